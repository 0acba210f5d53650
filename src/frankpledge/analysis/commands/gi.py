"""`analyse gi`: do high values stand together, or low ones?"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_seed
from frankpledge.analysis.commands.points import (
    Points,
    add_out,
    add_points,
    listed,
    points_of,
    write_rows,
)
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.surface.getis_ord import (
    RATE,
    Asked,
    HotPlaces,
    gi_at_points,
    gi_on_grid,
)
from frankpledge.analysis.surface.grid import GridCounts, grid_counts

SHOWN = 10  # places with the highest z in the table

Arrays = dict[str, npt.NDArray[Any]]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_points(parser)
    parser.add_argument(
        "--value",
        metavar="COLUMN",
        help="what each place holds; with --cell it is added up by cell, and without "
        "it rows are counted",
    )
    parser.add_argument(
        "--cell",
        type=float,
        metavar="METRES",
        help="add up by square cells of this side; without it each row is a place",
    )
    parser.add_argument(
        "--band",
        type=float,
        required=True,
        metavar="METRES",
        help="how far neighbours stand; one at just this distance counts",
    )
    parser.add_argument(
        "--star",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="Gi*, a place among its own neighbours, or Gi without it (--star)",
    )
    parser.add_argument(
        "--permutations",
        type=int,
        default=9_999,
        metavar="R",
        help="draws for p; 0: from the normal distribution (9,999)",
    )
    parser.add_argument(
        "--rate", type=float, default=RATE, metavar="Q", help="of false findings (0.05)"
    )
    add_seed(parser)
    add_out(parser)


def _gi(options: argparse.Namespace) -> Answer:
    if not 0 < options.rate < 1:
        raise Refusal(f"The rate of false findings is {options.rate}, not below 1.")
    points = points_of(options, "value")
    found, places = _found(options, points)
    columns = {**places, **_columns(found)}
    if options.out is not None:
        write_rows(options.out, columns)
    basis = points.basis(found.basis, seed=options.seed)
    figures = {
        "sentence": found.sentence,
        "statistic": "Gi*" if found.around.star else "Gi",
        "places": found.values.size,
        "hot": int(found.hot.sum()),
        "cold": int(found.cold.sum()),
        "general_g": found.general,
        "cells": [] if options.out is not None else listed(columns),
        "out": None if options.out is None else str(options.out),
        "columns": dict(points.columns),
        **basis.for_programs(),
    }
    lines = [found.sentence, "", *_lines(columns), ""]
    lines += [points.in_words, basis.in_words()]
    return "\n".join(lines), figures


def _found(options: argparse.Namespace, points: Points) -> tuple[HotPlaces, Arrays]:
    asked = Asked(
        band=options.band,
        star=options.star,
        permutations=options.permutations,
        rate=options.rate,
    )
    rng, values = np.random.default_rng(options.seed), points.column("value")
    if options.cell is not None:
        cells = grid_counts(
            points.x,
            points.y,
            cell=options.cell,
            weights=values,
            box=points.box,
            boundary=points.boundary,
        )
        return gi_on_grid(cells, asked, rng=rng), _centres(cells, points)
    if values is None:
        raise Refusal(
            "Name the column of values by --value, or count points by --cell METRES."
        )
    if points.boundary is not None or points.box is not None:
        raise Refusal("--bbox and --boundary go with --cell: here each row is a place.")
    places: Arrays = dict(points.places(points.x, points.y))
    found = gi_at_points(points.x, points.y, values, asked, rng=rng)
    return found, {"row": np.arange(1, points.x.size + 1), **places}


def _centres(cells: GridCounts, points: Points) -> Arrays:
    row, column = np.nonzero(cells.studied)
    places = points.places(cells.grid.across[column], cells.grid.along[row])
    return {"row": row, "column": column, **places}


def _columns(found: HotPlaces) -> Arrays:
    return {
        "value": found.values,
        "neighbours": found.neighbours,
        "g": found.statistic,
        "z": found.z,
        "p_hot": found.p_hot,
        "p_cold": found.p_cold,
        "q_hot": found.q_hot,
        "q_cold": found.q_cold,
        "hot": found.hot,
        "cold": found.cold,
    }


def _lines(columns: Arrays) -> list[str]:
    """Return a table of the places with the highest z."""
    order = np.argsort(-np.nan_to_num(columns["z"], nan=-np.inf), kind="stable")[:SHOWN]
    x, y = (columns[name] for name in columns if name in _COORDINATES)
    lines = [
        f"{'x':>13} {'y':>13} {'value':>9} {'near':>5} {'z':>8} {'p hot':>7} "
        f"{'q hot':>7}  finding"
    ]
    for place in order.tolist():
        finding = "hot" if columns["hot"][place] else ""
        lines.append(
            f"{_place(x[place])} {_place(y[place])} {columns['value'][place]:>9,g} "
            f"{columns['neighbours'][place]:>5} {columns['z'][place]:>8.3f} "
            f"{columns['p_hot'][place]:>7.4f} {columns['q_hot'][place]:>7.4f}  {finding}"
        )
    return lines


_COORDINATES = ("x", "y", "longitude", "latitude")


def _place(value: float) -> str:
    return f"{value:>13.5f}" if abs(value) <= 180 else f"{value:>13,.1f}"


GI = Command(
    name="gi",
    summary="around which places do high values stand together?",
    method=gi_on_grid,
    add_arguments=_add_arguments,
    answer=_gi,
)
