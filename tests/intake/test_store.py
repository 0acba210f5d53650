"""The evidence store: files for good, and what crashes left is swept."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from frankpledge.intake import operations, store
from tests.intake.conftest import AT, stored_files
from tests.intake.streets import put, row, street

OLD = (AT - timedelta(hours=2)).timestamp()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "evidence"
    made.mkdir()
    return made


def leave(path, *, touched=OLD):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left")
    os.utime(path, (touched, touched))
    os.utime(path.parent, (touched, touched))


def test_a_file_is_kept_whole_under_its_name_and_known_by_its_hash(folder):
    with store.working_folder(folder) as working:
        written = working / "x.parquet"
        written.write_bytes(b"abc")
        digest = store.keep(folder, written, "a/b/c/2014-06/x.parquet")

    assert digest.startswith("ba7816bf")
    assert (folder / "a/b/c/2014-06/x.parquet").read_bytes() == b"abc"
    assert list((folder / store.WORKING).iterdir()) == []


def test_only_the_owner_may_open_the_store(tmp_path):
    with store.working_folder(tmp_path / "evidence") as working:
        assert (working.stat().st_mode & 0o077) == 0


def test_what_nothing_refers_to_is_swept_and_the_rest_stays(folder):
    leave(folder / "n/police-uk/kent/2014-06/lost.parquet")
    leave(folder / "n/police-uk/kent/2014-06/lost.set-aside.csv")
    leave(folder / "n/police-uk/kent/2014-06/kept.parquet")
    leave(folder / store.WORKING / "crashed" / "rows.csv")

    removed = store.sweep(folder, {"n/police-uk/kent/2014-06/kept.parquet"}, at=AT)

    assert removed == 3
    left = [path.name for path in folder.rglob("*") if path.is_file()]
    assert left == ["kept.parquet"]


def test_what_may_still_be_on_its_way_is_left_alone(folder):
    young = (AT - timedelta(minutes=59)).timestamp()
    leave(folder / "n/police-uk/kent/2014-06/coming.parquet", touched=young)
    leave(folder / store.WORKING / "working" / "rows.csv", touched=young)

    assert store.sweep(folder, set(), at=AT) == 0


def test_a_working_folder_with_one_young_file_is_left_alone(folder):
    leave(folder / store.WORKING / "working" / "old.csv")
    young = folder / store.WORKING / "working" / "young.csv"
    young.write_bytes(b"x")
    os.utime(young, (AT.timestamp(), AT.timestamp()))

    assert store.sweep(folder, set(), at=AT) == 0


def test_a_store_not_yet_made_has_nothing_to_sweep(tmp_path):
    assert store.sweep(tmp_path / "evidence", set(), at=AT) == 0


def test_adding_returns_sweeps_what_a_crash_left(add, tmp_path, home):
    now = datetime.now(UTC)
    crashed = home / "evidence/northbridge/police-uk/kent/2014-01/lost.parquet"
    leave(crashed, touched=(now - timedelta(days=1)).timestamp())

    add(put(tmp_path, street([row()])), at=now)

    assert not crashed.exists()
    assert len(stored_files(home)) == 1


def test_the_sweep_leaves_every_version_the_catalogue_names(add, tmp_path, home, amara):
    add(put(tmp_path / "early", street([row(1), row(2, Month="x")])))
    add(put(tmp_path / "late", street([row(2)])))
    held = stored_files(home)

    removed = operations.sweep_store(by=amara, at=datetime.now(UTC) + timedelta(days=1))

    assert removed == 0
    assert stored_files(home) == held
