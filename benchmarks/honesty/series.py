"""Charts and changes of level: of stable series, and of series with a change planted."""

from __future__ import annotations

import numpy as np

from benchmarks.honesty.drawing import drawn, history, season
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.spc.chart import Settings, process_chart
from frankpledge.analysis.spc.spans import month_spans
from frankpledge.analysis.trend.change_points import change_points

LEFT_IN = Settings(keep_season=True, keep_spans=True)
TAKEN_OUT = Settings(keep_spans=True)


def charts_with_a_signal(
    rng: np.random.Generator,
    dispersion: float,
    mean: float,
    *,
    months: int,
    charts: int,
) -> tuple[float, float, float]:
    """Return shares of stable charts that show a signal.

    Without a season; with one left in; with one and the season taken out.
    """
    counted = np.zeros(3)
    for _ in range(charts):
        flat = month_spans(history(drawn(rng, np.full(months, mean), dispersion)))
        wavy = month_spans(history(drawn(rng, mean * season(months), dispersion)))
        asked = ((flat, LEFT_IN), (wavy, LEFT_IN), (wavy, TAKEN_OUT))
        counted += [bool(process_chart(spans, how).signals) for spans, how in asked]
    flat_share, left_in, taken_out = (counted / charts).tolist()
    return flat_share, left_in, taken_out


def series_cut(
    rng: np.random.Generator, dispersion: float, mean: float, *, months: int, times: int
) -> float:
    """Return the share of unchanged series, with a season, that are cut."""
    cut = 0
    for _ in range(times):
        values = drawn(rng, mean * season(months), dispersion)
        try:
            cut += bool(change_points(history(values)).points)
        except Refusal:
            continue
    return cut / times


def planted_found(
    rng: np.random.Generator,
    dispersion: float,
    ratio: float,
    *,
    mean: float,
    times: int,
) -> tuple[float, float]:
    """Plant a change of level in the middle of five years.

    Returns the share in which one is found, and of these the share whose months in
    brackets hold the true month.
    """
    months, at = 60, 31
    level = np.where(np.arange(months) < at, mean, mean * ratio) * season(months)
    found = held = 0
    for _ in range(times):
        series = history(drawn(rng, level, dispersion))
        points = change_points(series).points
        true = list(series)[at]
        found += bool(points)
        held += any(point.earliest <= true <= point.latest for point in points)
    return found / times, held / found if found else float("nan")
