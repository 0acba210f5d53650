"""`analyse spc`: which periods are more than this series' own variation?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from frankpledge.analysis.commands.attributes import attribute_answer, times_answer
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.history import add_series
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.spc_series import position_of, read_spans
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.spc.chart import (
    ChartPoint,
    ProcessChart,
    Segment,
    Settings,
    process_chart,
)
from frankpledge.analysis.spc.icons import Assurance, Better, Variation
from frankpledge.analysis.spc.spans import Spans

BETTER = {"lower": Better.LOWER, "higher": Better.HIGHER, "neither": Better.NEITHER}
# As NHSRplotthedots names them, for those who compare.
NHSR_VARIATION: Mapping[Variation, str] = {
    Variation.COMMON_CAUSE: "common_cause",
    Variation.IMPROVING_HIGH: "special_cause_improvement",
    Variation.IMPROVING_LOW: "special_cause_improvement",
    Variation.CONCERNING_HIGH: "special_cause_concern",
    Variation.CONCERNING_LOW: "special_cause_concern",
    Variation.NEUTRAL_HIGH: "special_cause_neutral_high",
    Variation.NEUTRAL_LOW: "special_cause_neutral_low",
}
NHSR_ASSURANCE: Mapping[Assurance, str] = {
    Assurance.PASSES: "consistent_pass",
    Assurance.FAILS: "consistent_fail",
    Assurance.HIT_OR_MISS: "inconsistent",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_series(parser)
    parser.add_argument("--chart", choices=("xmr", "c", "u", "p", "t"), default="xmr")
    parser.add_argument(
        "--size", metavar="COLUMN", help="of u and p charts: what each was counted over"
    )
    parser.add_argument("--period", choices=("auto", "month", "date"), default="auto")
    parser.add_argument("--target", type=float, metavar="N")
    parser.add_argument("--better", choices=tuple(BETTER), default="neither")
    parser.add_argument(
        "--baseline",
        nargs=2,
        metavar=("FROM", "TO"),
        help="the points the limits rest on, both in it: 2019-04 2020-03",
    )
    parser.add_argument(
        "--rebase",
        action="append",
        default=[],
        metavar="POINT=REASON",
        help="where limits start anew, and why; may be given more than once",
    )
    parser.add_argument(
        "--exclude",
        default="",
        metavar="POINT,...",
        help="of c, u and p charts: points left out of the centre",
    )
    parser.add_argument(
        "--no-screen",
        action="store_true",
        help="keep outlying ranges, as the Making Data Count workbook does",
    )
    parser.add_argument("--keep-season", action="store_true")
    parser.add_argument(
        "--keep-periods", action="store_true", help="chart small counts as they are"
    )


def _spc(options: argparse.Namespace) -> Answer:
    if options.chart == "t":
        return times_answer(options)
    if options.chart != "xmr":
        return attribute_answer(options)
    spans, said = read_spans(options)
    chart = process_chart(spans, _settings(options, spans))
    lines = [chart.sentence, chart.season, "", *_table(chart), ""]
    lines += [f"{one.label}: {_why(one)}." for one in chart.signals]
    lines += ["", *said, chart.basis.in_words()]
    return "\n".join(lines), _figures(chart, said)


def _settings(options: argparse.Namespace, spans: Spans) -> Settings:
    breaks = {}
    for one in options.rebase:
        where, equals, reason = one.partition("=")
        if not (equals and reason.strip()):
            raise Refusal(f"--rebase {one} gives no reason. Write POINT=REASON.")
        breaks[position_of(where, spans)] = reason.strip()
    baseline = options.baseline and tuple(
        position_of(text, spans) for text in options.baseline
    )
    return Settings(
        better=BETTER[options.better],
        target=options.target,
        screen=not options.no_screen,
        baseline=baseline,
        breaks=breaks,
        keep_season=options.keep_season,
        keep_spans=options.keep_periods,
    )


def _table(chart: ProcessChart) -> list[str]:
    """Return the limits of each stretch."""
    width = max(len(f"{one.first} to {one.last}") for one in chart.segments)
    lines = [f"{'':<{width}}  {'mean':>10}  {'lower':>10}  {'upper':>10}"]
    for one in chart.segments:
        limits = one.limits
        lines.append(
            f"{f'{one.first} to {one.last}':<{width}}  {limits.mean:>10,.1f}  "
            f"{limits.lower:>10,.1f}  {limits.upper:>10,.1f}"
            + (f"  ({one.reason})" if one.reason else "")
        )
    return lines


def _why(point: ChartPoint) -> str:
    value = "" if point.charted is None else f"{point.charted:,.1f}, "
    return f"{value}{'; '.join(point.rules)}"


def _figures(chart: ProcessChart, said: tuple[str, ...]) -> dict[str, Any]:
    return {
        "sentence": chart.sentence,
        "variation": chart.variation.value,
        "variation_type": NHSR_VARIATION[chart.variation],
        "assurance": chart.assurance and chart.assurance.value,
        "assurance_type": chart.assurance and NHSR_ASSURANCE[chart.assurance],
        "season": chart.season,
        "month_factors": list(chart.factors),
        "segments": [_segment(one) for one in chart.segments],
        "limits_with_season_left_in": [
            {
                "mean": limits.mean,
                "lower_limit": limits.lower,
                "upper_limit": limits.upper,
            }
            for limits in chart.with_season
        ],
        "points": [_point(one) for one in chart.points],
        "common_cause_points": sum(
            not one.rules for one in chart.points if one.value is not None
        ),
        "notes": list(said),
        "basis": chart.basis.for_programs(),
    }


def _segment(one: Segment) -> dict[str, Any]:
    return {
        "from": one.first,
        "to": one.last,
        "reason": one.reason,
        "mean": one.limits.mean,
        "lower_limit": one.limits.lower,
        "upper_limit": one.limits.upper,
        "mean_moving_range": one.limits.moving_range,
        "points": one.limits.points,
        "ranges_left_out": one.limits.ranges_left_out,
        "trial": one.limits.trial,
    }


def _point(one: ChartPoint) -> dict[str, Any]:
    return {
        "period": one.label,
        "value": one.value,
        "charted": one.charted,
        "mean": one.mean,
        "lower_limit": one.lower,
        "upper_limit": one.upper,
        "signals": [rule.value for rule in one.rules],
        "point_type": NHSR_VARIATION[one.variation],
    }


SPC = Command(
    name="spc",
    summary="which periods are more than ordinary variation?",
    method=process_chart,
    add_arguments=_add_arguments,
    answer=_spc,
)
