"""Tables kept as text (.csv): the delimiter told from the text, quotes understood."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Final

from frankpledge.plan.reading.decoding import UnreadableDocument, decode
from frankpledge.plan.reading.formats.opened import Opened, Page
from frankpledge.plan.reading.formats.sheets import Sheet, write_sheet

KIND: Final = "a table in text (CSV)"
DELIMITERS: Final = ",;\t|"
SAMPLE: Final = 200  # records looked at to tell the delimiter


def open_comma(data: bytes, name: str) -> Opened:
    """Read comma-separated values, or values parted by ; a tab or |.

    Raises UnreadableDocument for what is no text, or has a cell longer than any.
    """
    decoded = decode(data, filename=name.strip("“”"))
    text = "\n".join(decoded.lines)
    try:
        rows = _records(text, _delimiter(text))
    except csv.Error as error:
        raise UnreadableDocument(
            f"{name} cannot be read as a table: {error}. Open it in a spreadsheet "
            "program, save it as .xlsx and bring that file."
        ) from error
    page = Page(name)
    sheet = Sheet()
    for number, row in rows:
        held = {at: cell for at, cell in enumerate(row, start=1) if cell.strip()}
        if held:
            sheet.cells[number] = held
    write_sheet(page, sheet)
    # Spreadsheet programs put a byte order mark before every .csv: nothing to say.
    lost = "\N{REPLACEMENT CHARACTER}" in text
    is_usual = decoded.encoding.startswith("UTF-8 with") and not lost
    return page.opened(KIND, () if is_usual else decoded.warnings)


def _records(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return list(enumerate(reader, start=1))


def _delimiter(text: str) -> str:
    """Return the delimiter that parts the most records into one number of cells."""
    sample = "\n".join(text.split("\n")[:SAMPLE])
    scores = {mark: _score(sample, mark) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: scores[mark])


def _score(sample: str, delimiter: str) -> int:
    try:
        widths = Counter(len(row) for _, row in _records(sample, delimiter))
    except csv.Error:
        return 0
    return max((n * (width > 1) for width, n in widths.items()), default=0)
