"""Lines of words to paragraphs: wrapped lines joined, hyphens mended, items told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from frankpledge.plan.reading.formats.opened import Paragraph
from frankpledge.plan.reading.formats.paper.leading import (
    leading_among,
    leadings_of,
)
from frankpledge.plan.reading.formats.paper.sheet import Sheet, TextLine

MORE_ROOM: Final = 1.13  # times the distance of lines: a paragraph begins
HEADING_SIZE: Final = 1.12  # times the usual size
LONGEST_HEADING: Final = 120  # characters
LINES_OF_AN_ITEM: Final = 3  # at the end of a page
FITS: Final = 2.0  # times the size: room left for the next word says the line ended

_ITEM = re.compile(r"^(?:[•*\u00b7]|[-–—](?=\s+[^\W\d_]))\s+")
_DASHED = re.compile(r"^[-–—*]")
_NUMBERED = re.compile(r"^\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_HYPHENS: Final = "-\u2010\u00ad"
_LAST_PART = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_FIRST_PART = re.compile(r"^[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_ENDED = re.compile(r"[.!?:;][\"'’”)\]]*$")
RAISED: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")
LEADER: Final = re.compile(r"(?:\.\s?){4,}\s*[0-9]{1,3}$")  # of a list of contents
CUT_ADDRESS: Final = re.compile(
    r"(?:^|\s)(?:www\.|https?:|\S+@)\S*[./@-]$|(?:^|\s)www\.$"
)
_PREFIXES: Final = frozenset(
    [
        "anti",
        "co",
        "cross",
        "ex",
        "high",
        "inter",
        "low",
        "mid",
        "multi",
        "non",
        "off",
        "post",
        "pre",
        "re",
        "self",
        "semi",
        "sub",
        "well",
    ]
)


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document, and whether it parts words at the ends of lines."""

    words: frozenset[str]  # in small letters, those with a hyphen whole
    parts_words: bool = False
    leadings: Mapping[float, float] = field(default_factory=dict)  # by size of letters

    def __contains__(self, word: str) -> bool:
        """Return whether the document has a word somewhere inside a line."""
        return word in self.words


def vocabulary_of(sheets: Sequence[Sheet]) -> Vocabulary:
    """Return the words of a document; most programs never part one by themselves."""
    known: set[str] = set()
    parted: set[str] = set()  # as they would be whole
    for sheet in sheets:
        first = ""  # of a word parted at the end of a line
        for word in sheet.words:
            is_parted = word.text.endswith(tuple(_HYPHENS))
            text = word.text.lower().replace("\u2010", "-")
            if first and text[:1].isalpha():
                parted.add(first + (_FIRST_PART.match(text) or [text])[0])
            elif not is_parted:
                known.update(_WORD.findall(text))
            cut = _LAST_PART.search(word.text.lower()) if is_parted else None
            first = cut[1] if cut else ""
    parts_words = not parted.isdisjoint(known)
    return Vocabulary(frozenset(known), parts_words, leadings_of(sheets))


def joined(before: str, after: str, known: Vocabulary) -> str:
    """Return two lines as one, a word parted at the end of the first put together."""
    cut = _LAST_PART.search(before)
    rest = _FIRST_PART.match(after)
    if before.endswith("/") and before[-2:-1].isdigit() and after[:1].isdigit():
        return before + after  # "2009/" and "10"
    if CUT_ADDRESS.search(before) and after[:1].isalnum():
        return before + after
    if cut is None or rest is None or not after[0].islower():
        return f"{before} {after}"
    if _keeps_hyphen(cut[1].lower(), rest[0].lower(), known):
        return before[:-1] + "-" + after
    return before[:-1] + after


def _keeps_hyphen(first: str, rest: str, known: Vocabulary) -> bool:
    if f"{first}-{rest}" in known:
        return True
    if first + rest in known:
        return False
    if rest in known and (first in known or first in _PREFIXES):
        return True
    # No other word was parted: the hyphen is one that somebody wrote.
    return not known.parts_words


@dataclass
class _Open:
    """A paragraph while its lines are gathered."""

    lines: list[TextLine] = field(default_factory=list)
    item_x: float | None = None
    is_hanging: bool = False  # its later lines begin to the right of its bullet


