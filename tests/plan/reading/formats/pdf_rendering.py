"""Blocks of a plan set in type and printed to PDF, in the ways plans are."""

import json
from importlib.resources import files

import typst

from frankpledge.plan.reading.blocks import Kind, Table

FONTS = str(files("frankpledge.ui") / "static" / "frankpledge" / "fonts")
TEMPLATE = """
#let told = json(bytes(sys.inputs.told))
#set page(
  paper: "a4",
  flipped: told.landscape,
  margin: 20mm,
  header: if told.running [Safer Borough Plan #h(1fr) Draft for comment],
  footer: if told.running { context [#h(1fr) Page #counter(page).display("1 of 1", both: true)] },
)
#set text(font: "Source Sans 3", size: 10pt, lang: "en", hyphenate: told.hyphenate)
#set par(justify: told.hyphenate)
#set table(
  stroke: if told.rules == "all" { 0.5pt } else if told.rules == "rows" {
    (x: none, y: 0.5pt)
  } else { none },
  inset: if told.rules == "none" { (x: 6pt, y: told.pad * 1pt) } else { 5pt },
  fill: if told.rules == "shade" { (_, y) => if calc.odd(y) { luma(235) } },
)
#let cell(pieces) = {
  pieces.map(piece => [#if piece.item [• ]#piece.text]).join(parbreak())
}
#let set-row(row) = {
  // A row with words in its first cell only goes over the whole width.
  if row.slice(1).all(pieces => pieces.len() == 0) {
    (table.cell(colspan: row.len(), cell(row.first())),)
  } else { row.map(cell) }
}
#let shown(block) = {
  if block.kind == "table" {
    table(
      columns: (3fr,) + (block.width - 1) * (if block.wide { (7fr,) } else { (1fr,) }),
      ..if told.repeat and block.width > 2 {
        (table.header(..block.rows.first().map(c => [*#cell(c)*])),)
      } else { set-row(block.rows.first()) },
      ..block.rows.slice(1).map(row => set-row(row)).flatten(),
    )
  } else if block.kind == "heading" { heading(level: 2, outlined: false, block.text) } else if (
    block.kind == "item"
  ) {
    pad(left: 4mm + block.indent * 4mm)[• #block.text]
  } else { par(block.text) }
}
#for block in told.blocks { shown(block) }
"""


def _told(block):
    if isinstance(block, Table):
        width = max(len(row.cells) for row in block.rows)
        rows = [
            [
                [{"text": p.text, "item": p.is_item} for p in cell.pieces]
                for cell in row.cells
            ]
            + [[]] * (width - len(row.cells))
            for row in block.rows
        ]
        return {"kind": "table", "rows": rows, "width": width, "wide": width == 2}
    kind = {Kind.HEADING: "heading", Kind.ITEM: "item"}.get(block.kind, "prose")
    return {"kind": kind, "text": block.printed, "indent": block.indent // 2}


def as_pdf(blocks, **ways):
    """Return the blocks as a PDF; `ways` change how it is set."""
    told = {
        "rules": "all",
        "repeat": False,
        "running": False,
        "landscape": False,
        "hyphenate": False,
        "pad": 5,
        **ways,
        "blocks": [_told(block) for block in blocks],
    }
    return printed(TEMPLATE, told=json.dumps(told))


def printed(source, **inputs):
    """Return a document of typst's language as a PDF in our own fonts."""
    return typst.compile(
        source.encode(),
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
