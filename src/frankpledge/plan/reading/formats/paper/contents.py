"""Tables of contents: they repeat the headings, and are set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from frankpledge.plan.reading.formats.paper.flow import Part, Prose, TablePart
from frankpledge.plan.reading.formats.paper.paragraphs import LEADER

LEAST_ROWS: Final = 3

_TITLE = re.compile(r"\bcontents\b|^in this (?:document|plan|report)$", re.IGNORECASE)


def without_contents(
    parts: Sequence[Part], pages: int
) -> tuple[list[Part], tuple[str, ...]]:
    """Return the parts but for lists of headings with their pages, and what went."""
    kept: list[Part] = []
    gone: list[str] = []
    for part in parts:
        if isinstance(part, Prose):
            if LEADER.search(part.paragraph.text):
                gone.append(LEADER.sub("", part.paragraph.text).strip())
                continue
        elif kept and _is_title(kept[-1]) and _are_contents(part, pages):
            gone.extend(row.cells[0] for row in part.rows)
            continue
        kept.append(part)
    return kept, tuple(gone)


def _is_title(part: Part) -> bool:
    return isinstance(part, Prose) and bool(_TITLE.search(part.paragraph.text))


def _are_contents(table: TablePart, pages: int) -> bool:
    """Return whether every row ends in a page, none before the one above."""
    ends = [row.cells[-1] for row in table.rows]
    if len(ends) < LEAST_ROWS or not all(end.isdecimal() for end in ends):
        return False
    numbers = [int(end) for end in ends]
    return numbers == sorted(numbers) and numbers[-1] <= 2 * pages
