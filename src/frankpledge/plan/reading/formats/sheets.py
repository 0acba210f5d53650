"""Sheets of cells to lines: titles above a table told from the rows inside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from frankpledge.plan.reading.decoding import MAX_PARTS, refuse_too_many
from frankpledge.plan.reading.formats.opened import Page, Paragraph, cell_text
from frankpledge.plan.reading.formats.tables import Spot, numbered, said_again
from frankpledge.plan.reading.vocabulary import part_of, theme_header

MOST_COLUMNS: Final = 40  # wider, and only what stands together is one table
MOST_CHARACTERS: Final = 20_000_000  # of all cells of a sheet
MOST_WIDTH: Final = 200  # wider, and columns without a word are left out
LONGEST_SECTION: Final = 60  # characters; longer alone under a table is a note

_DEFAULT_NAME = re.compile(r"(?:sheet|table|feuille|tabelle) ?[0-9]*$", re.IGNORECASE)

Row = tuple[int, list[str]]  # its number on the sheet, its cells


@dataclass(frozen=True)
class Merge:
    """Cells made one: rows and columns from first to last, both included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """A sheet: words by row and column, both from 1, only where there are any."""

    name: str = ""
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: set[int] = field(default_factory=set)  # those with words
    unvalued: int = 0  # cells with a formula and no value

    def shown(self, row: dict[int, str], hidden: Sequence[range]) -> dict[int, str]:
        """Return a row without its hidden columns, which are noted."""
        gone = (
            {at for at in row if any(at in each for each in hidden)} if hidden else ()
        )
        self.hidden_columns.update(gone)
        return {at: text for at, text in row.items() if at not in gone}


@dataclass
class Tally:
    """What the cells of a sheet came to so far; refuses more than any plan has."""

    name: str  # of the file, as a sentence shows it
    cells: int = 0
    characters: int = 0

    def add(self, row: Mapping[int, str]) -> None:
        """Count a row's cells."""
        self.cells += len(row)
        self.characters += sum(map(len, row.values()))
        refuse_too_many(
            self.cells, MAX_PARTS, "table cells, tags and bullets", self.name
        )
        refuse_too_many(self.characters, MOST_CHARACTERS, "characters", self.name)


def write_sheets(page: Page, sheets: Sequence[Sheet]) -> list[str]:
    """Write the sheets that are shown; return what to say of the hidden."""
    warnings: list[str] = []
    for sheet in sheets:
        if not any(sheet.cells.values()):
            continue
        if sheet.is_hidden:
            warnings.append(
                f"The sheet “{sheet.name}” is hidden and was left out. Show it and "
                "bring the file again if it belongs to the plan."
            )
            continue
        warnings.extend(_left_out(sheet))
        write_sheet(page, sheet)
    return warnings


def _left_out(sheet: Sheet) -> Iterator[str]:
    """Yield what to say of the rows, columns and formulas of a sheet not read."""
    counts = (("row", sheet.hidden_rows), ("column", len(sheet.hidden_columns)))
    for kind, count in counts:
        if count:
            kinds = kind if count == 1 else f"{kind}s"
            yield (
                f"Left out of the sheet “{sheet.name}”: {count:,} hidden {kinds}. "
                "Show what belongs to the plan and bring the file again."
            )
    if sheet.unvalued:
        formulas = (
            "1 formula has" if sheet.unvalued == 1 else f"{sheet.unvalued:,} have"
        )
        formulas = formulas.replace(" have", " formulas have")
        yield (
            f"On the sheet “{sheet.name}” {formulas} no value saved, so nothing was "
            "read there. Open the file in a spreadsheet program, save it and bring it "
            "again."
        )


def write_sheet(page: Page, sheet: Sheet) -> None:
    """Write one sheet under its name, if it has one that says something."""
    rows = _rows(sheet, page.name)
    named = "" if _DEFAULT_NAME.match(sheet.name) else sheet.name
    begins_with_title = bool(rows) and sum(map(bool, rows[0][1])) == 1
    if named and (part_of(named) is not None or not begins_with_title):
        page.words(Paragraph(named, is_heading=True), f"sheet {sheet.name}")
    before = f"sheet {sheet.name}, " if sheet.name else ""
    left, right = _edges(rows)
    is_wide = right - left > MOST_COLUMNS
    for block in _blocks(rows):
        begins, ends = _edges(block) if is_wide else (left, right)
        _write_block(page, [(n, row[begins:ends]) for n, row in block], before)


def _rows(sheet: Sheet, name: str) -> list[Row]:
    """Return the rows of one width; one blank row stands for any number of them."""
    used = sorted({column for row in sheet.cells.values() for column in row})
    if used and used[-1] - used[0] < MOST_WIDTH:
        between = range(used[0], used[-1] + 1)
        used = [column for column in between if column not in sheet.hidden_columns]
    numbers = sorted(number for number, row in sheet.cells.items() if row)
    refuse_too_many(
        len(numbers) * len(used), 4 * MAX_PARTS, "cells, blank ones included", name
    )
    spots = {
        number: {column: _spot(text) for column, text in sheet.cells[number].items()}
        for number in numbers
    }
    _merge(sheet, spots, used, name)
    rows: list[Row] = []
    blank = Spot("")
    table = [[spots[n].get(column, blank) for column in used] for n in numbers]
    for at, cells in numbered(table, header_rows=len(table)):
        number = numbers[at - 1]
        if at > 1 and numbers[at - 2] < number - 1:
            rows.append((number - 1, []))
        rows.append((number, cells))
    return rows


def _spot(text: str) -> Spot:
    return Spot(cell_text([Paragraph(text)]))


def _merge(
    sheet: Sheet, spots: dict[int, dict[int, Spot]], used: Sequence[int], name: str
) -> None:
    """Fill merged cells: to the right blank, downwards the same words again."""
    steps, numbers = 0, sorted(spots)
    for merge in sheet.merges:
        start = spots.get(merge.top, {}).get(merge.left)
        if start is None or not start.text:
            continue
        # Only columns that are written count: not hidden ones, nor those beyond.
        across = bisect_right(used, merge.right) - bisect_left(used, merge.left)
        spots[merge.top][merge.left] = Spot(start.text, across=across)
        again = said_again(start.text)
        below = numbers[
            bisect_right(numbers, merge.top) : bisect_right(numbers, merge.bottom)
        ]
        steps += len(below) + 1
        refuse_too_many(steps, 4 * MAX_PARTS, "merged cells", name)
        for number in below:
            spots[number][merge.left] = Spot(again, is_begun=False)


def _edges(rows: Sequence[Row]) -> tuple[int, int]:
    """Return the first column with words in it and the one after the last."""
    used = {at for _, row in rows for at, cell in enumerate(row) if cell}
    return (min(used), max(used) + 1) if used else (0, 0)


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows that stand together, parted by blank ones."""
    block: list[Row] = []
    for row in rows:
        if any(row[1]):
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _write_block(page: Page, block: Sequence[Row], before: str) -> None:
    widths = [sum(map(bool, cells)) for _, cells in block]
    wide = [at for at, width in enumerate(widths) if width > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(block), -1)
    page.gap()
    for at, (number, cells) in enumerate(block):
        place = f"{before}row {number}"
        alone = next(filter(None, cells)) if widths[at] == 1 else ""
        is_outside = at < first or (at > last and _is_note(alone))
        if alone and is_outside and theme_header(alone) is None:
            page.line(alone, place, is_over_table=at + 1 == first)
        else:
            page.row(cells, place)
    page.gap()


def _is_note(text: str) -> bool:
    return len(text) > LONGEST_SECTION or text.endswith((".", ":", ")"))
