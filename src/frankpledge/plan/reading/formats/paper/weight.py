"""What a PDF weighs unpacked, found before anything opens it.

A few kilobytes can hold gigabytes of packed content. Every stream stands in the file
itself, so each is unpacked here piece by piece, counted and thrown away.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Final

MOST_UNPACKED: Final = 200 * 1024 * 1024  # bytes, pictures left out
MOST_STREAMS: Final = 50_000
MOST_CONTENT: Final = 16 * 1024 * 1024  # bytes that draw a page; 0.1 MB is usual
MOST_STRINGS: Final = 1024 * 1024  # bytes of words among them; 0.02 MB is usual
MOST_SHOWN: Final = 1_000_000  # drawings inside drawings, all told
PIECE: Final = 256 * 1024

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_DICTIONARY: Final = 2_000  # bytes before a stream that its dictionary stands in
_PACKED_TWICE = re.compile(
    rb"/(?:FlateDecode|Fl|LZWDecode|LZW)\b[^\]>]{0,80}/(?:Flate|Fl\b|LZW)"
)
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PRINTS = re.compile(rb"\sT[fjJd*]\s")
_STRINGS = re.compile(rb"\([^()]*\)|<[0-9A-Fa-f]*>")
_SHOWN = re.compile(rb"/[^\s/<>\[\]()]{1,80}\s+Do\b")


class TooHeavy(ValueError):
    """More is packed into the file than is taken; the message says how."""


def check_weight(data: bytes) -> None:
    """Refuse a file whose streams unpack to more than a plan's do. Raises TooHeavy."""
    unpacked = 0
    branching = 1
    for count, start in enumerate(_STREAM.finditer(data)):
        if count > MOST_STREAMS:
            raise TooHeavy(f"it has more than {MOST_STREAMS:,} parts")
        before = data[max(0, start.start() - _DICTIONARY) : start.start()]
        dictionary = before[before.rfind(b" obj") + 1 :]
        if _PICTURE.search(dictionary):
            continue  # never unpacked: only words and lines are read
        if _PACKED_TWICE.search(dictionary):
            raise TooHeavy("parts of it are packed twice over")
        content = _unpacked(data, start.end(), MOST_UNPACKED - unpacked)
        unpacked += content.size
        if _FORM.search(dictionary):
            branching *= max(1, content.shown)
        _check(content, unpacked, branching)


@dataclass
class _Content:
    """What a stream comes to, unpacked."""

    size: int = 0
    strings: int = 0  # bytes of words
    shown: int = 0  # drawings it shows
    is_printed: bool = False  # it sets type; a font or a table of contents does not


def _check(content: _Content, unpacked: int, branching: int) -> None:
    if unpacked >= MOST_UNPACKED:
        limit = MOST_UNPACKED // (1024 * 1024)
        raise TooHeavy(f"it unpacks to more than {limit} MB")
    if content.is_printed and content.size > MOST_CONTENT:
        raise TooHeavy("one page of it is more than 16 MB unpacked")
    if content.is_printed and content.strings > MOST_STRINGS:
        raise TooHeavy("one page of it has more than 1 MB of words")
    if branching > MOST_SHOWN:
        raise TooHeavy("its drawings are drawn inside one another too often")


def _unpacked(data: bytes, start: int, room: int) -> _Content:
    """Return what a stream unpacks to, reading no more than `room` bytes of it."""
    unpacker = zlib.decompressobj()
    view = memoryview(data)
    content = _Content()
    place, left = start, b""
    while content.size < room and not unpacker.eof:
        packed = left or bytes(view[place : place + PIECE])
        if not left:
            place += len(packed)
        if not packed:
            break
        try:
            piece = unpacker.decompress(packed, PIECE)
        except zlib.error:
            break  # not packed, packed otherwise, or broken
        left = unpacker.unconsumed_tail
        content.size += len(piece)
        content.shown += len(_SHOWN.findall(piece))
        content.is_printed = content.is_printed or bool(_PRINTS.search(piece))
        if content.is_printed:
            content.strings += sum(len(s) for s in _STRINGS.findall(piece))
    return content
