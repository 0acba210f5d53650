"""How such forecasts did in past years, beside what anybody could have said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.forecast.filtering import YEAR
from frankpledge.analysis.forecast.replays import (
    FEWEST_MONTHS,
    LEVELS,
    NORMAL,
    Replays,
    half_deviation,
    widths,
)

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Record:
    """The years forecast again from so many months, each from what was known then.

    Errors are per cent of the year's total: the sum of all misses over the sum of all
    totals, so that small series do not drown it, and the median of single years.
    """

    months_known: int
    years: int  # of all series together
    error: float
    median_error: float | None  # of years with a total
    last_year_error: float | None  # this year's total taken to be last year's
    same_months_error: float | None  # the rest of the year taken to be last year's rest
    run_rate_error: float | None  # the months known, carried on at their pace
    covered: dict[int, float]  # by level: per cent of years inside the interval


@dataclass(frozen=True)
class Past:
    """What the record is drawn from: all years forecast again, (S, years, 12)."""

    totals: Floats  # (S, years)
    forecast: Floats
    inside: npt.NDArray[np.bool_]  # (S, years, 12, levels)
    last_year: Floats
    same_months: Floats
    run_rate: Floats

    def record(self, months_known: int, series: int | None = None) -> Record | None:
        """Return the record of all series, or of one; None where there is none."""
        which = slice(None) if series is None else slice(series, series + 1)
        totals = self.totals[which]
        forecast = self.forecast[which, :, months_known]
        known = np.isfinite(totals) & np.isfinite(forecast)
        if not known.any():
            return None
        missed = np.abs(forecast - totals)[known]
        came = totals[known]
        inside = self.inside[which, :, months_known][known]
        some = came > 0
        median = np.median(missed[some] / came[some]) if some.any() else None
        return Record(
            months_known=months_known,
            years=int(known.sum()),
            error=_share(missed, came),
            median_error=None if median is None else 100 * float(median),
            last_year_error=self._error(self.last_year, which, months_known),
            same_months_error=self._error(self.same_months, which, months_known),
            run_rate_error=self._error(self.run_rate, which, months_known),
            covered={
                level: 100 * float(share)
                for level, share in zip(LEVELS, inside.mean(axis=0), strict=True)
            },
        )

    def _error(self, said: Floats, which: slice, month: int) -> float | None:
        """Return the error of what anybody could have said, in the same years."""
        forecasts, totals = said[which, :, month], self.totals[which]
        known = np.isfinite(forecasts) & np.isfinite(totals)
        known &= np.isfinite(self.forecast[which, :, month])
        if not known.any():
            return None
        return _share(np.abs(forecasts - totals)[known], totals[known])


def past_of(counts: Floats, replays: Replays) -> Past:
    """Score every past year in which a forecast would have been given.

    Widths of a year are learnt from the years before it.
    """
    series, years = len(counts), replays.years
    whole = counts[:, : (years + 1) * YEAR].reshape(series, years + 1, YEAR)
    totals = whole.sum(axis=2)
    known = np.concatenate(
        [np.zeros((series, years + 1, 1)), whole.cumsum(axis=2)[:, :, :-1]], axis=2
    )
    rest = totals[:, :, None] - known
    passed = np.arange(YEAR)
    with np.errstate(divide="ignore", invalid="ignore"):
        pace = np.where(passed > 0, known * YEAR / passed, np.nan)
    return Past(
        totals=totals[:, 1:],
        forecast=np.where(
            np.isfinite(replays.came) & (replays.learnt >= FEWEST_MONTHS),
            known[:, 1:] + replays.foretold,
            np.nan,
        ),
        inside=_inside(replays),
        last_year=np.repeat(totals[:, :-1, None], YEAR, axis=2),
        same_months=known[:, 1:] + rest[:, :-1],
        run_rate=pace[:, 1:],
    )


def _inside(replays: Replays) -> npt.NDArray[np.bool_]:
    scores = np.abs(replays.scores)
    inside = np.zeros((*scores.shape, len(LEVELS)), dtype=np.bool_)
    # A total is whole: being out by less than half an event is not being out.
    half = half_deviation(replays.foretold, replays.deviation)
    least = 0.25 / np.sqrt(replays.foretold + 0.5) / half
    for year in range(replays.years):
        wide = widths(replays, before=year + 1) * NORMAL
        reach = np.maximum(wide, least[:, year, :, None])
        inside[:, year] = scores[:, year, :, None] <= reach
    return inside


def _share(missed: Floats, came: Floats) -> float:
    return 100 * float(missed.sum()) / max(float(came.sum()), 1.0)
