"""A monthly count taken apart into trend, season and rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.monthly.model import (
    FEWEST_FOR_A_SEASON,
    SEASON_LEVEL,
    MonthlyFit,
    SeasonKind,
    fit_months,
    season_kind,
    season_p_value,
)
from frankpledge.analysis.monthly.series import (
    MONTHS_A_YEAR,
    MonthlySeries,
    monthly_series,
)
from frankpledge.analysis.results import Basis, Caveat, Refusal

FEWEST_A_MONTH = 1.0


@dataclass(frozen=True)
class Part:
    """A month: expected = trend x factor; rest = the value over what was expected."""

    month: date
    value: float | None
    trend: float
    factor: float
    expected: float
    rest: float | None
    set_aside: bool  # too far off to be fitted to


@dataclass(frozen=True)
class Decomposition:
    """A series taken apart."""

    parts: tuple[Part, ...]
    has_season: bool
    season: str  # how it was written down, and how sure it is
    factors: tuple[float, ...]  # twelve, January first, their mean 1
    over_a_year: float | None  # the trend at the end over that twelve months before
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        if self.over_a_year is None:
            return self.season
        change = 100 * (self.over_a_year - 1)
        way = "higher" if change > 0 else "lower"
        size = f"{abs(change):.0f}% {way} than" if abs(change) >= 0.5 else "level with"
        return f"The trend ends {size} twelve months before. {self.season}"


def decompose(counts: Mapping[date, float | None]) -> Decomposition:
    """Take a monthly count apart into trend, season and rest.

    Question:
        Is this count rising or falling once its season is set aside, and which months
        are unlike what both lead to expect?

    Data needed:
        Counts by month, None where a month was not returned or is partial; at least 24
        with a count, of one event a month or more on average.

    Method:
        A quasi-Poisson model on the log scale: a trend of straight pieces, about a year
        each, times a factor for each month of the year (two waves a year below 36
        months), kept where an F-test finds a season at 5%. Robust: months more than 3.5
        robust deviations off are set aside and the rest fitted again.

    Reading the result:
        `trend` is the level with the season out; `rest` above 1 is a month higher than
        trend and season lead to expect. The trend bends smoothly where a level jumped:
        ask `change_points`.

    When not to use it:
        Across a change of recording. To carry the trend forward: it is no forecast. The
        last months of the trend move most when later months come in.

    References:
        McCullagh and Nelder (1989), Generalized Linear Models. Cleveland and others
        (1990), STL, J. Official Statistics 6, for the aim.

    Example:
        >>> from frankpledge.analysis.monthly.series import months_from
        >>> year = [30, 28, 31, 33, 38, 42, 45, 44, 37, 34, 31, 29]
        >>> found = decompose(months_from(date(2020, 1, 1), year * 3))
        >>> found.sentence
        'The trend ends level with twelve months before. A season was found (p < 0.001): \
a factor for each month of the year, from 0.80 to 1.28.'

    Raises `Refusal` for a history too short or too sparse.
    """
    series = monthly_series(counts)
    known = int(series.known.sum())
    if known < FEWEST_FOR_A_SEASON:
        raise Refusal(
            f"The history holds {known} months with a count; to tell a trend from a "
            f"season takes {FEWEST_FOR_A_SEASON}. Bring earlier months."
        )
    mean = float(np.nanmean(series.values))
    if mean < FEWEST_A_MONTH:
        raise Refusal(
            f"The history has {mean:.2g} events a month, too few to take apart. Count a "
            "wider area or category, or by year."
        )
    kind = season_kind(series)
    p_value = season_p_value(series, kind)
    has_season = p_value < SEASON_LEVEL
    fit = fit_months(series, kind if has_season else SeasonKind.NONE, robust=True)
    return Decomposition(
        parts=_parts(series, fit),
        has_season=has_season,
        season=_season(fit, p_value),
        factors=tuple(fit.factors.tolist()),
        over_a_year=float(fit.trend[-1] / fit.trend[-1 - MONTHS_A_YEAR])
        if len(fit.trend) > MONTHS_A_YEAR
        else None,
        basis=_basis(series, fit, p_value),
    )


def _parts(series: MonthlySeries, fit: MonthlyFit) -> tuple[Part, ...]:
    expected = fit.expected(series.calendar)
    aside = series.known & ~fit.used
    return tuple(
        Part(
            month=series.month(place),
            value=float(series.values[place]) if series.known[place] else None,
            trend=float(fit.trend[place]),
            factor=float(fit.factors[series.calendar[place]]),
            expected=float(expected[place]),
            rest=float(series.values[place] / expected[place])
            if series.known[place]
            else None,
            set_aside=bool(aside[place]),
        )
        for place in range(len(expected))
    )


def _season(fit: MonthlyFit, p_value: float) -> str:
    sure = "p < 0.001" if p_value < 0.001 else f"p = {p_value:.2g}"
    if fit.kind is SeasonKind.NONE:
        return f"No season was found ({sure})."
    low, high = float(fit.factors.min()), float(fit.factors.max())
    return f"A season was found ({sure}): {fit.kind}, from {low:.2f} to {high:.2f}."


def _basis(series: MonthlySeries, fit: MonthlyFit, p_value: float) -> Basis:
    aside = [
        f"{series.month(place):%Y-%m}"
        for place in np.flatnonzero(series.known & ~fit.used).tolist()
    ]
    caveats = []
    if aside:
        caveats.append(
            Caveat(
                "set-aside",
                f"Too far off to be fitted to: {', '.join(aside)}. Ask what happened.",
            )
        )
    missing = len(series.values) - int(series.known.sum())
    if missing:
        caveats.append(
            Caveat("missing", f"{missing} months have no count; none was made up.")
        )
    return Basis(
        method="quasi-Poisson trend and season",
        parameters={"season": str(fit.kind), "p_of_season": p_value},
        rows_used=int(fit.used.sum()),
        caveats=tuple(caveats),
    )
