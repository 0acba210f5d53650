"""The arithmetic of two Poisson counts: the E-test, and an exact interval.

Counts come in as whole numbers not below zero, relative exposures as fractions above
zero; `change` checks both and puts the answers in words.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

LARGEST_WHOLE = 2**62


def e_test(earlier: int, later: int, relative: Fraction) -> float:
    """Return the two-sided p-value of Krishnamoorthy and Thomson's E-test.

    `relative` is the earlier exposure over the later.
    With both exposures in whole numbers m and n, the pair (x, y) is at least as
    extreme as the one seen, (a, b), when
    (n x - m y)^2 (n^2 a + m^2 b) >= (n a - m b)^2 (n^2 x + m^2 y):
    a quadratic in y with whole coefficients, so its roots split the ys exactly.
    """
    m, n = relative.numerator, relative.denominator
    spread = n * n * earlier + m * m * later
    distance = (n * earlier - m * later) ** 2
    if distance == 0:
        return 1.0
    rate = Fraction(earlier + later, m + n)
    first_x, chance_x = _poisson(float(m * rate))
    first_y, chance_y = _poisson(float(n * rate))
    up_to = np.concatenate(([0.0], np.cumsum(chance_y)))
    from_on = np.concatenate((np.cumsum(chance_y[::-1])[::-1], [0.0]))
    xs = first_x + np.arange(len(chance_x))
    if _fits_64_bits(xs[-1], first_y + len(chance_y), m, n, spread, distance):
        below, above = _splits(xs, m, n, spread, distance)
    else:
        roots = [_roots(x, m, n, spread, distance) for x in xs.tolist()]
        below, above = np.array(roots, dtype=np.float64).T
    lows = np.clip(below + 1 - first_y, 0, len(chance_y)).astype(np.int64)
    highs = np.clip(above - first_y, 0, len(chance_y)).astype(np.int64)
    extreme = chance_x * (up_to[lows] + from_on[highs])
    total = float(extreme.sum())
    if first_x == 0 and first_y == 0:  # no events at all are no evidence of change
        total -= float(chance_x[0] * chance_y[0])
    return min(1.0, max(0.0, total))


def _fits_64_bits(x: int, y: int, m: int, n: int, spread: int, distance: int) -> bool:
    """Say whether no number of the comparison passes 64 bits, counts up to (x, y)."""
    farthest = max(n * int(x), m * y) ** 2 * spread
    return max(farthest, distance * (n * n * int(x) + m * m * y)) < LARGEST_WHOLE


def _splits(
    xs: Whole, m: int, n: int, spread: int, distance: int
) -> tuple[Whole, Whole]:
    """Return for each x the last extreme y below the mean and the first above it.

    The roots in floating point are a unit off at most; whole numbers then decide.
    """
    square = float(m * m * spread)
    half = 2.0 * n * m * spread * xs + float(distance * m * m)
    constant = float(n * n) * xs * (xs * float(spread) - distance)
    root = np.sqrt(np.maximum(half * half - 4 * square * constant, 0.0))

    def reaches(y: Whole) -> npt.NDArray[np.bool_]:
        reached: npt.NDArray[np.bool_] = (n * xs - m * y) ** 2 * spread >= distance * (
            n * n * xs + m * m * y
        )
        return reached

    below = np.floor((half - root) / (2 * square)).astype(np.int64) - 1
    above = np.ceil((half + root) / (2 * square)).astype(np.int64) + 1
    lower, upper = below.copy(), above.copy()
    for step in (1, 2):
        lower += (m * (below + step) <= n * xs) & reaches(below + step)
        upper -= (m * (above - step) > n * xs) & reaches(above - step)
    return lower, upper


def _roots(x: int, m: int, n: int, spread: int, distance: int) -> tuple[int, int]:
    """Return the last extreme y below the mean and the first one above it."""
    square = m * m * spread
    half = n * m * x * 2 * spread + distance * m * m  # minus the linear coefficient
    constant = n * n * x * (x * spread - distance)
    under_root = half * half - 4 * square * constant
    root = math.isqrt(under_root)
    if root * root < under_root:
        root += 1
    return (half - root) // (2 * square), -((-half - root) // (2 * square))


def _poisson(mean: float) -> tuple[int, Floats]:
    """Return the first value and the chances of it and those that follow.

    Ten standard deviations and thirty either way leave out less than 1e-20.
    """
    reach = 10 * math.sqrt(mean) + 30
    first, last = max(0, math.floor(mean - reach)), math.ceil(mean + reach)
    values = np.arange(first + 1, last + 1, dtype=np.float64)
    logs = np.concatenate(([0.0], np.cumsum(math.log(mean) - np.log(values))))
    weights: Floats = np.exp(logs - logs.max())
    return first, weights / weights.sum()


def ratio_interval(
    earlier: int, later: int, relative: Fraction, *, outside: float
) -> tuple[float, float]:
    """Return the exact interval for the ratio of the later rate to the earlier.

    Given the total, the later count is binomial: Clopper and Pearson's interval for
    its share, turned into a ratio. `outside` is the chance left out, half on each
    side; the upper end is infinite after an earlier count of zero.
    """
    total, tail = earlier + later, outside / 2
    lower, upper = 0.0, math.inf
    if later:
        share = _share_where(lambda p: _beta(p, later, total - later + 1) > tail)
        lower = float(relative) * share / (1 - share)
    if earlier:
        share = _share_where(lambda p: _beta(p, later + 1, earlier) > 1 - tail)
        upper = float(relative) * share / (1 - share)
    return lower, upper


def _share_where(passed: Callable[[float], bool]) -> float:
    """Return the share at which a rising condition starts to hold, by halving."""
    low, high = 0.0, 1.0
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (low, middle) if passed(middle) else (middle, high)
    return low


def _beta(x: float, a: int, b: int) -> float:
    """Return the regularised incomplete beta function I_x(a, b) for 0 < x < 1.

    It is the chance of a or more in a + b - 1 trials of chance x. The continued
    fraction is DLMF 8.17.22, evaluated by Lentz's method.
    """
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side
        return 1 - _beta(1 - x, b, a)
    front = a * math.log(x) + b * math.log1p(-x)
    front += math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 100_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            c, d = 1 + step / c, 1 / (1 + step * d)
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return math.exp(front) * value / a
