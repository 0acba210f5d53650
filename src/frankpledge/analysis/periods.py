"""Periods of days: the years, quarters and months figures are given for.

Boundaries are stated here once: a period is half-open, `[start, end)`. The first day
belongs to it, `end` is the first day after it, and periods that follow one another
share a boundary and no day. Periods are whole local days, so a day of 23 or 25 hours
when the clocks change is one day like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
FINANCIAL_YEAR_STARTS = 4  # April: councils' and the police's reporting year


class PeriodError(ValueError):
    """A period that cannot be. The text says why, and what would do."""


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to, and not with, `end`."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise PeriodError(
                f"A period from {_in_words(self.start)} cannot end before "
                f"{_in_words(self.end)}: it would hold no day."
            )

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The period as people write it: "2009-10", "2014", "March 2014"."""
        start, months = self.start, self._whole_months()
        last = self.end - timedelta(days=1)
        if months is not None:
            return _months_label(start, last, months)
        if last == start:
            return _in_words(start)
        return f"{_in_words(start)} to {_in_words(last)}"

    @property
    def slug(self) -> str:
        """The period in an address or a path, no two alike; refuses part of a month.

        "2014-06", "2009-10-q3", "2009-10-year" (a month could read so without its last
        word), "2014", "year-ending-2025-06", "2014-06-for-2-months".
        """
        months = len(self.months)
        if months == 1:
            return f"{self.start:%Y-%m}"
        label = self.label.lower().replace(" ", "-")
        if months == 12 and self.start.month == FINANCIAL_YEAR_STARTS:
            return f"{label}-year"
        if months == 12 and self.start.month != 1:
            return f"year-ending-{self.end - timedelta(days=1):%Y-%m}"
        if months == 12 or re.fullmatch(r"\d{4}-\d{2}-q\d", label):
            return label
        return f"{self.start:%Y-%m}-for-{months}-months"

    @property
    def days(self) -> int:
        """How many days the period holds."""
        return (self.end - self.start).days

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month, earliest first; refuses part of a month."""
        count = self._whole_months()
        if count is None:
            raise PeriodError(
                f"The period {self.label} does not hold whole months. Records that "
                "give the month only cannot be counted over part of one."
            )
        return tuple(_add_months(self.start, step) for step in range(count))

    def year_before(self) -> Period:
        """Return the same part of the year before, month for month."""
        if self._whole_months() is None:
            raise PeriodError(
                f"The period {self.label} does not hold whole months, so the same "
                "part of the year before is not certain. Name both periods."
            )
        return Period(_add_months(self.start, -12), _add_months(self.end, -12))

    def _whole_months(self) -> int | None:
        """How many months the period is, or None where it holds part of one."""
        if self.start.day != 1 or self.end.day != 1:
            return None
        years = self.end.year - self.start.year
        return years * 12 + self.end.month - self.start.month


def month(year: int, number: int) -> Period:
    """Return a calendar month: `month(2014, 3)` is March 2014."""
    first = _first_of(year, number)
    return Period(first, _add_months(first, 1))


def quarter(year: int, number: int) -> Period:
    """Return a quarter of the financial year that starts in April of `year`.

    `quarter(2009, 4)` is January to March 2010.
    """
    if number not in range(1, 5):
        raise PeriodError(f"A year has quarters 1 to 4; there is no quarter {number}.")
    first = _add_months(_first_of(year, FINANCIAL_YEAR_STARTS), 3 * (number - 1))
    return Period(first, _add_months(first, 3))


def calendar_year(year: int) -> Period:
    """Return January to December of a year."""
    first = _first_of(year, 1)
    return Period(first, _add_months(first, 12))


def financial_year(label: str) -> Period:
    """Return April to March for "2009-10", "2009/10" or "2009-2010"."""
    found = re.fullmatch(r"(\d{4})\s*[-/\u2013]\s*(\d{4}|\d{2})", label.strip())
    if found is None:
        raise PeriodError(
            f"{label!r} is not a financial year. Write it as 2009-10 or 2009/10."
        )
    year, ending = int(found[1]), found[2]
    if not str(year + 1).endswith(ending):
        raise PeriodError(
            f"{label!r} is not a financial year: {year} is followed by {year + 1}, "
            f"so it would be {_financial_label(year)}."
        )
    first = _first_of(year, FINANCIAL_YEAR_STARTS)
    return Period(first, _add_months(first, 12))


def parse_period(label: str) -> Period:
    """Return the period a label names, however people write it.

    "2009-10" and "2009/10" are financial years, "2009-10 Q1" a quarter of one, "2014" a
    calendar year, "year ending June 2025" any twelve months, "April to July 2014" some
    months of a year, "2008 to 2010" several years, "March 2014" and "2014-03" a month.
    "2009-10" could also be October 2009: as plans print years so, it is the year; write
    "October 2009" for the month.
    """
    text = " ".join(label.split())
    for pattern, read in WRITTEN:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            return read(*found.groups())
    raise PeriodError(
        f"{label!r} is not a period. Write a financial year as 2009-10, a quarter "
        "as 2009-10 Q1, a calendar year as 2014, a month as March 2014 or 2014-03."
    )


def period_from_slug(slug: str) -> Period:
    """Return the period an address names; the reverse of `Period.slug`."""
    for pattern, read in SLUGS:
        if found := re.fullmatch(pattern, slug):
            return read(*found.groups())
    raise PeriodError(f"{slug!r} names no period.")


def months_from(first: date, count: int) -> Period:
    """Return the period of some months from the first day of one."""
    return Period(first, _add_months(first, count))


def month_of(day: date) -> date:
    """Return the first day of the month a day is in."""
    return day.replace(day=1)


def _year_or_month(year: str, ending: str) -> Period:
    """Read "2009-10": the year where the second part follows, else a month."""
    if str(int(year) + 1).endswith(ending):
        return financial_year(f"{year}-{ending}")
    return month(int(year), int(ending))


def _month_named(name: str, year: str) -> Period:
    return month(int(year), _month_number(name))


def _months_named(first: str, year: str | None, last: str, until: str) -> Period:
    return Period(
        _month_named(first, year or until).start, _month_named(last, until).end
    )


def _month_number(name: str) -> int:
    for number, full in enumerate(MONTH_NAMES, start=1):
        if len(name) >= 3 and full.lower().startswith(name.lower()):
            return number
    raise PeriodError(
        f"{name!r} names no month. Write the month in words and the year, as in "
        "March 2014."
    )


def _first_of(year: int, number: int) -> date:
    try:
        return date(year, number, 1)
    except ValueError as error:
        raise PeriodError(f"There is no month {number} of the year {year}.") from error


def _add_months(first: date, months: int) -> date:
    years, month_before = divmod(first.month - 1 + months, 12)
    return _first_of(first.year + years, month_before + 1)


def _quarter_of(start: date) -> tuple[int, int]:
    """Return the financial year's first year and the quarter that starts then."""
    year, quarter_before = divmod(start.month - FINANCIAL_YEAR_STARTS, 12)
    return start.year + year, quarter_before // 3 + 1


