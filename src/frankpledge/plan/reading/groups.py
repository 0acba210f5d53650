"""Rows of a table to groups of one kind: figures, theme sheets, contacts, a directory.

One physical table may hold several (nine theme sheets with blank lines between), and
a kind is told by what its rows say, never by where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from frankpledge.plan.reading.agencies import Detail, directory_columns, is_contact
from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.columns import Columns, columns_of
from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.vocabulary import label_of, theme_header


class Sort(StrEnum):
    """What a group of rows is."""

    FIGURES = "figures"
    SHEETS = "sheets"
    CONTACTS = "contacts"
    DIRECTORY = "directory"
    UNKNOWN = "unknown"


@dataclass
class RowGroup:
    """Rows of one kind that follow one another."""

    sort: Sort
    rows: list[Row] = field(default_factory=list)  # without the header
    header: Row | None = None  # of figures and of a directory
    columns: Columns | None = None  # of figures
    details: dict[Detail, int] | None = None  # of a directory


def groups_of(rows: Sequence[Row]) -> list[RowGroup]:
    """Part the rows of one table into groups, in order, no row left out."""
    groups: list[RowGroup] = []
    for row in rows:
        before = groups[-1] if groups else None
        begun = _begun_by(row, before)
        if begun is None:
            groups.append(RowGroup(Sort.UNKNOWN, [row]))
        elif begun is before:
            before.rows.append(row)
        else:
            groups.append(begun)
    return groups


def _begun_by(row: Row, before: RowGroup | None) -> RowGroup | None:
    """Return the group a row belongs to: a new one, the one before, or None."""
    headed = _headed_by(row, is_first=before is None or before.sort is Sort.UNKNOWN)
    if headed is not None:
        return headed
    sort = _sort_of(row, before)
    if sort is None:
        return before
    if before is not None and before.sort is sort:
        return before
    return RowGroup(sort, [row])


def _headed_by(row: Row, *, is_first: bool) -> RowGroup | None:
    columns = columns_of(row, may_be_misspelt=is_first)
    if columns is not None:
        return RowGroup(Sort.FIGURES, header=row, columns=columns)
    details = directory_columns(row) if is_first else None
    if details is not None:
        return RowGroup(Sort.DIRECTORY, header=row, details=details)
    return None


def _sort_of(row: Row, before: RowGroup | None) -> Sort | None:
    """Return what a row says it is by itself, or None."""
    if theme_header(row.text):
        return Sort.SHEETS
    if _is_labelled(row) and not _may_be_figures(row, before):
        return Sort.SHEETS
    in_directory = before is not None and before.sort is Sort.DIRECTORY
    if not in_directory and any(is_contact(cell) for cell in row.filled):
        return Sort.CONTACTS
    return None


def _is_labelled(row: Row) -> bool:
    """Return whether a row is a label and its content; two labels make a header."""
    labels = [cell for cell in row.filled if label_of(cell.text)]
    return len(labels) == 1 and labels[0] is row.cells[0]


def _may_be_figures(row: Row, before: RowGroup | None) -> bool:
    if before is None or before.sort is not Sort.FIGURES:
        return False
    if len(row.filled) != 2:
        return True
    return parse_figure(row.filled[1].text).state is not FigureState.WORDS
