"""A grid of square cells, which cells are studied, and how many events each holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal
from frankpledge.analysis.surface.snapping import snapping_caveats

MOST_CELLS = 25_000_000
CHUNK = 4_000_000  # points laid on the grid in one step
METHOD = "counts by square cell"

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Box = Sequence[float]  # left, bottom, right, top


@dataclass(frozen=True)
class Grid:
    """Square cells in rows from the bottom; all lengths in metres.

    A cell holds its left and bottom edge and not its right and top one.
    """

    left: float
    bottom: float
    cell: float
    columns: int
    rows: int

    def __post_init__(self) -> None:
        if not (math.isfinite(self.cell) and self.cell > 0):
            raise Refusal(
                f"A cell of {self.cell:g} m is none. Give its side in metres, as in 200."
            )
        if self.columns < 1 or self.rows < 1:
            raise Refusal(
                "The grid has no cell: the right edge must lie right of the left, and "
                "the top above the bottom."
            )
        if self.columns * self.rows > MOST_CELLS:
            raise Refusal(
                f"{self.columns:,} by {self.rows:,} cells of {self.cell:g} m are more than "
                f"the {MOST_CELLS:,} that are held. Take larger cells, a smaller box, or "
                "look for points that lie far off by mistake."
            )

    @classmethod
    def around(cls, x: Floats, y: Floats, cell: float, *, margin: float = 0.0) -> Grid:
        """Return the grid that holds all points and a margin, edges at whole cells."""
        if not (math.isfinite(cell) and cell > 0):
            return cls(0, 0, cell, 1, 1)  # refused in words
        left = math.floor((float(x.min()) - margin) / cell)
        bottom = math.floor((float(y.min()) - margin) / cell)
        right = math.floor((float(x.max()) + margin) / cell) + 1
        top = math.floor((float(y.max()) + margin) / cell) + 1
        return cls(left * cell, bottom * cell, cell, right - left, top - bottom)

    @classmethod
    def of_box(cls, box: Box, cell: float) -> Grid:
        """Return the grid from a box's left bottom corner on; the last cells may reach
        beyond its right and top edges."""
        if len(box) != 4 or not all(map(math.isfinite, box)):
            raise Refusal(
                "A box is left, bottom, right and top, as in 0,0,20000,20000."
            )
        left, bottom, right, top = map(float, box)
        if not (math.isfinite(cell) and cell > 0):
            return cls(left, bottom, cell, 1, 1)  # refused in words
        columns = math.ceil((right - left) / cell - 1e-9)
        return cls(left, bottom, cell, columns, math.ceil((top - bottom) / cell - 1e-9))

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.rows, self.columns

    @property
    def across(self) -> Floats:
        """The x of the centres of each column."""
        return _centres(self.left, self.cell, self.columns)

    @property
    def along(self) -> Floats:
        """The y of the centres of each row."""
        return _centres(self.bottom, self.cell, self.rows)

    def inside(self, boundary: Any) -> Flags:
        """Say which cells have their centre in a boundary (a shapely polygon)."""
        shapely.prepare(boundary)
        held = [
            shapely.contains_xy(boundary, self.across, np.full(self.columns, y))
            for y in self.along
        ]
        studied: Flags = np.array(held, dtype=bool)
        if not studied.any():
            raise Refusal(
                "No cell of the grid lies in the boundary. Give both in the same "
                "coordinates, and cells smaller than the area."
            )
        return studied

    def sums(self, x: Floats, y: Floats, weights: Floats | None) -> Floats:
        """Add up the weights of the points of each cell, or count them: rows x columns."""
        found = np.zeros(self.rows * self.columns)
        for begin in range(0, x.size, CHUNK):
            part = slice(begin, begin + CHUNK)
            column = np.floor((x[part] - self.left) / self.cell)
            row = np.floor((y[part] - self.bottom) / self.cell)
            held = (column >= 0) & (column < self.columns)
            held &= (row >= 0) & (row < self.rows)
            cell = (row[held] * self.columns + column[held]).astype(np.int64)
            own = None if weights is None else weights[part][held]
            found += np.bincount(cell, own, minlength=found.size)
        return found.reshape(self.shape)

    def for_programs(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "left": self.left,
            "bottom": self.bottom,
            "cell": self.cell,
            "columns": self.columns,
            "rows": self.rows,
        }


@dataclass(frozen=True)
class GridCounts:
    """Events by cell: rows from the bottom, columns from the left."""

    grid: Grid
    counts: Floats  # rows x columns; whole numbers where no weights were given
    studied: Flags  # which cells lie in the study area
    basis: Basis

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        studied = self.counts[self.studied]
        return (
            f"{studied.sum():,.0f} events in {np.count_nonzero(studied):,} of "
            f"{studied.size:,} cells of {self.grid.cell:g} m; the busiest holds "
            f"{studied.max():,.0f}."
        )


def grid_counts(
    x: Floats,
    y: Floats,
    *,
    cell: float,
    weights: Floats | None = None,
    box: Box | None = None,
    boundary: Any = None,
) -> GridCounts:
    """Count events by square cells of equal size.

    Question:
        How many events were there in each part of the area, parts being all alike?

    Data needed:
        Points in metres, true or moved by less than half a cell; `weights` where a row
        stands for several. `boundary` (a shapely polygon) is the area studied.

    Method:
        A count of points. A cell holds its left and bottom edge. Edges stand at whole
        multiples of the cell, or begin at the left bottom corner of `box` (left,
        bottom, right, top). A cell is studied where its centre lies in the boundary,
        without one everywhere in the rectangle.

    Reading the result:
        A cell without events is 0 where it is studied; what lies beyond is not counted
        and is said in `basis.dropped`. The pattern changes with the size of the cells
        and where they begin: believe what another size shows too.

    When not to use it:
        To compare places with unlike numbers of people or homes: counts follow those.
        To publish: small counts need `disclosure.protect` first.

    References:
        Openshaw (1984), The modifiable areal unit problem. Chainey and Ratcliffe
        (2005), GIS and Crime Mapping.

    Example:
        >>> x, y = np.array([10.0, 150.0, 199.0, 200.0]), np.zeros(4)
        >>> grid_counts(x, y, cell=100).counts
        array([[1., 2., 1.]])

    Raises `Refusal` for no points, points that are not numbers, or too many cells.
    """
    x, y, weights = checked_points(x, y, weights)
    grid = Grid.around(x, y, cell) if box is None else Grid.of_box(box, cell)
    studied = np.ones(grid.shape, bool) if boundary is None else grid.inside(boundary)
    counts = grid.sums(x, y, weights)
    beyond = x.size - int(grid.sums(x, y, None)[studied].sum())
    counts[~studied] = 0
    dropped = (Dropped(beyond, f"{beyond:,} points lie outside the area studied."),)
    basis = Basis(
        method=METHOD,
        parameters={"cell": cell, "box": None if box is None else list(box)},
        rows_used=x.size - beyond,
        dropped=dropped if beyond else (),
        caveats=snapping_caveats(x, y, cell) + rectangle_caveats(boundary),
    )
    return GridCounts(grid, counts, studied, basis)


def _centres(start: float, cell: float, number: int) -> Floats:
    return np.asarray(start + (np.arange(number) + 0.5) * cell, dtype=np.float64)


def rectangle_caveats(boundary: Any) -> tuple[Caveat, ...]:
    """Say that without a boundary fields and sea are studied too."""
    if boundary is not None:
        return ()
    return (
        Caveat(
            "no-boundary",
            "Without a boundary the area studied is the whole rectangle: cells where "
            "nothing can happen (sea, fields, another district) count as nought.",
        ),
    )


def checked_points(
    x: Floats, y: Floats, weights: Floats | None
) -> tuple[Floats, Floats, Floats | None]:
    """Return points and weights as arrays of doubles; refuse what is none."""
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if not x.size:
        raise Refusal("There are no points. Give at least one.")
    sizes = {x.size, y.size} | (set() if weights is None else {len(weights)})
    if len(sizes) > 1:
        raise Refusal("Each point needs one x, one y and one weight or value.")
    if not (math.isfinite(float(x.sum())) and math.isfinite(float(y.sum()))):
        raise Refusal("A point without x or y is no place. Leave it out.")
    if weights is None:
        return x, y, None
    weights = np.asarray(weights, dtype=np.float64)
    if not math.isfinite(float(weights.sum())):
        raise Refusal("A weight or value is not a number. Leave its row out.")
    return x, y, weights
