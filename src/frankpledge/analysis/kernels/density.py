"""Density: adding each event's kernel to the cells around it, or to fine bins."""

from __future__ import annotations

from typing import Any

import numpy as np

from frankpledge.analysis.kernels import compiled, parallel_range

prange: Any = parallel_range()


@compiled(parallel=True)
def add_quartic(points: Any, place: Any, reach: Any, parts: Any) -> None:
    """Add w (1 - (d / reach)^2)^2 to the cells within reach of each point.

    `points`: x, y, weights (one of 1.0 stands for all). `place`: left, bottom, side of
    a cell, in metres; `reach` in cells. `parts`: parts x rows x columns; each part
    takes its share of the points, so the parts say in which order sums run.
    """
    x, y, weights = points
    left, bottom, cell = place
    number, rows, columns = parts.shape
    narrow = 1.0 / (reach * reach)
    for part in prange(number):
        out = parts[part]
        sides = np.empty(int(2 * reach) + 2)
        for k in range(part * x.size // number, (part + 1) * x.size // number):
            across = (x[k] - left) / cell - 0.5
            along = (y[k] - bottom) / cell - 0.5
            weight = weights[k] if weights.size > 1 else weights[0]
            first = max(0, int(np.ceil(across - reach)))
            last = min(columns - 1, int(np.floor(across + reach)))
            if last < first:
                continue
            for step in range(last - first + 1):
                side = step + (first - across)
                sides[step] = side * side * narrow
            low = max(0, int(np.ceil(along - reach)))
            high = min(rows - 1, int(np.floor(along + reach)))
            for row in range(low, high + 1):
                up = row - along
                start = 1.0 - up * up * narrow
                line = out[row, first : last + 1]  # counted from 0: it vectorises
                for step in range(line.size):
                    height = start - sides[step]
                    height = height if height > 0.0 else 0.0
                    line[step] += weight * height * height


@compiled(parallel=True)
def add_gaussian(points: Any, place: Any, how: Any, parts: Any) -> None:
    """Add w exp(-d^2 / 2 spread^2) to the cells of the square within reach.

    As `add_quartic`; `how`: the spread and the reach, in cells.
    """
    x, y, weights = points
    left, bottom, cell = place
    spread, reach = how
    number, rows, columns = parts.shape
    for part in prange(number):
        out = parts[part]
        beside = np.empty(int(2 * reach) + 2)
        for k in range(part * x.size // number, (part + 1) * x.size // number):
            across = (x[k] - left) / cell - 0.5
            along = (y[k] - bottom) / cell - 0.5
            weight = weights[k] if weights.size > 1 else weights[0]
            first = max(0, int(np.ceil(across - reach)))
            last = min(columns - 1, int(np.floor(across + reach)))
            if last < first:
                continue
            for step in range(last - first + 1):
                side = (step + (first - across)) / spread
                beside[step] = weight * np.exp(-0.5 * side * side)
            low = max(0, int(np.ceil(along - reach)))
            high = min(rows - 1, int(np.floor(along + reach)))
            for row in range(low, high + 1):
                up = (row - along) / spread
                height = np.exp(-0.5 * up * up)
                line = out[row, first : last + 1]
                for step in range(line.size):
                    line[step] += height * beside[step]


@compiled(parallel=True)
def share_among_four(points: Any, place: Any, parts: Any) -> None:
    """Share each weight among the four bins whose centres stand around its point.

    As `add_quartic`. Points whose four bins are not all there are left out.
    """
    x, y, weights = points
    left, bottom, cell = place
    number, rows, columns = parts.shape
    narrow = 1.0 / cell
    for part in prange(number):
        out = parts[part]
        for k in range(part * x.size // number, (part + 1) * x.size // number):
            across = (x[k] - left) * narrow - 0.5
            along = (y[k] - bottom) * narrow - 0.5
            if not (0 <= across < columns - 1 and 0 <= along < rows - 1):
                continue
            weight = weights[k] if weights.size > 1 else weights[0]
            column, row = int(across), int(along)
            right, above = across - column, along - row
            upper, lower = weight * above, weight * (1.0 - above)
            out[row, column] += lower * (1.0 - right)
            out[row, column + 1] += lower * right
            out[row + 1, column] += upper * (1.0 - right)
            out[row + 1, column + 1] += upper * right


def _warm() -> None:
    for weights in (np.ones(1), np.ones(2)):
        points = (np.ones(2), np.ones(2), weights)
        place = (0.0, 0.0, 1.0)
        parts = np.zeros((2, 3, 3))
        add_quartic(points, place, 1.5, parts)
        add_gaussian(points, place, (1.0, 2.0), parts)
        share_among_four(points, place, parts)


WARM = _warm  # compiles all of it
