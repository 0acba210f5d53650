"""`analyse repeats` and `analyse repeat-victims`: what happens again?"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.roles import add_columns, chosen, in_words
from frankpledge.analysis.commands.rows import of_rows
from frankpledge.analysis.repeats.locations import (
    LEAST,
    RepeatLocations,
    repeat_locations,
)
from frankpledge.analysis.repeats.victims import (
    RepeatVictimisation,
    repeat_victimisation,
)

SHOWN = 20
PLACES = {
    "place": "which place it happened at, as a label",
    "x": "or its easting or longitude",
    "y": "and northing or latitude",
    "date": "the day",
}
VICTIMS = {"key": "the key of the victim or premises", "date": "the day"}


def _add_places(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, PLACES)
    parser.add_argument(
        "--min", type=int, default=LEAST, metavar="N", help="events to be listed (3)"
    )
    parser.add_argument(
        "--snapped", action="store_true", help="points are shared anonymous map points"
    )


def _repeats(options: argparse.Namespace) -> Answer:
    by_point = options.place is None
    where = ("x", "y") if by_point else ("place",)
    columns = chosen(options.file, options, [*where, "date"])
    kind = Kind.NUMBER if by_point else Kind.TEXT
    wanted = [Wanted(role, columns[role], kind) for role in where]
    wanted.append(Wanted("date", columns["date"], Kind.DAY))
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    place = np.column_stack([rows["x"], rows["y"]]) if by_point else rows["place"]
    found = repeat_locations(
        place, rows["date"], least=options.min, snapped=options.snapped
    )
    basis = of_rows(found.basis, rows)
    lines = [found.sentence, "", *_places(found), "", in_words(columns)]
    figures = {
        "sentence": found.sentence,
        "called": found.word,
        "events": found.events,
        "places": found.places,
        "places_by_number_of_events": {
            str(number): places for number, places in found.by_number.items()
        },
        "listed": [
            {**asdict(one), "first": str(one.first), "last": str(one.last)}
            for one in found.listed
        ],
        "columns": columns,
        **basis.for_programs(),
    }
    return "\n".join([*lines, basis.in_words()]), figures


def _places(found: RepeatLocations) -> list[str]:
    lines = [
        f"{'place':<40} {'events':>7} {'first':>10} {'last':>10} {'shortest gap':>12} "
        f"{'median':>7}"
    ]
    lines += [
        f"{one.place[:40]:<40} {one.events:>7,} {one.first!s:>10} {one.last!s:>10} "
        f"{_or_dash(one.shortest_gap):>12} {_or_dash(one.median_gap):>7}"
        for one in found.listed[:SHOWN]
    ]
    if len(found.listed) > SHOWN:
        lines.append(f"... and {len(found.listed) - SHOWN:,} more (--json gives all).")
    return lines


def _or_dash(days: float | None) -> str:
    return "-" if days is None else f"{days:g}"


def _add_victims(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, VICTIMS)
    parser.add_argument(
        "--until",
        type=date.fromisoformat,
        metavar="DAY",
        help="the last day watched, as 2026-03-31 (the day of the last incident)",
    )


def _repeat_victims(options: argparse.Namespace) -> Answer:
    columns = chosen(options.file, options, VICTIMS)
    wanted = [
        Wanted("key", columns["key"], Kind.TEXT, may_be_empty=True),
        Wanted("date", columns["date"], Kind.DAY),
    ]
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    keys = np.array([str(key).strip() for key in rows["key"]])
    found = repeat_victimisation(keys, rows["date"], until=options.until)
    basis = of_rows(found.basis, rows)
    lines = [found.sentence, "", *_bands(found), "", in_words(columns)]
    figures = {
        "sentence": found.sentence,
        "incidents": found.incidents,
        "victims": found.victims,
        "repeat_victims": found.repeat_victims,
        "share_of_victims": found.of_victims,
        "share_of_incidents": found.of_incidents,
        "suffered_by_repeat_victims": found.suffered_by_repeat_victims,
        "suffered_by_top_tenth": found.suffered_by_top,
        "victims_by_number_of_incidents": {
            str(number): victims for number, victims in found.by_number.items()
        },
        "bands": [asdict(one) for one in found.bands],
        "within": [asdict(one) for one in found.within],
        "columns": columns,
        **basis.for_programs(),
    }
    return "\n".join([*lines, basis.in_words()]), figures


def _bands(found: RepeatVictimisation) -> list[str]:
    if not found.bands:
        return []
    lines = [
        f"{'days after':<11} {'repeats':>8} {'of all':>7} {'at risk':>9} "
        f"{'per 1,000 days':>14}"
    ]
    lines += [
        f"{one.days:<11} {one.repeats:>8,} {one.of_repeats:>7.1%} {one.at_risk:>9,} "
        f"{'-' if one.rate is None else f'{one.rate:.2f}':>14}"
        for one in found.bands
    ]
    lines += [
        f"Within {one.days} days another follows with a chance of {one.chance:.1%}."
        for one in found.within
    ]
    return lines


REPEATS = Command(
    name="repeats",
    summary="at which places does it keep happening?",
    method=repeat_locations,
    add_arguments=_add_places,
    answer=_repeats,
)
REPEAT_VICTIMS = Command(
    name="repeat-victims",
    summary="how much happens to the same again, and how soon?",
    method=repeat_victimisation,
    add_arguments=_add_victims,
    answer=_repeat_victims,
)
