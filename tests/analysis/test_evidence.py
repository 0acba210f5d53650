"""Opened evidence is what the contract says, and can reach nothing else."""

from dataclasses import fields

import duckdb
import pytest

from frankpledge.analysis.contracts import (
    INCIDENTS,
    ContractError,
    LocationPrecision,
    TimePrecision,
    check_columns,
)
from frankpledge.analysis.evidence import EvidenceError, open_evidence
from frankpledge.analysis.records import Record
from tests.analysis.incidents import incident, write

RIGHT = {column.name: column.kind for column in INCIDENTS}


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "kent.parquet", [incident(), incident(row_number=3)])


def columns_of(evidence):
    return {
        name: kind
        for name, kind, *_ in evidence.connection.execute(
            "DESCRIBE incidents"
        ).fetchall()
    }


def test_the_columns_of_the_contract_pass():
    check_columns(dict(reversed(RIGHT.items())))


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        (RIGHT | {"month": "VARCHAR"}, "holds month as VARCHAR, not DATE"),
        ({k: v for k, v in RIGHT.items() if k != "category"}, "no column category"),
        (RIGHT | {"victim": "VARCHAR"}, "a column victim that the contract does not"),
    ],
)
def test_other_columns_are_refused_by_name(columns, says):
    with pytest.raises(ContractError, match=f"^The file x .*{says}"):
        check_columns(columns, what="The file x")


def test_every_fault_of_the_columns_is_named_at_once():
    columns = RIGHT | {"month": "VARCHAR", "victim": "VARCHAR"}
    del columns["category"]

    with pytest.raises(ContractError) as refusal:
        check_columns(columns)

    assert str(refusal.value) == (
        "The evidence has no column category (VARCHAR); holds month as VARCHAR, not "
        "DATE; has a column victim that the contract does not know. Add the return "
        "again from the supplier's file."
    )


def test_a_record_has_the_fields_of_the_contract_in_its_order():
    assert [field.name for field in fields(Record)] == list(RIGHT)


@pytest.mark.parametrize(
    ("column", "words"),
    [("time_precision", TimePrecision), ("location_precision", LocationPrecision)],
)
def test_the_meaning_of_a_precision_names_each_of_its_words(column, words):
    meaning = {one.name: one.meaning for one in INCIDENTS}[column]

    assert all(word in meaning for word in words)


def test_no_files_give_an_empty_view_with_the_columns_of_the_contract():
    with open_evidence([]) as evidence:
        assert columns_of(evidence) == RIGHT
        assert evidence.answer("month_coverage") == []


def test_files_give_a_view_with_the_columns_of_the_contract(file):
    with open_evidence([file]) as evidence:
        assert columns_of(evidence) == RIGHT
        assert evidence.connection.execute("FROM incidents").fetchall() != []


OLD = tuple(column for column in INCIDENTS if not column.is_later)


def test_a_file_from_before_a_column_came_has_nothing_in_it(tmp_path):
    old = write(tmp_path / "old.parquet", [incident()], contract=OLD)

    with open_evidence([old]) as evidence:
        assert columns_of(evidence) == RIGHT
        [row] = evidence.connection.execute(
            "SELECT category, ended_at, victim_key FROM incidents"
        ).fetchall()
    assert row == ("Burglary", None, None)


@pytest.mark.parametrize("is_old_first", [True, False])
def test_old_files_stand_beside_new_ones(tmp_path, is_old_first):
    old = write(tmp_path / "old.parquet", [incident(row_number=2)], contract=OLD)
    new = write(tmp_path / "new.parquet", [incident(row_number=3, victim_key="k1")])
    files = [old, new] if is_old_first else [new, old]

    with open_evidence(files) as evidence:
        assert columns_of(evidence) == RIGHT
        keys = evidence.connection.execute(
            "SELECT row_number, victim_key FROM incidents ORDER BY row_number"
        ).fetchall()
    assert keys == [(2, None), (3, "k1")]


def test_only_columns_that_may_be_null_came_later():
    assert all(column.nullable for column in INCIDENTS if column.is_later)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with (
        pytest.raises(
            EvidenceError, match=r"The file of evidence gone\.parquet is not"
        ),
        open_evidence([tmp_path / "gone.parquet"]),
    ):
        pass


def test_a_file_that_is_not_parquet_is_refused(tmp_path):
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 and no more")

    with (
        pytest.raises(EvidenceError, match="not whole Parquet"),
        open_evidence([broken]),
    ):
        pass


def test_a_file_cut_short_is_refused(file):
    file.write_bytes(file.read_bytes()[:-40])

    with pytest.raises(EvidenceError, match="not whole Parquet"), open_evidence([file]):
        pass


def test_a_file_damaged_inside_is_refused_when_it_is_counted(file):
    content = bytearray(file.read_bytes())
    footer = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    content[4:footer] = b"\xff" * (footer - 4)
    file.write_bytes(content)

    with (
        open_evidence([file]) as evidence,
        pytest.raises(EvidenceError, match="is damaged"),
    ):
        evidence.answer("month_coverage")


def test_a_second_file_with_other_columns_is_named(file, tmp_path):
    other = tmp_path / "other.parquet"
    duckdb.sql("SELECT 1 AS month, [[2]] AS nested, 3 AS after").write_parquet(
        str(other)
    )

    with (
        pytest.raises(ContractError, match=r"other\.parquet .*column after that"),
        open_evidence([file, other]),
    ):
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "FROM read_parquet('{other}')",
        "FROM '{other}'",
        "FROM read_text('/etc/hostname')",
        "FROM glob('/*')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "COPY (SELECT 1) TO '{file}'",
        "ATTACH '{folder}/out.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET allowed_paths = ['{other}']",
        "SET threads = 8",
        "FROM read_parquet('https://127.0.0.1/x.parquet')",
    ],
)
def test_opened_evidence_can_reach_nothing_else(statement, file, tmp_path):
    other = write(tmp_path / "other.parquet", [incident()])
    statement = statement.format(other=other, folder=tmp_path, file=file)

    with open_evidence([file]) as evidence, pytest.raises(duckdb.Error):
        evidence.connection.execute(statement)


def test_a_variable_of_the_program_is_not_a_table(file):
    secret = duckdb.sql("SELECT 1")

    with open_evidence([file]) as evidence, pytest.raises(duckdb.Error):
        evidence.connection.execute("FROM secret")
    assert secret is not None


def test_evidence_is_closed_at_the_end_of_the_block(file):
    with open_evidence([file]) as evidence:
        pass

    with pytest.raises(duckdb.Error):
        evidence.answer("month_coverage")


def test_threads_and_memory_are_as_asked(file):
    with open_evidence([file], threads=1, memory="256MB") as evidence:
        settings = evidence.connection.execute(
            "SELECT current_setting('threads'), current_setting('memory_limit')"
        ).fetchall()

    assert settings == [(1, "244.1 MiB")]
