"""`analyse concentration`: in how few places do most events happen?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.columns import Columns, Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file, add_seed, numbers
from frankpledge.analysis.commands.roles import (
    add_columns,
    are_degrees,
    chosen,
    in_words,
)
from frankpledge.analysis.commands.rows import of_rows
from frankpledge.analysis.concentration import Concentration, concentration
from frankpledge.analysis.plane import to_metres

ROLES = {
    "count": "a row a place: how many events it had",
    "place": "a row an event: which place it happened at",
    "x": "a row an event: easting in metres, or longitude",
    "y": "a row an event: northing in metres, or latitude",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--places", type=int, metavar="N", help="how many places there are in all"
    )
    parser.add_argument(
        "--cell",
        type=float,
        metavar="METRES",
        help="count points by squares of this side; without it by points",
    )
    parser.add_argument(
        "--held",
        type=numbers,
        default=(0.25, 0.5),
        metavar="SHARES",
        help="shares of the events whose places are counted (0.25,0.5)",
    )
    parser.add_argument(
        "--draws", type=int, default=999, metavar="N", help="for the spread (999)"
    )
    add_seed(parser)


def _concentration(options: argparse.Namespace) -> Answer:
    columns = chosen(options.file, options, _roles(options))
    kinds = {"place": Kind.TEXT}
    wanted = [
        Wanted(role, name, kinds.get(role, Kind.NUMBER))
        for role, name in columns.items()
    ]
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    found = concentration(
        _counts(rows, columns, options.cell),
        places=options.places,
        rng=np.random.default_rng(options.seed),
        held=options.held,
        draws=options.draws,
    )
    basis = of_rows(found.basis, rows, seed=options.seed)
    lines = [found.sentence, "", *_lines(found), "", in_words(columns)]
    lines.append(basis.in_words())
    return "\n".join(lines), {
        **_figures(found),
        "columns": columns,
        **basis.for_programs(),
    }


def _roles(options: argparse.Namespace) -> tuple[str, ...]:
    """Return which columns are asked for: a count, a place, or a point."""
    if options.place is not None:
        return ("place",)
    if options.count is None and (options.x is not None or options.y is not None):
        return ("x", "y")
    return ("count",)


def _counts(
    rows: Columns, columns: Mapping[str, str], cell: float | None
) -> npt.NDArray[Any]:
    """Return the count of each place."""
    if "count" in columns:
        return rows["count"]
    if "place" in columns:
        return np.unique(rows["place"].astype(str), return_counts=True)[1]
    x, y = rows["x"], rows["y"]
    if cell is not None:
        x, y = to_metres(x, y) if are_degrees(columns["x"], columns["y"]) else (x, y)
        x, y = np.floor(x / cell), np.floor(y / cell)
    return np.unique(np.column_stack([x, y]), axis=0, return_counts=True)[1]


def _lines(found: Concentration) -> list[str]:
    lines = [
        f"{found.events:,} events at {found.places:,} places, "
        f"{found.places_with_any:,} of them with any, at most {found.most:,} at one.",
        f"{'':<18} {'found':>8} {'spread':>17} {'by chance':>17}",
    ]
    lines += [
        f"{name:<18} {value:>8.3f} {spread.lower:>8.3f} {spread.upper:>8.3f} "
        f"{chance.lower:>8.3f} {chance.upper:>8.3f}"
        for name, value, spread, chance in (
            ("Gini", found.gini, found.gini_spread, found.gini_by_chance),
            (
                "generalised Gini",
                found.generalised_gini,
                found.generalised_spread,
                found.generalised_by_chance,
            ),
        )
    ]
    lines += [
        f"{one.share:.0%} of events lie in {one.places:,} places: {one.of_all:.2%} of all "
        f"({one.spread.lower:.2%} to {one.spread.upper:.2%}; by chance "
        f"{one.by_chance:.2%}), {one.of_any:.2%} of those with any."
        for one in found.holdings
    ]
    return lines


def _figures(found: Concentration) -> dict[str, Any]:
    intervals = (
        "gini_spread",
        "generalised_spread",
        "gini_by_chance",
        "generalised_by_chance",
    )
    return {
        "sentence": found.sentence,
        "events": found.events,
        "places": found.places,
        "places_with_any": found.places_with_any,
        "most_at_one_place": found.most,
        "gini": found.gini,
        "generalised_gini": found.generalised_gini,
        **{
            name: [getattr(found, name).lower, getattr(found, name).upper]
            for name in intervals
        },
        "holding": [
            {
                "share_of_events": one.share,
                "places": one.places,
                "share_of_places": one.of_all,
                "share_of_places_with_any": one.of_any,
                "spread": [one.spread.lower, one.spread.upper],
                "by_chance": one.by_chance,
            }
            for one in found.holdings
        ],
        "lorenz": [list(point) for point in found.curve],
    }


CONCENTRATION = Command(
    name="concentration",
    summary="in how few places do most events happen?",
    method=concentration,
    add_arguments=_add_arguments,
    answer=_concentration,
)
