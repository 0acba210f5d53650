"""police.uk stop and search: `2019-06/2019-06-kent-stop-and-search.csv`.

A row is a search, at a moment in UTC; the month it is counted in is that of the clock in
Britain, so that the first hour of a June night published as 31 May belongs to June.

What is kept of the person searched is what the two questions asked of a partnership need:
how many children are searched, and whether groups are searched at different rates. So
age is kept as "under 18" or "18 or over", and the ethnic group the person gave
as one of the census's five, or "ethnic group not stated", all as flags. Sex, exact age
bands, the officer's view of ethnicity and the eighteen finer groups are left behind: with
the minute and the place they would tell a person who was there, and no count asks for
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.moments import local_day_and_time
from frankpledge.intake.readers.personal import Care
from frankpledge.intake.readers.police_uk_names import Kind
from frankpledge.intake.readers.reader import Reader
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.staging import Ways

NO_OBJECT = "Object of search not stated"
AGE_FLAGS = {
    "under 10": "under 18",
    "10-17": "under 18",
    "18-24": "18 or over",
    "25-34": "18 or over",
    "over 34": "18 or over",
}
# By how the census's finer groups begin.
ETHNIC_FLAGS = {
    "asian": "ethnic group Asian",
    "black": "ethnic group Black",
    "mixed": "ethnic group Mixed",
    "white": "ethnic group White",
    "other": "ethnic group Other",
}
YES_FLAGS = {
    "said_operation": "part of a policing operation",
    "said_linked": "outcome linked to object of search",
    "said_clothing": "more than outer clothing removed",
}


def derived(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the local day and time, the category and the flags of a search."""
    day, time = local_day_and_time(cells.get("said_moment", ""))
    flags = [cells.get("said_type", ""), cells.get("said_law", "")]
    flags += [
        flag
        for cell, flag in YES_FLAGS.items()
        if cells.get(cell, "").strip().casefold() == "true"
    ]
    flags += [
        AGE_FLAGS.get(cells.get("said_age", "").strip().casefold(), "age not stated"),
        _ethnic_flag(cells.get("said_ethnicity", "")),
    ]
    return {
        "day_text": day,
        "time_text": time,
        "category": cells.get("said_object", "").strip() or NO_OBJECT,
        "flags_text": "; ".join(flag.replace(";", ",") for flag in flags if flag),
    }


def _ethnic_flag(text: str) -> str:
    plain = text.strip().casefold()
    if not plain or "not stated" in plain:
        return "ethnic group not stated"
    return next(
        (flag for start, flag in ETHNIC_FLAGS.items() if plain.startswith(start)),
        "ethnic group not stated",
    )


LAYOUT = Layout(
    headings=(
        Heading("Type", "said_type"),
        Heading("Date", "said_moment"),
        Heading("Part of a policing operation", "said_operation", is_needed=False),
        Heading("Policing operation", is_needed=False),
        Heading("Latitude", "latitude_text"),
        Heading("Longitude", "longitude_text"),
        Heading("Gender", is_needed=False, care=Care.LEFT_BEHIND),
        Heading("Age range", "said_age", is_needed=False, care=Care.BANDED),
        Heading(
            "Self-defined ethnicity",
            "said_ethnicity",
            is_needed=False,
            care=Care.BANDED,
        ),
        Heading("Officer-defined ethnicity", is_needed=False, care=Care.LEFT_BEHIND),
        Heading("Legislation", "said_law"),
        Heading("Object of search", "said_object"),
        Heading("Outcome", "outcome"),
        Heading("Outcome linked to object of search", "said_linked", is_needed=False),
        Heading(
            "Removal of more than just outer clothing", "said_clothing", is_needed=False
        ),
    ),
    ways=Ways(point=LocationPrecision.SNAPPED),
    derive=derived,
    derived=("day_text", "time_text", "category", "flags_text"),
    derived_from=frozenset({"said_moment"}),
)
KIND = Kind("stop-and-search", (LAYOUT,))

READER = Reader(
    source="police-uk-stop-and-search",
    title="police.uk stop and search",
    recognise=KIND.recognise,
    read=partial(read_csv, layouts=(LAYOUT,)),
    rest="searches",
)
