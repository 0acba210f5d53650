"""Blocks of a plan written as files of each format, by libraries that make such files.

Takes the blocks the text reader gives, so that a document in text can be brought again
in any format and must read the same.
"""

import csv
import html
import io

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from frankpledge.plan.reading.blocks import Kind, Table
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.reading.layout import layout_of
from tests.plan.reading.formats import packages

ODT_BULLETS = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def blocks_of(text):
    """Return the blocks of a document in text."""
    return layout_of(text.split("\n")).blocks


def saved(document):
    """Return the bytes of a document of python-docx or a workbook of openpyxl."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_docx(blocks):
    """Return the blocks as a Word document."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Table):
            _docx_table(document, block)
        elif block.kind is Kind.HEADING:
            document.add_heading(block.text, level=2)
        elif block.kind is Kind.ITEM:
            style = "List Bullet 2" if block.indent else "List Bullet"
            document.add_paragraph(block.text, style=style)
        else:
            document.add_paragraph(block.text)
    return saved(document)


def _docx_table(document, table):
    width = max(len(row.cells) for row in table.rows)
    made = document.add_table(rows=0, cols=width)
    for row in table.rows:
        spots = made.add_row().cells
        for spot, cell in zip(spots, row.cells, strict=False):
            for number, piece in enumerate(cell.pieces):
                paragraph = spot.add_paragraph() if number else spot.paragraphs[0]
                paragraph.add_run(piece.text)
                if piece.is_item:
                    paragraph.style = document.styles["List Bullet"]
    document.add_paragraph()


def in_change(paragraph, kind, text):
    """Put words into a paragraph as a tracked insertion or deletion."""
    change = OxmlElement(f"w:{kind}")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def as_xlsx(blocks):
    """Return the blocks as a workbook of one sheet, figures as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    at = 1
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for column, cell in enumerate(row.cells, start=1):
                    _put(sheet.cell(at, column), _said(cell))
                at += 1
        else:
            bullet = "- " if block.kind is Kind.ITEM else ""
            sheet.cell(at, 1, " " * block.indent + bullet + block.text)
            at += 1
        at += 1
    return saved(book)


def _said(cell):
    return "\n".join(("• " if p.is_item else "") + p.text for p in cell.pieces)


def _put(spot, text):
    figure = parse_figure(text)
    if figure.value is None or text.replace(" ", "").strip("+-%,.0123456789"):
        spot.value = text
    elif text.endswith("%"):
        spot.value = float(figure.value) / 100
        spot.number_format = "0.0%" if "." in text else "0%"
    else:
        spot.value = float(figure.value)
        spot.number_format = "#,##0"


def as_csv(blocks, delimiter=","):
    """Return the blocks as comma-separated values."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    for block in blocks:
        if isinstance(block, Table):
            writer.writerows([_said(cell) for cell in row.cells] for row in block.rows)
        else:
            bullet = "- " if block.kind is Kind.ITEM else ""
            writer.writerow([" " * block.indent + bullet + block.text])
        writer.writerow([])
    return file.getvalue().encode("utf-8-sig")


def as_html(blocks):
    """Return the blocks as a whole web page."""
    parts = [_html_table(b) if isinstance(b, Table) else _html_words(b) for b in blocks]
    body = "\n".join(parts)
    return (
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>T</title>"
        f"<style>p {{}}</style></head><body><nav><a href=/>Home</a></nav>{body}"
        "<script>var a = '<p>no</p>'</script></body></html>"
    ).encode()


def _html_words(block):
    tag = {Kind.HEADING: "h2", Kind.ITEM: "li", Kind.PROSE: "p"}[block.kind]
    element = f"<{tag}>{html.escape(block.text)}</{tag}>"
    if block.kind is Kind.ITEM:
        element = f"<ul>{element}</ul>"
        return f"<ul><li>{element}</li></ul>" if block.indent else element
    return element


def _html_table(table):
    rows = "".join(
        f"<tr>{''.join(_html_cell(cell) for cell in row.cells)}</tr>"
        for row in table.rows
    )
    return f"<table border=1><tbody>{rows}</tbody></table>"


def _html_cell(cell):
    pieces = (
        f"<li>{html.escape(p.text)}</li>" if p.is_item else f"<p>{html.escape(p.text)}"
        for p in cell.pieces
    )
    return f"<td>{''.join(pieces)}</td>"


def as_odt(blocks):
    """Return the blocks as an OpenDocument text."""
    return packages.odt("".join(map(_odt_block, blocks)), ODT_BULLETS)


def _odt_block(block):
    if isinstance(block, Table):
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell>{_odt_cell(c)}</table:table-cell>" for c in r)
            + "</table:table-row>"
            for r in (row.cells for row in block.rows)
        )
        return f"<table:table>{rows}</table:table>"
    words = html.escape(block.text)
    if block.kind is Kind.HEADING:
        return f'<text:h text:outline-level="2">{words}</text:h>'
    if block.kind is Kind.ITEM:
        return _odt_items(f"<text:p>{words}</text:p>", 2 if block.indent else 1)
    return f"<text:p>{words}</text:p>"


def _odt_cell(cell):
    made = ""
    for piece in cell.pieces:
        words = f"<text:p>{html.escape(piece.text)}</text:p>"
        made += _odt_items(words, 1) if piece.is_item else words
    return made


def _odt_items(inner, depth):
    for _ in range(depth):
        inner = f"<text:list-item>{inner}</text:list-item>"
        inner = f'<text:list text:style-name="B">{inner}</text:list>'
    return inner


WRITERS = {
    "plan.odt": as_odt,
    "plan.docx": as_docx,
    "plan.xlsx": as_xlsx,
    "plan.html": as_html,
    "plan.csv": as_csv,
}
