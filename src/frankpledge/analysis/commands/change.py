"""`analyse change`: has a count really changed?"""

from __future__ import annotations

import argparse

from frankpledge.analysis.change import compare_counts
from frankpledge.analysis.commands.command import Answer, Command


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("earlier", type=int, metavar="A", help="the earlier count")
    parser.add_argument("later", type=int, metavar="B", help="the later count")
    parser.add_argument(
        "--exposure",
        nargs=2,
        type=float,
        default=(1, 1),
        metavar=("A", "B"),
        help="what each was counted over, in one unit: 365 366",
    )


def _change(options: argparse.Namespace) -> Answer:
    before, after = options.exposure
    change = compare_counts(
        options.earlier,
        options.later,
        earlier_exposure=before,
        later_exposure=after,
        compared_with="before",
    )
    figures = {
        "earlier": change.earlier,
        "later": change.later,
        "exposures": [before, after],
        "p_value": change.p_value,
        "ratio": None if change.ratio is None else float(change.ratio),
        "interval": [change.lower, None if change.earlier == 0 else change.upper],
        "distinguishable": change.distinguishable,
        "method": change.method,
        "sentence": change.sentence,
        "caveats": [caveat.text for caveat in change.caveats],
    }
    return change.sentence, figures


CHANGE = Command(
    name="change",
    summary="has a count really changed?",
    method=compare_counts,
    add_arguments=_add_arguments,
    answer=_change,
)
