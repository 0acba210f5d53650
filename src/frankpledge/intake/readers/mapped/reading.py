"""Reading a file whose columns a person has explained, row by row, of any size."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Columns, Layout
from frankpledge.intake.readers.lines import NumberedRows
from frankpledge.intake.readers.mapped.definition import ROLE_CARES, Definition, Role
from frankpledge.intake.readers.mapped.headers import (
    Header,
    find_header,
    headers_among,
)
from frankpledge.intake.readers.mapped.rows import TOO_MANY, Maker, maker
from frankpledge.intake.readers.parcels import ZIP_START, Member
from frankpledge.intake.readers.personal import HASHED, Care, withheld
from frankpledge.intake.readers.reader import (
    BY_NAME,
    NOT_MINE,
    FileRefused,
    Origin,
    Readable,
    Reader,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.reading import Numbered, read_rows
from frankpledge.intake.readers.sheets import Book, Row, open_book, spooled
from frankpledge.intake.readers.staging import Ways

LONGEST_CELL = 2000  # characters: of the widest row, what the engine's line can hold
BEGINNING = 1 << 18  # bytes of a CSV that are looked at for its headings


@dataclass(frozen=True)
class Mapped:
    """A kind of file as it was explained: whose it is, and what its columns are."""

    source: str
    title: str
    supplier: str
    number: int  # of the mapping's version
    fingerprint: str  # of the headings
    definition: Definition

    @property
    def width(self) -> int:
        """Return how many columns it has."""
        return len(self.definition.columns)


def reader_of_mapped(mapped: Mapped) -> Reader:
    """Return the reader of one kind of file."""
    return Reader(
        source=mapped.source,
        title=mapped.title,
        recognise=partial(_only_by_columns, mapped),
        read=partial(read_mapped, mapped=mapped),
    )


def recognise_mapped(
    member: Member, mapped: tuple[Mapped, ...], folder: Path, *, is_asked: bool
) -> tuple[Mapped | None, Recognition]:
    """Return whose headings a file has, and why; None where nobody's.

    Asked for one kind alone, any file with all its columns will do; else the headings
    must be those explained, no more and no fewer.
    """
    with _beginning(member, folder) as book:
        if is_asked:
            for one in mapped:
                if find_header(book, one.definition.needed, one.width):
                    return one, _known(one)
            return None, Recognition(NOT_MINE, _why_not(book, mapped[0]))
        known = {one.fingerprint: one for one in mapped}
        for header in headers_among(book):
            if found := known.get(header.fingerprint):
                return found, _known(found)
    return None, Recognition(NOT_MINE, "has headings nobody has explained yet")


def read_mapped(
    stream: Readable, origin: Origin, folder: Path, *, mapped: Mapped
) -> Reading:
    """Read a file into `folder`, a month at a time; raises FileRefused in words."""
    file = spooled(stream, folder / "as-supplied")
    definition = mapped.definition
    with open_book(file.path) as book:
        header = find_header(book, definition.needed, mapped.width)
        if header is None:
            raise FileRefused(f"{_why_not(book, mapped)}.")
        made = maker(
            header.headings,
            definition,
            keyring=origin.keyring,
            supplier=origin.supplier,
        )
        numbered = NumberedRows(
            folder / "rows.csv",
            b"",
            header.headings,
            content_sha256=file.content_sha256,
            rows=write_rows(_below(book, header), made, folder / "rows.csv"),
        )
        notes = tuple(book.notes)
    file.path.unlink()
    said = Numbered(
        numbered,
        layout_of_mapped(definition, made),
        columns_of_mapped(header, definition, origin),
    )
    reading = read_rows(said, origin, folder)
    return replace(
        reading, read_with=_read_with(mapped, origin), notes=(*reading.notes, *notes)
    )


def write_rows(rows: Iterable[Row], made: Maker, path: Path) -> int:
    """Write rows as `staging` reads them, nothing that tells of persons; return how many."""
    count, names = 0, made.names
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for row in rows:
            result = made.made(row.cells)
            kept = made.kept(row.cells)
            # Where a row has too many, nobody can tell which cell is whose name.
            whole = withheld(kept) if result.fault == TOO_MANY else kept
            cells = [_one_line(cell) for cell in whole]
            more = [_one_line(result.cells.get(name, "")) for name in names]
            writer.writerow([row.number, result.fault, *cells, *more])
            count += 1
    return count


def _below(book: Book, header: Header) -> Iterator[Row]:
    for row in book.rows(header.sheet):
        if row.number > header.line:
            yield row


def _one_line(text: str) -> str:
    """Return a cell as one line, no longer than the engine takes a row of them."""
    if len(text) <= LONGEST_CELL and text.isprintable():
        return text
    cut = text[:LONGEST_CELL]
    return cut.replace("\r", " ").replace("\n", " ").replace("\0", "")


def columns_of_mapped(
    header: Header, definition: Definition, origin: Origin
) -> Columns:
    """Return what is said of columns that are not kept."""
    personal = {
        column.heading.casefold() for column in definition.columns if column.is_personal
    }
    roles = {heading.casefold(): role for heading, role in definition.roles.items()}
    hashed = [
        name
        for name in header.headings
        if ROLE_CARES.get(roles.get(name.casefold(), Role.LEFT)) in HASHED
    ]
    left = [
        name
        for name in header.headings
        if name.casefold() in personal and roles[name.casefold()] is Role.LEFT
    ]
    return Columns(
        cells=("",) * len(header.headings),
        cares=(Care.NONE,) * len(header.headings),
        unknown=tuple(name for name in header.headings if name.casefold() not in roles),
        left_behind=tuple(left),
        without_key=() if origin.keyring else tuple(hashed),
    )


def layout_of_mapped(definition: Definition, made: Maker) -> Layout:
    """Return the layout of rows whose cells are made before they are written."""
    is_moved = definition.has(Role.GRID)  # the middle of a square, not the place itself
    point = LocationPrecision.SNAPPED if is_moved else LocationPrecision.EXACT
    return Layout(
        headings=(),
        ways=Ways(point=point),
        derive=dict,  # done already, before anything was written down
        derived=made.names,
        derived_from=frozenset({""}),
    )


def _read_with(mapped: Mapped, origin: Origin) -> str:
    """Return which version of the mapping, and which key, decided what was kept."""
    said = version_said(mapped.number)
    if mapped.definition.has(Role.VICTIM, Role.OFFENDER, Role.PREMISES, Role.UPRN):
        key = origin.keyring.fingerprint if origin.keyring else "none"
        return f"{said} key {key}"
    return said


def version_said(number: int) -> str:
    """Return how a return says which version of its mapping it was read with."""
    return f"mapping {number}"


def _known(mapped: Mapped) -> Recognition:
    return Recognition(BY_NAME, f"has the columns of “{mapped.title}”", mapped.supplier)


def _only_by_columns(mapped: Mapped, name: str, first: bytes) -> Recognition:  # noqa: ARG001
    return Recognition(NOT_MINE, f"is not known by its name as “{mapped.title}”")


def _why_not(book: Book, mapped: Mapped) -> str:
    """Return what a file lacks, of the row of its first that has most."""
    needed = {heading.casefold(): heading for heading in mapped.definition.needed}
    lacking = list(needed.values())
    for header in headers_among(book):
        names = {heading.casefold() for heading in header.headings}
        lacks = [heading for name, heading in needed.items() if name not in names]
        lacking = min(lacking, lacks, key=len)
    named = ", ".join(f"“{heading}”" for heading in sorted(lacking)[:5])
    columns = "the column" if len(lacking) == 1 else "the columns"
    return (
        f"lacks {columns} {named} of “{mapped.title}”: change what was said about its "
        "columns, or ask the supplier for them"
    )


@contextmanager
def _beginning(member: Member, folder: Path) -> Iterator[Book]:
    """Open the beginning of a CSV, or the whole of a workbook."""
    path = folder / "looked-at"
    with member.opened() as stream:
        start = stream.read(BEGINNING)
        with path.open("wb") as file:
            if start.startswith(ZIP_START):
                while start:
                    file.write(start)
                    start = stream.read(BEGINNING)
            else:
                cut = start.rfind(b"\n") + 1 if len(start) == BEGINNING else len(start)
                file.write(start[: cut or len(start)])
    with open_book(path) as book:
        yield book
