"""One database reads files one after the other, and nothing of one is left for the next."""

from contextlib import closing, contextmanager

import duckdb
import pytest

from frankpledge.intake.readers.database import KeptOpen, connected


@contextmanager
def reading_in(folder):
    databases = KeptOpen(folder)
    databases.use()
    with closing(databases):
        yield


MADE = "CREATE TABLE made AS SELECT 1"


def test_files_in_one_folder_are_read_by_one_database_each_afresh(tmp_path):
    folders = [tmp_path / name for name in ("one", "two")]
    used = []

    with reading_in(tmp_path):
        for folder in folders:
            with connected(folder) as connection:
                used.append(connection)
                connection.execute(MADE)

    assert used[0] is used[1]
    with pytest.raises(duckdb.ConnectionException):
        used[0].execute("SELECT 1")


def test_a_file_elsewhere_has_a_database_of_its_own(tmp_path):
    (tmp_path / "kept").mkdir()

    with reading_in(tmp_path / "kept"), connected(tmp_path / "other") as other:
        assert other.execute("SELECT current_schema()").fetchall() == [("main",)]


def test_after_a_file_that_failed_the_next_is_read_by_another_database(tmp_path):
    with reading_in(tmp_path):
        with pytest.raises(duckdb.Error), connected(tmp_path / "one") as first:
            first.execute("SELECT nothing")
        with connected(tmp_path / "two") as second:
            second.execute(MADE)

    assert first is not second


def test_it_reads_and_writes_in_its_folder_alone(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "out.csv").write_text("a\n1\n")

    with (
        reading_in(tmp_path / "in"),
        pytest.raises(duckdb.PermissionException),
        connected(tmp_path / "in" / "one") as connection,
    ):
        connection.execute(f"FROM read_csv('{tmp_path / 'out.csv'}')")
