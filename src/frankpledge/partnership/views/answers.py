"""What the pages of a partnership share: who and when, saying it is done, conflicts."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypedDict

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.audit import queries as audit
from frankpledge.partnership import presenters
from frankpledge.partnership.forms import VersionedForm
from frankpledge.partnership.models import Agency, Group
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.partnership.requests import PartnershipRequest


class Stamp(TypedDict):
    """Who did it and when, as every operation asks."""

    by: User
    at: datetime


def stamp(request: PartnershipRequest) -> Stamp:
    """Return who asks and when they did."""
    return {"by": request.user, "at": request.received_at}


def posted(request: PartnershipRequest) -> QueryDict | None:
    """Return what was sent, or None when the page is only being opened."""
    return request.POST if request.method == "POST" else None


def may(request: PartnershipRequest, permission: Permission) -> bool:
    """Return whether the page should offer what needs `permission`."""
    return permission in request.permissions


def done(
    request: PartnershipRequest, sentence: str, page: str, *args: object
) -> HttpResponseRedirect:
    """Say what was done and go to a page of this partnership."""
    messages.success(request, sentence)
    return redirect(f"partnership:{page}", request.partnership.slug, *args)


def carried_out(
    form: BaseForm, operation: Callable[..., object], **arguments: Any
) -> bool:
    """Carry out a change; what refuses it becomes an error of the form."""
    try:
        operation(**arguments)
    except NameTaken as taken:
        form.add_error("name", str(taken))
    except (EditedMeanwhile, Refusal) as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def edit_page(
    request: PartnershipRequest,
    template: str,
    *,
    form: VersionedForm,
    thing: Agency | Group,
    kept: Mapping[str, Any],
) -> HttpResponse:
    """Show a form to change something, and both versions when two people changed it."""
    conflict = None
    if form.is_outdated(thing.version):
        conflict = presenters.conflict(form, kept, record=audit.latest_of(thing))
        form.accept_version(thing.version)
    context = {"form": form, "thing": thing, "conflict": conflict}
    return render(request, template, context, status=409 if conflict else 200)
