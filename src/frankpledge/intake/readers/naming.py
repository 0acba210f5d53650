"""What the names of files say."""

from __future__ import annotations

import re
from datetime import date

LONGEST_SUPPLIER = 60


def month_named(text: str) -> date | None:
    """Return the first of the month written "2014-06", or None when there is none."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def printable(text: str) -> str:
    """Return text that no terminal will obey and every database can keep.

    Names in zips, and cells of files, may hold anything: escapes, half characters.
    """
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def supplier_named(name: str) -> str:
    """Return who an extract is filed under: its name without ending and digits.

    So the extracts of one maker fall together: `tm_street_2014.csv` and
    `tm_street_2018_10.csv` are both "tm-street".
    """
    stem = name.split(".", 1)[0].lower()
    words = re.findall(r"[a-z]+", stem)
    return "-".join(words)[:LONGEST_SUPPLIER].strip("-") or "extract"
