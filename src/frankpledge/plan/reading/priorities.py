"""The list of agreed priorities with the issues under each, and what stands under one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from frankpledge.plan.reading.blocks import Block, Kind, Words, spanning
from frankpledge.plan.reading.draft import Line, Part, PriorityItem, Source
from frankpledge.plan.reading.notes import Doubt, weighed
from frankpledge.plan.reading.outline import Section
from frankpledge.plan.reading.text import words_of

LONGEST_ISSUE: Final = 100  # characters
MOST_LOOKED_AT: Final = 500  # priorities a heading may mean; a plan has a dozen
_LEADS_IN = re.compile(r"\bpriorit(?:y|ies)\b[^.]{0,200}:$", re.IGNORECASE)
_NAMED = re.compile(r"(?:strategic |key |local )?priority\b.{2,}", re.IGNORECASE)
_TITLE_TAIL = re.compile(
    r"[\s,;:.]*(?:,? ?\b(?:including|which include|namely|and))?[\s,;:.]*$"
)
# Words that say something is done about a priority, not what it is.
_DOING: Final = frozenset(
    [
        *("tackling", "tackle", "reducing", "reduce", "addressing", "address", "and"),
        *(
            "preventing",
            "prevent",
            "improving",
            "improve",
            "priority",
            "the",
            "of",
            "in",
        ),
    ]
)


def priority_lists_of(
    section: Section,
) -> tuple[tuple[PriorityItem, ...], tuple[Block, ...]]:
    """Return the priorities a section lists, and its other blocks.

    A list counts when the paragraph before it ends "... priorities ... :", or when it
    is the first list under a heading of the priorities.
    """
    is_own = section.part is Part.PRIORITIES and section.is_known
    rest: list[Block] = []
    items: list[Words] = []
    taken = False
    for block in section.blocks:
        if _is_item(block) and not taken and (items or _announced(rest, is_own=is_own)):
            items.append(block)  # type: ignore[arg-type]  # an item is Words
            continue
        taken = taken or bool(items)
        rest.append(block)
    return _priorities(items), tuple(rest)


def priorities_by_heading(
    sections: Sequence[Section],
) -> dict[Section, tuple[tuple[PriorityItem, ...], tuple[Block, ...]]]:
    """Return the priorities that stand as headings with their issues listed under each.

    They stand under a heading of the priorities that lists none itself; two at least,
    for one heading with a list under it may be about anything.
    """
    runs: list[list[Section]] = []
    lists_them = False
    for section in sections:
        if section.part is Part.PRIORITIES and section.is_known:
            runs.append([])
            lists_them = bool(priority_lists_of(section)[0])
        elif lists_them or not runs:
            continue  # it explains what was listed
        elif section.part is Part.PRIORITIES and _lists_issues(section):
            runs[-1].append(section)
    return {
        section: _with_its_issues(section)
        for run in runs
        if len(run) > 1
        for section in run
    }


def _lists_issues(section: Section) -> bool:
    """Return whether a list of short items stands under a heading, and no table."""
    items = [b for b in section.blocks if isinstance(b, Words) and _is_item(b)]
    has_table = any(not isinstance(block, Words) for block in section.blocks)
    is_short = all(len(item.text) <= LONGEST_ISSUE for item in items)
    return bool(items) and is_short and not has_table


def _with_its_issues(
    section: Section,
) -> tuple[tuple[PriorityItem, ...], tuple[Block, ...]]:
    items = [b for b in section.blocks if isinstance(b, Words) and _is_item(b)]
    rest = tuple(b for b in section.blocks if not _is_item(b))
    heading = section.heading or items[0]
    confidence, doubts = weighed([Doubt.PRIORITY_FROM_HEADING])
    priority = PriorityItem(
        title=_title(section.title),
        issues=tuple(Line(_title(item.text), item.source) for item in items),
        source=spanning([heading, *items]),
        confidence=confidence,
        doubts=doubts,
    )
    return (priority,), rest


def _announced(before: Sequence[Block], *, is_own: bool) -> bool:
    last = before[-1] if before else None
    if isinstance(last, Words) and _LEADS_IN.search(last.text[-400:]):
        return True
    return is_own and not any(_is_item(block) for block in before)


def _is_item(block: Block) -> bool:
    return isinstance(block, Words) and block.kind is Kind.ITEM


def _priorities(items: Sequence[Words]) -> tuple[PriorityItem, ...]:
    if not items:
        return ()
    base = items[0].indent
    is_flat = all(item.indent <= base for item in items)
    by_colon = is_flat and items[0].text.endswith(":")
    grouped: list[list[Words]] = []
    for item in items:
        begins = item.text.endswith(":") if by_colon else item.indent <= base
        if begins or not grouped:
            grouped.append([])
        grouped[-1].append(item)
    return tuple(_priority(group) for group in grouped)


def _priority(group: Sequence[Words]) -> PriorityItem:
    first, *issues = group
    confidence, doubts = weighed([] if issues else [Doubt.NO_ISSUES])
    return PriorityItem(
        title=_title(first.text),
        issues=tuple(Line(_title(issue.text), issue.source) for issue in issues),
        source=spanning(group),
        confidence=confidence,
        doubts=doubts,
    )


def _title(text: str) -> str:
    return _TITLE_TAIL.sub("", text) or text


def names_priority(heading: str) -> bool:
    """Return whether a heading calls what it names a priority: "Priority 2: Noise"."""
    return bool(_NAMED.match(heading))


def priority_from_heading(title: str, source: Source) -> PriorityItem:
    """Return the priority a heading over theme sheets names when no list does."""
    confidence, doubts = weighed([Doubt.PRIORITY_FROM_HEADING, Doubt.NO_ISSUES])
    return PriorityItem(title, (), source, confidence, doubts)


class PrioritiesNamed:
    """The priorities of a document, to find the one a heading means.

    What each is about is worked out once, for thousands of headings may be looked up.
    """

    def __init__(self, items: Iterable[PriorityItem] = ()) -> None:
        self.items: list[PriorityItem] = []
        self._about: list[frozenset[str]] = []
        for item in items:
            self.add(item)

    def add(self, item: PriorityItem) -> None:
        """Add one more priority."""
        self.items.append(item)
        if len(self._about) < MOST_LOOKED_AT:
            self._about.append(_content(item.title))

    def title_under(self, heading: str) -> str:
        """Return the title of the first priority a heading means, or "" for none."""
        wanted = _content(heading)
        for own, item in zip(self._about, self.items, strict=False):
            if own and wanted and (wanted <= own or own <= wanted):
                return item.title
        return ""


def _content(text: str) -> frozenset[str]:
    return frozenset(words_of(text)) - _DOING
