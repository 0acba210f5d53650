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
LETTERS = {False: 85, True: 160}  # across a page, by whether it is turned
PADDING = 4  # letters
LONGEST_LINE = 36  # letters a column asks for
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
        "blocks": [_told(block, landscape=width >= WIDE) for block in blocks],
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


def _told(block: Block, *, landscape: bool) -> dict[str, Any]:
    if isinstance(block, Grid):
        return {
            "kind": "table",
            "rows": [[_cell(one) for one in row] for row in block.rows],
            "heads": block.heads,
            "widths": _widths(block, landscape=landscape),
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


def _widths(grid: Grid, *, landscape: bool) -> list[float]:
    """Return how wide each column is: room for its longest word, and then as asked.

    No program prints words over the edge of their cells.
    """
    if grid.width == 2 and not grid.heads:
        return [3, 7]
    least, wanted = [1.0] * grid.width, [1.0] * grid.width
    for row in grid.rows:
        at = 0
        for one in row:
            longest = max(map(len, one.text.split()), default=1)
            for column in range(at, at + one.across):
                least[column] = max(least[column], longest / one.across + PADDING)
            if one.across == 1:
                wanted[at] = max(wanted[at], min(len(one.text), LONGEST_LINE))
            at += one.across
    more = [max(0.0, w - m) for w, m in zip(wanted, least, strict=True)]
    room = max(0.0, LETTERS[landscape] - sum(least))
    share = min(1.0, room / (sum(more) or 1.0))
    return [m + share * w for m, w in zip(least, more, strict=True)]


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "lines": list(cell.lines),
        "items": cell.are_items,
        "across": cell.across,
        "colour": cell.colour,
    }
