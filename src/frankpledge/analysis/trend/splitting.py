"""Where to cut a series of counts into stretches of one level each: exactly the best."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# Of a cut's worth, in twice the log-likelihood over the dispersion: set so that about
# one unchanged series in twenty is cut (see docs/reference/honesty.md).
PENALTY, PENALTY_BY_LOG_LENGTH = 4.7, 1.1
SHORTEST = 6  # periods of a level
SUPPORTED = 3.841  # of chi-square with one degree of freedom, 95%


@dataclass(frozen=True)
class Cut:
    """The first position of a new level, and the positions as well supported."""

    at: int
    earliest: int
    latest: int


def penalty_for(periods: int) -> float:
    """Return what a cut must be worth in a series of this length."""
    return PENALTY + PENALTY_BY_LOG_LENGTH * math.log(periods)


def dispersion_between_neighbours(counts: Floats, exposures: Floats) -> float:
    """Return how much more than Poisson neighbours differ, never below 1.

    A change of level touches one pair of neighbours only, so it hardly counts. Given
    their sum, a Poisson count is binomial with its exposure's share.
    """
    total = counts[1:] + counts[:-1]
    share = exposures[1:] / (exposures[1:] + exposures[:-1])
    some = total > 0
    if not some.any():
        return 1.0
    off = (counts[1:] - share * total)[some] ** 2
    spread = (share * (1 - share) * total)[some]
    return max(1.0, float((off / spread).mean()))


def split_counts(
    counts: Floats, exposures: Floats, dispersion: float, penalty: float
) -> list[Cut]:
    """Return the cuts that cost least: misfit over the dispersion, plus the penalties.

    Optimal partitioning (Jackson and others 2005), which PELT (Killick, Fearnhead and
    Eckley 2012) prunes; a few hundred periods need no pruning.
    """
    events = np.concatenate([[0.0], np.cumsum(counts)])
    over = np.concatenate([[0.0], np.cumsum(exposures)])
    size = len(counts)
    best = np.full(size + 1, np.inf)
    best[0] = -penalty
    before = np.zeros(size + 1, dtype=np.int64)
    for end in range(SHORTEST, size + 1):
        starts = np.arange(0, end - SHORTEST + 1)
        cost = _misfit(events[end] - events[starts], over[end] - over[starts])
        total = best[starts] + cost / dispersion + penalty
        before[end] = int(np.argmin(total))
        best[end] = total[before[end]]
    edges = [size]
    while edges[-1]:
        edges.append(int(before[edges[-1]]))
    edges.reverse()
    return [
        _supported(events, over, (left, at, right), dispersion)
        for left, at, right in zip(edges, edges[1:], edges[2:], strict=False)
    ]


def _misfit(events: Floats, exposure: Floats) -> Floats:
    """Return minus twice the log-likelihood of stretches at their own rates."""
    rate = np.where(events > 0, events / exposure, 1.0)
    misfit: Floats = -2 * events * np.log(rate)
    return misfit


def _supported(
    events: Floats, over: Floats, edges: tuple[int, int, int], dispersion: float
) -> Cut:
    """Return a cut with the positions whose likelihood is not told from the best."""
    left, at, right = edges
    places = np.arange(left + 1, right)
    cost = _misfit(events[places] - events[left], over[places] - over[left])
    cost = cost + _misfit(events[right] - events[places], over[right] - over[places])
    near = places[(cost - cost.min()) / dispersion <= SUPPORTED]
    return Cut(at, min(at, int(near[0])), max(at, int(near[-1])))
