"""The level and the season of a monthly count, fitted together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.monthly.regression import FURTHEST, PoissonFit, fit_poisson
from frankpledge.analysis.monthly.series import MONTHS_A_YEAR, MonthlySeries

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FEWEST_FOR_A_SEASON = 24  # months with a count
FEWEST_FOR_FACTORS = 36  # each month of the year is then seen three times
TWICE_A_YEAR = 2  # waves fitted in a short history
SEASON_LEVEL = 0.05  # of the test for a season
FARTHEST = 3.5  # robust deviations from the model at which a month is set aside
MAD_TO_DEVIATION = 1.4826


class SeasonKind(StrEnum):
    """How a season is written down in the model."""

    FACTORS = "a factor for each month of the year"
    WAVES = "two waves a year"
    NONE = "no season"


@dataclass(frozen=True)
class MonthlyFit:
    """A series taken apart: expected = trend x factor of the month of the year."""

    trend: Floats  # of every month from the first to the last
    factors: Floats  # twelve, January first, their mean 1
    kind: SeasonKind
    used: Flags  # months fitted to; others have no count, or were set aside
    pearson: float
    deviance: float
    freedom: int

    def expected(self, calendar: npt.NDArray[np.int64]) -> Floats:
        """Return what the model expects of months whose month of the year is given."""
        expected: Floats = self.trend * self.factors[calendar]
        return expected


def season_kind(series: MonthlySeries) -> SeasonKind:
    """Say how a season can be written down for a series of this length."""
    known = series.known
    calendar = series.calendar[known]
    if known.sum() < FEWEST_FOR_A_SEASON:
        return SeasonKind.NONE
    events = np.bincount(calendar, series.values[known], minlength=MONTHS_A_YEAR)
    seen = np.bincount(calendar, minlength=MONTHS_A_YEAR)
    if known.sum() >= FEWEST_FOR_FACTORS and seen.min() >= 2 and events.min() > 0:
        return SeasonKind.FACTORS
    return SeasonKind.WAVES


def fit_months(
    series: MonthlySeries, kind: SeasonKind, *, robust: bool = False
) -> MonthlyFit:
    """Fit a log trend of straight pieces, about a year each, and a season.

    With `robust`, the month farthest from the model is set aside while it is more than
    3.5 robust deviations off, and the rest fitted again; at most one a year of months.
    One at a time, for a wild month draws the factor of its neighbours in the calendar.
    """
    used = series.known.copy()
    fitted = _fitted(series, kind, used)
    for _ in range(int(used.sum()) // MONTHS_A_YEAR if robust else 0):
        farthest = _farthest(series, fitted)
        if farthest is None or used.sum() <= FEWEST_FOR_A_SEASON:
            break
        used[farthest] = False
        fitted = _fitted(series, kind, used)
    return fitted


def season_p_value(series: MonthlySeries, kind: SeasonKind) -> float:
    """Return how probable a season as strong as the fitted one is where there is none.

    The F-test of the season's terms at the dispersion that is left with them in
    (McCullagh and Nelder 1989, chapter 9).
    """
    from scipy.special import fdtrc

    if kind is SeasonKind.NONE:
        return 1.0
    season = fit_months(series, kind, robust=True)  # one wild month hides no season
    without = _fitted(series, SeasonKind.NONE, season.used)
    terms = without.freedom - season.freedom
    scatter = season.pearson / season.freedom
    if scatter <= 0 or season.freedom < 1:
        return 1.0
    ratio = max(0.0, without.deviance - season.deviance) / terms / scatter
    return float(fdtrc(terms, season.freedom, ratio))


def _fitted(series: MonthlySeries, kind: SeasonKind, used: Flags) -> MonthlyFit:
    trend = _pieces(np.flatnonzero(used), len(series.values))
    season = _season_columns(kind)
    design = np.hstack([trend, season[series.calendar]])
    fit: PoissonFit = fit_poisson(design[used], series.values[used])
    split = trend.shape[1]
    factors = _exp(season @ fit.coefficients[split:])
    size = float(factors.mean())
    return MonthlyFit(
        trend=_exp(trend @ fit.coefficients[:split]) * size,
        factors=factors / size,
        kind=kind,
        used=used.copy(),
        pearson=fit.pearson,
        deviance=fit.deviance,
        freedom=fit.freedom,
    )


def _exp(predictor: Floats) -> Floats:
    """Return e to it, kept within what a count can be: noughts drive it without end."""
    bounded: Floats = np.exp(np.clip(predictor, -FURTHEST, FURTHEST))
    return bounded


def _pieces(used: npt.NDArray[np.int64], months: int) -> Floats:
    """Return the columns of a line of straight pieces with a year of months in each."""
    pieces = max(1, len(used) // MONTHS_A_YEAR)
    knots = np.unique(np.quantile(used, np.linspace(0, 1, pieces + 1)))
    return np.column_stack(
        [
            np.interp(np.arange(months), knots, row)
            for row in np.eye(len(knots), dtype=np.float64)
        ]
    )


def _season_columns(kind: SeasonKind) -> Floats:
    """Return what each month of the year adds to each of the season's terms."""
    if kind is SeasonKind.NONE:
        return np.zeros((MONTHS_A_YEAR, 0))
    if kind is SeasonKind.FACTORS:
        others = np.eye(MONTHS_A_YEAR - 1)
        return np.vstack([others, -np.ones(MONTHS_A_YEAR - 1)])  # they add up to none
    turns = 2 * np.pi * np.arange(MONTHS_A_YEAR) / MONTHS_A_YEAR
    waves = range(1, TWICE_A_YEAR + 1)
    return np.column_stack(
        [side(wave * turns) for wave in waves for side in (np.sin, np.cos)]
    )


def _farthest(series: MonthlySeries, fitted: MonthlyFit) -> int | None:
    """Return the month farthest from the model, where it is too far to be fitted to."""
    expected = fitted.expected(series.calendar)
    off = np.where(fitted.used, (series.values - expected) / np.sqrt(expected), 0.0)
    spread = MAD_TO_DEVIATION * float(np.median(np.abs(off[fitted.used])))
    farthest = int(np.argmax(np.abs(off)))
    # A spread below a Poisson's is a series fitted too closely, not a wild month.
    return farthest if abs(off[farthest]) > FARTHEST * max(spread, 1.0) else None
