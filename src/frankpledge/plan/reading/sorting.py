"""The parts of a document sorted by kind: figures, sheets, contacts, lists, prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from frankpledge.plan.reading.action_tables import ActionTable, sheets_of_actions
from frankpledge.plan.reading.blocks import Row, Table, Words
from frankpledge.plan.reading.columns import Columns
from frankpledge.plan.reading.draft import Part, PriorityItem
from frankpledge.plan.reading.figure_tables import FigureTable
from frankpledge.plan.reading.groups import RowGroup, Sort, groups_of
from frankpledge.plan.reading.listed_actions import sheet_of_list
from frankpledge.plan.reading.notes import Notes
from frankpledge.plan.reading.outline import Section, row_of
from frankpledge.plan.reading.periods import year_label
from frankpledge.plan.reading.priorities import (
    priorities_by_heading,
    priority_lists_of,
)
from frankpledge.plan.reading.themes import RawSheet, raw_sheets_of
from frankpledge.plan.reading.vocabulary import Label, line_label, theme_header

# Parts of a theme that a line beside its table may say.
_SAID_BESIDE = frozenset({Label.OUTCOMES, Label.OVERVIEW, Label.PARTNERS})


@dataclass
class Sorted:
    """The parts of a document, each with its like, before any is read."""

    figures: list[FigureTable] = field(default_factory=list)
    sheets: list[tuple[RawSheet, Section]] = field(default_factory=list)
    contacts: list[list[Row]] = field(default_factory=list)
    directories: list[RowGroup] = field(default_factory=list)
    priorities: list[PriorityItem] = field(default_factory=list)
    prose: list[tuple[Section, tuple[Words, ...]]] = field(default_factory=list)
    tables: int = 0


def sorted_parts(sections: Sequence[Section], notes: Notes) -> Sorted:
    """Sort what stands under each heading; what nobody knows goes to the notes."""
    found = Sorted()
    by_heading = priorities_by_heading(sections)
    year = ""
    for section, before in zip(sections, (None, *sections), strict=False):
        # A caption set as a heading has the year of the heading it stands under.
        is_alone = before is not None and not before.blocks
        year = year_label(section.title) or (year if is_alone else "")
        if section.heading:
            notes.heading(section.heading.printed, section.heading.source)
        priorities, blocks = by_heading.get(section) or priority_lists_of(section)
        found.priorities.extend(priorities)
        words: list[Words] = []
        for block in blocks:
            if isinstance(block, Table):
                found.tables += 1
                _Tables(section, year, found, notes).sort(groups_of(block.rows))
            else:
                words.append(block)
        sheet = sheet_of_list(section, words)
        if sheet is not None:
            found.sheets.append((sheet, section))
            words = [one for one in words if not sheet.holds(one)]
        words = _without_labelled(section, words, found, notes)
        if words:
            found.prose.append((section, tuple(words)))
        _join_sheets(section, found)
    return found


def _without_labelled(
    section: Section, words: list[Words], found: Sorted, notes: Notes
) -> list[Words]:
    """Return the lines but those that say a part of the action table beside them.

    "Outcome: Fewer people are hurt" under the heading that names the table's theme.
    """
    has_table = any(
        sheet.is_table and under is section and sheet.title == section.title
        for sheet, under in found.sheets
    )
    said = {one: line_label(one.text) for one in words} if has_table else {}
    rows = [
        row_of(one, label[1], label[2])
        for one, label in said.items()
        if label and label[0] in _SAID_BESIDE and label[2]
    ]
    if not rows:
        return words
    sheets = raw_sheets_of(rows, section.title, notes)
    found.sheets.extend((sheet, section) for sheet in sheets)
    return [one for one in words if not any(sheet.holds(one) for sheet in sheets)]


def _join_sheets(section: Section, found: Sorted) -> None:
    """Make one sheet of those that only the heading names: its parts and its table."""
    own = [
        (sheet, under)
        for sheet, under in found.sheets
        if under is section and sheet.title == section.title and not sheet.is_headed
    ]
    if len(own) < 2 or all(sheet.is_table for sheet, _ in own):
        return
    first, *others = (sheet for sheet, _ in own)
    taken = [sheet for sheet in others if first.may_take_in(sheet)]
    for sheet in taken:
        first.take_in(sheet)
    found.sheets[:] = [each for each in found.sheets if each[0] not in taken]


@dataclass
class _Tables:
    """The tables under one heading; what stands over a header captions its table."""

    section: Section
    year: str  # that the heading names, or the one over it
    found: Sorted
    notes: Notes
    caption: str = ""
    lead: str = ""  # of the caption

    def sort(self, groups: Sequence[RowGroup]) -> None:
        """Put each group of rows where its like are gathered."""
        for group, after in zip_longest(groups, groups[1:]):
            for row in group.again:
                self.notes.heading(row.text, row.source)
            if not self._captions(group, after):
                self._gather(group)
                self.caption, self.lead = "", ""

    def _captions(self, group: RowGroup, after: RowGroup | None) -> bool:
        """Take a group that only says what the table after it is about."""
        if after is None:
            return False
        last = group.rows[-1] if group.rows else None
        if group.sort is Sort.UNKNOWN and last is not None:
            _leave(group, self.notes, is_before_another=True)
            self.caption = last.text if len(last.filled) == 1 else ""
            return True
        header = theme_header(last.text) if last and len(group.rows) == 1 else None
        if header is None or after.sort is not Sort.ACTIONS or last is None:
            return False
        self.caption, self.lead = header
        self.notes.heading(last.text, last.source)
        return True

    def _gather(self, group: RowGroup) -> None:
        heading = self.section.title if self.section.heading else ""
        if group.columns is not None and group.header is not None:
            self._gather_table(group.header, group.columns, group, heading)
        elif group.sort is Sort.SHEETS:
            sheets = raw_sheets_of(group.rows, heading, self.notes)
            self.found.sheets.extend((sheet, self.section) for sheet in sheets)
        elif group.sort is Sort.CONTACTS:
            self.found.contacts.append(group.rows)
        elif group.sort is Sort.DIRECTORY:
            self.found.directories.append(group)
        else:
            _leave(group, self.notes, is_before_another=False)

    def _gather_table(
        self, header: Row, columns: Columns, group: RowGroup, heading: str
    ) -> None:
        rows = tuple(group.rows)
        if group.sort is Sort.FIGURES:
            is_of_targets = self.section.part is Part.TARGETS and self.section.is_known
            table = FigureTable(
                header=header,
                columns=columns,
                rows=rows,
                caption=self.caption,
                heading=heading,
                heading_year=self.year,
                is_of_targets=is_of_targets,
            )
            self.found.figures.append(table)
            return
        actions = ActionTable(header, columns, rows, self.caption, self.lead)
        sheets = sheets_of_actions(actions, heading, self.notes)
        self.found.sheets.extend((sheet, self.section) for sheet in sheets)


def _leave(group: RowGroup, notes: Notes, *, is_before_another: bool) -> None:
    """Note rows of no known kind; a lone cell over a table is its caption."""
    for row in group.rows:
        if is_before_another and len(row.filled) == 1:
            notes.heading(row.text, row.source)
            continue
        reason = (
            "It is a row of a table without a header the reader knows, such as "
            "baseline, target or actual."
        )
        notes.leave(row.text, reason, row.source)
