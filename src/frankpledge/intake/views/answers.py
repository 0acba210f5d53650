"""What the pages of evidence that change something share: who, when, and that it is done."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.contrib import messages
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import redirect

from frankpledge.access.models import User
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


def done(
    request: PartnershipRequest, sentence: str, page: str, *args: object
) -> HttpResponseRedirect:
    """Say what was done and go to a page of the evidence."""
    messages.success(request, sentence)
    scope = (request.partnership.slug, request.year.label)
    return redirect(f"intake:{page}", *scope, *args)
