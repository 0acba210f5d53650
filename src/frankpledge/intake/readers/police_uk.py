"""police.uk street-level files: `2014-06/2014-06-kent-street.csv`, one force and month.

The month is taken from the rows and checked against the file's name. Points are moved
by the publisher to shared anonymous points; anti-social behaviour carries no crime ID,
so identical rows of it are separate incidents. Source: the data page of police.uk.
"""

from __future__ import annotations

from pathlib import Path

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers import police_uk_api
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.police_uk_names import Kind
from frankpledge.intake.readers.reader import (
    Origin,
    Readable,
    Reader,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.records import Begun, begins
from frankpledge.intake.readers.staging import Ways

LAYOUT = Layout(
    headings=(
        Heading("Crime ID", "reference"),
        Heading("Month", "month_text"),
        Heading("Reported by", is_needed=False),
        Heading("Falls within", "sender", is_needed=False),
        Heading("Longitude", "longitude_text"),
        Heading("Latitude", "latitude_text"),
        Heading("Location", "place"),
        Heading("LSOA code", "lsoa_text"),
        Heading("LSOA name", "lsoa_name"),
        Heading("Crime type", "category"),
        Heading("Last outcome category", "outcome", is_needed=False),
        Heading("Context", is_needed=False),
    ),
    ways=Ways(point=LocationPrecision.SNAPPED, nowhere="No Location"),
)
# Up to 2012 places were given on the British National Grid, without crime IDs or areas.
OLDER = Layout(
    headings=(
        Heading("Month", "month_text"),
        Heading("Reported by", is_needed=False),
        Heading("Falls within", "sender", is_needed=False),
        Heading("Easting", "easting_text"),
        Heading("Northing", "northing_text"),
        Heading("Location", "place"),
        Heading("Crime type", "category"),
        Heading("Context", is_needed=False),
    ),
    ways=LAYOUT.ways,
)

# The 14 of today, and those used until 2013.
CATEGORIES = frozenset(
    {
        "Anti-social behaviour",
        "Bicycle theft",
        "Burglary",
        "Criminal damage and arson",
        "Drugs",
        "Other crime",
        "Other theft",
        "Possession of weapons",
        "Public order",
        "Robbery",
        "Shoplifting",
        "Theft from the person",
        "Vehicle crime",
        "Violence and sexual offences",
        "Public disorder and weapons",
        "Violent crime",
    }
)


KIND = Kind("street", (LAYOUT, OLDER))


def recognise(name: str, first: bytes) -> Recognition:
    """Say whether a file is a street-level one, or what the API gave of a place."""
    found = KIND.recognise(name, first)
    return found if found.confidence else police_uk_api.recognise(name, first) or found


def read(stream: Readable, origin: Origin, folder: Path) -> Reading:
    """Read a street-level file, or what the API gave."""
    begun = Begun(stream)
    if begins(begun.first) == "json":
        return police_uk_api.read(begun, origin, folder)
    return read_csv(begun, origin, folder, layouts=(LAYOUT, OLDER))


READER = Reader(
    source="police-uk",
    title="police.uk street-level crime",
    recognise=recognise,
    read=read,
    known_categories=CATEGORIES,
    rest="crimes",
    apart=("Anti-social behaviour",),  # recorded in another system than crime
    reference_called="crime ID",
)
