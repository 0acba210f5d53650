"""Reading columns of a CSV or Parquet file into arrays, saying what was left out.

For the command line and for anybody's own tables; evidence has its contract and its own
reader (`evidence.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Dropped, Refusal


class Kind(StrEnum):
    """What a column holds, and so the type of its array."""

    NUMBER = "number"  # float64
    DAY = "day"  # datetime64[D]
    MOMENT = "moment"  # datetime64[us], local civil time
    TEXT = "text"  # object, str


TYPES = {
    Kind.NUMBER: "DOUBLE",
    Kind.DAY: "DATE",
    Kind.MOMENT: "TIMESTAMP",
    Kind.TEXT: "VARCHAR",
}
ARRAYS: dict[Kind, Any] = {
    Kind.NUMBER: np.float64,
    Kind.DAY: "datetime64[D]",
    Kind.MOMENT: "datetime64[us]",
    Kind.TEXT: object,
}
# Tried in this order where no format is told: as DuckDB reads it, then day first.
DAY_FIRST: tuple[str, ...] = (
    "%d/%m/%Y",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%Y-%m",
)
DAY_FIRST += ("%d-%m-%Y", "%d.%m.%Y", "%Y%m%d", "%d %b %Y", "%d %B %Y")
THOUSANDS = r"-?\d{1,3}(,\d{3})+(\.\d+)?"  # "1,204", as tables print counts
PARQUET = {".parquet", ".pq"}
NUMBER_OR_DAY = re.compile(
    r"[-+]?\d+(\.\d*)?|(\d{4}[-/]\d\d?([-/]\d\d?)?|\d\d?[-/.]\d\d?[-/.]\d{4})([T ].*)?"
)


@dataclass(frozen=True)
class Wanted:
    """A column asked for: the part it plays, its name in the file, what it holds.

    A row without it is left out, unless it `may_be_empty`: then its cell is NaN, NaT
    or "".
    """

    role: str
    column: str
    kind: Kind
    may_be_empty: bool = False


@dataclass(frozen=True)
class Columns:
    """The rows that had all that was needed, a column an array by its role."""

    arrays: Mapping[str, npt.NDArray[Any]]
    rows: int  # used
    dropped: tuple[Dropped, ...]

    def __getitem__(self, role: str) -> npt.NDArray[Any]:
        """Return the array of a role."""
        return self.arrays[role]


def read_columns(
    path: Path,
    wanted: Sequence[Wanted],
    *,
    date_format: str | None = None,
    threads: int = 2,
) -> Columns:
    """Read the wanted columns of a file; rows keep their order.

    Raises `Refusal` for a file that is absent or cannot be read, or that lacks a column
    (the text lists those it has), and where no row is left.
    """
    with _table(path, threads) as table:
        _check_names(path, table.columns, wanted)
        return _taken(path, table, wanted, date_format)


def column_names(path: Path) -> tuple[str, ...]:
    """Return the names of a file's columns; "1", "2" ... where it does not name them.

    Raises `Refusal` for a file that is absent or cannot be read.
    """
    with _table(path, threads=1) as table:
        return tuple(table.columns)


@contextmanager
def _table(path: Path, threads: int) -> Iterator[duckdb.DuckDBPyRelation]:
    if not path.is_file():
        raise Refusal(f"There is no file {path}. Name a CSV or Parquet file.")
    config: dict[str, Any] = {
        "threads": threads,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=config) as connection:
        try:
            yield _opened(connection, path)
        except duckdb.Error as error:
            raise Refusal(
                f"{path.name} cannot be read: {str(error).splitlines()[0]} "
                "Give a CSV file with a line of column names, or Parquet."
            ) from error


def _opened(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> duckdb.DuckDBPyRelation:
    if path.suffix.lower() in PARQUET:
        return connection.read_parquet(str(path))
    if not _is_unnamed(connection, path):
        return connection.read_csv(str(path), all_varchar=True, header=True)
    rows = connection.read_csv(str(path), all_varchar=True, header=False)
    return rows.project(
        ", ".join(
            f'"{name}" AS "{number + 1}"' for number, name in enumerate(rows.columns)
        )
    )


def _is_unnamed(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Say whether a CSV file begins with a row, not with the names of its columns.

    It does where every cell of its first line is a number or a day, and one of them a
    day or broken number: years alone may well be names.
    """
    first = connection.read_csv(str(path), all_varchar=True, header=False).limit(1)
    [cells] = first.fetchall() or [()]
    said = [str(cell).strip() for cell in cells if cell is not None]
    return (
        bool(said)
        and all(NUMBER_OR_DAY.fullmatch(cell) for cell in said)
        and any(not cell.isdigit() for cell in said)
    )


