"""OpenDocument spreadsheets (.ods) to lines: their cells hold what they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from frankpledge.plan.reading.formats.aside import comments_left_out
from frankpledge.plan.reading.formats.opendocument_body import rows_of, words_of
from frankpledge.plan.reading.formats.opened import Opened, Page
from frankpledge.plan.reading.formats.package import (
    attribute,
    first,
    local,
    opened_opendocument,
    whole,
)
from frankpledge.plan.reading.formats.sheets import Merge, Sheet, Tally, write_sheets

KIND: Final = "an OpenDocument spreadsheet"
MOST_REPEATS: Final = 200  # of one cell or row with words in it

_CELLS = frozenset(["table-cell", "covered-table-cell"])


def open_opendocument(data: bytes, name: str) -> Opened:
    """Read a spreadsheet; `name` is the file's, as a sentence shows it.

    Raises UnreadableDocument for a damaged, locked, hostile or too large file.
    """
    package = opened_opendocument(data, name, f"{KIND} (.ods)")
    root = package.root("content.xml")
    tables = first(root, "body", "spreadsheet")
    if tables is None:
        raise package.damaged()
    hidden = _hidden_styles(root)
    sheets = []
    for each in tables:
        if local(each) == "table":
            sheet = _sheet(each, name)
            sheet.is_hidden = attribute(each, "style-name") in hidden
            sheets.append(sheet)
    page = Page(name)
    comments = sum(1 for _ in tables.iter("{*}annotation"))
    warnings = [
        *package.warnings,
        *write_sheets(page, sheets),
        *comments_left_out(comments),
    ]
    return page.opened(KIND, warnings)


def _hidden_styles(root: Any) -> set[str]:
    styles = first(root, "automatic-styles")
    return {
        attribute(style, "name")
        for style in (() if styles is None else styles)
        if attribute(first(style, "table-properties"), "display") == "false"
    }


def _sheet(table: Any, name: str) -> Sheet:
    sheet = Sheet(attribute(table, "name").strip()[:100])
    number, tally = 1, Tally(name)
    hidden = [*_hidden_columns(table)]
    for row in rows_of(table):
        held, merges = _cells(row, number)
        held = sheet.shown(held, hidden)
        repeats = max(1, whole(attribute(row, "number-rows-repeated"), 1))
        if held:
            hides = attribute(row, "visibility") in ("collapse", "filter")
            for step in range(min(repeats, MOST_REPEATS)):
                if hides:
                    sheet.hidden_rows += 1
                else:
                    sheet.cells[number + step] = held
                tally.add(held)
            sheet.merges.extend(merges)
        number += repeats
    return sheet


def _hidden_columns(table: Any) -> Iterator[range]:
    column = 1
    for each in table.iter("{*}table-column"):
        repeats = max(1, whole(attribute(each, "number-columns-repeated"), 1))
        if attribute(each, "visibility") in ("collapse", "filter"):
            yield range(column, column + repeats)
        column += repeats


def _cells(row: Any, number: int) -> tuple[dict[int, str], list[Merge]]:
    held: dict[int, str] = {}
    merges: list[Merge] = []
    column = 1
    for cell in row:
        if local(cell) not in _CELLS:
            continue
        repeats = max(1, whole(attribute(cell, "number-columns-repeated"), 1))
        text = "" if local(cell) == "covered-table-cell" else _shown(cell)
        if text.strip():
            for step in range(min(repeats, MOST_REPEATS)):
                held[column + step] = text
            across = max(1, whole(attribute(cell, "number-columns-spanned"), 1))
            down = max(1, whole(attribute(cell, "number-rows-spanned"), 1))
            if across > 1 or down > 1:
                merges.append(
                    Merge(number, column, number + down - 1, column + across - 1)
                )
        column += repeats
    return held, merges


def _shown(cell: Any) -> str:
    paragraphs = ["".join(words_of(each)) for each in cell if local(each) == "p"]
    if paragraphs:
        return "\n".join(paragraphs)
    return attribute(cell, "value") or attribute(cell, "date-value")
