"""Numbered rows into evidence: classified by a reader's SQL, written month by month.

DuckDB parses what `lines` has already made even, strictly, and the number of rows is
compared: none can fall out unseen. Every statement is a file under `sql/`.
"""

from __future__ import annotations

import csv
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import duckdb
from duckdb import ColumnExpression, ConstantExpression

from frankpledge.analysis.contracts import INCIDENTS, LocationPrecision
from frankpledge.intake.readers.database import connected
from frankpledge.intake.readers.loadable import CELLS, Loadable
from frankpledge.intake.readers.reader import Fault, MonthRead, MonthTally, Origin
from frankpledge.ui.sheets import disarmed

SQL = resources("frankpledge.intake.readers") / "sql"
ROWS_AT_A_TIME = 10_000
LINES_SHOWN = 5  # how many line numbers a fault names


# Texts of which nothing is remarked however they read, in a row that is kept; and those
# that are understood wherever what is made of them stands in the row.
NEVER_ODD = frozenset(
    {"reference", "day_text", "month_text", "place", "lsoa_name", "category"}
    | {"outcome", "flags_text", "sender"}
)
UNDERSTOOD = {
    "longitude_text": "longitude",
    "latitude_text": "latitude",
    "lsoa_text": "lsoa_code",
}
BY_NUMBER = frozenset(
    {"version", "source", "supplier", "time_precision", "location_precision"}
)
NOTHING = ConstantExpression(None).cast("VARCHAR")


class RowsLost(Exception):
    """The engine read a different number of rows than were handed to it: our fault."""


@cache
def statement(name: str) -> str:
    """Return the text of a statement, such as "police_uk"."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Ways:
    """A source's ways: what its points are, and what it writes for no place.

    `same` names cells that say what another says: the kind of an outcome is the outcome.
    `is_month_told` is said where a row is counted in the month it names, which may be
    another than that of its day: an assault of the night before the month.
    """

    point: LocationPrecision
    nowhere: str = ""
    same: Mapping[str, str] = field(default_factory=dict)
    is_month_told: bool = False


@dataclass(frozen=True)
class Staged:
    """Rows of one file, classified, in a database of their own.

    The view `received` gives the cells as they came, `incidents` what they mean, with a
    fault for each row that cannot be kept; `kept` those without one; `odd` is a table of
    those with one or with a remark. `written` is the month that was written as the file
    was read, where its name told which.
    """

    connection: duckdb.DuckDBPyConnection
    header: tuple[str, ...]
    origin: Origin
    senders: Mapping[date, tuple[str, ...]]
    is_joined: bool = False  # with files beside it, which may change the order of rows
    written: MonthFile | None = None

    def faults(self) -> tuple[Fault, ...]:
        """Return why rows are set aside, most frequent first."""
        rows = self._all("faults", shown=LINES_SHOWN)
        return tuple(Fault(code, count, tuple(lines)) for code, count, lines in rows)

    def tallies(self) -> dict[date, MonthTally]:
        """Return what was kept for each month, in order of month."""
        categories: dict[date, dict[str, int]] = defaultdict(dict)
        for month, category, count in self._all("categories"):
            categories[month][category] = count
        remarks = self._remarks()
        return {
            month: MonthTally(
                rows_kept=kept,
                rows_without_location=without,
                categories=categories[month],
                lsoa_codes=frozenset(codes or ()),
                senders=self.senders.get(month, ()),
                remarks=tuple(remarks[month]),
            )
            for month, kept, without, codes in self._all("months")
        }

    def _remarks(self) -> dict[date, list[Fault]]:
        found = self._all("remarks", shown=LINES_SHOWN)
        if self._all("references_again"):
            found += self._all("repeated", shown=LINES_SHOWN)
        remarks: dict[date, list[Fault]] = defaultdict(list)
        for month, code, count, lines in sorted(found, key=lambda row: row[:2]):
            remarks[month].append(Fault(code, count, tuple(lines)))
        return remarks

    def write(self, month: date, tally: MonthTally, folder: Path) -> MonthRead:
        """Write the rows kept for a month as Parquet of the contract's columns."""
        file = self.written or write_month(
            self.connection, self.origin, month, folder, is_joined=self.is_joined
        )
        return MonthRead(month, file.version, file.path, tally)

    def write_set_aside(self, folder: Path, reasons: Mapping[str, str]) -> Path:
        """Write the rows set aside, in line order, with the reason before their cells."""
        path = folder / "set-aside.csv"
        header = [disarmed(name) for name in self.header]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["Line", "Why it was set aside", *header])
            for line, fault, *cells in self._set_aside(folder / "set-aside.parquet"):
                # After those that came stand those we made of them.
                shown = [disarmed(cell or "") for cell in cells[: len(header)]]
                writer.writerow([line, reasons[fault], *shown])
        return path

    def _set_aside(self, path: Path) -> Iterator[tuple[Any, ...]]:
        """Yield the rows set aside by line; by way of a file, for they may be millions."""
        rows = self.connection.sql(statement("set_aside"))
        rows.write_parquet(str(path), compression="lz4_raw")
        self.connection.read_parquet(str(path)).create_view("set_aside")
        after = 0
        while some := self._all("set_aside_after", rows=ROWS_AT_A_TIME, after=after):
            yield from some
            after = some[-1][0]
        path.unlink()

    def _all(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement(name), parameters or None).fetchall()


