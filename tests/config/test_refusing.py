"""What a command says of failures that are not its own: a sentence, never a trace."""

import errno
import os
import subprocess
import sys

import pytest
from django.db import IntegrityError

from frankpledge.config.refusing import Refused, refusals


def test_a_damaged_database_is_told_in_a_sentence_with_what_to_do(tmp_path):
    (tmp_path / "frankpledge.sqlite3").write_bytes(b"no database at all " * 500)
    told = {**os.environ, "FRANKPLEDGE_HOME": str(tmp_path)}
    told.pop("DATABASE_URL", None)

    done = subprocess.run(
        [sys.executable, "-m", "frankpledge.config.cli", "audit", "verify"],
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(
        "The database cannot be used: file is not a database."
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_place_that_takes_no_file_is_named(number):
    with (
        pytest.raises(Refused, match=r"^/evidence/a: .+ that there is room"),
        refusals(),
    ):
        raise OSError(number, os.strerror(number), "/evidence/a")


@pytest.mark.parametrize("ours", [IntegrityError("x"), KeyError("x"), OSError(5, "x")])
def test_a_mistake_of_ours_stays_a_mistake(ours):
    with pytest.raises(type(ours)), refusals():
        raise ours
