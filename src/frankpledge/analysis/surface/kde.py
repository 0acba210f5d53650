"""Kernel density: where events lie close together, as a smooth surface."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal
from frankpledge.analysis.surface.grid import (
    Box,
    Flags,
    Grid,
    checked_points,
    rectangle_caveats,
)
from frankpledge.analysis.surface.smoothing import (
    Kernel,
    binned,
    exact,
    finer,
    worst_share,
)
from frankpledge.analysis.surface.snapping import snapping_caveats

EXACT_UPTO = 5_000_000  # points; beyond, fine bins are quicker and near enough
CELLS_A_SHORT_SIDE = 150  # Chainey (2013)
BANDWIDTH_IN_CELLS = 5
COARSE = 1.5  # cells a bandwidth: below it, the surface is a map of the grid

Floats = npt.NDArray[np.float64]


class Way(StrEnum):
    """How the sum over events is worked out."""

    EXACT = "exact"  # every event at every cell
    BINNED = "binned"  # events shared among fine bins first, the error bounded


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How far an event reaches, and where density is wanted. Lengths in metres."""

    cell: float
    bandwidth: float  # quartic: how far an event reaches; Gaussian: its spread (sd)
    kernel: Kernel = Kernel.QUARTIC
    way: Way | None = None  # None: exact up to EXACT_UPTO points
    box: Box | None = None  # left, bottom, right, top


@dataclass(frozen=True)
class Density:
    """Events per square metre at the centre of each cell, rows from the bottom."""

    grid: Grid
    values: Floats  # rows x columns; NaN outside the study area
    studied: Flags
    events: float  # the sum of the weights of the points used
    basis: Basis

    @property
    def mass(self) -> float:
        """The events under the studied part of the surface."""
        return float(self.values[self.studied].sum() * self.grid.cell**2)

    @property
    def peak(self) -> tuple[float, float, float]:
        """The x, y and density of the densest cell."""
        row, column = np.unravel_index(int(np.nanargmax(self.values)), self.grid.shape)
        return (
            float(self.grid.across[column]),
            float(self.grid.along[row]),
            float(self.values[row, column]),
        )

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        x, y, _ = self.peak
        return self.sentence_at(f"({x:,.0f}, {y:,.0f})")

    def sentence_at(self, densest: str) -> str:
        """Return the finding with the densest place in the words of the caller."""
        highest = self.peak[2]
        mean = float(self.values[self.studied].mean())
        times = f", {highest / mean:.3g} times the mean of the area" if mean else ""
        return (
            f"{self.events:,.0f} events lie densest about {densest}: "
            f"{highest * 1e6:,.3g} to the square kilometre{times}."
        )


def kernel_density(
    x: Floats,
    y: Floats,
    asked: Asked,
    *,
    weights: Floats | None = None,
    boundary: Any = None,
) -> Density:
    """Draw the density of events as a smooth surface.

    Question:
        Where do events lie close together, read smoothly and not by somebody's
        boundaries?

    Data needed:
        Points in metres, with their true places; `weights` where a row stands for
        several events or for harm. Give the points beyond the area's edge as well.

    Method:
        Each event adds a hill of volume 1: quartic, 3 / (pi h^2) (1 - (d/h)^2)^2 within
        the bandwidth h and nothing beyond; or Gaussian with standard deviation h. The
        density is that sum at each cell's centre, exactly (a Gaussian to 8.5 standard
        deviations, where nothing is left that a double holds). Beyond five million
        points, or where `way` says so, each event is shared among its four nearest fine
        bins first; the largest error is then stated. The edge is not corrected: events
        outside the box count where they reach in; those nobody recorded are missed.

    Reading the result:
        Events per square metre over the whole period; times a cell's area, events in
        it. The surface is smooth because the kernel is, not because risk is: it shows
        where, never whether it is more than chance. `gi_on_grid` asks that. For the
        bandwidth, `usual_sizes` gives a start; show a second one beside it.

    When not to use it:
        With points moved to shared places in cells below some 250 m: it maps the
        points. With fewer than some fifty events: show the points. To compare areas
        with unlike numbers of people. Near an edge beyond which nothing was recorded
        density is too low, by half at a straight one.

    References:
        Silverman (1986), Density Estimation, section 4.2. Levine, CrimeStat IV, chapter
        10. Chainey (2013), Examining the influence of cell size and bandwidth size on
        kernel density estimation crime hotspot maps, Bulletin of the Geographical
        Society of Liege 60. Wand (1994), J. Computational and Graphical Statistics 3,
        on bins.

    Example:
        >>> one = np.array([50.0])
        >>> asked = Asked(cell=100, bandwidth=300, box=(0, 0, 100, 100))
        >>> highest = kernel_density(one, one, asked).values[0, 0]
        >>> round(float(highest) * math.pi * 300**2, 9)
        3.0

    Raises `Refusal` for a bandwidth below half a cell, too many cells, or no points.
    """
    x, y, weights = checked_points(x, y, weights)
    _check(asked)
    reach = asked.kernel.reach * asked.bandwidth
    usual = min(reach, 3 * asked.bandwidth)
    if asked.box is None:
        grid = Grid.around(x, y, asked.cell, margin=usual)
    else:
        grid = Grid.of_box(asked.box, asked.cell)
    studied = np.ones(grid.shape, bool) if boundary is None else grid.inside(boundary)
    way = asked.way or (Way.EXACT if x.size <= EXACT_UPTO else Way.BINNED)
    smooth = exact if way is Way.EXACT else binned
    values = smooth((x, y, weights), grid, asked.kernel, asked.bandwidth)
    values[~studied] = np.nan
    reaching = _reaching(x, y, grid, reach)
    used = x.size if reaching.strides == (0,) else int(np.count_nonzero(reaching))
    basis = _basis(asked, way, x.size, used)
    caveats = (*basis.caveats, *snapping_caveats(x, y, asked.cell))
    basis = replace(basis, caveats=caveats + rectangle_caveats(boundary))
    held = used if weights is None else weights[reaching].sum()
    return Density(grid, values, studied, float(held), basis)


