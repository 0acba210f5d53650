"""Words and tables for what a return can be relied on for."""

from __future__ import annotations

from typing import Any

from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.queries import CameOf, Quality
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Column, Table, table

MOST_AREAS = 60  # a table longer than this is no report; the map shows the rest


def quality(
    held: Return, version: ReturnVersion, found: Quality, *, year: PlanYear
) -> dict[str, Any]:
    """Return the quality report of a return's current version."""
    where = found.where
    return {
        "held": held,
        "year": year,
        "title": f"How far {held.supplier}’s return of {held.period_words} can be relied on",
        "trouble": found.trouble,
        "precision": _precision(found),
        "uses": _uses(found),
        "placed": where.placed.sentence if where else "",
        "areas": _areas(found) if where and where.areas else None,
        "changed": found.changed.sentence if found.changed else "",
        "number": version.number,
    }


def came_of(found: CameOf) -> dict[str, Any]:
    """Return what came of the crimes of a month, or of a month's outcomes."""
    return {
        "outcomes_joined": found.joined.sentence if found.joined else "",
        "latest_outcomes": _latest(found) if found.latest else None,
    }


def _latest(found: CameOf) -> Table:
    return table(
        "Crimes with an ID, by their latest outcome",
        [
            "Latest outcome",
            Column("Crimes", is_numeric=True),
            Column("Of them by an outcomes file", is_numeric=True),
        ],
        [
            [one.outcome or "None told", one.crimes, one.from_outcomes]
            for one in found.latest
        ],
        foot=[
            "All",
            sum(one.crimes for one in found.latest),
            sum(one.from_outcomes for one in found.latest),
        ],
    )


def _precision(found: Quality) -> Table | None:
    said = found.precision
    if said is None:
        return None
    lines = (
        ("A point (longitude and latitude)", said.rows - said.without_point),
        ("The code of a small area (LSOA)", said.rows - said.without_area),
        ("The hour it happened", said.with_hour),
        ("An outcome", said.rows - said.without_outcome),
        ("A reference of the supplier's", said.rows - said.without_reference),
    )
    return table(
        "What the rows say",
        [
            "What a row says",
            Column("Rows", is_numeric=True),
            Column("Of all", is_numeric=True),
        ],
        [
            [what, rows, f"{rows / said.rows:.1%}" if said.rows else "no rows"]
            for what, rows in lines
        ],
    )


def _uses(found: Quality) -> list[str]:
    """Return what cannot be worked out from these rows, so that nobody tries."""
    said = found.precision
    if said is None or not said.rows:
        return []
    cannot = []
    if not said.with_hour:
        cannot.append(
            "No row says the hour: times of the day and near repeats cannot be studied."
        )
    if said.without_point == said.rows:
        cannot.append("No row has a point: only areas known by code can be counted.")
    if said.without_reference == said.rows:
        cannot.append(
            "No row has a reference: rows cannot be followed from version to version."
        )
    return cannot


def _areas(found: Quality) -> Table | None:
    where = found.where
    if where is None:
        return None
    shown, more = where.areas[:MOST_AREAS], where.areas[MOST_AREAS:]
    rows: list[list[Any]] = [[area.name, area.code, area.rows] for area in shown]
    if more:
        rows.append([f"{len(more):,} more areas", "", sum(area.rows for area in more)])
    return table(
        f"Rows by area: {where.layer}",
        ["Area", "Code", Column("Rows", is_numeric=True)],
        rows,
    )
