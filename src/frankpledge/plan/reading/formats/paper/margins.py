"""Running headers, footers and page numbers: found by coming again, and set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from frankpledge.plan.reading.formats.paper.sheet import (
    Sheet,
    TextLine,
    chunks_of,
    text_lines,
)

MARGIN: Final = 0.12  # share of the height at each end where they stand
MOST_LINES: Final = 3  # at each end
OFTEN: Final = 0.5  # share of the pages, two at least
SAME_PLACE: Final = 3.0  # points
BY_CHANCE: Final = 2  # pages

_DIGITS = re.compile(r"[0-9]+|\b[ivx]+\b")
_PAGE_NUMBER = re.compile(
    r"^[-–— ]*(?:page|p\.?)?\s*[0-9]{1,3}(?:\s*(?:of|/)\s*[0-9]{1,3})?[-–— ]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Candidate:
    sheet: int  # place in the list
    line: TextLine
    key: str  # its words with every number the same


def without_margins(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[str, ...]]:
    """Return the sheets without their running lines, and each such line once."""
    candidates = [c for place, s in enumerate(sheets) for c in _candidates(place, s)]
    often = max(2.0, OFTEN * len(sheets))
    taken = [
        one
        for one in candidates
        if _PAGE_NUMBER.match(one.line.text) or _comes_again(one, candidates, often)
    ]
    gone: dict[int, set[int]] = {}
    for one in taken:
        gone.setdefault(one.sheet, set()).update(map(id, one.line.words))
    kept = [
        replace(sheet, words=tuple(w for w in sheet.words if id(w) not in gone[place]))
        if place in gone
        else sheet
        for place, sheet in enumerate(sheets)
    ]
    said: dict[str, str] = {}
    for one in taken:
        said.setdefault(one.key, one.line.text)
    return kept, tuple(said.values())


def _candidates(place: int, sheet: Sheet) -> list[_Candidate]:
    lines = text_lines(sheet.words)
    found: list[_Candidate] = []
    for end in (lines[:MOST_LINES], lines[: -MOST_LINES - 1 : -1]):
        for line in end:
            high = line.base < MARGIN * sheet.height
            low = line.base > (1 - MARGIN) * sheet.height
            if not (high or low) or len(chunks_of(line)) > 3:
                break
            found.append(_Candidate(place, line, _DIGITS.sub("0", line.text.lower())))
    return found


def _comes_again(
    one: _Candidate, candidates: Sequence[_Candidate], often: float
) -> bool:
    """Return whether a line stands at the same place of enough pages.

    Two pages may begin with the same heading by chance, and headings are bold.
    """
    pages = len({other.sheet for other in candidates if _is_same(one, other)})
    return pages >= often and (pages > BY_CHANCE or not one.line.is_bold)


def _is_same(one: _Candidate, other: _Candidate) -> bool:
    return one.key == other.key and abs(one.line.base - other.line.base) <= SAME_PLACE
