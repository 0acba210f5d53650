"""police.uk outcomes: `2014-06/2014-06-kent-outcomes.csv`, what came of crimes.

A row is an outcome given in the month of the file, of a crime of that month or of one
before. It carries the crime's ID, by which `analysis.outcomes` finds the crime in the
street-level files that are held. A crime may have several outcomes, the latest counts.
"""

from __future__ import annotations

from functools import partial

from frankpledge.analysis.contracts import LocationPrecision
from frankpledge.intake.readers.layout import Heading, Layout
from frankpledge.intake.readers.police_uk_names import Kind
from frankpledge.intake.readers.reader import Reader
from frankpledge.intake.readers.reading import read_csv
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
        Heading("Outcome type", "outcome"),
    ),
    ways=Ways(
        point=LocationPrecision.SNAPPED,
        nowhere="No Location",
        same={"category": "outcome"},
    ),
)
KIND = Kind("outcomes", (LAYOUT,))

READER = Reader(
    source="police-uk-outcomes",
    title="police.uk outcomes of crimes",
    recognise=KIND.recognise,
    read=partial(read_csv, layouts=(LAYOUT,)),
    rest="outcomes",
    reference_called="crime ID",
)
