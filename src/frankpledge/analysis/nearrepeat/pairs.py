"""Which events lie near one another: every pair within the widest band, once."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

import frankpledge.analysis.kernels as kernels
from frankpledge.analysis.nearrepeat.bands import Bands, Closed
from frankpledge.analysis.results import Refusal

MOST_PAIRS = 400_000_000  # eight bytes a pair: 3.2 GB
CHUNK = 2_000_000  # candidates looked at in one step without a kernel

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


class Metric(StrEnum):
    """How distance is measured."""

    EUCLIDEAN = "euclidean"  # in a straight line
    MANHATTAN = "manhattan"  # along a grid of streets


@dataclass(frozen=True)
class Pairs:
    """Pairs of events by their band of distance, events by their place in `order`."""

    order: Places  # the events given, sorted by where they are
    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    starts: Places  # band k has the pairs from starts[k] up to starts[k + 1]

    @property
    def by_band(self) -> Places:
        """How many pairs each band of distance has."""
        return np.diff(self.starts)


@dataclass(frozen=True)
class _Sorted:
    """Events in the order of the cells of a grid, and where their neighbours stand.

    The cells are as wide as the widest band, so the neighbours of an event not met yet
    are the later ones of its cell and of the next in its row (from it up to `row_end`),
    and three cells of the next row (from `below` up to `below_end`).
    """

    order: Places
    x: npt.NDArray[np.floating]
    y: npt.NDArray[np.floating]
    row_end: Places
    below: Places
    below_end: Places


def close_pairs(
    x: npt.NDArray[np.floating],
    y: npt.NDArray[np.floating],
    bands: Bands,
    metric: Metric,
) -> Pairs:
    """Find every pair of events that falls into a band of distance.

    Distances are worked out in the precision of the coordinates (the Near Repeat
    Calculator's is single). Raises `Refusal` where there are more pairs than are held.
    """
    events = _sorted(x, y, bands.uppers[-1])
    find = _by_kernel if kernels.available() else _by_numpy
    return find(events, bands, metric)


def _sorted(
    x: npt.NDArray[np.floating], y: npt.NDArray[np.floating], widest: float
) -> _Sorted:
    size = widest * (1 + 1e-6)
    column = np.floor((x.astype(np.float64) - x.min()) / size).astype(np.int64)
    row = np.floor((y.astype(np.float64) - y.min()) / size).astype(np.int64)
    columns = int(column.max()) + 3  # an empty one at each side, so rows stay apart
    cell = row * columns + column + 1
    order = np.argsort(cell, kind="stable")
    cell = cell[order]
    return _Sorted(
        order,
        x[order],
        y[order],
        np.searchsorted(cell, cell + 1, side="right"),
        np.searchsorted(cell, cell + columns - 1, side="left"),
        np.searchsorted(cell, cell + columns + 1, side="right"),
    )


def _by_kernel(events: _Sorted, bands: Bands, metric: Metric) -> Pairs:
    kernel = importlib.import_module("frankpledge.analysis.kernels.near_repeat")
    nearby = (events.x, events.y, events.row_end, events.below, events.below_end)
    how = (
        np.array(bands.uppers, dtype=events.x.dtype),
        bands.closed is Closed.RIGHT,
        metric is Metric.MANHATTAN,
    )
    counts = np.zeros((len(bands), events.order.size), np.int64)
    kernel.count_pairs(nearby, how, counts)
    starts = np.append(0, np.cumsum(counts.sum(axis=1)))
    _check_number(int(starts[-1]), bands)
    places = (np.cumsum(counts) - counts.ravel()).reshape(counts.shape)
    first, second = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.int32)
    kernel.fill_pairs(nearby, how, places, first, second)
    return Pairs(events.order, first, second, starts)


def _by_numpy(events: _Sorted, bands: Bands, metric: Metric) -> Pairs:
    found = []
    for first, second in _candidates(events):
        across = np.abs(events.x[first] - events.x[second])
        along = np.abs(events.y[first] - events.y[second])
        apart = (
            across + along
            if metric is Metric.MANHATTAN
            else np.sqrt(across * across + along * along)
        )
        band = bands.holding(apart)
        near = band < len(bands)
        found.append((first[near], second[near], band[near]))
        _check_number(sum(len(one[0]) for one in found), bands)
    firsts, seconds, band = (
        np.concatenate(parts) for parts in zip(*found, strict=True)
    )
    by_band = np.argsort(band, kind="stable")
    starts = np.searchsorted(band[by_band], np.arange(len(bands) + 1))
    sorted_firsts = firsts[by_band].astype(np.int32)
    sorted_seconds = seconds[by_band].astype(np.int32)
    return Pairs(events.order, sorted_firsts, sorted_seconds, starts)


def _candidates(events: _Sorted) -> Iterator[tuple[Places, Places]]:
    """Yield events beside those of neighbouring cells, some million at a time."""
    own = np.arange(events.order.size)
    for begin, end in ((own + 1, events.row_end), (events.below, events.below_end)):
        many = end - begin
        part = np.cumsum(many) // CHUNK
        for number in np.unique(part):
            mine = np.flatnonzero(part == number)
            first = np.repeat(mine, many[mine])
            ahead = np.cumsum(many[mine]) - many[mine]
            step = np.arange(first.size) - np.repeat(ahead, many[mine])
            yield first, np.repeat(begin[mine], many[mine]) + step


def _check_number(pairs: int, bands: Bands) -> None:
    if pairs > MOST_PAIRS:
        raise Refusal(
            f"{pairs:,} pairs of events lie within {bands.uppers[-1]:g} m of one "
            f"another, more than the {MOST_PAIRS:,} that are held at once. Take "
            "narrower bands of distance, or fewer events at a time (one kind, one year)."
        )
