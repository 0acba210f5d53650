"""OpenDocument spreadsheets (ods): one part holds every sheet, read row by row."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import partial
from html import unescape
from typing import Any

from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets.markup import (
    attribute,
    elements,
    local,
    opened_part,
    whole,
)
from frankpledge.intake.readers.sheets.rows import (
    MOST_ROWS,
    Book,
    Row,
    refuse_too_long,
    refuse_too_wide,
)

MAIN = "content.xml"
KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CHUNK_BYTES = 1 << 16
LONGEST_TAG = 4096
_NAMED = re.compile(rb"""<(?:table:)?table\s[^<>]*?\btable:name=["']([^"'<>]*)["']""")
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
_ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
_KIND, _VALUE = f"{_OFFICE}value-type", f"{_OFFICE}value"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_UNSAID = frozenset({"annotation", "shapes"})  # remarks beside a cell, drawings over it


def opendocument_book(archive: zipfile.ZipFile) -> Book:
    """Return the sheets of an OpenDocument spreadsheet."""
    with opened_part(archive, "META-INF/manifest.xml") as manifest:
        if b":encryption-data" in manifest.read():
            raise FileRefused("is locked with a password; save it without one.")
    names = tuple(dict.fromkeys(_names(archive)))
    return Book(
        sheets=names,
        reads={name: partial(_rows, archive, name) for name in names},
        through=partial(_rows, archive, None),
    )


def _names(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the sheets: looked for in the bytes, which is quick."""
    with opened_part(archive, MAIN) as part:
        rest = b""
        while chunk := part.read(CHUNK_BYTES):
            given = rest + chunk
            last = 0
            for found in _NAMED.finditer(given):
                yield unescape(found[1].decode("utf-8", errors="replace"))
                last = found.end()
            rest = given[max(last, len(given) - LONGEST_TAG) :]


def _rows(archive: zipfile.ZipFile, wanted: str | None) -> Iterator[Row]:
    """Yield the rows of one sheet, or of all; the part is the same for every sheet."""
    number = 0
    sheet: str | None = None
    for element in elements(archive, MAIN, "table", "table-row"):
        if element.tag == f"{_TABLE}table":
            if sheet is not None and sheet == wanted:
                return
            sheet, number = None, 0
            continue
        if sheet is None:
            table = next(element.iterancestors(f"{_TABLE}table"), None)
            sheet = "" if table is None else table.get(f"{_TABLE}name", "")
        if wanted not in (None, sheet):
            continue
        times = whole(element.get(_ROWS_REPEATED, ""), 1)
        cells = _cells(element, sheet)
        if cells:
            refuse_too_long(number + times, sheet)
            for again in range(times):
                yield Row(sheet, number + again + 1, list(cells))
        number = min(number + times, MOST_ROWS + 1)


def _cells(row: Any, sheet: str) -> list[str]:
    cells: list[str] = []
    at = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        repeated = cell.get(_COLUMNS_REPEATED)
        times = whole(repeated, 1) if repeated else 1
        text = _text(cell)
        if text:
            refuse_too_wide(at + times, sheet)
            cells += [""] * (at - len(cells))
            cells += [text] * times
        at += times
    return cells


def _text(cell: Any) -> str:
    kind = cell.get(_KIND, "")
    if kind in _NUMBERS:
        return _number(cell.get(_VALUE, ""))
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value", "")).replace("T", " ")
    if len(cell) == 0:
        return ""
    if len(cell) == 1 and len(cell[0]) == 0:  # nearly always, and quick
        return str(cell[0].text or "").strip() if cell[0].tag.endswith("}p") else ""
    return "\n".join(_said(each) for each in cell if local(each) == "p").strip()


def _said(paragraph: Any) -> str:
    if local(paragraph) in _UNSAID:
        return ""
    words = [paragraph.text or ""]
    for each in paragraph:
        kind = local(each)
        if kind == "s":
            words.append(" " * min(whole(attribute(each, "c"), 1), 100))
        elif kind in ("tab", "line-break"):
            words.append(" " if kind == "tab" else "\n")
        else:
            words.append(_said(each))
        words.append(each.tail or "")
    return "".join(words)


def _number(value: str) -> str:
    if value.isdigit():
        return value
    try:
        return f"{float(value):.15g}"
    except ValueError:
        return value.strip()
