"""The whole way from the bytes of a plan document to its draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from frankpledge.plan.reading.agencies import (
    agencies_of,
    contact_of,
    directory_of,
    members_of,
)
from frankpledge.plan.reading.blocks import Kind
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.draft import (
    AgencyEntry,
    Draft,
    Line,
    NarrativeTopic,
    Part,
    PriorityItem,
    ResultRow,
    TargetRow,
    ThemeSheet,
)
from frankpledge.plan.reading.figure_tables import results_of, targets_of
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.layout import layout_of
from frankpledge.plan.reading.notes import Notes
from frankpledge.plan.reading.outline import Section, sections_of
from frankpledge.plan.reading.parting import names_with_commas
from frankpledge.plan.reading.places import with_places
from frankpledge.plan.reading.priorities import (
    PrioritiesNamed,
    names_priority,
    priority_from_heading,
)
from frankpledge.plan.reading.prose import (
    Passage,
    funding_of,
    lines_of,
    statements_of,
    topic_of,
)
from frankpledge.plan.reading.prose_targets import targets_in_prose
from frankpledge.plan.reading.sorting import Sorted, sorted_parts
from frankpledge.plan.reading.text import fold, words_of
from frankpledge.plan.reading.themes import prose_of, theme_of
from frankpledge.plan.reading.titles import (
    is_same,
    partnership_name,
    plan_year,
    results_year,
    title_of,
)

__all__ = ["READER_VERSION", "UnreadableDocument", "read_opened", "read_plan"]

# Raised with every release that reads documents otherwise: those read by an earlier one
# are offered to be read again.
READER_VERSION: Final = 3


@dataclass
class _Prose:
    """What the paragraphs of a document came to."""

    introduction: tuple[Line, ...] = ()
    topics: list[NarrativeTopic] = field(default_factory=list)
    contacts: list[AgencyEntry] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def read_plan(data: bytes, *, filename: str) -> Draft:
    """Read a plan document: plain text, Word, PDF, a spreadsheet, CSV or a web page.

    Gives a Draft in which every word of the document is some element's, a heading or
    not understood; line numbers, from 1, are of the lines it was opened as: a plain
    text's own. Raises UnreadableDocument with a sentence for the person who brought
    the file.
    """
    return read_opened(open_document(data, filename=filename))


def read_opened(opened: Opened) -> Draft:
    """Read a document that a front-end has opened as lines."""
    layout = layout_of(opened.lines)
    sections = sections_of(layout.blocks)
    notes = Notes(
        not_understood=list(layout.not_understood),
        warnings=[*opened.warnings, *layout.warnings],
    )
    found = sorted_parts(sections, notes)
    draft = _draft(found, sections, notes)
    _warn_when_bare(draft, found, notes)
    whole = replace(
        draft,
        not_understood=tuple(notes.not_understood),
        warnings=notes.said(),
        headings=tuple(notes.headings),
    )
    return with_places(whole, opened)


def _draft(found: Sorted, sections: Sequence[Section], notes: Notes) -> Draft:
    title = title_of(sections)
    name = partnership_name(sections)
    prose = _read_prose(found, title, notes)
    agencies = _agencies(found, notes)
    themes, priorities = _themes(found, agencies, title)
    year = plan_year(sections, title, found)
    results, targets = _figures(found, year, notes)
    told = {fold(target.title) for target in targets}
    more = [t for t in targets_in_prose(sections) if fold(t.title) not in told]
    contact = next((c for c in prose.contacts if is_same(c.name, name)), None)
    others = [entry for entry in prose.contacts if entry is not contact]
    passages = sorted(
        [*prose.passages, *_theme_passages(found)], key=lambda p: p.source.first_line
    )
    return Draft(
        title=title,
        year_label=year,
        results_year_label=results_year(found, year),
        partnership_name=name,
        partnership_contact=contact,
        introduction=prose.introduction,
        results=results,
        targets=(*targets, *more),
        priorities=priorities,
        themes=themes,
        agencies=(*agencies, *others),
        narrative=tuple(prose.topics),
        funding=funding_of(passages),
        statements=statements_of(passages, notes),
    )


def _warn_when_bare(draft: Draft, found: Sorted, notes: Notes) -> None:
    if not draft.title:
        notes.warn("No title was found on the first lines of the document.")
    if draft.results or draft.targets or draft.themes or draft.agencies:
        return
    if found.tables:
        notes.warn(
            "The document's tables have no header the reader knows, so no results, "
            "targets, themes or organisations were read. Their rows are listed as not "
            "understood."
        )
    else:
        notes.warn(
            "No table was found in the document, so no results, targets, themes or "
            "organisations were read. If it has tables, save it as text with a tab "
            "between the cells."
        )


def _figures(
    found: Sorted, year: str, notes: Notes
) -> tuple[tuple[ResultRow, ...], tuple[TargetRow, ...]]:
    results: list[ResultRow] = []
    targets: list[TargetRow] = []
    for table in found.figures:
        if table.are_results_of(year):
            results.extend(results_of(table, notes))
        else:
            targets.extend(targets_of(table, notes))
    return tuple(results), tuple(targets)


def _agencies(found: Sorted, notes: Notes) -> list[AgencyEntry]:
    known = frozenset(
        " ".join(words_of(name))
        for sheet, _ in found.sheets
        for name in (
            sheet.lead_agency,
            *(name for names in sheet.partner_fragments for name in names),
        )
    )
    agencies: list[AgencyEntry] = []
    for rows in found.contacts:
        agencies.extend(agencies_of(rows, known, notes))
    for group in found.directories:
        if group.header is not None and group.details is not None:
            read = directory_of(group.header, group.rows, group.details, notes)
            agencies.extend(read)
    return agencies


def _themes(
    found: Sorted, agencies: Sequence[AgencyEntry], title: str
) -> tuple[tuple[ThemeSheet, ...], tuple[PriorityItem, ...]]:
    priorities = PrioritiesNamed(found.priorities)
    lists = [names for sheet, _ in found.sheets for names in sheet.partner_fragments]
    whole = [*(a.name for a in agencies), *(s.lead_agency for s, _ in found.sheets)]
    names = names_with_commas(whole, lists)
    themes: list[ThemeSheet] = []
    for sheet, section in found.sheets:
        is_of_document = section.is_known or section.title == title
        heading = "" if is_of_document else sheet.priority
        priority = priorities.title_under(heading)
        if heading and not priority and section.heading is not None:
            priority = heading
            priorities.add(priority_from_heading(heading, section.heading.source))
        is_of_heading = sheet.is_table or not sheet.is_headed
        if not priority and is_of_heading:
            priority = priorities.title_under(sheet.title)
        is_priority = sheet.names_priority and not found.priorities
        if not priority and (is_priority or names_priority(sheet.title)):
            priority = sheet.title
            source = sheet.rows[0].source
            priorities.add(priority_from_heading(priority, source))
        themes.append(theme_of(sheet, priority, names))
    return tuple(themes), tuple(priorities.items)


def _theme_passages(found: Sorted) -> Iterator[Passage]:
    for sheet, _ in found.sheets:
        for piece in prose_of(sheet):
            yield Passage(piece.text, piece.source, sheet.title)


def _read_prose(found: Sorted, title: str, notes: Notes) -> _Prose:
    read = _Prose()
    for section, words in found.prose:
        may_name = bool(section.title) and not section.is_known
        contact = contact_of(section.title, words) if may_name else None
        if contact is not None:
            heading = section.heading.source if section.heading else contact.source
            source = replace(contact.source, first_line=heading.first_line)
            read.contacts.append(replace(contact, source=source))
            continue
        if section.part is Part.MEMBERSHIP and (members := members_of(words)):
            read.contacts.extend(members)
            words = tuple(one for one in words if one.kind is not Kind.ITEM)
            if not words:
                continue
        if section.heading is None:
            for one in words:
                notes.leave(one.printed, "It stands under no heading.", one.source)
        elif section.part is Part.INTRODUCTION or section.title == title:
            read.introduction += lines_of(words)
        else:
            read.topics.append(topic_of(section, words))
        place = section.title
        read.passages.extend(Passage(one.text, one.source, place) for one in words)
    return read
