"""What a file of evidence must hold: a row an incident, or a row a figure.

The columns are data, so that the writer, the reader and the data dictionary share one
statement of them. Files are Parquet, compressed with zstd, strings in dictionaries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TimePrecision(StrEnum):
    """How closely a row says when: the finest unit of its time that means anything."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


class LocationPrecision(StrEnum):
    """How closely a row says where."""

    EXACT = "exact"  # the address or the point itself
    SNAPPED = "snapped"  # moved by the supplier to a shared anonymous point
    AREA = "area"  # an area code only
    NONE = "none"


@dataclass(frozen=True)
class Column:
    """A column of a contract: its name, its DuckDB type, what it means.

    Files written before a column came lack it (`is_later`), and have NULL there.
    """

    name: str
    kind: str  # DuckDB's name of the type
    meaning: str
    nullable: bool = False
    is_later: bool = False


def _later(name: str, kind: str, meaning: str) -> Column:
    return Column(name, kind, meaning, nullable=True, is_later=True)


INCIDENTS: tuple[Column, ...] = (
    Column("version", "VARCHAR", "The version of the return the row came in (a UUID)."),
    Column(
        "row_number",
        "INTEGER",
        "The line in the supplier's file, counting its header as line 1; in JSON and XML, "
        "which have no lines of rows, the number of the record.",
    ),
    Column("source", "VARCHAR", "The kind of data, as intake names it: police-uk."),
    Column("supplier", "VARCHAR", "Who supplied it, as the source names them: kent."),
    Column("reference", "VARCHAR", "The supplier's own reference.", nullable=True),
    Column("month", "DATE", "The first day of the month the incident is counted in."),
    Column(
        "occurred_at",
        "TIMESTAMP",
        "When it happened, local civil time, no finer than time_precision says.",
        nullable=True,
    ),
    Column("time_precision", "VARCHAR", "minute, hour, day or month."),
    Column("longitude", "DOUBLE", "Degrees east, WGS 84.", nullable=True),
    Column("latitude", "DOUBLE", "Degrees north, WGS 84.", nullable=True),
    Column("location_precision", "VARCHAR", "exact, snapped, area or none."),
    Column("place", "VARCHAR", "The place in the supplier's words.", nullable=True),
    Column("lsoa_code", "VARCHAR", "The small area the supplier gave.", nullable=True),
    Column("lsoa_name", "VARCHAR", "Its name as supplied.", nullable=True),
    Column("category", "VARCHAR", "The kind of incident, in the source's words."),
    Column("outcome", "VARCHAR", "The latest outcome supplied.", nullable=True),
    Column("flags", "VARCHAR[]", "Marks the supplier set on the row.", nullable=True),
    _later(
        "ended_at",
        "TIMESTAMP",
        "The latest it can have happened, where a range was given and occurred_at is the "
        "earliest; local civil time.",
    ),
    _later("postcode_area", "VARCHAR", "The outward part of its postcode: TN10."),
    _later(
        "victim_key", "VARCHAR", "A keyed hash of the supplier's number of the victim."
    ),
    _later(
        "offender_key",
        "VARCHAR",
        "A keyed hash of the supplier's number of the offender.",
    ),
    _later(
        "premises_key",
        "VARCHAR",
        "A keyed hash of the number of the property or premises.",
    ),
)


class ContractError(ValueError):
    """Columns that are not the contract's. The text says which, and what to do."""


def check_columns(
    columns: Mapping[str, str],
    *,
    contract: tuple[Column, ...] = INCIDENTS,
    what: str = "The evidence",
) -> None:
    """Refuse columns that differ from the contract; their order does not matter.

    A column that came later may be absent.

    `columns` gives each column's DuckDB type by its name; `what` names the file in the
    refusal. A column the contract does not know is refused too: the evidence store
    holds no personal identifiers, and an unknown column is how one would get in.
    """
    known = {column.name: column.kind for column in contract}
    later = {column.name for column in contract if column.is_later}
    for shape, other in CONTRACTS.items():
        needed = {column.name for column in other if not column.is_later}
        if other is not contract and needed <= set(columns):
            raise ContractError(
                f"{what} holds {shape}, and something else is counted here: incidents "
                "and figures are never opened together."
            )
    faults = [
        f"has no column {name} ({kind})"
        for name, kind in known.items()
        if name not in columns and name not in later
    ]
    faults += [
        f"holds {name} as {columns[name]}, not {kind}"
        for name, kind in known.items()
        if columns.get(name, kind) != kind
    ]
    faults += [
        f"has a column {name} that the contract does not know"
        for name in columns
        if name not in known
    ]
    if faults:
        raise ContractError(
            f"{what} {'; '.join(faults)}. Add the return again from the supplier's file."
        )


