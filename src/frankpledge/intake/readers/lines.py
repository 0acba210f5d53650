"""From bytes as supplied to numbered rows of even width, torn ones marked.

One line is one row: a cell may not hold a line break. So a stray quotation mark spoils
its own line and never swallows the lines after it, and every row keeps the line number
its sender will find it under.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from frankpledge.intake.readers.personal import Treatment
from frankpledge.intake.readers.plain import NOT_PLAIN, PlainBlock, plain_block
from frankpledge.intake.readers.reader import FileRefused, Readable

CHUNK_BYTES = 1 << 20
LONGEST_LINE_BYTES = 1 << 20
MOST_TORN = 1_000_000  # each takes a second look, and would do for hours
BLANKS = " \t\N{NO-BREAK SPACE}"  # around a cell, never part of what it says
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What other kinds of file begin with, and what to tell their sender.
FOREIGN = (
    (b"PK\x03\x04", "is a zip or a spreadsheet (xlsx, ods), not CSV; save it as CSV"),
    (b"\xd0\xcf\x11\xe0", "is an old spreadsheet (xls), not CSV; save it as CSV"),
    (b"%PDF", "is a PDF, not CSV; ask for the data itself"),
    (b"\xff\xfe", "is written in UTF-16; save it as CSV in UTF-8"),
    (b"\xfe\xff", "is written in UTF-16; save it as CSV in UTF-8"),
    (b"PAR1", "is Parquet, not CSV; send the CSV as supplied"),
)


@dataclass
class NumberedRows:
    """What `number_rows` found, with the files it wrote its rows to.

    Each line of `path` is the line number, the fault of the row ("" when whole) and the
    row's cells, as many as the header has, then those its treatment made of them.
    `plain` holds the rows that stand before them in the file, where there are any: whole
    ones, in lines that follow each other from `plain_from` on, their cells alone.
    """

    path: Path
    header_line: bytes
    header: tuple[str, ...]
    content_sha256: str = ""
    rows: int = 0
    rows_not_utf8: int = 0
    first_not_utf8: int = 0  # a line number
    torn: int = 0  # rows not whole
    last_is_open: bool = False  # the last row is whole but has no line end
    treatment: Treatment | None = None
    plain: Path | None = None
    plain_from: int = 0  # the number of its first line; 0 where it has none
    plain_rows: int = 0
    filled: tuple[int, ...] = ()  # of those rows, how many have a text in each cell
    watched: int | None = None  # the place of a cell that may say the same in each,
    only: bytes = b""  # and what it says, where it does
    has_blanks: bool = True  # around cells, to be taken off


class _Line(NamedTuple):  # made for each line: a tuple is the quickest there is
    number: int
    content: bytes
    is_ended: bool


class _Block(NamedTuple):
    """Whole lines as they came in one chunk, and the number of the first."""

    first: int
    content: bytes  # without the last line's end
    is_ended: bool


def number_rows(
    stream: Readable,
    path: Path,
    *,
    plain: Path | None = None,
    prepare: Callable[[tuple[str, ...]], Treatment | None] = lambda _: None,
    watch: Callable[[tuple[str, ...]], int | None] = lambda _: None,
) -> NumberedRows:
    """Write the rows of a CSV to `path`, numbered; raises FileRefused in words.

    `prepare` is shown the header before any row is read. It may refuse it, or say what
    is to be done to every row before it is written; unless told, nothing is. Rows before
    the first that needs a second look go to `plain` as they are, where it is given;
    `watch` names a cell to be told of should it say the same in all of them.
    """
    digest = hashlib.sha256()
    blocks = _blocks(stream, digest)
    header_line, rest = _first_line(blocks)
    found = NumberedRows(path, header_line, header=_header(header_line), plain=plain)
    found.treatment = prepare(found.header)
    found.has_blanks = found.treatment is not None
    found.watched = watch(found.header)
    blocks = chain([rest] if rest else [], blocks)
    if plain is not None:
        blocks = _plainly_written(blocks, plain, found)
    with path.open("wb") as file:
        for block in blocks:
            if even := _plain(block, found):
                file.write(_numbered(even, block.first))
            elif block.content.strip():  # gigabytes of empty lines pass quickly
                file.writelines(_looked_at(block, found))
    found.content_sha256 = digest.hexdigest()
    return found


def _plainly_written(
    blocks: Iterator[_Block], path: Path, found: NumberedRows
) -> Iterator[_Block]:
    """Write the blocks before the first that is not plain; yield that and the rest."""
    with path.open("wb") as file:
        for block in blocks:
            even = _plain(block, found)
            if even is None:
                blocks = chain([block], blocks)
                break
            _count_plain(even, block, found)
            file.write(even.content)
    yield from blocks


def _count_plain(even: PlainBlock, block: _Block, found: NumberedRows) -> None:
    if not found.plain_rows:
        found.plain_from, found.only = block.first, even.watched
        found.filled = (0,) * len(found.header)
    elif found.only != even.watched:
        found.only = b""
    found.plain_rows += even.rows
    found.filled = tuple(np.add(found.filled, even.filled).tolist())


def _plain(block: _Block, found: NumberedRows) -> PlainBlock | None:
    """Return a block where no row of it needs a second look; most are so."""
    if found.treatment is not None or not block.is_ended:
        return None
    width = len(found.header)
    even = plain_block(block.content, found.header_line, width, found.watched)
    if even is not None:
        found.rows += even.rows
        found.has_blanks |= even.has_blanks
    return even


def _numbered(even: PlainBlock, first: int) -> bytes:
    rows = enumerate(even.content.split(b"\n")[:-1], start=first)
    return b"".join([b"%d,,%b\n" % row for row in rows])


def _blocks(stream: Readable, digest: hashlib._Hash) -> Iterator[_Block]:
    rest, number = b"", 0
    while chunk := stream.read(CHUNK_BYTES):
        digest.update(chunk)
        content, end, after = chunk.rpartition(b"\n")
        if end:
            content, rest = rest + content, after
            yield _Block(number + 1, content, is_ended=True)
            number += content.count(b"\n") + 1
        else:
            rest += after
        if len(rest) > LONGEST_LINE_BYTES:
            raise FileRefused(
                f"has a line ({number + 1}) longer than a megabyte, so it is not a CSV "
                "of rows; nothing of it was kept."
            )
    if rest:
        yield _Block(number + 1, rest, is_ended=False)


def _lines(block: _Block) -> Iterator[_Line]:
    lines = block.content.split(b"\n")
    last = block.first + len(lines) - 1
    for number, line in enumerate(lines, start=block.first):
        is_ended = block.is_ended or number < last
        yield _Line(number, line.removesuffix(b"\r"), is_ended)


def _looked_at(block: _Block, found: NumberedRows) -> Iterator[bytes]:
    """Yield the rows of a block, each looked at by itself."""
    width = len(found.header)
    for line in _lines(block):
        number, content, _ = line
        if (
            found.treatment is None
            and content.count(b",") == width - 1
            and _is_plain(line, found.header_line)
        ):
            found.rows += 1
            found.has_blanks |= _has_blanks(content)
            yield b"%d,,%b\n" % (number, content)
        elif content.strip():
            found.rows += 1
            yield _marked(line, width, found)


def _first_line(blocks: Iterator[_Block]) -> tuple[bytes, _Block | None]:
    """Return the header, and what is left of the block it stands in."""
    for block in blocks:
        for line in _lines(block):
            content = line.content.removeprefix(BYTE_ORDER_MARK)
            if content.strip():
                return content, _after(line, block)
    raise FileRefused(
        "is empty. A month without a file is not a month without incidents: ask the "
        "supplier to send it again."
    )


def _after(line: _Line, block: _Block) -> _Block | None:
    lines = block.content.split(b"\n", line.number - block.first + 1)
    if len(lines) <= line.number - block.first + 1:
        return None
    return _Block(line.number + 1, lines[-1], block.is_ended)


def _header(content: bytes) -> tuple[str, ...]:
    for start, words in FOREIGN:
        if content.startswith(start):
            raise FileRefused(f"{words}.")
    if b"\0" in content:
        raise FileRefused("is not text, so it is not CSV; nothing of it was kept.")
    if b"\r" in content:
        raise FileRefused(
            "ends its lines in a way no longer used (carriage returns alone); save it "
            "again as CSV."
        )
    if content.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
        raise FileRefused("is a web page, not CSV; download the file behind it.")
    try:
        cells = next(csv.reader([_text(content)[0]], strict=True))
    except csv.Error as error:
        raise FileRefused(
            f"has a header that cannot be read as CSV ({error})."
        ) from error
    return tuple(cell.strip() for cell in cells)


def _text(content: bytes) -> tuple[str, bool]:
    """Return a line as text, and whether it was UTF-8."""
    try:
        return content.decode("utf-8"), True
    except UnicodeDecodeError:
        # What Excel in Britain writes when it does not write UTF-8.
        return content.decode("cp1252", errors="replace"), False


def _is_plain(line: _Line, header: bytes) -> bool:
    """Say whether a line needs no second look: most do not, and this is quick."""
    _, content, is_ended = line
    return (
        is_ended
        and content.isascii()
        and not any(mark in content for mark in NOT_PLAIN)
        and content != header
        and bool(content.strip(b", \t"))
    )


def _has_blanks(content: bytes) -> bool:
    at_ends = content[:1] + content[-1:]
    return b" " in at_ends or b", " in content or b" ," in content


def _marked(line: _Line, width: int, found: NumberedRows) -> bytes:
    """Return a line that needs a second look, its cells even and its fault before."""
    fault, cells = _taken_apart(line, width, found)
    found.torn += bool(fault)
    if found.torn > MOST_TORN:
        raise FileRefused(
            f"has more than {MOST_TORN:,} rows that are not whole, so it is not what its "
            "header says; nothing of it was kept."
        )
    cells = [cell.strip(BLANKS) for cell in cells]
    if not line.is_ended and not fault:
        found.last_is_open = bool(cells[-1])
    if found.treatment is not None:
        cells = _treated(cells, fault, found.treatment)
    # SQL trims spaces alone, which is twice as quick; rarer blanks went before.
    even = [cell.replace("\r", " ").replace("\n", " ") for cell in cells]
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow([line.number, fault, *even])
    return row.getvalue().encode("utf-8")


def _treated(cells: list[str], fault: str, treatment: Treatment) -> list[str]:
    if fault:
        return treatment.torn(cells) + [""] * treatment.more
    return treatment.whole(cells)


def _taken_apart(line: _Line, width: int, found: NumberedRows) -> tuple[str, list[str]]:
    """Return a row's fault and its cells, brought to the header's width."""
    text, is_utf8 = _text(line.content)
    if not is_utf8:
        found.rows_not_utf8 += 1
        found.first_not_utf8 = found.first_not_utf8 or line.number
    if "\0" in text:
        return "not-text", _fitted(
            [text.replace("\0", "\N{REPLACEMENT CHARACTER}")], width
        )
    try:
        cells = next(csv.reader([text], strict=True))
    except csv.Error:
        return "open-quote", _fitted([text], width)
    if line.content.removeprefix(BYTE_ORDER_MARK) == found.header_line:
        return "header-again", _fitted(cells, width)
    if not any(cell.strip() for cell in cells):
        return "no-values", _fitted(cells, width)
    if len(cells) == width:
        return "", cells
    if not line.is_ended and len(cells) < width:
        return "cut-short", _fitted(cells, width)
    return ("few-cells" if len(cells) < width else "many-cells"), _fitted(cells, width)


def _fitted(cells: list[str], width: int) -> list[str]:
    """Bring a row to `width` cells; what is too many stays, joined, in the last."""
    if len(cells) > width:
        return [*cells[: width - 1], ",".join(cells[width - 1 :])]
    return cells + [""] * (width - len(cells))
