"""Rows of a table to groups of one kind: figures, actions, sheets, contacts, members.

One physical table may hold several (nine theme sheets with blank lines between), and
a kind is told by what its rows say, never by where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.agencies import Detail, directory_columns, is_contact
from frankpledge.plan.reading.aimed_changes import changes_are_of_targets
from frankpledge.plan.reading.blocks import Cell, Row
from frankpledge.plan.reading.column_roles import (
    FIGURE_ROLES,
    PARTICULAR_ROLES,
    Role,
    role_of,
)
from frankpledge.plan.reading.columns import Columns, columns_of
from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.periods import is_bare_year, is_total, quarter_of
from frankpledge.plan.reading.text import fold
from frankpledge.plan.reading.vocabulary import label_of, theme_header

MOST_IN_WORDS: Final = 0.6  # of the cells under heads of figures, in such a table


class Sort(StrEnum):
    """What a group of rows is."""

    FIGURES = "figures"
    ACTIONS = "actions"
    SHEETS = "sheets"
    CONTACTS = "contacts"
    DIRECTORY = "directory"
    UNKNOWN = "unknown"


@dataclass
class Body:
    """How many cells under heads of figures have something in them, and words."""

    filled: int = 0
    in_words: int = 0

    def count(self, row: Row, columns: Columns) -> None:
        """Count the cells of one more row."""
        for place in columns.figure_places:
            if place < len(row.cells) and row.cells[place].pieces:
                state = parse_figure(row.cells[place].text).state
                self.filled += 1
                self.in_words += state is FigureState.WORDS


@dataclass
class RowGroup:
    """Rows of one kind that follow one another."""

    sort: Sort
    rows: list[Row] = field(default_factory=list)  # without the header
    header: Row | None = None  # of figures, of actions and of a directory
    columns: Columns | None = None  # of figures and of actions
    again: list[Row] = field(default_factory=list)  # its header, printed once more
    details: dict[Detail, int] | None = None  # of a directory
    body: Body = field(default_factory=Body)  # of figures and of actions

    def take(self, row: Row) -> None:
        """Go on with a row."""
        self.rows.append(row)
        if self.columns is not None:
            self.body.count(row, self.columns)

    @property
    def sort_by_body(self) -> Sort:
        """What the rows so far say a headed table is."""
        if self.columns is None:
            return self.sort
        return _sort_by_body(self.columns, self.body)


def groups_of(rows: Sequence[Row]) -> list[RowGroup]:
    """Part the rows of one table into groups, in order, no row left out."""
    groups: list[RowGroup] = []
    for row in rows:
        before = groups[-1] if groups else None
        begun = _begun_by(row, before)
        if begun is None:
            groups.append(RowGroup(Sort.UNKNOWN, [row]))
        elif begun is before and _is_header_again(row, before):
            before.again.append(row)
        elif begun is before:
            before.take(row)
        elif before is not None and _stands_over(before, begun):
            groups[-1] = _under_periods(begun, before)
        else:
            groups.append(begun)
    return [_settled(group) for group in groups]


def _settled(group: RowGroup) -> RowGroup:
    """Say what a headed table is now that its rows are known."""
    columns = group.columns
    if columns is None:
        return group
    if columns.is_guessed:
        columns = _with_title_in_words(columns, group.rows)
    if Role.CHANGE not in columns.places and _has_changes(columns, group.rows):
        columns = columns.with_direction_as_change()
    if Role.CHANGE in columns.places and changes_are_of_targets(columns, group.rows):
        columns = columns.without_change()
    body = Body()
    for row in group.rows:
        body.count(row, columns)
    return replace(group, columns=columns, sort=_sort_by_body(columns, body))


def _with_title_in_words(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Return the columns, their guessed title moved on from one of mere numbers."""
    free = [columns.title, *(place for place, _ in columns.unknown)]
    for place in sorted(free):
        if _is_in_words(place, rows):
            return columns.with_title_at(place)
    for place in columns.targets:  # "(blank) | Target | 2009/10 | Target 2010/11"
        if len(columns.targets) > 1 and _is_in_words(place, rows):
            return columns.with_title_in_target(place)
    return columns


def _is_in_words(place: int, rows: Sequence[Row]) -> bool:
    """Return whether a column says something in a row that is more than a name."""
    told = [row for row in rows if place < len(row.cells) and len(row.filled) > 1]
    figures = [parse_figure(row.cells[place].text) for row in told]
    return any(figure.state is FigureState.WORDS for figure in figures)


def _has_changes(columns: Columns, rows: Sequence[Row]) -> bool:
    """Return whether the column of directions holds figures: "▼ 14%" is a change."""
    place = columns.places.get(Role.DIRECTION)
    return place is not None and any(
        parse_figure(row.cells[place].text).state is FigureState.KNOWN
        for row in rows
        if place < len(row.cells)
    )


def _stands_over(before: RowGroup, begun: RowGroup) -> bool:
    """Return whether a row of years or quarters stands over a header's columns.

    The heads that need none below may stand in it too: "Measure | 2008/09 | Status"
    over " | Target | Actual | ".
    """
    over, under = before.columns, begun.columns
    if over is None or under is None or before.rows or under.are_periods_alone:
        return False
    if over.are_periods_alone:
        return over.width <= under.width
    pairs = zip(under.heads, over.heads, strict=False)
    above = [upper for head, upper in pairs if head and fold(head) != fold(upper)]
    periods = [is_bare_year(fold(h)) or quarter_of(h) is not None for h in above if h]
    return bool(periods) and all(periods)