class Shape(StrEnum):
    """What a row of a file of evidence is. The two are never opened together."""

    INCIDENTS = "incidents"  # one row an incident: counting them gives a figure
    FIGURES = "figures"  # one row a figure somebody else counted


class FigureState(StrEnum):
    """What the cell of a table of figures says. Only the first four hold a value."""

    GIVEN = "given"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    UNASSIGNED = "unassigned"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not available"
    NOT_APPLICABLE = "not applicable"


FIGURE_STATE_WORDS = {
    FigureState.GIVEN: "Given",
    FigureState.PROVISIONAL: "Provisional: the supplier may revise it",
    FigureState.ESTIMATED: "Estimated by the supplier",
    FigureState.UNASSIGNED: "Given, but not assigned to an area",
    FigureState.SUPPRESSED: "Withheld by the supplier, because it is small or unsafe",
    FigureState.NOT_AVAILABLE: "Not available: that is not zero",
    FigureState.NOT_APPLICABLE: "Not applicable",
}
WITH_VALUE = frozenset(
    {
        FigureState.GIVEN,
        FigureState.PROVISIONAL,
        FigureState.ESTIMATED,
        FigureState.UNASSIGNED,
    }
)


class FigureArea(StrEnum):
    """What kind of area a figure is of."""

    LSOA = "lsoa"
    WARD = "ward"
    DISTRICT = "district"
    PARTNERSHIP = "partnership"
    POLICE_FORCE = "police force"
    OTHER = "other"  # of a kind the supplier does not say
    NONE = "none"  # assigned to no area


FIGURES: tuple[Column, ...] = (
    Column("version", "VARCHAR", "The version of the return the row came in (a UUID)."),
    Column(
        "row_number", "INTEGER", "The line in the supplier's file or sheet, from 1."
    ),
    Column("sheet", "VARCHAR", "The sheet of the supplier's workbook.", nullable=True),
    Column("source", "VARCHAR", "The kind of data, as intake names it: fly-tipping."),
    Column("supplier", "VARCHAR", "Who supplied it, as the source names them: defra."),
    Column("period_start", "DATE", "The first day the figure counts."),
    Column("period_end", "DATE", "The day after the last day it counts."),
    Column("area_kind", "VARCHAR", "lsoa, ward, district ... other or none."),
    Column("area_code", "VARCHAR", "The area's code, as supplied.", nullable=True),
    Column("area_name", "VARCHAR", "Its name, as supplied.", nullable=True),
    Column(
        "wider_area",
        "VARCHAR",
        "The wider area it lies in, by name as supplied: the police force.",
        nullable=True,
    ),
    Column("category", "VARCHAR", "What is counted, in the source's words."),
    Column(
        "groups",
        "VARCHAR[]",
        "The groups the category is totalled in, the widest first, and its code.",
        nullable=True,
    ),
    Column("measure", "VARCHAR", "What the number is: incidents, offences, patients."),
    Column("unit", "VARCHAR", "count, pounds, per 1,000 residents."),
    Column(
        "value", "DOUBLE", "The figure; null wherever none is given.", nullable=True
    ),
    Column("state", "VARCHAR", "given, provisional, suppressed, not available ..."),
    Column("at_least", "DOUBLE", "What a withheld figure is at least.", nullable=True),
    Column("at_most", "DOUBLE", "What a withheld figure is at most.", nullable=True),
    Column("printed", "VARCHAR", "The cell as received."),
)
CONTRACTS = {Shape.INCIDENTS: INCIDENTS, Shape.FIGURES: FIGURES}
