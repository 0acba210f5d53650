"""Blocks set in type and printed to PDF, with lines between the cells or without."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import typst

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Item

FONTS = str(files("frankpledge.ui") / "static" / "frankpledge" / "fonts")
WIDE = 7  # columns; a wider table turns the page
TEMPLATE = """
#let told = json(bytes(sys.inputs.told))
#set page(
  paper: "a4",
  flipped: told.landscape,
  margin: 18mm,
  footer: context [#h(1fr) Page #counter(page).display("1 of 1", both: true)],
)
#set text(font: "Source Sans 3", size: told.size * 1pt, lang: "en", hyphenate: false)
#set table(
  stroke: if told.ruled { 0.5pt } else { none },
  inset: if told.ruled { 5pt } else { (x: 6pt, y: 5pt) },
)
#let shades = (red: rgb("#f4c7c3"), amber: rgb("#fce8b2"), green: rgb("#b7e1cd"))
#let cell(one, head) = {
  let words = one.lines.map(line => [#if one.items [• ]#line]).join(parbreak())
  table.cell(
    colspan: one.across,
    fill: shades.at(one.colour, default: none),
    if head { strong(words) } else { words },
  )
}
#let shown(block) = {
  if block.kind == "table" {
    let rows = block.rows.enumerate().map(((at, row)) => row.map(one => cell(
      one,
      at < block.heads,
    )))
    table(
      columns: block.widths.map(width => width * 1fr),
      ..if block.heads > 0 { (table.header(..rows.slice(0, block.heads).flatten()),) },
      ..rows.slice(block.heads).flatten(),
    )
  } else if block.kind == "heading" {
    heading(level: block.level, outlined: false, block.text)
  } else if block.kind == "item" {
    pad(left: 4mm + block.depth * 4mm)[#block.mark #block.text]
  } else { par(block.text) }
}
#for block in told.blocks { shown(block) }
"""


def as_ruled(blocks: Sequence[Block]) -> bytes:
    """Return a PDF whose tables are ruled."""
    return _printed(blocks, ruled=True)


def as_unruled(blocks: Sequence[Block]) -> bytes:
    """Return a PDF whose tables have no lines."""
    return _printed(blocks, ruled=False)


def _printed(blocks: Sequence[Block], *, ruled: bool) -> bytes:
    width = max((block.width for block in blocks if isinstance(block, Grid)), default=1)
    told = {
        "ruled": ruled,
        "landscape": width >= WIDE,
        "size": 8 if width >= WIDE else 10,
        "blocks": [_told(block) for block in blocks],
    }
    printed: bytes = typst.compile(
        TEMPLATE.encode(),
        output=None,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told)},
    )
    return printed


def _told(block: Block) -> dict[str, Any]:
    if isinstance(block, Grid):
        return {
            "kind": "table",
            "rows": [[_cell(one) for one in row] for row in block.rows],
            "heads": block.heads,
            "widths": _widths(block),
        }
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text, "level": block.level}
    if isinstance(block, Item):
        return {
            "kind": "item",
            "text": block.text,
            "depth": block.depth,
            "mark": block.number or "•",
        }
    return {"kind": "prose", "text": block.text}


def _widths(grid: Grid) -> list[float]:
    """Return how wide each column is: as its longest words ask, within bounds."""
    if grid.width == 2 and not grid.heads:
        return [3, 7]
    longest = [1] * grid.width
    for row in grid.rows:
        at = 0
        for one in row:
            if one.across == 1:
                longest[at] = max(longest[at], len(one.text))
            at += one.across
    return [min(max(length, 9), 36) for length in longest]


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "lines": list(cell.lines),
        "items": cell.are_items,
        "across": cell.across,
        "colour": cell.colour,
    }
