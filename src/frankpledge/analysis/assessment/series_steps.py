"""Steps over monthly series: which months are whole, what changed, where it is heading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from frankpledge.analysis.assessment.finding import Finding, Row, of_each
from frankpledge.analysis.assessment.ground import Ground
from frankpledge.analysis.change.many import Pairs, compare_many
from frankpledge.analysis.forecast.series import MonthlySeries
from frankpledge.analysis.forecast.year_end import YearAsked, year_end_totals
from frankpledge.analysis.monthly.dispersion import Dispersion, estimate_dispersion
from frankpledge.analysis.results import Basis, Refusal
from frankpledge.analysis.spc.chart import process_chart
from frankpledge.analysis.spc.spans import month_spans
from frankpledge.analysis.trend.change_points import change_points

YEAR = 12
MOST_LISTED = 50  # areas in the table; all are compared
CHARTED = ("Category", "Months", "Mean", "Signals", "Latest")
TURNED = ("Category", "Changes of level", "Months")
CHANGED = ("Category and area", "Before", "After", "Ratio", "q", "Changed")
FORETOLD = ("Category", "So far", "Median", "80% from", "80% to", "Last year's months")


def months(ground: Ground) -> Finding:
    """Say which months are held and which look partial: these are used no further."""
    partial = ground.completeness.partial
    held = {month for series in ground.counts.values() for month in series}
    missing = [month for month in ground.months if month not in held]
    gaps = [f"{month:%Y-%m}" for month in missing]
    said = [
        f"{len(held)} months from {ground.months[0]:%Y-%m} to "
        f"{ground.months[-1]:%Y-%m}."
    ]
    if gaps:
        said.append(f"Not held, which is not zero: {', '.join(gaps)}.")
    said += [short.sentence for short in partial]
    names = {short.month for short in partial}
    rows: list[Row] = [
        (
            f"{month:%Y-%m}",
            sum(counts.get(month, 0) for counts in ground.counts.values())
            if month in held
            else None,
            "partial" if month in names else "whole" if month in held else "not held",
        )
        for month in ground.months
    ]
    return Finding(
        sentences=tuple(said), columns=("Month", "Incidents", "Held"), rows=tuple(rows)
    )


def trend(ground: Ground) -> Finding:
    """Chart every category by the Making Data Count rules."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        chart = process_chart(month_spans(ground.series(category)))
        known = [
            value for value in ground.series(category).values() if value is not None
        ]
        mean = round(sum(known) / len(known), 1)
        row = (len(known), mean, len(chart.signals), str(chart.variation))
        return chart.sentence, row, chart.basis

    return of_each(ground, one, CHARTED)


def turns(ground: Ground) -> Finding:
    """Find the months at which the level of a category changed."""

    def one(category: str) -> tuple[str, Row, Basis | None]:
        found = change_points(ground.series(category))
        months = ", ".join(f"{point.month:%Y-%m}" for point in found.points)
        return found.sentence, (len(found.points), months or "none"), found.basis

    return of_each(ground, one, TURNED)


def change(ground: Ground) -> Finding:
    """Compare the latest months with those before, category by category."""
    before, after = _spans(ground)
    names, apart = _recorded_throughout(ground, before, after)
    counts = [
        [sum(ground.counts[name].get(month, 0) for month in span) for name in names]
        for span in (before, after)
    ]
    dispersion = [_dispersion(ground, name) for name in names]
    found = compare_many(Pairs(names, *counts), dispersion=dispersion)
    return _changes(found, before, after, apart)


def area_change(ground: Ground) -> Finding:
    """Compare every small area and category with itself, all of them at once."""
    before, after = _spans(ground)
    table = ground.area_months
    if not len(table["incidents"]):
        return Finding(refused="No row carries the code of a small area.")
    kinds, apart = _recorded_throughout(ground, before, after)
    names, counts, of_category = _by_area(table, before, after, kinds)
    known = {name: _dispersion(ground, name) for name in kinds}
    found = compare_many(
        Pairs(names, *counts), dispersion=[known[name] for name in of_category]
    )
    return _changes(found, before, after, apart)


