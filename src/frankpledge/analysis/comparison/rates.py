"""A rate and how sure one can be of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Refusal

Floats = npt.NDArray[np.float64]

PER = 1000
LEVEL = 95.0


class Limits(StrEnum):
    """How the interval of a count is found."""

    BYAR = "byar"  # Byar's approximation; what public health profiles print
    EXACT = "exact"  # from the Poisson distribution


@dataclass(frozen=True)
class Rate:
    """Events for each `per` of a population, and its interval."""

    count: float
    population: float
    per: float
    rate: float
    lower: float
    upper: float
    level: float
    limits: Limits


def rate_interval(
    count: float,
    population: float,
    *,
    per: float = PER,
    level: float = LEVEL,
    limits: Limits = Limits.BYAR,
) -> Rate:
    """Give a rate with the interval of its count.

    Question:
        How many events for each thousand people, and how far may chance alone have
        moved that figure?

    Data needed:
        A count of separate events, and the population they could have befallen, of the
        same area and period.

    Method:
        The count over the population; the interval is that of the count (Byar's
        approximation to the Poisson limits, or the exact ones by the chi-squared
        distribution), over the same population. Below 10 events the exact limits are
        the better.

    Reading the result:
        Two areas whose intervals do not overlap differ; two that overlap may differ all
        the same. For many areas use a funnel (`compare_areas`), not pairs of
        intervals.

    When not to use it:
        Residents are a poor population for a town centre, a station or a hospital:
        those it is full of do not live there. Where one event leads to others, counts
        vary more than Poisson and the interval is too narrow.

    References:
        Breslow and Day (1987), Statistical methods in cancer research II (Byar).
        Public Health England (2018), Technical guide: confidence intervals.

    Example:
        >>> rate = rate_interval(10, 1000)
        >>> round(rate.rate, 2), round(rate.lower, 2), round(rate.upper, 2)
        (10.0, 4.79, 18.39)

    Raises `Refusal` for a count below zero or a population not above zero.
    """
    if not count >= 0 or not np.isfinite(count):
        raise Refusal(f"The count is {count}; a count is not below zero.")
    if not population > 0 or not np.isfinite(population):
        raise Refusal(f"The population is {population}; it must be above zero.")
    if not 50 <= level < 100:
        raise Refusal(f"The level is {level}; give per cent from 50 to below 100.")
    lower, upper = count_limits(np.array([count]), level=level, limits=limits)
    each = per / population
    return Rate(
        count=count,
        population=population,
        per=per,
        rate=count * each,
        lower=float(lower[0]) * each,
        upper=float(upper[0]) * each,
        level=level,
        limits=limits,
    )


def count_limits(
    counts: Floats, *, level: float = LEVEL, limits: Limits = Limits.BYAR
) -> tuple[Floats, Floats]:
    """Return both limits of many counts; the lower of a count of none is 0."""
    tail = (1 - level / 100) / 2
    some = np.maximum(counts, 1)
    if limits is Limits.EXACT:
        from scipy.special import gammaincinv

        lower = gammaincinv(some, tail)
        upper = gammaincinv(counts + 1, 1 - tail)
    else:
        z = NormalDist().inv_cdf(1 - tail)
        above = counts + 1
        lower = some * (1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
        upper = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return np.where(counts > 0, np.maximum(lower, 0), 0.0), upper
