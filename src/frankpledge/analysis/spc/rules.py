"""The Making Data Count rules: which points are not what a stable series gives.

Arrays of points along the last axis, so that ten thousand simulated charts are judged
in one call by the code that judges one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

RUN = 7  # points on one side of the mean, or each above (below) the one before
WINDOW, CLOSE = 3, 2  # of three points in a row, so many in the outer third
OUTER_THIRD = 2 / 3  # of the way from the mean to a limit
LEVEL = 1e-12  # of the largest value: a smaller distance is rounding


class Rule(StrEnum):
    """A reason to ask about a point."""

    BEYOND = "beyond a limit"
    ONE_SIDE = "7 or more in a row on one side of the mean"
    TREND = "7 or more in a row rising or falling"
    OUTER = "2 of 3 in a row close to a limit, all on one side"


@dataclass(frozen=True)
class Signals:
    """Which points each rule marks; every array as long as the series."""

    beyond: Flags
    one_side: Flags
    trend: Flags
    outer: Flags

    @property
    def any(self) -> Flags:
        """Which points any rule marks."""
        return self.beyond | self.one_side | self.trend | self.outer

    def of(self, position: int) -> tuple[Rule, ...]:
        """Return the rules that mark a point of one series."""
        marks = (self.beyond, self.one_side, self.trend, self.outer)
        return tuple(
            rule for rule, mark in zip(Rule, marks, strict=True) if mark[position]
        )


def find_signals(values: Floats, mean: Floats, lower: Floats, upper: Floats) -> Signals:
    """Judge the points of series without gaps; limits have 1 as their last length.

    A point at a limit is within it; a point at the mean is on neither side; equal
    neighbours break a trend. Every point of a run is marked.
    """
    slack = LEVEL * np.abs(values).max(axis=-1, keepdims=True)
    beyond = (values < lower - slack) | (values > upper + slack)
    side = np.where(np.abs(values - mean) <= slack, 0, np.sign(values - mean))
    steps = np.sign(np.diff(values, axis=-1))
    near_low = values < mean - OUTER_THIRD * (mean - lower) - slack
    near_high = values > mean + OUTER_THIRD * (upper - mean) + slack
    close = ~beyond & (near_low | near_high)
    trend = _runs(steps > 0, RUN - 1) | _runs(steps < 0, RUN - 1)
    return Signals(
        beyond=beyond,
        one_side=_runs(side > 0, RUN) | _runs(side < 0, RUN),
        trend=_covered(trend, values.shape),
        outer=_outer(close, side),
    )


def _runs(holds: Flags, length: int) -> Flags:
    """Mark every place that is part of `length` or more in a row that hold."""
    marked = np.zeros(holds.shape, dtype=np.bool_)
    if holds.shape[-1] < length:
        return marked
    windows = np.lib.stride_tricks.sliding_window_view(holds, length, axis=-1)
    full = windows.all(axis=-1)
    for shift in range(length):
        marked[..., shift : shift + full.shape[-1]] |= full
    return marked


def _covered(steps: Flags, shape: tuple[int, ...]) -> Flags:
    """Return the points at either end of the steps marked."""
    marked = np.zeros(shape, dtype=np.bool_)
    marked[..., 1:] |= steps
    marked[..., :-1] |= steps
    return marked


def _outer(close: Flags, side: Floats) -> Flags:
    marked = np.zeros(close.shape, dtype=np.bool_)
    if close.shape[-1] < WINDOW:
        return marked
    view = np.lib.stride_tricks.sliding_window_view
    enough = view(close, WINDOW, axis=-1).sum(axis=-1) >= CLOSE
    full = enough & (np.abs(view(side, WINDOW, axis=-1).sum(axis=-1)) == WINDOW)
    for shift in range(WINDOW):
        marked[..., shift : shift + full.shape[-1]] |= full
    return marked & close
