"""Tables drawn with characters, a rule under every row: lines between two are one row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from frankpledge.plan.reading.formats.lined_up import SpacedRow, SpacedTable

LEAST_FENCED: Final = 3  # rows with a rule before and after them, the header too
LONGEST_LINE: Final = 2_000  # characters
BARS: Final = "|│┃║"

_RULE = re.compile(r"^\s*[+├└┌┠┗┏╠╚╔][\s+=:\-─━═┬┴┼┤┐┘╂┨┯┷╦╩╬╣╗╝]{3,}$")
_BAR = re.compile(f"[{BARS}]")


def drawn_tables(lines: Sequence[str]) -> Iterator[SpacedTable]:
    """Yield the tables drawn so, in order; one with a rule under its header only is not."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (_RULE.match(lines[end]) or _cells(lines[end])):
            end += 1
        rows = list(_rows(lines, start, end)) if end - start > 2 else []
        if len(rows) >= LEAST_FENCED and any(row.last > row.first for row in rows):
            yield SpacedTable(tuple(rows), start, end)
        start = max(end, start + 1)


def _cells(line: str) -> list[str]:
    """Return the cells of a line between bars, none when it is no such line."""
    bare = line.strip()
    if (
        not 3 <= len(bare) <= LONGEST_LINE
        or bare[0] not in BARS
        or bare[-1] not in BARS
    ):
        return []
    return [cell.strip() for cell in _BAR.split(bare[1:-1])]


def _rows(lines: Sequence[str], start: int, end: int) -> Iterator[SpacedRow]:
    held: list[tuple[int, list[str]]] = []
    for index in range(start, end):
        if not _RULE.match(lines[index]):
            held.append((index, _cells(lines[index])))
        elif held:
            yield _row(held)
            held = []
    if held:
        yield _row(held)


def _row(held: Sequence[tuple[int, list[str]]]) -> SpacedRow:
    width = max(len(cells) for _, cells in held)
    made: list[list[tuple[int, str]]] = [[] for _ in range(width)]
    for index, cells in held:
        for column, words in enumerate(cells):
            if words:
                made[column].append((index, words))
    return SpacedRow(tuple(map(tuple, made)), held[0][0], held[-1][0])
