"""What the pages of actions share: which one, who and when, saying it is done."""

from datetime import date, datetime
from typing import TypedDict

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import localdate

from frankpledge.access.models import User
from frankpledge.actions import queries
from frankpledge.actions.models import Action
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


def today(request: PartnershipRequest) -> date:
    """Return the day the request came, where the partnership is."""
    return localdate(request.received_at)


def found(request: PartnershipRequest, pk: int) -> Action:
    """Return an action the person may see; to them there are no others."""
    action = queries.action_seen(request.membership, pk=pk)
    if action is None:
        raise Http404(f"There is no action {pk} that you may see.")
    return action


def done(
    request: PartnershipRequest, action: Action, sentence: str
) -> HttpResponseRedirect:
    """Say what was done and go to the action's page."""
    messages.success(request, sentence)
    return redirect(action.address(request.year.label))
