"""What stretch of time a figure covers, from the head of its column or its own title."""

import re
from dataclasses import dataclass

from frankpledge.analysis.periods import (
    FINANCIAL_YEAR_STARTS,
    MONTH_NAMES,
    Period,
    PeriodError,
    parse_period,
)
from frankpledge.plan.reading.draft import Figure

_SO_FAR = re.compile(r"\bto date\b")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_YEAR = r"[ ’']*((?:19|20)?[0-9]{2})(?![0-9])"
_SPAN = re.compile(
    rf"\b{_MONTH}(?:{_YEAR})?\s?(?:-|–|to|until)\s?{_MONTH}(?:{_YEAR})?", re.IGNORECASE
)
_MONTHS = 12  # of a year


@dataclass(frozen=True)
class Cover:
    """A stretch of whole months, in a year that may not be named."""

    first_month: int
    months: int
    days: Period | None = None
    names_a_year: bool = True

    def is_like(self, other: "Cover") -> bool:
        """Say whether two stretches are the same part of a year."""
        return (self.first_month, self.months) == (other.first_month, other.months)

    @property
    def is_financial(self) -> bool:
        """A year from April to March."""
        return (self.first_month, self.months) == (FINANCIAL_YEAR_STARTS, _MONTHS)

    @property
    def words(self) -> str:
        """The months in words: `April to March`, `9 months, April to December`."""
        last = MONTH_NAMES[(self.first_month + self.months - 2) % _MONTHS]
        if self.months == 1:
            return last
        length = "" if self.months == _MONTHS else f"{self.months} months, "
        return f"{length}{MONTH_NAMES[self.first_month - 1]} to {last}"


def cover_of(figure: Figure) -> Cover | None:
    """Return what a figure's column says it covers; None when it does not plainly."""
    if not figure.period or _SO_FAR.search(figure.period):
        return None
    try:
        days = parse_period(figure.period)
    except PeriodError:
        return cover_in(figure.period)
    return Cover(days.start.month, len(days.months), days)


def cover_in(text: str) -> Cover | None:
    """Return the months a text names from one to another: "KSI (Jan-Dec 2009)"."""
    found = _SPAN.search(text)
    if found is None:
        return None
    first, last = _number(found[1]), _number(found[3])
    months = (last - first) % _MONTHS + 1
    return Cover(first, months, names_a_year=bool(found[2] or found[4]))


def _number(name: str) -> int:
    return 1 + [full[:3].lower() for full in MONTH_NAMES].index(name[:3].lower())
