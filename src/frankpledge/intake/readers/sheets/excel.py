"""Excel workbooks (xlsx): shared strings once, then each sheet row by row."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any

from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets.markup import (
    DAMAGED,
    attribute,
    elements,
    local,
    whole,
)
from frankpledge.intake.readers.sheets.rows import (
    Book,
    Row,
    refuse_too_long,
    refuse_too_wide,
)

MAIN = "[Content_Types].xml"
MOST_SHARED_CHARACTERS = 60_000_000
DATE_FORMATS = frozenset(
    {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
)
SECONDS_A_DAY = 86_400
_NOT_A_DATE = re.compile(
    r'"[^"]*"|\\.|_.|\[(?!h|m|s)[^\]]*\]|General|E[+-]', re.IGNORECASE
)


@dataclass
class _Workbook:
    archive: zipfile.ZipFile
    strings: list[str]
    dates: frozenset[str]  # the styles that show a number as a date
    epoch: datetime
    notes: list[str] = field(default_factory=list)

    def rows(self, name: str, part: str) -> Iterator[Row]:
        """Yield the rows of a sheet that hold anything."""
        number = unvalued = 0
        for element in elements(self.archive, part, "row"):
            number = whole(element.get("r", ""), number + 1)
            refuse_too_long(number, name)
            cells: list[str] = []
            for cell in element:
                at = _column(cell.get("r", ""), len(cells))
                text = self._text(cell)
                if text:
                    refuse_too_wide(at + 1, name)
                    cells += [""] * (at - len(cells))
                    cells.append(text)
                elif any(each.tag.endswith("}f") for each in cell):
                    unvalued += 1
            if cells:
                yield Row(name, number, cells)
        if unvalued:
            self.notes.append(
                f"On the sheet “{name}” {unvalued:,} cells hold a formula and no value, "
                "so nothing was read there. Open the file in a spreadsheet program, "
                "save it and send it again."
            )

    def _text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _said(cell).strip()
        value = next((each.text for each in cell if each.tag.endswith("}v")), None)
        if not value:
            return ""
        if kind == "s":
            return self._shared(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "n":
            return self._number(value, cell.get("s", "0"))
        return str(value).strip()

    def _shared(self, place: str) -> str:
        at = whole(place, -1)
        if not 0 <= at < len(self.strings):
            raise FileRefused(DAMAGED)
        return self.strings[at]

    def _number(self, value: str, style: str) -> str:
        if value.isdigit() and style not in self.dates:
            return value
        try:
            number = float(value)
        except ValueError:
            return value.strip()
        if style in self.dates and 0 < number < 2_958_466:  # the year 9999
            return _moment(self.epoch, number)
        return f"{number:.15g}"


def excel_book(archive: zipfile.ZipFile) -> Book:
    """Return the sheets of an Excel workbook."""
    parts = {
        attribute(each, "Id"): _resolved(attribute(each, "Target"))
        for each in elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    named: list[tuple[str, str, bool]] = []
    epoch = datetime(1899, 12, 30)  # noqa: DTZ001
    for each in elements(archive, "xl/workbook.xml", "workbookPr", "sheet"):
        if local(each) == "workbookPr":
            if attribute(each, "date1904") in ("1", "true"):
                epoch = datetime(1904, 1, 1)  # noqa: DTZ001
            continue
        part = parts.get(each.attrib.get(_RELATION, "") or attribute(each, "id"), "")
        is_hidden = attribute(each, "state") in ("hidden", "veryHidden")
        if "chartsheet" not in part:
            named.append((attribute(each, "name"), part, is_hidden))
    book = _Workbook(archive, _strings(archive), _dates(archive), epoch)
    return Book(
        sheets=tuple(name for name, _, is_hidden in named if not is_hidden),
        hidden=tuple(name for name, _, is_hidden in named if is_hidden),
        reads={name: partial(book.rows, name, part) for name, part, _ in named},
        notes=book.notes,
    )


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _resolved(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    strings: list[str] = []
    characters = 0
    for each in elements(archive, "xl/sharedStrings.xml", "si"):
        text = _said(each).strip()
        characters += len(text)
        if characters > MOST_SHARED_CHARACTERS:
            raise FileRefused(
                "holds more words than any table of figures; save it as CSV."
            )
        strings.append(text)
    return strings


def _said(element: Any) -> str:
    """Return the words of a cell; how they are pronounced (rPh) is not part of them."""
    return "".join(
        each.text or ""
        for each in element.iter("{*}t")
        if local(each.getparent()) != "rPh"
    )


def _dates(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the numbers of the styles that show a number as a date."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    formats = set(DATE_FORMATS)
    styles: list[int] = []
    for each in elements(archive, "xl/styles.xml", "numFmt", "cellXfs"):
        if local(each) == "numFmt":
            code = _NOT_A_DATE.sub("", attribute(each, "formatCode"))
            if re.search(r"[ymdhs]", code, re.IGNORECASE):
                formats.add(whole(attribute(each, "numFmtId"), 0))
        else:
            styles = [whole(attribute(one, "numFmtId"), 0) for one in each]
    return frozenset(str(at) for at, one in enumerate(styles) if one in formats)


@cache
def _column_named(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _column(place: str, otherwise: int) -> int:
    letters = place.rstrip("0123456789")
    if not letters.isascii() or not letters.isupper() or len(letters) > 3:
        return otherwise
    return _column_named(letters)


def _moment(epoch: datetime, number: float) -> str:
    at = epoch + timedelta(seconds=round(number * SECONDS_A_DAY))
    return f"{at:%Y-%m-%d}" if number == int(number) else f"{at:%Y-%m-%d %H:%M:%S}"
