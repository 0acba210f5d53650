"""Words and tables for extracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.analysis.releases import Count, Told
from frankpledge.intake.extracts import GRAIN_WORDS, Grain, quarter_label
from frankpledge.intake.models import Extract
from frankpledge.intake.queries import source_title
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.sheets import csv_text
from frankpledge.ui.tables import Cell, Column, Table, table

NOT_TOLD = "not told"
CSV_COLUMNS = ("quarter", "place", "category", "count")


def extracts(held: Sequence[Extract], *, year: PlanYear, may: bool) -> dict[str, Any]:
    """Return the page of every extract released."""
    add = reverse("intake:release-extract", args=[year.partnership.slug, year.label])
    return {
        "table": _list(held, year) if held else None,
        "actions": [{"label": "Release an extract", "url": add}] if may else [],
    }


def extract(held: Extract, *, year: PlanYear) -> dict[str, Any]:
    """Return the page of one extract: to whom and why, and what it told."""
    scope = [year.partnership.slug, year.label, held.number]
    return {
        "held": held,
        "title": f"{held.supplier}, {quarter_label(held.quarter)}",
        "facts": [
            {"key": "Released to", "value": _to(held)},
            {"key": "Why", "value": held.why},
            {"key": "Released by", "value": f"{held.released_by.name}, {_day(held)}"},
            {"key": "Source", "value": source_title(held.source)},
            {
                "key": "Not told",
                "value": f"Counts from 1 to {held.threshold - 1}, and those from which "
                "they, or a small change since an earlier extract, could be worked out",
            },
        ],
        "cautions": held.cautions,
        "table": _as_table(held),
        "csv_url": reverse("intake:extract-csv", args=scope),
    }


def extract_csv(held: Extract) -> str:
    """Return an extract as CSV: a row a place and category, totals as place or category.

    What is not told says so; it is not empty and not nought.
    """
    shown = held.as_told
    quarter = quarter_label(held.quarter)
    rows = [
        [quarter, row or "All", column or "All", _count(shown.at(row, column))]
        for row in (*shown.rows, None)
        for column in (*shown.columns, None)
    ]
    return csv_text(CSV_COLUMNS, rows)


def extract_as_json(held: Extract) -> dict[str, Any]:
    """Return an extract for a program; a count that is not told is null."""
    shown = held.as_told
    return {
        "number": held.number,
        "source": held.source,
        "supplier": held.supplier,
        "quarter": quarter_label(held.quarter),
        "months": 3,
        "starts_on": held.quarter.isoformat(),
        "grain": held.grain,
        "boundaries": held.boundaries,
        "to": held.agency.name if held.agency else None,
        "why": held.why,
        "threshold": held.threshold,
        "cautions": held.cautions,
        "cells": [
            {"place": row, "category": column, "count": shown.at(row, column)}
            for row in shown.rows
            for column in shown.columns
        ],
        "by_place": {row: shown.at(row, None) for row in shown.rows},
        "by_category": {name: shown.at(None, name) for name in shown.columns},
        "total": shown.total,
    }


def _list(held: Sequence[Extract], year: PlanYear) -> Table:
    return table(
        "Extracts released",
        ["Extract", "Quarter", "By", "To", "Why", "When"],
        [
            [
                Cell(
                    f"{one.number}: {one.supplier}",
                    href=one.address(year.label),
                    note=source_title(one.source),
                ),
                quarter_label(one.quarter),
                GRAIN_WORDS[Grain(one.grain)],
                _to(one),
                one.why,
                f"{_day(one)}, {one.released_by.name}",
            ]
            for one in held
        ],
    )


def _as_table(held: Extract) -> Table:
    shown: Told = held.as_told
    columns = [Column(GRAIN_WORDS[Grain(held.grain)])]
    columns += [Column(name, is_numeric=True) for name in (*shown.columns, "All")]
    return table(
        f"Incidents by {GRAIN_WORDS[Grain(held.grain)].lower()} and category",
        columns,
        [
            [row, *(_count(shown.at(row, name)) for name in (*shown.columns, None))]
            for row in shown.rows
        ],
        foot=[
            "All",
            *(_count(shown.at(None, name)) for name in (*shown.columns, None)),
        ],
    )


def _count(count: Count) -> str:
    return NOT_TOLD if count is None else str(count)


def _to(held: Extract) -> str:
    return held.agency.name if held.agency else "The partnership itself"


def _day(held: Extract) -> str:
    day = timezone.localtime(held.released_at).date()
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
