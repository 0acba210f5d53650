"""A plan set out in a style: the blocks of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.checking.blocks import (
    Block,
    Cell,
    Grid,
    Heading,
    Item,
    Paragraph,
    cell,
    row,
)
from benchmarks.checking.heads import Place
from benchmarks.checking.plan import Plan, Theme
from benchmarks.checking.printing import filled
from benchmarks.checking.style import Actions, Members, Priorities, Style
from benchmarks.checking.tables import action_table, results_table, targets_table


@dataclass(frozen=True)
class Document:
    """A plan and the way it is set out."""

    plan: Plan
    style: Style

    @property
    def title(self) -> str:
        """What stands on the first line."""
        return filled(self.style.title, self.plan, self.style)

    @property
    def subtitle(self) -> str:
        """What stands under it, or ""."""
        return filled(self.style.subtitle, self.plan, self.style)

    def heading(self, place: Place) -> str:
        """Return the heading of a part, without its number."""
        return filled(self.style.headings[place], self.plan, self.style)


def blocks_of(document: Document) -> list[Block]:
    """Return the blocks of a document in order."""
    under = [Paragraph(document.subtitle)] if document.subtitle else []
    parts = _numbered(document, list(_parts(document)))
    return [Heading(document.title, 1), *under, *parts]


LEADS_IN = "The priorities agreed for the year are:"


def neutral_words(document: Document) -> frozenset[str]:
    """Return what may as well be kept as a topic or a paragraph as in any other way."""
    tables = (document.style.results, document.style.targets)
    said = {one for table in tables for one in (table.caption, table.footnote)}
    said |= {row.section for row in (*document.plan.results, *document.plan.targets)}
    said |= {document.heading(one) for one in Place if one is not Place.SUCCESSES}
    return frozenset(said | {document.subtitle, LEADS_IN} - {""})


def _numbered(document: Document, blocks: list[Block]) -> Iterator[Block]:
    number = 0
    for block in blocks:
        if document.style.are_headings_numbered and (
            isinstance(block, Heading) and block.level == 2
        ):
            number += 1
            yield Heading(f"{number}. {block.text}")
        else:
            yield block


def _parts(document: Document) -> Iterator[Block]:
    plan, style = document.plan, document.style
    yield Heading(document.heading(Place.INTRODUCTION))
    yield Paragraph(f"This is the plan of the {plan.partnership}.")
    yield from map(Paragraph, plan.introduction)
    yield Heading(document.heading(Place.SUCCESSES))
    yield from map(Paragraph, plan.successes)
    if plan.results:
        yield Heading(document.heading(Place.RESULTS))
        yield from results_table(plan, style)
    yield Heading(document.heading(Place.REVIEW))
    for topic in plan.review:
        yield Heading(topic.title, 3)
        yield from map(Paragraph, topic.paragraphs)
    yield from _priorities(document)
    yield Heading(document.heading(Place.TARGETS))
    yield from targets_table(plan, style)
    yield Heading(document.heading(Place.ACTIONS))
    yield from _actions(document)
    yield from _members(document)


def _priorities(document: Document) -> Iterator[Block]:
    way, priorities = document.style.priorities, document.plan.priorities
    if way is Priorities.NONE:
        return
    yield Heading(document.heading(Place.PRIORITIES))
    if way is Priorities.HEADINGS:
        for priority in priorities:
            yield Heading(priority.title, 3)
            yield from (Item(issue) for issue in priority.issues)
        return
    yield Paragraph(LEADS_IN)
    for number, priority in enumerate(priorities, start=1):
        if way is Priorities.NUMBERED:
            yield Item(priority.title, number=f"{number}.")
            continue
        yield Item(f"{priority.title} including:")
        yield from (Item(issue, 1) for issue in priority.issues)


def _actions(document: Document) -> Iterator[Block]:
    plan, style = document.plan, document.style
    if style.actions is Actions.ONE_TABLE:
        yield action_table(plan, style, plan.themes, with_theme=True)
        return
    for theme in plan.themes:
        if style.actions is Actions.TABLES:
            yield Heading(theme.title, 3)
            yield action_table(plan, style, (theme,), with_theme=False)
        else:
            yield Heading(theme.priority, 3)
            yield _sheet(document, theme)


def _sheet(document: Document, theme: Theme) -> Grid:
    style = document.style
    rows: list[tuple[Cell, ...]]
    if style.actions is Actions.SHEETS:
        head = style.sheet_head.format(
            title=theme.title, label=style.lead_label, lead=theme.lead
        )
        rows = [(cell(head, across=2),)]
    else:
        rows = [
            (cell(style.theme_label), cell(theme.title)),
            (cell(style.lead_label), cell(theme.lead)),
        ]
    contents = {
        "overview": Cell(theme.overview),
        "actions": Cell(tuple(a.text for a in theme.actions), are_items=True),
        "measures": Cell(
            tuple(f"{m.code} - {m.text}" if m.code else m.text for m in theme.measures),
            are_items=True,
        ),
        "outcomes": Cell(theme.outcomes, are_items=True),
        "partners": cell(", ".join(theme.partners)),
    }
    rows += [(cell(style.labels[part]), told) for part, told in contents.items()]
    return Grid(tuple(rows), heads=0)


def _members(document: Document) -> Iterator[Block]:
    if document.style.members is Members.NONE:
        return
    yield Heading(document.heading(Place.MEMBERS))
    members = document.plan.members
    if document.style.members is Members.NAMES:
        yield from (Item(m.name) for m in members)
        return
    if document.style.members is Members.DIRECTORY:
        rows = [row("Organisation", "Address", "Telephone", "Website")]
        rows += [
            row(m.name, ", ".join((*m.address, m.postcode)), m.telephone, m.website)
            for m in members
        ]
        yield Grid(tuple(rows))
        return
    cells = [
        Cell(
            (m.name, *m.address, m.postcode, f"Tel: {m.telephone}", f"Web: {m.website}")
        )
        for m in members
    ]
    pairs = [tuple(cells[at : at + 2]) for at in range(0, len(cells), 2)]
    yield Grid(tuple((*pair, cell(""))[:2] for pair in pairs), heads=0)