@dataclass(frozen=True)
class MonthFile:
    """The rows kept for a month, written down under a version's name."""

    version: str
    path: Path


def write_month(
    connection: duckdb.DuckDBPyConnection,
    origin: Origin,
    month: date,
    folder: Path,
    *,
    is_joined: bool,
) -> MonthFile:
    """Write the rows of `incidents` kept for a month as a version's Parquet."""
    version = str(uuid.uuid4())
    stamp = {"version": version, "source": origin.source, "supplier": origin.supplier}
    connection.execute(statement("stamp"), stamp)
    rows = connection.sql(statement("kept"), params={**stamp, "month": month})
    rows = rows.select(*[_typed(column.name, column.kind) for column in INCIDENTS])
    if is_joined:
        rows = rows.order("row_number")
    path = folder / f"{version}.parquet"
    rows.write_parquet(str(path), compression="zstd")
    return MonthFile(version, path)


@contextmanager
def staged(
    load: Loadable, *, origin: Origin, ways: Ways, beside: Sequence[Loadable] = ()
) -> Iterator[Staged]:
    """Load numbered rows and say what each means.

    Rows of files `beside` give theirs what they lack, by `collision_key`. Raises
    RowsLost if the engine and `lines` ever disagree on what a row is.
    """
    with connected(load.rows.path.parent) as connection:
        names = _load(connection, load, ways, beside)
        has_blanks = load.rows.has_blanks or bool(beside)
        connection.execute(statement("trimmed" if has_blanks else "trimmed_as_given"))
        has_grid = "easting_text" in names
        connection.execute(statement("located" if has_grid else "located_as_given"))
        told = {
            "month": origin.month,
            "point": ways.point,
            "nowhere": ways.nowhere,
            "is_month_told": ways.is_month_told,
        }
        meant = connection.sql(statement("incidents"), params=told)
        written = _kept(connection, load, meant, origin, is_joined=bool(beside))
        _find_odd(connection, load)
        _check_all_arrived(connection, load)
        yield Staged(
            connection,
            load.rows.header,
            origin,
            _senders(connection, load, origin),
            is_joined=bool(beside),
            written=written,
        )


def _kept(
    connection: duckdb.DuckDBPyConnection,
    load: Loadable,
    meant: duckdb.DuckDBPyRelation,
    origin: Origin,
    *,
    is_joined: bool,
) -> MonthFile | None:
    """Make `incidents`, and `kept` of it; memory grows with neither.

    Where the name told the month, its rows are written as they are read; else all are
    put down once, to be written month by month.
    """
    folder = load.rows.path.parent
    if origin.month is not None and not is_joined:
        meant.create_view("incidents")
        file = write_month(connection, origin, origin.month, folder, is_joined=False)
        connection.read_parquet(str(file.path)).create_view("kept")
        return file
    path = str(folder / "incidents.parquet")
    meant.write_parquet(path, compression="lz4_raw")
    connection.read_parquet(path).create_view("incidents")
    connection.table("incidents").filter("fault = ''").create_view("kept")
    return None


