"""Police recorded crime by Community Safety Partnership, as the Home Office publishes it.

A workbook (ods or xlsx) of a sheet a financial year, beside Notes; a row an offence code,
partnership and quarter. Offences not assigned to a partnership stand in rows named
“Unassigned” and the force: kept, and counted for no partnership. Partnerships have names
only, and are renamed and merged from year to year. A quarter's count can be below zero,
where crimes of earlier quarters were cancelled. Anti-social behaviour is not in it.
Source: Police recorded crime open data tables, Home Office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from frankpledge.analysis.contracts import FigureArea, Shape
from frankpledge.analysis.periods import Period, PeriodError, financial_year, quarter
from frankpledge.intake.readers.figures.cells import without_notes
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
    Heads("year", ("financial year", "year")),
    Heads("quarter", ("financial quarter", "quarter")),
    Heads("force", ("force name", "police force", "police force name", "force")),
    Heads("name", ("csp name", "community safety partnership", "csp")),
    Heads("code", ("csp code", "csp ons code", "ons code"), is_needed=False),
    Heads("category", ("offence description", "offence")),
    Heads("group", ("offence group",), is_needed=False),
    Heads("subgroup", ("offence subgroup", "offence sub group"), is_needed=False),
    Heads("offence", ("offence code",), is_needed=False),
    Heads("count", ("offence count", "number of offences", "count", "offences")),
)


def draw(header: Header, row: Row) -> Iterator[Drawn]:
    """Yield the one figure of a row."""
    cells = header.cells(row)
    if not cells["category"]:
        raise RowRefused("no-category")
    place = place_of(
        cells.get("code", ""), cells["name"], wider=without_notes(cells["force"])
    )
    if place.kind is FigureArea.OTHER:
        place = place._replace(kind=FigureArea.PARTNERSHIP)
    groups = (cells.get(key, "") for key in ("group", "subgroup", "offence"))
    yield Drawn(
        period=_quarter(cells["year"], cells["quarter"]),
        place=place,
        category=cells["category"],
        groups=tuple(group for group in groups if group),
        measure="offences",
        unit="count",
        printed=cells["count"],
    )


def _quarter(year: str, number: str) -> Period:
    if not year or not number:
        raise RowRefused("no-period")
    found = re.fullmatch(r"Q?([1-4])", number, re.IGNORECASE)
    try:
        starts = financial_year(year).start.year
    except PeriodError as error:
        raise RowRefused("period-unreadable") from error
    if found is None:
        raise RowRefused("period-unreadable")
    return quarter(starts, int(found[1]))


TABLE = Table(COLUMNS, draw)
READER = Reader(
    source="recorded-crime",
    title="Home Office recorded crime by partnership",
    recognise=recogniser(
        "a Home Office table of recorded crime by partnership",
        columns=COLUMNS,
        named=re.compile(r"prc-csp-.+\.(?:ods|xlsx|csv)", re.IGNORECASE),
        supplier="home-office",
        like="prc-csp-mar21-sep25-tables.ods",
    ),
    read=partial(read_table, table=TABLE),
    rest="offences",
    shape=Shape.FIGURES,
)
