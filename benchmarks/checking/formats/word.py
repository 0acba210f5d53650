"""Blocks as a Word document: merged cells, header rows, bullets, shading."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

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
            style = "List Bullet 2" if block.depth else "List Bullet"
            document.add_paragraph(block.text, style=style)
        else:
            document.add_paragraph(block.text)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _table(document: Any, grid: Grid) -> None:
    made = document.add_table(rows=len(grid.rows), cols=grid.width)
    made.style = "Table Grid"
    for number, row in enumerate(grid.rows):
        spots = made.rows[number].cells
        if number < grid.heads:
            _repeat(made.rows[number])
        at = 0
        for one in row:
            spot = spots[at]
            if one.across > 1:
                spot = spot.merge(spots[at + one.across - 1])
            at += one.across
            _fill(document, spot, one, is_head=number < grid.heads)
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


def _repeat(row: Any) -> None:
    """Mark a row as a header that is printed again on each page."""
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)
