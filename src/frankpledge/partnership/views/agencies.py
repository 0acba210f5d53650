"""An agency: its page, adding one, changing one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership import forms, operations, presenters, queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.partnership.views.answers import (
    carried_out,
    done,
    edit_page,
    may,
    posted,
    stamp,
)


@requires(Permission.DIRECTORY_EDIT)
def add_agency(request: PartnershipRequest) -> HttpResponse:
    """Add an agency to the directory."""
    form = forms.NewAgencyForm(posted(request), partnership=request.partnership)
    if form.is_valid():
        added = operations.enter_agency(
            partnership=request.partnership, details=form.changes, **stamp(request)
        )
        return done(request, f"{added.name} was added.", "agency", added.pk)
    return render(request, "partnership/add_agency.html", {"form": form})


@requires(Permission.DIRECTORY_VIEW)
def agency(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Show an agency: how to reach it, its people, its groups."""
    agency = get_object_or_404(queries.agencies_of(request.partnership), pk=pk)
    context = {
        "agency": agency,
        "reach": presenters.reach(agency),
        "people": queries.people_of(request.partnership).filter(agency=agency),
        "groups": queries.groups_of(request.partnership).filter(agencies=agency),
        "may_edit": may(request, Permission.DIRECTORY_EDIT),
    }
    return render(request, "partnership/agency.html", context)


@requires(Permission.DIRECTORY_EDIT)
def change_agency(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Change an agency; show both versions when somebody else saved one."""
    agency = get_object_or_404(queries.agencies_of(request.partnership), pk=pk)
    kept = forms.agency_as_typed(agency)
    form = forms.AgencyForm(posted(request), initial=kept)
    if form.is_valid() and carried_out(
        form, operations.change_agency, agency=agency, **form.edit, **stamp(request)
    ):
        return done(request, "The agency was saved.", "agency", pk)
    template = "partnership/change_agency.html"
    return edit_page(request, template, form=form, thing=agency, kept=kept)