def paragraphs_of(
    lines: Sequence[TextLine],
    known: Vocabulary,
    *,
    right: float,
    usual: float | None = None,
    above: Sequence[float] = (),
) -> list[Paragraph]:
    """Return the lines as paragraphs; `right` is how far a line could reach.

    Given the usual size of the document's words, larger or bold lines are headings.
    `above` are the places of items that a list at the beginning goes on from.
    """
    leading = leading_among(lines, known.leadings)
    marks = _items(lines)
    hanging = any(
        mark and not next_mark and after.x0 > line.x0 + 3
        for (line, mark), (after, next_mark) in itertools.pairwise(
            zip(lines, marks, strict=True)
        )
    )
    runs: list[_Open] = []
    for line, mark in zip(lines, marks, strict=True):
        last = runs[-1] if runs else None
        if last is None or mark or _begins(last, line, leading, right, usual):
            last = _Open(item_x=line.x0 if mark else None)
            last.is_hanging = hanging and last.item_x is not None
            runs.append(last)
        last.lines.append(line)
    made: list[Paragraph] = []
    for _, held in itertools.groupby(runs, key=lambda run: run.item_x is not None):
        together = list(held)  # items are as deep as among those they stand with
        begun = above if together[0] is runs[0] else ()
        items = [run.item_x for run in together if run.item_x is not None]
        depths = _depths([*begun, *items])
        made.extend(_paragraph(run, depths, known, usual) for run in together)
    return made


def items_at_end(lines: Sequence[TextLine]) -> tuple[float, ...]:
    """Return where the items of a list begin that these lines end with."""
    places: list[float] = []
    for line in reversed(lines):
        if _ITEM.match(line.text):
            places.append(line.x0)
        elif places and line.x0 <= min(places):
            break
    is_last = any(_ITEM.match(line.text) for line in lines[-LINES_OF_AN_ITEM:])
    return tuple(places) if is_last else ()


def _items(lines: Sequence[TextLine]) -> list[bool]:
    """Return which lines begin an item; one dash alone may stand in a sentence."""
    marks = [bool(_ITEM.match(line.text)) for line in lines]
    dashed = [
        mark and bool(_DASHED.match(a.text))
        for a, mark in zip(lines, marks, strict=True)
    ]
    if sum(dashed) == 1 and not dashed[0]:
        before = lines[dashed.index(True) - 1].text
        if not _ENDED.search(before):
            marks[dashed.index(True)] = False
    return marks


def _begins(
    run: _Open, line: TextLine, leading: float, right: float, usual: float | None
) -> bool:
    before = run.lines[-1]
    text = line.text
    if _NUMBERED.match(text) or LEADER.search(before.text):
        return True
    if usual is not None and _style(before, usual) != _style(line, usual):
        return True
    own = leading * max(1.0, line.size / before.size, before.size / line.size)
    scale = max(own, 1.35 * line.size if _style(line, usual or 1e9)[0] else 0.0)
    if RAISED.search(text):
        scale *= MORE_ROOM  # a raised figure takes room of its own
    if line.base - before.base > MORE_ROOM * scale or line.base < before.base:
        return True
    if run.is_hanging:
        return line.x0 <= (run.item_x or 0) + 1
    is_mid_sentence = text[:1].islower() or not _ENDED.search(before.text)
    first = line.words[0]
    fits = before.x1 + first.x1 - first.x0 + FITS * line.size < right
    return fits and not (is_mid_sentence and text[:1].islower())


def _style(line: TextLine, usual: float) -> tuple[bool, bool, float]:
    is_large = line.size > HEADING_SIZE * usual
    return is_large, line.is_bold, round(line.size / usual, 1) if is_large else 1.0


def _depths(places: Iterable[float]) -> list[float]:
    depths: list[float] = []
    for place in sorted(places):
        if not depths or place - depths[-1] > 4:
            depths.append(place)
    return depths


def _paragraph(
    run: _Open, depths: Sequence[float], known: Vocabulary, usual: float | None
) -> Paragraph:
    text = run.lines[0].text
    for line in run.lines[1:]:
        text = joined(text, line.text, known)
    if run.item_x is not None:
        depth = sum(1 for place in depths[1:] if place <= run.item_x + 1)
        return Paragraph(_ITEM.sub("", text), depth)
    return Paragraph(text, is_heading=_is_heading(run.lines, text, usual))


def _is_heading(lines: Sequence[TextLine], text: str, usual: float | None) -> bool:
    if usual is None or len(text) > LONGEST_HEADING or not any(map(str.isalpha, text)):
        return False
    if all(line.size > HEADING_SIZE * usual for line in lines):
        return True
    return (
        len(lines) <= 2
        and all(line.is_bold and line.size > 0.95 * usual for line in lines)
        and not text.endswith((".", ",", ";", ":"))
    )
