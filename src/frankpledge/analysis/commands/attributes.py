"""`analyse spc --chart c|u|p|t`: limits from the counts themselves, and of rare events."""

from __future__ import annotations

import argparse
import math

import numpy as np

from frankpledge.analysis.columns import Kind, Wanted, read_columns
from frankpledge.analysis.commands.command import Answer
from frankpledge.analysis.commands.roles import chosen, in_words
from frankpledge.analysis.results import Basis, Refusal
from frankpledge.analysis.spc.attributes import Attribute, attribute_chart
from frankpledge.analysis.spc.rare import times_between


def attribute_answer(options: argparse.Namespace) -> Answer:
    """Draw a c, u or p chart, a row of the file a point."""
    columns = chosen(options.file, options, ["count"])
    wanted = [Wanted("count", columns["count"], Kind.NUMBER)]
    if options.size is not None:
        wanted.append(Wanted("size", options.size, Kind.NUMBER))
    rows = read_columns(options.file, wanted)
    sizes = rows["size"].tolist() if options.size is not None else None
    chart = attribute_chart(
        Attribute(options.chart),
        rows["count"].tolist(),
        sizes,
        excluded=_positions(options.exclude, rows.rows),
    )
    points = [
        {
            "point": number + 1,
            "value": float(chart.values[number]),
            "lower_limit": float(chart.lower[number]),
            "upper_limit": float(chart.upper[number]),
            "beyond": number in chart.beyond,
        }
        for number in range(rows.rows)
    ]
    beyond = ", ".join(str(place + 1) for place in chart.beyond)
    lines = [
        f"Beyond the limits: point {beyond}." if beyond else "No point is beyond.",
        f"Centre {chart.centre:.4g}.",
        in_words(columns),
        *(f"Left out: {one.reason}" for one in rows.dropped),
    ]
    figures = {"centre": chart.centre, "points": points}
    return _told(lines, figures, chart.basis)


def times_answer(options: argparse.Namespace) -> Answer:
    """Draw a t chart: of a column of times, else of the days between dates."""
    if options.count is not None:
        rows = read_columns(options.file, [Wanted("time", options.count, Kind.NUMBER)])
        times, columns = rows["time"].tolist(), {"time between": options.count}
    else:
        columns = chosen(options.file, options, ["date"])
        rows = read_columns(
            options.file,
            [Wanted("at", columns["date"], Kind.MOMENT)],
            date_format=options.date_format,
        )
        days = np.sort(rows["at"]).astype("datetime64[s]").astype(np.int64) / 86_400
        times = np.diff(days).tolist()
    chart = times_between(times)
    beyond = ", ".join(str(place + 1) for place in chart.beyond)
    lines = [
        f"Beyond the limits: time {beyond}." if beyond else "No time is beyond.",
        f"Centre {chart.centre:.4g}, limits {chart.lower:.4g} to {chart.upper:.4g}.",
        in_words(columns),
        *(f"Left out: {one.reason}" for one in rows.dropped),
    ]
    figures = {
        "centre": chart.centre,
        "lower_limit": chart.lower,
        "upper_limit": chart.upper,
        "times": [
            {"value": value, "beyond": number in chart.beyond}
            for number, value in enumerate(times)
        ],
    }
    return _told(lines, figures, chart.basis)


def _told(lines: list[str], figures: dict[str, object], basis: Basis) -> Answer:
    words = "\n".join([*lines, basis.in_words()])
    return words, {**figures, "basis": basis.for_programs()}


def _positions(text: str, points: int) -> list[int]:
    """Read "6,20", counted from 1."""
    if not text:
        return []
    try:
        read = [int(part) for part in text.split(",")]
    except ValueError as error:
        raise Refusal(
            f"--exclude {text} is not numbers of points, as in 6,20."
        ) from error
    if not all(0 < one <= points for one in read):
        raise Refusal(f"--exclude {text} names a point outside 1 to {points}.")
    return [math.floor(one) - 1 for one in read]
