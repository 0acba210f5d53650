"""How often a stable series shows a signal all the same: simulated beforehand.

`share_simulated` made the table and makes it again in a test; `python -m
benchmarks.honesty` prints it beside other rates of false alarm.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Caveat
from frankpledge.analysis.spc.limits import LARGEST_RANGE, LIMITS_PER_RANGE
from frankpledge.analysis.spc.rules import find_signals

Floats = npt.NDArray[np.float64]

MEANS = (0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 50.0, 200.0)  # a period, Poisson
LENGTHS = (12, 18, 24, 30, 36, 48, 60, 84, 120)  # points
# A row a length, a column a mean: the share of 20,000 charts (seed 1931), outlying
# ranges screened, that any rule marks.
SHARES: tuple[tuple[float, ...], ...] = (
    (0.315, 0.210, 0.128, 0.106, 0.092, 0.080, 0.077, 0.070, 0.073),
    (0.473, 0.344, 0.230, 0.199, 0.171, 0.146, 0.137, 0.130, 0.130),
    (0.614, 0.483, 0.321, 0.279, 0.246, 0.213, 0.195, 0.191, 0.184),
    (0.664, 0.578, 0.403, 0.357, 0.314, 0.266, 0.252, 0.242, 0.236),
    (0.749, 0.665, 0.486, 0.426, 0.375, 0.329, 0.308, 0.294, 0.288),
    (0.834, 0.788, 0.611, 0.546, 0.487, 0.430, 0.405, 0.391, 0.381),
    (0.897, 0.861, 0.713, 0.645, 0.578, 0.516, 0.490, 0.471, 0.464),
    (0.956, 0.945, 0.839, 0.780, 0.715, 0.659, 0.625, 0.604, 0.595),
    (0.987, 0.986, 0.932, 0.891, 0.844, 0.793, 0.763, 0.746, 0.741),
)


def share_with_signal(points: int, mean: float) -> float:
    """Return the share of stable charts of this length and mean that show a signal.

    Between the lengths and means simulated, in proportion; beyond them, the nearest.
    """
    over = np.log(np.array(MEANS))
    at = np.log(min(max(mean, MEANS[0]), MEANS[-1]))
    by_length = [float(np.interp(at, over, row)) for row in SHARES]
    return float(np.interp(points, LENGTHS, by_length))


def caution(points: int, mean: float) -> Caveat:
    """Return the sentence that belongs on every chart."""
    share = share_with_signal(points, mean)
    return Caveat(
        "stable-series-show-signals",
        f"Of 100 stable series of {points} points at this level, about "
        f"{100 * share:.0f} show a signal though nothing happened.",
    )


def share_simulated(
    mean: float, points: int, *, charts: int, rng: np.random.Generator
) -> float:
    """Draw stable Poisson series and return the share that any rule marks."""
    values = rng.poisson(mean, (charts, points)).astype(np.float64)
    return float(find_signals(values, *limits_of_many(values)).any.any(axis=-1).mean())


def limits_of_many(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Return mean, lower and upper limits of many series, as `xmr_limits` does of one."""
    mean = values.mean(axis=-1, keepdims=True)
    ranges = np.abs(np.diff(values, axis=-1))
    largest = LARGEST_RANGE * ranges.mean(axis=-1, keepdims=True)
    kept = (ranges < largest) | (ranges == 0)
    total = np.where(kept, ranges, 0.0).sum(axis=-1, keepdims=True)
    reach = LIMITS_PER_RANGE * total / kept.sum(axis=-1, keepdims=True)
    return mean, mean - reach, mean + reach