def _check_names(path: Path, held: Sequence[str], wanted: Sequence[Wanted]) -> None:
    lacking = [one.column for one in wanted if one.column not in held]
    if lacking:
        raise Refusal(
            f"{path.name} has no column {', '.join(lacking)}; it has "
            f"{', '.join(held)}. Name the right ones by the options."
        )


def _taken(
    path: Path,
    table: duckdb.DuckDBPyRelation,
    wanted: Sequence[Wanted],
    date_format: str | None,
) -> Columns:
    parts = [duckdb.SQLExpression("row_number() OVER ()").alias("row_number")]
    for place, one in enumerate(wanted):
        name = '"' + one.column.replace('"', '""') + '"'
        read = duckdb.SQLExpression(_cast(name, one.kind, date_format))
        said = duckdb.SQLExpression(f"trim(coalesce(CAST({name} AS VARCHAR), ''))")
        parts += [read.alias(f"read_{place}"), said.alias(f"said_{place}")]
    rows = table.select(*parts)
    needed = [(place, one) for place, one in enumerate(wanted) if not one.may_be_empty]
    whole = [_usable(place, one.kind) for place, one in needed]
    dropped = [
        found
        for number, (place, one) in enumerate(needed)
        for found in _without(rows, place, one, whole[:number])
    ]
    kept = rows.filter(" AND ".join(whole) or "true").order("row_number")
    held = kept.project(
        ", ".join(f"read_{place}" for place in range(len(wanted)))
    ).fetchnumpy()
    arrays = {
        one.role: _array(held[f"read_{place}"], one.kind)
        for place, one in enumerate(wanted)
    }
    count = len(next(iter(arrays.values())))
    if not count:
        why = " ".join(one.reason for one in dropped)
        raise Refusal(f"{path.name} has no row to use. {why}".strip())
    return Columns(arrays, count, tuple(dropped))


def _cast(name: str, kind: Kind, date_format: str | None) -> str:
    target = TYPES[kind]
    if kind is Kind.NUMBER:
        said = f"trim(CAST({name} AS VARCHAR))"
        return (
            f"COALESCE(TRY_CAST({name} AS {target}), CASE WHEN regexp_full_match({said}, "
            f"'{THOUSANDS}') THEN TRY_CAST(replace({said}, ',', '') AS {target}) END)"
        )
    if kind is Kind.TEXT:
        return f"TRY_CAST({name} AS {target})"
    formats = [date_format] if date_format else list(DAY_FIRST)
    listed = ", ".join("'" + one.replace("'", "''") + "'" for one in formats)
    parsed = f"TRY_CAST(try_strptime(CAST({name} AS VARCHAR), [{listed}]) AS {target})"
    return (
        parsed if date_format else f"COALESCE(TRY_CAST({name} AS {target}), {parsed})"
    )


def _usable(place: int, kind: Kind) -> str:
    here = f"read_{place} IS NOT NULL"
    return f"({here} AND isfinite(read_{place}))" if kind is Kind.NUMBER else here


def _without(
    rows: duckdb.DuckDBPyRelation, place: int, one: Wanted, before: Sequence[str]
) -> list[Dropped]:
    """Count the rows that lack this column and none before it, each row once."""
    lacking = " AND ".join([*before, f"NOT {_usable(place, one.kind)}"])
    said = f"said_{place}"
    counted = rows.filter(lacking).aggregate(
        f"count(*) FILTER ({said} = ''), count(*) FILTER ({said} <> ''), "
        f"min(row_number) FILTER ({said} <> ''), "
        f"arg_min({said}, row_number) FILTER ({said} <> '')"
    )
    empty, other, first, example = counted.fetchall()[0]
    found = []
    if empty:
        found.append(Dropped(empty, f"{_rows(empty)} no {one.column}."))
    if other:
        found.append(
            Dropped(
                other,
                f"{_rows(other)} something other than a {one.kind} as {one.column} "
                f"(row {first:,}: {str(example)[:40]!r}).",
            )
        )
    return found


def _rows(count: int) -> str:
    return "1 row has" if count == 1 else f"{count:,} rows have"


def _array(values: Any, kind: Kind) -> npt.NDArray[Any]:
    """Return an array in which what is missing is NaN, NaT or an empty text."""
    if not isinstance(values, np.ma.MaskedArray):
        return np.asarray(values, dtype=ARRAYS[kind])
    blank: Any = {Kind.NUMBER: np.nan, Kind.TEXT: ""}.get(kind, np.datetime64("NaT"))
    whole = np.asarray(values.data, dtype=ARRAYS[kind]).copy()
    whole[np.ma.getmaskarray(values)] = blank
    return whole
