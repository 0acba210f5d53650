"""Which front-end opens a document: told from how its bytes begin, then its ending."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from frankpledge.plan.reading.decoding import (
    ZIP_SIGNATURE,
    UnreadableDocument,
    decode,
    refuse_by_size,
    shown,
)
from frankpledge.plan.reading.formats.comma import open_comma
from frankpledge.plan.reading.formats.excel import open_excel
from frankpledge.plan.reading.formats.opendocument import open_opendocument
from frankpledge.plan.reading.formats.opendocument_text import open_opendocument_text
from frankpledge.plan.reading.formats.opened import PLAIN, Opened
from frankpledge.plan.reading.formats.package import locked
from frankpledge.plan.reading.formats.pdf import open_pdf
from frankpledge.plan.reading.formats.tables import TooDeep
from frankpledge.plan.reading.formats.web import STARTS, open_web
from frankpledge.plan.reading.formats.word import open_word

Opener = Callable[[bytes, str], Opened]

# What a zip package holds when it is one of these.
BY_MEMBER: Final[dict[str, Opener]] = {
    "word/document.xml": open_word,
    "xl/workbook.xml": open_excel,
}
OPENDOCUMENT: Final = b"application/vnd.oasis.opendocument."
BY_KIND: Final[dict[bytes, Opener]] = {  # a template of a kind is read as the kind
    b"text": open_opendocument_text,
    b"spreadsheet": open_opendocument,
}
BY_ENDING: Final[dict[str, Opener]] = {
    ".csv": open_comma,
    ".tsv": open_comma,
    ".html": open_web,
    ".htm": open_web,
    ".xhtml": open_web,
}
PACKAGED: Final[dict[str, Opener]] = {  # damaged beyond knowing by its parts
    ".docx": open_word,
    ".docm": open_word,
    ".dotx": open_word,
    ".odt": open_opendocument_text,
    ".ott": open_opendocument_text,
    ".xlsx": open_excel,
    ".xlsm": open_excel,
    ".ods": open_opendocument,
}
ACCEPTED: Final = (".txt", ".pdf", *PACKAGED, *BY_ENDING)
PDF_SIGNATURE: Final = b"%PDF-"
PDF_BEFORE: Final = 1024  # bytes that may stand before it

_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0"


def open_document(data: bytes, *, filename: str) -> Opened:
    """Turn the bytes of a document into lines, each with its place.

    Raises UnreadableDocument, with a sentence, for what cannot be read.
    """
    name = shown(filename)
    refuse_by_size(data, name)
    if data.startswith(_OLE) and _LOCKED in data:
        raise locked(name)
    opener = _opener(data, PurePath(filename.lower().strip()).suffix)
    if opener is None:
        decoded = decode(data, filename=filename)
        lines = decoded.lines
        return Opened(lines, ("",) * len(lines), PLAIN, decoded.warnings)
    try:
        opened = opener(data, name)
    except (TooDeep, RecursionError) as error:
        raise UnreadableDocument(
            f"{name} has tables or boxes inside one another deeper than any plan. "
            "Bring only the pages of the plan, as plain text."
        ) from error
    if not any(line.strip(" \t#-") for line in opened.lines):
        raise UnreadableDocument(
            f"{name} is {opened.kind} without any words. If its pages are pictures, "
            "bring the document they were made from."
        )
    return opened


def _opener(data: bytes, ending: str) -> Opener | None:
    """Return the front-end for these bytes, None for plain text and the unreadable."""
    if data.startswith(ZIP_SIGNATURE):
        return _packaged(data) or PACKAGED.get(ending)
    if PDF_SIGNATURE in data[:PDF_BEFORE]:
        return open_pdf
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(STARTS):
        return open_web
    # A file of another kind under such an ending is refused for what it is.
    return BY_ENDING.get(ending)


def _packaged(data: bytes) -> Opener | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return None
    for member, opener in BY_MEMBER.items():
        if member in members:
            return opener
    kind = data[:300].partition(OPENDOCUMENT)[2]
    found = (opener for start, opener in BY_KIND.items() if kind.startswith(start))
    return next(found, None) if "content.xml" in members else None
