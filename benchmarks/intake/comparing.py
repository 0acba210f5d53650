"""Whether both sides found the same: every month's report, and every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

TOLD = ("period", "rows_read", "rows_kept", "set_aside", "without_location")
COUNTED = ("categories", "wards")
ROWS_OF_OURS = """
SELECT * FROM read_csv($ours, header = false, names = [
    'period', 'line', 'reference', 'category', 'longitude', 'latitude', 'lsoa_code',
    'ward'
], types = {
    'period': 'VARCHAR', 'line': 'BIGINT', 'reference': 'VARCHAR',
    'category': 'VARCHAR', 'longitude': 'DOUBLE', 'latitude': 'DOUBLE',
    'lsoa_code': 'VARCHAR', 'ward': 'VARCHAR'
})
"""
ROWS_OF_THE_PEER = """
SELECT
    "Month" AS period, line, "Crime ID" AS reference, category,
    "Longitude" AS longitude, "Latitude" AS latitude, "LSOA code" AS lsoa_code, ward
FROM read_parquet($peer)
"""
ROWS_THAT_DIFFER = """
WITH ours AS ({ours}), peer AS ({peer})
SELECT
    (SELECT count(*) FROM (FROM ours INTERSECT ALL FROM peer)),
    (SELECT count(*) FROM (FROM ours EXCEPT ALL FROM peer))
    + (SELECT count(*) FROM (FROM peer EXCEPT ALL FROM ours))
"""


def reports_differ(
    ours: Sequence[Mapping[str, Any]], peer: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Return the months and figures in which two reports differ."""
    found = [] if len(ours) == len(peer) else ["number of months"]
    for mine, other in zip(ours, peer, strict=False):
        found += [
            f"{mine['period']} {name}"
            for name in (*TOLD, *COUNTED)
            if mine[name] != other[name]
        ]
    return found


def rows_that_differ(ours: Path, peer: Path) -> tuple[int, int]:
    """Return how many rows both hold alike, and how many only one of them holds."""
    told = {"ours": str(ours), "peer": str(peer / "*.parquet")}
    question = ROWS_THAT_DIFFER.format(ours=ROWS_OF_OURS, peer=ROWS_OF_THE_PEER)
    [(alike, different)] = duckdb.execute(question, told).fetchall()
    return alike, different
