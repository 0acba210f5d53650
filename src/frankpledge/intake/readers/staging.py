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
from frankpledge.intake.readers.lines import NumberedRows
from frankpledge.intake.readers.reader import Fault, MonthRead, MonthTally, Origin
from frankpledge.ui.sheets import disarmed

SQL = resources("frankpledge.intake.readers") / "sql"
MEMORY = "256MB"  # beyond this DuckDB spills into the working folder
LINES_SHOWN = 5  # how many line numbers a fault names
ROWS_AT_A_TIME = 2000


# Every text a row may carry, whatever its file calls it.
CELLS = (
    "reference",
    "day_text",
    "month_text",
    "time_text",
    "longitude_text",
    "latitude_text",
    "place",
    "lsoa_text",
    "lsoa_name",
    "category",
    "outcome",
    "flags_text",
    "sender",  # who the row says it comes from
    "ended_day_text",  # the end of a range that began on the day above
    "ended_time_text",
    "easting_text",  # metres on the British National Grid, where there are no degrees
    "northing_text",
    "postcode_text",  # its outward part is kept
    "victim_key",  # keyed hashes already: `personal` sees that nothing else gets here
    "offender_key",
    "premises_key",
    "uprn_key",
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

    The view `received` gives the cells as they came, the table `incidents` what they
    mean, with a fault for each row that cannot be kept.
    """

    connection: duckdb.DuckDBPyConnection
    header: tuple[str, ...]
    origin: Origin
    is_joined: bool = False  # with files beside it, which may change the order of rows

    def faults(self) -> tuple[Fault, ...]:
        """Return why rows are set aside, most frequent first."""
        rows = self._all("faults", shown=LINES_SHOWN)
        return tuple(Fault(code, count, tuple(lines)) for code, count, lines in rows)

    def tallies(self) -> dict[date, MonthTally]:
        """Return what was kept for each month, in order of month."""
        categories: dict[date, dict[str, int]] = defaultdict(dict)
        for month, category, count in self._all("categories"):
            categories[month][category] = count
        remarks: dict[date, list[Fault]] = defaultdict(list)
        for month, code, count, lines in self._all("remarks", shown=LINES_SHOWN):
            remarks[month].append(Fault(code, count, tuple(lines)))
        return {
            month: MonthTally(
                rows_kept=kept,
                rows_without_location=without,
                categories=categories[month],
                lsoa_codes=frozenset(codes or ()),
                senders=tuple(senders or ()),
                remarks=tuple(remarks[month]),
            )
            for month, kept, without, codes, senders in self._all("months")
        }

    def write(self, month: date, tally: MonthTally, folder: Path) -> MonthRead:
        """Write the rows kept for a month as Parquet of the contract's columns."""
        version = str(uuid.uuid4())
        path = folder / f"{version}.parquet"
        stamp = {
            "version": version,
            "source": self.origin.source,
            "supplier": self.origin.supplier,
        }
        kept = self.connection.sql(
            statement("kept"), params={**stamp, "month": month}
        ).select(*[_typed(column.name, column.kind) for column in INCIDENTS])
        if self.is_joined:
            kept = kept.order("row_number")
        kept.write_parquet(str(path), compression="zstd")
        return MonthRead(month=month, version=version, parquet=path, tally=tally)

    def write_set_aside(self, folder: Path, reasons: Mapping[str, str]) -> Path | None:
        """Write the rows set aside, in line order, with the reason before their cells."""
        rows = self.connection.execute(statement("set_aside"))
        if not (batch := rows.fetchmany(ROWS_AT_A_TIME)):
            return None
        path = folder / "set-aside.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            header = [disarmed(name) for name in self.header]
            writer.writerow(["Line", "Why it was set aside", *header])
            while batch:
                for line, fault, *cells in batch:
                    came = cells[: len(self.header)]  # after them, what we made of them
                    shown = [disarmed(cell or "") for cell in came]
                    writer.writerow([line, reasons[fault], *shown])
                batch = rows.fetchmany(ROWS_AT_A_TIME)
        return path

    def _all(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement(name), parameters or None).fetchall()


@dataclass(frozen=True)
class Loadable:
    """Numbered rows with a name for each column: its cell's, where it is one of `CELLS`."""

    rows: NumberedRows
    names: tuple[str, ...]

    @property
    def columns(self) -> dict[str, str]:
        """Return the columns as DuckDB reads them."""
        own = dict.fromkeys(self.names, "VARCHAR")
        return {"line": "INTEGER", "torn": "VARCHAR"} | own

    @property
    def path(self) -> str:
        """Return where the rows stand."""
        return str(self.rows.path.resolve())


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
        has_grid = "easting_text" in names
        connection.execute(statement("located" if has_grid else "located_as_given"))
        connection.execute(
            statement("incidents"),
            {
                "month": origin.month,
                "point": ways.point,
                "nowhere": ways.nowhere,
                "is_month_told": ways.is_month_told,
            },
        )
        _check_all_arrived(connection, load)
        yield Staged(connection, load.rows.header, origin, is_joined=bool(beside))


@contextmanager
def connected(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory that can read and write in one folder alone."""
    connection = duckdb.connect(":memory:", config=_settings(folder))
    try:
        connection.execute(
            "SET allowed_directories = $folders", {"folders": [f"{folder.resolve()}/"]}
        )
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def _settings(folder: Path) -> dict[str, Any]:
    return {
        "threads": 2,
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "spill"),
        # So rows stand in the order of their lines without being sorted, which of a
        # large file takes as long as all the rest.
        "preserve_insertion_order": True,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_persistent_secrets": False,
        "python_enable_replacements": False,
    }


def own_names(cells: Sequence[str], derived: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each column, its cell's where it is one that is kept.

    Those `derived` from the columns come after them and take their cells.
    """
    taken = {"", *derived}
    names = []
    for place, cell in enumerate(cells):
        names.append(f"unkept_{place}" if cell in taken else cell)
        taken.add(cell)
    return (*names, *derived)


def _load(
    connection: duckdb.DuckDBPyConnection,
    load: Loadable,
    ways: Ways,
    beside: Sequence[Loadable],
) -> set[str]:
    """Load the rows and make `cells` of them; returns the names of the columns held."""
    # A view: most files set nothing aside, and their cells as they came are read once.
    told = {"path": load.path, "columns": load.columns}
    connection.sql(statement("received"), params=told).create_view("received")
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
    loaded = connection.execute(statement("loaded")).fetchall()[0][0]
    if loaded != load.rows.rows:
        raise RowsLost(f"{load.rows.rows} rows were handed over, {loaded} arrived.")


def _typed(name: str, kind: str) -> duckdb.Expression:
    return ColumnExpression(name).cast(kind).alias(name)
