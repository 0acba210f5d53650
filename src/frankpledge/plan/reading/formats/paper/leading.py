"""How far apart the lines of one paragraph stand.

Lines with nothing but whole paragraphs do not tell: the distance between two lines that
a sentence goes over does, wherever in the document it stands.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from frankpledge.plan.reading.formats.paper.sheet import (
    Sheet,
    TextLine,
    Word,
    text_lines,
)

USUAL: Final = 1.35  # times the size, where nothing tells
LINES_BELOW: Final = 3  # among which the next line of a column stands
SAME_LEFT: Final = 1.5  # points

_ENDED = re.compile(r"[.!?:;][\"'’”)\]]*$")


def leadings_of(sheets: Iterable[Sheet]) -> dict[float, float]:
    """Return the distance of lines of one paragraph for each size of a document."""
    gaps: dict[float, list[float]] = {}
    for sheet in sheets:
        for size, gap in _gaps_in_sentences(text_lines(sheet.words)):
            gaps.setdefault(size, []).append(gap)
    return {size: _low(held) for size, held in gaps.items()}


def leading_among(lines: Sequence[TextLine], known: Mapping[float, float]) -> float:
    """Return the distance of lines of one paragraph among these.

    `known` are a document's: they count where no sentence here goes over a line's end.
    """
    pairs = [pair for pair in itertools.pairwise(lines) if _are_near(*pair)]
    inside = [b.base - a.base for a, b in pairs if _goes_on(a.words, b.words)]
    if inside:
        return _low(inside)
    gaps = [b.base - a.base for a, b in pairs]
    if not gaps:
        size = max((line.size for line in lines), default=10.0)
        return known.get(_sort(size), USUAL * size)
    told = [known[_sort(b.size)] for _, b in pairs if _sort(b.size) in known]
    return min(_low(gaps), _low(told)) if told else _low(gaps)


def _gaps_in_sentences(lines: Sequence[TextLine]) -> Iterator[tuple[float, float]]:
    for place, line in enumerate(lines):
        below = lines[place + 1 : place + 1 + LINES_BELOW]
        for words in line.chunks:
            after = _below(words, below)
            if after is None or not _goes_on(words, after):
                continue
            gap, size = after[0].base - words[0].base, words[0].size
            if 0.9 * size < gap < 2 * size and abs(after[0].size - size) < 0.1 * size:
                yield _sort(size), gap


def _below(words: Sequence[Word], lines: Sequence[TextLine]) -> tuple[Word, ...] | None:
    """Return the words that begin at the same place on the nearest line below."""
    for line in lines:
        for chunk in line.chunks:
            if abs(chunk[0].x0 - words[0].x0) <= SAME_LEFT:
                return chunk
    return None


def _are_near(line: TextLine, after: TextLine) -> bool:
    gap = after.base - line.base
    is_same = abs(line.size - after.size) < 0.1 * after.size
    return is_same and 0.9 * after.size < gap < 2 * after.size


def _goes_on(words: Sequence[Word], after: Sequence[Word]) -> bool:
    """Return whether a sentence goes over the end of a line."""
    return after[0].text[:1].islower() and not _ENDED.search(words[-1].text)


def _sort(size: float) -> float:
    return round(size * 2) / 2


def _low(gaps: Sequence[float]) -> float:
    return sorted(gaps)[len(gaps) // 4]