def _financial_label(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def _in_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _year_ending(year: str, number: str) -> Period:
    ending = month(int(year), int(number)).end
    return Period(_add_months(ending, -12), ending)


def _years(first: str, last: str) -> Period:
    return Period(calendar_year(int(first)).start, calendar_year(int(last)).end)


def _year_ending_in(name: str, year: str) -> Period:
    return _year_ending(year, str(_month_number(name)))


def _months_label(start: date, last: date, months: int) -> str:
    """Return how people write whole months."""
    first_name, last_name = MONTH_NAMES[start.month - 1], MONTH_NAMES[last.month - 1]
    if months == 12 and start.month == FINANCIAL_YEAR_STARTS:
        return _financial_label(start.year)
    if months == 12:
        one_year = start.month == 1
        return str(start.year) if one_year else f"year ending {last_name} {last.year}"
    if months == 3 and start.month % 3 == 1:
        year, quarter = _quarter_of(start)
        return f"{_financial_label(year)} Q{quarter}"
    if months == 1:
        return f"{first_name} {start.year}"
    if months % 12 == 0 and start.month == 1:
        return f"{start.year} to {last.year}"
    since = first_name if start.year == last.year else f"{first_name} {start.year}"
    return f"{since} to {last_name} {last.year}"


# How each way people write a period is read, the first that fits.
WRITTEN: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})", lambda year: calendar_year(int(year))),
    (
        r"(.+?) ?Q([1-4])",
        lambda label, number: quarter(financial_year(label).start.year, int(number)),
    ),
    (r"year ending ([A-Za-z]+) (\d{4})", _year_ending_in),
    (r"(\d{4}) to (\d{4})", _years),
    (r"([A-Za-z]+)(?: (\d{4}))? to ([A-Za-z]+) (\d{4})", _months_named),
    (r"([A-Za-z]+) (\d{4})", _month_named),
    (r"(\d{4})-(\d{2})", _year_or_month),
    (r"(\d{4}\s*[-/\u2013]\s*(?:\d{4}|\d{2}))", financial_year),
)
# How each kind of slug is read.
SLUGS: tuple[tuple[str, Callable[..., Period]], ...] = (
    (r"(\d{4})", lambda year: calendar_year(int(year))),
    (r"(\d{4})-(\d{2})", lambda year, number: month(int(year), int(number))),
    (r"(\d{4}-\d{2})-year", financial_year),
    (
        r"(\d{4}-\d{2})-q([1-4])",
        lambda label, number: quarter(financial_year(label).start.year, int(number)),
    ),
    (r"year-ending-(\d{4})-(\d{2})", _year_ending),
    (
        r"(\d{4})-(\d{2})-for-(\d{1,3})-months",
        lambda year, number, count: months_from(
            month(int(year), int(number)).start, int(count)
        ),
    ),
)
