"""The way into a partnership, and its directory."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership import forms, operations, presenters, queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.partnership.views.answers import done, may, posted, stamp


@requires(Permission.DIRECTORY_VIEW)
def home(request: PartnershipRequest) -> HttpResponse:
    """Open the latest plan year, or say that there is none yet."""
    latest = queries.years_of(request.partnership).first()
    if latest is not None:
        return redirect(latest)
    may_open = may(request, Permission.DIRECTORY_EDIT)
    return render(request, "partnership/home.html", {"may_open": may_open})


@requires(Permission.DIRECTORY_VIEW)
def directory(request: PartnershipRequest) -> HttpResponse:
    """Show who the partnership is and how to reach each of its members."""
    agencies = list(queries.agencies_of(request.partnership))
    layers = queries.area_layers_of(request.partnership)
    context = {
        "contact": presenters.reach(request.partnership),
        "sections": presenters.members_by_kind(agencies),
        "others": [agency for agency in agencies if not agency.is_member],
        "groups": queries.groups_of(request.partnership),
        "layers": presenters.layers_table(layers, slug=request.partnership.slug),
        "may_edit": may(request, Permission.DIRECTORY_EDIT),
        "may_see_record": may(request, Permission.AUDIT_VIEW),
    }
    return render(request, "partnership/directory.html", context)


@requires(Permission.DIRECTORY_EDIT)
def change_contact(request: PartnershipRequest) -> HttpResponse:
    """Change how the public reaches the partnership."""
    kept = forms.contact_as_typed(request.partnership)
    form = forms.ContactForm(posted(request), initial=kept)
    if form.is_valid():
        operations.set_contact(
            partnership=request.partnership, contact=form.contact, **stamp(request)
        )
        return done(request, "The contact was saved.", "directory")
    return render(request, "partnership/change_contact.html", {"form": form})
