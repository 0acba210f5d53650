"""Opening evidence: chosen Parquet files as one view, in a database that can do no more.

A question is a file under `sql/`, named by its stem, answered with bound parameters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import duckdb

from frankpledge.analysis.contracts import CONTRACTS, Column, Shape, check_columns

SQL = resources("frankpledge.analysis") / "sql"
NARROWING = resources("frankpledge.analysis") / "narrowing"
# What stands beside the incidents: empty until it is told.
RELATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "category_mapping": (
        ("source", "VARCHAR"),
        ("supplier", "VARCHAR"),
        ("category", "VARCHAR"),
        ("valid_from", "DATE"),
        ("valid_until", "DATE"),
        ("code", "VARCHAR"),
    ),
    "category_levels": (("code", "VARCHAR"), ("counted_in", "VARCHAR")),
}
# Source, supplier, the source's word, the first month it counts in, the first it does not.
Meant = tuple[str, str, str, date, date]
# What DuckDB was seen to raise for files with bytes changed; its subclasses are others.
SIGNS_OF_DAMAGE = (duckdb.Error, duckdb.InvalidInputException, duckdb.IOException)


class EvidenceError(ValueError):
    """A file of evidence that cannot be read. The text says which and what to do."""


@cache
def question(name: str) -> str:
    """Return the SQL text of a question, such as "monthly_counts"."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


