"""A county made up: `python -m benchmarks.assessment.county ROWS FILE` writes it.

Three years of fourteen categories over 600,000 addresses in 1,100 small areas, most at
few of them, each with its minute, its true place and for most a victim's key.
"""

from __future__ import annotations

import sys
from datetime import date

import duckdb

from frankpledge.analysis.contracts import INCIDENTS

FIRST, MONTHS, CATEGORIES = date(2023, 1, 1), 36, 14
ADDRESSES, AREAS, VICTIMS = 600_000, 1_100, 400_000
# What each column holds, from the number i of a row and draws u, v, w from 0 to 1.
MADE = {
    "version": f"'county-' || CAST(floor(w * {MONTHS}) AS INTEGER)",
    "row_number": "CAST(i AS INTEGER)",
    "source": "'county'",
    "supplier": "'county'",
    "reference": "NULL",
    "month": "month",
    "occurred_at": "month + to_minutes(CAST(floor(x * 28 * 1440) AS BIGINT))",
    "time_precision": "'minute'",
    "longitude": "0.1 + (address * 7919 % 100003) / 100003.0 * 1.2",
    "latitude": "51.0 + (address * 104729 % 100019) / 100019.0 * 0.45",
    "location_precision": "'exact'",
    "place": "NULL",
    "lsoa_code": f"'E0102' || lpad(CAST(address % {AREAS} AS VARCHAR), 4, '0')",
    "lsoa_name": "NULL",
    "category": "'Category ' || lpad(CAST(kind AS VARCHAR), 2, '0')",
    "outcome": "NULL",
    "flags": "NULL",
    "victim_key": f"'v' || CAST(floor(y * y * {VICTIMS}) AS INTEGER)",
}


def main(rows: str, path: str) -> int:
    """Write a county of so many rows, always the same one."""
    columns = ", ".join(
        f"CAST({MADE.get(column.name, 'NULL')} AS {column.kind}) AS {column.name}"
        for column in INCIDENTS
    )
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("SELECT setseed(0.4)").fetchall()
        drawn = (
            "SELECT i, random() AS u, random() AS v, random() AS w, random() AS x, "
            f"random() AS y FROM range({int(rows)}) AS rows(i)"
        )
        placed = (
            f"SELECT *, CAST(floor({ADDRESSES} * u * u * u) AS BIGINT) AS address, "
            f"1 + CAST(floor({CATEGORIES} * v * v) AS INTEGER) AS kind, "
            f"CAST(DATE '{FIRST}' + to_months(CAST(floor(w * {MONTHS}) AS INTEGER)) "
            f"AS DATE) AS month FROM ({drawn})"
        )
        connection.sql(f"SELECT {columns} FROM ({placed})").write_parquet(
            path, compression="zstd"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
