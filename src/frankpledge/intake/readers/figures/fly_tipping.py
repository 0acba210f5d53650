"""Fly-tipping incidents and costs by council and financial year, as Defra publishes them.

A column a figure: incidents by kind of land, waste and size, costs of clearing, the
population and the rate. “:” is not available. Numbers may be fractional, where a council
gave averages. Councils are known by code: names change and end in blanks.
Source: Fly-tipping statistics for England, Defra.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import Period, PeriodError, financial_year
from frankpledge.intake.readers.figures.drawing import (
    Drawn,
    RowRefused,
    Table,
    place_of,
)
from frankpledge.intake.readers.figures.recognising import recogniser
from frankpledge.intake.readers.figures.tables import Header, Heads
from frankpledge.intake.readers.figures.writing import read_table
from frankpledge.intake.readers.reader import Reader
from frankpledge.intake.readers.sheets import Row

COLUMNS = (
    Heads("year", ("year", "financial year")),
    Heads("code", ("ons code", "la code", "local authority code")),
    Heads("name", ("la name", "local authority name", "local authority")),
    Heads("region", ("region", "region name"), is_needed=False),
    Heads("total", ("total incidents",)),
    Heads("basis", ("reporting basis",), is_needed=False),
)
# What a heading ends with, and so what its numbers are.
MEASURES = (
    (
        re.compile(r"(.+?)(?: incidents)? clearance costs? \(.\)"),
        "clearance costs",
        "pounds",
    ),
    (
        re.compile(r"(incidents per 1,000 people)()"),
        "incidents per 1,000 people",
        "per 1,000 people",
    ),
    (re.compile(r"(mid.population estimates?)"), "mid-year population", "people"),
    (re.compile(r"(.+) incidents"), "incidents", "count"),
    (re.compile(r"(.+?)(?: actions)?"), "actions", "count"),
)
_ALL = "Total"


def draw(header: Header, row: Row) -> Iterator[Drawn]:
    """Yield a figure for each column of a row."""
    cells = header.cells(row)
    period = _year(cells["year"])
    place = place_of(cells["code"], cells["name"], wider=cells.get("region", ""))
    columns = {header.places["total"]: "Total Incidents", **header.others}
    for at, heading in sorted(columns.items()):
        category, measure, unit = meaning(heading)
        yield Drawn(
            period=period,
            place=place,
            category=category,
            groups=(),
            measure=measure,
            unit=unit,
            printed=header.at(row, at),
        )


def meaning(heading: str) -> tuple[str, str, str]:
    """Return the category, measure and unit of a column by its heading."""
    for pattern, measure, unit in MEASURES:
        if found := pattern.fullmatch(heading.casefold()):
            is_kind = measure in ("incidents", "clearance costs", "actions")
            return heading[: found.end(1)] if is_kind else _ALL, measure, unit
    return heading, "figures", "count"


def _year(text: str) -> Period:
    if not text:
        raise RowRefused("no-period")
    try:
        return financial_year(text)
    except PeriodError as error:
        raise RowRefused("period-unreadable") from error


TABLE = Table(COLUMNS, draw)
READER = Reader(
    source="fly-tipping",
    title="Defra fly-tipping by council and year",
    recognise=recogniser(
        "a Defra table of fly-tipping by council",
        columns=COLUMNS,
        named=re.compile(r"fly-?_?tipping[_-].*\.(?:csv|xlsx|ods)", re.IGNORECASE),
        supplier="defra",
        like="flytipping_incidents_2012_to_2023.csv",
    ),
    read=partial(read_table, table=TABLE),
    rest="incidents",
    shape=Shape.FIGURES,
)
