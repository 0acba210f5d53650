"""What readers say about rows, in words that follow "3 rows"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

# Why a row is set aside. Each follows a number of rows and is read of one or many.
FAULT_WORDS = {
    "few-cells": "with fewer cells than the header",
    "many-cells": "with more cells than the header",
    "cut-short": "at the end of the file cut off half-way",
    "open-quote": "with a quotation mark that is never closed",
    "not-text": "with bytes that are not text",
    "no-values": "with nothing in any cell",
    "header-again": "repeating the header",
    "no-collision": "whose collision is in no file of collisions that came with it",
    "no-month": "without a month",
    "month-unreadable": "with a month not written YYYY-MM",
    "day-unreadable": "with a day not written YYYY-MM-DD",
    "day-against-month": "whose day is not in the month beside it",
    "other-month": "of another month than the file's",
    "no-category": "without a category",
    "date-unlike-mapping": "with a date not written as was said of this kind of file",
    "month-unlike-mapping": "with a month not written as was said of this kind of file",
    # Of tables of figures:
    "note": "with words in the first cell alone, as notes under a table have",
    "no-area": "without an area",
    "area-unreadable": "with an area code that is not a code",
    "no-figures": "with no figure in any column",
    "figure-unreadable": "with a figure that is neither a number nor a known mark",
    "period-unreadable": "with a period that cannot be read",
    "no-period": "without a period",
    "figure-again": "repeating a figure given on an earlier line",
}
# What is odd about a row that was kept, and what was done about it.
REMARK_WORDS = {
    "half-a-point": "with a longitude or a latitude but not both; kept without a point",
    "point-not-numbers": "with coordinates that are not numbers; kept without a point",
    "point-elsewhere": "with coordinates outside the United Kingdom; kept without a point",
    "lsoa-unreadable": "with an LSOA code that is not a code; kept without it",
    "time-unreadable": "with a time not written HH:MM; kept without it",
    "time-without-day": "with a time but no day; kept as of the month alone",
    "end-unreadable": "with an end of the range that cannot be read, or no start; kept "
    "without the end",
    "end-before-start": "with a range that ends before it starts; kept without the end",
    "postcode-unreadable": "with a postcode that is none; kept without it",
}


def fault_words(code: str, month: date | None) -> str:
    """Return why rows were set aside: "of another month than the file's, 2014-06"."""
    words = FAULT_WORDS[code]
    return f"{words}, {month:%Y-%m}" if code == "other-month" and month else words


def rows_counted(rows: int) -> str:
    """Return "1 row" or "1,204 rows"."""
    return "1 row" if rows == 1 else f"{rows:,} rows"


def lines_named(lines: Sequence[int], rows: int) -> str:
    """Return "line 12", "lines 12 and 871" or "lines 3, 4, 5, 6, 7 and 20 more"."""
    if rows == 1:
        return f"line {lines[0]:,}"
    shown = [f"{line:,}" for line in lines]
    more = rows - len(lines)
    last = f"{more:,} more" if more else shown.pop()
    return f"lines {', '.join(shown)} and {last}"
