"""Three tables from tens of millions of rows: monthly, repeat locations, a grid."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.analysis.work import Disagreement, Told, Work

CELL = 200  # as in GRID
# Fifteen years, 14 categories, 7,000 wards, 750,000 places of which few have most.
MADE = """
SELECT
    CAST(hash(row) % 180 AS SMALLINT) AS month,
    CAST(hash(row * 3 + 1) % 14 AS TINYINT) AS category,
    CAST(place % 7000 AS SMALLINT) AS ward,
    CAST(hash(place * 7 + 5) % 80000 AS FLOAT) AS x,
    CAST(hash(place * 11 + 3) % 80000 AS FLOAT) AS y
FROM (
    SELECT
        range AS row,
        CAST(floor(pow((hash(range * 13 + 7) % 1000000) / 1e6, 3) * 750000) AS BIGINT)
            AS place
    FROM range(50000000)
)
"""
MONTHLY = "SELECT month, category, ward, count(*) AS n FROM rows GROUP BY ALL"
REPEATS = """
SELECT x, y, count(*) AS n, min(month) AS first, max(month) AS last
FROM rows GROUP BY x, y HAVING count(*) >= 3
"""
GRID = """
SELECT CAST(floor(x / 200) AS INTEGER) AS across,
    CAST(floor(y / 200) AS INTEGER) AS along, count(*) AS n
FROM rows GROUP BY ALL
"""


def prepare(folder: Path, shared: Path | None) -> None:
    """Make the rows as Parquet."""
    import duckdb

    made = duckdb.sql(MADE)
    made.write_parquet(str(folder / "rows.parquet"), compression="zstd")


def ours(folder: Path) -> Told:
    """Count by DuckDB, as every question under `sql/` is counted; answers as arrays."""
    import duckdb

    connection = duckdb.connect(config={"threads": 2})
    rows = connection.read_parquet(str(folder / "rows.parquet"))
    rows.create_view("rows")
    found: dict[str, Any] = {}
    began = time.perf_counter()
    for name, asked in (("monthly", MONTHLY), ("repeats", REPEATS), ("grid", GRID)):
        start = time.perf_counter()
        table = connection.sql(asked).fetchnumpy()
        found[name] = _sums(table["n"])
        found[f"{name}_seconds"] = time.perf_counter() - start
    return {"seconds": time.perf_counter() - began, **found}


def peer(folder: Path) -> Told:
    """Count by pandas, reading for each question the columns it needs."""
    import pandas as pd

    path = folder / "rows.parquet"
    found: dict[str, Any] = {}
    began = time.perf_counter()
    for name, count in (("monthly", _monthly), ("repeats", _repeats), ("grid", _grid)):
        start = time.perf_counter()
        found[name] = _sums(count(pd, path))
        found[f"{name}_seconds"] = time.perf_counter() - start
    return {"seconds": time.perf_counter() - began, **found}


def _monthly(pd: Any, path: Path) -> Any:
    table = pd.read_parquet(path, columns=["month", "category", "ward"])
    return table.groupby(["month", "category", "ward"]).size().to_numpy()


def _repeats(pd: Any, path: Path) -> Any:
    table = pd.read_parquet(path, columns=["x", "y", "month"])
    found = table.groupby(["x", "y"])["month"].agg(["size", "min", "max"])
    return found[found["size"] >= 3]["size"].to_numpy()


def _grid(pd: Any, path: Path) -> Any:
    table = pd.read_parquet(path, columns=["x", "y"])
    across, along = np.floor(table["x"] / CELL), np.floor(table["y"] / CELL)
    return (
        table.groupby([across.astype("int32"), along.astype("int32")]).size().to_numpy()
    )


def _sums(counts: Any) -> list[int]:
    """Return how many groups, their sum and the sum of their squares."""
    whole = np.asarray(counts, dtype=np.int64)
    return [int(whole.size), int(whole.sum()), int((whole * whole).sum())]


def agree(folder: Path, mine: Told, theirs: Told) -> str:
    """Hold the tables to the same number of groups, sum and sum of squares."""
    parts = []
    for name in ("monthly", "repeats", "grid"):
        if mine[name] != theirs[name]:
            raise Disagreement(f"{name}: {mine[name]} against {theirs[name]}")
        own, other = (float(str(side[f"{name}_seconds"])) for side in (mine, theirs))
        parts.append(f"{name} {own:.2f} against {other:.2f} s")
    return f"The same groups and counts. {'; '.join(parts)}."


WORK = Work(
    name="big_tables",
    title="Month by category by ward, repeat locations, grid: 50 million rows",
    peer_name="pandas 3",
    goal="at least twice as fast with a fifth of the memory",
    prepare=prepare,
    ours=ours,
    peer=peer,
    agree=agree,
)
