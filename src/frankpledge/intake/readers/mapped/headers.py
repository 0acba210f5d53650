"""Finding the row of headings among the first rows of a sheet, and knowing it again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from frankpledge.intake.readers.reader import FileRefused
from frankpledge.intake.readers.sheets import Book, Row

ROWS_LOOKED_AT = 30  # titles, notes and blank lines stand above a table, not more
MOST_SHEETS = 20
SAMPLE_ROWS = 500
UNNAMED = re.compile(r"Column \d+")


@dataclass(frozen=True)
class Header:
    """The headings of a table: where they stand, and each once.

    Of two that are equal the second is called "Name (2)"; a column without a heading is
    "Column 5".
    """

    sheet: str
    line: int
    headings: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Return what tells these headings from others, in any order and case."""
        named = [plain(name) for name in self.headings if not UNNAMED.fullmatch(name)]
        return hashlib.sha256("\0".join(sorted(named)).encode()).hexdigest()

    def padded(self, width: int) -> Header:
        """Return the headings of a table whose last columns have none."""
        more = range(len(self.headings) + 1, width + 1)
        return replace(self, headings=(*self.headings, *map(unnamed, more)))


@dataclass(frozen=True)
class Sample:
    """The beginning of a table: its headings, rows, and what was noticed, in sentences."""

    header: Header
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def plain(heading: str) -> str:
    """Return a heading as compared."""
    return " ".join(heading.split()).casefold()


def unnamed(place: int) -> str:
    """Return what a column without a heading is called: the first is "Column 1"."""
    return f"Column {place}"


def header_of(row: Row) -> Header:
    """Return a row as headings, each made to differ from the others."""
    seen: Counter[str] = Counter()
    headings = []
    for place, cell in enumerate(row.cells, start=1):
        name = " ".join(cell.split())[:180] or unnamed(place)
        seen[plain(name)] += 1
        times = seen[plain(name)]
        headings.append(name if times == 1 else f"{name} ({times})")
    return Header(row.sheet, row.number, tuple(headings))


def sample_of(book: Book) -> Sample:
    """Return the beginning of a book's table: of the sheet that holds most of one.

    Raises FileRefused where no sheet holds headings and a row below them.
    """
    found = None
    for sheet in book.sheets[:MOST_SHEETS]:
        rows = list(islice(book.rows(sheet), ROWS_LOOKED_AT + SAMPLE_ROWS))
        here = _table_in(rows)
        if here is not None and (found is None or len(here[1]) > len(found[1])):
            found = here
    if found is None:
        raise FileRefused(
            "holds no table: headings in one row, at least two of them, and rows below. "
            "Check that it is the file you meant."
        )
    header, rows = found
    return Sample(header, tuple(rows), tuple(_notes(header, rows, book)))


def find_header(book: Book, wanted: frozenset[str], width: int) -> Header | None:
    """Return the first row among the first that holds all these headings, or None.

    Where the last of `width` columns have no heading, it is made as wide.
    """
    names = {plain(heading) for heading in wanted}
    for sheet in book.sheets[:MOST_SHEETS]:
        for row in islice(book.rows(sheet), ROWS_LOOKED_AT):
            header = header_of(row).padded(width)
            if names <= {plain(heading) for heading in header.headings}:
                return header
    return None


def headers_among(book: Book) -> list[Header]:
    """Return each of the first rows of each sheet as headings it may be."""
    return [
        header_of(row)
        for sheet in book.sheets[:MOST_SHEETS]
        for row in islice(book.rows(sheet), ROWS_LOOKED_AT)
    ]


def _table_in(rows: Sequence[Row]) -> tuple[Header, list[Row]] | None:
    """Return the headings and rows of a table: the first row as wide as those below."""
    if not rows:
        return None
    widths = Counter(len(row.cells) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width))
    for place, row in enumerate(rows[:ROWS_LOOKED_AT]):
        is_wide = len(row.cells) >= max(2, (usual + 1) // 2)
        are_words = sum(_is_word(cell) for cell in row.cells) > len(row.cells) / 2
        if is_wide and are_words and rows[place + 1 :]:
            return header_of(row).padded(usual), list(rows[place + 1 :])
    return None


def _is_word(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)


def _notes(header: Header, rows: Sequence[Row], book: Book) -> list[str]:
    again = [name[:-4] for name in header.headings if name.endswith(" (2)")]
    notes = [
        f"More than one column is headed “{name}”: by their order they are called "
        f"“{name}”, “{name} (2)” and so on."
        for name in again[:5]
    ]
    if header.line > 1:
        on = f" of the sheet “{header.sheet}”" if header.sheet else ""
        notes.append(f"The headings stand in row {header.line}{on}.")
    wide = [row.number for row in rows if len(row.cells) > len(header.headings)]
    if wide:
        notes.append(
            f"{len(wide):,} of its first rows have more cells than there are headings "
            f"(first in row {wide[0]:,}): such rows are set aside."
        )
    return [*notes, *book.notes]
