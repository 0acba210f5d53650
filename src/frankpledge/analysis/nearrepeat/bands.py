"""Bands of distance and of time: their edges, which side is closed, what they hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Refusal


class Closed(StrEnum):
    """Which edge of a band belongs to it."""

    LEFT = "left"  # [a, b): the Near Repeat Calculator's way
    RIGHT = "right"  # [0, b] first, then (a, b]


@dataclass(frozen=True)
class Bands:
    """Bands that follow one another from 0, by their upper edges."""

    uppers: tuple[float, ...]
    closed: Closed
    unit: str  # "m", "days"

    @classmethod
    def of(cls, edges: Sequence[float], *, closed: Closed, unit: str) -> Bands:
        """Make bands of rising edges.

        The first edge ends the first band, which begins at 0; a 0 in front says the
        same. Raises `Refusal` for edges that do not rise from 0.
        """
        given = tuple(float(edge) for edge in edges)
        uppers = given[1:] if given[:1] == (0,) else given
        rising = all(
            low < high for low, high in zip((0, *uppers), uppers, strict=False)
        )
        if not uppers or not rising or not all(map(math.isfinite, uppers)):
            raise Refusal(
                f"The edges {', '.join(f'{edge:g}' for edge in given)} of the bands of "
                f"{unit} do not rise from 0. Give each band's upper edge, as in "
                "0.1,200,400."
            )
        return cls(uppers, closed, unit)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.uppers)

    def holding(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
        """Return the band each value falls into, from 0; the number of bands beyond."""
        uppers = np.array(self.uppers, dtype=values.dtype)
        if self.closed is Closed.LEFT:
            return np.searchsorted(uppers, values, side="right")
        return np.searchsorted(uppers, values, side="left")

    def whole_days(self) -> npt.NDArray[np.int64]:
        """Return the largest whole number of days below each upper edge, or at it."""
        if self.closed is Closed.RIGHT:
            return np.array([math.floor(upper) for upper in self.uppers])
        return np.array([math.ceil(upper) - 1 for upper in self.uppers])

    def interval(self, place: int) -> str:
        """Return a band as an interval: "[0, 0.1) m", "(200, 400] m", "beyond"."""
        low = self.uppers[place - 1] if place else 0
        if place == len(self):
            return (
                f"{'[' if self.closed is Closed.LEFT else '('}{low:g}, ...) {self.unit}"
            )
        high = self.uppers[place]
        if self.closed is Closed.LEFT:
            return f"[{low:g}, {high:g}) {self.unit}"
        return f"{'(' if place else '['}{low:g}, {high:g}] {self.unit}"

    def calculator_label(self, place: int) -> str:
        """Return what the Near Repeat Calculator calls this band.

        Its labels are a unit off: "0 to 7" holds [0, 7), and "8 to 14" holds [7, 14).
        """
        low = self.uppers[place - 1] if place else 0
        if place == len(self):
            return f"More than {low:g}"
        high = self.uppers[place]
        if self.unit == "m":
            if place == 0 and high < 1:
                return "Same location"
            low = low if low >= 1 else 0
            return f"{low + 1:g} to {high:g}"
        return f"{low + 1 if place else 0:g} to {high:g}"

    def edges(self, place: int) -> tuple[float, float | None]:
        """Return a band's lower and upper edge; None beyond the last."""
        low = self.uppers[place - 1] if place else 0.0
        return low, self.uppers[place] if place < len(self) else None
