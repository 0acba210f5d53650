"""Tables in plain text whose columns are set with spaces, as pasted from a page.

The characters of a line stand in places as words do on a page, so what parts a PDF's
unruled tables parts these. Prose, addresses, lists and contents are left as they are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.formats.lined_up import (
    PlainLine,
    SpacedRow,
    SpacedTable,
    are_contacts,
    lined_up,
)
from frankpledge.plan.reading.formats.paper.rows import rows_of
from frankpledge.plan.reading.formats.paper.sheet import TextLine, Word
from frankpledge.plan.reading.formats.paper.strips import table_from
from frankpledge.plan.reading.text import has_words
from frankpledge.plan.reading.vocabulary import label_of, theme_header

SIZE: Final = 1.8  # of a letter one place wide: two spaces are as wide as it is high
BEYOND: Final = 0.195  # how far a word reaches into a space: one parts nothing, two do
LEADING: Final = 1.2 * SIZE
TAB: Final = 8
MOST_LINES: Final = 400  # of a table; longer ones are parted by whoever pasted them
LONGEST_LINE: Final = 400  # characters: longer is no line anybody set in columns
MOST_TRIES: Final = (
    60  # of a document, to begin a table on lines that turn out to be none
)
LEAST_ROWS: Final = 2
FAR: Final = 16  # places before a line: it stands over later columns
LEAST_PAIRS: Final = 3  # rows of a table of two columns
MOST_BLANK: Final = 2  # lines between the rows of one table
CONTACTS: Final = 0.3  # share of lines with a telephone or address: no table

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_SENTENCE_GAP = re.compile(r"(?<=[.!?:;])  (?=[A-Z\"'“‘(])")
_LEADER = re.compile(r"(?:\.{3,}|(?:\. ){3,}|…{2,}|_{4,})")
_MARK = re.compile(
    r"^\s*(?:[-\u2010-\u2015*•●▪◦‣∙+]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?)\s+(?=\S)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:tel|telephone|phone|fax|mobile|e-?mail|web(?:site)?|www)\b|@"
    r"|\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b",
    re.IGNORECASE,
)
_STRUCTURED = re.compile(r"[\t|│]|<(?:table|tr|td|th)\b", re.IGNORECASE)


@dataclass
class Tries:
    """How often a table was begun on lines that turned out to be none."""

    failed: int = 0


def spaced_tables(lines: Sequence[str]) -> Iterator[SpacedTable]:
    """Yield the tables set with spaces among the lines, in order."""
    tries = Tries()
    for start, end in _candidates(lines):
        yield from _tables_in(lines, start, end, tries)


def _candidates(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines in which two or more have a wide gap."""
    start, gaps, blank = 0, 0, 0
    for index, line in enumerate([*lines, "\t"]):
        is_long = len(line) > LONGEST_LINE
        if is_long or _STRUCTURED.search(line) or index - start >= MOST_LINES:
            ends = True
        elif has_words(line):
            blank, ends = 0, False
            gaps += _has_gap(line)
        else:
            blank += 1
            ends = blank > MOST_BLANK
        if ends:
            if gaps >= LEAST_ROWS:
                yield start, index
            start, gaps, blank = index + 1, 0, 0


def _has_gap(line: str) -> bool:
    mark = _MARK.match(line)
    body = line[mark.end() :] if mark else line
    return bool(_GAP.search(_SENTENCE_GAP.sub(" ", body))) and not _LEADER.search(line)


def _tables_in(
    lines: Sequence[str], start: int, end: int, tries: Tries
) -> Iterator[SpacedTable]:
    set_lines = [
        _set_line(lines[index], index)
        for index in range(start, end)
        if has_words(lines[index])
    ]
    place = 0
    while place < len(set_lines) and tries.failed < MOST_TRIES:
        made = None
        if len(set_lines[place].chunks) > 1:
            made = _likelier(lines, set_lines[place:])
            tries.failed += made is None
        if made is None:
            place += 1
            continue
        yield made
        while place < len(set_lines) and _index(set_lines[place]) < made.end:
            place += 1


def _likelier(lines: Sequence[str], rest: Sequence[TextLine]) -> SpacedTable | None:
    """Return the table of the lines before the next blank one, or one that goes on.

    It goes on over blank lines when its rows stay as they are with what follows; another
    table, with columns of its own, is not of it.
    """
    block = _block_of(rest)
    if sum(_is_labelled(line) for line in block) >= LEAST_ROWS:
        rest = _to_a_heading(rest)
    whole = _table_at(lines, rest)
    exact = _exact_table(lines, block)
    if exact is None:
        return whole or _table_at(lines, block)
    goes_on = whole is not None and _words_of(whole)[: len(exact.rows)] == _words_of(
        exact
    )
    return whole if goes_on else exact


def _is_labelled(line: TextLine) -> bool:
    """Return whether a line is a part of a theme sheet: a label and what it says."""
    first = " ".join(word.text for word in line.chunks[0])
    return len(line.chunks) > 1 and label_of(first) is not None


