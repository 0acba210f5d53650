"""Table C2 of the Office for National Statistics: recorded crime by partnership, a year.

Seven title lines, line breaks inside headings, a column an offence group. A row without a
partnership is the force's total; “Unassigned” and the force is what no partnership has.
Rows are joined to their force by its name: a few carry another force's code. Notes in
names (“[note 4]”) and blanks after them are taken off; a row with no figure in any cell is
set aside. The year ends with the month the title gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from frankpledge.analysis.contracts import FigureArea, Shape
from frankpledge.analysis.periods import Period, PeriodError, parse_period
from frankpledge.intake.readers.figures.cells import without_notes
from frankpledge.intake.readers.figures.drawing import (
    Drawn,
    Place,
    RowRefused,
    Table,
    place_of,
)
from frankpledge.intake.readers.figures.recognising import recogniser
from frankpledge.intake.readers.figures.tables import Header, Heads
from frankpledge.intake.readers.figures.writing import read_table
from frankpledge.intake.readers.reader import FileRefused, Reader
from frankpledge.intake.readers.sheets import Row

COLUMNS = (
    Heads("force code", ("police force area code",)),
    Heads("force", ("police force area name",)),
    Heads("code", ("community safety partnership code",)),
    Heads("name", ("community safety partnership name",)),
    Heads("district code", ("local authority code",), is_needed=False),
    Heads("district", ("local authority name",), is_needed=False),
)
_YEAR = re.compile(r"year ending ([A-Za-z]+ [0-9]{4})", re.IGNORECASE)
_RATE = re.compile(r"\brates?\b|per 1,?000", re.IGNORECASE)


def draw(header: Header, row: Row) -> Iterator[Drawn]:
    """Yield a figure for each offence group of a row."""
    titles = " ".join(header.titles)
    period = _year(titles)
    place = _place(header.cells(row))
    unit = "per 1,000 residents" if _RATE.search(header.titles[0]) else "count"
    for at, category in header.others.items():
        yield Drawn(
            period=period,
            place=place,
            category=category,
            groups=(),
            measure="offences",
            unit=unit,
            printed=header.at(row, at),
        )


def _year(titles: str) -> Period:
    found = _YEAR.search(titles)
    try:
        return parse_period(found[0]) if found else _refuse()
    except PeriodError:
        return _refuse()


def _refuse() -> Period:
    raise FileRefused(
        "does not say which year it is of: its titles hold no “year ending June 2025”. "
        "Keep the lines above the table."
    )


def _place(cells: dict[str, str]) -> Place:
    force = without_notes(cells["force"])
    if not force:
        raise RowRefused("no-area")
    if not cells["name"] and not cells["code"]:
        return Place(FigureArea.POLICE_FORCE, cells["force code"], force)
    return place_of(cells["code"], cells["name"], wider=force)


TABLE = Table(COLUMNS, draw)
READER = Reader(
    source="ons-table-c2",
    title="ONS table C2, recorded crime by partnership",
    recognise=recogniser(
        "table C2 of the Office for National Statistics",
        columns=COLUMNS,
        named=re.compile(
            r"(?:ons_)?(?:csp|crime)?.*table_?c2.*\.(?:csv|xlsx|ods)"
            r"|(?:csp|communitysafetypartnership).*tables.*\.(?:xlsx|ods)",
            re.IGNORECASE,
        ),
        supplier="ons",
        like="csp_table_c2_ye_june_2025.csv",
    ),
    read=partial(read_table, table=TABLE),
    rest="offences",
    shape=Shape.FIGURES,
)
