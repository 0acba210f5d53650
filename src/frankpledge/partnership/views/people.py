"""Who holds which role, and what each role may do."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.rules import ROLES, Permission
from frankpledge.partnership import forms, operations, permissions, presenters, queries
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.partnership.views.answers import (
    carried_out,
    done,
    may,
    posted,
    stamp,
)


@requires(Permission.DIRECTORY_VIEW)
def people(request: PartnershipRequest) -> HttpResponse:
    """Show who holds which role."""
    is_managed = may(request, Permission.PEOPLE_MANAGE)
    held = queries.people_of(request.partnership)
    context = {
        "people": presenters.people_table(held, is_managed=is_managed),
        "may_manage": is_managed,
    }
    return render(request, "partnership/people.html", context)


@requires(Permission.PEOPLE_MANAGE)
def add_person(request: PartnershipRequest) -> HttpResponse:
    """Give somebody new a role, and say how they get in."""
    form = forms.InviteForm(posted(request), partnership=request.partnership)
    if form.is_valid() and carried_out(
        form,
        operations.invite,
        partnership=request.partnership,
        invitation=form.invitation,
        **stamp(request),
    ):
        return done(request, presenters.welcome(form.invitation), "people")
    return render(request, "partnership/add_person.html", {"form": form})


@requires(Permission.PEOPLE_MANAGE)
def change_person(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Change a person's role, agency or job title."""
    person = get_object_or_404(queries.people_of(request.partnership), pk=pk)
    form = forms.PostForm(posted(request), membership=person)
    change = operations.change_post
    if form.is_valid() and carried_out(
        form, change, membership=person, post=form.post, **stamp(request)
    ):
        return done(request, f"{person.user.name}’s role was saved.", "people")
    may_leave = not permissions.is_last_manager(person)
    context = {"form": form, "person": person, "may_leave": may_leave}
    return render(request, "partnership/change_person.html", context)


@requires(Permission.PEOPLE_MANAGE)
@require_POST
def end_role(request: PartnershipRequest, pk: int) -> HttpResponse:
    """End a person's role in the partnership."""
    person = get_object_or_404(queries.people_of(request.partnership), pk=pk)
    operations.end_role(membership=person, **stamp(request))
    return done(request, f"{person.user.name} no longer has a role here.", "people")


@requires(Permission.DIRECTORY_VIEW)
def roles(request: PartnershipRequest) -> HttpResponse:
    """Show what each role may do."""
    context = {
        "roles": ROLES,
        "own": request.membership.role,
        "matrix": presenters.matrix_table(),
    }
    return render(request, "partnership/roles.html", context)
