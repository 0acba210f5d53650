"""Ruled tables: which lines belong together, and which cell each word stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.formats.paper.sheet import (
    Edge,
    Sheet,
    TextLine,
    Word,
    chunks_of,
    text_lines,
)

NEAR: Final = 3.0  # points: lines this close are one, or touch
SAME_PLACE: Final = 2.0  # points: pieces this close are drawn at one place
LEAST_FILLED: Final = 0.2  # share of cells with words; a chart has fewer
MOST_CELLS: Final = 2_000  # of a table on one page; graph paper has more
MOST_EDGES: Final = 3_000  # of a page; a map or chart has more


@dataclass(frozen=True)
class Grid:
    """A table's ruled lines: places of its columns and rows, and what divides them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    lying: tuple[Edge, ...]
    standing: tuple[Edge, ...]

    def holds(self, word: Word) -> bool:
        """Return whether a word stands inside."""
        middle = word.base - 0.3 * word.size
        return (
            self.xs[0] - NEAR <= word.middle <= self.xs[-1] + NEAR
            and self.ys[0] - NEAR <= middle <= self.ys[-1] + NEAR
        )

    def is_parted(self, row: int, column: int) -> bool:
        """Return whether a line stands between this cell and the one to its right."""
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        return _is_covered(self.standing, self.xs[column + 1], middle)

    def is_under_line(self, row: int, column: int) -> bool:
        """Return whether a line lies between this cell and the one above."""
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        return _is_covered(self.lying, self.ys[row], middle)


def _is_covered(edges: Iterable[Edge], at: float, along: float) -> bool:
    return any(
        abs(edge.at - at) <= NEAR and edge.start - NEAR <= along <= edge.end + NEAR
        for edge in edges
    )


def merged_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Return the edges, pieces of one line put together.

    Two lines at nearly one place that do not meet stay two: they may be of tables one
    below the other.
    """
    merged: list[Edge] = []
    for near in _nearly_at_one_place(edges):
        first = len(merged)
        for edge in sorted(near, key=lambda edge: edge.start):
            last = merged[-1] if len(merged) > first else None
            if last and edge.start <= last.end + NEAR:
                merged[-1] = Edge(last.at, last.start, max(last.end, edge.end))
            else:
                merged.append(edge)
    return merged


def _nearly_at_one_place(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """Yield the edges in groups that lie within two points of the group's first."""
    group: list[Edge] = []
    for edge in sorted(edges, key=lambda edge: edge.at):
        if group and edge.at - group[0].at > SAME_PLACE:
            yield group
            group = []
        group.append(edge)
    if group:
        yield group


def grids_of(sheet: Sheet) -> list[Grid]:
    """Return the ruled tables of a page, from the top; each has two columns or more."""
    lying, standing = merged_edges(sheet.lying), merged_edges(sheet.standing)
    if len(lying) + len(standing) > MOST_EDGES:
        return []
    grids: list[Grid] = []
    groups = _touching(lying, standing)
    loose = [edge for flat, upright in groups if not upright for edge in flat]
    for group_lying, group_standing in groups:
        grid = _grid(group_lying, group_standing)
        if grid is None:
            continue
        grid = _lengthened(grid, loose, sheet.words)
        if _is_filled(grid, sheet.words):
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in grids if not _is_inside_another(grid, grids)]


