"""The sum of kernels at the cells' centres: every event, or events in fine bins."""

from __future__ import annotations

import importlib
import math
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

import frankpledge.analysis.kernels as kernels
from frankpledge.analysis.surface.grid import Grid

PARTS_BYTES = 64_000_000  # of parts held side by side
MOST_PARTS, FEWEST_PARTS = 8, 2
CHUNK = 2_000  # points spread over their cells at once without a kernel
BINS_A_BANDWIDTH = {"quartic": 25, "gaussian": 14}  # errors of 0.3%, at the worst

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Points = tuple[Floats, Floats, Floats | None]


class Kernel(StrEnum):
    """The shape of the hill an event adds."""

    QUARTIC = "quartic"
    GAUSSIAN = "gaussian"

    @property
    def reach(self) -> float:
        """How many bandwidths it reaches; at 8.5 a Gaussian is 2e-16 of its height."""
        return 1.0 if self is Kernel.QUARTIC else 8.5

    def height(self, bandwidth: float) -> float:
        """Return its density in the middle, per square metre."""
        if self is Kernel.QUARTIC:
            return 3 / (math.pi * bandwidth**2)
        return 1 / (2 * math.pi * bandwidth**2)

    def shape(self, squared: Floats) -> Floats:
        """Return its density over its height, from (distance / bandwidth) squared."""
        if self is Kernel.QUARTIC:
            return np.maximum(1 - squared, 0.0) ** 2
        return np.exp(-0.5 * squared)


def exact(points: Points, grid: Grid, kernel: Kernel, bandwidth: float) -> Floats:
    """Return the density at each cell's centre, every event counted where it is."""
    add = _add_by_kernel if kernels.available() else _add_by_numpy
    whole: Floats = add(points, grid, kernel, bandwidth) * kernel.height(bandwidth)
    return whole


def binned(points: Points, grid: Grid, kernel: Kernel, bandwidth: float) -> Floats:
    """Return the density from events shared among fine bins first.

    A bin's side is an odd part of a cell's, so that a bin stands at each cell's centre.
    """
    part = finer(kernel, bandwidth, grid.cell)
    side = grid.cell / part
    beyond = math.ceil(kernel.reach * bandwidth / grid.cell) + 1  # cells at each edge
    fine = Grid(
        grid.left - beyond * grid.cell,
        grid.bottom - beyond * grid.cell,
        side,
        (grid.columns + 2 * beyond) * part,
        (grid.rows + 2 * beyond) * part,
    )
    share = _share_by_kernel if kernels.available() else _share_by_numpy
    reach = part * beyond
    steps = np.arange(-reach, reach + part) - part // 2  # bins, from a cell's own
    squared = (steps * (side / bandwidth)) ** 2
    hill = kernel.shape(squared[:, None] + squared[None, :])
    smooth = _convolved(_by_phase(share(points, fine), part), _by_phase(hill, part))
    inner = smooth[beyond : beyond + grid.rows, beyond : beyond + grid.columns]
    return np.maximum(inner, 0.0) * kernel.height(bandwidth)


def finer(kernel: Kernel, bandwidth: float, cell: float) -> int:
    """Return how many bins stand along a cell, an odd number."""
    needed = math.ceil(BINS_A_BANDWIDTH[kernel] * cell / bandwidth - 1e-9)
    return needed + 1 - needed % 2


def worst_share(kernel: Kernel, bandwidth: float, side: float) -> float:
    """Return the largest error of one event, over its kernel's height.

    Sharing among four bins reads the kernel by straight lines between them, which errs
    by an eighth of the side squared times the steepest bend along each axis: 8 / h^2
    for the quartic (at its edge), 1 / h^2 for the Gaussian (in the middle).
    """
    bend = 8.0 if kernel is Kernel.QUARTIC else 1.0
    return 2 * bend / 8 * (side / bandwidth) ** 2


