"""`analyse harm`: where is most harm done, by weights with a source and a date?"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from frankpledge.analysis.columns import Kind, Wanted, column_names, read_columns
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.roles import chosen, in_words
from frankpledge.analysis.harm import Harm, HarmTotal, HarmWeights, harm_totals
from frankpledge.analysis.results import Dropped, Refusal

ALL = "All"
CATEGORIES = "category crime_type offence type offence_group crime_category code"
AREAS = "area ward lsoa district name area_name place"
WEIGHTS = "weight score harm severity days"
ROLES = {
    "category": tuple(CATEGORIES.split()),
    "area": tuple(AREAS.split()),
    "weight": tuple(WEIGHTS.split()),
    "count": ("count", "counts", "n", "events", "incidents", "crimes", "offences"),
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    for name, text in (
        ("--category", "the kind of event"),
        ("--count", "the count; without such a column each row is one event"),
        ("--area", "places told apart; without it all rows are one place"),
    ):
        parser.add_argument(name, metavar="COLUMN", help=text)
    parser.add_argument(
        "--weights",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV or Parquet: category, weight, and better source and dated, a row each",
    )
    parser.add_argument("--source", metavar="TEXT", help="whose weights they are")
    parser.add_argument("--dated", metavar="DAY", help="of the weights, as 2026-04-01")
    parser.add_argument(
        "--as-at",
        metavar="DAY",
        help="of weights with several dates, the last before this day (the latest)",
    )
    parser.add_argument("--unit", default="score", help="of a weight (score)")
    parser.add_argument(
        "--list-without-weight",
        action="store_true",
        help="leave out and list categories without a weight, instead of refusing",
    )


def _harm(options: argparse.Namespace) -> Answer:
    weights = read_weights(options)
    columns = {**chosen(options.file, options, ["category"], ROLES)}
    for role in ("count", "area"):
        if role == "count" or options.area is not None:
            columns |= _maybe(options, role)
    counts, dropped = _counts(options.file, columns)
    found = harm_totals(
        counts, weights, list_without_weight=options.list_without_weight
    )
    several = len(found.places) > 1
    lines = [
        f"Weights: {weights.source}, {weights.dated}, in {weights.unit}.",
        *(one.sentence for one in found.places if several),
        found.total.sentence,
        "",
        *_largest(found.total),
        in_words(columns),
        *(f"Left out: {one.reason}" for one in dropped),
        found.basis.in_words(),
    ]
    return "\n".join(lines), _figures(found, columns, dropped)


def _maybe(options: argparse.Namespace, role: str) -> dict[str, str]:
    try:
        return chosen(options.file, options, [role], ROLES)
    except Refusal:
        if getattr(options, role) is not None:
            raise
        return {}


def _counts(
    path: Path, columns: Mapping[str, str]
) -> tuple[dict[str, dict[str, float]], tuple[Dropped, ...]]:
    kinds = {"category": Kind.TEXT, "count": Kind.NUMBER, "area": Kind.TEXT}
    rows = read_columns(
        path, [Wanted(role, name, kinds[role]) for role, name in columns.items()]
    )
    areas = rows.arrays.get("area", [ALL] * rows.rows)
    each = rows.arrays.get("count", [1.0] * rows.rows)
    counts: dict[str, dict[str, float]] = {}
    for area, category, count in zip(areas, rows["category"], each, strict=True):
        if count < 0:
            raise Refusal(f"{area}, {category}: a count of {count:g} is below zero.")
        held = counts.setdefault(str(area).strip(), {})
        name = str(category).strip()
        held[name] = held.get(name, 0) + float(count)
    return counts, rows.dropped


def read_weights(options: argparse.Namespace) -> HarmWeights:
    """Read weights; their source and date from the file, else from the options."""
    path = options.weights
    blank = argparse.Namespace(category=None, weight=None)
    columns = chosen(path, blank, ["category", "weight"], ROLES)
    wanted = [
        Wanted("category", columns["category"], Kind.TEXT),
        Wanted("weight", columns["weight"], Kind.NUMBER),
    ]
    held = {name.strip().lower(): name for name in column_names(path)}
    if "source" in held:
        wanted.append(Wanted("source", held["source"], Kind.TEXT))
    dates = held.get("dated") or held.get("date")
    if dates:
        wanted.append(Wanted("dated", dates, Kind.DAY))
    rows = read_columns(path, wanted, date_format=options.date_format)
    if rows.dropped:
        why = " ".join(one.reason for one in rows.dropped)
        raise Refusal(f"{path.name}: {why} Put the weights right first.")
    source, days = rows.arrays.get("source"), rows.arrays.get("dated")
    as_at = None if options.as_at is None else _day(options.as_at)
    listed = [
        (
            options.source or (str(source[row]).strip() if source is not None else ""),
            _day(options.dated) if options.dated else _dated(days, row),
            str(rows["category"][row]).strip(),
            float(rows["weight"][row]),
        )
        for row in range(rows.rows)
    ]
    return _of_one_date(listed, as_at, options.unit)


def _of_one_date(
    listed: list[tuple[str, date, str, float]], as_at: date | None, unit: str
) -> HarmWeights:
    """Take the weights of the last date not after `as_at`, all from one source."""
    days = sorted({day for _, day, _, _ in listed if as_at is None or day <= as_at})
    if not days:
        raise Refusal(f"No weights are dated {as_at} or before.")
    taken = [one for one in listed if one[1] == days[-1]]
    sources = sorted({source for source, _, _, _ in taken})
    if len(sources) > 1:
        raise Refusal(
            f"Weights of {days[-1]} come from {', '.join(sources)}: two sources cannot "
            "be added. Give the weights of one."
        )
    weights: dict[str, float] = {}
    for _, day, category, weight in taken:
        if weights.setdefault(category, weight) != weight:
            raise Refusal(
                f"{category} has two weights of {day}: {weights[category]:g} and "
                f"{weight:g}. Keep one."
            )
    return HarmWeights(sources[0], days[-1], unit, weights)


def _dated(days: Any, row: int) -> date:
    if days is None:
        raise Refusal(
            "The weights have no date. Add a column dated, or say --dated 2026-04-01."
        )
    day: date = days[row].astype(date)
    return day


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(f"{text!r} is not a day. Write it as 2026-04-01.") from error


def _largest(total: HarmTotal) -> list[str]:
    lines = ["What gives most of it:"]
    lines += [
        f"{one.share:>6.1%}  {one.category}: {one.count:,.0f} x {one.weight:,.1f}"
        for one in total.contributions[:10]
    ]
    return [*lines, ""]


def _figures(
    found: Harm, columns: Mapping[str, str], dropped: tuple[Dropped, ...]
) -> dict[str, Any]:
    return {
        "weights": {
            "source": found.weights.source,
            "dated": f"{found.weights.dated}",
            "unit": found.weights.unit,
        },
        "places": [_one(one) for one in found.places],
        "total": _one(found.total),
        "without_weight": dict(found.without_weight),
        "columns": dict(columns),
        "file_rows_dropped": [
            {"rows": one.rows, "reason": one.reason} for one in dropped
        ],
        **found.basis.for_programs(),
    }


def _one(one: HarmTotal) -> dict[str, Any]:
    heaviest = one.heaviest
    return {
        "name": one.name,
        "count": one.count,
        "harm": one.harm,
        "standard_error": one.standard_error,
        "interval": [one.lower, one.upper],
        "largest": one.largest.category if one.largest else None,
        "largest_share": one.largest.share if one.largest else None,
        "heaviest_event": heaviest.category if heaviest else None,
        "heaviest_weight": heaviest.weight if heaviest else None,
        "contributions": [
            {
                "category": each.category,
                "count": each.count,
                "weight": each.weight,
                "harm": each.harm,
                "share": each.share,
            }
            for each in one.contributions
        ],
        "sentence": one.sentence,
    }


HARM = Command(
    name="harm",
    summary="where is most harm done?",
    method=harm_totals,
    add_arguments=_add_arguments,
    answer=_harm,
)
