"""A group: its page, adding one, changing one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership import forms, operations, queries
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
def add_group(request: PartnershipRequest) -> HttpResponse:
    """Add a group, then go on to say what it does."""
    form = forms.NewGroupForm(posted(request), partnership=request.partnership)
    if form.is_valid():
        added = operations.add_group(
            partnership=request.partnership, **form.group, **stamp(request)
        )
        return done(request, f"{added.name} was added.", "change-group", added.pk)
    return render(request, "partnership/add_group.html", {"form": form})


@requires(Permission.DIRECTORY_VIEW)
def group(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Show a group: what it is for, when it meets, who sits on it."""
    context = {
        "group": get_object_or_404(queries.groups_of(request.partnership), pk=pk),
        "may_edit": may(request, Permission.DIRECTORY_EDIT),
    }
    return render(request, "partnership/group.html", context)


@requires(Permission.DIRECTORY_EDIT)
def change_group(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Change a group; show both versions when somebody else saved one."""
    group = get_object_or_404(queries.groups_of(request.partnership), pk=pk)
    kept = forms.group_as_typed(group)
    form = forms.GroupForm(
        posted(request), initial=kept, partnership=request.partnership
    )
    if form.is_valid() and carried_out(
        form, operations.change_group, group=group, **form.edit, **stamp(request)
    ):
        return done(request, "The group was saved.", "group", pk)
    template = "partnership/change_group.html"
    return edit_page(request, template, form=form, thing=group, kept=kept)
