"""`analyse trend`: where is a monthly count heading, and when did its level change?"""

from __future__ import annotations

import argparse

from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.history import add_series, read_months
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.trend.change_points import ChangePoint, change_points
from frankpledge.analysis.trend.decomposition import Part, decompose


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_series(parser)


def _trend(options: argparse.Namespace) -> Answer:
    tally, said = read_months(options.file, options)
    parts = decompose(tally.counts)
    changes = change_points(tally.counts)
    dropped = [f"Left out: {one.reason}" for one in tally.dropped]
    lines = [parts.sentence, changes.sentence, "", *_table(parts.parts), "", said]
    lines += [*tally.notes, *dropped, parts.basis.in_words(), changes.basis.in_words()]
    return "\n".join(lines), {
        "sentence": parts.sentence,
        "has_season": parts.has_season,
        "month_factors": list(parts.factors),
        "trend_over_twelve_months": parts.over_a_year,
        "months": [_month(part) for part in parts.parts],
        "change_points": [_change(point) for point in changes.points],
        "levels": [
            {"from": f"{month:%Y-%m}", "a_month": level}
            for month, level in changes.levels
        ],
        "dispersion_between_neighbours": changes.dispersion,
        "notes": [said, *tally.notes, *dropped],
        "basis": parts.basis.for_programs(),
        "change_points_basis": changes.basis.for_programs(),
    }


def _table(parts: tuple[Part, ...]) -> list[str]:
    lines = [f"{'month':<7}  {'count':>8}  {'trend':>8}  {'season':>6}  {'rest':>5}"]
    for part in parts:
        count = "-" if part.value is None else f"{part.value:,.0f}"
        rest = "-" if part.rest is None else f"{part.rest:.2f}"
        aside = "  set aside" if part.set_aside else ""
        lines.append(
            f"{part.month:%Y-%m}  {count:>8}  {part.trend:>8,.1f}  {part.factor:>6.2f}  "
            f"{rest:>5}{aside}"
        )
    return lines


def _month(part: Part) -> dict[str, object]:
    return {
        "month": f"{part.month:%Y-%m}",
        "value": part.value,
        "trend": part.trend,
        "season": part.factor,
        "expected": part.expected,
        "rest": part.rest,
        "set_aside": part.set_aside,
    }


def _change(point: ChangePoint) -> dict[str, object]:
    return {
        "month": f"{point.month:%Y-%m}",
        "supported": [f"{point.earliest:%Y-%m}", f"{point.latest:%Y-%m}"],
        "before": point.before,
        "after": point.after,
        "ratio": point.after / point.before if point.before else None,
        "interval": [point.lower, point.upper if point.before else None],
        "sentence": point.sentence,
    }


TREND = Command(
    name="trend",
    summary="where is a monthly count heading, and when did it change?",
    method=decompose,
    add_arguments=_add_arguments,
    answer=_trend,
)