def forecast(ground: Ground) -> Finding:
    """Forecast the year's end of every category."""
    names = tuple(ground.counts)
    rows = [list(ground.series(name).values()) for name in names]
    series = MonthlySeries(
        names,
        ground.months[0],
        np.array(
            [[np.nan if v is None else v for v in row] for row in rows], dtype=float
        ),
    )
    partial = [short.month for short in ground.completeness.partial]
    asked = YearAsked(year_start=ground.asked.year_start, partial=partial)
    found = year_end_totals(series, asked, generator=ground.rng)
    return Finding(
        sentences=tuple(one.sentence for one in found.series),
        columns=FORETOLD,
        rows=tuple(_foretold(one) for one in found.series),
        bases=(found.basis,),
    )


def _foretold(one: Any) -> Row:
    likely = None if one.refused else one.interval(80)
    return (
        one.name,
        one.counted,
        one.median,
        likely.lower if likely else None,
        likely.upper if likely else None,
        one.straight.same_months,
    )


def _spans(ground: Ground) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Return the latest months up to a year, and the same months a year before.

    Only pairs of whole months are taken, so that a missing month is missing from both.
    """
    latest = [month for month in ground.months if month in ground.usable][-YEAR:]
    pairs = [
        (earlier, month)
        for month in latest
        if (earlier := month.replace(year=month.year - 1)) in ground.usable
    ]
    if not pairs:
        raise Refusal(
            "No month of the latest year has the same month of the year before held "
            "whole, so there is nothing to compare with."
        )
    return tuple(one for one, _ in pairs), tuple(other for _, other in pairs)


def _recorded_throughout(
    ground: Ground, before: tuple[date, ...], after: tuple[date, ...]
) -> tuple[list[str], list[str]]:
    """Return the categories recorded in all the months compared, and the others."""
    recorded = {name: ground.recorded(name) for name in ground.counts}
    whole = [
        name
        for name, (first, last) in recorded.items()
        if first <= before[0] and last >= after[-1]
    ]
    return whole, [name for name in recorded if name not in whole]


def _by_area(
    table: dict[str, Any],
    before: tuple[date, ...],
    after: tuple[date, ...],
    wanted: Sequence[str],
) -> tuple[list[str], list[list[int]], list[str]]:
    """Return a name, both counts and the category of every area with any incident."""
    category, area = (
        np.asarray(table[n], dtype=str) for n in ("category", "lsoa_code")
    )
    month = np.asarray(table["month"], dtype="datetime64[M]")
    incidents = np.asarray(table["incidents"], dtype=np.int64)
    kinds, kind = np.unique(category, return_inverse=True)
    areas, place = np.unique(area, return_inverse=True)
    pair = kind * len(areas) + place
    size = len(kinds) * len(areas)
    counts = []
    for span in (before, after):
        inside = np.isin(month, np.array(span, dtype="datetime64[M]"))
        held = np.bincount(pair[inside], weights=incidents[inside], minlength=size)
        counts.append(held.astype(np.int64))
    compared = np.repeat(np.isin(kinds, wanted), len(areas))
    shown = np.flatnonzero((counts[0] + counts[1]) * compared)
    names = [f"{kinds[one // len(areas)]}, {areas[one % len(areas)]}" for one in shown]
    of_category = [str(kinds[one // len(areas)]) for one in shown]
    return names, [held[shown].tolist() for held in counts], of_category


def _dispersion(ground: Ground, category: str) -> Dispersion | None:
    """Return how much more than Poisson a category varies; None where nobody can say."""
    try:
        return estimate_dispersion(ground.series(category))
    except Refusal:
        return None


def _changes(
    found: Any,
    before: tuple[date, ...],
    after: tuple[date, ...],
    apart: Sequence[str],
) -> Finding:
    rows = sorted(found.rows, key=lambda row: (row.q_value, row.p_value))
    compared = (
        f"{len(after)} months up to {after[-1]:%Y-%m} against the same months a year "
        f"before, up to {before[-1]:%Y-%m}."
    )
    return Finding(
        sentences=(
            compared,
            found.sentence,
            *(
                f"Not compared, for it was not recorded throughout: {name}."
                for name in apart
            ),
        ),
        columns=CHANGED,
        rows=tuple(
            (
                row.name,
                row.earlier,
                row.later,
                None if row.ratio is None else round(row.ratio, 3),
                round(row.q_value, 4),
                "yes" if row.changed else "no",
            )
            for row in rows[:MOST_LISTED]
        ),
        bases=(found.basis,),
    )
