"""`analyse evaluate`: did what was done make a difference?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.history import add_series, month
from frankpledge.analysis.commands.interruption import answer_series
from frankpledge.analysis.commands.options import numbers
from frankpledge.analysis.evaluation.design import (
    Feature,
    evidence_level,
    regression_to_the_mean,
)
from frankpledge.analysis.evaluation.differences import difference_in_differences
from frankpledge.analysis.evaluation.displacement import (
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from frankpledge.analysis.evaluation.interrupted import Family
from frankpledge.analysis.evaluation.places import Estimate, Place
from frankpledge.analysis.results import Refusal

PLACES = {  # prefix of the options: what the place is
    "": "the treated area",
    "control-": "the comparison area",
    "displaced-": "the area it may have moved to",
    "displaced-control-": "the comparison of the area it may have moved to",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="a series, with --intervention",
    )
    parser.add_argument(
        "--date-format", metavar="FORMAT", help="how dates are written: %%d/%%m/%%Y"
    )
    _add_counts(parser.add_argument_group("counts before and after"))
    series = parser.add_argument_group("a series of months (interrupted time series)")
    add_series(series)  # type: ignore[arg-type]
    _add_model(series)
    design = parser.add_argument_group("the design, for the level of evidence")
    design.add_argument("--random", action="store_true", help="a lot decided")
    design.add_argument(
        "--many-units", action="store_true", help="several units treated and not"
    )


def _add_counts(group: Any) -> None:
    for prefix, what in PLACES.items():
        for when in ("before", "after"):
            group.add_argument(f"--{prefix}{when}", type=float, metavar="N", help=what)
        group.add_argument(
            f"--{prefix}area",
            type=float,
            default=1,
            metavar="SIZE",
            help="its size (1)",
        )
    group.add_argument(
        "--periods",
        type=numbers,
        default=(1.0, 1.0),
        metavar="B,A",
        help="lengths of before and after, as in 24,12 (1,1)",
    )
    group.add_argument(
        "--earlier",
        type=numbers,
        default=(),
        metavar="N,N",
        help="counts before before",
    )
    group.add_argument(
        "--dispersion", type=float, default=1, help="of the counts, for the ratio (1)"
    )


def _add_model(group: Any) -> None:
    group.add_argument(
        "--intervention",
        type=month,
        metavar="YYYY-MM",
        help="the first month after the change",
    )
    group.add_argument(
        "--control-file", type=Path, metavar="FILE", help="a comparison's series"
    )
    group.add_argument(
        "--population", metavar="COLUMN", help="what counts are out of, by month"
    )
    group.add_argument(
        "--slope", action="store_true", help="the slope may change as well"
    )
    group.add_argument(
        "--harmonics", type=int, default=2, metavar="N", help="of the season (2)"
    )
    group.add_argument("--family", choices=[*Family], default=Family.QUASI)
    group.add_argument(
        "--hac", type=int, metavar="LAGS", help="Newey and West's errors over so many"
    )


def _evaluate(options: argparse.Namespace) -> Answer:
    if options.file is not None:
        return answer_series(options)
    treated, control = _place(options, ""), _place(options, "control-")
    if treated is None:
        raise Refusal(
            "There is nothing to evaluate. Give --before and --after (with "
            "--control-before and --control-after), or a FILE of months with --intervention."
        )
    features = {Feature.BEFORE} | ({Feature.COMPARISON} if control else set())
    features |= {Feature.RANDOM} if options.random else set()
    features |= {Feature.MANY_UNITS} if options.many_units else set()
    level = evidence_level(features)
    lines, figures = _compared(options, treated, control)
    caveat = regression_to_the_mean(treated.before, options.earlier)
    lines += [level.sentence, *([f"Note: {caveat.text}"] if caveat else [])]
    caveats = [{"code": caveat.code, "text": caveat.text}] if caveat else []
    return "\n".join(lines), {
        **figures,
        "evidence": {"level": level.level, "sentence": level.sentence},
        "caveats": caveats,
    }


def _place(options: argparse.Namespace, prefix: str) -> Place | None:
    name = prefix.replace("-", "_")
    before, after = (getattr(options, f"{name}{when}") for when in ("before", "after"))
    if before is None and after is None:
        return None
    if before is None or after is None:
        raise Refusal(
            f"{PLACES[prefix].capitalize()} has one count. Give --{prefix}before and "
            f"--{prefix}after."
        )
    return Place(PLACES[prefix], before, after, getattr(options, f"{name}area"))


def _compared(
    options: argparse.Namespace, treated: Place, control: Place | None
) -> tuple[list[str], dict[str, Any]]:
    lines = [f"{treated.name.capitalize()}: {treated.in_words}."]
    if control is None:
        lines.append(
            "Without a comparison area nothing can be said of an effect. Compare the "
            "two counts by `analyse change`."
        )
        return lines, {"difference": None, "quotient": None, "ratio": None}
    displaced, other = (
        _place(options, "displaced-"),
        _place(options, "displaced-control-"),
    )
    found = weighted_displacement_difference(
        treated,
        control,
        None if other is None else displaced,
        other,
        periods=_two(options.periods),
    )
    lines.append(found.sentence)
    figures: dict[str, Any] = {
        "difference": {
            "local": _estimate(found.local),
            "displaced": found.displaced and _estimate(found.displaced),
            "total": _estimate(found.total),
        }
    }
    figures["ratio"] = _answered(
        lines, lambda: _ratio(options, treated, control, lines)
    )
    if displaced is not None:
        figures["quotient"] = _answered(
            lines, lambda: _quotient(treated, control, displaced, lines)
        )
    return lines, figures


def _answered(lines: list[str], answer: Any) -> dict[str, Any]:
    """Return an answer, or why there is none: the other answers stand without it."""
    try:
        return dict(answer())
    except Refusal as refusal:
        lines.append(str(refusal))
        return {"refused": str(refusal)}


def _ratio(
    options: argparse.Namespace, treated: Place, control: Place, lines: list[str]
) -> dict[str, Any]:
    found = difference_in_differences(treated, control, dispersion=options.dispersion)
    lines.append(found.sentence)
    return {
        "ratio": found.ratio,
        "interval": [found.lower, found.upper],
        "p_value": found.log.p_value,
        "dispersion": found.dispersion,
    }


def _quotient(
    treated: Place, control: Place, buffer: Place, lines: list[str]
) -> dict[str, Any]:
    found = weighted_displacement_quotient(treated, control, buffer)
    lines.append(found.sentence)
    return {
        "quotient": found.quotient,
        "gross_effect": found.gross_effect,
        "net_effect": found.net_effect,
        "success": _estimate(found.success),
        "buffer": found.buffer,
        "total_net_effect": found.total_net_effect,
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    return {
        "value": one.value,
        "standard_error": one.error,
        "z": one.z,
        "p_value": one.p_value,
        "interval": [one.lower, one.upper],
    }


def _two(periods: tuple[float, ...]) -> tuple[float, float]:
    if len(periods) != 2:
        raise Refusal("--periods takes two lengths, as in 24,12.")
    return periods[0], periods[1]


EVALUATE = Command(
    name="evaluate",
    summary="did what was done make a difference?",
    method=weighted_displacement_difference,
    add_arguments=_add_arguments,
    answer=_evaluate,
)
