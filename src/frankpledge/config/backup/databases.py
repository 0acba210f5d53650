"""The two kinds of database: a picture of one moment, and putting it back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db import connection, models

from frankpledge.config.backup.manifest import DATABASES
from frankpledge.config.refusing import Refused

NO_CLIENT = (
    "The database is PostgreSQL, and its own {program} is not on the PATH. Install the "
    "PostgreSQL client of the server's version (Debian: postgresql-client), and do it "
    "again."
)
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Snapshot:
    """The database as it was at one moment: its file, and what it says."""

    path: Path
    asks: Any  # a connection that sees that moment

    def answer(self, question: "models.QuerySet[Any, Any]") -> Rows:
        """Return the rows of a query without parameters, as of that moment."""
        sql, parameters = question.query.sql_with_params()
        if parameters:
            raise ValueError(
                "A snapshot is asked in a dialect of its own: no parameters"
            )
        return [tuple(row) for row in self.asks.execute(sql).fetchall()]


class Database(Protocol):
    """What a backup needs of a kind of database."""

    kind: str  # a key of DATABASES

    def snapshot(self, folder: Path) -> AbstractContextManager[Snapshot]:
        """Give the database as of one moment, written into a folder."""
        ...

    def is_empty(self) -> bool:
        """Say whether it has no tables yet."""
        ...

    def put_back(self, path: Path) -> None:
        """Make the empty database what a snapshot's file holds, all at once."""
        ...


def of_this_installation() -> "Sqlite | Postgresql":
    """Return the database DATABASE_URL names, or the one in the home."""
    if connection.vendor == "sqlite":
        return Sqlite(connection.settings_dict)
    return Postgresql(connection.settings_dict)


@dataclass(frozen=True)
class Sqlite:
    """A file, copied by SQLite's own backup interface, which writers do not wait for."""

    settings: Mapping[str, Any]
    kind = "sqlite"

    @property
    def path(self) -> Path:
        """Return the file."""
        return Path(self.settings["NAME"])

    @contextmanager
    def snapshot(self, folder: Path) -> Iterator[Snapshot]:
        """Give the database as of one moment; refused when it is damaged."""
        path = folder / DATABASES[self.kind]
        path.unlink(missing_ok=True)
        with (
            closing(self._opened(self.path, "ro")) as source,
            closing(self._opened(path, "rwc")) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
            check(copy)
            yield Snapshot(path, copy)

    def is_empty(self) -> bool:
        """Say whether there is no file, or nothing in it."""
        if not self.path.exists():
            return True
        with closing(self._opened(self.path, "ro")) as source:
            return not source.execute("SELECT 1 FROM sqlite_master").fetchone()

    def put_back(self, path: Path) -> None:
        """Give the snapshot's file the name of the database."""
        with closing(self._opened(path, "ro")) as restored:
            check(restored)
        for log in ("-wal", "-shm"):
            self.path.with_name(self.path.name + log).unlink(missing_ok=True)
        path.chmod(0o600)
        path.replace(self.path)

    def _opened(self, path: Path, mode: str) -> sqlite3.Connection:
        return sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=20
        )


def check(database: sqlite3.Connection) -> None:
    """Refuse a damaged SQLite database."""
    try:
        found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise Refused(
            f"The database is damaged ({found}), so a copy of it would be too. Restore "
            "an earlier backup."
        )


@dataclass(frozen=True)
class Postgresql:
    """A server, written down by its own pg_dump as of a moment we share with it."""

    settings: Mapping[str, Any]
    kind = "postgresql"

    @contextmanager
    def snapshot(self, folder: Path) -> Iterator[Snapshot]:
        """Give the database as of one moment; refused where pg_dump is missing."""
        path = folder / DATABASES[self.kind]
        with self.connected() as asks:
            asks.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            moment = asks.execute("SELECT pg_export_snapshot()").fetchone()[0]
            self._run(
                "pg_dump",
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={moment}",
                f"--file={path}",
            )
            yield Snapshot(path, asks)

    def is_empty(self) -> bool:
        """Say whether the schema we would fill has no table."""
        asked = (
            "SELECT 1 FROM information_schema.tables "
            "WHERE table_schema = current_schema() LIMIT 1"
        )
        with self.connected() as asks:
            return asks.execute(asked).fetchone() is None

    def put_back(self, path: Path) -> None:
        """Let pg_restore fill the empty database in one transaction."""
        self._run(
            "pg_restore",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            str(path),
        )

    @contextmanager
    def connected(self) -> Iterator[Any]:
        """Open a connection of its own, each statement committed by itself."""
        import psycopg  # noqa: PLC0415

        with psycopg.connect(**self._parameters(), autocommit=True) as connected:
            yield connected

    def _parameters(self) -> dict[str, Any]:
        named = {
            "dbname": "NAME",
            "user": "USER",
            "password": "PASSWORD",
            "host": "HOST",
            "port": "PORT",
        }
        given = {key: self.settings[name] for key, name in named.items()}
        # Django's own options of a connection are not the server's.
        told = {
            key: value
            for key, value in self.settings["OPTIONS"].items()
            if isinstance(value, str)
        }
        return {key: value for key, value in given.items() if value} | told

    def _run(self, program: str, *options: str) -> None:
        found = shutil.which(program)
        if found is None:
            raise Refused(NO_CLIENT.format(program=program))
        from psycopg.conninfo import make_conninfo  # noqa: PLC0415

        given = self._parameters()
        password = given.pop("password", "")
        # Not on the command line, where anybody on the machine could read it.
        secret = {"PGPASSWORD": password} if password else {}
        done = subprocess.run(  # noqa: S603
            [found, "--no-password", f"--dbname={make_conninfo(**given)}", *options],
            env={**os.environ, **secret},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["it said nothing"]
            raise Refused(
                f"{program} could not do its work: {lines[0]} ... {lines[-1]} See that "
                "it is of the server's version or newer, and that the database may be "
                "reached."
            )
