"""Counts weighted by how severe they are: weights are data with a source and a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from frankpledge.analysis.comparison.rates import Limits, count_limits
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal

LEVEL = 95.0
LARGE_SHARE = 0.2  # of all harm by one category: the total then speaks of it


@dataclass(frozen=True)
class HarmWeights:
    """What one event of each category weighs, who says so, and since when."""

    source: str  # "ONS Crime Severity Score"
    dated: date  # of the weights, not of the events
    unit: str  # "score", "days of imprisonment"
    weights: Mapping[str, float]

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise Refusal("Weights without a source are opinions. Say whose they are.")
        wrong = {
            name: weight
            for name, weight in self.weights.items()
            if not (np.isfinite(weight) and weight >= 0)
        }
        if wrong or not self.weights:
            listed = ", ".join(f"{name} ({weight})" for name, weight in wrong.items())
            raise Refusal(
                f"A weight is a number not below zero: {listed or 'none is given'}."
            )


@dataclass(frozen=True)
class Contribution:
    """What one category adds to a place's harm."""

    category: str
    count: float
    weight: float
    harm: float
    share: float  # of the place's harm; 0 where it has none


@dataclass(frozen=True)
class HarmTotal:
    """The harm of one place (or of all): its interval, and what moves it most."""

    name: str
    count: float
    harm: float
    standard_error: float
    lower: float | None  # None where nothing was counted
    upper: float | None
    contributions: tuple[Contribution, ...]  # the largest first
    heaviest: Contribution | None  # the one event that weighs most of those counted

    @property
    def largest(self) -> Contribution | None:
        """The category that adds most."""
        return self.contributions[0] if self.contributions else None

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        if self.lower is None or self.upper is None:
            return f"{self.name}: no event of a category with a weight."
        words = (
            f"{self.name}: {self.count:,.0f} events of {self.harm:,.0f} harm "
            f"({LEVEL:.0f}% interval {self.lower:,.0f} to {self.upper:,.0f})"
        )
        if self.largest is None or self.heaviest is None or not self.harm:
            return f"{words}."
        one = self.heaviest.weight / self.harm
        return (
            f"{words}; {self.largest.category} gives {self.largest.share:.0%} of it, and "
            f"a single {self.heaviest.category} {one:.1%}."
        )


@dataclass(frozen=True)
class Harm:
    """Harm by place, in the order of their names, and of all places together."""

    places: tuple[HarmTotal, ...]
    total: HarmTotal
    weights: HarmWeights
    without_weight: Mapping[str, float]  # categories left out, with their counts
    basis: Basis


def harm_totals(
    counts: Mapping[str, Mapping[str, float]],
    weights: HarmWeights,
    *,
    list_without_weight: bool = False,
) -> Harm:
    """Weight counts by severity, place by place.

    Question:
        Where, and through which categories, is most harm done, when a robbery is not
        counted like a stolen bicycle?

    Data needed:
        Counts by place and category (`{"Ward": {"Robbery": 3}}`), and weights for
        those categories with their source and date. A category without a weight is
        refused, or left out and listed.

    Method:
        Harm is the sum of weight times count. For Poisson counts its variance is the
        sum of squared weight times count. The interval is Dobson's: the exact limits of
        the plain count, stretched to that variance.

    Reading the result:
        A total rests on few events where weights are steep: `heaviest` says what one
        of them adds. Where that is more than a tenth, compare places by their counts
        of the grave offences, not by a score. Two totals weighted by different sources
        or dates are not comparable.

    When not to use it:
        For trends over a few months of a small place; for anything where recording of
        a grave category changed; to rank. Weights are sentences or costs, not what
        victims felt.

    References:
        Sherman, Neyroud and Neyroud (2016), The Cambridge crime harm index, Policing
        10. Office for National Statistics (2016), Crime severity score. Dobson,
        Kuulasmaa, Eberle and Scherer (1991), Confidence intervals for weighted sums of
        Poisson parameters, Statistics in Medicine 10.

    Example:
        >>> weights = HarmWeights(
        ...     "An index", date(2020, 4, 1), "days", {"Robbery": 365, "Bicycle": 2}
        ... )
        >>> found = harm_totals({"Quay": {"Robbery": 3, "Bicycle": 50}}, weights)
        >>> found.total.harm, round(found.total.standard_error)
        (1195.0, 632)
        >>> found.total.largest.category
        'Robbery'

    Raises `Refusal` for a category without a weight, unless they are to be listed.
    """
    lacking = _without_weight(counts, weights)
    if lacking and not list_without_weight:
        listed = ", ".join(f"{name} ({n:,.0f})" for name, n in sorted(lacking.items()))
        raise Refusal(
            f"No weight is given for {listed}. Add weights for them, or ask for them "
            "to be left out and listed."
        )
    places = tuple(_total(name, held, weights) for name, held in sorted(counts.items()))
    together: dict[str, float] = {}
    for held in counts.values():
        for category, count in held.items():
            together[category] = together.get(category, 0) + count
    total = _total("All", together, weights)
    return Harm(places, total, weights, lacking, _basis(total, weights, lacking))


