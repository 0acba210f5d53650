"""The pages that belong to no stage: the way in, the year, the components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate

from frankpledge.access.decorators import public, requires, signed_in
from frankpledge.access.rules import Permission
from frankpledge.actions import presenters as actions_presenters
from frankpledge.actions import queries as actions
from frankpledge.config import navigation, standing
from frankpledge.partnership import queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.ui import views as ui_views

MOST_ACTIONS = 5  # on the year's page; the rest are one link away

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
        "waiting": _waiting(request),
        "may_open": Permission.DIRECTORY_EDIT in request.permissions,
    }
    return render(request, "config/year.html", context)


def _waiting(request: PartnershipRequest) -> actions_presenters.Waiting | None:
    """Return the reader's actions, what is overdue first; None where none wait."""
    if Permission.ACTIONS_VIEW not in request.permissions:
        return None
    today = localdate(request.received_at)
    mine = list(actions.mine(request.membership))
    if not mine:
        return None
    return actions_presenters.waiting(
        mine, year=request.year, today=today, most=MOST_ACTIONS
    )
