"""Open311 GeoReport v2: what residents report to a council, as JSON or XML.

A request is counted in the month it was made, by a clock in Britain where its time has
an offset. What is kept is what a count asks for: the service, when, where, who deals with
it, and whether it is open or closed. Descriptions and notes are free text in which
people name one another and themselves: they are left behind, photographs as well.

A month of one council is named like `northbridge-open311-2024-06.json`; another name is
kept apart as an extract. FixMyStreet's own fields are read where they are GeoReport's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.moments import local_day_and_time
from frankpledge.intake.readers.naming import month_named, supplier_named
from frankpledge.intake.readers.personal import Care
from frankpledge.intake.readers.reader import (
    BY_FORM,
    BY_NAME,
    NOT_MINE,
    FileRefused,
    Origin,
    Readable,
    Reader,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.reading import read_records
from frankpledge.intake.readers.records import (
    Begun,
    Record,
    begins,
    json_records,
    xml_records,
)
from frankpledge.intake.readers.staging import Ways

NAME = re.compile(
    r"([a-z0-9][a-z0-9-]{0,59})-open311-(\d{4}-\d{2})\.(?:json|xml)", re.IGNORECASE
)
FORM = re.compile(rb"service_request_id|<service_requests", re.IGNORECASE)
STATUSES = {"open": "Open", "closed": "Closed"}


def derived(cells: Mapping[str, str]) -> dict[str, str]:
    """Return the local day and time, the category and the state of a request."""
    day, time = local_day_and_time(cells.get("said_moment", ""))
    status = cells.get("said_status", "").strip()
    agency = cells.get("said_agency", "").replace(";", ",").strip()
    return {
        "day_text": day,
        "time_text": time,
        "category": cells.get("said_name", "") or cells.get("said_code", ""),
        "outcome": STATUSES.get(status.casefold(), status),
        "flags_text": f"dealt with by {agency}" if agency else "",
    }


LAYOUT = Layout(
    headings=(
        Heading("service_request_id", "reference"),
        Heading("status", "said_status"),
        Heading("service_name", "said_name"),
        Heading("service_code", "said_code"),
        Heading("agency_responsible", "said_agency"),
        Heading("requested_datetime", "said_moment"),
        Heading("address", "place"),
        Heading("zipcode", "postcode_text", care=Care.OUTWARD),
        Heading("lat", "latitude_text"),
        Heading("long", "longitude_text"),
    ),
    ways=Ways(point=LocationPrecision.EXACT),
    derive=derived,
    derived=("day_text", "time_text", "category", "outcome", "flags_text"),
    derived_from=frozenset({"said_moment"}),
    tells_of_persons=True,
)
NOTES = (
    "Descriptions, notes and photographs of requests are free text and were not kept.",
)


def recognise(name: str, first: bytes) -> Recognition:
    """Say whether a file is a feed of requests, by its name or by its fields."""
    if named := NAME.fullmatch(name):
        month = month_named(named[2])
        if month is None:
            why = f"names a month that does not exist, {named[2]}"
            return Recognition(NOT_MINE, why, is_nearly=True)
        words = "is a feed of Open311 requests"
        return Recognition(BY_NAME, words, named[1].lower(), month)
    if begins(first) and FORM.search(first):
        return Recognition(
            BY_FORM,
            "holds Open311 requests under another name, so it is kept apart as an extract",
            supplier_named(name),
        )
    return Recognition(
        NOT_MINE,
        "is not a feed of Open311 requests, which is named like "
        "northbridge-open311-2024-06.json",
    )


def read(stream: Readable, origin: Origin, folder: Path) -> Reading:
    """Read requests in JSON or XML; raises FileRefused for anything else."""
    begun = Begun(stream)
    form = begins(begun.first)
    if not form:
        raise FileRefused("is neither JSON nor XML, so it is no feed of requests.")
    records = json_records if form == "json" else _of_xml
    return read_records(
        begun, origin, folder, layout=LAYOUT, records=records, notes=NOTES
    )


def _of_xml(stream: Readable) -> Iterator[Record]:
    return xml_records(stream, ("request",))


READER = Reader(
    source="open311",
    title="Reports of residents (Open311)",
    recognise=recognise,
    read=read,
    rest="requests",
    reference_called="request number",
)
