"""Backups somebody altered, or that are none: refused in words, the home left empty."""

import hashlib
import json
import sqlite3
import stat
import zipfile
from contextlib import closing

import pytest

from frankpledge.config.backup import restoring
from frankpledge.config.backup.databases import Sqlite
from frankpledge.config.refusing import Refused

ROWS = "evidence/n/incidents/n/2010-04/a.parquet"


@pytest.fixture
def database(tmp_path) -> bytes:
    """Return a small database."""
    path = tmp_path / "made.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE told (what TEXT)")
    return path.read_bytes()


@pytest.fixture
def restore(tmp_path):
    """Return a function that restores a file and says what was refused and is there."""
    home = tmp_path / "home"
    home.mkdir()

    def restoring_it(file) -> tuple[str, list[str]]:
        told = ""
        try:
            restoring.restore_backup(
                file,
                home=home,
                database=Sqlite({"NAME": home / "frankpledge.sqlite3"}),
                say=lambda *_: None,
            )
        except Refused as refused:
            told = str(refused)
        return told, sorted(path.name for path in home.rglob("*") if path.is_file())

    return restoring_it


@pytest.fixture
def backup(tmp_path, database):
    """Return a function that writes a backup of members, with what is wrong with it."""

    def written(*, listed=(), more=(), raw=None, **changes):
        members = {"database.sqlite3": database, ROWS: b"rows"}
        manifest = {
            "format": 1,
            "made_at": "2010-04-01T09:00:00+00:00",
            "frankpledge": "0.1.0",
            "database": "sqlite",
            "migrations": ["intake.0001_initial"],
            "files": [
                {
                    "name": name,
                    "bytes": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
                for name, content in members.items()
            ],
        } | changes
        manifest["files"] = [*manifest["files"], *listed]
        path = tmp_path / "backup.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in [*members.items(), *more]:
                archive.writestr(name, content)
            text = json.dumps(manifest) if raw is None else raw
            archive.writestr("manifest.json", text)
        return path

    return written


def entry(name, content=b"x", **changes) -> dict:
    sha256 = hashlib.sha256(content).hexdigest()
    return {"name": name, "bytes": len(content), "sha256": sha256, **changes}


def test_a_sound_backup_is_restored(restore, backup):
    assert restore(backup()) == ("", ["a.parquet", "frankpledge.sqlite3"])


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "evidence/../../outside",
        "/etc/outside",
        "evidence\\..\\outside",
        "C:/outside",
        "evidence/a:stream",
        "evidence/\x1b[2J",
        "evidence//a",
        "evidence/./a",
        "evidence/folder/",
        "evidence",
        "secret-key",
        "frankpledge.sqlite3",
        ".restoring/moving",
        ".",
        f"evidence/{'a' * 300}",
    ],
)
def test_a_name_that_leads_out_of_its_place_is_refused(restore, backup, name):
    told, there = restore(backup(listed=[entry(name)], more=[(name, b"x")]))

    assert "somebody altered it. Nothing was restored" in told
    assert there == []


def test_a_link_in_a_backup_is_only_ever_a_file(restore, backup, tmp_path):
    link = zipfile.ZipInfo("uploads/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = backup(listed=[entry("uploads/link", b"/etc")], more=[(link, b"/etc")])

    assert restore(path)[0] == ""
    assert not (tmp_path / "home" / "uploads" / "link").is_symlink()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({"more": [("evidence/unlisted", b"x")]}, "not those of its own list"),
        ({"listed": [entry("evidence/absent")]}, "not those of its own list"),
        ({"listed": [entry(ROWS, b"rows")]}, "not those of its own list"),
        ({"files": []}, "not those of its own list"),
        (
            {
                "listed": [entry("evidence/a"), entry("evidence/a/b")],
                "more": [("evidence/a", b"x"), ("evidence/a/b", b"x")],
            },
            "not those of its own list",
        ),
        ({"migrations": [1]}, "cannot be read"),
        ({"format": 2}, "is of format 2, and this Frankpledge reads format 1"),
        ({"database": "oracle"}, "cannot be read"),
        ({"database": "postgresql"}, "altered"),
        ({"migrations": ["intake.9999_later"]}, "newer than this one"),
        ({"migrations": None}, "cannot be read"),
        ({"raw": "[]"}, "cannot be read"),
        ({"raw": "{"}, "cannot be read"),
        ({"raw": "[" * 100_000}, "cannot be read"),
        ({"files": [{"name": 7}]}, "cannot be read"),
        ({"files": [entry("evidence/a", bytes=-1)]}, "cannot be read"),
        ({"files": [entry("evidence/a", sha256="x")]}, "cannot be read"),
    ],
)
def test_what_a_backup_says_of_itself_is_checked_first(restore, backup, made, words):
    told, there = restore(backup(**made))

    assert words in told
    assert there == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"bytes": 3}, "is not what was backed up"),  # it would swell past what it says
        ({"bytes": 5}, "is not what was backed up"),
        ({"sha256": "0" * 64}, "is not what was backed up"),
        ({"bytes": 1 << 60}, "Make room"),
    ],
)
def test_a_file_is_what_the_backup_says_or_nothing_is_restored(
    restore, backup, said, words
):
    path = backup(
        listed=[entry("uploads/a", b"four", **said)], more=[("uploads/a", b"four")]
    )

    told, there = restore(path)

    assert words in told
    assert there == []


def test_a_damaged_member_is_told_before_anything_is_visible(restore, backup):
    path = backup(
        listed=[entry("uploads/a", b"f" * 99)], more=[("uploads/a", b"f" * 99)]
    )
    content = bytearray(path.read_bytes())
    content[content.index(b"uploads/a") + 12] ^= 0xFF
    path.write_bytes(bytes(content))

    told, there = restore(path)

    assert told.startswith("The backup is damaged")
    assert there == []


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_what_is_no_backup_is_refused(restore, tmp_path, content):
    path = tmp_path / "backup.zip"
    path.write_bytes(content)

    assert "is no backup of Frankpledge" in restore(path)[0]


def test_a_zip_of_something_else_is_refused(restore, tmp_path):
    path = tmp_path / "backup.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2014-06-kent-street.csv", "x")

    assert "without manifest.json" in restore(path)[0]


def test_a_damaged_database_is_refused_and_no_file_stays(restore, tmp_path, backup):
    broken = b"SQLite format 3\x00" + b"\xff" * 5000
    path = tmp_path / "backup.zip"
    files = [entry("database.sqlite3", broken), entry(ROWS, b"rows")]
    manifest = {
        "format": 1,
        "made_at": "",
        "frankpledge": "",
        "database": "sqlite",
        "migrations": [],
        "files": files,
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("database.sqlite3", broken)
        archive.writestr(ROWS, b"rows")
        archive.writestr("manifest.json", json.dumps(manifest))

    told, there = restore(path)

    assert "The database is damaged" in told
    assert there == []
