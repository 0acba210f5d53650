"""Blocks as a web page, and as the residue of one inside plain text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Item

SHADES = {"red": "#f4c7c3", "amber": "#fce8b2", "green": "#b7e1cd", "": ""}
STYLE = """
table { border-collapse: collapse } td, th { border: 1px solid #555; padding: 4px }
body { font: 10pt sans-serif }
"""


def as_html(blocks: Sequence[Block]) -> bytes:
    """Return a whole page, with a menu and a script around the document."""
    return (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Plan</title>"
        f"<style>{STYLE}</style></head><body><nav><a href=/>Home</a></nav><main>"
        f"{''.join(_elements(blocks))}</main><script>var a = '<p>no</p>'</script>"
        "</body></html>"
    ).encode()


def as_residue(blocks: Sequence[Block]) -> bytes:
    """Return text in which the tables are still in HTML."""
    lines = []
    for block in blocks:
        if isinstance(block, Grid):
            lines += [*_table(block), ""]
        elif isinstance(block, Item):
            lines.append(escape(block.line))
        else:
            lines += [escape(block.text), ""]
    return "\n".join(lines).encode()


def _elements(blocks: Sequence[Block]) -> list[str]:
    made: list[str] = []
    depth, kind = 0, "ul"  # of the lists that are open
    for block in blocks:
        wanted = block.depth + 1 if isinstance(block, Item) else 0
        if wanted > depth:
            kind = "ol" if isinstance(block, Item) and block.number else "ul"
        made += [f"<{kind}>"] * (wanted - depth) + [f"</{kind}>"] * (depth - wanted)
        depth = wanted
        if isinstance(block, Grid):
            made += _table(block)
        elif isinstance(block, Item):
            made.append(f"<li>{escape(block.text)}</li>")
        elif isinstance(block, Heading):
            made.append(f"<h{block.level}>{escape(block.text)}</h{block.level}>")
        else:
            made.append(f"<p>{escape(block.text)}</p>")
    return made + [f"</{kind}>"] * depth


def _table(grid: Grid) -> list[str]:
    lines = ["<table>"]
    for number, row in enumerate(grid.rows):
        tag = "th" if number < grid.heads else "td"
        lines.append("<tr>" + "".join(_cell(one, tag) for one in row) + "</tr>")
    return [*lines, "</table>"]


def _cell(cell: Cell, tag: str) -> str:
    shade = SHADES[cell.colour]
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    style = f' style="background: {shade}"' if shade else ""
    if cell.are_items:
        inner = "<ul>" + "".join(f"<li>{escape(x)}</li>" for x in cell.lines) + "</ul>"
    elif len(cell.lines) > 1:
        inner = "".join(f"<p>{escape(x)}</p>" for x in cell.lines)
    else:
        inner = escape(cell.text)
    return f"<{tag}{across}{style}>{inner}</{tag}>"
