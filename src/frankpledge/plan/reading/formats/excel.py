"""Excel workbooks (.xlsx) to lines: every sheet shown, numbers as their cells show."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from frankpledge.plan.reading.decoding import refuse_too_many
from frankpledge.plan.reading.formats.aside import comments_left_out
from frankpledge.plan.reading.formats.number_formats import BUILT_IN, shown
from frankpledge.plan.reading.formats.opened import Opened, Page
from frankpledge.plan.reading.formats.package import (
    Package,
    attribute,
    first,
    local,
    opened_package,
    whole,
)
from frankpledge.plan.reading.formats.sheets import Merge, Sheet, Tally, write_sheets

KIND: Final = "an Excel workbook"
MAIN: Final = "xl/workbook.xml"
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
MOST_SHEETS: Final = 200
MOST_MERGES: Final = 20_000

_COMMENTS = re.compile(r"xl/(?:comments/)?comments?[0-9]*\.xml$")
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")


@dataclass(frozen=True)
class _Book:
    """What the cells of every sheet refer to."""

    strings: tuple[str, ...]
    formats: tuple[str, ...]  # by the number a cell gives its style
    from_1904: bool


def open_excel(data: bytes, name: str) -> Opened:
    """Read a workbook; `name` is the file's, as a sentence shows it.

    Formulas are read as the value last shown. Raises UnreadableDocument for a
    damaged, locked, hostile or too large file.
    """
    package = opened_package(data, name, f"{KIND} (.xlsx)")
    root = package.root(MAIN)
    listed = first(root, "sheets")
    if listed is None:
        raise package.damaged()
    refuse_too_many(len(listed), MOST_SHEETS, "sheets", name)
    targets = package.targets(MAIN)
    epoch = attribute(first(root, "workbookPr"), "date1904")
    book = _Book(_strings(package), _formats(package), epoch in ("1", "true"))
    sheets = []
    for each in listed:
        part = targets.get(each.get(_relation(each), ""), "")
        sheet = package.root(part) if part else None
        if sheet is not None and local(sheet) == "worksheet":
            read = _sheet(sheet, book, name)
            read.name = attribute(each, "name").strip()[:100]
            read.is_hidden = attribute(each, "state") in ("hidden", "veryHidden")
            sheets.append(read)
    if not sheets:
        raise package.damaged()
    page = Page(name)
    comments = sum(
        len(package.root(part).findall(".//{*}comment"))
        for part in package.members()
        if _COMMENTS.match(part)
    )
    warnings = [
        *package.warnings,
        *write_sheets(page, sheets),
        *comments_left_out(comments),
    ]
    return page.opened(KIND, warnings)


def _relation(element: Any) -> str:
    return next((str(key) for key in element.attrib if str(key).endswith("}id")), "id")


def _strings(package: Package) -> tuple[str, ...]:
    root = package.root("xl/sharedStrings.xml")
    found = () if root is None else [_words(each) for each in root]
    return tuple("" if words.isspace() else words for words in found)


def _words(element: Any) -> str:
    """Return the words of a string, its runs joined, how to say it left out."""
    words = []
    for each in element:
        if local(each) == "t":
            words.append(each.text or "")
        elif local(each) == "r":
            words.append(_words(each))
    return "".join(words)


def _formats(package: Package) -> tuple[str, ...]:
    root = package.root("xl/styles.xml")
    own = {
        whole(attribute(each, "numFmtId")): attribute(each, "formatCode")
        for each in _inside(root, "numFmts")
    }
    numbers = [whole(attribute(each, "numFmtId")) for each in _inside(root, "cellXfs")]
    return tuple(own.get(number) or BUILT_IN.get(number, "") for number in numbers)


def _inside(root: Any, name: str) -> Any:
    found = first(root, name)
    return () if found is None else found


def _sheet(root: Any, book: _Book, name: str) -> Sheet:
    sheet = Sheet()
    tally, number = Tally(name), 0
    hidden = [*_hidden_columns(root)]
    for row in _inside(root, "sheetData"):
        number = whole(attribute(row, "r")) or number + 1
        if number > LAST_ROW:
            break
        sheet.unvalued += sum(map(_is_unvalued, row))
        held = sheet.shown(dict(_cells(row, book)), hidden)
        tally.add(held)
        if held and attribute(row, "hidden") in ("1", "true"):
            sheet.hidden_rows += 1
        elif held:
            sheet.cells[number] = held
    merges = list(_inside(root, "mergeCells"))
    refuse_too_many(len(merges), MOST_MERGES, "merged cells", name)
    sheet.merges = [merge for each in merges for merge in _merge(each)]
    return sheet


def _hidden_columns(root: Any) -> Iterator[range]:
    for each in _inside(root, "cols"):
        if attribute(each, "hidden") in ("1", "true"):
            last = min(whole(attribute(each, "max")), LAST_COLUMN)
            yield range(whole(attribute(each, "min")), last + 1)


def _is_unvalued(cell: Any) -> bool:
    """Return whether a cell holds a formula that no program has worked out."""
    value = first(cell, "v")
    return first(cell, "f") is not None and (value is None or not value.text)


def _cells(row: Any, book: _Book) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        if local(cell) != "c":
            continue
        place = _place(attribute(cell, "r"))
        column = place[1] if place else column + 1
        text = _value(cell, book)
        if text and column <= LAST_COLUMN:
            yield column, text


def _value(cell: Any, book: _Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        held = first(cell, "is")
        return "" if held is None else _words(held)
    value = first(cell, "v")
    text = "" if value is None else (value.text or "")
    if kind == "s":
        at = whole(text, -1)
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if text.strip() == "1" else "FALSE"
    if kind != "n" or not text:
        return text  # the words of a formula, an error, a day in ISO form
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    style = whole(cell.get("s") or "")
    code = book.formats[style] if style < len(book.formats) else ""
    return shown(number, code, from_1904=book.from_1904)


def _place(reference: str) -> tuple[int, int] | None:
    match = _PLACE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _merge(element: Any) -> Iterator[Merge]:
    start, _, end = attribute(element, "ref").partition(":")
    top, bottom = _place(start), _place(end)
    if top and bottom and top[0] <= bottom[0] and top[1] <= bottom[1]:
        yield Merge(top[0], top[1], bottom[0], bottom[1])
