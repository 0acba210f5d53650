"""Blocks as plain text: tabs, pipes or aligned columns between cells, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Item


def as_tabs(blocks: Sequence[Block]) -> bytes:
    """Return text with a tab between cells."""
    return _text(blocks, lambda grid: ["\t".join(row) for row in _rows(grid)])


def as_pipes(blocks: Sequence[Block]) -> bytes:
    """Return text with pipes around cells and a rule under the header."""

    def table(grid: Grid) -> list[str]:
        lines = ["| " + " | ".join(row) + " |" for row in _rows(grid)]
        rule = "|" + "---|" * grid.width
        return [*lines[: grid.heads], rule, *lines[grid.heads :]]

    return _text(blocks, table)


def as_aligned(blocks: Sequence[Block]) -> bytes:
    """Return text with the columns lined up by spaces."""

    def table(grid: Grid) -> list[str]:
        rows = _rows(grid)
        whole = [row for row in rows if any(row[1:])]  # no row of one cell only
        widths = [
            max(len(row[at]) for row in whole or rows) for at in range(grid.width)
        ]
        return [
            "  ".join(
                text.ljust(width) for text, width in zip(row, widths, strict=True)
            ).rstrip()
            for row in rows
        ]

    return _text(blocks, table)


def as_csv(blocks: Sequence[Block]) -> bytes:
    """Return comma-separated values, as a spreadsheet saves them."""
    file = io.StringIO()
    writer = csv.writer(file)
    for block in blocks:
        if isinstance(block, Grid):
            writer.writerows(_rows(block, inside="\n"))
        else:
            writer.writerow([_line(block)])
        writer.writerow([])
    return file.getvalue().encode("utf-8-sig")


def _text(blocks: Sequence[Block], table: Callable[[Grid], list[str]]) -> bytes:
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not (
            isinstance(before, Item) and isinstance(block, Item)
        ):
            lines.append("")
        lines += table(block) if isinstance(block, Grid) else [_line(block)]
        before = block
    return ("\n".join(lines) + "\n").encode()


def _line(block: Heading | Item | object) -> str:
    if isinstance(block, Item):
        return block.line
    return str(getattr(block, "text", ""))


def _rows(grid: Grid, inside: str = " ") -> list[list[str]]:
    return [[text for one in row for text in _spread(one, inside)] for row in grid.rows]


def _spread(cell: Cell, inside: str) -> Iterator[str]:
    bullet = "• " if cell.are_items else ""
    yield inside.join(bullet + line for line in cell.lines)
    yield from [""] * (cell.across - 1)
