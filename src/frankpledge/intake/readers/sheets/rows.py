"""What every kind of sheet is turned into, and how much of it there may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from frankpledge.intake.readers.reader import FileRefused

MOST_COLUMNS = 500  # with words in them; tables of figures have a few dozen
MOST_ROWS = 1_048_576  # of a sheet, as spreadsheet programs allow


class Row(NamedTuple):  # made for each line: a tuple is the quickest there is
    """A row of a sheet; `number` is the line its sender finds it under, from 1.

    Cells are text without blanks around it, "" where there is nothing; rows without any
    are left out. Numbers are written as short as they are exact, dates as 2014-06-30,
    with the time after a blank where there is one.
    """

    sheet: str  # its name; "" for CSV, which has one sheet without a name
    number: int
    cells: list[str]


@dataclass(frozen=True)
class Book:
    """An open file of sheets: the names of those shown, and the rows of each.

    `hidden` are sheets their sender hid: their rows can be asked for like any other's.
    `notes` grow while rows are read: sentences about cells that could not be.
    """

    sheets: tuple[str, ...]
    reads: Mapping[str, Callable[[], Iterator[Row]]]
    hidden: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    through: Callable[[], Iterator[Row]] | None = None  # where one pass gives them all

    def rows(self, sheet: str) -> Iterator[Row]:
        """Yield the rows of a sheet; raises FileRefused where it turns out damaged."""
        return self.reads[sheet]()

    def every_row(self) -> Iterator[Row]:
        """Yield the rows of every sheet shown, sheet by sheet, in one pass."""
        if self.through is not None:
            yield from self.through()
            return
        for sheet in self.sheets:
            yield from self.rows(sheet)


def refuse_too_wide(columns: int, where: str) -> None:
    """Refuse a row wider than any table is; `where` is the sheet, or "" for CSV."""
    if columns > MOST_COLUMNS:
        on = f" on the sheet “{where}”" if where else ""
        raise FileRefused(
            f"has a row of {columns:,} columns{on}, and no return has more than "
            f"{MOST_COLUMNS}; ask the supplier for the columns of the return alone."
        )


def refuse_too_long(rows: int, where: str) -> None:
    """Refuse a sheet longer than spreadsheet programs can make one."""
    if rows > MOST_ROWS:
        raise FileRefused(
            f"has more than {MOST_ROWS:,} rows on the sheet “{where}”, which no "
            "spreadsheet program writes; save it as CSV."
        )
