"""Words and tables for figures others counted: what is held, and what a cell says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page
from django.urls import reverse

from frankpledge.analysis.contracts import FIGURE_STATE_WORDS, FigureState
from frankpledge.analysis.figures import Figure, FigureRow
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.presenters.returns import history_of, reasons_of
from frankpledge.intake.queries import LookedUp, TablesHeld, source_title
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Cell, Column, Table, table

CELLS_A_PAGE = 100


def tables(held: Sequence[TablesHeld], year: PlanYear) -> Table | None:
    """Return what is held of every supplier of figures; None where nothing is."""
    if not held:
        return None
    return table(
        "Figures others counted",
        [
            "Source",
            "Supplier",
            "First period",
            "Last period",
            Column("Periods", is_numeric=True),
            Column("Figures", is_numeric=True),
            Column("Withheld", is_numeric=True),
        ],
        [
            [
                Cell(
                    source_title(one.source),
                    href=_table_url(one, year),
                    about=f"of {one.supplier}",
                ),
                one.supplier,
                one.periods[0].label,
                one.periods[-1].label,
                len(one.periods),
                one.rows,
                one.suppressed,
            ]
            for one in held
        ],
    )


def table_page(held: TablesHeld, *, year: PlanYear) -> dict[str, Any]:
    """Return the page of one supplier's figures: how many in which state, each period."""
    return {
        "title": f"{source_title(held.source)}, {held.supplier}",
        "facts": [
            {
                "key": "Periods",
                "value": f"{held.periods[0].label} to {held.periods[-1].label}"
                if len(held.periods) > 1
                else held.periods[0].label,
            },
            {"key": "Figures", "value": f"{held.rows:,}"},
            *_states(held.states),
        ],
        "periods": table(
            "Periods held",
            [
                "Period",
                Column("Figures", is_numeric=True),
                Column("Withheld", is_numeric=True),
                "File",
            ],
            [_period_row(version, year) for version in reversed(held.versions)],
        ),
    }


def looked_up(found: LookedUp, held: TablesHeld, *, year: PlanYear) -> dict[str, Any]:
    """Return what was looked up: a row a period, and the cells as received."""
    files = {str(version.uuid): version for version in held.versions}
    return {
        "refusal": found.refusal,
        "nothing": not found.refusal and not found.figures,
        "series": _series(found.figures, files, year) if found.figures else None,
        "cells": cells(found.cells, f"Cells as received, {len(found.cells):,}")
        if found.cells
        else None,
    }


def figures_return(
    held: Return, current: ReturnVersion, page: Page[Any], rows: Sequence[FigureRow]
) -> dict[str, Any]:
    """Return the page of one period's figures, with a page of its cells."""
    return {
        "held": held,
        "current": current,
        "title": f"{held.supplier}, {held.period_words}",
        "source_title": source_title(held.source),
        "facts": [
            {"key": "Figures kept", "value": f"{current.rows_kept:,}"},
            *_states(current.states),
            {"key": "Rows set aside", "value": f"{current.rows_set_aside:,}"},
            {"key": "File", "value": current.file_name},
            {"key": "Content", "value": f"SHA-256 {current.content_sha256}"},
        ],
        "reasons": reasons_of(current) if current.reasons else None,
        "cells": cells(rows, "Figures as received"),
        "page": page,
        "history": history_of(held),
    }


def cells(rows: Sequence[FigureRow], caption: str) -> Table:
    """Return cells as a table: where each stands, what it says, and what it printed."""
    return table(
        caption,
        [
            "Area",
            "Period",
            "Category",
            "What is counted",
            Column("Figure", is_numeric=True),
            "State",
            Column("Cell as received", is_numeric=True),
            Column("Line", is_numeric=True),
        ],
        [
            [
                Cell(row.area_name or row.area_code or "", note=_area_note(row)),
                row.period.label,
                Cell(row.category, note=", ".join(row.groups)),
                Cell(row.measure, note="" if row.unit == "count" else row.unit),
                _figure(row),
                FIGURE_STATE_WORDS[FigureState(row.state)],
                row.printed or "(empty)",
                Cell(f"{row.row_number:,}", note=row.sheet or ""),
            ]
            for row in rows
        ],
    )


