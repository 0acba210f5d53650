"""Tables of a document laid out as rows: merged cells, double headers, layout tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from frankpledge.plan.reading.decoding import MAX_PARTS, refuse_too_many
from frankpledge.plan.reading.formats.opened import Page, Paragraph, cell_text
from frankpledge.plan.reading.vocabulary import label_of

MOST_ACROSS: Final = 200  # columns one cell may span
MOST_DOWN: Final = 5_000
DEEPEST: Final = 40  # tables and boxes inside one another
LONGEST_AGAIN: Final = 500  # characters of a cell said again on the rows it spans
SHORTEST_COLUMN: Final = 400  # characters of a cell that is a column of prose
HEADER_ROWS: Final = 3  # a double header stands among the first rows


@dataclass(frozen=True)
class Cell:
    """A cell as the document has it, with the columns and rows it spans."""

    blocks: tuple[Block, ...]
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Grid:
    """A table as the document has it: its rows, cells only where they begin."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Grid


@dataclass(frozen=True)
class Spot:
    """One place of a laid out table."""

    text: str
    is_begun: bool = True  # the cell begins here; else one above or before reaches in
    across: int = 1


def placed(blocks: Iterable[Block], place: str) -> Iterator[Block]:
    """Yield blocks, the paragraphs among them with a place of their own."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, place=place)
        else:
            yield block


class TooDeep(ValueError):
    """Tables or boxes inside one another beyond any that a person makes."""


@dataclass
class Writer:
    """Writes blocks to a page and counts the tables."""

    page: Page
    tables: int = 0
    depth: int = 0

    def write(self, blocks: Sequence[Block]) -> None:
        """Write the blocks in order; a table that only places words is those words."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeep
        for block in blocks:
            if isinstance(block, Paragraph):
                self.page.words(block, block.place)
                continue
            self.page.gap()
            if _width(block) <= 1 or _is_layout(block):
                for row in block.rows:
                    self.write([b for cell in row for b in cell.blocks])
            else:
                self._table(block)
            self.page.gap()
        self.depth -= 1

    def _table(self, grid: Grid) -> None:
        self.tables += 1
        number = self.tables
        rows = laid_out(grid, self.page.name)
        for place, row in numbered(rows):
            self.page.row(row, f"table {number}, row {place}")
        for cells in grid.rows:
            for cell in cells:
                for inner in tables_in(cell):
                    self.write([inner])


def tables_in(cell: Cell) -> Iterator[Grid]:
    """Yield the tables inside a cell that are tables by themselves."""
    for block in cell.blocks:
        if isinstance(block, Grid) and _is_whole(block):
            yield block


def _is_whole(grid: Grid) -> bool:
    return _width(grid) > 1 and len(grid.rows) > 1


def _is_layout(grid: Grid) -> bool:
    """Return whether a table only places words: boxes with a heading, two columns.

    Every cell then begins with a heading over words of its own; or there is one row,
    and its cells hold tables, or are as long as only prose is.
    """
    cells = [cell for row in grid.rows for cell in row if cell.blocks]
    if len(cells) > 1 and all(map(_is_titled, cells)):
        return True
    if len(grid.rows) > 1:
        return False
    lengths = [
        sum(len(block.text) for block in cell.blocks if isinstance(block, Paragraph))
        for cell in cells
    ]
    holds_tables = any(True for cell in cells for _ in tables_in(cell))
    return holds_tables or (len(cells) > 1 and min(lengths) > SHORTEST_COLUMN)


def _is_titled(cell: Cell) -> bool:
    head, *rest = cell.blocks
    return isinstance(head, Paragraph) and head.is_heading and bool(rest)


def _width(grid: Grid) -> int:
    return max((len(row) for row in grid.rows), default=0)


def laid_out(grid: Grid, name: str) -> list[list[Spot]]:
    """Return the rows with a spot for every column, spans filled in.

    A cell merged across gives its words, then blanks. One merged down gives its words
    again on each row, for they hold there too; a label of a theme sheet does not, for
    it would begin another part.
    """
    hanging: dict[int, tuple[int, str]] = {}  # column: rows left, words
    rows: list[list[Spot]] = []
    spots = 0
    for cells in grid.rows:
        row: list[Spot] = []
        waiting = iter(cells)
        while True:
            left, words = hanging.get(len(row), (0, ""))
            if left:
                hanging[len(row)] = (left - 1, words)
                row.append(Spot(words, is_begun=False))
                continue
            cell = next(waiting, None)
            if cell is None:
                break
            _place(cell, row, hanging)
        _hang_behind(row, hanging)
        spots += len(row)
        refuse_too_many(spots, MAX_PARTS, "table cells, tags and bullets", name)
        rows.append(row)
    width = max(map(len, rows), default=0)
    refuse_too_many(width * len(rows), MAX_PARTS, "table cells, tags and bullets", name)
    for row in rows:
        row.extend([Spot("", is_begun=False)] * (width - len(row)))
    return _without_idle(rows, width)


