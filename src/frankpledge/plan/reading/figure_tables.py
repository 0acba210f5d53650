"""Rows of a table of figures to results or targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.columns import Columns, Role
from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    ResultRow,
    TargetRow,
    TargetRule,
)
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.plan.reading.notes import Doubt, Notes, weighed
from frankpledge.plan.reading.target_words import indicator_codes, parse_rule

MOST_SECTION_WORDS: Final = 8
BLANK: Final = Figure("", FigureState.BLANK)
_SECTION_WORDS = re.compile(r"\b(?:targets?|measures?|indicators?|outcomes?)$", re.I)


@dataclass(frozen=True)
class FigureTable:
    """A table of figures: what its header says, and the rows under it."""

    header: Row
    columns: Columns
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Read:
    """One row, its cells by role."""

    row: Row
    title: str
    rule: TargetRule | None
    links: str
    figures: dict[Role, Figure]
    doubts: tuple[Doubt, ...]


def results_of(table: FigureTable, notes: Notes) -> tuple[ResultRow, ...]:
    """Return the rows of a table that has actual figures or changes."""
    return tuple(_result(read) for _, read in _rows_of(table, notes))


def targets_of(table: FigureTable, notes: Notes) -> tuple[TargetRow, ...]:
    """Return the rows of a table of targets, each with the section it stands under."""
    return tuple(_target(read, section) for section, read in _rows_of(table, notes))


def _result(read: _Read) -> ResultRow:
    confidence, doubts = weighed(read.doubts)
    return ResultRow(
        title=read.title,
        rule=read.rule,
        baseline=read.figures.get(Role.BASELINE, BLANK),
        target=read.figures.get(Role.TARGET, BLANK),
        actual=read.figures.get(Role.ACTUAL, BLANK),
        change=read.figures.get(Role.CHANGE, BLANK),
        source=read.row.source,
        confidence=confidence,
        doubts=doubts,
    )


def _target(read: _Read, section: str) -> TargetRow:
    confidence, doubts = weighed(read.doubts)
    return TargetRow(
        title=read.title,
        section=section,
        rule=read.rule,
        links=read.links,
        indicator_codes=indicator_codes(read.links, read.title),
        instruments=instruments_in(f"{read.title} {read.links}"),
        baseline=read.figures.get(Role.BASELINE, BLANK),
        target=read.figures.get(Role.TARGET, BLANK),
        source=read.row.source,
        confidence=confidence,
        doubts=doubts,
    )


def _rows_of(table: FigureTable, notes: Notes) -> list[tuple[str, _Read]]:
    notes.heading(table.header.text, table.header.source)
    section = ""
    read: list[tuple[str, _Read]] = []
    for place, row in enumerate(table.rows):
        if _is_section(row, table.rows[place + 1 :]):
            section = row.text
            notes.heading(section, row.source)
        elif row.filled:
            read.append((section, _read_row(row, table.columns, notes)))
    return read


def _is_section(row: Row, after: Sequence[Row]) -> bool:
    """Return whether a row only names the rows that follow it."""
    if len(row.filled) != 1 or not row.cells[0].pieces or not after:
        return False
    text = row.text
    if parse_rule(text) is not None:
        return False
    return bool(_SECTION_WORDS.search(text)) or len(text.split()) <= MOST_SECTION_WORDS


def _read_row(row: Row, columns: Columns, notes: Notes) -> _Read:
    texts = [cell.text for cell in row.cells]
    doubts: list[Doubt] = [Doubt.GUESSED_HEADER] if columns.is_guessed else []
    _check_width(row, columns, doubts, notes)
    by_role = {
        role: texts[place] if place < len(texts) else ""
        for role, place in columns.places.items()
    }
    title = by_role[Role.TITLE]
    links = by_role.get(Role.LINKS, "")
    figures: dict[Role, Figure] = {
        role: parse_figure(text)
        for role, text in by_role.items()
        if role not in (Role.TITLE, Role.LINKS)
    }
    rule = parse_rule(title)
    if rule is None:
        doubts.append(Doubt.RULE_NOT_UNDERSTOOD)
    doubts.extend(_doubts_of(figures))
    _leave_unknown_columns(row, columns, notes)
    return _Read(row, title, rule, links, figures, tuple(doubts))


def _doubts_of(figures: dict[Role, Figure]) -> list[Doubt]:
    doubts: list[Doubt] = []
    for role, figure in figures.items():
        if figure.state is FigureState.BLANK:
            doubts.append(Doubt.BLANK_FIGURE)
        elif figure.state is FigureState.WORDS and role is not Role.CHANGE:
            doubts.append(Doubt.FIGURE_IN_WORDS)
    return doubts


def _check_width(row: Row, columns: Columns, doubts: list[Doubt], notes: Notes) -> None:
    line = row.source.first_line
    width = len(row.cells)
    last = max(columns.places.values())
    if width <= last:
        doubts.append(Doubt.MISSING_CELL)
        notes.warn(
            f"Line {line}: the row has {_cells(width)} and its header {columns.width}. "
            "What is missing was left blank; compare it with the document."
        )
    extra = [cell.text for cell in row.cells[columns.width :] if cell.pieces]
    if extra:
        doubts.append(Doubt.EXTRA_CELL)
        reason = f"The row has {width} cells and its header {columns.width}."
        notes.warn(
            f"Line {line}: the row has {width} cells and its header {columns.width}. "
            "The last were set aside; the figures may stand under the wrong heads."
        )
        notes.leave(" | ".join(extra), reason, row.source)


def _cells(count: int) -> str:
    return f"{count} cell" if count == 1 else f"{count} cells"


def _leave_unknown_columns(row: Row, columns: Columns, notes: Notes) -> None:
    for place, head in columns.unknown:
        if place < len(row.cells) and row.cells[place].pieces:
            named = f"“{head}”" if head else f"number {place + 1}, which has no name,"
            reason = f"The column {named} is not one the reader knows."
            notes.leave(row.cells[place].text, reason, row.source)
