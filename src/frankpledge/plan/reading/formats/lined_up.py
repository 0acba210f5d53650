"""Tables of plain text whose every cell begins at its column's place, line for line.

A line is a row. A line with no wide gap goes over the columns: it names the rows after
it, or is a note under them. Where any cell goes on in the next line this is not the way
to read the table, and None is given.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.addresses import contact_in
from frankpledge.plan.reading.vocabulary import label_of

LEAST_ROWS: Final = 2
LEAST_STARTS: Final = 2  # columns
LEAST_COLUMNS: Final = 3  # where three lines or more tell them
LEAST_OF_FEW: Final = 4  # columns, where two lines tell them
MOST_HEADS: Final = 3  # lines with a blank first cell over a table
MOST_ALONE: Final = 2  # lines without a gap that follow each other in a table
LONGEST_ALONE: Final = 200  # characters of one
WHITE: Final = 2  # places no line fills part two columns

_SENTENCE = re.compile(r"[.!?][\"'’”)\]]*$|^[*†]")
_SMALL = re.compile(r"^[a-z]{2}|^[a-z] ")


@dataclass(frozen=True)
class SpacedRow:
    """A row: for each cell, the words of each line it stands on, by line index."""

    cells: tuple[tuple[tuple[int, str], ...], ...]
    first: int
    last: int

    @property
    def texts(self) -> list[str]:
        """The words of each cell."""
        return [" ".join(words for _, words in cell) for cell in self.cells]


@dataclass(frozen=True)
class SpacedTable:
    """A table set with spaces, and the lines it takes, the last not included."""

    rows: tuple[SpacedRow, ...]
    start: int
    end: int


@dataclass(frozen=True)
class PlainLine:
    """A line as it is printed, its index, and whether it has a gap between cells."""

    text: str
    index: int
    is_parted: bool


def lined_up(block: Sequence[PlainLine]) -> SpacedTable | None:
    """Return the table these lines are when each is a row of its own, or None."""
    lines = _without_prose_below(block)
    parted = [line for line in lines if line.is_parted]
    if not parted or len(lines) < LEAST_ROWS:
        return None
    starts = _starts([line.text for line in parted])
    rows = [_row(line, starts) for line in lines]
    is_table = are_contacts([row.texts for row in rows]) or (
        2 * len(parted) > len(lines)
        and _are_columns(rows, parted, starts)
        and _are_whole(rows, starts)
    )
    if len(starts) < LEAST_STARTS or not is_table:
        return None
    return SpacedTable(tuple(rows), lines[0].index, lines[-1].index + 1)


def _without_prose_below(block: Sequence[PlainLine]) -> Sequence[PlainLine]:
    """Return the lines without a paragraph that stands directly under the table."""
    last = max((at for at, line in enumerate(block) if line.is_parted), default=-1)
    below = block[last + 1 :]
    is_note = len(below) == 1 and len(below[0].text) <= LONGEST_ALONE
    return block if is_note else block[: last + 1]


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where columns begin: after two places or more that no line fills."""
    width = max(map(len, lines))
    filled = [
        any(at < len(line) and line[at] != " " for line in lines) for at in range(width)
    ]
    return [
        at
        for at in range(width)
        if filled[at] and (at == 0 or not any(filled[max(0, at - WHITE) : at]))
    ]


def _row(line: PlainLine, starts: Sequence[int]) -> SpacedRow:
    bounds = [*starts, max(len(line.text), starts[-1])]
    texts = [line.text[at:end].strip() for at, end in itertools.pairwise(bounds)]
    if not line.is_parted:
        texts = [line.text.strip(), *("" for _ in starts[1:])]
    cells = tuple(((line.index, text),) if text else () for text in texts)
    return SpacedRow(cells, line.index, line.index)


def _are_whole(rows: Sequence[SpacedRow], starts: Sequence[int]) -> bool:
    """Return whether no row is the rest of the one before it."""
    texts = [row.texts for row in rows]
    heads = next((at for at, row in enumerate(texts) if row[0]), len(texts))
    if heads > MOST_HEADS or not all(row[0] for row in texts[heads:]):
        return False
    width = starts[1] - WHITE if len(starts) > 1 else 0
    widest = max(
        (len(text) for row in texts if any(row[1:]) for text in row), default=0
    )
    alone, sorts = 0, set()
    for before, row in itertools.pairwise(texts[heads:]):
        alone = 0 if any(row[1:]) else alone + 1
        if alone > MOST_ALONE or (alone and len(row[0]) > LONGEST_ALONE):
            return False
        sorts.add(_sort_of(before, row, width, widest))
    # Where some rows are named, a name too long for the line before is one as well.
    return Sort.REST not in sorts and (Sort.UNSURE not in sorts or Sort.NAME in sorts)


class Sort(StrEnum):
    """What a row is to the one before it."""

    ROW = "row"
    NAME = "name"  # of the rows after it, or a note under them
    REST = "rest"  # its cells go on with those before
    UNSURE = "unsure"  # a name, or the rest of the first cell before


def _sort_of(
    before: Sequence[str], row: Sequence[str], width: int, widest: int
) -> Sort:
    """Return what a row is: the rest of one that was cut has small letters first.

    Words alone are a name where their first had room on the line before, they go over
    the first column (`width` letters) itself, they are a sentence under words that are
    none, or nobody would cut there: another column is more than twice as wide.
    """
    is_small = bool(_SMALL.match(row[0]))
    if any(row[1:]):
        small = sum(bool(_SMALL.match(text)) for text in row if text)
        is_rest = is_small and 2 * small > sum(map(bool, row))
        return Sort.REST if is_rest else Sort.ROW
    if is_small:
        return Sort.REST
    had_room = len(before[0]) + 1 + len(row[0].split()[0]) <= width
    is_note = bool(_SENTENCE.search(row[0])) and not _SENTENCE.search(before[0])
    is_sure = had_room or is_note or len(row[0]) > width or widest > 2 * width
    return Sort.NAME if is_sure else Sort.UNSURE


def _are_columns(
    rows: Sequence[SpacedRow], parted: Sequence[PlainLine], starts: Sequence[int]
) -> bool:
    """Return whether there are columns enough to trust."""
    few = len(starts) < LEAST_COLUMNS and any(label_of(row.texts[0]) for row in rows)
    least = LEAST_COLUMNS if len(parted) >= LEAST_COLUMNS else LEAST_OF_FEW
    return not few and len(starts) >= least and len(parted) >= LEAST_ROWS


def are_contacts(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether every cell but blank ones says how to reach somebody."""
    cells = [cell for row in rows for cell in row if cell]
    found = [contact_in(cell) for cell in cells]
    return all(one.kinds > 1 and one.before for one in found)
