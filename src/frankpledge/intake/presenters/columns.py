"""Words and tables for the pages of kinds of file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from frankpledge.intake.models import ColumnMapping, ReturnVersion
from frankpledge.intake.readers.mapped.definition import (
    DATE_ORDER_NAMES,
    ROLE_NAMES,
    Definition,
    Role,
)
from frankpledge.intake.readers.mapped.preview import PreviewRow, preview
from frankpledge.intake.rules import month_words
from frankpledge.intake.samples import Brought
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Cell, Column, Table, table

WHEN = {"minute": "%d/%m/%Y %H:%M", "hour": "%d/%m/%Y %H:00", "day": "%d/%m/%Y"}


def kinds(
    mappings: Iterable[ColumnMapping], *, year: PlanYear, may_map: bool
) -> dict[str, Any]:
    """Return the page of every kind of file that was explained."""
    held = list(mappings)
    action = {"label": "Explain a kind of file", "url": _url("explain", year)}
    return {
        "actions": [action] if may_map and held else [],
        "explain_url": action["url"] if may_map else "",
        "kinds": _kinds(held, year) if held else None,
    }


def kind(
    mapping: ColumnMapping,
    versions: Sequence[ColumnMapping],
    older: Sequence[ReturnVersion],
    *,
    year: PlanYear,
    may_map: bool,
) -> dict[str, Any]:
    """Return the page of one kind of file: its columns, versions, and what they read."""
    definition = Definition.model_validate(mapping.definition)
    change = {
        "label": "Explain it anew",
        "url": _url("explain-again", year, mapping.source),
        "kind": "secondary",
    }
    return {
        "mapping": mapping,
        "actions": [change] if may_map else [],
        "columns": _columns(definition),
        "facts": _facts(mapping, definition),
        "older": _older(older, year) if older else None,
        "history": [
            {
                "title": f"Version {one.number}",
                "by": one.said_by.name,
                "at": f"{timezone.localtime(one.said_at):%d/%m/%Y %H:%M}",
                "text": f"From {one.supplier}",
            }
            for one in versions
        ],
    }


def choosing(
    brought: Brought, definition: Definition, faults: Sequence[str]
) -> dict[str, Any]:
    """Return the page on which columns are explained, with its preview."""
    rows = () if faults else preview(brought.header, brought.first_rows, definition)
    unkept = sum(bool(row.why_not) for row in rows)
    return {
        "sample": brought.signed(),
        "notes": brought.notes,
        "persons": [c.heading for c in brought.columns if c.why_personal],
        "faults": faults,
        "preview": _preview(rows) if rows else None,
        "counted": f"Of the first {len(rows)} rows {len(rows) - unkept} would be kept "
        f"and {unkept} set aside.",
    }


def _preview(rows: Sequence[PreviewRow]) -> Table:
    return table(
        "The first rows, as they would be kept",
        ["Row", "What is wrong", "When", "Category", "Place", "Point", "Area", "More"],
        [
            [
                str(row.number),
                Cell("Set aside", tag="orange", note=row.why_not)
                if row.why_not
                else "; ".join(row.remarks) or "Nothing",
                _when(row),
                row.category,
                row.place,
                _point(row),
                row.area,
                "; ".join(
                    part for part in (row.reference, row.outcome, *row.flags) if part
                ),
            ]
            for row in rows
        ],
    )


def _when(row: PreviewRow) -> str:
    if row.occurred_at is not None:
        return f"{row.occurred_at:{WHEN.get(row.time_precision, '%d/%m/%Y')}}"
    return month_words(row.month) if row.month else ""


def _point(row: PreviewRow) -> str:
    if row.longitude is None or row.latitude is None:
        return ""
    return f"{row.longitude:.4f}, {row.latitude:.4f}"


def _kinds(mappings: Sequence[ColumnMapping], year: PlanYear) -> Table:
    return table(
        "Kinds of file",
        ["Kind", "Supplier", "Name for commands", Column("Version", is_numeric=True)],
        [
            [
                Cell(one.title, href=_url("kind", year, one.source)),
                one.supplier,
                one.source,
                one.number,
            ]
            for one in mappings
        ],
    )


def _facts(mapping: ColumnMapping, definition: Definition) -> list[dict[str, Any]]:
    facts = [
        {"key": "Supplier", "value": mapping.supplier},
        {"key": "Name for commands", "value": mapping.source},
        {"key": "Dates", "value": DATE_ORDER_NAMES[definition.date_order]},
    ]
    if definition.category:
        facts.append({"key": "Category of every row", "value": definition.category})
    return facts


def _columns(definition: Definition) -> Table:
    return table(
        "Its columns",
        ["Heading", "What it is"],
        [
            [
                one.heading,
                "Tells of persons: never kept"
                if one.is_personal and one.role is Role.LEFT
                else ROLE_NAMES[one.role],
            ]
            for one in definition.columns
        ],
    )


def _older(versions: Sequence[ReturnVersion], year: PlanYear) -> Table:
    return table(
        "Returns read with an earlier version",
        ["Period", "Supplier", "Read with", Column("Rows kept", is_numeric=True)],
        [
            [
                Cell(
                    one.of_return.period_words,
                    href=_url(
                        "return",
                        year,
                        one.of_return.source,
                        one.of_return.supplier,
                        one.of_return.period,
                    ),
                ),
                one.of_return.supplier,
                one.read_with.split(" key ")[0].capitalize(),
                one.rows_kept,
            ]
            for one in versions
        ],
    )


def _url(name: str, year: PlanYear, *rest: object) -> str:
    scope = (year.partnership.slug, year.label)
    return reverse(f"intake:{name}", args=[*scope, *rest])
