"""A process that has everything imported and forks: acts in processes of their own.

Starting Python and Django takes a second, forking ten milliseconds; so two hundred
processes can be killed, or raced, in a test. `Forks` starts the program and talks to it
by lines of JSON; `python -m tests.forks` is the program. An act is a function named
"module:function", given values JSON can hold. It runs with a home of its own and the
database there, or the one of DATABASE_URL.
"""

import importlib
import json
import os
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

REPOSITORY = Path(__file__).resolve().parent.parent
DATABASE = "frankpledge.sqlite3"
WARM = (
    "frankpledge.intake.operations",
    "frankpledge.intake.tasks",
    "frankpledge.config.backup.making",
    "frankpledge.review.queries",
    "duckdb",
)


@dataclass(frozen=True)
class Act:
    """A function to run in a process of its own, to be killed after some seconds."""

    home: str
    function: str
    arguments: tuple = ()
    killed_after: float | None = None


@dataclass(frozen=True)
class Outcome:
    """What an act gave: its result, the trace of its failure, or that it was killed."""

    result: object
    trace: str
    was_killed: bool
    seconds: float


class Forks:
    """The warmed-up process, seen from a test."""

    def __init__(
        self, home: Path, empty_database: Path | None, **environment: str
    ) -> None:
        self.empty_database = empty_database
        told = {
            name: value
            for name, value in os.environ.items()
            if name not in {"DATABASE_URL", "FRANKPLEDGE_HOME"}
        }
        told |= {"FRANKPLEDGE_HOME": str(home), **environment}
        told["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.forks"],
            cwd=REPOSITORY,
            env=told,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def new_home(self, home: Path) -> str:
        """Make a home with an empty database of today's tables."""
        home.mkdir(parents=True)
        shutil.copy(self.empty_database, home / DATABASE)
        return str(home)

    def together(self, *acts: Act) -> list[Outcome]:
        """Run acts at once and return what each gave."""
        asked = [
            [act.home, act.function, list(act.arguments), act.killed_after]
            for act in acts
        ]
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return [Outcome(*one) for one in json.loads(self.process.stdout.readline())]

    @staticmethod
    def act(home: str, function: str, *arguments, killed_after=None) -> Act:
        """Return an act for `together`."""
        return Act(str(home), function, arguments, killed_after)

    def run(self, home: str, function: str, *arguments) -> object:
        """Run one act and return its result; its failure is ours."""
        [outcome] = self.together(Act(home, function, arguments))
        assert not outcome.trace, outcome.trace
        return outcome.result

    def stop(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


@pytest.fixture(scope="session")
def empty_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Path:
    """Return a SQLite file with today's tables and nothing in them.

    It is a copy of the tests' own database; where no other test asked for that, it is
    made here, which takes some seconds.
    """
    path = tmp_path_factory.mktemp("empty") / DATABASE
    with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as copy:
        if "memory" not in str(connection.settings_dict["NAME"]):
            call_command("migrate", verbosity=0)
        connection.ensure_connection()
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")
    return path


@pytest.fixture(scope="module")
def forks(empty_database, tmp_path_factory):
    """Return the warmed-up process, for a module."""
    made = Forks(tmp_path_factory.mktemp("forks"), empty_database)
    yield made
    made.stop()


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    for name in WARM:
        importlib.import_module(name)
    while line := sys.stdin.readline():
        print(json.dumps(_all(json.loads(line))), flush=True)  # noqa: T201


def _all(asked: list) -> list:
    """Fork a child an act, kill those to be killed, and return what each gave."""
    children, begun = [], time.monotonic()
    for home, function, arguments, killed_after in asked:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            _act(home, function, arguments, writing)
        os.close(writing)
        due = None if killed_after is None else begun + killed_after
        children.append([pid, reading, due])
    return [_end_of(pid, reading, due, begun) for pid, reading, due in children]


def _end_of(pid: int, reading: int, due: float | None, begun: float) -> tuple:
    wait = None if due is None else max(0.0, due - time.monotonic())
    told = b""
    if not select.select([reading], [], [], wait)[0]:
        os.kill(pid, signal.SIGKILL)
    while chunk := os.read(reading, 65536):
        told += chunk
    os.close(reading)
    _, status = os.waitpid(pid, 0)
    seconds = time.monotonic() - begun
    if os.WIFSIGNALED(status):
        return None, "", True, seconds
    return (*json.loads(told), False, seconds)


def _act(home: str, function: str, arguments: list, writing: int) -> None:
    """Be the child: never return."""
    try:
        _move_to(Path(home))
        module, name = function.split(":")
        told = (getattr(importlib.import_module(module), name)(*arguments), "")
    except BaseException:  # noqa: BLE001
        told = (None, traceback.format_exc())
    os.write(writing, json.dumps(told).encode())
    os._exit(0)


def _move_to(home: Path) -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    settings.HOME = home
    settings.EVIDENCE_STORE = home / "evidence"
    settings.INCOMING = home / "incoming"
    settings.MEDIA_ROOT = home / "uploads"
    if "sqlite" in connections.settings["default"]["ENGINE"]:
        connections.settings["default"]["NAME"] = home / DATABASE


if __name__ == "__main__":
    main()