@cache
def narrowing(name: str) -> str:
    """Return the text of a statement that narrows incidents, such as "whole"."""
    return (NARROWING / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Evidence:
    """Opened evidence: a view over the rows of chosen versions, named by their shape.

    The view is `incidents` or `figures`; a question about one is never answered by the
    other. Beside it stand the tables of `RELATIONS`, for questions that join
    them.
    """

    connection: duckdb.DuckDBPyConnection
    meant: tuple[Meant, ...] | None = None  # the words its rows are narrowed to

    def beside(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor of its own over the same rows of incidents, as `whole`.

        What is made on it for a time is seen by nobody else.
        """
        cursor = self.connection.cursor()
        if self.meant is None:
            cursor.execute(narrowing("whole"))
            return cursor
        names = ("sources", "suppliers", "categories", "starts", "ends")
        columns = zip(*self.meant, strict=True) if self.meant else ((),) * len(names)
        cursor.execute(
            narrowing("meant"), dict(zip(names, map(list, columns), strict=True))
        )
        cursor.execute(narrowing("whole_of_meant"))
        cursor.execute(narrowing("narrowed"))
        return cursor

    def narrowed(self, meant: Collection[Meant]) -> Evidence:
        """Return its incidents narrowed to words in the months they are meant in.

        Spans of one source, supplier and word never overlap: no row is in it twice.
        """
        narrow = Evidence(self.connection, tuple(meant))
        return Evidence(narrow.beside(), narrow.meant)

    def relate(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Put rows in a table of `RELATIONS`, in place of those before."""
        columns = RELATIONS[name]
        values = {
            column: [row[place] for row in rows]
            for place, (column, _) in enumerate(columns)
        }
        self.connection.execute(_table_of(name), values)

    def answer(self, name: str, **parameters: object) -> list[tuple[Any, ...]]:
        """Return the rows a question gives, columns in the order of its SELECT.

        Raises `EvidenceError` where a file turns out to be damaged inside.
        """
        try:
            asked = self.connection.execute(question(name), parameters or None)
            return asked.fetchall()
        except duckdb.Error as error:
            if type(error) not in SIGNS_OF_DAMAGE:
                raise
            raise EvidenceError(
                f"A file of evidence is damaged: {error}. "
                "Restore it from a backup, or add the return again."
            ) from error

    def arrays(self, name: str, **parameters: object) -> dict[str, Any]:
        """Return a question's answer as an array a column, by the names of its SELECT.

        For answers of millions of rows, which as tuples would fill the memory. Raises
        `EvidenceError` as `answer` does.
        """
        try:
            asked = self.connection.execute(question(name), parameters or None)
            return dict(asked.fetchnumpy())
        except duckdb.Error as error:
            if type(error) not in SIGNS_OF_DAMAGE:
                raise
            raise EvidenceError(
                f"A file of evidence is damaged: {error}. "
                "Restore it from a backup, or add the return again."
            ) from error


@contextmanager
def open_evidence(
    files: Sequence[Path],
    *,
    shape: Shape = Shape.INCIDENTS,
    threads: int = 2,
    memory: str = "1GB",
) -> Iterator[Evidence]:
    """Open files of evidence for reading, closing them at the end of the block.

    All are of one shape, and become the view of its name.

    The caller chooses the files: one version of each return, never a superseded one
    beside the one that replaced it, for the same rows would count twice. No files give
    a view with no rows. `memory` is DuckDB's limit ("512MB"); nothing spills to disk.

    Raises `EvidenceError` for a file that is absent or not Parquet, and
    `ContractError` for one whose columns are not the contract's.
    """
    paths = [_present(path) for path in files]
    connection = duckdb.connect(":memory:", config=_settings(threads, memory))
    try:
        _lock(connection, paths)
        _view(connection, paths, shape)
        evidence = Evidence(connection)
        for name in RELATIONS:
            evidence.relate(name, [])
        yield evidence
    finally:
        connection.close()


def _present(path: Path) -> str:
    if not path.is_file():
        raise EvidenceError(
            f"The file of evidence {path.name} is not in {path.parent}. "
            "Restore it from a backup, or add the return again."
        )
    return str(path.resolve())


def _settings(
    threads: int, memory: str
) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": threads,
        "memory_limit": memory,
        "temp_directory": "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_persistent_secrets": False,
    }


def _lock(connection: duckdb.DuckDBPyConnection, paths: list[str]) -> None:
    """Leave these files readable and nothing else; no setting can change after."""
    connection.execute("SET allowed_paths = $paths", {"paths": paths})
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _view(
    connection: duckdb.DuckDBPyConnection, paths: list[str], shape: Shape
) -> None:
    contract = CONTRACTS[shape]
    if not paths:
        connection.execute(_empty_view(shape))
        return
    held: set[str] = set()
    for path, columns in _columns(connection, paths).items():
        what = f"The file of evidence {Path(path).name}"
        check_columns(columns, contract=contract, what=what)
        held |= columns.keys()
    # By name: files from before a column came lack it, and may stand beside newer ones.
    rows = connection.read_parquet(paths, union_by_name=True)
    rows.select(*[_held_or_null(column, held) for column in contract]).create_view(
        shape
    )


def _held_or_null(column: Column, held: Collection[str]) -> duckdb.Expression:
    if column.name in held:
        return duckdb.ColumnExpression(column.name)
    return duckdb.ConstantExpression(None).cast(column.kind).alias(column.name)


def _table_of(name: str) -> str:
    """Return the statement that fills a table of `RELATIONS` from bound lists."""
    columns = ", ".join(
        f"unnest(CAST(${column} AS {kind}[])) AS {column}"
        for column, kind in RELATIONS[name]
    )
    return f"CREATE OR REPLACE TABLE {name} AS SELECT {columns}"


def _columns(
    connection: duckdb.DuckDBPyConnection, paths: list[str]
) -> dict[str, dict[str, str]]:
    """Return each file's top-level columns and their types, from its footer."""
    try:
        rows = connection.execute(
            "SELECT file_name, name, duckdb_type, num_children "
            "FROM parquet_schema($paths) ORDER BY file_name, column_id",
            {"paths": paths},
        ).fetchall()
    except duckdb.Error as error:
        raise EvidenceError(
            f"A file of evidence is not whole Parquet: {error}. "
            "Restore it from a backup, or add the return again."
        ) from error
    found: dict[str, dict[str, str]] = defaultdict(dict)
    inside = dict.fromkeys(paths, 0)  # elements of a nested column still to skip
    for path, name, kind, children in rows:
        if kind is None:  # the root of the schema
            continue
        if inside[path]:
            inside[path] += (children or 0) - 1
            continue
        found[path][name] = kind
        inside[path] = children or 0
    return found


def _empty_view(shape: Shape) -> str:
    columns = ", ".join(
        f"CAST(NULL AS {column.kind}) AS {column.name}" for column in CONTRACTS[shape]
    )
    return f"CREATE VIEW {shape} AS SELECT {columns} WHERE false"
