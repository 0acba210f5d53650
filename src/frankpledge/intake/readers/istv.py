"""ISTV: assaults treated in emergency departments, with no patient in them.

The data set of the NHS, Information Sharing to Tackle Violence: a header (reporting
period and site, all mandatory) and one row an assault. Mandatory (M) are when, by what
and in what kind of place it happened; required (R) when the patient arrived and the place
in words. As CSV the header's fields are columns or left to the file's name; as XML any
element with the fields inside is a row. Names of fields are read in any spelling of the
NHS Data Dictionary's: `ASSAULT DATE AND TIME`, `AssaultDateAndTime`.

A row is counted in the month the patient arrived, whose attendances the file is of; an
assault of the night before it keeps its own day. Without an arrival, the assault's month
counts. Methods and kinds of place are kept as received; the lists of codes are the
sender's, and a bare code is kept as "Method 3" until somebody says what it means.

Such files hold few rows. A count below 5 with a place and an hour can tell a person, so
every return says that its figures are protected before they leave the partnership.

A month of one site is named like `rwf03-istv-2024-06.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout, looks_like
from frankpledge.intake.readers.moments import DAY, iso_day, local_day_and_time
from frankpledge.intake.readers.naming import month_named, supplier_named
from frankpledge.intake.readers.reader import (
    BY_FORM,
    BY_NAME,
    NOT_MINE,
    Origin,
    Readable,
    Reader,
    Reading,
    Recognition,
)
from frankpledge.intake.readers.reading import read_csv, read_records
from frankpledge.intake.readers.records import (
    Begun,
    Record,
    begins,
    squashed,
    xml_records,
)
from frankpledge.intake.readers.staging import Ways

NAME = re.compile(
    r"([a-z0-9][a-z0-9-]{0,59})-istv-(\d{4}-\d{2})\.(?:csv|xml)", re.IGNORECASE
)
FEW = (
    "Attendances after assaults are few: a count below 5 with its place and hour can tell "
    "a person. Suppress small numbers before any figure leaves the partnership.",
)
IN_WORDS = re.compile(r"(?P<day>\d\d?/\d\d?/\d{4})[ T]+(?P<time>\d\d?:\d\d)(:\d\d)?")


def moment(text: str) -> tuple[str, str]:
    """Return day and time of a moment, written as ISO 8601 or as 31/01/2024 23:05."""
    if found := IN_WORDS.fullmatch(text.strip()):
        return iso_day(found["day"]), found["time"].zfill(5)
    return local_day_and_time(iso_day(text))


def derived(cells: Mapping[str, str]) -> dict[str, str]:
    """Return when an assault happened, the month it counts in, its method and place."""
    day, time = moment(cells.get("said_assault", ""))
    arrived, _ = moment(cells.get("said_arrival", ""))
    other = cells.get("said_other", "").strip()
    site = cells.get("said_site", "").strip()
    place_kind = _told(cells.get("said_place_kind", ""), "Place")
    flags = [
        place_kind,
        f"by {other}" if other else "",
        f"site {site}" if site else "",
    ]
    return {
        "day_text": day,
        "time_text": time,
        "month_text": arrived[:7] if DAY.fullmatch(arrived) else "",
        "category": _told(cells.get("said_method", ""), "Method"),
        "flags_text": "; ".join(flag.replace(";", ",") for flag in flags if flag),
    }


def _told(text: str, what: str) -> str:
    plain = text.strip()
    return f"{what} {plain}" if plain.isdigit() else plain


LAYOUT = Layout(
    headings=(
        Heading("Assault date and time", "said_assault"),
        Heading("Assault method", "said_method"),
        Heading("Assault location type", "said_place_kind"),
        Heading("Assault method other description", "said_other", is_needed=False),
        Heading("Assault location description", "place", is_needed=False),
        Heading(
            "Arrival date and time at accident and emergency department",
            "said_arrival",
            is_needed=False,
        ),
        Heading("Site code (of treatment)", "said_site", is_needed=False),
        Heading("Reporting period start date", is_needed=False),
        Heading("Reporting period end date", is_needed=False),
    ),
    ways=Ways(point=LocationPrecision.NONE, is_month_told=True),
    derive=derived,
    derived=("day_text", "time_text", "month_text", "category", "flags_text"),
    derived_from=frozenset({"said_assault"}),
    tells_of_persons=True,
)


def recognise(name: str, first: bytes) -> Recognition:
    """Say whether a file is of assault attendances, by its name or by its fields."""
    if named := NAME.fullmatch(name):
        month = month_named(named[2])
        if month is None:
            why = f"names a month that does not exist, {named[2]}"
            return Recognition(NOT_MINE, why, is_nearly=True)
        words = "is a file of assault attendances (ISTV)"
        return Recognition(BY_NAME, words, named[1].lower(), month)
    is_xml = begins(first) == "xml" and _names_a_method(first)
    if is_xml or looks_like(first, LAYOUT):
        return Recognition(
            BY_FORM,
            "holds assault attendances (ISTV) under another name, so it is kept apart as "
            "an extract",
            supplier_named(name),
        )
    return Recognition(
        NOT_MINE,
        "is not a file of assault attendances, which is named like "
        "rwf03-istv-2024-06.csv",
    )


def _names_a_method(first: bytes) -> bool:
    return "assaultmethod" in squashed(first.decode("utf-8", errors="replace"))


def read(stream: Readable, origin: Origin, folder: Path) -> Reading:
    """Read attendances in CSV or XML; raises FileRefused for anything else."""
    begun = Begun(stream)
    if begins(begun.first) == "xml":
        return read_records(
            begun, origin, folder, layout=LAYOUT, records=_of_xml, notes=FEW
        )
    return read_csv(begun, origin, folder, layouts=(LAYOUT,), notes=FEW)


def _of_xml(stream: Readable) -> Iterator[Record]:
    return xml_records(stream, ("assault", "assaultdetails"), is_deep=True)


READER = Reader(
    source="istv",
    title="Assault attendances of hospitals (ISTV)",
    recognise=recognise,
    read=read,
    rest="attendances",
)
