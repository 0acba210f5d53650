"""Incidents of the evidence on a grid, counted where they lie."""

from __future__ import annotations

import math

import numpy as np

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import Evidence
from frankpledge.analysis.plane import EARTH
from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal
from frankpledge.analysis.surface.grid import METHOD, Grid, GridCounts

DEGREE = EARTH * math.pi / 180  # metres to the north


def incidents_on_grid(
    evidence: Evidence, wanted: IncidentFilter, *, cell: float, latitude: float
) -> GridCounts:
    """Count the incidents of a period by square cells, laid flat at a latitude.

    Metres are those of `plane.to_metres` at that latitude, and cells begin at whole
    multiples of their side, so that counts of two periods share their cells. Raises
    `Refusal` where no incident has a point.
    """
    if not (math.isfinite(cell) and cell > 0):
        raise Refusal(f"A cell of {cell:g} m is none. Give its side in metres.")
    rows = evidence.answer(
        "grid_counts",
        **wanted.parameters,
        cells_a_degree_east=DEGREE * math.cos(math.radians(latitude)) / cell,
        cells_a_degree_north=DEGREE / cell,
    )
    placed = [row for row in rows if row[0] is not None and row[1] is not None]
    if not placed:
        raise Refusal(f"No incident of {wanted.period} has a point to count it by.")
    column, row, count = np.array(placed).T
    left, bottom = float(column.min()), float(row.min())
    columns, lines = int(column.max() - left) + 1, int(row.max() - bottom) + 1
    grid = Grid(left * cell, bottom * cell, cell, columns, lines)
    counts = np.zeros(grid.shape)
    counts[(row - bottom).astype(int), (column - left).astype(int)] = count
    without = int(sum(one[2] for one in rows)) - int(count.sum())
    told = f"{without:,} incidents have no point."
    basis = Basis(
        method=METHOD,
        parameters={"cell": cell, "latitude": latitude},
        rows_used=int(count.sum()),
        dropped=(Dropped(without, told),) if without else (),
        caveats=(
            Caveat(
                "moved-points",
                "Points given by the police were moved to shared ones some 150 to 250 m "
                "apart: smaller cells show the points, not the events.",
            ),
        ),
    )
    return GridCounts(grid, counts, np.ones(grid.shape, dtype=bool), basis)
