"""Points and days as counts by cell and month, however large the grid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Refusal

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MONTH = 365.25 / 12  # days
LARGEST_GRID = 6_000_000  # cells


@dataclass(frozen=True)
class Grid:
    """Square cells over all points, counted along x first."""

    west: float  # metres, the left edge
    south: float
    side: float
    across: int
    up: int

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return self.across * self.up

    def centres(self, cells: Whole) -> tuple[Floats, Floats]:
        """Return the middles of cells, in metres."""
        x = self.west + (cells // self.up + 0.5) * self.side
        y = self.south + (cells % self.up + 0.5) * self.side
        return x.astype(np.float64), y.astype(np.float64)


@dataclass(frozen=True)
class Past:
    """How many events each cell had in each month; pairs without events are left out."""

    grid: Grid
    months: int  # the last is `months` - 1
    cell: Whole
    month: Whole
    events: Floats

    @cached_property
    def returned(self) -> Flags:
        """Which months hold anything; one without any event was not returned."""
        held = np.zeros(self.months, dtype=bool)
        held[self.month] = True
        return held

    def before(self, month: int) -> Past:
        """Return what was known before a month."""
        known = self.month < month
        return Past(
            self.grid, month, self.cell[known], self.month[known], self.events[known]
        )

    def counts(self, weights: Floats) -> Floats:
        """Return the sum over months of each cell's events, a weight for each month."""
        weighed = self.events * weights[self.month]
        return np.asarray(
            np.bincount(self.cell, weights=weighed, minlength=self.grid.cells),
            dtype=np.float64,
        )

    def counts_of(self, month: int) -> Floats:
        """Return each cell's events in one month."""
        return self.counts((np.arange(self.months) == month).astype(np.float64))

    @cached_property
    def study(self) -> Flags:
        """The study area: cells that hold an event, or touch one that does."""
        held = np.zeros(self.grid.cells, dtype=bool)
        held[self.cell] = True
        square = np.pad(held.reshape(self.grid.across, self.grid.up), 1)
        near = np.zeros((self.grid.across, self.grid.up), dtype=bool)
        for right in range(3):
            for above in range(3):
                near |= square[
                    right : right + self.grid.across, above : above + self.grid.up
                ]
        return near.ravel()


def count_past(x: Floats, y: Floats, month: Whole, *, side: float, months: int) -> Past:
    """Count points by square cells of a side in metres, and by month from 0."""
    if side <= 0:
        raise Refusal(f"A cell of {side:g} m has no area. Give a side in metres.")
    west, south = np.floor(x.min() / side) * side, np.floor(y.min() / side) * side
    right = np.floor((x - west) / side).astype(np.int64)
    above = np.floor((y - south) / side).astype(np.int64)
    grid = Grid(
        float(west), float(south), side, int(right.max()) + 1, int(above.max()) + 1
    )
    if grid.cells > LARGEST_GRID:
        raise Refusal(
            f"Cells of {side:g} m over these points make {grid.across:,} by "
            f"{grid.up:,}, more than {LARGEST_GRID:,}. Choose larger cells, or leave "
            "out points far from the rest (0, 0 often stands for unknown)."
        )
    pairs, events = np.unique(
        (right * grid.up + above) * months + month, return_counts=True
    )
    return Past(
        grid, months, pairs // months, pairs % months, events.astype(np.float64)
    )


def months_of(day: npt.NDArray[np.datetime64]) -> tuple[Whole, int, str]:
    """Return the month of each day from 0, how many there are, and how they were cut.

    Calendar months where all dates are first days of months. Else stretches of 30.4
    days counted back from the last day, so that the newest is whole; the oldest, which
    may be cut short, has the number -1.
    """
    first = day.astype("datetime64[M]")
    if (first.astype("datetime64[D]") == day.astype("datetime64[D]")).all():
        number = (first - first.min()).astype(np.int64)
        return number, int(number.max()) + 1, "calendar months"
    back = (day.max() - day).astype("timedelta64[D]").astype(np.int64)
    ago = np.floor(back / MONTH).astype(np.int64)
    whole = int(np.floor((back.max() + 1) / MONTH + 0.02))  # half a day is forgiven
    number = np.where(ago < whole, whole - 1 - ago, -1)
    return (
        number,
        whole,
        f"months of 30.4 days up to {day.max().astype('datetime64[D]')}",
    )