def plain_number(value: float) -> str:
    """Return "1,204" or "616.2"."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def table_as_json(held: TablesHeld) -> dict[str, Any]:
    """Return what is held of a supplier as a plain dictionary, ready for JSON."""
    first, last = held.periods[0].label, held.periods[-1].label
    return {
        "source": held.source,
        "supplier": held.supplier,
        "first": first,
        "last": last,
        "periods": [period.label for period in held.periods],
        "figures": held.rows,
        "states": held.states,
        "sentence": f"{source_title(held.source)}, {held.supplier}: {held.rows:,} figures, "
        f"{first} to {last}, {held.suppressed:,} withheld.",
    }


def figure_as_json(one: Figure, found: LookedUp) -> dict[str, Any]:
    """Return a figure with its cells as a plain dictionary, ready for JSON."""
    files = found.files
    return {
        "period": one.period.label,
        "start": str(one.period.start),
        "end": str(one.period.end),
        "measure": one.measure,
        "unit": one.unit,
        "value": one.value,
        "at_least": one.at_least,
        "at_most": one.at_most,
        "cells": one.cells,
        "suppressed": one.suppressed,
        "not_available": one.not_available,
        "provisional": one.provisional,
        "sentence": one.sentence,
        "source": found.held.source,
        "supplier": found.held.supplier,
        "files": [files[version] for version in one.versions],
        "versions": list(one.versions),
        "covered": [part.label for part in one.covered],
        "rows": [
            {
                "version": row.version,
                "sheet": row.sheet,
                "row_number": row.row_number,
                "area_code": row.area_code,
                "area_name": row.area_name,
                "category": row.category,
                "value": row.value,
                "state": row.state,
                "at_least": row.at_least,
                "at_most": row.at_most,
                "printed": row.printed,
            }
            for row in found.cells
            if row.period in one.covered
        ],
    }


def _states(states: dict[str, int]) -> list[dict[str, str]]:
    return [
        {"key": state.value.capitalize(), "value": f"{states[state]:,}"}
        for state in FigureState
        if states.get(state)
    ]


def _period_row(version: ReturnVersion, year: PlanYear) -> list[Cell | str | int]:
    held = version.of_return
    return [
        Cell(
            held.period_words,
            href=_return_url(held, year),
            about=f"of {held.supplier}",
            sort_key=held.period,
        ),
        version.rows_kept,
        int(version.states.get(FigureState.SUPPRESSED, 0)),
        version.file_name,
    ]


def _series(
    figures: Sequence[Figure], files: dict[str, ReturnVersion], year: PlanYear
) -> Table:
    return table(
        f"{figures[0].measure.capitalize()}, period by period",
        ["Period", Column("Figure", is_numeric=True), "What it says"],
        [
            [
                Cell(
                    one.period.label,
                    href=_return_url(files[one.versions[0]].of_return, year),
                    about="with every cell of it",
                ),
                Cell("" if one.value is None else plain_number(one.value)),
                one.sentence,
            ]
            for one in figures
        ],
    )


def _figure(row: FigureRow) -> Cell:
    if row.value is not None:
        return Cell(plain_number(row.value), sort_key=str(row.value))
    if row.at_least is None or row.at_most is None:
        return Cell("")
    return Cell("", note=f"{plain_number(row.at_least)} to {plain_number(row.at_most)}")


def _area_note(row: FigureRow) -> str:
    code = row.area_code if row.area_name and row.area_code else ""
    return ", ".join(filter(None, (code, row.wider_area)))


def _table_url(held: TablesHeld, year: PlanYear) -> str:
    scope = (year.partnership.slug, year.label)
    return reverse("intake:table", args=[*scope, held.source, held.supplier])


def _return_url(held: Return, year: PlanYear) -> str:
    scope = (year.partnership.slug, year.label)
    return reverse(
        "intake:return", args=[*scope, held.source, held.supplier, held.period]
    )
