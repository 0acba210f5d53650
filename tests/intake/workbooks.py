"""Small workbooks in the forms that are read, made for a test."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def excel(sheets: Mapping[str, Rows]) -> bytes:
    """Return an Excel workbook of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def opendocument(sheets: Mapping[str, Rows | str]) -> bytes:
    """Return an OpenDocument spreadsheet; a sheet may also be its XML as it stands."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        f"{rows if isinstance(rows, str) else ''.join(map(_row, rows))}</table:table>"
        for name, rows in sheets.items()
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f'<?xml version="1.0" encoding="UTF-8"?>'
            f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>"
            f"{tables}</office:spreadsheet></office:body></office:document-content>",
        }
    )


def packed(parts: Mapping[str, str]) -> bytes:
    """Return a zip of parts by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def repacked(content: bytes, changes: Mapping[str, str]) -> bytes:
    """Return a workbook with some of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return packed(parts | changes)


def _row(cells: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(value: object) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value:,}</text:p></table:table-cell>"
        )
    return (
        '<table:table-cell office:value-type="string">'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )
