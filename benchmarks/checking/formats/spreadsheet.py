"""Blocks as an Excel workbook: one sheet, or a sheet for each part."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Font, PatternFill

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Item
from benchmarks.checking.formats.numbers import number_in

SHADES = {"red": "F4C7C3", "amber": "FCE8B2", "green": "B7E1CD"}
LONGEST_NAME = 31  # of a sheet
_NO_NAME = re.compile(r"[\[\]:*?/\\]")


def as_xlsx(blocks: Sequence[Block]) -> bytes:
    """Return a workbook of one sheet."""
    book = openpyxl.Workbook()
    _write(book.active, blocks)
    return _saved(book)


def as_xlsx_sheets(blocks: Sequence[Block]) -> bytes:
    """Return a workbook with a sheet for each heading of the second level."""
    parts: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2 and len(parts[-1]) > 1:
            parts.append([])
        parts[-1].append(block)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, part in enumerate(parts, start=1):
        first = part[1] if number == 1 and len(part) > 1 else part[0]
        name = _NO_NAME.sub(" ", getattr(first, "text", "Plan"))
        sheet = book.create_sheet(f"{number} {name}"[:LONGEST_NAME].strip())
        _write(sheet, part)
    return _saved(book)


def _write(sheet: Any, blocks: Sequence[Block]) -> None:
    at = 1
    for block in blocks:
        if isinstance(block, Grid):
            at = _table(sheet, block, at)
        elif isinstance(block, Item):
            sheet.cell(at, 1, block.line)
            at += 1
            continue
        else:
            spot = sheet.cell(at, 1, block.text)
            spot.font = Font(bold=isinstance(block, Heading))
        at += 2 if not isinstance(block, Grid) else 1


def _table(sheet: Any, grid: Grid, at: int) -> int:
    for number, row in enumerate(grid.rows):
        column = 1
        for one in row:
            spot = sheet.cell(at, column)
            _put(spot, one, is_head=number < grid.heads)
            if one.across > 1:
                sheet.merge_cells(
                    start_row=at,
                    end_row=at,
                    start_column=column,
                    end_column=column + one.across - 1,
                )
            column += one.across
        at += 1
    return at


def _put(spot: Any, cell: Cell, *, is_head: bool) -> None:
    bullet = "• " if cell.are_items else ""
    text = "\n".join(bullet + line for line in cell.lines)
    number = None if is_head else number_in(text)
    if number is None:
        spot.value = text or None
    else:
        spot.value = float(number.value)
        spot.number_format = number.code
    spot.font = Font(bold=is_head)
    if cell.colour:
        spot.fill = PatternFill("solid", SHADES[cell.colour])


def _saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
