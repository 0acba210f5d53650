"""The pages that belong to no stage: the way in, the year, the components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import public, requires, signed_in
from frankpledge.access.rules import Permission
from frankpledge.config import navigation, standing
from frankpledge.partnership import queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.ui import views as ui_views

components = public(ui_views.components)


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show the partnerships a person belongs to, or open the only one."""
    memberships = list(queries.memberships_of(request.user))
    if len(memberships) == 1:
        return redirect("partnership:home", memberships[0].partnership.slug)
    return render(request, "config/home.html", {"memberships": memberships})


@requires(Permission.DIRECTORY_VIEW)
def year(request: PartnershipRequest) -> HttpResponse:
    """Show the year as a circle of stages, each a way in."""
    others = queries.years_of(request.partnership).exclude(pk=request.year.pk)
    context = {
        "stages": navigation.circle(
            request.year,
            done=standing.done_in(request.year),
            permissions=request.permissions,
        ),
        "others": others,
        "role": request.membership.role,
        "may_open": Permission.DIRECTORY_EDIT in request.permissions,
    }
    return render(request, "config/year.html", context)
