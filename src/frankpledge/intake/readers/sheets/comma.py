"""CSV as rows of cells: any usual delimiter and encoding, line breaks inside cells."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from frankpledge.intake.readers.lines import (
    BYTE_ORDER_MARK,
    CHUNK_BYTES,
    FOREIGN,
    LONGEST_LINE_BYTES,
)
from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets.rows import Book, Row, refuse_too_wide

DELIMITERS = ",;\t|"
LINES_LOOKED_AT = 40
LONGEST_CELL = 131_072  # characters; the csv module's own limit
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARKED = (b"<!doctype", b"<html", b"<?xml", b"{", b"[{")


def comma_book(path: Path) -> Book:
    """Return a CSV as a book of one sheet without a name."""
    notes: list[str] = []
    return Book(sheets=("",), reads={"": partial(_rows, path, notes)}, notes=notes)


def _rows(path: Path, notes: list[str]) -> Iterator[Row]:
    delimiter = _delimiter(path)
    with path.open("rb") as file:
        reader = csv.reader(_texts(file, notes), delimiter=delimiter, strict=True)
        before = 0
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise FileRefused(
                    f"cannot be read as CSV from line {before + 1:,} on, where a "
                    f"quotation mark may never be closed ({error}); nothing of it was "
                    "kept."
                ) from error
            if cells is None:
                return
            number, before = before + 1, reader.line_num
            stripped = [cell.strip() for cell in cells]
            while stripped and not stripped[-1]:
                stripped.pop()
            if stripped:
                refuse_too_wide(len(stripped), "")
                yield Row("", number, stripped)


def _delimiter(path: Path) -> str:
    """Return what parts the cells: what most of the first lines hold most of."""
    with path.open("rb") as file:
        lines = list(islice(_texts(file, []), LINES_LOOKED_AT))
    return max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in lines))


def _texts(file: BinaryIO, notes: list[str]) -> Iterator[str]:
    """Yield the lines of a file as text, each with its line end."""
    start = file.read(4)
    file.seek(0)
    for foreign, words in FOREIGN:
        if start.startswith(foreign) and start[:2] not in _UTF_16:
            raise FileRefused(f"{words}.")
    if start[:2] in _UTF_16:
        yield from _lines_of_utf_16(file)
        return
    for number, line in enumerate(_lines(file), start=1):
        content = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if number == 1 and content.lstrip().lower().startswith(_MARKED):
            raise FileRefused(
                "is a web page, XML or JSON, not a table; download the table behind it."
            )
        yield _text(content, number, notes)


def _text(content: bytes, number: int, notes: list[str]) -> str:
    if b"\0" in content:
        raise FileRefused("is not text, so it is not CSV; nothing of it was kept.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if not notes:
            notes.append(
                f"Line {number:,} is not written in UTF-8: read as Windows-1252, which "
                "may have changed accents."
            )
        # What Excel in Britain writes when it does not write UTF-8.
        return content.decode("cp1252", errors="replace")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE_BYTES + 1):
        if len(line) > LONGEST_LINE_BYTES:
            raise FileRefused(
                "has a line longer than a megabyte, so it is not a CSV of rows; nothing "
                "of it was kept."
            )
        yield line


def _lines_of_utf_16(file: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
    rest = ""
    while chunk := file.read(CHUNK_BYTES):
        parts = (rest + decoder.decode(chunk)).split("\n")
        rest = parts.pop()
        if len(rest) > LONGEST_LINE_BYTES:
            raise FileRefused("has a line longer than a megabyte; it is not a CSV.")
        yield from (f"{part}\n" for part in parts)
    if rest:
        yield rest
