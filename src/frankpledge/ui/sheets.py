"""Rows as CSV that a spreadsheet opens safely."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); some
# trim what stands before it, and take the full-width signs of Chinese and Japanese too.
FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# "- 6%" and "+5.4" are numbers however plans print them, and a dash alone is a dash.
HARMLESS = re.compile(r"[+-]?\s*[\d,]*\.?\d*\s*(%|points?)?")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a header and rows as CSV; None is an empty cell, formulas are disarmed."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(
        [disarmed("" if value is None else str(value)) for value in row] for row in rows
    )
    return file.getvalue()


def disarmed(text: str) -> str:
    """Return a cell's text as a spreadsheet will not take it for a formula."""
    is_formula = text.lstrip().startswith(FORMULA_STARTS)
    return f"'{text}" if is_formula and not HARMLESS.fullmatch(text) else text
