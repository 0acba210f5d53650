"""How long a return is kept, and why one is no longer there. Pure."""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from frankpledge.intake.sharing import RetentionFrom

DAYS_AHEAD = 92  # how far ahead the page tells what will be due


class Removal(StrEnum):
    """Why the rows of a version are no longer held."""

    WITHDRAWN = "withdrawn"
    RETENTION = "retention"


REMOVAL_WORDS = {
    Removal.WITHDRAWN: "withdrawn",
    Removal.RETENTION: "removed at the end of its retention",
}


def due_on(
    *, received_on: date, period_ends_before: date, months: int, start: RetentionFrom
) -> date:
    """Return the first day on which a version may no longer be kept.

    A day that the later month does not have is its last: 31 January and a month is 28
    or 29 February. Beyond the calendar it is the calendar's last day.
    """
    counted = {
        RetentionFrom.RECEIPT: received_on,
        RetentionFrom.PERIOD: period_ends_before,
    }
    return later(counted[start], months)


def later(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
