"""A page in reading order: its prose, column by column, and its tables."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from frankpledge.plan.reading.formats.opened import Paragraph, cell_text
from frankpledge.plan.reading.formats.paper.grids import (
    Grid,
    GridCell,
    cells_of,
    grids_of,
    merged_edges,
)
from frankpledge.plan.reading.formats.paper.paragraphs import (
    Vocabulary,
    items_at_end,
    paragraphs_of,
)
from frankpledge.plan.reading.formats.paper.rows import has_figures, rows_of
from frankpledge.plan.reading.formats.paper.sheet import (
    Sheet,
    TextLine,
    Word,
    text_lines,
)
from frankpledge.plan.reading.formats.paper.strips import (
    Run,
    Split,
    prose_split,
    runs_of,
    table_from,
)
from frankpledge.plan.reading.formats.tables import Spot, numbered, said_again


@dataclass(frozen=True)
class Prose:
    """A paragraph, heading or item and the page it begins on."""

    paragraph: Paragraph
    page: int


@dataclass(frozen=True)
class TableRow:
    """The cells of a row as the lines of a document hold them."""

    cells: tuple[str, ...]
    page: int


@dataclass(frozen=True)
class TablePart:
    """The rows of a table on one page, and where its columns are parted."""

    rows: tuple[TableRow, ...]
    xs: tuple[float, ...]  # inner places only
    lefts: tuple[float, ...] = ()  # where the words of each column begin


Part = Prose | TablePart


@dataclass(frozen=True)
class Known:
    """What the document says of its words: their usual size, and which exist.

    And the places of the columns of its last table so far, and of the one that begins
    the page after.
    """

    usual: float
    words: Vocabulary
    last: tuple[float, ...] = ()
    coming: tuple[float, ...] = ()
    items: tuple[float, ...] = ()  # of a list that ended the page before


@dataclass(frozen=True)
class Region:
    """A page, or a part of one: words outside its ruled tables, and these."""

    words: tuple[Word, ...]
    grids: tuple[Grid, ...]


def region_of(sheet: Sheet) -> Region:
    """Return a page parted: its ruled tables, and the words that stand in none."""
    grids = grids_of(sheet)
    taken = {id(w) for grid in grids for w in sheet.words if grid.holds(w)}
    loose = tuple(word for word in sheet.words if id(word) not in taken)
    return Region(loose, tuple(grids))


def first_places(region: Region) -> tuple[float, ...]:
    """Return the places of the columns of the table a page begins with, if it does."""
    top = min((grid.ys[0] for grid in region.grids), default=1e9)
    lines = text_lines(word for word in region.words if word.base < top)
    run = table_from(lines) if lines else None
    return run.xs if run else ()


def last_items(region: Region) -> tuple[float, ...]:
    """Return where the items of a list begin that the page ends with."""
    bottom = max((grid.ys[-1] for grid in region.grids), default=0.0)
    return items_at_end(text_lines(w for w in region.words if w.base > bottom))


def parts_of(
    sheet: Sheet, region: Region, known: Known, open_table: TablePart | None = None
) -> list[Part]:
    """Return the parts of a page in the order they are read.

    `open_table` is one that ended the page before: lines that stand under one of its
    later columns go on with it.
    """
    sheet = replace(sheet, lying=tuple(merged_edges(sheet.lying)))
    rest = _rest_of_row(region, open_table.xs) if open_table else ()
    if not rest:
        return list(_read(region, sheet, known))
    taken = {id(word) for line in rest for word in line.words}
    left = tuple(word for word in region.words if id(word) not in taken)
    return [
        _unruled(Run(tuple(rest), open_table.xs if open_table else ()), sheet, known),
        *_read(Region(left, region.grids), sheet, known),
    ]


def _rest_of_row(region: Region, xs: Sequence[float]) -> Sequence[TextLine]:
    """Return the first lines of a page when they go on under later columns."""
    top = min((grid.ys[0] for grid in region.grids), default=1e9)
    lines = text_lines(word for word in region.words if word.base < top)
    if lines and lines[0].text[:1].islower() and lines[0].x1 <= xs[0]:
        return list(itertools.takewhile(lambda line: line.x1 <= xs[0], lines))
    return list(itertools.takewhile(lambda line: line.x0 > xs[0], lines))


def _read(region: Region, sheet: Sheet, known: Known, depth: int = 0) -> Iterator[Part]:
    boxes = [(g.xs[0], g.ys[0], g.xs[-1], g.ys[-1]) for g in region.grids]
    split = prose_split(region.words, boxes) if depth < 4 else None
    if split is None:
        yield from _down(region, sheet, known)
        return
    for part in _parted(region, split):
        yield from _read(part, sheet, known, depth + 1)


def _parted(region: Region, split: Split) -> Iterator[Region]:
    """Yield what stands above, in the left column, in the right one, below."""

    def place(x: float, y: float) -> int:
        if y <= split.top:
            return 0
        if y >= split.bottom:
            return 3
        return 1 if x < split.x else 2

    for wanted in range(4):
        words = tuple(w for w in region.words if place(w.middle, w.base) == wanted)
        grids = tuple(
            g
            for g in region.grids
            if place((g.xs[0] + g.xs[-1]) / 2, (g.ys[0] + g.ys[-1]) / 2) == wanted
        )
        if words or grids:
            yield Region(words, grids)


def _down(region: Region, sheet: Sheet, known: Known) -> Iterator[Part]:
    left = list(region.words)
    for grid in region.grids:
        above = [w for w in left if w.base <= grid.ys[0] + 1]
        left = [w for w in left if w.base > grid.ys[0] + 1]
        yield from _loose(above, sheet, known)
        yield from _ruled(grid, sheet, known)
    yield from _loose(left, sheet, known)


def _loose(words: Sequence[Word], sheet: Sheet, known: Known) -> Iterator[Part]:
    lines = text_lines(words)
    right = max((line.x1 for line in lines), default=0.0)
    is_first = bool(lines) and lines[0].base <= min(word.base for word in sheet.words)
    above = known.items if is_first else ()
    for run in runs_of(lines, known.last, known.coming):
        if run.xs:
            yield _unruled(run, sheet, known)
            continue
        for paragraph in paragraphs_of(
            run.lines, known.words, right=right, usual=known.usual, above=above
        ):
            yield Prose(paragraph, sheet.number)
        above = ()


def _unruled(run: Run, sheet: Sheet, known: Known) -> TablePart:
    rows = rows_of(run.lines, run.xs, sheet.lying)
    return _table_part(rows, run.xs, sheet, known)


def _ruled(grid: Grid, sheet: Sheet, known: Known) -> Iterator[Part]:
    inside = [word for word in sheet.words if grid.holds(word)]
    rows = [row for cells in cells_of(grid, inside) for row in _bands(cells, grid)]
    texts = _texts([[cell.words for cell in row] for row in rows], known)
    spots = [
        [
            Spot(text, is_begun=cell.is_begun, across=cell.across)
            for cell, text in zip(row, row_texts, strict=True)
        ]
        for row, row_texts in zip(rows, texts, strict=True)
    ]
    _say_again(spots)
    held = [TableRow(tuple(cells), sheet.number) for _, cells in numbered(spots)]
    yield TablePart(tuple(row for row in held if any(row.cells)), grid.xs[1:-1])


def _say_again(rows: list[list[Spot]]) -> None:
    """Give the words of a cell merged downwards to the rows it reaches, as they hold."""
    for above, row in itertools.pairwise(rows):
        for column, spot in enumerate(row):
            if not spot.is_begun and not spot.text:
                again = said_again(above[column].text)
                row[column] = Spot(again, is_begun=False)


def _bands(cells: list[GridCell], grid: Grid) -> list[list[GridCell]]:
    """Part a row that is several: a table with lines between its columns only."""
    if len(grid.ys) > 4:
        return [cells]
    lines = text_lines(word for cell in cells for word in cell.words)
    held = [
        [[w for w in cell.words if w in line.words] for cell in cells] for line in lines
    ]
    if sum(map(has_figures, held)) < 3:
        return [cells]
    return [[GridCell(words) for words in row] for row in rows_of(lines, grid.xs[1:-1])]


def _table_part(
    rows: Sequence[Sequence[Sequence[Word]]],
    xs: Sequence[float],
    sheet: Sheet,
    known: Known,
) -> TablePart:
    made = [TableRow(tuple(cells), sheet.number) for cells in _texts(rows, known)]
    lefts = [
        min((word.x0 for row in rows for word in row[column]), default=-1.0)
        for column in range(len(xs) + 1)
    ]
    kept = tuple(row for row in made if any(row.cells))
    return TablePart(kept, tuple(xs), tuple(lefts))


def _texts(rows: Sequence[Sequence[Sequence[Word]]], known: Known) -> list[list[str]]:
    """Return the words of each cell as the lines of a document hold them."""
    reach = _reach(rows)
    return [
        [
            cell_text(paragraphs_of(text_lines(words), known.words, right=right))
            for words, right in zip(row, reach, strict=True)
        ]
        for row in rows
    ]


def _reach(rows: Sequence[Sequence[Sequence[Word]]]) -> list[float]:
    """Return how far to the right the words of each column go."""
    width = max((len(row) for row in rows), default=0)
    return [
        max((word.x1 for row in rows for word in row[column]), default=0.0)
        for column in range(width)
    ]
