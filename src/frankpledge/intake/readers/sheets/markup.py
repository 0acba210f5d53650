"""The XML inside workbooks, parsed piece by piece within limits.

No part may declare entities or a type of its own: spreadsheet programs never do.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from frankpledge.intake.readers.parcels import Bounded
from frankpledge.intake.readers.reader import FileRefused, Readable

DAMAGED = (
    "is damaged or cut short, so its sheets cannot be opened. Open it in the program it "
    "was made with, save it again and send that file."
)
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LONGEST_DECLARATION = 16  # bytes that a declaration cut by a chunk may need
_ENCODED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
_KNOWN = {b"utf-8", b"utf8", b"us-ascii", b"iso-8859-1", b"windows-1252"}


class _Plain:
    """A stream of XML that refuses what could stand for more than it says."""

    def __init__(self, stream: Readable) -> None:
        self.stream = stream
        self.tail: bytes | None = None  # none before the first bytes

    def read(self, size: int = -1, /) -> bytes:
        given = self.stream.read(size)
        if self.tail is None:
            self._check_beginning(given)
        if _DECLARED.search((self.tail or b"") + given):
            raise FileRefused(
                "declares entities of its own, as no spreadsheet program does and as "
                "hostile files do; nothing of it was kept."
            )
        self.tail = given[-_LONGEST_DECLARATION:]
        return given

    def _check_beginning(self, given: bytes) -> None:
        encoded = _ENCODED.search(given[:400])
        is_known = encoded is None or encoded[1].lower() in _KNOWN
        if (
            not is_known
            or b"\0" in given[:4]
            or given[:2] in (b"\xff\xfe", b"\xfe\xff")
        ):
            raise FileRefused(
                "is written in letters no spreadsheet program uses inside its files; "
                "save it again and send that file."
            )


@contextmanager
def opened_part(archive: zipfile.ZipFile, name: str) -> Iterator[Readable]:
    """Open a part of a workbook; raises FileRefused when it cannot be read whole."""
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise FileRefused("is locked with a password; save it without one.")
        opened = archive.open(info)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FileRefused(DAMAGED) from error
    # What a zip says a part weighs may be a lie; it cannot weigh more than the zip.
    with opened:
        yield _Plain(Bounded(opened, max(info.compress_size, 1)))


def elements(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[Any]:
    """Yield each element of a part with one of the local names, once it is complete.

    An element is emptied when the next is asked for, and those before it are gone.
    """
    from lxml import etree  # noqa: PLC0415

    with opened_part(archive, name) as part:
        try:
            for _, element in etree.iterparse(
                part,
                tag=[f"{{*}}{tag}" for tag in tags],
                resolve_entities=False,
                load_dtd=False,
                no_network=True,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                yield element
                element.clear(keep_tail=False)
                before = element.getprevious()
                while before is not None:
                    before.getparent().remove(before)
                    before = element.getprevious()
        except etree.XMLSyntaxError as error:
            raise FileRefused(DAMAGED) from error


def local(element: Any) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """Return an attribute whatever its namespace, "" when it is not there."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def whole(text: str, default: int) -> int:
    """Return a whole number that a file states, else the default."""
    digits = text.strip()
    return (
        int(digits)
        if digits.isascii() and digits.isdigit() and len(digits) < 9
        else default
    )