def _touching(
    lying: Sequence[Edge], standing: Sequence[Edge]
) -> list[tuple[list[Edge], list[Edge]]]:
    """Return the lines in groups that touch one another."""
    parents = list(range(len(lying) + len(standing)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for i, across in enumerate(lying):
        for j, down in enumerate(standing):
            if (
                across.start - NEAR <= down.at <= across.end + NEAR
                and down.start - NEAR <= across.at <= down.end + NEAR
            ):
                parents[root(i)] = root(len(lying) + j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for place in range(len(parents)):
        group = groups.setdefault(root(place), ([], []))
        if place < len(lying):
            group[0].append(lying[place])
        else:
            group[1].append(standing[place - len(lying)])
    return list(groups.values())


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _grid(lying: Sequence[Edge], standing: Sequence[Edge]) -> Grid | None:
    if not lying or not standing:
        return None
    ends = [*(e.start for e in lying), *(e.end for e in lying)]
    xs = _places([*(e.at for e in standing), min(ends), max(ends)])
    tops = [*(e.start for e in standing), *(e.end for e in standing)]
    ys = _places([*(e.at for e in lying), min(tops), max(tops)])
    if len(xs) < 3 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MOST_CELLS:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(lying), tuple(standing))


def _lengthened(grid: Grid, lying: Sequence[Edge], words: Sequence[Word]) -> Grid:
    """Take in the lines below of the same length: a shaded header over ruled rows."""
    ys, taken = list(grid.ys), list(grid.lying)
    size = max((word.size for word in words if grid.holds(word)), default=0.0)
    for edge in sorted(lying, key=lambda edge: edge.at):
        is_long = (
            abs(edge.start - grid.xs[0]) <= NEAR and abs(edge.end - grid.xs[-1]) <= NEAR
        )
        if edge.at <= ys[-1] + NEAR or not is_long:
            continue
        if not _could_be_row(grid, ys[-1], edge.at, words, size):
            break
        ys.append(edge.at)
        taken.append(edge)
    return Grid(grid.xs, tuple(ys), tuple(taken), grid.standing)


def _could_be_row(
    grid: Grid, top: float, bottom: float, words: Sequence[Word], size: float
) -> bool:
    inside = [w for w in words if top < w.base - 0.3 * w.size < bottom]
    if not inside or any(word.size > 1.15 * size for word in inside):
        return False
    return not any(
        chunk[0].x0 < x - NEAR and chunk[-1].x1 > x + NEAR
        for line in text_lines(inside)
        for chunk in chunks_of(line)
        for x in grid.xs[1:-1]
    )


def _is_filled(grid: Grid, words: Sequence[Word]) -> bool:
    inside = [word for word in words if grid.holds(word)]
    cells = {(row_at(grid, word), column_at(grid, word)) for word in inside}
    count = (len(grid.xs) - 1) * (len(grid.ys) - 1)
    return len(cells) >= max(2, LEAST_FILLED * count)


def _is_inside_another(grid: Grid, grids: Sequence[Grid]) -> bool:
    return any(
        other is not grid
        and other.xs[0] - NEAR <= grid.xs[0]
        and grid.xs[-1] <= other.xs[-1] + NEAR
        and other.ys[0] - NEAR <= grid.ys[0]
        and grid.ys[-1] <= other.ys[-1] + NEAR
        for other in grids
    )


def column_at(grid: Grid, word: Word) -> int:
    """Return the column a word stands in, by its beginning."""
    at = min(word.middle, word.x0 + word.size)
    inner = sum(1 for x in grid.xs[1:-1] if x <= at)
    return min(inner, len(grid.xs) - 2)


def row_at(grid: Grid, word: Word) -> int:
    """Return the row a word stands in."""
    middle = word.base - 0.3 * word.size
    inner = sum(1 for y in grid.ys[1:-1] if y <= middle)
    return min(inner, len(grid.ys) - 2)


@dataclass
class GridCell:
    """A place of a ruled table: its words, the columns it goes over, where it begins."""

    words: list[Word]
    across: int = 1
    is_begun: bool = True  # no cell above reaches into it


def cells_of(grid: Grid, words: Sequence[Word]) -> list[list[GridCell]]:
    """Return the cells by row and column, rows without words left out.

    A cell over several rows or columns has its words in the first of them.
    """
    width, height = len(grid.xs) - 1, len(grid.ys) - 1
    table = [[GridCell([]) for _ in range(width)] for _ in range(height)]
    rows: list[list[Word]] = [[] for _ in range(height)]
    for word in words:
        rows[row_at(grid, word)].append(word)
    for row, inside in enumerate(rows):
        for column, (held, across) in enumerate(_parted(grid, row, inside)):
            top = row
            while top > 0 and not grid.is_under_line(top, column):
                top -= 1
            table[top][column].words.extend(held)
            table[row][column].across = across
            table[row][column].is_begun = top == row
    return [row for row in table if any(cell.words for cell in row)]


def _parted(
    grid: Grid, row: int, words: Sequence[Word]
) -> list[tuple[list[Word], int]]:
    """Return the words of one row by column, and the columns each cell goes over."""
    cells: list[tuple[list[Word], int]] = [([], 1) for _ in range(len(grid.xs) - 1)]
    for first, last in _spans(grid, row):
        inside = [w for w in words if first <= column_at(grid, w) <= last]
        lines = text_lines(inside)
        if first < last and lines and _is_one_cell(grid, lines, first, last):
            cells[first] = (inside, last - first + 1)
            continue
        for word in inside:
            cells[column_at(grid, word)][0].append(word)
    return cells


def _spans(grid: Grid, row: int) -> list[tuple[int, int]]:
    """Return the first and last columns of each run without a line between."""
    spans: list[tuple[int, int]] = []
    first = 0
    for column in range(len(grid.xs) - 1):
        if column == len(grid.xs) - 2 or grid.is_parted(row, column):
            spans.append((first, column))
            first = column + 1
    return spans


def _is_one_cell(grid: Grid, lines: Sequence[TextLine], first: int, last: int) -> bool:
    """Return whether words over several columns are one cell, not a row without lines.

    They are when some run of words crosses a column's place, or they stand centred, or
    nothing stands beyond the first column.
    """
    chunks = [chunk for line in lines for chunk in chunks_of(line)]
    if len(chunks) > len(lines):
        return False
    if all(column_at(grid, word) == first for line in lines for word in line.words):
        return True
    crossing = any(
        chunk[0].x0 < x - NEAR and chunk[-1].x1 > x + NEAR
        for chunk in chunks
        for x in grid.xs[first + 1 : last + 1]
    )
    middle = (grid.xs[first] + grid.xs[last + 1]) / 2
    return crossing or all(
        abs((chunk[0].x0 + chunk[-1].x1) / 2 - middle) < 2 * NEAR for chunk in chunks
    )
