"""A backup holds the installation, and an empty home becomes the same one again."""

import json
import zipfile
from pathlib import Path

import pytest

ACTS = "tests.config.installation"
MAKE, FIGURES, FAULTS = f"{ACTS}:make", f"{ACTS}:figures", f"{ACTS}:faults"
BACK_UP, RESTORE = f"{ACTS}:back_up", f"{ACTS}:restore"
MEANWHILE = f"{ACTS}:back_up_while_a_delivery_is_read"


@pytest.fixture(scope="module")
def made(forks, tmp_path_factory):
    """Return the home of an installation, its figures, and a backup of it."""
    folder = tmp_path_factory.mktemp("installation")
    home = forks.new_home(folder / "home")
    figures = forks.run(home, MAKE, str(folder / "returns"))
    Path(home, "secret-key").write_text("never in a backup")
    backup = folder / "backup.zip"
    assert forks.run(home, BACK_UP, str(backup)) == []
    return home, figures, backup


@pytest.fixture
def empty(forks, tmp_path) -> Path:
    """Return a home with nothing in it but a key of its own."""
    home = tmp_path / "empty"
    home.mkdir()
    (home / "secret-key").write_text("its own")
    return home


def files_in(home: Path) -> dict[str, bytes]:
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and not path.name.startswith("frankpledge.sqlite3")
    }


def test_an_empty_home_restored_gives_identical_figures(forks, made, empty):
    home, figures, backup = made

    assert forks.run(str(empty), RESTORE, str(backup)) == ""

    [burglary] = figures["review"]
    assert (burglary["actual"], burglary["verdict"]) == ("54", "Target exceeded")
    assert forks.run(str(empty), FIGURES) == figures
    there = files_in(Path(home)) | {"secret-key": b"its own"}
    assert files_in(empty) == there


def test_the_keys_are_not_in_a_backup_and_its_owner_alone_may_read_it(made):
    _, _, backup = made

    with zipfile.ZipFile(backup) as archive:
        assert not [name for name in archive.namelist() if "key" in name]
        assert archive.testzip() is None
    assert b"never in a backup" not in backup.read_bytes()
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_names_its_version_and_every_file_with_its_hash(made):
    _, _, backup = made

    with zipfile.ZipFile(backup) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        names = {entry["name"] for entry in manifest["files"]}
    assert names | {"manifest.json"} == set(archive.namelist())
    assert (manifest["format"], manifest["database"]) == (1, "sqlite")
    assert "intake.0001_initial" in manifest["migrations"]
    assert {name.split("/")[0] for name in names} == {
        "database.sqlite3",
        "evidence",
        "incoming",
        "uploads",
    }


def test_a_home_in_use_is_refused_and_left_as_it_is(forks, made):
    home, figures, backup = made

    refusal = forks.run(home, RESTORE, str(backup))

    assert "is in use: it holds a database, evidence, incoming, uploads" in refusal
    assert forks.run(home, FIGURES) == figures


def test_a_backup_never_replaces_a_file(forks, made, tmp_path):
    home, _, backup = made
    there = backup.read_bytes()

    [outcome] = forks.together(forks.act(home, BACK_UP, str(backup)))

    assert "is there already; a backup never replaces another" in outcome.trace
    assert backup.read_bytes() == there


def test_lost_and_altered_evidence_is_told_and_the_rest_is_kept(
    forks, made, empty, tmp_path
):
    _, _, backup = made
    forks.run(str(empty), RESTORE, str(backup))
    lost, altered = sorted((empty / "evidence").rglob("*.parquet"))[:2]
    lost.unlink()
    altered.write_bytes(altered.read_bytes()[:-1])

    faults = forks.run(str(empty), BACK_UP, str(tmp_path / "second.zip"))

    assert [fault.split("/")[-1][36:] for fault in faults] == [
        ".parquet is gone; the backup is without it.",
        ".parquet was altered after it was kept; the backup holds it as it is now.",
    ]
    third = tmp_path / "third"
    third.mkdir()
    assert forks.run(str(third), RESTORE, str(tmp_path / "second.zip")) == ""
    assert len(forks.run(str(third), FAULTS)) == 2


def test_a_delivery_read_while_the_backup_is_made_is_in_it_as_read(
    forks, made, empty, tmp_path
):
    _, _, backup = made
    forks.run(str(empty), RESTORE, str(backup))

    faults = forks.run(str(empty), MEANWHILE, str(tmp_path / "second.zip"))

    assert faults == []
    third = tmp_path / "third"
    third.mkdir()
    assert forks.run(str(third), RESTORE, str(tmp_path / "second.zip")) == ""
    assert forks.run(str(third), FAULTS) == []
    assert forks.run(str(third), "tests.config.installation:statuses") == {
        "2014-07-kent-street.csv": "refused",
        "2014-06-waiting-street.csv": "waiting",
    }


def test_a_restore_stopped_before_its_end_is_begun_anew(forks, made, empty):
    _, figures, backup = made
    (empty / "evidence" / "n").mkdir(parents=True)
    (empty / "evidence" / "n" / "half.parquet").write_bytes(b"half")
    (empty / ".restoring").mkdir()
    (empty / ".restoring" / "moving").touch()

    assert forks.run(str(empty), RESTORE, str(backup)) == ""

    assert forks.run(str(empty), FIGURES) == figures
    assert not (empty / ".restoring").exists()


def test_a_restore_that_fails_at_its_last_step_leaves_an_empty_home(forks, made, empty):
    _, _, backup = made
    (empty / "frankpledge.sqlite3").mkdir()  # so that no file can take its name

    [outcome] = forks.together(forks.act(str(empty), RESTORE, str(backup)))

    assert outcome.trace
    assert sorted(path.name for path in empty.iterdir()) == [
        "frankpledge.sqlite3",
        "secret-key",
    ]
