"""Parts of pages to parts of a document: what a page's end cut is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from frankpledge.plan.reading.addresses import contact_in, parted_name
from frankpledge.plan.reading.formats.opened import bare
from frankpledge.plan.reading.formats.paper.flow import (
    Part,
    Prose,
    TablePart,
    TableRow,
)
from frankpledge.plan.reading.formats.paper.paragraphs import Vocabulary, joined

LONGEST_NAME: Final = 60  # characters of a row that names those after it
SAME_COLUMN: Final = 12.0  # points
MOST_HEADERS: Final = 3  # rows of a header that comes again

_ENDED = re.compile(r"[.!?:;][\"'’”)\]]*$")


def document_parts(
    pages: Sequence[Sequence[Part]], known: Vocabulary
) -> tuple[list[Part], int]:
    """Return the parts of all pages in order, and how many header rows came again."""
    parts: list[Part] = []
    repeated = 0
    for page in pages:
        for place, part in enumerate(page):
            if not place and isinstance(part, TablePart):
                _take_name(parts, part)
            last = parts[-1] if parts else None
            if isinstance(part, TablePart):
                if place < 2 and isinstance(last, TablePart) and _goes_on(last, part):
                    rows = _without_header(last.rows, part.rows)
                    repeated += len(part.rows) - len(rows)
                    parts[-1] = _with_rows(last, rows, known)
                    continue
            elif isinstance(last, Prose) and _continues(last, part):
                text = joined(last.paragraph.text, part.paragraph.text, known)
                parts[-1] = replace(last, paragraph=replace(last.paragraph, text=text))
                continue
            parts.append(part)
    return parts, repeated


def _take_name(parts: list[Part], part: TablePart) -> None:
    """Make a row of the last line of a page when its table goes on over the page."""
    if len(parts) < 2:
        return
    before, name = parts[-2:]
    if not isinstance(before, TablePart) or not isinstance(name, Prose):
        return
    text = name.paragraph.text
    is_short = len(text) <= LONGEST_NAME and not _ENDED.search(text)
    if name.paragraph.depth is None and is_short and _goes_on(before, part):
        row = TableRow((bare(text), *("" for _ in part.xs)), name.page)
        parts[-2:] = [replace(before, rows=(*before.rows, row))]


def _continues(last: Prose, part: Prose) -> bool:
    """Return whether a paragraph goes on over the end of a column or page."""
    before, after = last.paragraph, part.paragraph
    if before.is_heading or after.is_heading or after.depth is not None:
        return False
    return after.text[:1].islower() and not _ENDED.search(before.text)


def _goes_on(last: TablePart, part: TablePart) -> bool:
    if len(last.xs) != len(part.xs):
        return False
    if _without_header(last.rows, part.rows) != part.rows:
        return True
    return _are_same(last.xs, part.xs, 1) or _are_same(last.lefts, part.lefts, 2)


def _are_same(before: Sequence[float], after: Sequence[float], least: int) -> bool:
    """Return whether places are the same, those of blank columns (below 0) aside."""
    pairs = zip(before, after, strict=False)
    known = [(a, b) for a, b in pairs if a >= 0 and b >= 0]
    return len(known) >= least and all(abs(a - b) <= SAME_COLUMN for a, b in known)


def _without_header(
    before: Sequence[TableRow], rows: Sequence[TableRow]
) -> tuple[TableRow, ...]:
    heads = [row.cells for row in before[:MOST_HEADERS]]
    again = [row.cells for row in rows[:MOST_HEADERS]]
    for count in range(min(len(again), len(before) - 1), 0, -1):
        # A header's first row may have been taken for the rest of the row before.
        if again[:count] in (heads[:count], heads[1 : count + 1]):
            return tuple(rows[count:])
    return tuple(rows)


def _with_rows(
    last: TablePart, rows: Sequence[TableRow], known: Vocabulary
) -> TablePart:
    if not rows or not _is_cut(last.rows[-1].cells, rows[0].cells):
        return replace(last, rows=(*last.rows, *rows))
    cells = tuple(
        _one_cell(a, b, known)
        for a, b in zip(last.rows[-1].cells, rows[0].cells, strict=True)
    )
    mended = replace(last.rows[-1], cells=cells)
    return replace(last, rows=(*last.rows[:-1], mended, *rows[1:]))


def _is_cut(before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a page's first row is the rest of the last row before it."""
    filled = [column for column, cell in enumerate(after) if cell]
    if not filled or any(not before[column] for column in filled):
        return False
    if not after[0] and before[0]:
        return True
    if all(_is_rest_of_contact(before[column], after[column]) for column in filled):
        return True
    words = [re.sub(r"^(?:<\w+>)+", "", after[column]) for column in filled]
    small = [one[:1].islower() for one in words]
    return len(filled) < len(after) and (all(small) or bool(after[0] and small[0]))


def _is_rest_of_contact(before: str, after: str) -> bool:
    """Return whether a cell goes on with the contact details the cell before begins."""
    name, rest = (re.sub(r"<[^>]*>", " ", cell).strip() for cell in (before, after))
    begun, added = contact_in(name), contact_in(rest)
    is_twice = contact_in(f"{name} {rest}").kinds < begun.kinds + added.kinds
    if not added.kinds or is_twice:
        return False
    if begun.kinds:
        return not added.before
    whose, _, is_sure = parted_name(f"{name} {added.before}", ())
    return is_sure and name.startswith(whose)


def _one_cell(before: str, after: str, known: Vocabulary) -> str:
    if not before or not after:
        return before or after
    if after.startswith("<p>") and not before.endswith(">"):
        before = f"<p>{before}</p>"
    if before.endswith(">") or after.startswith("<"):
        goes_on = re.match(r"^<p>(?=[a-z])", after)
        ends = re.search(r"(?<![.!?:;])</(?:p|li)>$", before)
        if goes_on and ends:
            tag = before[ends.start() :]
            rest, _, others = after[3:].partition("</p>")
            return joined(before[: ends.start()], rest, known) + tag + others
        return before + (after if after.startswith("<") else f"<p>{after}</p>")
    return joined(before, after, known)
