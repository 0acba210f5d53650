"""Physical lines, sorted one by one, and lines that belong to the table around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frankpledge.plan.reading.blocks import (
    Cell,
    Kind,
    Piece,
    Row,
    Table,
    Words,
    spanning,
)
from frankpledge.plan.reading.draft import FigureState
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.vocabulary import part_of, theme_header

LONGEST_SECTION: Final = 60  # characters of a row that names the rows after it


class StripSort(StrEnum):
    BLANK = "blank"
    ROW = "row"
    TABLE = "table"
    WORDS = "words"


@dataclass(frozen=True)
class Strip:
    """One physical line, sorted; an HTML table is one strip of several lines."""

    sort: StripSort
    row: Row | None = None
    table: Table | None = None
    words: tuple[Words, ...] = ()


def with_inner_lines(strips: Sequence[Strip]) -> list[Strip]:
    """Make rows of lines without a tab that stand inside a table.

    One line, or a list, with rows directly before and after it (or the end of the
    document) is a row cut short, a section whose blank cells were trimmed away, or the
    rest of the cell before. After a blank line only a section is one.
    """
    inside = list(strips)
    under_row = False  # the last line that is not blank is a row
    place = 0
    while place < len(inside):
        end = place
        while end < len(inside) and inside[end].sort is StripSort.WORDS:
            end += 1
        if end > place:
            run, after = inside[place:end], inside[end : end + 2]
            is_direct = place > 0 and inside[place - 1].sort is StripSort.ROW
            if (is_direct and _goes_on(run, after)) or (
                under_row and _is_section(run, after)
            ):
                inside[place:end] = [_as_row(strip.words) for strip in run]
            under_row = inside[place].sort is StripSort.ROW
        elif inside[place].sort is not StripSort.BLANK:
            under_row = inside[place].sort is StripSort.ROW
        place = max(end, place + 1)
    return inside


def _goes_on(run: Sequence[Strip], after: Sequence[Strip]) -> bool:
    """Return whether lines directly after a row go on with its table."""
    is_last = len(after) < 2 and all(strip.sort is StripSort.BLANK for strip in after)
    if not is_last and after[0].row is None:
        return False
    words = [one for strip in run for one in strip.words]
    if all(one.kind is Kind.ITEM for one in words):
        return True
    is_heading = any(one.kind is Kind.HEADING or part_of(one.text) for one in words)
    before_a_theme = not is_last and _begins_a_theme(after[0])
    return len(run) == 1 and not is_heading and not before_a_theme


def _is_section(run: Sequence[Strip], after: Sequence[Strip]) -> bool:
    """Return whether a line under a blank one names rows whose header stands above."""
    if len(run) != 1 or len(run[0].words) != 1 or not after or after[0].row is None:
        return False
    cells = after[0].row.filled[1:]
    states = {parse_figure(cell.text).state for cell in cells}
    is_short = len(run[0].words[0].text) <= LONGEST_SECTION
    return is_short and not states.isdisjoint({FigureState.KNOWN, FigureState.TBC})


def _begins_a_theme(strip: Strip) -> bool:
    return strip.row is not None and theme_header(strip.row.text) is not None


def _as_row(words: Sequence[Words]) -> Strip:
    source = spanning(words)
    pieces = tuple(
        Piece(one.printed, one.source, one.kind is Kind.ITEM) for one in words
    )
    return Strip(StripSort.ROW, row=Row((Cell(pieces, source),), source))
