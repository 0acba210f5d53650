"""Interrupted time series: did the level or the slope of a series change at a date?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.evaluation.places import Estimate
from frankpledge.analysis.monthly.regression import PoissonFit, fit_poisson
from frankpledge.analysis.results import Basis, Caveat, Refusal

FEWEST_BEFORE = 24  # points: two years, so that a season is seen twice
FEWEST_AFTER = 3
SIGNIFICANCE = 0.05

Floats = npt.NDArray[np.float64]


class Family(StrEnum):
    """How counts vary about what is expected."""

    POISSON = "poisson"
    QUASI = "quasi-poisson"  # the variance is a multiple, estimated


@dataclass(frozen=True, kw_only=True)
class Model:
    """What is in the model beside a step at the change."""

    slope: bool = False  # the slope may change too
    harmonics: int = 0  # pairs of sine and cosine a year
    period: float = 12.0  # points a year
    family: Family = Family.QUASI
    lags: int | None = None  # of Newey and West's errors; None: the model's own


@dataclass(frozen=True)
class Effect:
    """A term of the model as a ratio, with its 95% interval."""

    log: Estimate

    @property
    def ratio(self) -> float:
        """How many times as many."""
        return math.exp(self.log.value)

    @property
    def lower(self) -> float:
        """The lower end of the interval."""
        return math.exp(self.log.lower)

    @property
    def upper(self) -> float:
        """The upper end of the interval."""
        return math.exp(self.log.upper)


@dataclass(frozen=True)
class Interrupted:
    """What changed, what was so before, and what would have been."""

    step: Effect
    slope: Effect | None  # a point in time
    trend: Effect  # a point in time, over the whole series
    trend_before: Effect  # of the points before alone
    dispersion: float
    expected: tuple[float, ...]  # a point in time, had nothing changed
    observed_after: float
    expected_after: float
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        verdict = (
            "a change of this size is not told from chance"
            if self.step.log.covers_nought
            else "chance alone would seldom give it"
        )
        return (
            f"From the change on, counts are {self.step.ratio:.3f} times what the "
            f"series leads to expect (95% interval {self.step.lower:.3f} to "
            f"{self.step.upper:.3f}): {verdict}."
        )


def interrupted_time_series(
    counts: Sequence[float | None],
    change: int,
    model: Model | None = None,
    *,
    exposure: Sequence[float] | None = None,
) -> Interrupted:
    """Find whether a series changed its level at a date, its trend allowed for.

    Question:
        Did counts change when something was done, beyond the trend and the season
        they had?

    Data needed:
        Counts at equal spacing, at least 24 before the change (`change` is the place
        of the first point after it, from 0) and 3 after; None where a point has none.
        `exposure`, where what they were counted over changed (residents).

    Method:
        Poisson regression on the log scale: a level, a trend, a step at the change,
        with `slope` also a change of the trend, with `harmonics` pairs of sine and
        cosine for the season, and the logarithm of the exposure as offset. With
        quasi-Poisson errors are widened by the dispersion, Pearson's chi-squared over
        its degrees of freedom; with `lags` they are Newey and West's (Bartlett's
        weights). Intervals are normal. The step counts from the change on; the changed
        slope starts from 0 there.

    Reading the result:
        0.89 is 11% fewer than the series leads to expect. `trend_before` says how the
        series moved by itself. `expected` is the series had nothing changed.

    When not to use it:
        Across a change of recording near the date. Where something else happened then:
        one series cannot tell, one with a comparison can. With fewer than 24 points
        before it is refused. With counts of nought in most points.

    References:
        Bernal, Cummins and Gasparrini (2017), Interrupted time series regression for
        the evaluation of public health interventions, Int. J. Epidemiology 46. Newey
        and West (1987), Econometrica 55.

    Example:
        >>> found = interrupted_time_series([100] * 24 + [80] * 12, 24)
        >>> round(found.step.ratio, 3), round(found.trend.ratio, 3)
        (0.8, 1.0)

    Raises `Refusal` for too few points, counts below zero, or none before or after.
    """
    model = model or Model()
    series = np.array([np.nan if one is None else one for one in counts], dtype=float)
    known = ~np.isnan(series)
    _check(series, known, change, model)
    offset = np.zeros(series.size) if exposure is None else _logs(exposure, series.size)
    place = np.arange(series.size, dtype=float)
    design = _design(place, change, model)
    fit = fit_poisson(design[known], series[known], offset[known])
    errors = _errors(design[known], series[known], fit, model)
    terms = [
        Effect(Estimate(float(value), float(error)))
        for value, error in zip(fit.coefficients, errors, strict=True)
    ]
    before = known & (place < change)
    after = known & (place >= change)
    without = design.copy()
    without[:, 2 : 4 if model.slope else 3] = 0
    expected = np.exp(without @ fit.coefficients + offset)
    trend_before = _trend(series, design, offset, before, model)
    return Interrupted(
        step=terms[2],
        slope=terms[3] if model.slope else None,
        trend=terms[1],
        trend_before=trend_before,
        dispersion=fit.pearson / fit.freedom,
        expected=tuple(expected.tolist()),
        observed_after=float(series[after].sum()),
        expected_after=float(expected[after].sum()),
        basis=_basis(model, known, fit, trend_before),
    )


def controlled(treated: Interrupted, control: Interrupted) -> Effect:
    """Return the step of a series over that of its comparison."""
    one, other = treated.step.log, control.step.log
    return Effect(Estimate(one.value - other.value, math.hypot(one.error, other.error)))


def _check(
    series: Floats, known: npt.NDArray[np.bool_], change: int, model: Model
) -> None:
    before, after = int(known[:change].sum()), int(known[change:].sum())
    if change <= 0 or before < FEWEST_BEFORE or after < FEWEST_AFTER:
        raise Refusal(
            f"There are {before if change > 0 else 0} points before the change and "
            f"{after} from it on; {FEWEST_BEFORE} and {FEWEST_AFTER} are needed to tell "
            "a change from a trend and a season. Give a longer series."
        )
    if not (series[known] >= 0).all() or np.isinf(series[known]).any():
        raise Refusal("The series holds a value that is no count of nought or more.")
    if (
        not series[:change][known[:change]].sum()
        or not series[change:][known[change:]].sum()
    ):
        raise Refusal("There is no event before the change, or none after: no ratio.")
    if model.harmonics < 0 or 2 * model.harmonics >= model.period:
        raise Refusal(
            f"{model.harmonics} harmonics do not fit {model.period:g} points a year."
        )


def _logs(exposure: Sequence[float], points: int) -> Floats:
    given = np.asarray(exposure, dtype=float)
    if given.size != points or not (given > 0).all() or np.isinf(given).any():
        raise Refusal("The exposure needs a number above 0 for each point.")
    return np.asarray(np.log(given), dtype=np.float64)


def _design(place: Floats, change: int, model: Model) -> Floats:
    """Return the columns: level, trend, step, changed slope, season."""
    since = np.maximum(place - change, 0)
    columns = [np.ones_like(place), place, (place >= change).astype(float)]
    columns += [since] if model.slope else []
    for times in range(1, model.harmonics + 1):
        angle = 2 * np.pi * times * place / model.period
        columns += [np.sin(angle), np.cos(angle)]
    return np.column_stack(columns)


def _errors(design: Floats, counts: Floats, fit: PoissonFit, model: Model) -> Floats:
    bread = np.linalg.pinv(design.T @ (design * fit.expected[:, None]))
    if model.lags is not None:
        scores = design * (counts - fit.expected)[:, None]
        meat = scores.T @ scores
        for lag in range(1, min(model.lags, len(counts) - 1) + 1):
            part = scores[lag:].T @ scores[:-lag]
            meat += (1 - lag / (model.lags + 1)) * (part + part.T)
        bread = bread @ meat @ bread
    elif model.family is Family.QUASI:
        bread = bread * fit.pearson / fit.freedom
    return np.asarray(np.sqrt(np.maximum(np.diag(bread), 0)), dtype=np.float64)


def _trend(
    series: Floats,
    design: Floats,
    offset: Floats,
    before: npt.NDArray[np.bool_],
    model: Model,
) -> Effect:
    """Fit the points before alone: their level, trend and season."""
    kept = [0, 1, *range(4 if model.slope else 3, design.shape[1])]
    part = design[before][:, kept]
    fit = fit_poisson(part, series[before], offset[before])
    errors = _errors(part, series[before], fit, model)
    return Effect(Estimate(float(fit.coefficients[1]), float(errors[1])))


def _basis(
    model: Model,
    known: npt.NDArray[np.bool_],
    fit: PoissonFit,
    trend_before: Effect,
) -> Basis:
    return Basis(
        method="interrupted time series, Poisson regression",
        parameters={
            "slope": model.slope,
            "harmonics": model.harmonics,
            "period": model.period,
            "family": str(model.family),
            "lags": model.lags,
        },
        rows_used=int(known.sum()),
        caveats=_caveats(model, known, fit, trend_before),
    )


def _caveats(
    model: Model,
    known: npt.NDArray[np.bool_],
    fit: PoissonFit,
    trend_before: Effect,
) -> tuple[Caveat, ...]:
    caveats = []
    if trend_before.log.p_value < SIGNIFICANCE:
        a_year = trend_before.ratio**model.period - 1
        caveats.append(
            Caveat(
                "pre-trend",
                f"Before the change the series already moved by {a_year:+.0%} a year: "
                "the finding rests on that trend having gone on.",
            )
        )
    dispersion = fit.pearson / fit.freedom
    if model.family is Family.POISSON and model.lags is None and dispersion > 1.2:
        caveats.append(
            Caveat(
                "over-dispersed",
                f"Counts vary {dispersion:.1f} times as much as Poisson: the interval is "
                "too narrow. Use quasi-Poisson.",
            )
        )
    if gaps := int((~known).sum()):
        caveats.append(Caveat("gaps", f"{gaps} points have no count and are left out."))
    if model.harmonics == 0:
        text = "No season is allowed for. With monthly counts ask for 2 harmonics."
        caveats.append(Caveat("no-season", text))
    return tuple(caveats)
