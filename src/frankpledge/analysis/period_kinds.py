"""The kinds of period a series of figures is given for, and what each is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.analysis.periods import (
    FINANCIAL_YEAR_STARTS,
    Period,
    month,
    months_from,
)

YEAR = 12


class PeriodKind(StrEnum):
    """The period one value of an indicator covers."""

    FINANCIAL_YEAR = "financial-year"
    CUMULATIVE = "cumulative"
    QUARTERS_FROM_APRIL = "quarters-from-april"
    TRANCHES = "tranches"
    QUARTERS_FROM_JULY = "quarters-from-july"
    YEAR_TO_OCTOBER = "year-to-october"
    CALENDAR_YEAR = "calendar-year"
    THREE_YEAR_AVERAGE = "three-year-average"


@dataclass(frozen=True)
class KindOfPeriod:
    """A kind: its name, where its year lies beside a plan year, its parts.

    Its year starts in the month `starts`, `years_on` calendar years after the one the
    plan year starts in. A value is for `years` years up to that one's end, averaged
    over them, and is made of parts of `part_months`; 12 means it has none but itself.
    """

    name: str
    starts: int
    years_on: int = 0
    years: int = 1
    part_months: int = YEAR

    @property
    def is_averaged(self) -> bool:
        """Whether a value is the yearly average of several years."""
        return self.years > 1

    @property
    def has_parts(self) -> bool:
        """Whether figures are given for parts of it."""
        return self.is_averaged or self.part_months < YEAR

    def span(self, plan_year: int) -> Period:
        """Return the period of a plan year, named by the year its April lies in."""
        first = month(plan_year + self.years_on - self.years + 1, self.starts).start
        return months_from(first, YEAR * self.years)

    def parts(self, span: Period) -> tuple[Period, ...]:
        """Return what a span is made of, earliest first."""
        months = span.months
        return tuple(
            months_from(first, self.part_months)
            for first in months[:: self.part_months]
        )


# In a plan of 2010-11: the year to October 2010, which its review can already know;
# the calendar year 2010; the average of 2008 to 2010.
PERIOD_KINDS = {
    PeriodKind.FINANCIAL_YEAR: KindOfPeriod(
        "Financial year (April to March)", FINANCIAL_YEAR_STARTS
    ),
    PeriodKind.CUMULATIVE: KindOfPeriod(
        "Financial year, month by month so far", FINANCIAL_YEAR_STARTS, part_months=1
    ),
    PeriodKind.QUARTERS_FROM_APRIL: KindOfPeriod(
        "Quarters of the financial year", FINANCIAL_YEAR_STARTS, part_months=3
    ),
    PeriodKind.TRANCHES: KindOfPeriod(
        "Four-month tranches from April", FINANCIAL_YEAR_STARTS, part_months=4
    ),
    PeriodKind.QUARTERS_FROM_JULY: KindOfPeriod(
        "Quarters of the year from July", 7, part_months=3
    ),
    PeriodKind.YEAR_TO_OCTOBER: KindOfPeriod("November to October", 11, years_on=-1),
    PeriodKind.CALENDAR_YEAR: KindOfPeriod("Calendar year", 1),
    PeriodKind.THREE_YEAR_AVERAGE: KindOfPeriod(
        "Average of three calendar years", 1, years=3
    ),
}
PERIOD_NAMES = {kind: said.name for kind, said in PERIOD_KINDS.items()}
