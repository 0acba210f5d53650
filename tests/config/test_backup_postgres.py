"""The same on PostgreSQL: its own programs write the database down and put it back."""

import os
from pathlib import Path

import pytest
from django.db import connection

from frankpledge.access import operations as access
from frankpledge.config.backup import databases, restoring
from frankpledge.config.backup.making import make_backup
from frankpledge.config.refusing import Refused
from frankpledge.intake import operations as intake
from tests.intake.conftest import AT
from tests.intake.streets import put, row, street
from tests.postgres import find_binaries


@pytest.fixture
def clients(monkeypatch):
    """Put pg_dump and pg_restore of the server's version first on the PATH."""
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL's own programs; SQLite is in test_backup")
    monkeypatch.setenv("PATH", f"{find_binaries()}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def other_database(clients, transactional_db):
    """Return an empty database on the same server, gone afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE DATABASE restored TEMPLATE template0")
    yield databases.Postgresql({**connection.settings_dict, "NAME": "restored"})
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE restored")


@pytest.fixture
def back_up(clients, tmp_path):
    """Return a function that writes a backup and gives its file."""

    def backing_up() -> Path:
        file = tmp_path / "backup.zip"
        by = access.command_line_user()
        made = make_backup(file=file, say=lambda *_: None, by=by, at=AT)
        assert made.faults == ()
        return file

    return backing_up


@pytest.mark.django_db(transaction=True)
def test_database_and_evidence_come_back_into_an_empty_home_and_database(
    clients, other_database, home, northbridge, amara, back_up, tmp_path
):
    intake.add_paths(
        partnership=northbridge,
        paths=[put(tmp_path / "in", street([row(1), row(2), row(3, Month="x")]))],
        source="police-uk",
        by=amara,
        at=AT,
    )
    file = back_up()
    other_home = tmp_path / "restored"
    other_home.mkdir()

    restoring.restore_backup(
        file, home=other_home, database=other_database, say=lambda *_: None
    )

    with other_database.connected() as asked:
        kept = asked.execute("SELECT parquet_path, rows_kept FROM intake_returnversion")
        [(place, rows)] = kept.fetchall()
    assert rows == 2
    assert (other_home / "evidence" / place).is_file()
    with pytest.raises(Refused, match="it holds a database, evidence"):
        restoring.restore_backup(
            file, home=other_home, database=other_database, say=lambda *_: None
        )


@pytest.mark.django_db(transaction=True)
def test_without_its_programs_it_is_said_what_to_install(
    clients, home, back_up, monkeypatch
):
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(Refused, match=r"Install the PostgreSQL client"):
        back_up()