def _without_idle(rows: list[list[Spot]], width: int) -> list[list[Spot]]:
    """Return the rows without columns in which no cell begins: edges that were moved."""
    begun = {at for row in rows for at, spot in enumerate(row) if spot.is_begun}
    if len(begun) == width:
        return rows
    kept = sorted(begun)
    return [
        [
            replace(
                row[at], across=sum(at <= one < at + row[at].across for one in kept)
            )
            for at in kept
        ]
        for row in rows
    ]


def _hang_behind(row: list[Spot], hanging: dict[int, tuple[int, str]]) -> None:
    """Take up what reaches into the row behind its last cell."""
    reached = [at for at, (left, _) in hanging.items() if left and at >= len(row)]
    for column in sorted(reached):
        left, words = hanging[column]
        row.extend([Spot("", is_begun=False)] * (column - len(row)))
        row.append(Spot(words, is_begun=False))
        hanging[column] = (left - 1, words)


def _place(cell: Cell, row: list[Spot], hanging: dict[int, tuple[int, str]]) -> None:
    text = cell_text(list(paragraphs_of(cell)))
    across = min(max(cell.across, 1), MOST_ACROSS)
    down = min(max(cell.down, 1), MOST_DOWN) - 1
    again = said_again(text)
    for step in range(across):
        if down:
            hanging[len(row)] = (down, "" if step else again)
        row.append(Spot("", is_begun=False) if step else Spot(text, across=across))


def said_again(text: str) -> str:
    """Return what a cell merged downwards says on the rows under its first."""
    return "" if len(text) > LONGEST_AGAIN or label_of(text) else text


def paragraphs_of(cell: Cell, depth: int = 0) -> Iterator[Paragraph]:
    """Yield the words of a cell; a small table inside it gives a paragraph a row."""
    if depth > DEEPEST:
        raise TooDeep
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif depth or not _is_whole(block):
            for row in block.rows:
                inner = [list(paragraphs_of(one, depth + 1)) for one in row]
                if len(inner) == 1:
                    yield from inner[0]
                else:
                    said = [p.text for paragraphs in inner for p in paragraphs]
                    yield Paragraph(" ".join(said).replace("\n", " "))


def numbered(
    rows: Sequence[Sequence[Spot]], *, header_rows: int = HEADER_ROWS
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row's number, from 1, and words; a header of two rows is made one."""
    place = 0
    while place < len(rows):
        row = rows[place]
        below = rows[place + 1] if place + 1 < len(rows) else None
        if place < header_rows and below is not None and _is_double(row, below):
            yield place + 1, _joined(row, below)
            place += 2
            continue
        yield place + 1, [spot.text for spot in row]
        place += 1


def _is_double(row: Sequence[Spot], below: Sequence[Spot]) -> bool:
    """Return whether a row heads columns that the row below it names one by one."""
    under = _spanned(row)
    if not under or len(under) == len(row):
        return False
    named = [at for at in under if below[at].is_begun and below[at].text]
    others = [at for at in range(len(row)) if at not in under]
    is_headed = any(row[at].text for at in others)
    begins_rows = any(below[at].is_begun and below[at].text for at in others)
    return len(named) > 1 and is_headed and not begins_rows


def _spanned(row: Sequence[Spot]) -> dict[int, str]:
    """Return the columns under a cell merged across, with its words."""
    under: dict[int, str] = {}
    for at, spot in enumerate(row):
        if spot.across > 1 and spot.text:
            under.update(dict.fromkeys(range(at, at + spot.across), spot.text))
    return under


def _joined(row: Sequence[Spot], below: Sequence[Spot]) -> list[str]:
    under = _spanned(row)
    return [
        f"{under[at]} {below[at].text}".strip() if at in under else spot.text
        for at, spot in enumerate(row)
    ]
