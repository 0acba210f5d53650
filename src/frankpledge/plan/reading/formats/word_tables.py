"""Tables of Word: rows and cells as they stand once every tracked change is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from frankpledge.plan.reading.formats.package import attribute, first, local, whole
from frankpledge.plan.reading.formats.tables import (
    MOST_ACROSS,
    Block,
    Cell,
    Grid,
)

_WRAPPINGS = frozenset(["sdt", "sdtContent", "ins", "customXml", "moveTo"])


def grid_of(table: Any, read: Callable[[Any], tuple[Block, ...]]) -> Grid:
    """Return a table; `read` gives the blocks of a cell, in the order they stand."""
    rows = [
        (row, [cell for cell in _inside(row, "tc") if not _is_deleted(cell, "tcPr")])
        for row in _inside(table, "tr")
        if not _is_deleted(row, "trPr")
    ]
    starts = [_columns(row, cells) for row, cells in rows]
    covered: set[tuple[int, int]] = set()  # row and column reached from above
    grid: list[tuple[Cell, ...]] = []
    for place, (row, cells) in enumerate(rows):
        made = [Cell(())] * min(_before(row), MOST_ACROSS)
        for column, cell in zip(starts[place], cells, strict=True):
            if (place, column) in covered:
                continue
            if made and _merge(cell, "hMerge") == "continue":
                last = made[-1]
                blocks = (*last.blocks, *read(cell))
                made[-1] = Cell(blocks, last.across + _across(cell), last.down)
                continue
            down = _reach(starts, rows, place, column)
            covered.update((place + step, column) for step in range(1, down))
            made.append(Cell(read(cell), _across(cell), down))
        grid.append(tuple(made))
    return Grid(tuple(grid))


def _before(row: Any) -> int:
    return whole(attribute(first(row, "trPr", "gridBefore"), "val"))


def _across(cell: Any) -> int:
    return max(1, whole(attribute(first(cell, "tcPr", "gridSpan"), "val"), 1))


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or cells of a row, inside content controls too."""
    waiting = list(parent)[::-1]
    while waiting:
        each = waiting.pop()
        kind = local(each)
        if kind == name:
            yield each
        elif kind in _WRAPPINGS:
            waiting.extend(list(each)[::-1])


def _is_deleted(element: Any, properties: str) -> bool:
    held = first(element, properties)
    return first(held, "del") is not None or first(held, "cellDel") is not None


def _columns(row: Any, cells: list[Any]) -> list[int]:
    """Return the column each cell of a row begins at."""
    column = _before(row)
    starts = []
    for cell in cells:
        starts.append(column)
        column += _across(cell)
    return starts


def _merge(cell: Any, name: str) -> str:
    """Return how a cell is merged: "restart", "continue" or, when it is not, ""."""
    merge = first(cell, "tcPr", name)
    return "" if merge is None else attribute(merge, "val") or "continue"


def _goes_on(cell: Any) -> bool:
    """Return whether a cell is part of the one above it, as last accepted."""
    changed = attribute(first(cell, "tcPr", "cellMerge"), "vMerge")
    if changed:
        return changed == "cont"
    return _merge(cell, "vMerge") == "continue"


def _reach(
    starts: list[list[int]], rows: list[tuple[Any, list[Any]]], place: int, column: int
) -> int:
    """Return how many rows a cell covers downwards, itself included."""
    down = 1
    for below in range(place + 1, len(rows)):
        if column not in starts[below]:
            break
        if not _goes_on(rows[below][1][starts[below].index(column)]):
            break
        down += 1
    return down
