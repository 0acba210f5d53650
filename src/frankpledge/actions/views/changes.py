"""Assigning an action, and everything that can become of one."""

from django.http import HttpResponse
from django.shortcuts import render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.actions import forms, operations, permissions
from frankpledge.actions.rules import ActionState
from frankpledge.actions.views.loading import done, found, posted, stamp
from frankpledge.partnership.refusals import EditedMeanwhile
from frankpledge.partnership.requests import PartnershipRequest

TEMPLATE = "actions/change.html"


@requires(Permission.ACTIONS_ASSIGN)
def add(request: PartnershipRequest) -> HttpResponse:
    """Assign an action."""
    form = forms.AssignForm(posted(request), partnership=request.partnership)
    if form.is_valid():
        assigned = operations.assign(
            partnership=request.partnership,
            task=form.task,
            origin=form.origin,
            **stamp(request),
        )
        return done(request, assigned, f"Assigned to {assigned.whose}.")
    return render(request, "actions/add.html", {"form": form})


@requires(Permission.ACTIONS_VIEW)
def close(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Say that an action is done, and what came of it."""
    action = found(request, pk)
    permissions.check_may_close(action, request.membership)
    permissions.check_may_become(action, ActionState.DONE)
    form = forms.ResultForm(posted(request))
    if form.is_valid():
        operations.close(action=action, **form.cleaned_data, **stamp(request))
        return done(request, action, "The action is done.")
    context = {"form": form, "action": action, "verb": "close"}
    return render(request, TEMPLATE, context)


@requires(Permission.ACTIONS_ASSIGN)
def drop(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Say that an action will not be done, and why."""
    action = found(request, pk)
    permissions.check_may_become(action, ActionState.DROPPED)
    form = forms.ReasonForm(posted(request))
    if form.is_valid():
        operations.drop(action=action, **form.cleaned_data, **stamp(request))
        return done(request, action, "The action was dropped.")
    context = {"form": form, "action": action, "verb": "drop"}
    return render(request, TEMPLATE, context)


@requires(Permission.ACTIONS_ASSIGN)
def reopen(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Open an action again that was closed by mistake, or too early."""
    action = found(request, pk)
    permissions.check_may_become(action, ActionState.OPEN)
    form = forms.ReasonForm(posted(request))
    if form.is_valid():
        operations.reopen(action=action, **form.cleaned_data, **stamp(request))
        return done(request, action, "The action is open again.")
    context = {"form": form, "action": action, "verb": "reopen"}
    return render(request, TEMPLATE, context)


@requires(Permission.ACTIONS_ASSIGN)
def reassign(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Give an action to somebody else."""
    action = found(request, pk)
    permissions.check_is_open(action)
    form = forms.ReassignForm(posted(request), action=action)
    if form.is_valid():
        try:
            operations.reassign(action=action, **form.cleaned_data, **stamp(request))
        except EditedMeanwhile as conflict:
            form = forms.after_conflict(action, str(conflict))
        else:
            return done(request, action, "The action was given to somebody else.")
    context = {"form": form, "action": action, "verb": "reassign"}
    return render(request, TEMPLATE, context)


@requires(Permission.ACTIONS_ASSIGN)
def reword(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Put an action in other words."""
    action = found(request, pk)
    permissions.check_is_open(action)
    form = forms.RewordForm(posted(request), action=action)
    if form.is_valid():
        operations.reword(action=action, **form.words, **stamp(request))
        return done(request, action, "The action says it in other words.")
    context = {"form": form, "action": action, "verb": "reword"}
    return render(request, TEMPLATE, context)


@requires(Permission.ACTIONS_ASSIGN)
def change_due(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Give an action another day, and say why."""
    action = found(request, pk)
    permissions.check_is_open(action)
    form = forms.DueForm(posted(request), action=action)
    if form.is_valid():
        operations.change_due(action=action, **form.cleaned_data, **stamp(request))
        return done(request, action, "The action has another day.")
    context = {"form": form, "action": action, "verb": "change-due"}
    return render(request, TEMPLATE, context)
