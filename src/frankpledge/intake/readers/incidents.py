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
- Where it happened between two moments: `Occurred on` and `Occurred at` are the earliest,
  `Ended on` and `Ended at` the latest.
- `Easting`, `Northing` in metres on the British National Grid, where there are no
  degrees; `Postcode`, whole or its outward part, of which the outward part is kept.
- `Repeat victim`, `Repeat offender`, `Repeat premises`: Y or N, kept as flags.
- `Victim ID`, `Offender ID`, `Premises ID`: the supplier's own numbers; `UPRN` of the
  property. They are kept as keyed hashes alone (`personal`), where there is a key.
- No names, birth dates or addresses of persons: they, and any column not listed here, are
  left behind before anything is written down, and said so.

Categories are the supplier's own. Of a fire service those of the regulations' Schedule
are known (SI 2007/1831); others are kept under their name and remarked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.readers.personal import Care
from frankpledge.intake.readers.reader import BY_NAME, NOT_MINE, Reader, Recognition
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.staging import Ways

NAME = re.compile(
    r"([a-z0-9][a-z0-9-]{0,59})-incidents-(\d{4}-\d{2})\.csv", re.IGNORECASE
)

REPEATS = tuple(enumerate(("Repeat victim", "Repeat offender", "Repeat premises")))
YES = frozenset({"y", "yes", "true", "1"})
# Columns that exports of incident systems have, and that we leave behind.
PERSONAL = (
    *("Name", "Forename", "Surname", "Date of birth", "DOB", "Address"),
    *("Telephone", "Telephone number", "Email", "NHS number", "NI number"),
    *("Victim name", "Victim date of birth", "Victim address", "Victim telephone"),
    *("Offender name", "Offender date of birth", "Offender address"),
    *("Suspect name", "Suspect date of birth", "Caller name", "Caller telephone"),
    *("Registration number", "Vehicle registration"),
)
# Schedule to SI 2007/1831, item 3.
FIRE_CATEGORIES = frozenset(
    {
        "Deliberate primary fire not in vehicles",
        "Deliberate primary fire in vehicles",
        "Deliberate secondary fire not in vehicles",
        "Violence against fire staff",
        "Dwelling fire where no smoke alarm was fitted",
    }
)


def flags_with_repeats(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the flags of a row, those of its repeat columns among them."""
    flags = [cells["flags_text"]] if cells.get("flags_text") else []
    flags += [
        name.lower()
        for place, name in REPEATS
        if cells.get(f"said_{place}", "").strip().casefold() in YES
    ]
    return {"flags_text": "; ".join(flags)}


def categories_known(supplier: str) -> frozenset[str]:
    """Return the categories known from a supplier; none where any name is as good."""
    return FIRE_CATEGORIES if "fire" in supplier.split("-") else frozenset()


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
        Heading("Ended on", "ended_day_text", is_needed=False),
        Heading("Ended at", "ended_time_text", is_needed=False),
        Heading("Easting", "easting_text", is_needed=False),
        Heading("Northing", "northing_text", is_needed=False),
        Heading("Postcode", "postcode_text", is_needed=False, care=Care.OUTWARD),
        Heading("Victim ID", "victim_key", is_needed=False, care=Care.VICTIM),
        Heading("Offender ID", "offender_key", is_needed=False, care=Care.OFFENDER),
        Heading("Premises ID", "premises_key", is_needed=False, care=Care.PREMISES),
        Heading("UPRN", "uprn_key", is_needed=False, care=Care.UPRN),
        *(Heading(name, f"said_{place}", is_needed=False) for place, name in REPEATS),
        *(Heading(name, is_needed=False, care=Care.LEFT_BEHIND) for name in PERSONAL),
    ),
    ways=Ways(point=LocationPrecision.EXACT),
    at_least_one=("Occurred on", "Month"),
    tells_of_persons=True,
    derive=flags_with_repeats,
    derived=("flags_text",),
    derived_from=frozenset(f"said_{place}" for place, _ in REPEATS),
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
        why = f"names a month that does not exist, {named[2]}"
        return Recognition(NOT_MINE, why, is_nearly=True)
    return Recognition(BY_NAME, "is an incidents file", named[1].lower(), month)


READER = Reader(
    source="incidents",
    title="Incidents exchanged under section 17A",
    recognise=recognise,
    read=partial(read_csv, layouts=(LAYOUT,)),
    categories_of=categories_known,
)