def _to_a_heading(rest: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines before one alone between blank ones: it is over the next sheet."""
    for place, (before, line, after) in enumerate(
        zip(rest, rest[1:], rest[2:], strict=False), start=1
    ):
        is_alone = _index(line) - _index(before) > 1 < _index(after) - _index(line)
        if is_alone and len(line.chunks) == 1:
            return rest[:place]
    return rest


def _words_of(table: SpacedTable) -> list[list[str]]:
    return [row.texts for row in table.rows]


def _exact_table(lines: Sequence[str], block: Sequence[TextLine]) -> SpacedTable | None:
    """Return the table whose every line is a row with cells at the same places."""
    plain = [
        PlainLine(
            lines[_index(line)].expandtabs(TAB).rstrip(),
            _index(line),
            is_parted=len(line.chunks) > 1 or line.x0 > FAR,
        )
        for line in block
    ]
    table = lined_up(plain)
    if table is None or are_contacts([row.texts for row in table.rows]):
        return table
    return table if _is_table(table.rows, ()) else None


def _block_of(rest: Sequence[TextLine]) -> Sequence[TextLine]:
    for place, (line, after) in enumerate(itertools.pairwise(rest), start=1):
        if _index(after) - _index(line) > 1:
            return rest[:place]
    return rest


def _set_line(line: str, index: int) -> TextLine:
    """Return a line as words with places; a mark before it is part of its first."""
    mark = _MARK.match(line)
    begins = mark.end() if mark else 0
    parts = [(m.start(), m.group()) for m in re.finditer(r"\S+", line)]
    words: list[Word] = []
    for at, text in parts:
        last = words[-1] if words else None
        ends_sentence = last and round(at - last.x1) == 2 and last.text[-1:] in ".!?:;"
        if last and (at <= begins or (ends_sentence and text[:1].isupper())):
            # No column begins here: the words are one, with the space between.
            words[-1] = _word(f"{last.text} {text}", last.x0, at + len(text), index)
        else:
            words.append(_word(text, at, at + len(text), index))
    return TextLine(tuple(words))


def _word(text: str, x0: float, x1: float, index: int) -> Word:
    return Word(text, x0, x1 + BEYOND, LEADING * index, SIZE)


def _index(line: TextLine) -> int:
    return round(line.base / LEADING)


def _table_at(lines: Sequence[str], rest: Sequence[TextLine]) -> SpacedTable | None:
    """Return the table that begins with the first of these lines, or None."""
    run = table_from(rest)
    if run is None:
        return None
    inside = _without_tail(list(run.lines), run.xs)
    rows = [_row(cells) for cells in rows_of(inside, run.xs)]
    said = [lines[_index(line)] for line in inside]
    if not _is_table(rows, said):
        return None
    return SpacedTable(tuple(rows), _index(inside[0]), _index(inside[-1]) + 1)


def _without_tail(lines: list[TextLine], xs: Sequence[float]) -> list[TextLine]:
    """Return the lines without those after a blank one that fill the first column only.

    They are a heading or a paragraph that happens to be as narrow as it.
    """
    while len(lines) > 1 and lines[-1].x1 <= xs[0]:
        at = len(lines) - 1
        while at and _index(lines[at]) - _index(lines[at - 1]) == 1:
            at -= 1
        if at == 0 or any(line.x1 > xs[0] for line in lines[at:]):
            break
        del lines[at:]
    return lines


def _row(cells: Sequence[Sequence[Word]]) -> SpacedRow:
    made = []
    for words in cells:
        by_line = itertools.groupby(words, key=lambda word: round(word.base / LEADING))
        made.append(
            tuple((at, " ".join(word.text for word in held)) for at, held in by_line)
        )
    every = [at for cell in made for at, _ in cell]
    return SpacedRow(tuple(made), min(every), max(every))


def _is_table(rows: Sequence[SpacedRow], lines: Sequence[str]) -> bool:
    """Return whether rows that line up are a table and not words set in places."""
    contacts = sum(bool(_CONTACT.search(line)) for line in lines)
    if len(rows) < LEAST_ROWS or contacts > CONTACTS * len(lines):
        return False
    texts = [row.texts for row in rows]
    filled = [[text for text in row if text] for row in texts]
    wide = sum(len(row) > 2 for row in filled)
    if len(texts[0]) > 2 and wide >= LEAST_ROWS:
        return not _is_justified(texts)
    pairs = [row for row in texts if row[0] and row[-1]]
    labels = sum(label_of(row[0]) is not None for row in pairs)
    if labels >= LEAST_ROWS or any(theme_header(row[0]) for row in texts):
        return True
    figures = [row for row in pairs if _is_figure(row[-1])]
    is_figured = len(pairs) >= LEAST_PAIRS and 2 * len(figures) > len(pairs)
    return is_figured and not _are_pages([row[-1] for row in figures])


def _is_figure(text: str) -> bool:
    return parse_figure(text).state is not FigureState.WORDS and bool(text)


def _are_pages(numbers: Sequence[str]) -> bool:
    """Return whether figures are pages of a list of contents: none before the last."""
    pages = [int(one) for one in numbers if one.isascii() and one.isdigit()]
    return len(pages) == len(numbers) and pages == sorted(pages) and pages[-1] < 500


def _is_justified(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows are prose spread to a margin: cells that go on in the next."""
    cells = [cell for row in rows for cell in row[1:] if cell]
    small = sum(cell[:1].islower() for cell in cells)
    return 2 * small > len(cells) and not any(map(_is_figure, cells))
