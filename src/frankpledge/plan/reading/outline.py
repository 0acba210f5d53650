"""Blocks to sections: each heading with what stands under it and the part it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from frankpledge.plan.reading.aims import is_aim, parted_aims
from frankpledge.plan.reading.blocks import (
    Block,
    Cell,
    Kind,
    Piece,
    Row,
    Table,
    Words,
    spanning,
)
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.reading.vocabulary import (
    Label,
    label_of,
    line_label,
    part_of,
    theme_header,
)

LONGEST_TITLE: Final = 160  # characters
_TELLING_LABELS: Final = frozenset({Label.ACTIVITIES, Label.OUTCOMES, Label.MEASURES})
_NAMES_A_DOCUMENT: Final = re.compile(
    r"\b(?:Plan|PLAN|Strategy|STRATEGY|Report|REPORT|Review|REVIEW|Scorecard|SCORECARD"
    r"|Dashboard|DASHBOARD|Assessment|ASSESSMENT|[Mm]onitoring|MONITORING)\b"
    r"(?! (?:[Aa]uthor|[Bb]y|[Tt]o:?$|[Dd]ate))"
)
# What stands at the head of a message, which names no document.
OF_A_MESSAGE: Final = re.compile(
    r"(?:from|sent|date|to|cc|bcc|importance|attachments?|report author|author"
    r"|prepared by|generated on|printed on|last updated)\s?:",
    re.IGNORECASE,
)
LONGEST_NUMBERED: Final = 60  # characters of a numbered heading
# Under these an unknown heading begins something else, not a topic of the same part.
_WITHOUT_TOPICS: Final = frozenset({Part.INTRODUCTION, Part.OTHER})


@dataclass(frozen=True)
class Section:
    """A heading and the blocks under it."""

    part: Part
    title: str  # "" before the first heading
    heading: Words | None
    is_known: bool  # the heading itself names the part; else it is a topic of it
    blocks: tuple[Block, ...]


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections of a document in order; the first may have no heading."""
    blocks = tuple(parted_aims(blocks))
    sections = [Section(Part.OTHER, "", None, is_known=False, blocks=())]
    gathered: list[Block] = []
    headings = _numbered_headings(blocks) | _long_title(blocks)
    for block in _with_sheet_rows(blocks):
        if isinstance(block, Words) and (_is_heading(block) or block in headings):
            sections[-1] = replace(sections[-1], blocks=tuple(gathered))
            gathered = []
            sections.append(_opened(block, sections))
        else:
            gathered.append(block)
    sections[-1] = replace(sections[-1], blocks=tuple(gathered))
    return tuple(s for s in sections if s.heading or s.blocks)


def _is_heading(words: Words) -> bool:
    if words.kind is Kind.HEADING:
        return True
    # "1. Introduction" looks like an item of a list until it is read.
    return words.kind is Kind.ITEM and bool(words.number) and _is_part(words.text)


def _numbered_headings(blocks: Sequence[Block]) -> frozenset[Words]:
    """Return the lone numbered lines of a document whose headings are numbered.

    Where "2. Successes" and "4. Review" are headings, "3. How we did" is one too.
    """
    lone = [
        block
        for before, block, after in zip(
            (None, *blocks), blocks, (*blocks[1:], None), strict=False
        )
        if isinstance(block, Words)
        and block.number
        and not (_is_numbered(before) or _is_numbered(after))
        and len(block.text) <= LONGEST_NUMBERED
        and block.text[-1:] not in ".;,:"
    ]
    known = [block for block in lone if _is_part(block.text)]
    numbers = [block.number.strip(" .)") for block in lone]
    in_order = numbers == [str(n) for n in range(1, len(lone) + 1)] and len(lone) > 2
    are_headings = len(known) > 1 or (bool(known) and in_order)
    return frozenset(lone) if are_headings else frozenset()


def _long_title(blocks: Sequence[Block]) -> frozenset[Words]:
    """Return the first line when it names the document at more length than a heading."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Words) or first.kind is not Kind.PROSE:
        return frozenset()
    return frozenset([first]) if names_a_document(first) else frozenset()


def names_a_document(words: Words) -> bool:
    """Return whether a line is the title of a plan, a strategy or a report."""
    return (
        not OF_A_MESSAGE.match(words.text)
        and len(words.text) <= LONGEST_TITLE
        and words.text[-1:] not in ".;,:"
        and bool(_NAMES_A_DOCUMENT.search(words.text))
    )


def _is_numbered(block: Block | None) -> bool:
    return isinstance(block, Words) and bool(block.number)


def _is_part(text: str) -> bool:
    return len(text) < 60 and text[-1:] not in ".;," and part_of(text) is not None


def _opened(heading: Words, sections: Sequence[Section]) -> Section:
    is_title = len(sections) == 1 and not sections[0].blocks
    part = part_of(heading.text)
    known = part is not None
    if part is None:
        before = sections[-1].part
        part = Part.OTHER if is_title or before in _WITHOUT_TOPICS else before
    return Section(part, heading.text, heading, is_known=known, blocks=())


def _with_sheet_rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, theme sheets written as paragraphs turned into table rows."""
    rows: list[Row] = []
    label: Words | None = None
    labelled = _under_labels(blocks)
    for place, block in enumerate(blocks):
        if place in labelled:
            if isinstance(block, Table):
                yield from _as_table(rows)
                rows, label = [], None
                yield block
                continue
            rows.append(row_of(block, *_label_and_content(block.text)))
            continue
        if rows and place - 1 in labelled:
            yield from _as_table(rows)
            rows, label = [], None
        if isinstance(block, Table) and rows:
            rows.extend(block.rows)  # the header was a paragraph, the rest a table
            label = None
            continue
        made = _sheet_rows(block, label, rows)
        if made is None or isinstance(block, Table):
            yield from _as_table(rows)
            rows, label = [], None
            yield block
            continue
        label = _label_after(block, label)
        rows.extend(made)
    yield from _as_table(rows)


