"""What a forecast to year end says, series by series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.analysis.forecast.record import Record
from frankpledge.analysis.periods import Period
from frankpledge.analysis.results import Basis, Caveat


class Wanted(StrEnum):
    """Which side of a target is meeting it."""

    AT_MOST = "at most"
    AT_LEAST = "at least"


@dataclass(frozen=True)
class Interval:
    """Both bounds are within it; whole numbers of events."""

    level: int  # per cent
    lower: int
    upper: int


@dataclass(frozen=True)
class Straight:
    """What anybody could say without a method, for setting beside it."""

    run_rate: float | None  # the months known, carried on at their pace
    last_year: float | None  # last year's total
    same_months: float | None  # what is counted, and last year's months for the rest


@dataclass(frozen=True, kw_only=True)
class SeriesForecast:
    """Where one series will end its year; no median and intervals where `refused`."""

    name: str
    counted: int  # in the months used
    months_known: int
    months_not_known: tuple[date, ...]  # of those past
    median: int | None = None
    intervals: tuple[Interval, ...] = ()
    target: float | None = None
    wanted: Wanted = Wanted.AT_MOST
    chance: float | None = None  # of meeting the target
    straight: Straight
    dispersion: float | None = None  # variance over mean, of a month foretold
    record: Record | None = None  # of this series' own years
    history: int  # months known in all
    refused: str = ""
    caveats: tuple[Caveat, ...] = ()

    def interval(self, level: int) -> Interval:
        """Return the interval of a level, one of LEVELS."""
        return next(one for one in self.intervals if one.level == level)

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        if self.refused:
            return f"{self.name}: {self.refused} {_straight_in_words(self.straight)}"
        likely = self.interval(80)
        words = (
            f"{self.name}: {self.counted:,} in {_months(self.months_known)}; the year "
            f"would end near {self.median:,}, with 4 chances in 5 between "
            f"{likely.lower:,} and {likely.upper:,}"
        )
        if self.chance is not None and self.target is not None:
            words += (
                f". The chance of {self.wanted} {_number(self.target)} is "
                f"{chance_in_words(self.chance)}"
            )
        return f"{words}. {_straight_in_words(self.straight)}"


@dataclass(frozen=True)
class YearEnd:
    """Forecasts of all series for one year, and how such forecasts did before."""

    year: Period
    as_at: date  # the last month used, or the last before the year
    wanted: Wanted
    series: tuple[SeriesForecast, ...]
    record: tuple[Record, ...]  # all series together, by months known
    basis: Basis

    def record_at(self, months_known: int) -> Record | None:
        """Return the record of all series from so many months."""
        found = [one for one in self.record if one.months_known == months_known]
        return found[0] if found else None


def chance_in_words(chance: float) -> str:
    """Return a chance as people say it; none is ever certain."""
    if chance < 0.01:
        return "under 1%"
    if chance > 0.99:
        return "over 99%"
    return f"{100 * chance:.0f}%"


def _straight_in_words(straight: Straight) -> str:
    parts = [
        (straight.same_months, "as last year's months from here"),
        (straight.run_rate, "at the same pace"),
        (straight.last_year, "last year's total"),
    ]
    said = [f"{_number(value)} {words}" for value, words in parts if value is not None]
    if not said:
        return "Nothing stands beside it: no year before is whole."
    return f"Beside it: {', '.join(said)}."


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) or value >= 20 else f"{value:,.1f}"
