"""What is owed and how it stands, from days alone. Pure: no tables, no clock.

A duty names a data set and how often it is owed; each of its periods is due by a rule,
and stands where the months held of it put it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from frankpledge.analysis.periods import Period, months_from

DAY = timedelta(days=1)
JANUARY, APRIL = 1, 4
SOON = timedelta(days=14)  # how far ahead "due soon" looks
CHASED_WITHIN = timedelta(days=7)  # what is chased is asked for within a week


class Frequency(StrEnum):
    """How long a period of a duty is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class FrequencyRow:
    """A frequency: its months, the month its first period begins in, its words."""

    months: int
    begins: int
    words: str
    heading: str


FREQUENCIES = {
    Frequency.MONTH: FrequencyRow(1, JANUARY, "Each month", "Monthly"),
    Frequency.QUARTER: FrequencyRow(3, APRIL, "Each quarter, from April", "Quarterly"),
    Frequency.YEAR: FrequencyRow(12, APRIL, "Each financial year", "Yearly"),
}


class DueRule(StrEnum):
    """By when a period is due."""

    DAYS_AFTER = "days-after"
    END_OF_NEXT = "end-of-next"


DUE_RULE_NAMES = {
    DueRule.DAYS_AFTER: "So many days after the period ends",
    # SI 2007/1831, regulation 3(1): by the end of the following information period.
    DueRule.END_OF_NEXT: "By the end of the next period, as the regulations say",
}


class Standing(StrEnum):
    """Where a period of a duty stands."""

    RUNNING = "running"
    DUE = "due"
    OVERDUE = "overdue"
    CHASED = "chased"
    RECEIVED = "received"
    LATE = "late"
    UNLINKED = "unlinked"


@dataclass(frozen=True)
class StandingRow:
    """A standing: its words, its colour, and whether it is still waited for."""

    words: str
    colour: str
    is_overdue: bool = False


STANDINGS = {
    Standing.RUNNING: StandingRow("Not yet due", "grey"),
    Standing.DUE: StandingRow("Due", "yellow"),
    Standing.OVERDUE: StandingRow("Overdue", "red", is_overdue=True),
    Standing.CHASED: StandingRow("Chased", "orange", is_overdue=True),
    Standing.RECEIVED: StandingRow("Received", "green"),
    Standing.LATE: StandingRow("Received late", "green"),
    Standing.UNLINKED: StandingRow("Cannot be told", "grey"),
}


@dataclass(frozen=True)
class Terms:
    """How often a duty falls due, by when, and for which periods.

    `days` counts from the period's last day and is for DAYS_AFTER alone. A period is
    owed when it begins on `starts_on` or after, and not after `ends_on`.
    """

    frequency: Frequency
    rule: DueRule
    days: int
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Owed:
    """One period of a duty: by when it is due, what came of it, where it stands.

    `months_held` are those of its months that have come; `received_on` is the day the
    last of them came first, None until all have.
    """

    period: Period
    due_on: date
    standing: Standing
    months_held: int
    received_on: date | None = None

    @property
    def is_overdue(self) -> bool:
        """Return whether it should have come and has not."""
        return STANDINGS[self.standing].is_overdue

    @property
    def is_awaited(self) -> bool:
        """Return whether its period is over and it has not come."""
        return self.is_overdue or self.standing is Standing.DUE

    @property
    def days_late(self) -> int:
        """Return how many days after its due day the last of it came; 0 in time.

        What has not all come is not late by any number of days yet: 0 too.
        """
        if self.received_on is None:
            return 0
        return max((self.received_on - self.due_on).days, 0)


@dataclass(frozen=True)
class Facts:
    """What is known of a duty: the day each month first came, what was chased.

    `is_linked` is False while no returns are named that would answer it.
    """

    first_came: Mapping[date, date]
    chased: frozenset[str] = frozenset()  # slugs of periods
    is_linked: bool = True


def period_with(day: date, frequency: Frequency) -> Period:
    """Return the period of a frequency that a day is in.

    >>> period_with(date(2010, 2, 20), Frequency.QUARTER).label
    '2009-10 Q4'
    """
    row = FREQUENCIES[frequency]
    back = (day.month - row.begins) % row.months
    months = day.year * 12 + day.month - 1 - back
    return months_from(date(months // 12, months % 12 + 1, 1), row.months)


def periods_owed(terms: Terms, *, until: date) -> Iterator[Period]:
    """Yield the periods owed that begin on `until` or before, earliest first."""
    last = until if terms.ends_on is None else min(until, terms.ends_on)
    period = period_with(terms.starts_on, terms.frequency)
    while period.start <= last:
        if period.start >= terms.starts_on:
            yield period
        period = period_with(period.end, terms.frequency)


def due_on(period: Period, terms: Terms) -> date:
    """Return the last day a period may come on without being late.

    >>> quarterly = Terms(
    ...     Frequency.QUARTER, DueRule.END_OF_NEXT, 0, starts_on=date(2007, 7, 1)
    ... )
    >>> due_on(period_with(date(2007, 7, 1), Frequency.QUARTER), quarterly)
    datetime.date(2007, 12, 31)
    """
    if terms.rule is DueRule.END_OF_NEXT:
        return period_with(period.end, terms.frequency).end - DAY
    return period.end - DAY + timedelta(days=terms.days)


def stands(period: Period, terms: Terms, facts: Facts, *, today: date) -> Owed:
    """Return where a period stands.

    It has come when each of its months has, in whatever files: three monthly returns
    answer a quarter. It came on the day the last month first came; a better version
    sent later makes nothing late.
    """
    due = due_on(period, terms)
    came = [facts.first_came[m] for m in period.months if m in facts.first_came]
    if len(came) == len(period.months):
        standing = Standing.RECEIVED if max(came) <= due else Standing.LATE
        return Owed(period, due, standing, len(came), max(came))
    return Owed(period, due, _awaited(period, due, facts, today), len(came))


def register_of(terms: Terms, facts: Facts, *, today: date) -> tuple[Owed, ...]:
    """Return every period owed until today, the present one among them, in order."""
    return tuple(
        stands(period, terms, facts, today=today)
        for period in periods_owed(terms, until=today)
    )


def due_words(rule: DueRule, days: int) -> str:
    """Return by when a period is due, in words.

    >>> due_words(DueRule.DAYS_AFTER, 14)
    '14 days after the period ends'
    """
    if rule is DueRule.END_OF_NEXT:
        return "by the end of the next period"
    return f"{days} day{'' if days == 1 else 's'} after the period ends"


def _awaited(period: Period, due: date, facts: Facts, today: date) -> Standing:
    if today < period.end:
        return Standing.RUNNING
    if not facts.is_linked:
        return Standing.UNLINKED
    if today <= due:
        return Standing.DUE
    return Standing.CHASED if period.slug in facts.chased else Standing.OVERDUE