def _label_and_content(text: str) -> tuple[str, str]:
    if label_of(text.rstrip(": ?")):
        return text, ""
    said = line_label(text)
    return ("", text) if said is None else (said[1], said[2])


def _under_labels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the places of a sheet's parts where each part has a heading of its own.

    "Priority 1: Noise" is the title; "Why this is a priority", "What we will do" and
    "Outcomes" under it are its parts. Two labels at least, one of what is done or
    measured, for "Background" and "Targets" also head parts of whole documents.
    """
    found: set[int] = set()
    heads = [n for n, block in enumerate(blocks) if _may_head(block)]
    start = 0
    while start < len(heads):
        end = start + 1
        while end < len(heads) and _goes_on(blocks, heads[end - 1], heads[end]):
            end += 1
        labelled = [n for n in heads[start + 1 : end] if _label_at(blocks, n)]
        labels = {_label_at(blocks, place) for place in labelled}
        is_telling = any(
            _label_at(blocks, place) in _TELLING_LABELS and not _is_known(blocks[place])
            for place in labelled
        )
        head = blocks[heads[start]]
        enough = len(labels) > 1 or is_aim(head)  # a numbered aim needs no second label
        if enough and is_telling and _may_be_a_theme(head):
            last = heads[end] if end < len(heads) else len(blocks)
            found.update(range(heads[start + 1], last))
        start = end
    return frozenset(found)


def _goes_on(blocks: Sequence[Block], before: int, place: int) -> bool:
    """Return whether a heading is a part of a sheet, or all that stands under one."""
    is_content = place == before + 1 and _is_bare_label(blocks, before)
    return is_content or _label_at(blocks, place) is not None


def _may_be_a_theme(block: Block) -> bool:
    return (
        isinstance(block, Words)
        and not label_of(block.text)
        and not line_label(block.text)
        and not theme_header(block.text)
        and not _is_known(block)
    )


def _may_head(block: Block) -> bool:
    return isinstance(block, Words) and (
        block.kind is Kind.HEADING
        or bool(block.number)
        or (block.kind is Kind.PROSE and line_label(block.text) is not None)
    )


def _is_known(block: Block) -> bool:
    return isinstance(block, Words) and part_of(block.text) is not None


def _label_at(blocks: Sequence[Block], place: int) -> Label | None:
    block = blocks[place]
    if not isinstance(block, Words):
        return None
    said = line_label(block.text)
    return label_of(block.text.rstrip(": ?")) or (said[0] if said else None)


def _is_bare_label(blocks: Sequence[Block], place: int) -> bool:
    """Return whether a block is a label whose content comes after it."""
    block = blocks[place]
    said = line_label(block.text) if isinstance(block, Words) else None
    return _label_at(blocks, place) is not None and not (said and said[2])


def _as_table(rows: Sequence[Row]) -> Iterator[Table]:
    if rows:
        yield Table(tuple(rows), spanning(rows))


def _label_after(block: Words, label: Words | None) -> Words | None:
    if label_of(block.text.rstrip(": ")):
        return block
    return None if theme_header(block.text) else label


def _sheet_rows(
    block: Block, label: Words | None, before: Sequence[Row]
) -> tuple[Row, ...] | None:
    """Return the rows a block gives to the open sheet, or None when it is no part."""
    if not isinstance(block, Words):
        return None
    is_bullet = block.kind is Kind.ITEM and not block.number
    if theme_header(block.text) and not is_bullet:
        return (row_of(block, block.text),)
    if not before:
        return None
    said = label_of(block.text.rstrip(": "))
    if (
        said
        and _is_known(block)
        and said in {label_of(r.cells[0].text) for r in before}
    ):
        return None  # "Partner agencies" after a sheet that has named its own
    if said:
        return (row_of(block, block.text.rstrip(": "), ""),)
    name, colon, rest = block.text.partition(":")
    if colon and rest and label_of(name):
        return (row_of(block, name, rest.strip()),)
    is_awaited = not before[-1].cells[-1].pieces  # a label with nothing under it yet
    if label is None or (block.kind is Kind.HEADING and not is_awaited):
        return None
    return (row_of(block, "", block.text),)


def row_of(words: Words, *texts: str) -> Row:
    """Return a row of these texts that stands where the words do."""
    is_item = words.kind is Kind.ITEM
    cells = tuple(
        Cell((Piece(text, words.source, is_item),) if text else (), words.source)
        for text in texts
    )
    return Row(cells, words.source)