def usual_sizes(x: Floats, y: Floats) -> tuple[float, float]:
    """Return a cell and a bandwidth to begin with, in metres.

    Chainey's rule: the cell is the shorter side of the points' rectangle over 150, the
    bandwidth five cells; cells are rounded to 10 m. Rules of least error, such as
    Silverman's, take the points for one smooth heap and blur crime, which stands in
    many small ones.
    """
    shorter = min(float(np.ptp(x)), float(np.ptp(y)))
    cell = max(10.0, round(shorter / CELLS_A_SHORT_SIDE, -1))
    return cell, BANDWIDTH_IN_CELLS * cell


def _check(asked: Asked) -> None:
    if not (math.isfinite(asked.bandwidth) and asked.bandwidth > 0):
        raise Refusal(
            f"A bandwidth of {asked.bandwidth:g} m is none. Give metres, as in 500."
        )
    if asked.bandwidth < asked.cell / 2:
        raise Refusal(
            f"A bandwidth of {asked.bandwidth:g} m falls between the centres of cells of "
            f"{asked.cell:g} m, so events would be lost. Take cells of at most a fifth "
            "of the bandwidth."
        )


def _reaching(x: Floats, y: Floats, grid: Grid, reach: float) -> Flags:
    right = grid.left + grid.columns * grid.cell
    top = grid.bottom + grid.rows * grid.cell
    beside = x.min() >= grid.left and x.max() <= right
    if beside and y.min() >= grid.bottom and y.max() <= top:
        return np.broadcast_to(np.True_, x.shape)
    across = (x >= grid.left - reach) & (x <= right + reach)
    reaching: Flags = across & (y >= grid.bottom - reach) & (y <= top + reach)
    return reaching


def _basis(asked: Asked, way: Way, points: int, used: int) -> Basis:
    beyond = points - used
    told = f"{beyond:,} points lie too far outside the box to reach a cell."
    return Basis(
        method=f"{asked.kernel} kernel density, {way}",
        parameters={
            "bandwidth": asked.bandwidth,
            "cell": asked.cell,
            "kernel": str(asked.kernel),
            "way": str(way),
            "box": None if asked.box is None else list(asked.box),
        },
        rows_used=used,
        dropped=(Dropped(beyond, told),) if beyond else (),
        caveats=tuple(_caveats(asked, way)),
    )


def _caveats(asked: Asked, way: Way) -> list[Caveat]:
    caveats = []
    if way is Way.BINNED:
        bins = finer(asked.kernel, asked.bandwidth, asked.cell)
        share = worst_share(asked.kernel, asked.bandwidth, asked.cell / bins)
        caveats.append(
            Caveat(
                "binned",
                f"Events were first shared among bins of {asked.cell / bins:.3g} m: each "
                f"counts with an error of at most {share:.2%} of its kernel's height; in "
                "sums most of that cancels.",
            )
        )
    if asked.bandwidth < COARSE * asked.cell:
        caveats.append(
            Caveat(
                "coarse-cells",
                f"The bandwidth is only {asked.bandwidth / asked.cell:.2g} cells: the "
                "surface follows where the cells begin. Take smaller cells.",
            )
        )
    caveats.append(
        Caveat(
            "edge",
            "Density is not corrected at the edge: where nothing beyond it was given, it "
            "is too low within a bandwidth.",
        )
    )
    return caveats