def _parts(grid: Grid) -> Floats:
    """Return sums for parts of the points, as many whatever the number of threads."""
    cells = grid.rows * grid.columns
    number = min(MOST_PARTS, max(FEWEST_PARTS, PARTS_BYTES // (8 * cells)))
    return np.zeros((number, *grid.shape))


def _for_kernel(points: Points, grid: Grid) -> tuple[Any, Any, Floats]:
    x, y, weights = points
    place = (float(grid.left), float(grid.bottom), float(grid.cell))
    return (x, y, np.ones(1) if weights is None else weights), place, _parts(grid)


def _summed(parts: Floats) -> Floats:
    whole: Floats = parts[0]
    for part in parts[1:]:
        whole += part
    return whole


def _add_by_kernel(
    points: Points, grid: Grid, kernel: Kernel, bandwidth: float
) -> Floats:
    loops = importlib.import_module("frankpledge.analysis.kernels.density")
    arrays, place, parts = _for_kernel(points, grid)
    spread = bandwidth / grid.cell
    if kernel is Kernel.QUARTIC:
        loops.add_quartic(arrays, place, spread, parts)
    else:
        loops.add_gaussian(arrays, place, (spread, spread * kernel.reach), parts)
    return _summed(parts)


def _share_by_kernel(points: Points, grid: Grid) -> Floats:
    loops = importlib.import_module("frankpledge.analysis.kernels.density")
    arrays, place, parts = _for_kernel(points, grid)
    loops.share_among_four(arrays, place, parts)
    return _summed(parts)


def _add_by_numpy(
    points: Points, grid: Grid, kernel: Kernel, bandwidth: float
) -> Floats:
    """Spread the points, sorted along y, over the rows they reach, some at a time."""
    x, y, weights = points
    found = np.zeros(grid.shape)
    reach = kernel.reach * bandwidth
    for some in _neighbourly(x, y, reach):
        rows = _within(grid.along, y[some], reach)
        columns = _within(grid.across, x[some], reach)
        weight = np.ones(some.size) if weights is None else weights[some]
        up = ((grid.along[rows] - y[some, None]) / bandwidth) ** 2
        side = ((grid.across[columns] - x[some, None]) / bandwidth) ** 2
        if kernel is Kernel.GAUSSIAN:
            hills = weight[:, None] * kernel.shape(side)
            found[rows, columns] += kernel.shape(up).T @ hills
            continue
        for row in range(up.shape[1]):
            squared = up[:, row, None] + side
            found[rows.start + row, columns] += weight @ kernel.shape(squared)
    return found


def _neighbourly(x: Floats, y: Floats, reach: float) -> Iterator[Places]:
    """Yield the points some at a time, those of one square together."""
    column = np.floor((x - x.min()) / (2 * reach)).astype(np.int64)
    row = np.floor((y - y.min()) / (2 * reach)).astype(np.int64)
    square = row * (int(column.max()) + 1) + column
    order = np.argsort(square, kind="stable")
    ends = np.flatnonzero(np.diff(square[order])) + 1
    for group in np.split(order, ends):
        yield from np.split(group, range(CHUNK, group.size, CHUNK))


def _within(centres: Floats, points: Floats, reach: float) -> slice:
    """Return which centres lie within reach of any of some points."""
    low, high = points.min() - reach, points.max() + reach
    return slice(
        int(np.searchsorted(centres, low)), int(np.searchsorted(centres, high, "right"))
    )


def _share_by_numpy(points: Points, grid: Grid) -> Floats:
    x, y, weights = points
    across = (x - grid.left) * (1 / grid.cell) - 0.5
    along = (y - grid.bottom) * (1 / grid.cell) - 0.5
    held = (across >= 0) & (across < grid.columns - 1)
    held &= (along >= 0) & (along < grid.rows - 1)
    across, along = across[held], along[held]
    weight = np.ones(across.size) if weights is None else weights[held]
    column, row = across.astype(np.int64), along.astype(np.int64)
    right, above = across - column, along - row
    cell, many = row * grid.columns + column, grid.rows * grid.columns
    found = np.zeros(many)
    for step, share in (
        (0, (1 - above) * (1 - right)),
        (1, (1 - above) * right),
        (grid.columns, above * (1 - right)),
        (grid.columns + 1, above * right),
    ):
        found += np.bincount(cell + step, weight * share, minlength=many)
    return found.reshape(grid.shape)


def _by_phase(bins: Floats, part: int) -> Floats:
    """Return bins by their place in a cell: (part x part) x rows x columns of cells."""
    rows, columns = bins.shape[0] // part, bins.shape[1] // part
    apart = bins.reshape(rows, part, columns, part).transpose(1, 3, 0, 2)
    return np.ascontiguousarray(apart).reshape(part * part, rows, columns)


def _convolved(bins: Floats, hills: Floats) -> Floats:
    """Return at each cell's centre the sum of the hill over all bins.

    Each place in a cell has its own bins and its own hill, as seen from a centre: many
    small Fourier transforms, which stay in the cache, and one back. What wraps around
    falls on the cells beyond the grid. The last axis of `hills` is centred.
    """
    fourier = importlib.import_module("scipy.fft")
    reach = hills.shape[1] // 2
    sides = [fourier.next_fast_len(side, real=True) for side in bins.shape[1:]]
    whole: Any = 0
    for own, hill in zip(bins, hills, strict=True):
        wrapped = np.zeros(sides)
        wrapped[: hill.shape[0], : hill.shape[1]] = hill[::-1, ::-1]
        turned = np.roll(wrapped, (-reach, -reach), axis=(0, 1))
        spread = fourier.rfft2(own, sides, workers=2)
        whole = whole + spread * fourier.rfft2(turned, workers=2)
    back: Floats = fourier.irfft2(whole, sides, workers=2, overwrite_x=True)
    return back[: bins.shape[1], : bins.shape[2]]
