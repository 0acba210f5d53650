"""Crimes as the police.uk API gives them: JSON of a place or an outline, never of a force.

What one asks for is a part of a month, so a file of it is always an extract. Categories
are the API's short names; they are kept under the names of the street-level files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.naming import supplier_named
from frankpledge.intake.readers.reader import (
    BY_FORM,
    Origin,
    Readable,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.reading import read_records
from frankpledge.intake.readers.records import Record, begins, json_records
from frankpledge.intake.readers.staging import Ways

CATEGORIES = {
    "anti-social-behaviour": "Anti-social behaviour",
    "bicycle-theft": "Bicycle theft",
    "burglary": "Burglary",
    "criminal-damage-arson": "Criminal damage and arson",
    "drugs": "Drugs",
    "other-crime": "Other crime",
    "other-theft": "Other theft",
    "possession-of-weapons": "Possession of weapons",
    "public-order": "Public order",
    "robbery": "Robbery",
    "shoplifting": "Shoplifting",
    "theft-from-the-person": "Theft from the person",
    "vehicle-crime": "Vehicle crime",
    "violent-crime": "Violence and sexual offences",
}
MARKS = (b'"persistent_id"', b'"location_type"', b'"outcome_status"')


def derived(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the category by its name in the street-level files, and who recorded it."""
    short = cells.get("said_category", "")
    is_transport = cells.get("said_recorder", "") == "BTP"
    return {
        "category": CATEGORIES.get(short, short),
        "flags_text": "British Transport Police" if is_transport else "",
    }


LAYOUT = Layout(
    headings=(
        Heading("persistent_id", "reference"),
        Heading("month", "month_text"),
        Heading("category", "said_category"),
        Heading("location_latitude", "latitude_text"),
        Heading("location_longitude", "longitude_text"),
        Heading("location_street_name", "place"),
        Heading("location_type", "said_recorder"),
        Heading("outcome_status_category", "outcome"),
    ),
    ways=Ways(point=LocationPrecision.SNAPPED),
    derive=derived,
    derived=("category", "flags_text"),
    derived_from=frozenset({"said_category"}),
)


def recognise(name: str, first: bytes) -> Recognition | None:
    """Say that a file is what the API gave; None where it is not."""
    if begins(first) != "json" or not all(mark in first for mark in MARKS):
        return None
    supplier = supplier_named(name)
    return Recognition(
        BY_FORM,
        "holds crimes as the police.uk API gives them for a place, so it is kept apart as "
        f"an extract, under “{supplier}”",
        supplier,
    )


def read(stream: Readable, origin: Origin, folder: Path) -> Reading:
    """Read what the API gave; raises FileRefused for anything else."""
    return read_records(stream, origin, folder, layout=LAYOUT, records=_records)


def _records(stream: Readable) -> Iterator[Record]:
    return json_records(stream, is_deep=True)
