"""Made-up incidents, and files of them as intake writes files."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import duckdb
import numpy as np

from frankpledge.analysis.contracts import INCIDENTS
from frankpledge.analysis.records import Record

CATEGORIES = ("Burglary", "Drugs", "Anti-social behaviour")
LSOA_CODES = ("E01000001", "E01000002", "E01000003")
MONTHS = tuple(date(2014, month, 1) for month in (1, 2, 3, 5, 6))  # no April


def incident(**changes) -> Record:
    """Return one incident, a burglary of March 2014 unless told otherwise."""
    usual = {
        "version": str(UUID(int=1)),
        "row_number": 2,
        "source": "police-uk",
        "supplier": "kent",
        "reference": "ref-1",
        "month": date(2014, 3, 1),
        "occurred_at": None,
        "time_precision": "month",
        "longitude": 0.25,
        "latitude": 51.25,
        "location_precision": "snapped",
        "place": "On or near High Street",
        "lsoa_code": LSOA_CODES[0],
        "lsoa_name": "Northbridge 001A",
        "category": "Burglary",
        "outcome": None,
        "flags": (),
    }
    return Record(**(usual | changes))


def some_incidents(seed: int, count: int) -> list[Record]:
    """Return incidents with every column that may be empty sometimes empty."""
    chance = np.random.default_rng(seed)

    def sometimes(value):
        return value if chance.random() < 0.7 else None

    def one_of(choices):
        return choices[chance.integers(len(choices))]

    made = []
    for number in range(count):
        month = one_of(MONTHS)
        when = datetime.combine(month, time()) + timedelta(
            minutes=int(chance.integers(28 * 24 * 60))
        )
        made.append(
            incident(
                version=str(UUID(int=month.month)),
                row_number=number + 2,
                month=month,
                occurred_at=sometimes(when),
                time_precision=one_of(("minute", "hour", "day", "month")),
                source=one_of(("police-uk", "police-uk", "police-uk-outcomes")),
                reference=sometimes(f"ref-{chance.integers(count // 4 + 1)}"),
                location_precision="snapped" if number % 3 else "exact",
                longitude=sometimes(round(chance.uniform(0.1, 0.5), 1)),
                latitude=sometimes(round(chance.uniform(51.1, 51.4), 1)),
                lsoa_code=sometimes(one_of(LSOA_CODES)),
                category=one_of(CATEGORIES),
                outcome=sometimes("Under investigation"),
                flags=one_of(((), ("alcohol",), ("alcohol", "repeat"))),
                victim_key=sometimes(f"key-{number % 5}"),
                postcode_area=sometimes("TN10"),
            )
        )
    return made


def write(path: Path, rows: list[Record], *, contract=INCIDENTS) -> Path:
    """Write incidents to one file of evidence."""
    columns = ", ".join(
        f"unnest(CAST(${column.name} AS {column.kind}[])) AS {column.name}"
        for column in contract
    )
    values = {
        column.name: [getattr(row, column.name) for row in rows] for column in contract
    }
    values["flags"] = [list(row.flags) for row in rows]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE made AS SELECT " + columns, values)
        connection.table("made").write_parquet(str(path), compression="zstd")
    return path
