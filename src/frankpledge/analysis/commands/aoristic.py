"""`analyse aoristic`: at what hours did events happen that nobody saw?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.roles import add_columns, chosen, in_words
from frankpledge.analysis.times.aoristic import (
    LIMIT,
    Aoristic,
    Beyond,
    Unit,
    aoristic_weights,
)
from frankpledge.analysis.times.week import DAYS, HOURS, WEEKDAYS
from frankpledge.analysis.times.windows import Window

ROLES = {"start": "the earliest time", "end": "the latest time"}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_columns(parser, ROLES)
    parser.add_argument(
        "--unit",
        choices=[*Unit],
        default=Unit.WEEK,
        help="hours of the week, 168, or of the day, 24 (hour-of-week)",
    )
    parser.add_argument(
        "--limit", type=float, default=LIMIT, metavar="DAYS", help="of a range (7)"
    )
    parser.add_argument(
        "--beyond",
        choices=[*Beyond],
        default=Beyond.EVEN,
        help="longer ranges: spread evenly over all hours, or left out (even)",
    )
    parser.add_argument(
        "--window",
        action="append",
        default=[],
        metavar="WINDOW",
        help="night-time-economy, or as in 'Thu,Fri,Sat 20:00-04:00'; may be repeated",
    )


def _aoristic(options: argparse.Namespace) -> Answer:
    windows = [Window.read(text) for text in options.window]
    columns = chosen(options.file, options, ROLES)
    rows = read_columns(
        options.file,
        [
            Wanted("start", columns["start"], Kind.MOMENT),
            Wanted("end", columns["end"], Kind.MOMENT, may_be_empty=True),
        ],
        date_format=options.date_format,
    )
    found = aoristic_weights(
        rows["start"],
        rows["end"],
        unit=Unit(options.unit),
        limit=options.limit,
        beyond=Beyond(options.beyond),
        dropped=rows.dropped,
    )
    inside = {window.name: found.within(window) for window in windows}
    lines = [found.sentence, "", *_lines(found), ""]
    lines += [
        f"{name}: {weight:,.1f} events, {weight / found.total:.1%}."
        for name, weight in inside.items()
    ]
    lines += [in_words(columns), found.basis.in_words()]
    return "\n".join(lines), _figures(found, inside, columns)


def _figures(
    found: Aoristic, inside: Mapping[str, float], columns: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "sentence": found.sentence,
        "unit": str(found.unit),
        "weights": found.weights.tolist(),
        "by_hour": _by_hour(found).tolist(),
        "hours": [found.name(hour) for hour in range(found.unit.hours)],
        "total": found.total,
        "without_end": found.without_end,
        "turned": found.turned,
        "beyond_limit": found.beyond,
        "windows": dict(inside),
        "columns": dict(columns),
        **found.basis.for_programs(),
    }


def _by_hour(found: Aoristic) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.asarray(found.weights.reshape(-1, HOURS).sum(axis=0), dtype=np.float64)


def _lines(found: Aoristic) -> list[str]:
    if found.unit is Unit.DAY:
        return [
            f"{found.name(hour)}  {weight:>11,.1f}"
            for hour, weight in enumerate(found.weights)
        ]
    table = found.weights.reshape(DAYS, HOURS)
    heads = "".join(f"{day:>10}" for day in (*WEEKDAYS, "all"))
    lines = [f"{'hour':<5}{heads}"]
    for hour in range(HOURS):
        cells = [*table[:, hour], table[:, hour].sum()]
        lines.append(f"{hour:02}:00" + "".join(f"{cell:>10,.1f}" for cell in cells))
    return lines


AORISTIC = Command(
    name="aoristic",
    summary="at what hours do events happen that nobody saw?",
    method=aoristic_weights,
    add_arguments=_add_arguments,
    answer=_aoristic,
)
