"""What is kept on disk is for the account that runs the service, and nobody else."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.config import env
from frankpledge.intake import operations
from tests.intake.conftest import AT
from tests.intake.streets import NAME, put, row, street


@pytest.fixture(autouse=True)
def careless():
    """Make files as a careless shell would: readable by all."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder):
    """Return what stands in a folder and lets others in; behind a closed door all is."""
    return [
        path.name
        for path in folder.iterdir()
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]


def test_the_database_and_its_log_are_for_their_owner_alone(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)  # made by somebody who was not asked to hide it
    program = "from frankpledge.config.commands.home import set_up; set_up()"
    settings = {"FRANKPLEDGE_HOME": str(home), "PATH": os.environ["PATH"]}

    subprocess.run([sys.executable, "-c", program], env=settings, check=True)

    assert (home / "frankpledge.sqlite3").stat().st_size
    assert open_to_others(home) == []


def test_a_database_that_is_there_keeps_what_it_holds(tmp_path):
    (tmp_path / "frankpledge.sqlite3").write_bytes(b"held")

    env.database(tmp_path)

    assert (tmp_path / "frankpledge.sqlite3").read_bytes() == b"held"


def test_evidence_kept_is_for_its_owner_alone(home, add, tmp_path_factory):
    folder = tmp_path_factory.mktemp("brought")

    add(put(folder, street([row(1), row(2, Month="x")]), NAME))

    assert (home / "evidence").is_dir()
    assert open_to_others(home) == []


def test_files_waiting_for_the_worker_are_for_their_owner_alone(
    home, northbridge, amara
):
    operations.receive_upload(
        partnership=northbridge,
        files=[SimpleUploadedFile(NAME, street([row()]))],
        source="police-uk",
        then=str,  # nothing is told
        by=amara,
        at=AT,
    )

    assert (home / "incoming").is_dir()
    assert open_to_others(home) == []
