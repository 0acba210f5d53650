"""The E-test of many pairs of counts, two pointers a pair, in whole numbers.

As x grows by one the ys that are as extreme as the pair seen move one way only, so each
end is found by stepping on from where it was: no roots, no rounding, ties kept. The
numpy path is `poisson_pair.e_test`, a pair at a time.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from frankpledge.analysis.kernels import compiled, parallel_range

LARGEST_WHOLE = 2.0**62

prange: Any = parallel_range()


@compiled()
def _chances(mean: float, first: int, chances: Any) -> None:
    """Fill with the Poisson chances of first, first + 1, ..., outward from the mode."""
    size = len(chances)
    mode = min(max(int(mean) - first, 0), size - 1)
    chances[mode] = 1.0
    total = 1.0
    for index in range(mode + 1, size):
        chances[index] = chances[index - 1] * mean / (first + index)
        total += chances[index]
    for index in range(mode - 1, -1, -1):
        chances[index] = chances[index + 1] * (first + index + 1) / mean
        total += chances[index]
    for index in range(size):
        chances[index] /= total


@compiled()
def _tails(chances: Any, up_to: Any, from_on: Any) -> None:
    """Fill with the chances below each place, and of it and those after it."""
    size = len(chances)
    for index in range(size):
        up_to[index + 1] = up_to[index] + chances[index]
        from_on[size - 1 - index] = from_on[size - index] + chances[size - 1 - index]


@compiled()
def _fits(a: int, b: int, m: int, n: int, last_x: int, last_y: int) -> bool:
    """Say whether no number of the comparison passes 64 bits."""
    wide_m, wide_n = float(m), float(n)
    spread = wide_n * wide_n * a + wide_m * wide_m * b
    far = max(wide_n * last_x, wide_m * last_y)
    wide = wide_n * wide_n * last_x + wide_m * wide_m * last_y
    distance = (wide_n * a - wide_m * b) ** 2
    return far * far * spread < LARGEST_WHOLE and distance * wide < LARGEST_WHOLE


@compiled()
def _one(a: int, b: int, m: int, n: int) -> float:
    """Return the p-value of a pair; NaN where 64 bits do not hold the comparison."""
    mean_x, mean_y = m * ((a + b) / (m + n)), n * ((a + b) / (m + n))
    reach_x, reach_y = 10 * math.sqrt(mean_x) + 30, 10 * math.sqrt(mean_y) + 30
    first_x, last_x = max(0, int(mean_x - reach_x)), int(mean_x + reach_x) + 1
    first_y, last_y = max(0, int(mean_y - reach_y)), int(mean_y + reach_y) + 1
    if not _fits(a, b, m, n, last_x, last_y):
        return math.nan
    spread, distance = n * n * a + m * m * b, (n * a - m * b) ** 2
    if distance == 0:
        return 1.0
    chance_x = np.empty(last_x - first_x + 1)
    chance_y = np.empty(last_y - first_y + 1)
    _chances(mean_x, first_x, chance_x)
    _chances(mean_y, first_y, chance_y)
    up_to, from_on = np.zeros(len(chance_y) + 1), np.zeros(len(chance_y) + 1)
    _tails(chance_y, up_to, from_on)
    low, high = first_y, first_y  # ys below low, and from high on, are extreme
    total = 0.0
    for x in range(first_x, last_x + 1):
        while low <= last_y and m * low < n * x:
            wide = distance * (n * n * x + m * m * low)
            if (n * x - m * low) ** 2 * spread < wide:
                break
            low += 1
        high = max(high, low)
        while high <= last_y:
            wide = distance * (n * n * x + m * m * high)
            if m * high > n * x and (m * high - n * x) ** 2 * spread >= wide:
                break
            high += 1
        both = up_to[low - first_y] + from_on[high - first_y]
        total += chance_x[x - first_x] * both
    return min(1.0, total)


@compiled(parallel=True)
def e_tests(earlier: Any, later: Any, m: Any, n: Any, p_values: Any) -> None:
    """Fill in the p-values of pairs whose relative exposures are m / n."""
    for pair in prange(len(earlier)):
        p_values[pair] = _one(earlier[pair], later[pair], m[pair], n[pair])


def _warm() -> None:
    one = np.ones(2, dtype=np.int64)
    e_tests(one, 3 * one, one, one, np.empty(2))


WARM = _warm
