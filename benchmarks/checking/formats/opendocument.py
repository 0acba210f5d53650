"""Blocks as OpenDocument: a text and a spreadsheet, their XML written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from benchmarks.checking.blocks import Block, Cell, Grid, Heading, Item
from benchmarks.checking.formats.numbers import number_in

_KIND = "application/vnd.oasis.opendocument."
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)
Made = Callable[[Cell], str]  # the XML of a cell
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def as_odt(blocks: Sequence[Block]) -> bytes:
    """Return an OpenDocument text."""
    made: list[str] = []
    depth = 0
    for block in blocks:
        wanted = block.depth + 1 if isinstance(block, Item) else 0
        made += _lists(depth, wanted)
        depth = wanted
        if isinstance(block, Grid):
            made.append(_table(block, "Table", _text_cell))
        elif isinstance(block, Item):
            made.append(f"<text:list-item>{_paragraph(block.text)}</text:list-item>")
        elif isinstance(block, Heading):
            level, text = block.level, escape(block.text)
            made.append(f'<text:h text:outline-level="{level}">{text}</text:h>')
        else:
            made.append(_paragraph(block.text))
    made += _lists(depth, 0)
    return _packed("text", "".join(made))


def _lists(depth: int, wanted: int) -> list[str]:
    opened = [
        "<text:list-item><text:list>" if n else "<text:list>"
        for n in range(depth, wanted)
    ]
    closed = [
        "</text:list></text:list-item>" if n else "</text:list>"
        for n in range(depth - 1, wanted - 1, -1)
    ]
    return opened + closed


def as_ods(blocks: Sequence[Block]) -> bytes:
    """Return an OpenDocument spreadsheet of one sheet."""
    rows: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            rows += [_row(row, _value_cell) for row in block.rows]
        elif isinstance(block, Item):
            rows.append(_row((Cell((block.line,)),), _value_cell))
            continue
        else:
            rows.append(_row((Cell((block.text,)),), _value_cell))
        rows.append("<table:table-row><table:table-cell/></table:table-row>")
    return _packed(
        "spreadsheet", f'<table:table table:name="Plan">{"".join(rows)}</table:table>'
    )


def _table(grid: Grid, name: str, cell: Made) -> str:
    rows = "".join(_row(row, cell) for row in grid.rows)
    columns = f'<table:table-column table:number-columns-repeated="{grid.width}"/>'
    return f'<table:table table:name="{name}">{columns}{rows}</table:table>'


def _row(row: Sequence[Cell], cell: Made) -> str:
    return f"<table:table-row>{''.join(map(cell, row))}</table:table-row>"


def _text_cell(cell: Cell) -> str:
    if cell.are_items:
        items = "".join(
            f"<text:list-item>{_paragraph(line)}</text:list-item>"
            for line in cell.lines
        )
        return _celled(cell, "", f"<text:list>{items}</text:list>")
    return _celled(cell, "", "".join(map(_paragraph, cell.lines)))


def _value_cell(cell: Cell) -> str:
    bullet = "• " if cell.are_items else ""
    number = number_in(cell.text)
    if number is None:
        kind = ' office:value-type="string"' if cell.lines else ""
    elif number.is_share:
        kind = f' office:value-type="percentage" office:value="{number.value}"'
    else:
        kind = f' office:value-type="float" office:value="{number.value}"'
    return _celled(cell, kind, "".join(_paragraph(bullet + x) for x in cell.lines))


def _celled(cell: Cell, kind: str, content: str) -> str:
    across = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 else ""
    covered = "<table:covered-table-cell/>" * (cell.across - 1)
    return f"<table:table-cell{kind}{across}>{content}</table:table-cell>{covered}"


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"


def _packed(kind: str, body: str) -> bytes:
    content = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document-content {_NAMES} office:version="1.2"><office:body>'
        f"<office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_MANIFEST}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", _KIND + kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()
