"""Files that cannot be taken in: refused in words, nothing left, the rest kept."""

import io

import pytest

from frankpledge.intake import queries
from frankpledge.intake.models import Return
from frankpledge.intake.readers import police_uk, staging
from frankpledge.intake.readers.lines import number_rows
from frankpledge.intake.readers.loadable import Loadable, own_names
from frankpledge.intake.readers.reader import Origin
from tests.intake.conftest import JUNE, events, stored_files
from tests.intake.streets import (
    NAME,
    put,
    put_zip,
    row,
    street,
)


def test_one_bad_file_never_stops_the_others(add, tmp_path, northbridge):
    folder = tmp_path / "months"
    put(folder, b"", "2014-04-kent-street.csv")
    put(folder, street([row(Month="2014-05")]), "2014-05-kent-street.csv")
    put(folder, b"\x1f\x8bbroken", "2014-06-kent-street.csv.gz")
    put(folder, street([row(Month="2014-07")]), "2014-07-kent-street.csv")
    put(folder, b"notes", "SOURCE.txt")

    report = add(folder)

    assert [one.period for one in report.returns] == ["2014-05", "2014-07"]
    assert [note.file for note in report.refused] == [
        "months/2014-04-kent-street.csv",
        "months/2014-06-kent-street.csv.gz",
    ]
    assert [note.file for note in report.passed_over] == ["months/SOURCE.txt"]
    assert Return.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (NAME, b"", "is empty"),
        (NAME, street([row()])[:60], "has no column"),
        (NAME, street([row(Month="2014-05")]), "none could be kept"),
        (NAME, b"%PDF-1.4 and so on", "is a PDF"),
        (f"{NAME}.gz", b"\x1f\x8b\x08\x00nonsense", "damaged or cut off"),
        ("notes.txt", b"notes", "is not a police.uk street-level file"),
    ],
)
def test_a_refused_file_leaves_nothing_and_is_recorded(
    add, tmp_path, home, northbridge, name, content, words
):
    report = add(put(tmp_path, content, name))

    [note] = report.refused
    assert note.sentence.startswith(f"{name} ")
    assert words in note.sentence
    assert (Return.objects.count(), stored_files(home)) == (0, [])
    assert events(northbridge)[0] == "return refused"


def test_a_refused_file_leaves_the_version_before_current(add, tmp_path, northbridge):
    add(put(tmp_path / "good", street([row()])))

    add(put(tmp_path / "bad", street([row(Month="2013-01")])))

    [version] = queries.current_versions(northbridge)
    assert (version.number, version.rows_kept) == (1, 1)


def test_a_place_without_files_of_the_source_is_refused_once(add, tmp_path):
    folder = tmp_path / "elsewhere"
    put(folder, b"x", "notes.txt")

    report = add(folder)

    assert [note.sentence for note in report.refused] == [
        "elsewhere holds no file of the source police.uk street-level crime (1 of other "
        "kinds were passed over)."
    ]


def test_an_unknown_source_is_refused_before_anything_is_read(add, tmp_path):
    with pytest.raises(ValueError, match="choose one of police-uk, "):
        add(tmp_path, source="fire")


def test_what_nobody_foresaw_refuses_one_file_and_the_next_is_read(
    add, tmp_path, monkeypatch
):
    folder = tmp_path / "months"
    put(folder, street([row(Month="2014-05")]), "2014-05-kent-street.csv")
    put(folder, street([row()]), "2014-06-kent-street.csv")
    load = staging._load
    failures = iter([staging.RowsLost("1 row was handed over, 0 arrived.")])

    def fail_once(*args):
        for failure in failures:
            raise failure
        return load(*args)

    monkeypatch.setattr(staging, "_load", fail_once)
    report = add(folder)

    assert (
        "a fault that is not its own (1 row was handed over"
        in report.refused[0].sentence
    )
    assert [one.period for one in report.returns] == ["2014-06"]


def test_the_engine_reading_other_rows_than_it_was_given_is_never_silent(
    tmp_path, monkeypatch
):
    rows = number_rows(io.BytesIO(street([row()])), tmp_path / "rows.csv")
    rows.rows += 1

    names = own_names([h.cell for h in police_uk.LAYOUT.headings], ())
    load = Loadable(rows, names)
    origin = Origin("police-uk", "kent", JUNE)
    with (
        pytest.raises(staging.RowsLost, match="2 rows were handed over, 1 arrived"),
        staging.staged(load, origin=origin, ways=police_uk.LAYOUT.ways),
    ):
        pass


def test_a_name_that_would_steer_a_terminal_is_made_harmless(add, tmp_path):
    path = put_zip(tmp_path, {"\x1b[2J2014-06-kent-street.csv": b"", NAME: b""})

    report = add(path)

    assert "\x1b" not in "".join(note.sentence for note in report.refused)
    assert "\x1b" not in "".join(note.sentence for note in report.passed_over)


def test_a_header_that_would_steer_a_terminal_is_made_harmless(add, tmp_path):
    report = add(put(tmp_path, b"\x1b[2J,b\n1,2\n"))

    assert "Its first line says: ?[2J, b." in report.refused[0].sentence


def test_a_name_longer_than_any_suppliers_is_an_extract_at_most(add, tmp_path):
    name = f"2014-06-{'x' * 70}-street.csv"

    [one] = add(put(tmp_path, street([row()]), name)).returns

    assert one.supplier == "x" * 60
    assert "kept apart as an extract" in one.warnings[0]
