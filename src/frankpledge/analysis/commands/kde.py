"""`analyse kde`: where do events lie close together?"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.points import (
    Points,
    add_out,
    add_points,
    listed,
    points_of,
    write_rows,
)
from frankpledge.analysis.surface.kde import (
    BANDWIDTH_IN_CELLS,
    Asked,
    Density,
    Way,
    kernel_density,
    usual_sizes,
)
from frankpledge.analysis.surface.smoothing import Kernel

SHOWN = 10  # densest cells in the table

Arrays = dict[str, npt.NDArray[Any]]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_points(parser)
    parser.add_argument(
        "--bandwidth",
        type=float,
        metavar="METRES",
        help="how far an event reaches (quartic), or its spread (gaussian); without it "
        f"{BANDWIDTH_IN_CELLS} cells",
    )
    parser.add_argument(
        "--cell",
        type=float,
        metavar="METRES",
        help="the side of a cell; without it a fifth of the bandwidth, or the shorter "
        "side of the points' rectangle over 150",
    )
    parser.add_argument(
        "--kernel", choices=[*Kernel], default=Kernel.QUARTIC, help="(quartic)"
    )
    parser.add_argument(
        "--way",
        choices=[*Way],
        help="every event at every cell, or events in fine bins (exact up to five "
        "million points)",
    )
    parser.add_argument("--weights", metavar="COLUMN", help="how much a row counts")
    add_out(parser)


def _kde(options: argparse.Namespace) -> Answer:
    points = points_of(options, "weights")
    cell, bandwidth = _sizes(options, points)
    asked = Asked(
        cell=cell,
        bandwidth=bandwidth,
        kernel=Kernel(options.kernel),
        way=None if options.way is None else Way(options.way),
        box=points.box,
    )
    weights = points.column("weights")
    found = kernel_density(
        points.x, points.y, asked, weights=weights, boundary=points.boundary
    )
    cells = _cells(found, points)
    if options.out is not None:
        write_rows(options.out, cells)
    basis = points.basis(found.basis)
    [peak] = listed({name: column[:1] for name, column in _densest(cells).items()})
    sentence = found.sentence_at(_in_words(peak))
    figures = {
        "sentence": sentence,
        "events": found.events,
        "mass": found.mass,
        "grid": found.grid.for_programs(),
        "peak": listed({name: column[:1] for name, column in _densest(cells).items()})[
            0
        ],
        "cells": [] if options.out is not None else listed(cells),
        "out": None if options.out is None else str(options.out),
        "columns": dict(points.columns),
        **basis.for_programs(),
    }
    lines = [sentence, "", *_lines(cells), "", points.in_words, basis.in_words()]
    return "\n".join(lines), figures


def _sizes(options: argparse.Namespace, points: Points) -> tuple[float, float]:
    """Return the cell and the bandwidth: as told, else by the rule."""
    cell, bandwidth = options.cell, options.bandwidth
    if cell is None and bandwidth is None:
        return usual_sizes(points.x, points.y)
    if cell is None:
        return bandwidth / BANDWIDTH_IN_CELLS, bandwidth
    return cell, cell * BANDWIDTH_IN_CELLS if bandwidth is None else bandwidth


def _cells(found: Density, points: Points) -> Arrays:
    """Return the cells studied, row by row from the bottom: centre and density."""
    row, column = np.nonzero(found.studied)
    density = found.values[found.studied]
    places = points.places(found.grid.across[column], found.grid.along[row])
    return {
        "row": row,
        "column": column,
        **places,
        "density": density,
        "per_km2": density * 1e6,
    }


def _densest(cells: Arrays) -> Arrays:
    order = np.argsort(-cells["density"], kind="stable")[:SHOWN]
    return {name: column[order] for name, column in cells.items()}


def _in_words(peak: dict[str, Any]) -> str:
    if "longitude" in peak:
        return f"longitude {peak['longitude']:.5f}, latitude {peak['latitude']:.5f}"
    return f"({peak['x']:,.0f}, {peak['y']:,.0f})"


def _lines(cells: Arrays) -> list[str]:
    densest = _densest(cells)
    names = [name for name in densest if name not in ("row", "column", "density")]
    lines = ["".join(f"{name:>14}" for name in names)]
    for values in zip(*(densest[name].tolist() for name in names), strict=True):
        *place, density = values
        told = "".join(
            f"{one:>14.5f}" if abs(one) <= 180 else f"{one:>14,.1f}" for one in place
        )
        lines.append(f"{told}{density:>14,.3f}")
    return lines


KDE = Command(
    name="kde",
    summary="where do events lie close together?",
    method=kernel_density,
    add_arguments=_add_arguments,
    answer=_kde,
)
