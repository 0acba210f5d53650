"""How a file begins, in a form every reader can look at: workbooks too, as CSV."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from frankpledge.intake.readers.parcels import FIRST_BYTES, ZIP_START, Member
from frankpledge.intake.readers.sheets import open_book, spooled

ROWS_OF_A_SHEET = 12
ROWS_LOOKED_AT = 3_000  # in all: notes stand before the sheets of figures
MOST_BYTES = 4 * FIRST_BYTES


def beginning_of(member: Member) -> bytes:
    """Return the first kilobytes of a file; of a workbook, its first rows as CSV.

    Raises FileRefused for a file that is damaged.
    """
    first = member.first_bytes()
    if not first.startswith(ZIP_START):
        return first
    with tempfile.TemporaryDirectory() as folder, member.opened() as stream:
        return _of_workbook(spooled(stream, Path(folder) / "brought").path)


def _of_workbook(path: Path) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    with open_book(path) as book:
        sheet, shown = None, 0
        for number, row in enumerate(book.every_row()):
            sheet, shown = row.sheet, (shown + 1 if row.sheet == sheet else 1)
            if shown <= ROWS_OF_A_SHEET:
                # In one line each: whoever looks at first lines looks at whole rows.
                writer.writerow([" ".join(cell.split()) for cell in row.cells])
            if number > ROWS_LOOKED_AT or text.tell() > MOST_BYTES:
                break
    return text.getvalue().encode()
