"""Kills, full disks and races, in processes of their own on a database of their own."""

import errno
import hashlib
import os
import random
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.forks import DATABASE
from tests.intake.streets import put, row, street

KILLS = 200
KILLS_AT_ONCE = 12
MONTHS = 2
ACTS = "tests.intake.adding"
ADD, HELD, SWEPT = f"{ACTS}:add", f"{ACTS}:held", f"{ACTS}:swept"
ADD_AT_ONCE = f"{ACTS}:add_at_once"
TORN = b"torn, and set aside"
SEEN = """
SELECT strftime('%Y-%m', month), rows_kept, parquet_path, parquet_sha256,
    set_aside_path, set_aside_sha256
FROM intake_returnversion JOIN intake_return ON intake_return.id = of_return_id
WHERE is_current
"""


@pytest.fixture
def home(forks, tmp_path) -> str:
    """Return a home with the partnership, to be used by acts alone."""
    made = forks.new_home(tmp_path / "home")
    forks.run(made, f"{ACTS}:prepare")
    return made


@pytest.fixture
def months(tmp_path):
    """Return a function that writes the first months of a year into one file."""

    def written(year: int) -> tuple[str, dict[str, int]]:
        periods = {f"{year}-{month:02d}": 2 + month for month in range(1, MONTHS + 1)}
        rows = [
            row(number, Month=period)
            for period, size in periods.items()
            for number in range(size)
        ]
        file = put(tmp_path / str(year), street([*rows, TORN]), "extract.csv")
        return str(file), periods

    return written


def seen(home: str) -> dict[str, int]:
    """Return the rows of every period a reader may see now, each file of it whole."""
    with closing(sqlite3.connect(Path(home, DATABASE))) as database:
        rows = database.execute(SEEN).fetchall()
    for _, _, *files in rows:
        for place, sha256 in filter(all, (files[:2], files[2:])):
            content = Path(home, "evidence", place).read_bytes()
            assert hashlib.sha256(content).hexdigest() == sha256
    found = {period: kept for period, kept, *_ in rows}
    assert len(found) == len(rows)  # each return once
    return found


def test_killed_at_200_moments_nothing_is_half_visible_lost_or_there_twice(
    forks, home, months
):
    moments = random.Random(20)  # noqa: S311
    folder, everything = months(2000)
    [first] = forks.together(forks.act(home, ADD, folder))
    assert seen(home) == everything
    kills, year, in_this_year = 0, 2000, set(everything)

    while kills < KILLS:
        if in_this_year <= seen(home).keys():
            year += 1
            folder, more = months(year)
            everything, in_this_year = everything | more, set(more)
        before = seen(home)
        moment = moments.uniform(0, first.seconds)
        [outcome] = forks.together(forks.act(home, ADD, folder, killed_after=moment))
        kills += outcome.was_killed
        after = seen(home)
        assert not outcome.trace
        assert before.items() <= after.items() <= everything.items()

    forks.run(home, ADD, folder)
    assert seen(home) == everything
    held = forks.run(home, HELD)
    assert held["rows"] == everything
    assert set(held["versions"]) == {1}
    assert held["chain_faults"] == []
    assert forks.run(home, SWEPT) == []
    assert list(Path(home, "evidence", ".working").iterdir()) == []


def test_killed_while_files_are_read_beside_each_other_nothing_is_lost_either(
    forks, home, tmp_path
):
    moments, folder = random.Random(21), tmp_path / "many"  # noqa: S311
    everything = {f"2000-{month:02d}": 2 + month for month in range(1, 7)}
    for period, size in everything.items():
        rows = [row(number, Month=period) for number in range(size)]
        put(folder, street([*rows, TORN]), f"{period}-northbridge-street.csv")

    for _ in range(KILLS_AT_ONCE):
        before = seen(home)
        moment = moments.uniform(0, 0.5)
        [outcome] = forks.together(
            forks.act(home, ADD_AT_ONCE, str(folder), killed_after=moment)
        )
        assert not outcome.trace
        assert before.items() <= seen(home).items() <= everything.items()

    forks.run(home, ADD_AT_ONCE, str(folder))
    assert seen(home) == everything
    held = forks.run(home, HELD)
    assert set(held["versions"]) == {1}
    assert held["chain_faults"] == []
    assert forks.run(home, SWEPT) == []


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_no_more_loses_nothing_and_leaves_nothing_half_visible(
    forks, home, months, error
):
    folder, everything = months(2000)
    failures = []

    for seed in range(6):
        failures += forks.run(
            home, f"{ACTS}:add_where_writing_fails", folder, seed, error
        )
        assert seen(home).items() <= everything.items()

    assert failures
    assert all(os.strerror(error) in failure for failure in failures)
    forks.run(home, ADD, folder)
    assert seen(home) == everything
    assert forks.run(home, SWEPT) == []


def test_two_imports_at_once_leave_one_version_of_each_return(forks, home, months):
    folder, everything = months(2000)

    outcomes = forks.together(*[forks.act(home, ADD, folder)] * 3)

    assert [outcome.trace for outcome in outcomes] == [""] * 3
    added = Counter(
        one["outcome"] for outcome in outcomes for one in outcome.result["returns"]
    )
    assert added == {"added": MONTHS, "already held": 2 * MONTHS}
    held = forks.run(home, HELD)
    assert held["rows"] == everything
    assert set(held["versions"]) == {1}
    assert held["are_whole"]


def test_two_releases_at_once_end_with_one_current_and_the_other_superseded(
    forks, home, tmp_path
):
    name = "2014-06-northbridge-street.csv"
    sizes = (40, 50)
    folders = [
        put(tmp_path / str(size), street([row(n) for n in range(size)]), name).parent
        for size in sizes
    ]

    both = forks.together(*[forks.act(home, ADD, str(folder)) for folder in folders])

    outcomes = [one.result["returns"][0]["outcome"] for one in both]
    held = forks.run(home, HELD)
    assert sorted(outcomes) == ["added", "superseded"]
    assert held["versions"] == [2]
    assert held["rows"]["2014-06"] == sizes[outcomes.index("superseded")]


def test_two_workers_never_take_one_delivery(forks, home, months):
    file, everything = months(2000)
    number = forks.run(home, f"{ACTS}:deliver", file)

    workers = forks.together(*[forks.act(home, f"{ACTS}:work_off", number)] * 3)

    assert [worker.trace for worker in workers] == [""] * 3
    assert sorted(worker.result for worker in workers) == [False, False, True]
    assert seen(home) == everything