def _without_weight(
    counts: Mapping[str, Mapping[str, float]], weights: HarmWeights
) -> dict[str, float]:
    found: dict[str, float] = {}
    for place, held in counts.items():
        for category, count in held.items():
            if not (np.isfinite(count) and count >= 0):
                raise Refusal(
                    f"{place}, {category}: {count} is not a count. Give whole numbers "
                    "of events, and nothing where it is not known."
                )
            if category not in weights.weights and count:
                found[category] = found.get(category, 0) + count
    return found


def _total(name: str, held: Mapping[str, float], weights: HarmWeights) -> HarmTotal:
    known = {
        category: (count, weights.weights[category])
        for category, count in held.items()
        if category in weights.weights
    }
    harm = sum(count * weight for count, weight in known.values())
    count = sum(count for count, _ in known.values())
    variance = sum(count * weight**2 for count, weight in known.values())
    lower, upper = _dobson(harm, count, variance)
    contributions = sorted(
        (
            Contribution(
                category, n, weight, n * weight, n * weight / harm if harm else 0.0
            )
            for category, (n, weight) in known.items()
            if n
        ),
        key=lambda one: (-one.harm, one.category),
    )
    return HarmTotal(
        name=name,
        count=float(count),
        harm=float(harm),
        standard_error=float(np.sqrt(variance)),
        lower=lower,
        upper=upper,
        contributions=tuple(contributions),
        heaviest=max(contributions, key=lambda one: one.weight, default=None),
    )


def _dobson(
    harm: float, count: float, variance: float
) -> tuple[float | None, float | None]:
    """Return the interval of a weighted sum; none where nothing was counted."""
    if not count:
        return None, None
    low, high = count_limits(np.array([count]), level=LEVEL, limits=Limits.EXACT)
    stretch = float(np.sqrt(variance / count))
    return (
        max(harm + stretch * (float(low[0]) - count), 0.0),
        harm + stretch * (float(high[0]) - count),
    )


def _basis(
    total: HarmTotal, weights: HarmWeights, lacking: Mapping[str, float]
) -> Basis:
    caveats = [
        Caveat(
            "poisson",
            "The interval takes events to happen separately. Where one person gives "
            "many, it is too narrow.",
        )
    ]
    largest = total.largest
    if largest is not None and largest.share > LARGE_SHARE:
        caveats.append(
            Caveat(
                "one-category",
                f"{largest.category} gives {largest.share:.0%} of all harm from "
                f"{largest.count:,.0f} events: the total mostly speaks of it.",
            )
        )
    dropped = [
        Dropped(round(count), f"{category}: {count:,.0f} events without a weight.")
        for category, count in sorted(lacking.items())
    ]
    return Basis(
        method="severity-weighted sum, Dobson's interval",
        parameters={
            "source": weights.source,
            "dated": f"{weights.dated}",
            "unit": weights.unit,
        },
        rows_used=round(total.count),
        dropped=tuple(dropped),
        caveats=tuple(caveats),
    )
