"""`analyse hot-streets`: which streets have the most events for their length?"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.roles import (
    add_columns,
    are_degrees,
    chosen,
    in_words,
)
from frankpledge.analysis.commands.rows import of_rows
from frankpledge.analysis.plane import to_metres
from frankpledge.analysis.street_lines import read_streets
from frankpledge.analysis.streets import WITHIN, HotStreets, hot_streets

ROLES = {
    "x": "easting in metres, or longitude",
    "y": "northing in metres, or latitude",
}
SHOWN = 20


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--streets",
        type=Path,
        required=True,
        metavar="LINES",
        help="GeoJSON lines, or CSV with name and wkt, or name, x1, y1, x2, y2",
    )
    parser.add_argument(
        "--within",
        type=float,
        default=WITHIN,
        metavar="METRES",
        help="of a street (50)",
    )


def _hot_streets(options: argparse.Namespace) -> Answer:
    columns = chosen(options.file, options, ROLES)
    wanted = [Wanted(role, columns[role], Kind.NUMBER) for role in ROLES]
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    x, y = rows["x"], rows["y"]
    latitude = None
    if are_degrees(columns["x"], columns["y"]):
        latitude = float(y.mean())
        x, y = to_metres(x, y)
    streets = read_streets(options.streets, latitude=latitude)
    found = hot_streets(x, y, streets, within=options.within)
    basis = of_rows(found.basis, rows)
    lines = [found.sentence, "", *_lines(found), "", in_words(columns)]
    figures = {
        "sentence": found.sentence,
        "events_on_streets": found.events,
        "metres": found.length,
        "per_100_m": found.rate,
        "half_in_share_of_length": found.half_in,
        "streets": [
            {**asdict(one), "interval": [one.interval.lower, one.interval.upper]}
            for one in found.streets
        ],
        "columns": columns,
        **basis.for_programs(),
    }
    return "\n".join([*lines, basis.in_words()]), figures


def _lines(found: HotStreets) -> list[str]:
    lines = [
        f"{'street':<36} {'metres':>8} {'events':>8} {'per 100 m':>9} {'interval':>15} "
        f"{'ratio':>6}"
    ]
    lines += [
        f"{one.name[:36]:<36} {one.length:>8,.0f} {one.events:>8,.1f} {one.rate:>9.2f} "
        f"{one.interval.lower:>7.2f} {one.interval.upper:>7.2f} {one.ratio:>6.1f}"
        for one in found.streets[:SHOWN]
    ]
    if len(found.streets) > SHOWN:
        lines.append(f"... and {len(found.streets) - SHOWN:,} more (--json gives all).")
    return lines


HOT_STREETS = Command(
    name="hot-streets",
    summary="which streets have the most events for their length?",
    method=hot_streets,
    add_arguments=_add_arguments,
    answer=_hot_streets,
)
