"""Finding the table on a sheet: titles above it, its header, its rows by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from frankpledge.intake.readers.figures.cells import without_notes
from frankpledge.intake.readers.sheets import Book, Row

LOOKED_AT = 60  # rows of a sheet in which its header must stand


class Heads(NamedTuple):
    """A column that is known: what it is called here, and how suppliers head it."""

    key: str
    said: tuple[str, ...]  # in small letters, the newest first
    is_needed: bool = True


@dataclass(frozen=True)
class Header:
    """The header found: where each known column stands, and the other headings."""

    sheet: str
    titles: tuple[str, ...]  # the words above it
    places: Mapping[str, int]
    others: Mapping[int, str]  # column: its heading; those without one are left out
    width: int

    def cells(self, row: Row) -> dict[str, str]:
        """Return a row's cells by the name of each known column, "" for none."""
        return {key: self.at(row, place) for key, place in self.places.items()}

    @staticmethod
    def at(row: Row, place: int) -> str:
        """Return the cell of a column."""
        return row.cells[place] if place < len(row.cells) else ""

    def is_note(self, row: Row) -> bool:
        """Say whether a row is a remark under the table: words in its first cell alone."""
        return bool(row.cells[0]) and not any(row.cells[1:])


class Found(NamedTuple):
    """A row of a table, with the header it stands under."""

    header: Header
    row: Row


def table_rows(
    book: Book, columns: tuple[Heads, ...], *, notes: list[str]
) -> Iterator[Found]:
    """Yield the rows of every sheet with such a table; others are named in `notes`."""
    with_table: set[str] = set()
    header: Header | None = None
    sheet: str | None = None
    titles: list[str] = []
    for row in book.every_row():
        if row.sheet != sheet:
            sheet, titles, header = row.sheet, [], None
        if header is not None:
            yield Found(header, row)
        elif row.number <= LOOKED_AT:
            header = _header(row, columns, tuple(titles))
            titles += [cell for cell in row.cells if cell]
            with_table |= {row.sheet} if header is not None else set()
    without = [f"“{name}”" for name in book.sheets if name not in with_table]
    if without and with_table:
        notes.append(f"Without such a table and passed over: {', '.join(without)}.")
    notes += [f"The sheet “{name}” is hidden and was left out." for name in book.hidden]


def header_words(columns: tuple[Heads, ...]) -> str:
    """Return what a header must hold, for a refusal."""
    return ", ".join(f"“{column.said[0]}”" for column in columns if column.is_needed)


def has_header(cells: list[str], columns: tuple[Heads, ...]) -> bool:
    """Say whether cells are the header of such a table."""
    plain = {without_notes(cell).casefold() for cell in cells}
    return all(
        not plain.isdisjoint(column.said) for column in columns if column.is_needed
    )


def _header(
    row: Row, columns: tuple[Heads, ...], titles: tuple[str, ...]
) -> Header | None:
    if not has_header(row.cells, columns):
        return None
    plain = [without_notes(cell).casefold() for cell in row.cells]
    places: dict[str, int] = {}
    for column in columns:
        at = next((plain.index(words) for words in column.said if words in plain), None)
        if at is not None:
            places[column.key] = at
    taken = set(places.values())
    return Header(
        sheet=row.sheet,
        titles=titles,
        places=places,
        others={
            at: without_notes(cell)
            for at, cell in enumerate(row.cells)
            if cell and at not in taken
        },
        width=len(row.cells),
    )
