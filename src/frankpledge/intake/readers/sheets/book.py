"""Opening a file of sheets, whichever kind it is."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from frankpledge.intake.readers.parcels import MOST_MEMBERS, ZIP_START
from frankpledge.intake.readers.reader import FileRefused, Readable
from frankpledge.intake.readers.sheets import excel, opendocument
from frankpledge.intake.readers.sheets.comma import comma_book
from frankpledge.intake.readers.sheets.markup import DAMAGED
from frankpledge.intake.readers.sheets.rows import MOST_COLUMNS, Book, Row

CHUNK_BYTES = 1 << 20

__all__ = [
    "MOST_COLUMNS",
    "Book",
    "Row",
    "Spooled",
    "open_book",
    "spooled",
]


@dataclass(frozen=True)
class Spooled:
    """A stream written to a file, which a workbook needs: its directory stands last."""

    path: Path
    content_sha256: str


def spooled(stream: Readable, path: Path) -> Spooled:
    """Write a stream to `path`; raises FileRefused when it is empty or cannot be read."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        while chunk := stream.read(CHUNK_BYTES):
            digest.update(chunk)
            file.write(chunk)
        if not file.tell():
            raise FileRefused("is empty: ask the supplier to send it again.")
    return Spooled(path, digest.hexdigest())


@contextmanager
def open_book(path: Path) -> Iterator[Book]:
    """Open an xlsx, ods or CSV; raises FileRefused for anything else, in words."""
    with path.open("rb") as file:
        start = file.read(len(ZIP_START))
    if start != ZIP_START:
        yield comma_book(path)
        return
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise FileRefused(DAMAGED) from error
    with archive:
        names = archive.namelist()
        if len(names) > MOST_MEMBERS:
            raise FileRefused("holds more parts than any workbook; save it as CSV.")
        if "xl/workbook.xml" in names:
            yield excel.excel_book(archive)
        elif _is_opendocument(archive):
            yield opendocument.opendocument_book(archive)
        elif "xl/workbook.bin" in names:
            raise FileRefused(
                "is a binary Excel workbook (xlsb); save it as xlsx or CSV."
            )
        else:
            raise FileRefused(
                "is not a spreadsheet; send the table as xlsx, ods or CSV."
            )


def _is_opendocument(archive: zipfile.ZipFile) -> bool:
    if opendocument.MAIN not in archive.namelist():
        return False
    try:
        with archive.open("mimetype") as kind:
            return kind.read(100).startswith(opendocument.KIND)
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
