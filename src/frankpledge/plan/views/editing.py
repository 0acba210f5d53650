"""One way for every page that changes a thing: save, or show whose change came first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan.forms import VersionedForm
from frankpledge.plan.presenters.conflicts import Conflict, conflict_between


@dataclass(frozen=True)
class Edit:
    """A page that changes (or adds) one thing.

    `build` makes the form from what was typed, or from the thing as it now stands;
    `write` saves a valid form; `item` is None while a thing is being added. Afterwards
    comes `next_page` of what was saved, or else `back`.
    """

    title: str
    build: Callable[[Mapping[str, Any] | None], VersionedForm]
    write: Callable[[Any], Any]
    back: str
    item: models.Model | None = None
    template: str = "plan/edit.html"
    done: str = "Saved."
    button: str = "Save"
    caption: str = ""
    next_page: Callable[[Any], str] | None = None
    more: Mapping[str, Any] | None = None


def answer_edit(request: PartnershipRequest, edit: Edit) -> HttpResponse:
    """Show the form; save what was typed; on a conflict show both and lose nothing."""
    if request.method != "POST":
        return _page(request, edit, edit.build(None))
    form = edit.build(request.POST)
    if not form.is_valid():
        return _page(request, edit, form)
    try:
        saved = edit.write(form)
    except EditedMeanwhile:
        if edit.item is None:  # nothing stood there that another could have saved
            raise
        return _conflict(request, edit, edit.item)
    messages.success(request, edit.done)
    return redirect(edit.next_page(saved) if edit.next_page else edit.back)


def _conflict(
    request: PartnershipRequest, edit: Edit, item: models.Model
) -> HttpResponse:
    item.refresh_from_db()
    theirs = edit.build(None)
    # Saving again now means: over theirs, having seen it.
    typed = request.POST.copy()
    typed["version"] = str(theirs.initial["version"])
    yours = edit.build(typed)
    conflict = conflict_between(theirs, yours, item=item, scope=request.partnership)
    return _page(request, edit, yours, conflict)


def _page(
    request: PartnershipRequest,
    edit: Edit,
    form: VersionedForm,
    conflict: Conflict | None = None,
) -> HttpResponse:
    context = {"edit": edit, "form": form, "conflict": conflict, **(edit.more or {})}
    return render(request, edit.template, context, status=409 if conflict else 200)
