"""Counts a partner sends as a table: ambulance calls, hospital admissions, attendances.

The format, for whoever writes such files:

- Name: `<supplier>-figures-<anything>.csv`, `.xlsx` or `.ods`, the supplier in small
  letters, digits and hyphens: `southern-ambulance-figures-2024-25.csv`.
- One sheet or several, a header within the first 60 rows, columns in any order.
- Columns: `Area code` or `Area name` (one is needed); `Period`, written 2024-25,
  2024-25 Q1, 2024, June 2024, year ending June 2025 or 2024-06, or else `Period start`
  and `Period end` as YYYY-MM-DD, both days counted; `Measure` (what is counted);
  `Value`. Also `Category`, `Unit` (count, unless said), `Wider area`.
- A cell that is withheld says so: `*`, `c`, `[c]`, `1-4`, `1 to 4`, `5 or under`, `<5`.
  Not available is `..`, `:`, `[x]` or nothing; provisional is `123p` or `123 [p]`.
  Nothing withheld or missing is ever taken for zero.
- No row may be about a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import Period, PeriodError, parse_period
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
    Heads("code", ("area code", "ons code", "lsoa code", "ward code"), is_needed=False),
    Heads("name", ("area name", "area"), is_needed=False),
    Heads("wider", ("wider area", "region", "trust"), is_needed=False),
    Heads(
        "period", ("period", "time period", "financial year", "month"), is_needed=False
    ),
    Heads("start", ("period start", "start date", "from"), is_needed=False),
    Heads("end", ("period end", "end date", "to"), is_needed=False),
    Heads("category", ("category", "type", "diagnosis", "call type"), is_needed=False),
    Heads("measure", ("measure", "indicator", "indicator name")),
    Heads("unit", ("unit", "units"), is_needed=False),
    Heads("value", ("value", "count", "number", "figure")),
)
ALL = "All"
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?: 00:00:00)?")


def draw(header: Header, row: Row) -> Iterator[Drawn]:
    """Yield the one figure of a row."""
    cells = header.cells(row)
    if not cells["measure"]:
        raise RowRefused("no-category")
    yield Drawn(
        period=_period(cells),
        place=place_of(
            cells.get("code", ""), cells.get("name", ""), wider=cells.get("wider", "")
        ),
        category=cells.get("category") or ALL,
        groups=(),
        measure=cells["measure"],
        unit=cells.get("unit") or "count",
        printed=cells["value"],
    )


def _period(cells: dict[str, str]) -> Period:
    said, start, end = (cells.get(key, "") for key in ("period", "start", "end"))
    try:
        if start and end:
            return _whole_months(Period(_day(start), _day(end) + timedelta(days=1)))
        if said:
            month = _ISO.fullmatch(said)  # a date cell stands for its month
            return parse_period(month[1][:7] if month else said)
    except (PeriodError, ValueError, OverflowError) as error:
        raise RowRefused("period-unreadable") from error
    raise RowRefused("no-period")


def _day(text: str) -> date:
    found = _ISO.fullmatch(text)
    return date.fromisoformat(found[1] if found else text)


def _whole_months(period: Period) -> Period:
    _ = period.months  # refuses part of a month
    return period


TABLE = Table(COLUMNS, draw)
READER = Reader(
    source="figures",
    title="Counts by area and period (ambulance, admissions)",
    recognise=recogniser(
        "a table of counts by area and period",
        columns=COLUMNS,
        named=re.compile(
            r"([a-z0-9][a-z0-9-]{0,59})-figures(?:-.*)?\.(?:csv|xlsx|ods)",
            re.IGNORECASE,
        ),
        like="southern-ambulance-figures-2024-25.csv",
    ),
    read=partial(read_table, table=TABLE),
    rest="figures",
    shape=Shape.FIGURES,
)
