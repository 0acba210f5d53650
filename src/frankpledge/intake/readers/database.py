"""The engine that reads and writes a file's rows: a database in memory, shut in a folder."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

MEMORY = "128MB"  # beyond this DuckDB spills into the working folder
OF_ONE_FILE = "reading"  # the schema of the file being read, gone afterwards


_of_thread = threading.local()


class KeptOpen:
    """A folder whose files are read one after the other by one database a thread.

    Opening one takes 20 ms, as long as a small file. Nothing of a file is left in it
    for the next.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.opened: dict[int, duckdb.DuckDBPyConnection] = {}  # by thread
        self.is_over = False

    def close(self) -> None:
        """Close every thread's database; the threads have ended."""
        self.is_over = True
        while self.opened:
            self.opened.popitem()[1].close()

    def use(self) -> None:
        """Have this thread read the files of the folder by its own database."""
        _of_thread.kept = self

    def serves(self, folder: Path) -> bool:
        """Say whether a folder lies in this one, and it is still open."""
        return not self.is_over and self.folder in folder.resolve().parents

    @contextmanager
    def connected(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give this thread's database, empty."""
        thread = threading.get_ident()
        if thread not in self.opened:
            self.opened[thread] = _opened(self.folder)
        connection = self.opened[thread]
        try:
            connection.execute(f"CREATE SCHEMA {OF_ONE_FILE}")
            connection.execute(f"USE {OF_ONE_FILE}")
            yield connection
            connection.execute("USE main")
            connection.execute(f"DROP SCHEMA {OF_ONE_FILE} CASCADE")
        except BaseException:
            # Whatever state it is in, the next file starts with a new one.
            self.opened.pop(thread).close()
            raise


@contextmanager
def connected(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory that can read and write in one folder alone."""
    kept: KeptOpen | None = getattr(_of_thread, "kept", None)
    if kept is not None and kept.serves(folder):
        with kept.connected() as connection:
            yield connection
        return
    connection = _opened(folder)
    try:
        yield connection
    finally:
        connection.close()


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    folder = folder.resolve()
    connection = duckdb.connect(":memory:", config=_settings(folder))
    connection.execute(
        "SET allowed_directories = $folders", {"folders": [f"{folder}/"]}
    )
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


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
