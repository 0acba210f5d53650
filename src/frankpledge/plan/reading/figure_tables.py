"""Rows of a table of figures to results or targets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.blocks import Row
from frankpledge.plan.reading.column_roles import FIGURE_ROLES, Role, unit_in
from frankpledge.plan.reading.columns import Columns
from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    ResultRow,
    TargetRow,
    TargetRule,
    Unit,
)
from frankpledge.plan.reading.figures import change_as_printed, parse_figure
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.plan.reading.notes import Doubt, Notes, weighed
from frankpledge.plan.reading.periods import is_to_date, period_of, year_label
from frankpledge.plan.reading.said import Said, Under
from frankpledge.plan.reading.target_cells import rule_of_row
from frankpledge.plan.reading.target_words import indicator_codes, parse_rule
from frankpledge.plan.reading.text import fold

WHOLE: Final = 100  # per cent
MOST_SECTION_WORDS: Final = 8
BLANK: Final = Figure("", FigureState.BLANK)
_NAMES_A_TABLE = re.compile(
    r"^(?:figure|appendix|annex)\b|\b(?:table|summary|dashboard|scorecard|figures)\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"(?:sources?|notes?|key|figures?|data|all figures)\b|[*†‡¹²]", re.I
)
# A heading that tells what its table is, not what kind of targets stand in it.
_TELLS = re.compile(
    r"(?:[0-9.]+ )?(?:progress|performance|our|how|results?|headline|key|overall|the)\b",
    re.IGNORECASE,
)
_SECTION_WORDS = re.compile(r"\b(?:targets?|measures?|indicators?|outcomes?)$", re.I)


_SAYS_SOMETHING: Final = frozenset(
    {FigureState.KNOWN, FigureState.WORDS, FigureState.WITHHELD}
)


NAMED: Final = "The column “"  # how the reason begins for a column that has a head
_AREAS = re.compile(
    r"(?:electoral |name of |police )?(?:wards?|areas?|neighbourhoods?|districts?|beats?"
    r"|parish(?:es)?|towns?|localit(?:y|ies)|sectors?|boroughs?|divisions?|lsoas?)"
    r"(?: name| area| panel)?"
)


@dataclass(frozen=True)
class FigureTable:
    """A table of figures: what its header says, and the rows under it."""

    header: Row
    columns: Columns
    rows: tuple[Row, ...]
    caption: str = ""  # what stands over the header
    heading: str = ""  # the heading it stands under
    heading_year: str = ""  # that this heading names, or the one over it
    is_of_targets: bool = False  # that heading says so

    @property
    def section(self) -> str:
        """What its rows stand under before any row of it names another section."""
        if self.caption and not _NAMES_A_TABLE.search(self.caption):
            return self.caption
        if _AREAS.fullmatch(fold(self.columns.heads[self.columns.title])):
            return self.heading  # "Castle ward" alone names no measure
        names_some = _SECTION_WORDS.search(self.heading) and not self.is_of_targets
        return self.heading if names_some and not _TELLS.match(self.heading) else ""

    @property
    def are_results(self) -> bool:
        """Whether the table says what came of the targets; empty columns say nothing."""
        columns = self.columns
        named = [columns.places.get(role) for role in (Role.ACTUAL, Role.CHANGE)]
        whole = [place for place in named if place is not None]
        return self._has_words(whole) or self._has_parts()

    def are_results_of(self, year: str) -> bool:
        """Whether they are of a year gone by, `year` being planned.

        A plan that is under way prints what came in so far beside its own targets, and
        one may cut its targets up into quarters.
        """
        columns = self.columns
        of_a_year = [
            columns.places[role]
            for role in (Role.ACTUAL, Role.CHANGE)
            if role in columns.places and not self._is_so_far(columns.places[role])
        ]
        label = columns.year_label(are_results=False)
        if self._targets_are_to_come():
            return False
        is_under_way = (
            self.is_of_targets
            or (bool(year) and label == year)
            or self._parts_make_the_target()
        )
        return self.are_results and not (
            is_under_way and not self._has_words(of_a_year)
        )

    def _targets_are_to_come(self) -> bool:
        """Whether the targets are of a later year than what came in."""
        heads, places = self.columns.heads, self.columns.places
        target, actual = (
            year_label(heads[places[role]]) if role in places else ""
            for role in (Role.TARGET, Role.ACTUAL)
        )
        return bool(actual) and target[:4] > actual[:4]

    def _parts_make_the_target(self) -> bool:
        """Whether the quarters of most rows add up to the target: they are milestones."""
        place = self.columns.places.get(Role.TARGET)
        made = [
            sum(parts) == target
            for row in self.rows
            if (target := _value_at(row, place)) is not None
            and (parts := [v for v in self._part_values(row) if v is not None])
            and len(parts) == len(self.columns.parts)
        ]
        return bool(made) and 2 * sum(made) > len(made)

    def _part_values(self, row: Row) -> list[Decimal | None]:
        return [_value_at(row, place) for place in self.columns.parts]

    def _is_so_far(self, place: int) -> bool:
        """Whether a column is of the year so far, and its target is not."""
        target = self.columns.places.get(Role.TARGET)
        both = target is not None and is_to_date(fold(self.columns.heads[target]))
        return not both and is_to_date(fold(self.columns.heads[place]))

    def _has_words(self, places: Sequence[int]) -> bool:
        return any(
            row.cells[place].pieces
            for row in self.rows
            for place in places
            if place < len(row.cells)
        )

    def _has_parts(self) -> bool:
        """Whether a quarter says anything; n/a in every row says nothing yet."""
        return any(
            parse_figure(row.cells[place].text).state in _SAYS_SOMETHING
            for row in self.rows
            for place in self.columns.parts
            if place < len(row.cells)
        )


def _value_at(row: Row, place: int | None) -> Decimal | None:
    if place is None or place >= len(row.cells):
        return None
    return parse_figure(row.cells[place].text).value


@dataclass(frozen=True)
class _Read:
    """One row, its cells by role."""

    row: Row
    title: str
    rule: TargetRule | None
    said: Said
    figures: dict[Role, Figure]
    parts: tuple[Figure, ...]
    earlier: tuple[Figure, ...]
    doubts: tuple[Doubt, ...]


def results_of(table: FigureTable, notes: Notes) -> tuple[ResultRow, ...]:
    """Return the rows of a table that has actual figures or changes."""
    return tuple(_result(read, section) for section, read in _rows_of(table, notes))


def targets_of(table: FigureTable, notes: Notes) -> tuple[TargetRow, ...]:
    """Return the rows of a table of targets, each with the section it stands under."""
    return tuple(_target(read, section) for section, read in _rows_of(table, notes))


def _result(read: _Read, section: str) -> ResultRow:
    confidence, doubts = weighed(read.doubts)
    words = "\n".join((read.title, read.said.links, read.said.particulars.evidence))
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
        section=section,
        links=read.said.links,
        indicator_codes=indicator_codes(read.said.links, read.title),
        instruments=instruments_in(words),
        quarters=read.parts,
        earlier=read.earlier,
        particulars=read.said.particulars,
    )


def _target(read: _Read, section: str) -> TargetRow:
    confidence, doubts = weighed(read.doubts)
    words = "\n".join((read.title, read.said.links, read.said.particulars.evidence))
    return TargetRow(
        title=read.title,
        section=section,
        rule=read.rule,
        links=read.said.links,
        indicator_codes=indicator_codes(read.said.links, read.title),
        instruments=instruments_in(words),
        baseline=read.figures.get(Role.BASELINE, BLANK),
        target=read.figures.get(Role.TARGET, BLANK),
        source=read.row.source,
        confidence=confidence,
        doubts=doubts,
        quarters=(*read.parts, *_so_far(read)),
        earlier=read.earlier,
        particulars=read.said.particulars,
    )


def _so_far(read: _Read) -> tuple[Figure, ...]:
    actual = read.figures.get(Role.ACTUAL, BLANK)
    return (actual,) if actual.printed else ()


def _rows_of(table: FigureTable, notes: Notes) -> list[tuple[str, _Read]]:
    notes.heading(table.header.text, table.header.source)
    under = Under(table.columns)
    section = table.section
    read: list[tuple[str, _Read]] = []
    for row, standing in standing_of(table.rows):
        if standing is Standing.SECTION:
            section = row.text
            notes.heading(section, row.source)
        elif standing is Standing.NOTE:
            notes.leave(row.text, "It is a note under a table.", row.source)
        elif row.filled:
            said = under.said_in(row)
            one = _read_row(row, said, table, notes)
            if one is not None:
                read.append((said.section or section, one))
    return read


class Standing(StrEnum):
    """What a row under a header is in its table."""

    SECTION = "section"
    NOTE = "note"
    BODY = "body"


def standing_of(rows: Sequence[Row]) -> Iterator[tuple[Row, Standing]]:
    """Yield the rows under a header, each with what it is.

    A lone cell names the rows that follow it; at the end of a table, where none follows
    with more in it, it may say something about them all.
    """
    last = len(rows) - 1
    last_of_many = max(
        (n for n, row in enumerate(rows) if len(row.filled) > 1), default=-1
    )
    for place, row in enumerate(rows):
        is_alone = len(row.filled) == 1
        if is_alone and place < last and _names_rows(row):
            yield row, Standing.SECTION
        elif is_alone and place > last_of_many and _FOOTNOTE.match(row.text):
            yield row, Standing.NOTE
        else:
            yield row, Standing.BODY


def _names_rows(row: Row) -> bool:
    text = row.text
    if not row.cells[0].pieces or parse_rule(text) is not None:
        return False
    return bool(_SECTION_WORDS.search(text)) or len(text.split()) <= MOST_SECTION_WORDS


def _read_row(row: Row, said: Said, table: FigureTable, notes: Notes) -> _Read | None:
    columns = table.columns
    doubts: list[Doubt] = [Doubt.GUESSED_HEADER] if columns.is_guessed else []
    check_width(row, columns, doubts, notes)
    title = said.of(columns.title)
    in_column = said.of(columns.places.get(Role.UNIT, len(said.texts)))
    unit = unit_in(fold(title)) or unit_in(fold(in_column))
    figures: dict[Role, Figure] = {
        role: _figure_at(said, place, columns, unit)
        for role, place in columns.places.items()
        if role in FIGURE_ROLES and place != columns.title
    }
    parts, earlier = (
        tuple(_figure_at(said, place, columns, unit) for place in places)
        for places in (columns.parts, columns.earlier)
    )
    if not title and not any(f.printed for f in (*figures.values(), *parts)):
        notes.leave(row.text, "The row has neither a title nor a figure.", row.source)
        return None
    target = figures.get(Role.TARGET, BLANK)
    rule = rule_of_row(title, target)
    if rule is None:
        is_printed = target.state is FigureState.KNOWN
        doubts.append(
            Doubt.RULE_FROM_FIGURES if is_printed else Doubt.RULE_NOT_UNDERSTOOD
        )
    doubts.extend(_doubts_of(figures))
    leave_unknown_columns(row, columns, notes)
    return _Read(row, title, rule, said, figures, parts, earlier, tuple(doubts))


def _figure_at(
    said: Said, place: int, columns: Columns, unit_of_row: Unit | None
) -> Figure:
    """Read a cell; its own unit counts, then its column's, then its row's."""
    is_change = columns.places.get(Role.CHANGE) == place
    printed = said.of(place)
    figure = change_as_printed(printed) if is_change else parse_figure(printed)
    head = columns.heads[place]
    unit = figure.unit
    if figure.state is FigureState.KNOWN and unit is Unit.COUNT:
        unit = unit_in(fold(head)) or unit_of_row or unit
    if unit is Unit.PERCENT and figure.value is not None and figure.value > WHOLE:
        unit = figure.unit  # "Percentage" over a column of counts is a slip
    return replace(figure, unit=unit, period=period_of(head))


def _doubts_of(figures: dict[Role, Figure]) -> list[Doubt]:
    doubts: list[Doubt] = []
    for role, figure in figures.items():
        if figure.state is FigureState.BLANK:
            doubts.append(Doubt.BLANK_FIGURE)
        elif figure.state is FigureState.WORDS and role is not Role.CHANGE:
            doubts.append(Doubt.FIGURE_IN_WORDS)
    return doubts


def check_width(row: Row, columns: Columns, doubts: list[Doubt], notes: Notes) -> None:
    """Doubt a row that is shorter or longer than its header; keep what is too much."""
    line = row.source.first_line
    width = len(row.cells)
    last = max(columns.title, *columns.places.values(), *columns.parts, 0)
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


def leave_unknown_columns(row: Row, columns: Columns, notes: Notes) -> None:
    """Note what stands in columns whose head nobody knows."""
    for place, head in columns.unknown:
        if place < len(row.cells) and row.cells[place].pieces:
            named = (
                f"{NAMED}{head}”"
                if head
                else f"The column number {place + 1}, which has no name,"
            )
            reason = f"{named} is not one the reader knows."
            notes.leave(row.cells[place].text, reason, row.source)
