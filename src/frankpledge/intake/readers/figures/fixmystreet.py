"""Reports to FixMyStreet, counted by LSOA, month and category.

A row where there were reports, none where there were none. The mean of reports a user is
not kept: it follows from the two counts. The file does not say which LSOA boundaries it
uses. Source: mySociety's FixMyStreet geographic data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import Period, months_from
from frankpledge.intake.readers.figures.drawing import (
    Drawn,
    RowRefused,
    Table,
    place_of,
)
from frankpledge.intake.readers.figures.recognising import recogniser
from frankpledge.intake.readers.figures.tables import Header, Heads
from frankpledge.intake.readers.figures.writing import read_table
from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.readers.reader import Reader
from frankpledge.intake.readers.sheets import Row

COLUMNS = (
    Heads("month", ("month",)),
    Heads("code", ("lsoa", "lsoa code", "lsoa11cd")),
    Heads("group", ("shef_b_code", "category code"), is_needed=False),
    Heads("reports", ("reports",)),
    Heads("users", ("unique_users", "unique users"), is_needed=False),
    Heads("mean", ("average_per_user", "average per user"), is_needed=False),
    Heads("category", ("category",)),
)
MEASURES = (("reports", "reports"), ("users", "users who reported"))


def draw(header: Header, row: Row) -> Iterator[Drawn]:
    """Yield the figures of a row: reports, and users who made them."""
    cells = header.cells(row)
    if not cells["category"]:
        raise RowRefused("no-category")
    period, place = _month(cells["month"]), place_of(cells["code"], "")
    for key, measure in MEASURES:
        if key in cells:
            yield Drawn(
                period=period,
                place=place,
                category=cells["category"],
                groups=(cells["group"],) if cells.get("group") else (),
                measure=measure,
                unit="count",
                printed=cells[key],
            )


def _month(text: str) -> Period:
    if not text:
        raise RowRefused("no-period")
    first = month_named(text[:7]) if re.fullmatch(r"\d{4}-\d{2}(-01)?", text) else None
    if first is None:
        raise RowRefused("month-unreadable")
    return months_from(first, 1)


TABLE = Table(COLUMNS, draw)
READER = Reader(
    source="fixmystreet",
    title="FixMyStreet reports by LSOA and month",
    recognise=recogniser(
        "a table of FixMyStreet reports by LSOA and month",
        columns=COLUMNS,
        named=re.compile(r"fixmystreet[_-](?:.*[_-])?lsoa.*\.csv", re.IGNORECASE),
        supplier="mysociety",
        like="fixmystreet_lsoa_month.csv",
    ),
    read=partial(read_table, table=TABLE),
    rest="reports",
    shape=Shape.FIGURES,
)
