"""`analyse hot-places`: which few places should be looked after next?"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file, add_seed
from frankpledge.analysis.commands.roles import (
    add_columns,
    are_degrees,
    chosen,
    in_words,
)
from frankpledge.analysis.commands.rows import of_rows
from frankpledge.analysis.hotplaces.hot_places import Asked, HotPlaces, hot_places
from frankpledge.analysis.plane import to_degrees, to_metres

ROLES = {
    "x": "easting in metres, or longitude",
    "y": "northing in metres, or latitude",
    "date": "the day, or the month as 2026-01",
}
SHOWN = 20  # places in words; all are in the answer for programs


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    usual = Asked()
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--cell", type=float, default=usual.cell, metavar="METRES", help="side (200)"
    )
    parser.add_argument(
        "--area-share",
        type=float,
        default=usual.area_share,
        metavar="SHARE",
        help="of the area to list (0.02)",
    )
    parser.add_argument(
        "--area", type=float, metavar="KM2", help="the size of the whole district"
    )
    parser.add_argument(
        "--months", type=int, default=usual.months, metavar="N", help="ahead (1)"
    )
    parser.add_argument(
        "--judged",
        type=int,
        default=usual.judged,
        metavar="N",
        help="past months to judge the list by (3)",
    )
    add_seed(parser)


def _hot_places(options: argparse.Namespace) -> Answer:
    columns = chosen(options.file, options, ROLES)
    kinds = {"x": Kind.NUMBER, "y": Kind.NUMBER, "date": Kind.DAY}
    wanted = [Wanted(role, columns[role], kind) for role, kind in kinds.items()]
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    x, y = rows["x"], rows["y"]
    latitude = None
    if are_degrees(columns["x"], columns["y"]):
        latitude = float(y.mean())
        x, y = to_metres(x, y)
    asked = Asked(
        cell=options.cell,
        area_share=options.area_share,
        months=options.months,
        area=options.area,
        judged=options.judged,
    )
    rng = np.random.default_rng(options.seed)
    found = hot_places(x, y, rows["date"], asked, rng=rng)
    basis = of_rows(found.basis, rows, seed=options.seed)
    places = _listed(found, latitude)
    lines = [found.sentence, "", *_lines(places), "", _sources(found)]
    lines += [in_words(columns), basis.in_words()]
    figures = {
        **_figures(found),
        "places": places,
        "columns": columns,
        **basis.for_programs(),
    }
    return "\n".join(lines), figures


def _listed(found: HotPlaces, latitude: float | None) -> list[dict[str, Any]]:
    """Return the places, where in the coordinates of the file."""
    x, y = (np.array([getattr(one, way) for one in found.places]) for way in "xy")
    if latitude is not None:
        x, y = to_degrees(x, y, latitude=latitude)
    return [
        {
            "rank": rank + 1,
            "x": round(float(x[rank]), 1 if latitude is None else 6),
            "y": round(float(y[rank]), 1 if latitude is None else 6),
            "expected": place.expected,
            "likely": list(place.likely),
            "past_year": place.past_year,
            "last_month": place.last_month,
            "chance_in_top": place.in_top,
        }
        for rank, place in enumerate(found.places)
    ]


def _lines(places: list[dict[str, Any]]) -> list[str]:
    lines = [
        f"{'':>4} {'x':>12} {'y':>12} {'expected':>9} {'likely':>9} {'past year':>9} "
        f"{'last month':>10} {'in top':>6}"
    ]
    lines += [
        f"{one['rank']:>4} {one['x']:>12} {one['y']:>12} {one['expected']:>9.2f} "
        f"{one['likely'][0]:>4} -{one['likely'][1]:>3} {one['past_year']:>9,} "
        f"{one['last_month']:>10,} {one['chance_in_top']:>6.0%}"
        for one in places[:SHOWN]
    ]
    if len(places) > SHOWN:
        lines.append(f"... and {len(places) - SHOWN:,} more (--json gives all).")
    return lines


def _sources(found: HotPlaces) -> str:
    return (
        f"What is expected draws by {found.own:.0%} on a place's own past, by "
        f"{found.nearby:.0%} on its neighbourhood's, by {found.anywhere:.0%} on the "
        "whole area's."
    )


def _figures(found: HotPlaces) -> dict[str, Any]:
    return {
        "sentence": found.sentence,
        "study_cells": found.study_cells,
        "area_share": found.area_share,
        "expected_share": found.expected_share,
        "sources": {
            "own": found.own,
            "nearby": found.nearby,
            "anywhere": found.anywhere,
        },
        "judged": [
            {
                "months_ago": one.month,
                "events": one.events,
                "caught": one.caught,
                "caught_by_last_years_counts": one.caught_by_counts,
            }
            for one in found.judged
        ],
    }


HOT_PLACES = Command(
    name="hot-places",
    summary="which few places should be looked after next?",
    method=hot_places,
    add_arguments=_add_arguments,
    answer=_hot_places,
)
