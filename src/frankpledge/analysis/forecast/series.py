"""Monthly counts side by side, laid out so that a year is twelve columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.forecast.filtering import YEAR
from frankpledge.analysis.periods import Period, months_from
from frankpledge.analysis.results import Refusal

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class MonthlySeries:
    """Counts of one or many series over the same months; NaN where one is not known."""

    names: tuple[str, ...]
    first: date  # the first day of the first month
    counts: Floats  # (series, months)

    def __post_init__(self) -> None:
        if self.counts.ndim != 2 or len(self.counts) != len(self.names):
            raise Refusal(
                f"There are {len(self.names)} names for counts of the shape "
                f"{self.counts.shape}; give a row of months for each name."
            )
        known = self.counts[~np.isnan(self.counts)]
        if not known.size:
            raise Refusal("No month holds a count, so nothing can be forecast.")
        if known.min() < 0 or not np.isfinite(known).all():
            raise Refusal("A count is below zero or not finite. Give counts of events.")

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month."""
        return months_from(self.first, self.counts.shape[1]).months


@dataclass(frozen=True)
class Laid:
    """Series from the first month of a year up to the last month known."""

    year: Period  # the one forecast
    as_at: date  # the last month taken in
    counts: Floats  # (S, T), column 0 the first month of some year
    held: Floats  # (S, months of the year past) what is counted; 0 where nothing is
    dropped_months: tuple[date, ...]  # counted, and not used: partial

    @property
    def months_past(self) -> int:
        """How many months of the year have passed, known or not."""
        return int(self.counts.shape[1]) % YEAR

    @property
    def years_before(self) -> int:
        """How many whole years the layout holds before the year forecast."""
        return int(self.counts.shape[1]) // YEAR

    @property
    def so_far(self) -> Floats:
        """The months of the year that have passed, NaN where not known."""
        return self.counts[:, self.counts.shape[1] - self.months_past :]


def lay_out(
    series: MonthlySeries,
    *,
    year_start: int,
    as_at: date | None,
    partial: Collection[date] = (),
) -> Laid:
    """Lay series out by years that start in a month (1 to 12), up to `as_at`.

    The year forecast is that of the first month after `as_at`, which is the last month
    any series knows where it is not given.
    """
    if year_start not in range(1, 13):
        raise Refusal(f"A year starts in a month from 1 to 12, not {year_start}.")
    months = series.months
    last = _last_known(series, as_at, partial)
    lead = (series.first.month - year_start) % YEAR
    span = lead + (last.year - series.first.year) * YEAR
    span += last.month - series.first.month + 1
    if span < YEAR:  # always one whole year before, if only of months not known
        lead, span = lead + YEAR, span + YEAR
    counts = np.full((len(series.names), span), np.nan)
    taken = series.counts[:, : span - lead]
    counts[:, lead : lead + taken.shape[1]] = taken
    whole = counts.copy()
    for month in partial:
        place = lead + (month.year - months[0].year) * YEAR
        place += month.month - months[0].month
        if 0 <= place < span:
            counts[:, place] = np.nan
    past = span % YEAR
    begins = last.year if last.month >= year_start else last.year - 1
    return Laid(
        year=months_from(date(begins + (past == 0), year_start, 1), YEAR),
        as_at=last,
        counts=counts,
        held=np.nan_to_num(whole[:, span - past :]),
        dropped_months=tuple(sorted(m for m in partial if m in months and m <= last)),
    )


def _last_known(
    series: MonthlySeries, as_at: date | None, partial: Collection[date]
) -> date:
    """Return the last month to take in; refuses one before all counts."""
    months = series.months
    if as_at is None:
        any_known = np.asarray(~np.isnan(series.counts).all(axis=0))
        known = [month for month, has in zip(months, any_known, strict=True) if has]
        return next((m for m in reversed(known) if m not in partial), months[-1])
    last = as_at.replace(day=1)
    if last < months[0]:
        raise Refusal(
            f"Nothing is known by {last:%Y-%m}: the counts begin in {months[0]:%Y-%m}."
        )
    return last
