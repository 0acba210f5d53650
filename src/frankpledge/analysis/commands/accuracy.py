"""`analyse accuracy`: how well did a ranking find the events that came after it?"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file, add_seed, numbers
from frankpledge.analysis.commands.roles import add_columns, chosen, in_words
from frankpledge.analysis.commands.rows import of_rows
from frankpledge.analysis.ranking import SHARES, RankingAccuracy, ranking_accuracy

NEEDED = {
    "predicted": "the score or expected count of a place; empty: not on the list",
    "observed": "how many events it had in the later period",
}
OPTIONAL = {
    "earlier": "how many it had in the period before, for the recapture rate",
    "area": "its area or length; without it all places are alike",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, NEEDED)
    for role, text in OPTIONAL.items():
        parser.add_argument(f"--{role}", metavar="COLUMN", help=text)
    parser.add_argument(
        "--shares",
        type=numbers,
        default=SHARES,
        metavar="SHARES",
        help="shares of the area (0.01,0.02,0.05)",
    )
    add_seed(parser)


def _accuracy(options: argparse.Namespace) -> Answer:
    asked = [role for role in OPTIONAL if getattr(options, role) is not None]
    columns = chosen(options.file, options, [*NEEDED, *asked])
    wanted = [
        Wanted(role, name, Kind.NUMBER, may_be_empty=role == "predicted")
        for role, name in columns.items()
    ]
    rows = read_columns(options.file, wanted, date_format=options.date_format)
    found = ranking_accuracy(
        rows["predicted"],
        rows["observed"],
        area=rows.arrays.get("area"),
        earlier=rows.arrays.get("earlier"),
        shares=options.shares,
        rng=np.random.default_rng(options.seed),
    )
    basis = of_rows(found.basis, rows, seed=options.seed)
    lines = [*(one.sentence for one in found.at), "", *_lines(found), ""]
    lines.append(in_words(columns))
    lines.append(basis.in_words())
    return "\n".join(lines), {
        **_figures(found),
        "columns": columns,
        **basis.for_programs(),
    }


def _lines(found: RankingAccuracy) -> list[str]:
    lines = [
        f"{'area':>6} {'places':>9} {'caught':>11} {'hit rate':>8} {'PAI':>7} "
        f"{'spread':>15} {'PEI':>6} {'PEI*':>6} {'recapture':>9} {'pred/obs':>8}"
    ]
    lines += [
        f"{one.share:>6.1%} {one.places:>9,.1f} {one.hits:>11,.1f} {one.hit_rate:>8.1%} "
        f"{one.pai:>7.2f} {one.pai_spread.lower:>7.2f} {one.pai_spread.upper:>7.2f} "
        f"{one.pei:>6.3f} {one.pei_star:>6.3f} {_or_dash(one.recapture):>9} "
        f"{_or_dash(one.predicted_over_observed):>8}"
        for one in found.at
    ]
    return lines


def _or_dash(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _figures(found: RankingAccuracy) -> dict[str, Any]:
    return {
        "events": found.events,
        "places": found.places,
        "at": [
            {
                **asdict(one),
                "pai_spread": [one.pai_spread.lower, one.pai_spread.upper],
                "sentence": one.sentence,
            }
            for one in found.at
        ],
    }


ACCURACY = Command(
    name="accuracy",
    summary="how well did a ranking find later events?",
    method=ranking_accuracy,
    add_arguments=_add_arguments,
    answer=_accuracy,
)
