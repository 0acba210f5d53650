"""Incidents files: what partners exchange under section 17A, one supplier and month.

The format, for whoever writes such files:

- Name: `<supplier>-incidents-YYYY-MM.csv` or `.csv.gz`; the supplier in small letters,
  digits and hyphens: `northbridge-police-incidents-2009-04.csv`.
- UTF-8 (a byte order mark is allowed), commas, quotation marks `"` doubled inside quoted
  cells, one row a line, CRLF or LF, a header, columns in any order.
- Columns: `Category` (needed, never empty); `Occurred on` as YYYY-MM-DD, or `Month` as
  YYYY-MM, at least one of the two in every row and in the month of the file's name;
  `Occurred at` as local time HH:MM, or HH where only the hour is known; `Reference`;
  `Place`; `Longitude`, `Latitude` in degrees (WGS 84); `LSOA code`, `LSOA name`;
  `Outcome`; `Flags`, separated by semicolons. All but Category and one of the dates may
  be absent or empty.
- No names, birth dates or other identifiers of persons: a column not listed here is not
  kept, and said so.
"""

from __future__ import annotations

import re
from functools import partial

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.readers.reader import BY_NAME, NOT_MINE, Reader, Recognition
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.staging import Ways

NAME = re.compile(
    r"([a-z0-9][a-z0-9-]{0,59})-incidents-(\d{4}-\d{2})\.csv", re.IGNORECASE
)

LAYOUT = Layout(
    headings=(
        Heading("Reference", "reference", is_needed=False),
        Heading("Occurred on", "day_text", is_needed=False),
        Heading("Month", "month_text", is_needed=False),
        Heading("Occurred at", "time_text", is_needed=False),
        Heading("Category", "category"),
        Heading("Place", "place", is_needed=False),
        Heading("Longitude", "longitude_text", is_needed=False),
        Heading("Latitude", "latitude_text", is_needed=False),
        Heading("LSOA code", "lsoa_text", is_needed=False),
        Heading("LSOA name", "lsoa_name", is_needed=False),
        Heading("Outcome", "outcome", is_needed=False),
        Heading("Flags", "flags_text", is_needed=False),
    ),
    ways=Ways(point=LocationPrecision.EXACT),
    at_least_one=("Occurred on", "Month"),
)


def recognise(name: str, first: bytes) -> Recognition:  # noqa: ARG001
    """Say whether a file is an incidents file; its name alone tells the supplier."""
    named = NAME.fullmatch(name)
    if named is None:
        return Recognition(
            NOT_MINE,
            "is not an incidents file, which is named like "
            "northbridge-police-incidents-2009-04.csv",
        )
    month = month_named(named[2])
    if month is None:
        return Recognition(NOT_MINE, f"names a month that does not exist, {named[2]}")
    return Recognition(BY_NAME, "is an incidents file", named[1].lower(), month)


READER = Reader(
    source="incidents",
    title="Incidents exchanged under section 17A",
    recognise=recognise,
    read=partial(read_csv, layout=LAYOUT),
)
