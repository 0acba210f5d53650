"""Bytes of a document to its physical lines, or a refusal in a sentence.

Every limit on what the reader takes is here, named, so that no document can take more
than a few seconds or a few hundred megabytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_LINES: Final = 20_000  # about 400 pages
MAX_PARTS: Final = 200_000  # table cells, tags and bullets together
CONTROL_SHARE: Final = 0.01  # more control characters than this is no text

SAVE_AS_TEXT: Final = (
    "Open it in the program it was made with, save it as a document (.docx, .odt), a "
    "spreadsheet (.xlsx, .ods, .csv), a web page (.html) or plain text (.txt) and "
    "bring that file."
)

# What a file begins with, and what a person would call it.
SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an older Word or Excel file (.doc, .xls)"),
    (b"{\\rtf", "a rich text document (.rtf)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"PAR1", "a table in Parquet form"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
ZIP_SIGNATURE: Final = b"PK\x03\x04"
ZIP_MEMBERS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"opendocument", "an OpenDocument file (.odt, .ods)"),
)

_LINE_END = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PARTS = re.compile(r"[\t|<•●▪]")


class UnreadableDocument(ValueError):
    """A document that cannot be read; the message is fit for a page."""


@dataclass(frozen=True)
class Decoded:
    """The physical lines of a document, and what was assumed to get them."""

    lines: tuple[str, ...]
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, filename: str) -> Decoded:
    """Turn the bytes of a plain text document into its physical lines.

    Takes UTF-8 (with or without a byte order mark), UTF-16 with a byte order mark
    and Windows-1252. Anything but plain UTF-8 gives a warning naming the encoding.
    Raises UnreadableDocument for an empty, binary or too large file.
    """
    name = shown(filename)
    refuse_by_size(data, name)
    _refuse_by_kind(data, name)
    text, encoding, warnings = _text_of(data)
    _refuse_by_content(text, name)
    # Only UTF-16 can hold them, and no database keeps one.
    text = text.replace("\x00", " ")
    return Decoded(tuple(_LINE_END.split(text)), encoding, warnings)


def shown(filename: str) -> str:
    """Return a file's name as a sentence shows it."""
    printable = "".join(c for c in filename if c.isprintable())[:100].strip()
    return f"“{printable}”" if printable else "The file"


def refuse_by_size(data: bytes, name: str) -> None:
    """Refuse an empty file, and one larger than the reader takes."""
    if not data:
        raise UnreadableDocument(
            f"{name} is empty (0 bytes). Check that it was saved, and bring it again."
        )
    if len(data) > MAX_BYTES:
        size = len(data) / (1024 * 1024)
        raise UnreadableDocument(
            f"{name} is {size:,.1f} MB and the reader takes up to "
            f"{MAX_BYTES // (1024 * 1024)} MB. A plan in plain text is rarely above "
            "1 MB: save it as text without pictures and bring that file."
        )


def _refuse_by_kind(data: bytes, name: str) -> None:
    kind = kind_by_signature(data)
    if kind:
        raise UnreadableDocument(
            f"{name} looks like {kind}, which cannot be read. " + SAVE_AS_TEXT
        )
    if b"\x00" in data and not data.startswith(
        (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        raise UnreadableDocument(
            f"{name} is not text: byte {data.index(0) + 1:,} is zero, which no plain "
            "text holds. " + SAVE_AS_TEXT
        )


def kind_by_signature(data: bytes) -> str:
    """Return what a person would call a file that begins so, "" for text."""
    if data.startswith(ZIP_SIGNATURE):
        for member, kind in ZIP_MEMBERS:
            if member in data:
                return kind
        return "a zip archive"
    return next((kind for start, kind in SIGNATURES if data.startswith(start)), "")


def _text_of(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _with_replacements(data, "utf-16", "UTF-16")
    if data.startswith(codecs.BOM_UTF8):
        return _with_replacements(data, "utf-8-sig", "UTF-8 with a byte order mark")
    try:
        return data.decode("utf-8"), "UTF-8", ()
    except UnicodeDecodeError as error:
        before = data[: error.start]
        cut_short = error.reason == "unexpected end of data" and not before.isascii()
        if cut_short:
            warning = (
                "The file ends in the middle of a character: it may have been cut "
                "short. Everything before that was read as UTF-8."
            )
            return before.decode("utf-8"), "UTF-8", (warning,)
    return _with_replacements(data, "cp1252", "Windows-1252")


def _with_replacements(
    data: bytes, codec: str, shown: str
) -> tuple[str, str, tuple[str, ...]]:
    text = data.decode(codec, errors="replace")
    warning = f"The file was read as {shown}."
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost:
        warning += (
            f" {lost:,} characters have no meaning in it and are shown as "
            "\N{REPLACEMENT CHARACTER}: compare them with the document."
        )
    else:
        warning += " Check that quotation marks, dashes and pound signs came through."
    return text, shown, (warning,)


def _refuse_by_content(text: str, name: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise UnreadableDocument(
            f"{name} holds nothing but blank space. Check that it was saved, and "
            "bring it again."
        )
    controls = sum(1 for _ in _CONTROL.finditer(text))
    if controls > max(2.0, len(text) * CONTROL_SHARE):
        raise UnreadableDocument(
            f"{name} is not text: {controls:,} of its {len(text):,} characters are "
            "control characters. " + SAVE_AS_TEXT
        )
    refuse_too_many(
        sum(1 for _ in _LINE_END.finditer(text)) + 1, MAX_LINES, "lines", name
    )
    parts = sum(1 for _ in _PARTS.finditer(text))
    refuse_too_many(parts, MAX_PARTS, "table cells, tags and bullets", name)


def refuse_too_many(count: int, limit: int, what: str, name: str) -> None:
    """Refuse a document of more lines or parts than any plan has."""
    if count > limit:
        raise UnreadableDocument(
            f"{name} has {count:,} {what} and the reader takes up to {limit:,}. "
            "Bring only the pages of the plan."
        )
