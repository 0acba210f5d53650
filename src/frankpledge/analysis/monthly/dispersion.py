"""How much more a monthly count scatters than separate events would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.monthly.model import (
    FEWEST_FOR_A_SEASON,
    MonthlyFit,
    fit_months,
    season_kind,
)
from frankpledge.analysis.monthly.series import MonthlySeries, monthly_series
from frankpledge.analysis.results import Basis, Caveat, Refusal

SMALLEST_MEAN = 1.0  # events a month; below it the estimate is not to be relied on
OUTSIDE = 0.05  # of the interval, half on each side
TOGETHER = 1.645  # deviations at which neighbouring months go together (5%, one side)
METHOD = "Pearson chi-square over its degrees of freedom"


@dataclass(frozen=True)
class Dispersion:
    """The variance of a month over its mean: 1 where events happen separately."""

    value: float
    lower: float  # of the 95% interval
    upper: float
    freedom: int
    months: int
    mean: float  # events a month
    autocorrelation: float  # of what is left, from one month to the next
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        return (
            f"Months vary {self.value:.1f} times as much as separate events would "
            f"(95% interval {self.lower:.1f} to {self.upper:.1f}, from {self.months} "
            "months, season and trend taken out)."
        )


def estimate_dispersion(counts: Mapping[date, float | None]) -> Dispersion:
    """Estimate how much more than Poisson a monthly count varies.

    Question:
        Do these events happen separately, or in bursts that make the months scatter
        more than chance alone would?

    Data needed:
        Counts by month, under the first day of each; None, or no entry, where a month
        was not returned or is partial. At least 24 months with a count, of one event
        a month or more on average.

    Method:
        A Poisson regression on the log scale with a trend of straight pieces, about a
        year each, and a season: a factor for each month of the year from 36 months
        on, two waves a year below that. The dispersion is Pearson's chi-square over
        its degrees of freedom; its interval takes that for a chi-square.

    Reading the result:
        1 is Poisson. At 3 a year's total varies as though each event counted three
        times: the exact test would flag a quarter of unchanged pairs. Pass the result
        to `compare_counts`, which then chooses its test by it.

    When not to use it:
        Across a change of recording: the step is taken for scatter. Where neighbouring
        months go together (a caveat says so) a year's total varies more than this.

    References:
        McCullagh and Nelder (1989), Generalized Linear Models, chapters 4.5 and 6.

    Example:
        >>> from frankpledge.analysis.monthly.series import months_from
        >>> steady = [20, 22, 19, 21, 18, 20] * 6
        >>> found = estimate_dispersion(months_from(date(2020, 1, 1), steady))
        >>> found.months, found.freedom, found.value < 0.2
        (36, 21, True)

    Raises `Refusal` where the history is too short or too sparse to say.
    """
    series = monthly_series(counts)
    months = int(series.known.sum())
    mean = float(np.nanmean(series.values))
    if months < FEWEST_FOR_A_SEASON:
        raise Refusal(
            f"The history holds {months} months with a count; the dispersion needs "
            f"{FEWEST_FOR_A_SEASON}, so that season and trend can be taken out first. "
            "Bring earlier months."
        )
    if mean < SMALLEST_MEAN:
        raise Refusal(
            f"The history has {mean:.2g} events a month; below {SMALLEST_MEAN:.0f} the "
            "dispersion cannot be told. Count a wider area or category."
        )
    return _estimate(series, months, mean)


def _estimate(series: MonthlySeries, months: int, mean: float) -> Dispersion:
    from scipy.special import chdtri

    kind = season_kind(series)
    fit = fit_months(series, kind)
    together = _autocorrelation(series, fit)
    tail = OUTSIDE / 2
    return Dispersion(
        value=fit.pearson / fit.freedom,
        lower=float(fit.pearson / chdtri(fit.freedom, tail)),
        upper=float(fit.pearson / chdtri(fit.freedom, 1 - tail)),
        freedom=fit.freedom,
        months=months,
        mean=mean,
        autocorrelation=together,
        basis=Basis(
            method=METHOD,
            parameters={
                "season": str(kind),
                "from": f"{series.first:%Y-%m}",
                "to": f"{series.months[-1]:%Y-%m}",
                "months_without_count": len(series.values) - months,
            },
            rows_used=months,
            caveats=_caveats(months, together),
        ),
    )


def _autocorrelation(series: MonthlySeries, fit: MonthlyFit) -> float:
    """Return how what is left of a month goes with what is left of the next."""
    expected = fit.expected(series.calendar)
    left = (series.values - expected) / np.sqrt(expected)
    pairs = left[:-1] * left[1:]
    total = float(np.nansum(left**2))
    return float(np.nansum(pairs)) / total if total else 0.0


def _caveats(months: int, together: float) -> tuple[Caveat, ...]:
    if together * np.sqrt(months) <= TOGETHER:
        return ()
    return (
        Caveat(
            "months-go-together",
            f"What is left of a month goes with the next (correlation {together:.1f}): "
            "totals over many months vary more than this dispersion says.",
        ),
    )