def _under_periods(begun: RowGroup, before: RowGroup) -> RowGroup:
    """Give each column of a header the period that stands over it."""
    if begun.header is None or before.header is None:
        return begun
    above = before.header.cells
    blank = Cell((), begun.header.source)
    missing = [blank] * max(0, len(above) - len(begun.header.cells))
    cells = (*begun.header.cells, *missing)
    joined: list[Cell] = []
    reaching = above[0]  # a period spans the figures to its right
    for place, cell in enumerate(cells):
        over = above[place] if place < len(above) else None
        reaching = over if over is not None and over.pieces else reaching
        spanned = _takes_a_period(fold(cell.text))
        is_same = over is not None and over.text == cell.text  # merged downwards
        period = reaching if (spanned or over is reaching) and not is_same else None
        pieces = period.pieces if period is not None else ()
        joined.append(replace(cell, pieces=(*pieces, *cell.pieces)))
    header = Row(tuple(joined), begun.header.source)
    columns = columns_of(header, is_first=True)
    return replace(begun, header=header, columns=columns or begun.columns)


def _takes_a_period(head: str) -> bool:
    """Return whether a period over the columns before goes over this head's as well."""
    return role_of(head) in (*FIGURE_ROLES, Role.PART) or is_total(head)


def _begun_by(row: Row, before: RowGroup | None) -> RowGroup | None:
    """Return the group a row belongs to: a new one, the one before, or None."""
    if before is not None and _is_header_again(row, before):
        return before
    headed = _headed_by(row, is_first=before is None or before.sort is Sort.UNKNOWN)
    if headed is not None and not _is_row_of(before, headed):
        return headed
    sort = _sort_of(row, before)
    if sort is None:
        return before
    if before is not None and before.sort is sort:
        return before
    return RowGroup(sort, [row])


def _headed_by(row: Row, *, is_first: bool) -> RowGroup | None:
    details = directory_columns(row) if is_first else None
    if details is not None:
        return RowGroup(Sort.DIRECTORY, header=row, details=details)
    columns = columns_of(row, is_first=is_first)
    if columns is not None:
        return RowGroup(Sort.FIGURES, header=row, columns=columns)
    return None


def _is_row_of(before: RowGroup | None, headed: RowGroup) -> bool:
    """Return whether what could be a header is a row of the table it stands in.

    "Develop success measures | Lead partners | May 2031" is an action. A new header
    under another names two columns of figures, repeats half of the heads above, or
    stands under a blank line. "Outcomes | Better support" is a label of a theme sheet.
    """
    if before is None or headed.columns is None or headed.header is None:
        return False
    last = before.rows[-1] if before.rows else before.header
    if last and _is_apart(last, headed.header):
        return False
    if before.columns is None:
        return before.sort is Sort.SHEETS and _is_labelled(headed.header)
    heads = {fold(head) for head in before.columns.heads if head}
    own = {fold(head) for head in headed.columns.heads if head}
    figures = [role for role in FIGURE_ROLES if role in headed.columns.places]
    return len(figures) < 2 and 2 * len(own & heads) < len(own)


def _is_apart(row: Row, after: Row) -> bool:
    return after.source.first_line > row.source.last_line + 1


def _is_header_again(row: Row, group: RowGroup) -> bool:
    """Return whether a table that goes on over a page says its header once more."""
    return group.header is not None and row.text == group.header.text


def _sort_by_body(columns: Columns, body: Body) -> Sort:
    """Tell a table of figures from an action plan whose "Target" is told in words."""
    is_beside = any(role in columns.places for role in PARTICULAR_ROLES)
    if not columns.has_figures:
        return Sort.ACTIONS
    if not is_beside and Role.ACTION not in columns.places:
        return Sort.FIGURES
    is_told = body.in_words > MOST_IN_WORDS * body.filled
    return Sort.ACTIONS if is_told else Sort.FIGURES


def _sort_of(row: Row, before: RowGroup | None) -> Sort | None:
    """Return what a row says it is by itself, or None."""
    if _stays_in_table(row, before):
        return None
    if theme_header(row.text):
        return Sort.SHEETS
    if _is_labelled(row) and not _may_be_figures(row, before):
        return Sort.SHEETS
    in_directory = before is not None and before.sort is Sort.DIRECTORY
    if not in_directory and any(is_contact(cell) for cell in row.filled):
        return Sort.CONTACTS
    return None


def _stays_in_table(row: Row, before: RowGroup | None) -> bool:
    """Return whether a row under a header is of its table, whatever its words are.

    A full row is; in an action plan so is a lone cell, which names the rows after it.
    """
    if before is None or before.columns is None:
        return False
    if len(row.filled) > 2:
        return True
    is_alone = len(row.filled) == 1 and bool(row.cells[0].pieces)
    return is_alone and before.sort_by_body is Sort.ACTIONS


def _is_labelled(row: Row) -> bool:
    """Return whether a row is a label and its content; two labels make a header."""
    labels = [cell for cell in row.filled if label_of(cell.text)]
    return len(labels) == 1 and labels[0] is row.cells[0]


def _may_be_figures(row: Row, before: RowGroup | None) -> bool:
    if before is None or before.sort is not Sort.FIGURES:
        return False
    if before.columns is not None and not before.columns.has_figures:
        return len(before.columns.heads) > 2
    if len(row.filled) != 2:
        return True
    return parse_figure(row.filled[1].text).state is not FigureState.WORDS
