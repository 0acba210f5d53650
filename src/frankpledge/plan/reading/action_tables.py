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
    Standing,
    check_width,
    leave_unknown_columns,
    standing_of,
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

# Columns no sum of money stands in: where one does, the row is not of this table.
NEVER_MONEY: Final = (Role.OWNER, Role.DUE, Role.PARTNERS)
NOT_AN_ACTION: Final = (
    "A sum of money stands where the table says who leads or by when, so the row is of "
    "another list."
)
_SUM: Final = re.compile(r"£\s?\d[\d,]*(?:\.\d{2})?\s?(?:k|m|million)?", re.IGNORECASE)

# Characters: what a row says beside its actions, for all of them together.
MOST_SAID_AGAIN: Final = 20_000
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
        if Role.OVERVIEW in places and Role.SECTION in places and not self._has_actions:
            return places[Role.SECTION]
        named = [places[role] for role in DOING if role in places]
        return named[0] if named else self.columns.title

    @property
    def _has_actions(self) -> bool:
        return Role.ACTION in self.columns.places

    @property
    def lists_themes(self) -> bool:
        """Whether each row is a priority or a theme, with why and whose it is."""
        places = self.columns.places
        head = fold(self.columns.heads[self.doing])
        is_theme = any(word in head for word in ("priorit", "theme"))
        has_more = Role.OVERVIEW in places or Role.OWNER in places
        return is_theme and has_more and self.doing == places.get(Role.SECTION)

    def is_of_money(self, row: Row) -> bool:
        """Whether a sum stands where the table says who or when: another list began."""
        places = [self.place(role) for role in NEVER_MONEY]
        return any(
            place is not None
            and place < len(row.cells)
            and _SUM.fullmatch(row.cells[place].text.strip()) is not None
            for place in places
        )

    def place(self, role: Role) -> int | None:
        """Return the column of a role, unless it says what will be done."""
        at = self.columns.places.get(role)
        return None if at == self.doing else at


def sheets_of_actions(table: ActionTable, heading: str, notes: Notes) -> list[RawSheet]:
    """Return a sheet for each section of the table; `heading` stands before it."""
    notes.heading(table.header.text, table.header.source)
    reading = _Reading(table, heading, notes)
    for row, standing in standing_of(table.rows):
        if standing is Standing.SECTION:
            reading.begin(row.text, row)
            notes.heading(row.text, row.source)
        elif standing is Standing.NOTE:
            notes.leave(row.text, "It is a note under a table.", row.source)
        elif any(_TOTAL.fullmatch(fold(cell.text)) for cell in row.filled[:1]):
            notes.leave(row.text, "It adds up the rows above it.", row.source)
        elif table.is_of_money(row):
            notes.leave(row.text, NOT_AN_ACTION, row.source)
        elif row.filled:
            reading.take(row)
    return [*reading.sheets]


@dataclass
class _Reading:
    """The rows of one table being read, in order.

    What was said before is looked up, never gone through again for each row.
    """

    table: ActionTable
    heading: str
    notes: Notes
    sheets: dict[RawSheet, None] = field(default_factory=dict)  # the last begun last
    sheet: RawSheet | None = None  # the one begun last
    by_title: dict[str, RawSheet] = field(default_factory=dict)
    actions: dict[RawSheet, set[tuple[str, str]]] = field(default_factory=dict)
    gathered: dict[tuple[RawSheet, Label], set[str]] = field(default_factory=dict)

    def begin(self, title: str, row: Row) -> RawSheet:
        """Begin the sheet of a section, or go on with it when it was begun before."""
        named, lead = theme_header(title) or (title, "")
        known = self.by_title.get(fold(named))
        if known is not None:
            return self._open(known)
        under = self.heading if named else ""
        sheet = RawSheet(named or self.heading, lead, under, bool(named))
        sheet.is_table = True
        sheet.names_priority = self._is_of_priorities()
        if self.table.columns.is_guessed:
            sheet.doubts.append(Doubt.GUESSED_HEADER)
        sheet.rows.append(row)
        self.by_title.setdefault(fold(sheet.title), sheet)
        return self._open(sheet)

    def _open(self, sheet: RawSheet) -> RawSheet:
        self.sheets.pop(sheet, None)
        self.sheets[sheet] = None
        self.sheet = sheet
        return sheet

    def _is_of_priorities(self) -> bool:
        place = self.table.columns.places.get(Role.SECTION)
        return place is not None and "priorit" in fold(self.table.columns.heads[place])

    def take(self, row: Row) -> None:
        """Read a row into the sheet it belongs to."""
        lists_themes = self.table.lists_themes
        place = self.table.doing if lists_themes else self.table.place(Role.SECTION)
        sheet = self._sheet_of(row, self._text(row, place))
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

    def _sheet_of(self, row: Row, section: str) -> RawSheet:
        """Return the sheet of a row: of the section it names, else the one begun."""
        if not section and self.sheet is not None:
            return self.sheet
        sheet = self.begin(section or self.table.caption, row)
        if not section:
            sheet.lead_agency = self.table.lead
        return sheet

    def _take_action(self, row: Row, sheet: RawSheet) -> None:
        particulars = self._particulars(row)
        measures = list(self._measures(row, particulars))
        activities = list(self._activities(row, particulars))
        again = (len(measures) + len(activities)) * particulars.length
        if again > MOST_SAID_AGAIN:  # left whole: each part would say it all again
            measures = list(self._measures(row, particulars, are_parted=False))
            activities = list(self._activities(row, particulars, are_parted=False))
        said = self.actions.setdefault(sheet, set())
        own = {(one.text, one.particulars.owner) for one in activities}
        known = own & said if measures else set()
        sheet.activities.extend(
            one for one in activities if (one.text, one.particulars.owner) not in known
        )
        said |= own
        sheet.measures.extend(measures)
        if not activities and not measures and particulars != Particulars():
            self.notes.leave(row.text, "The row names no action.", row.source)

    def _gather(self, sheet: RawSheet, row: Row, role: Role, label: Label) -> None:
        cell = self._cell(row, self.table.place(role))
        held = sheet.pieces.setdefault(label, [])
        known = self.gathered.setdefault((sheet, label), set())
        held.extend(p for p in cell.pieces if fold(p.text) not in known)
        known.update(fold(piece.text) for piece in cell.pieces)

    def _activities(
        self, row: Row, particulars: Particulars, *, are_parted: bool = True
    ) -> Iterator[Activity]:
        cell = self._cell(row, self.table.doing)
        pieces = cell.pieces
        has_items = are_parted and any(piece.is_item for piece in pieces)
        if pieces and not has_items:
            pieces = (Piece(cell.text, cell.source),)
        for piece in pieces:
            yield Activity(piece.text, piece.source, particulars)

    def _measures(
        self, row: Row, particulars: Particulars, *, are_parted: bool = True
    ) -> Iterator[ThemeMeasure]:
        named = self._cell(row, self.table.place(Role.MEASURE))
        target = self._text(row, self.table.place(Role.TARGET))
        codes = self._text(row, self.table.place(Role.LINKS))
        texts = [t for p in named.pieces for t in parted_measures(p.text)]
        if not are_parted:
            texts = [named.text] if named.pieces else []
        if target and len(texts) == 1:
            texts = [f"{texts[0]}: {target}"]
        elif target:
            texts += parted_measures(target) if are_parted else [target]
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
