"""What a file of evidence must hold: one row per incident, as intake writes it.

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
