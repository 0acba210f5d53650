"""A monthly series laid out evenly, so that what is missing has a place."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Refusal

Floats = npt.NDArray[np.float64]
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class MonthlySeries:
    """Counts from the first month held to the last; NaN where a month has none."""

    first: date
    values: Floats

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which months have a count."""
        return ~np.isnan(self.values)

    @property
    def calendar(self) -> npt.NDArray[np.int64]:
        """The month of the year of each, 0 for January."""
        return (self.first.month - 1 + np.arange(len(self.values))) % MONTHS_A_YEAR

    def month(self, position: int) -> date:
        """Return the first day of the month at a position."""
        return date(*_year_and_month(_place(self.first) + position), 1)

    @property
    def months(self) -> tuple[date, ...]:
        """Every month from the first to the last."""
        return tuple(self.month(position) for position in range(len(self.values)))


def monthly_series(counts: Mapping[date, float | None]) -> MonthlySeries:
    """Lay counts out month by month.

    A month between the first and the last that the mapping lacks has no count; it is
    not nought. Raises `Refusal` for a count below nought or not finite, for two counts
    of one month, and where no month has a count.
    """
    held = {_place(month): value for month, value in counts.items()}
    if len(held) < len(counts):
        raise Refusal(
            "Two counts fall in one month. Give one count a month, under its first day."
        )
    known = [place for place, value in held.items() if value is not None]
    if not known:
        raise Refusal("The series holds no month with a count. Give counts by month.")
    first, last = min(known), max(known)
    values = np.full(last - first + 1, math.nan)
    for place in known:
        values[place - first] = _checked(held[place], place)
    return MonthlySeries(date(*_year_and_month(first), 1), values)


def months_from(
    first: date, values: Sequence[float | None]
) -> dict[date, float | None]:
    """Return values under the months that follow one another from the first."""
    place = _place(first)
    return {
        date(*_year_and_month(place + number), 1): value
        for number, value in enumerate(values)
    }


def _year_and_month(place: int) -> tuple[int, int]:
    years, month = divmod(place, MONTHS_A_YEAR)
    return years, month + 1


def _place(month: date) -> int:
    return MONTHS_A_YEAR * month.year + month.month - 1


def _checked(value: float | None, place: int) -> float:
    number = math.nan if value is None else float(value)
    if not math.isfinite(number) or number < 0:
        year, month = _year_and_month(place)
        raise Refusal(
            f"The count of {year}-{month:02} is {value}; a count is a number not "
            "below nought. Give None where a month has none."
        )
    return number