def _find_odd(connection: duckdb.DuckDBPyConnection, load: Loadable) -> None:
    """Make `odd`; where sums say that no row is, without looking at them again."""
    connection.execute(
        statement("odd_none" if _is_none_odd(connection, load) else "odd")
    )


def _is_none_odd(connection: duckdb.DuckDBPyConnection, load: Loadable) -> bool:
    """Say whether every row was kept, and every text that can be odd was understood."""
    filled = load.filled
    if not filled or not filled.keys() <= NEVER_ODD | UNDERSTOOD.keys():
        return False
    [sums] = connection.execute(statement("understood")).fetchall()
    understood = dict(zip(("rows", *UNDERSTOOD.values()), sums, strict=True))
    return understood["rows"] == load.rows.rows and all(
        filled.get(text, 0) == understood[column] for text, column in UNDERSTOOD.items()
    )


def _senders(
    connection: duckdb.DuckDBPyConnection, load: Loadable, origin: Origin
) -> dict[date, tuple[str, ...]]:
    """Return who the rows kept for each month say they come from."""
    if "sender" not in load.names:
        return {}
    if load.only and origin.month is not None:
        return {origin.month: (load.only,)}
    rows = connection.execute(statement("senders")).fetchall()
    return {month: tuple(senders) for month, senders in rows}


def _load(
    connection: duckdb.DuckDBPyConnection,
    load: Loadable,
    ways: Ways,
    beside: Sequence[Loadable],
) -> set[str]:
    """Load the rows and make `cells` of them; returns the names of the columns held."""
    # A view: most files set nothing aside, and their cells as they came are read once.
    _received(connection, load).create_view("received")
    names = {*load.names}
    rows = connection.table("received")
    if beside:
        rows = _joined(connection, beside)
        names |= {*rows.columns}
    cells = [ColumnExpression("line"), ColumnExpression("torn")]
    said = {name: ways.same.get(name, name) for name in CELLS}
    cells += [
        ColumnExpression(own).alias(name) if own in names else NOTHING.alias(name)
        for name, own in said.items()
    ]
    rows.select(*cells).create_view("cells")
    return names


def _received(
    connection: duckdb.DuckDBPyConnection, load: Loadable
) -> duckdb.DuckDBPyRelation:
    """Return the rows as they came: those that are plain, then those numbered."""
    rows = load.rows
    told: dict[str, object] = {"path": load.path, "columns": load.columns}
    numbered = connection.sql(statement("received"), params=told)
    if rows.plain is None or not rows.plain_rows:
        return numbered
    # Named apart from the other's: two relations in a union share their parameters.
    told = {"plain_columns": load.cells, "before": rows.plain_from - 1}
    told["plain_path"] = str(rows.plain.resolve())
    plain = connection.sql(statement("received_plain"), params=told)
    return plain.union(numbered) if rows.rows > rows.plain_rows else plain


def _joined(
    connection: duckdb.DuckDBPyConnection, beside: Sequence[Loadable]
) -> duckdb.DuckDBPyRelation:
    """Return the rows received, each with what the row it refers to says."""
    connection.execute(statement("beside"))
    for one in beside:
        told = {"path": one.path, "columns": one.columns}
        connection.execute(statement("beside_received"), told)
    connection.execute(statement("joined"))
    return connection.table("joined")


def _check_all_arrived(connection: duckdb.DuckDBPyConnection, load: Loadable) -> None:
    [(kept, faulty)] = connection.execute(statement("arrived")).fetchall()
    if kept + faulty != load.rows.rows:
        raise RowsLost(
            f"{load.rows.rows} rows were handed over, {kept + faulty} arrived."
        )


def _typed(name: str, kind: str) -> duckdb.Expression:
    # Words written by number stay so: they come to Parquet as text all the same.
    column = ColumnExpression(name)
    return (column if name in BY_NUMBER else column.cast(kind)).alias(name)
