"""Sums over the cells within a distance of each cell."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
CLOSE = 1e-9  # of the distance: a centre at just the distance is within it


def disc(band: float, cell: float) -> dict[int, int]:
    """Return the half-width in cells of each row of the disc, by the row's step."""
    reach = (band / cell) * (1 + CLOSE)
    rows = math.floor(reach)
    return {
        step: math.floor(math.sqrt(max(reach * reach - step * step, 0.0)))
        for step in range(-rows, rows + 1)
    }


def disc_sums(values: Floats, band: float, cell: float) -> Floats:
    """Return for each cell the sum of the values of cells at most `band` away, its own
    included.

    Distances are between centres. Each row of the disc is a difference of two running
    totals, so the work grows with the disc's height and not with its area; whole
    numbers come out exact.
    """
    rows, columns = values.shape
    running = np.zeros((rows, columns + 1))
    np.cumsum(values, axis=1, out=running[:, 1:])
    widths = disc(band, cell)
    found = np.zeros_like(values)
    for width in sorted(set(widths.values())):
        strip = _strip(running, min(width, columns))
        for step in (step for step, own in widths.items() if own == width):
            if step >= rows or step <= -rows:
                continue
            here = slice(max(0, -step), rows - max(0, step))
            there = slice(max(0, step), rows - max(0, -step))
            found[here] += strip[there]
    return found


def _strip(running: Floats, width: int) -> Floats:
    """Return the sum of each cell and `width` cells at each side of it in its row."""
    columns = running.shape[1] - 1
    found = np.empty((running.shape[0], columns))
    if columns > 2 * width:
        inner = slice(width, columns - width)
        np.subtract(
            running[:, 2 * width + 1 :], running[:, : columns - 2 * width],
            out=found[:, inner],
        )  # fmt: skip
        edges = [*range(width), *range(columns - width, columns)]
    else:
        edges = list(range(columns))
    for column in edges:
        right = running[:, min(columns, column + width + 1)]
        np.subtract(right, running[:, max(0, column - width)], out=found[:, column])
    return found
