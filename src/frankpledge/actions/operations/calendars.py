"""Making and withdrawing the address of a person's calendar feed."""

import secrets
from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.actions import queries
from frankpledge.actions.models import CalendarKey
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Membership

TOKEN_BYTES = 32


@transaction.atomic
def make_calendar(*, membership: Membership, by: User, at: datetime) -> str:
    """Make a person's calendar address and return its token, which is kept nowhere.

    An address made before stops working.
    """
    token = secrets.token_urlsafe(TOKEN_BYTES)
    kept = {"sha256": queries.hash_of(token), "made_at": at}
    CalendarKey.objects.update_or_create(membership=membership, defaults=kept)
    _record(Event.CALENDAR_MADE, membership, by=by, at=at)
    return token


@transaction.atomic
def withdraw_calendar(*, membership: Membership, by: User, at: datetime) -> None:
    """Let a person's calendar address open nothing any more."""
    withdrawn, _ = CalendarKey.objects.filter(membership=membership).delete()
    if withdrawn:
        _record(Event.CALENDAR_WITHDRAWN, membership, by=by, at=at)


def _record(event: Event, membership: Membership, *, by: User, at: datetime) -> None:
    slug = membership.partnership.slug
    audit.record(event, subject=membership, by=by, at=at, partnership=slug)
