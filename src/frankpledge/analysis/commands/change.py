"""`analyse change`: has a count really changed? Two counts, or a table of pairs."""

from __future__ import annotations

import argparse
from pathlib import Path

from frankpledge.analysis.change.detectable import (
    DetectableChange,
    minimum_detectable_change,
)
from frankpledge.analysis.change.pair import CountChange, compare_counts
from frankpledge.analysis.commands.change_table import table_of_changes
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.history import add_series, read_months
from frankpledge.analysis.commands.roles import add_columns
from frankpledge.analysis.monthly.dispersion import Dispersion, estimate_dispersion
from frankpledge.analysis.results import Refusal


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "counts",
        type=int,
        nargs="*",
        metavar="A B",
        help="the earlier count, the later",
    )
    parser.add_argument(
        "--exposure",
        nargs=2,
        type=float,
        default=(1, 1),
        metavar=("A", "B"),
        help="what each was counted over, in one unit: 365 366",
    )
    parser.add_argument(
        "--dispersion",
        type=float,
        metavar="NUMBER",
        help="how many times the Poisson variance such counts have, where it is known",
    )
    _add_history(parser)
    _add_table(parser)


def _add_history(parser: argparse.ArgumentParser) -> None:
    history = parser.add_argument_group(
        "a history of months, to estimate the dispersion from"
    )
    history.add_argument("--history", type=Path, metavar="FILE")
    history.add_argument("--date-format", metavar="FORMAT", help="as in %%d/%%m/%%Y")
    add_series(parser)


def _add_table(parser: argparse.ArgumentParser) -> None:
    table = parser.add_argument_group("a table of pairs, in place of A and B")
    table.add_argument("--table", type=Path, metavar="FILE", help="a row a pair")
    add_columns(
        parser,
        {
            "earlier": "the column of earlier counts",
            "later": "the column of later counts",
            "name": "the column that names each pair",
        },
    )
    table.add_argument(
        "--exposures",
        nargs=2,
        metavar=("EARLIER", "LATER"),
        help="the columns of what each was counted over",
    )
    table.add_argument(
        "--by",
        metavar="COLUMN",
        help="the column of the history that holds the names of the pairs",
    )
    table.add_argument(
        "--rate",
        type=float,
        default=0.05,
        help="of false findings among those found, at most, on average (0.05)",
    )


def _change(options: argparse.Namespace) -> Answer:
    if options.table is not None:
        return table_of_changes(options)
    if len(options.counts) != 2:
        raise Refusal(
            f"Two counts are compared; {len(options.counts)} were given. Give A and B, "
            "or --table FILE."
        )
    before, after = options.exposure
    dispersion, said = _dispersion(options)
    change = compare_counts(
        *options.counts,
        earlier_exposure=before,
        later_exposure=after,
        compared_with="before",
        dispersion=dispersion,
    )
    seen = minimum_detectable_change(change.earlier, dispersion=dispersion)
    lines = [change.sentence]
    if dispersion is not None:
        lines += [_interval(change.lower, change.upper), change.test.why, *said]
    figures = _figures(change, seen)
    figures["dispersion"] = None if dispersion is None else _for_programs(dispersion)
    return "\n".join(lines), figures


def _figures(change: CountChange, seen: DetectableChange) -> dict[str, object]:
    return {
        "earlier": change.earlier,
        "later": change.later,
        "exposures": [float(change.earlier_exposure), float(change.later_exposure)],
        "p_value": change.p_value,
        "ratio": None if change.ratio is None else float(change.ratio),
        "interval": [change.lower, None if change.earlier == 0 else change.upper],
        "distinguishable": change.distinguishable,
        "method": change.method,
        "why": change.test.why,
        "sentence": change.sentence,
        "caveats": [caveat.text for caveat in change.caveats],
        "detectable_at_equal_exposure": {
            "fall_to": seen.fall_to,
            "rise_to": seen.rise_to,
            "fall_to_with_power_80": seen.planned_fall_to,
            "rise_to_with_power_80": seen.planned_rise_to,
        },
        "basis": change.basis.for_programs(),
    }


def _dispersion(
    options: argparse.Namespace,
) -> tuple[Dispersion | float | None, tuple[str, ...]]:
    """Return the dispersion given or estimated, and what to say of the history."""
    if options.history is None:
        return options.dispersion, ()
    if options.dispersion is not None:
        raise Refusal("Give --dispersion or --history, not both.")
    tally, said = read_months(options.history, options)
    found = estimate_dispersion(tally.counts)
    caveats = [caveat.text for caveat in found.basis.caveats]
    dropped = [one.reason for one in tally.dropped]
    return found, (said, *tally.notes, *dropped, *caveats)


def _for_programs(dispersion: Dispersion | float) -> dict[str, object]:
    if not isinstance(dispersion, Dispersion):
        return {"value": dispersion}
    return {
        "value": dispersion.value,
        "interval": [dispersion.lower, dispersion.upper],
        "degrees_of_freedom": dispersion.freedom,
        "months": dispersion.months,
        "mean": dispersion.mean,
        "autocorrelation": dispersion.autocorrelation,
        "sentence": dispersion.sentence,
        "basis": dispersion.basis.for_programs(),
    }


def _interval(lower: float, upper: float) -> str:
    return f"The ratio of the rates lies between {lower:.2f} and {upper:.2f} (95%)."


CHANGE = Command(
    name="change",
    summary="has a count really changed?",
    method=compare_counts,
    add_arguments=_add_arguments,
    answer=_change,
)
