"""Action plans set out as tables: a row an action, with its lead, date and measure.

Every section of such a table becomes a theme sheet, so that an action plan is one thing
whether it was written as sheets or as a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from frankpledge.plan.reading.blocks import Cell, Piece, Row
from frankpledge.plan.reading.column_roles import Role
from frankpledge.plan.reading.columns import Columns
from frankpledge.plan.reading.draft import Activity, Particulars, ThemeMeasure
from frankpledge.plan.reading.figure_tables import (
    check_width,
    is_footnote,
    is_section,
    leave_unknown_columns,
)
from frankpledge.plan.reading.notes import Doubt, Notes
from frankpledge.plan.reading.parting import parted_measures
from frankpledge.plan.reading.said import particulars_in
from frankpledge.plan.reading.target_words import indicator_codes, parse_rule
from frankpledge.plan.reading.text import fold
from frankpledge.plan.reading.themes import RawSheet
from frankpledge.plan.reading.vocabulary import Label, theme_header

# The column that says what will be done, the likeliest first.
DOING: Final = (Role.ACTION, Role.OUTCOME, Role.SECTION, Role.MEASURE)
# Columns whose words belong to the theme as a whole.
GATHERED: Final = (
    (Role.OVERVIEW, Label.OVERVIEW),
    (Role.OUTCOME, Label.OUTCOMES),
    (Role.PARTNERS, Label.PARTNERS),
)
# Columns kept with the comment, after their head: they are told in words here.
TOLD: Final = (Role.BASELINE, Role.ACTUAL, Role.CHANGE)

_TOTAL = re.compile(r"(?:grand |overall |sub-?)?totals?(?: cost| spend| budget)?:?")


@dataclass(frozen=True)
class ActionTable:
    """A table of actions: what its header says, and the rows under it."""

    header: Row
    columns: Columns
    rows: tuple[Row, ...]
    caption: str = ""  # what stands over the header
    lead: str = ""  # of the caption

    @property
    def doing(self) -> int:
        """The column that says what will be done."""
        places = self.columns.places
        named = [places[role] for role in DOING if role in places]
        return named[0] if named else self.columns.title

    @property
    def lists_themes(self) -> bool:
        """Whether each row is a priority or a theme, with why and whose it is."""
        places = self.columns.places
        head = fold(self.columns.heads[self.doing])
        is_theme = any(word in head for word in ("priorit", "theme"))
        has_more = Role.OVERVIEW in places or Role.OWNER in places
        return is_theme and has_more and self.doing == places.get(Role.SECTION)

    def place(self, role: Role) -> int | None:
        """Return the column of a role, unless it says what will be done."""
        at = self.columns.places.get(role)
        return None if at == self.doing else at


def sheets_of_actions(table: ActionTable, heading: str, notes: Notes) -> list[RawSheet]:
    """Return a sheet for each section of the table; `heading` stands before it."""
    notes.heading(table.header.text, table.header.source)
    reading = _Reading(table, heading, notes)
    for place, row in enumerate(table.rows):
        if is_section(row, table.rows[place + 1 :]):
            reading.begin(row.text, row)
            notes.heading(row.text, row.source)
        elif is_footnote(row, table.rows[place + 1 :]):
            notes.leave(row.text, "It is a note under a table.", row.source)
        elif any(_TOTAL.fullmatch(fold(cell.text)) for cell in row.filled[:1]):
            notes.leave(row.text, "It adds up the rows above it.", row.source)
        elif row.filled:
            reading.take(row)
    return reading.sheets


@dataclass
class _Reading:
    """The rows of one table being read, in order."""

    table: ActionTable
    heading: str
    notes: Notes
    sheets: list[RawSheet] = field(default_factory=list)

    def begin(self, title: str, row: Row) -> None:
        """Begin the sheet of a section, or go on with it when it was begun before."""
        named, lead = theme_header(title) or (title, "")
        known = [sheet for sheet in self.sheets if fold(sheet.title) == fold(named)]
        if known:
            self.sheets.remove(known[0])
            self.sheets.append(known[0])
            return
        under = self.heading if named else ""
        sheet = RawSheet(named or self.heading, lead, under, bool(named))
        sheet.is_table = True
        sheet.names_priority = self._is_of_priorities()
        if self.table.columns.is_guessed:
            sheet.doubts.append(Doubt.GUESSED_HEADER)
        sheet.rows.append(row)
        self.sheets.append(sheet)

    def _is_of_priorities(self) -> bool:
        place = self.table.columns.places.get(Role.SECTION)
        return place is not None and "priorit" in fold(self.table.columns.heads[place])

    def take(self, row: Row) -> None:
        """Read a row into the sheet it belongs to."""
        lists_themes = self.table.lists_themes
        place = self.table.doing if lists_themes else self.table.place(Role.SECTION)
        section = self._text(row, place)
        if section:
            self.begin(section, row)
        elif not self.sheets:
            self.begin(self.table.caption, row)
            self.sheets[-1].lead_agency = self.table.lead
        sheet = self.sheets[-1]
        sheet.rows.append(row)
        check_width(row, self.table.columns, sheet.doubts, self.notes)
        for role, label in GATHERED:
            self._gather(sheet, row, role, label)
        leave_unknown_columns(row, self.table.columns, self.notes)
        if lists_themes:
            sheet.particulars = self._particulars(row)
            sheet.lead_agency = sheet.lead_agency or sheet.particulars.owner
        else:
            self._take_action(row, sheet)

    def _take_action(self, row: Row, sheet: RawSheet) -> None:
        particulars = self._particulars(row)
        measures = list(self._measures(row, particulars))
        activities = list(self._activities(row, particulars))
        said_before = {(one.text, one.particulars.owner) for one in sheet.activities}
        for one in activities:
            if (one.text, one.particulars.owner) not in said_before or not measures:
                sheet.activities.append(one)
        sheet.measures.extend(measures)
        if not activities and not measures and particulars != Particulars():
            self.notes.leave(row.text, "The row names no action.", row.source)

    def _gather(self, sheet: RawSheet, row: Row, role: Role, label: Label) -> None:
        cell = self._cell(row, self.table.place(role))
        held = sheet.pieces.setdefault(label, [])
        known = {fold(piece.text) for piece in held}
        held.extend(p for p in cell.pieces if fold(p.text) not in known)

    def _activities(self, row: Row, particulars: Particulars) -> Iterator[Activity]:
        cell = self._cell(row, self.table.doing)
        pieces = cell.pieces
        if pieces and not any(piece.is_item for piece in pieces):
            pieces = (Piece(cell.text, cell.source),)
        for piece in pieces:
            yield Activity(piece.text, piece.source, particulars)

    def _measures(self, row: Row, particulars: Particulars) -> Iterator[ThemeMeasure]:
        named = self._cell(row, self.table.place(Role.MEASURE))
        target = self._text(row, self.table.place(Role.TARGET))
        codes = self._text(row, self.table.place(Role.LINKS))
        texts = [t for p in named.pieces for t in parted_measures(p.text)]
        if target and len(texts) == 1:
            texts = [f"{texts[0]}: {target}"]
        elif target:
            texts += parted_measures(target)
        for text in texts:
            yield ThemeMeasure(
                text=text,
                rule=parse_rule(text),
                indicator_codes=indicator_codes(text, codes),
                source=row.source,
                particulars=particulars,
            )

    def _particulars(self, row: Row) -> Particulars:
        columns = self.table.columns
        places = (*self._told_places(), *columns.earlier)
        told = [
            f"{columns.heads[place]}: {said}"
            for place in places
            if (said := self._text(row, place))
        ]
        texts = [cell.text for cell in row.cells]
        return particulars_in(columns, texts, doing=self.table.doing, told=told)

    def _told_places(self) -> Iterator[int]:
        for role in TOLD:
            place = self.table.place(role)
            if place is not None:
                yield place
        yield from self.table.columns.parts
        codes = self.table.place(Role.LINKS)
        if codes is not None:
            yield codes

    def _text(self, row: Row, place: int | None) -> str:
        return self._cell(row, place).text

    def _cell(self, row: Row, place: int | None) -> Cell:
        if place is None or place >= len(row.cells):
            return Cell((), row.source)
        return row.cells[place]
