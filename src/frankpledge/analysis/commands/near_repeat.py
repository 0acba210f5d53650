"""`analyse near-repeat`: do events follow near one another?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from frankpledge.analysis.columns import Columns, Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file, add_seed, numbers
from frankpledge.analysis.commands.roles import (
    add_columns,
    are_degrees,
    chosen,
    in_words,
)
from frankpledge.analysis.nearrepeat.bands import Closed
from frankpledge.analysis.nearrepeat.knox import Knox, knox_test
from frankpledge.analysis.nearrepeat.near_repeat import (
    Asked,
    Cell,
    NearRepeats,
    near_repeat,
)
from frankpledge.analysis.nearrepeat.pairs import Metric
from frankpledge.analysis.plane import to_metres
from frankpledge.analysis.results import Refusal

ROLES = {
    "x": "easting in metres, or longitude",
    "y": "northing in metres, or latitude",
    "date": "the day, as a date (with or without a time) or as a number of days",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, ROLES)
    for name, unit, usual in (
        ("--distance", "metres", "0.1,100,200,300"),
        ("--days", "days", "1,8,15"),
    ):
        parser.add_argument(
            name,
            type=numbers,
            default=numbers(usual),
            metavar="EDGES",
            help=f"upper edges of the bands, in {unit}; the first begins at 0 ({usual})",
        )
    parser.add_argument(
        "--metric",
        choices=[*Metric],
        help="how distance is measured (euclidean; with --calculator, manhattan)",
    )
    parser.add_argument(
        "--closed",
        choices=[*Closed],
        default=Closed.LEFT,
        help="which edge belongs to a band: left [a, b), right (a, b] (left)",
    )
    parser.add_argument(
        "--permutations", type=int, default=999, metavar="R", help="shuffles (999)"
    )
    parser.add_argument(
        "--calculator",
        action="store_true",
        help="as the Near Repeat Calculator: Manhattan, left-closed, single precision",
    )
    parser.add_argument(
        "--accept-precision",
        metavar="REASON",
        help="why places or dates that look too coarse are right after all",
    )
    add_seed(parser)


def _near_repeat(options: argparse.Namespace) -> Answer:
    columns = chosen(options.file, options, ROLES)
    rows = _rows(options.file, columns, options.date_format)
    x, y = rows["x"], rows["y"]
    if are_degrees(columns["x"], columns["y"]):
        x, y = to_metres(x, y)
    if options.calculator:
        x, y = x.astype(np.float32), y.astype(np.float32)
    usual = Metric.MANHATTAN if options.calculator else Metric.EUCLIDEAN
    asked = Asked(
        distance=options.distance,
        days=options.days,
        metric=Metric(options.metric or usual),
        closed=Closed.LEFT if options.calculator else Closed(options.closed),
        permutations=options.permutations,
        accept_precision=options.accept_precision,
    )
    rng = np.random.default_rng(options.seed)
    found = near_repeat(x, y, rows["date"], asked, rng=rng, dropped=rows.dropped)
    knox = _knox(found)
    lines = [found.sentence, "", *_lines(found), ""]
    lines += [knox.sentence] if knox else []
    lines += [in_words(columns), found.basis.in_words()]
    return "\n".join(lines), _figures(found, columns, options.seed, knox)


def _rows(path: Path, columns: Mapping[str, str], date_format: str | None) -> Columns:
    """Read places and days; days as numbers where the column holds no dates."""
    places = [Wanted(role, columns[role], Kind.NUMBER) for role in ("x", "y")]
    try:
        day = Wanted("date", columns["date"], Kind.DAY)
        return read_columns(path, [*places, day], date_format=date_format)
    except Refusal as refusal:
        why = refusal
    try:
        number = Wanted("date", columns["date"], Kind.NUMBER)
        rows = read_columns(path, [*places, number])
    except Refusal:
        raise why from None
    arrays = {**rows.arrays, "date": np.floor(rows["date"]).astype(np.int64)}
    return Columns(arrays, rows.rows, rows.dropped)


def _knox(found: NearRepeats) -> Knox | None:
    """Return Knox's plain test where one distance and one time were asked for."""
    if len(found.distance) > 1 or len(found.days) > 1:
        return None
    return knox_test(
        found.table[0][0].observed,
        close_in_space=sum(cell.observed for cell in found.table[0]),
        close_in_time=sum(row[0].observed for row in found.table),
        events=found.basis.rows_used,
    )


def _lines(found: NearRepeats) -> list[str]:
    lines = [
        f"{'distance':<18} {'days':<16} {'pairs':>9} {'expected':>11} {'ratio':>7} "
        f"{'to median':>9} {'p':>6}"
    ]
    for row in found.table:
        lines += [
            f"{cell.distance:<18} {cell.days:<16} {cell.observed:>9,} "
            f"{cell.expected:>11,.1f} {_ratio(cell.ratio):>7} "
            f"{_ratio(cell.ratio_of_median):>9} {cell.p_value:>6.3f}"
            for cell in row
        ]
    return lines


def _ratio(ratio: float | None) -> str:
    return "-" if ratio is None else f"{ratio:.2f}"


def _figures(
    found: NearRepeats, columns: Mapping[str, str], seed: int, knox: Knox | None
) -> dict[str, Any]:
    basis = found.basis.for_programs()
    basis["parameters"] = {**found.basis.parameters, "seed": seed}
    inner = range(len(found.distance)), range(len(found.days))
    grids = {
        name: [[getattr(found.table[row][column], name) for column in inner[1]]
               for row in inner[0]]
        for name in ("observed", "expected", "median", "ratio", "ratio_of_median", "p_value")
    }  # fmt: skip
    return {
        "sentence": found.sentence,
        "distance_bands": [found.distance.interval(place) for place in inner[0]],
        "days_bands": [found.days.interval(place) for place in inner[1]],
        **grids,
        "cells": [
            _cell(found, cell, row, column)
            for row, cells in enumerate(found.table)
            for column, cell in enumerate(cells)
        ],
        "pairs_within_bands": found.pairs,
        "knox": None
        if knox is None
        else {
            "observed": knox.observed,
            "expected": knox.expected,
            "p_value": knox.p_value,
        },
        "columns": dict(columns),
        **basis,
    }


def _cell(found: NearRepeats, cell: Cell, row: int, column: int) -> dict[str, Any]:
    distance, days = found.distance, found.days
    return {
        "distance": cell.distance,
        "distance_from": distance.edges(row)[0],
        "distance_to": distance.edges(row)[1],
        "days": cell.days,
        "days_from": days.edges(column)[0],
        "days_to": days.edges(column)[1],
        "calculator_label": [
            distance.calculator_label(row),
            days.calculator_label(column),
        ],
        "observed": cell.observed,
        "expected": cell.expected,
        "median": cell.median,
        "ratio": cell.ratio,
        "ratio_of_median": cell.ratio_of_median,
        "p_value": cell.p_value,
        "beyond": row == len(distance) or column == len(days),
    }


NEAR_REPEAT = Command(
    name="near-repeat",
    summary="do events follow near one another?",
    method=near_repeat,
    add_arguments=_add_arguments,
    answer=_near_repeat,
)
