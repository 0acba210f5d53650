"""Blocks as a Word document: merged cells, header rows, bullets, shading."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Item

SHADES = {"red": "F4C7C3", "amber": "FCE8B2", "green": "B7E1CD"}
HEAD_SHADE = "D9E2F3"


def as_docx(blocks: Sequence[Block]) -> bytes:
    """Return a Word document."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Grid):
            _table(document, block)
        elif isinstance(block, Heading):
            document.add_heading(block.text, level=block.level)
        elif isinstance(block, Item):
            document.add_paragraph(block.text, style=_list_style(block))
        else:
            document.add_paragraph(block.text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _list_style(item: Item) -> str:
    if item.number:
        return "List Number"
    return "List Bullet 2" if item.depth else "List Bullet"


def _table(document: Any, grid: Grid) -> None:
    made = document.add_table(rows=len(grid.rows), cols=grid.width)
    made.style = "Table Grid"
    # By its elements: asking python-docx for the cells of each row takes far longer.
    for number, (row, line) in enumerate(zip(grid.rows, made._tbl.tr_lst, strict=True)):
        if number < grid.heads:
            line.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        spots = list(line.tc_lst)
        for one in row:
            spot = spots.pop(0)
            for _ in range(one.across - 1):
                line.remove(spots.pop(0))
            if one.across > 1:
                spot.grid_span = one.across
            _fill(document, _Cell(spot, made), one, is_head=number < grid.heads)
    document.add_paragraph()


def _fill(document: Any, spot: Any, cell: Cell, *, is_head: bool) -> None:
    for number, line in enumerate(cell.lines):
        paragraph = spot.add_paragraph() if number else spot.paragraphs[0]
        paragraph.add_run(line).bold = is_head or None
        if cell.are_items:
            paragraph.style = document.styles["List Bullet"]
    shade = SHADES.get(cell.colour) or (HEAD_SHADE if is_head else "")
    if shade:
        fill = OxmlElement("w:shd")
        fill.set(qn("w:val"), "clear")
        fill.set(qn("w:fill"), shade)
        spot._tc.get_or_add_tcPr().append(fill)
