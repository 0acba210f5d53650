"""Entering breaks in the register, and taking one out that was wrong."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake.models import RecordingBreak
from frankpledge.intake.rules import BreakEntry
from frankpledge.partnership.models import Partnership


@transaction.atomic
def note_break(
    *, partnership: Partnership, entry: BreakEntry, by: User, at: datetime
) -> RecordingBreak:
    """Enter a break. Raises Refusal where that month's break is in the register."""
    noted, is_new = RecordingBreak.objects.get_or_create(
        partnership=partnership,
        source=entry.source,
        supplier=entry.supplier,
        category=entry.category,
        month=entry.month.replace(day=1),
        defaults={
            "kind": entry.kind.value,
            "reason": entry.reason,
            "noted_at": at,
            "noted_by": by,
        },
    )
    if not is_new:
        raise Refusal(
            f"The register has this break already: {noted}, noted by {noted.noted_by}."
        )
    _record(Event.BREAK_NOTED, noted, by, at)
    return noted


@transaction.atomic
def strike_break(*, noted: RecordingBreak, by: User, at: datetime) -> None:
    """Take a break out of the register; the record keeps what it said."""
    _record(Event.BREAK_STRUCK, noted, by, at)
    noted.delete()


def _record(event: Event, noted: RecordingBreak, by: User, at: datetime) -> None:
    audit.record(
        event,
        subject=noted,
        by=by,
        at=at,
        partnership=noted.partnership.slug,
        detail={
            "source": noted.source,
            "supplier": noted.supplier,
            "category": noted.category,
            "month": f"{noted.month:%Y-%m}",
            "reason": noted.reason,
        },
    )
