"""Lists of contents in plain text: titles with their pages, which repeat the headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from frankpledge.plan.reading.text import clean, has_words

LEAST_TITLED: Final = 2  # lines under a heading that says contents
LEAST_DOTTED: Final = 2  # lines with dots to the page, wherever they stand
LAST_PAGE: Final = 500
LONGEST_ENTRY: Final = 300  # characters

_ENTRY = re.compile(
    r"^(?P<title>.*?\S)\s*(?P<leader>(?:\.\s?){3,}|…+|_{3,}|\t+| {2,})\s*"
    r"(?:page |p\.? ?)?(?P<page>[0-9]{1,3})\s*$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:#+ )?(?:table of |list of )?contents:?$|^in this (?:document|plan)$",
    re.IGNORECASE,
)

_HEAD = re.compile(r"^(?:table of )?(?:contents|section|title) page(?: no\.?)?$", re.I)


def contents_lists(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where lists of contents begin and end, the last line not included."""
    start = 0
    while start < len(lines):
        entries, end = _entries(lines, start)
        dotted = sum(match["leader"][0] in ".…_" for match in entries)
        is_titled = len(entries) >= LEAST_TITLED and _is_titled(lines, start)
        if dotted >= LEAST_DOTTED or is_titled:
            has_head = start and _HEAD.match(clean(lines[start - 1]))
            yield start - 1 if has_head else start, end
        start = max(end, start + 1)


def _entries(lines: Sequence[str], start: int) -> tuple[list[re.Match[str]], int]:
    """Return the entries from a line on, and the line after the last of them."""
    entries: list[re.Match[str]] = []
    end = start
    for index in range(start, len(lines)):
        short = len(lines[index]) <= LONGEST_ENTRY
        match = _ENTRY.match(lines[index]) if short else None
        page = int(match["page"]) if match else 0
        if match and (not entries or int(entries[-1]["page"]) <= page <= LAST_PAGE):
            entries.append(match)
            end = index + 1
        elif has_words(lines[index]) or index > end:
            break
    return entries, end


def _is_titled(lines: Sequence[str], start: int) -> bool:
    before = (clean(line) for line in reversed(lines[max(0, start - 3) : start]))
    title = next(filter(None, before), "")
    return bool(_TITLE.match(title) or _TITLE.match(title.replace(" Page", "")))
