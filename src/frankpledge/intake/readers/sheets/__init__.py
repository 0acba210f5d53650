"""Workbooks (xlsx, ods) and CSV as rows of cells, read from front to back within limits.

`spooled` puts a stream in a file, `open_book` lists its sheets, `Book.rows` gives their
rows: sheet, line number as its sender sees it, cells as text. Memory does not grow with
the number of rows; what unpacks beyond any honest file, declares entities or is no
spreadsheet is refused in a sentence.
"""

from frankpledge.intake.readers.sheets.book import (
    MOST_COLUMNS,
    Book,
    Row,
    Spooled,
    open_book,
    spooled,
)

__all__ = [
    "MOST_COLUMNS",
    "Book",
    "Row",
    "Spooled",
    "open_book",
    "spooled",
]
