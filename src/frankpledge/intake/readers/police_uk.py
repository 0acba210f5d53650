"""police.uk street-level files: `2014-06/2014-06-kent-street.csv`, one force and month.

The month is taken from the rows and checked against the file's name. Points are moved
by the publisher to shared anonymous points; anti-social behaviour carries no crime ID,
so identical rows of it are separate incidents. Source: the data page of police.uk.
"""

from __future__ import annotations

import re
from functools import partial

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout, looks_like
from frankpledge.intake.readers.naming import month_named, supplier_named
from frankpledge.intake.readers.reader import (
    BY_FORM,
    BY_NAME,
    NOT_MINE,
    Reader,
    Recognition,
)
from frankpledge.intake.readers.reading import read_csv
from frankpledge.intake.readers.staging import Ways

STREET = re.compile(
    r"(\d{4}-\d{2})-([a-z0-9][a-z0-9-]{0,59})-street\.csv", re.IGNORECASE
)
OTHER_KINDS = re.compile(
    r"\d{4}-\d{2}-.+-(outcomes|stop-and-search)\.csv", re.IGNORECASE
)

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
    older={
        "easting": "Easting and Northing are the form used up to 2012, which is not read: "
        "take the month from the police.uk archive, which gives it in today's form.",
    },
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


def recognise(name: str, first: bytes) -> Recognition:
    """Say whether a file is a street-level file, by its name or by its columns."""
    if named := STREET.fullmatch(name):
        month = month_named(named[1])
        if month is None:
            return Recognition(
                NOT_MINE, f"names a month that does not exist, {named[1]}"
            )
        return Recognition(
            BY_NAME, "is a police.uk street-level file", named[2].lower(), month
        )
    if other := OTHER_KINDS.fullmatch(name):
        kind = other[1].replace("-", " ")
        return Recognition(
            NOT_MINE, f"is a police.uk {kind} file; only street-level files are counted"
        )
    if looks_like(first, LAYOUT):
        # Not a force's whole month, or nobody would have renamed it: kept apart, so
        # that it never replaces one.
        supplier = supplier_named(name)
        return Recognition(
            BY_FORM,
            f"has the columns of a police.uk street-level file but not its name, so it "
            f"is kept apart as an extract, under “{supplier}”",
            supplier,
        )
    return Recognition(
        NOT_MINE,
        "is not a police.uk street-level file, which is named like "
        "2014-06-kent-street.csv",
    )


READER = Reader(
    source="police-uk",
    title="police.uk street-level crime",
    recognise=recognise,
    read=partial(read_csv, layout=LAYOUT),
    known_categories=CATEGORIES,
    rest="crimes",
    apart=("Anti-social behaviour",),  # recorded in another system than crime
    reference_called="crime ID",
)
