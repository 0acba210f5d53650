"""Reading a file without a partnership, adding one with, and what is then held."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from frankpledge.audit import queries as audit
from frankpledge.intake import operations
from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.readers.reader import Origin
from frankpledge.intake.readers.registry import READERS

AT = datetime(2010, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads the content of one file."""

    def reading(
        content: bytes,
        *,
        source: str = "police-uk",
        supplier: str = "northbridge",
        month: str | None = "2014-06",
    ):
        folder = tmp_path / "read"
        folder.mkdir(exist_ok=True)
        origin = Origin(source, supplier, month_named(month) if month else None)
        return READERS[source].read(io.BytesIO(content), origin, folder)

    return reading


@pytest.fixture
def add(home, amara, northbridge):
    """Return a function that adds paths to Northbridge as Amara."""

    def adding(*paths: Path, source: str = "police-uk", at=AT, progress=None):
        return operations.add_paths(
            partnership=northbridge,
            paths=paths,
            source=source,
            by=amara,
            at=at,
            progress=progress,
        )

    return adding


def rows_of(path: Path, columns: str = "*") -> list[tuple]:
    """Return columns of a Parquet file, by line."""
    rows = duckdb.read_parquet(str(path)).order("row_number")
    return rows.project(columns).fetchall()


def columns_of(path: Path) -> list[tuple[str, str]]:
    """Return the names and types of a Parquet file's columns."""
    rows = duckdb.read_parquet(str(path))
    return [
        (name, str(kind)) for name, kind in zip(rows.columns, rows.types, strict=True)
    ]


def stored_files(home: Path) -> list[str]:
    """Return every file in the evidence store, those being written included."""
    store = home / "evidence"
    return sorted(
        path.relative_to(store).as_posix()
        for path in store.rglob("*")
        if path.is_file()
    )


JUNE = date(2014, 6, 1)


def events(partnership) -> list[str]:
    """Return what the record says happened, newest first."""
    return [record.event for record in audit.records_of(partnership.slug)]
