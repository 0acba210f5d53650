"""`analyse compare`: which areas differ from their group, and who is in it?"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np

from frankpledge.analysis.columns import (
    Columns,
    Kind,
    Wanted,
    column_names,
    read_columns,
)
from frankpledge.analysis.commands.command import Answer, Command
from frankpledge.analysis.commands.options import add_file
from frankpledge.analysis.commands.roles import chosen, in_words
from frankpledge.analysis.comparison.funnel import (
    FEWEST_PEOPLE,
    AreaCount,
    Compared,
    Comparison,
    compare_areas,
)
from frankpledge.analysis.comparison.rates import PER, Limits
from frankpledge.analysis.comparison.similar import (
    NEAREST,
    SimilarAreas,
    similar_areas,
)
from frankpledge.analysis.results import Refusal

AREAS = "area area_name name ward district partnership lsoa area_code code"
COUNTS = "count counts n events incidents crimes offences number total"
PEOPLE = "population people residents pop persons denominator"
ROLES = {
    "area": tuple(AREAS.split()),
    "count": tuple(COUNTS.split()),
    "population": tuple(PEOPLE.split()),
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    for role, text in (
        ("area", "the area's name or code"),
        ("count", "its events"),
        ("population", "those who live there"),
    ):
        parser.add_argument(f"--{role}", metavar="COLUMN", help=text)
    parser.add_argument(
        "--group", metavar="NAMES", help="the areas to compare, with commas (all)"
    )
    parser.add_argument("--like", metavar="NAME", help="compare with areas like this")
    parser.add_argument(
        "--features", metavar="COLUMNS", help="what makes areas alike, with commas"
    )
    parser.add_argument(
        "--nearest", type=int, default=NEAREST, metavar="N", help=f"of them ({NEAREST})"
    )
    parser.add_argument(
        "--per", type=float, default=PER, metavar="N", help=f"people ({PER:,})"
    )
    parser.add_argument(
        "--limits", choices=[*Limits], default=Limits.BYAR, help="of a rate (byar)"
    )
    parser.add_argument(
        "--fewest-people",
        type=float,
        default=FEWEST_PEOPLE,
        metavar="N",
        help=f"an area with fewer is left out ({FEWEST_PEOPLE:,})",
    )


def _compare(options: argparse.Namespace) -> Answer:
    columns = chosen(options.file, options, ROLES, ROLES)
    features = _names(options.features)
    rows = _rows(options, columns, features)
    names = [str(name).strip() for name in rows["area"]]
    similar = _similar(options, names, rows, features)
    wanted = _names(options.group)
    if similar is not None:
        wanted = [similar.of, *(member.name for member in similar.members)]
    lacking = sorted(set(wanted) - set(names))
    if lacking:
        raise Refusal(f"{options.file.name} has no area {', '.join(lacking)}.")
    if not options.per > 0:
        raise Refusal(f"--per is {options.per:g}; give a number of people above zero.")
    areas = [
        AreaCount(name, float(count), float(people))
        for name, count, people in zip(
            names, rows["count"], rows["population"], strict=True
        )
        if not wanted or name in wanted
    ]
    found = compare_areas(
        areas,
        per=options.per,
        limits=Limits(options.limits),
        fewest_people=options.fewest_people,
    )
    lines = [*([similar.sentence, ""] if similar else []), *_lines(found), ""]
    lines += [in_words(columns), *(f"Left out: {one.reason}" for one in rows.dropped)]
    lines += [similar.basis.in_words()] if similar else []
    lines.append(found.basis.in_words())
    return "\n".join(lines), _figures(found, similar, columns, rows)


def _names(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",") if part.strip()]


def _rows(
    options: argparse.Namespace, columns: dict[str, str], features: list[str]
) -> Columns:
    held = column_names(options.file)
    lacking = [name for name in features if name not in held]
    if lacking:
        raise Refusal(
            f"{options.file.name} has no column {', '.join(lacking)}; it has "
            f"{', '.join(held)}."
        )
    wanted = [
        Wanted(role, name, Kind.TEXT if role == "area" else Kind.NUMBER)
        for role, name in columns.items()
    ]
    wanted += [
        Wanted(f"feature {name}", name, Kind.NUMBER, may_be_empty=True)
        for name in features
    ]
    return read_columns(options.file, wanted)


def _similar(
    options: argparse.Namespace, names: list[str], rows: Columns, features: list[str]
) -> SimilarAreas | None:
    if options.like is None:
        if features:
            raise Refusal("--features needs --like: like which area?")
        return None
    if options.group:
        raise Refusal("Give --group or --like, not both.")
    if not features:
        raise Refusal("--like needs --features: alike by which columns?")
    table = np.column_stack([rows[f"feature {name}"] for name in features])
    return similar_areas(
        options.like, names, table, variables=features, nearest=options.nearest
    )


def _lines(found: Comparison) -> list[str]:
    lines = [
        f"The group together: {found.rate:,.2f} for each {found.per:,.0f} people. Areas "
        "by name; their order by rate would say nothing.",
        "",
        f"{'area':<28} {'count':>8} {'people':>10} {'rate':>8}  interval            ",
    ]
    for one in found.areas:
        rate = one.rate
        interval = f"{rate.lower:,.2f} to {rate.upper:,.2f}"
        lines.append(
            f"{one.name[:28]:<28} {rate.count:>8,.0f} {rate.population:>10,.0f} "
            f"{rate.rate:>8,.2f}  {interval:<18}  {one.standing.value}"
        )
    return lines


def _figures(
    found: Comparison,
    similar: SimilarAreas | None,
    columns: dict[str, str],
    rows: Columns,
) -> dict[str, Any]:
    return {
        "rate": found.rate,
        "per": found.per,
        "dispersion": found.dispersion,
        "overdispersed": found.overdispersed,
        "areas": [_one(one) for one in found.areas],
        "group": None if similar is None else _group(similar),
        "funnel": [
            {
                "population": line.population,
                "95": list(line.inner),
                "99.8": list(line.outer),
            }
            for line in found.lines
        ],
        "columns": columns,
        "file_rows_dropped": [
            {"rows": one.rows, "reason": one.reason} for one in rows.dropped
        ],
        **found.basis.for_programs(),
    }


def _group(similar: SimilarAreas) -> dict[str, Any]:
    return {
        "of": similar.of,
        "variables": list(similar.variables),
        "members": [
            {
                "name": member.name,
                "distance": member.distance,
                "furthest": member.furthest,
            }
            for member in similar.members
        ],
        **similar.basis.for_programs(),
    }


def _one(one: Compared) -> dict[str, Any]:
    return {
        "area": one.name,
        "count": one.rate.count,
        "population": one.rate.population,
        "rate": one.rate.rate,
        "interval": [one.rate.lower, one.rate.upper],
        "limits": one.rate.limits,
        "expected": one.expected,
        "z": one.z,
        "standing": one.standing,
    }


COMPARE = Command(
    name="compare",
    summary="which areas differ from their group?",
    method=compare_areas,
    add_arguments=_add_arguments,
    answer=_compare,
)
