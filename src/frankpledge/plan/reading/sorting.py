"""The parts of a document sorted by kind: figures, sheets, contacts, lists, prose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from frankpledge.plan.reading.blocks import Row, Table, Words
from frankpledge.plan.reading.draft import PriorityItem
from frankpledge.plan.reading.figure_tables import FigureTable
from frankpledge.plan.reading.groups import RowGroup, Sort, groups_of
from frankpledge.plan.reading.notes import Notes
from frankpledge.plan.reading.outline import Section
from frankpledge.plan.reading.priorities import priority_lists_of
from frankpledge.plan.reading.themes import RawSheet, raw_sheets_of


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
    for section in sections:
        if section.heading:
            notes.heading(section.heading.printed, section.heading.source)
        priorities, blocks = priority_lists_of(section)
        found.priorities.extend(priorities)
        words: list[Words] = []
        for block in blocks:
            if isinstance(block, Table):
                found.tables += 1
                _sort_rows(groups_of(block.rows), section, found, notes)
            else:
                words.append(block)
        if words:
            found.prose.append((section, tuple(words)))
    return found


def _sort_rows(
    groups: Sequence[RowGroup], section: Section, found: Sorted, notes: Notes
) -> None:
    for place, group in enumerate(groups):
        if group.columns is not None and group.header is not None:
            table = FigureTable(group.header, group.columns, tuple(group.rows))
            found.figures.append(table)
        elif group.sort is Sort.SHEETS:
            heading = section.title if section.heading else ""
            sheets = raw_sheets_of(group.rows, heading, notes)
            found.sheets.extend((sheet, section) for sheet in sheets)
        elif group.sort is Sort.CONTACTS:
            found.contacts.append(group.rows)
        elif group.sort is Sort.DIRECTORY:
            found.directories.append(group)
        else:
            _leave(group, notes, is_before_another=place + 1 < len(groups))


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
