"""Kills and races, in processes of their own on a database file of their own."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.intake.streets import put, row, street

REPOSITORY = Path(__file__).resolve().parents[2]
MONTHS = 8
ROWS = 1500


@pytest.fixture
def alone(tmp_path):
    """Return a function that starts the adding program on a home of its own."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    environment["FRANKPLEDGE_HOME"] = str(tmp_path / "home")

    def start(*arguments) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.intake.adding", *map(str, arguments)],
            cwd=REPOSITORY,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    finish(start("--prepare"))
    return start


@pytest.fixture
def months(tmp_path) -> Path:
    """Return a folder of eight months, each large enough to be caught in the middle."""
    folder = tmp_path / "months"
    for month in range(1, MONTHS + 1):
        rows = [
            row(number, Month=f"2014-{month:02d}") for number in range(ROWS + month)
        ]
        put(folder, street(rows), f"2014-{month:02d}-northbridge-street.csv")
    return folder


EVERYTHING = {f"2014-{month:02d}": ROWS + month for month in range(1, MONTHS + 1)}


def finish(process: subprocess.Popen) -> str:
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return output


def kill_after(process: subprocess.Popen, files: int, seconds: float) -> None:
    """Kill a process without warning, a moment after it began its next file."""
    for _ in range(files + 1):
        process.stderr.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL  # it had not finished by itself


def test_killed_at_any_moment_nothing_is_half_visible_and_adding_again_completes(
    alone, months
):
    moments = random.Random(20)  # noqa: S311

    for _ in range(4):
        kill_after(alone(months), moments.randrange(3), moments.uniform(0, 0.25))

        held = json.loads(finish(alone("--held")))
        assert held["are_whole"]
        assert held["chain_faults"] == []
        assert held["rows"].items() <= EVERYTHING.items()

    finish(alone(months))
    held = json.loads(finish(alone("--held")))
    assert held["rows"] == EVERYTHING
    assert set(held["versions"]) == {1}


def test_two_imports_at_once_leave_one_version_of_each_return(alone, months):
    both = [alone(months), alone(months)]

    reports = [json.loads(finish(process)) for process in both]

    outcomes = Counter(
        one["outcome"] for report in reports for one in report["returns"]
    )
    assert outcomes == {"added": MONTHS, "already held": MONTHS}
    held = json.loads(finish(alone("--held")))
    assert held["rows"] == EVERYTHING
    assert set(held["versions"]) == {1}
    assert held["are_whole"]


def test_two_releases_at_once_end_with_one_current_and_the_other_superseded(
    alone, tmp_path
):
    name = "2014-06-northbridge-street.csv"
    sizes = (400, 500)
    folders = [
        put(tmp_path / str(size), street([row(n) for n in range(size)]), name).parent
        for size in sizes
    ]

    both = [alone(folder) for folder in folders]

    outcomes = [json.loads(finish(p))["returns"][0]["outcome"] for p in both]
    held = json.loads(finish(alone("--held")))
    assert sorted(outcomes) == ["added", "superseded"]
    assert held["versions"] == [2]
    assert held["rows"]["2014-06"] == sizes[outcomes.index("superseded")]
