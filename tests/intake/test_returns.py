"""Adding returns: kept, superseded, already held, refused; one bad file stops nobody."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.reports import report_as_json
from frankpledge.intake.rules import Outcome
from frankpledge.partnership import operations as partnership_operations
from frankpledge.partnership.operations import AreaShape
from frankpledge.partnership.rules import AreaKind
from tests.intake.conftest import AT, JUNE, rows_of, stored_files
from tests.intake.streets import (
    NAME,
    NOWHERE,
    nuisance,
    put,
    put_gzip,
    put_zip,
    row,
    street,
)


def events(partnership) -> list[str]:
    return [record.event for record in audit.records_of(partnership.slug)]


def test_a_return_is_added_and_reported(add, tmp_path, northbridge):
    rows = [row(1), row(2, **NOWHERE), nuisance(), row(4, Month="2014-05")]

    report = add(put(tmp_path, street(rows)))

    [one] = report.returns
    assert (one.source, one.supplier, one.period) == (
        "police-uk",
        "northbridge",
        "2014-06",
    )
    assert (one.rows_read, one.rows_kept, one.rows_set_aside) == (4, 3, 1)
    assert (one.rows_without_location, one.lsoa_vintage) == (1, "unknown")
    assert one.outcome is Outcome.ADDED
    assert one.warnings == (
        "1 row of another month than the file's, 2014-06 was set aside (line 5).",
        "1 row without a location: counted for the supplier's whole area and in no "
        "smaller one.",
        "LSOA 2011 or 2021: cannot be told, because its 1 code is in both.",
    )


def test_a_clean_return_is_added_without_a_word(add, tmp_path, northbridge, amara):
    partnership_operations.add_areas(
        partnership=northbridge,
        kind=AreaKind.LSOA,
        vintage=2011,
        shapes=[AreaShape("E01024730", "Northbridge 001A")],
        by=amara,
        at=AT,
    )
    partnership_operations.add_areas(
        partnership=northbridge,
        kind=AreaKind.LSOA,
        vintage=2021,
        shapes=[AreaShape("E01034985", "Northbridge 001F")],
        by=amara,
        at=AT,
    )

    [one] = add(put(tmp_path, street([row()]))).returns

    assert one.warnings == ()
    assert one.lsoa_sentence == "LSOA 2011: 1 code is no longer there in 2021."


def test_what_was_added_stands_in_the_store_and_in_the_catalogue(
    add, tmp_path, home, northbridge
):
    add(put(tmp_path, street([row(1), row(2, Month="x")])))

    [file] = queries.evidence_files(
        northbridge, source="police-uk", supplier="northbridge"
    )
    version = queries.version_of(northbridge, uuid=file.uuid)
    folder = "northbridge/police-uk/northbridge/2014-06"
    assert stored_files(home) == [
        f"{folder}/{file.uuid}.parquet",
        f"{folder}/{file.uuid}.set-aside.csv",
    ]
    assert (file.month, file.rows) == (JUNE, 1)
    assert rows_of(file.path, "version, reference") == [(str(file.uuid), "id1")]
    assert version.categories == {"Burglary": 1}
    assert version.reasons == [
        {"words": "with a month not written YYYY-MM", "rows": 1, "lines": [3]}
    ]


def test_the_hash_in_the_catalogue_is_of_the_file_in_the_store(
    add, tmp_path, northbridge
):
    import hashlib  # noqa: PLC0415

    add(put(tmp_path, street([row()])))

    [version] = queries.current_versions(northbridge)
    [file] = queries.evidence_files(
        northbridge, source="police-uk", supplier="northbridge"
    )
    assert version.parquet_sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()


def test_adding_the_same_again_changes_nothing(add, tmp_path, home, northbridge):
    path = put(tmp_path, street([row(1), row(2, Month="x")]))
    first = add(path)
    before = (stored_files(home), events(northbridge))

    second = add(path)

    assert second.returns[0].outcome is Outcome.ALREADY_HELD
    assert second.returns[0].version == first.returns[0].version
    assert second.returns[0].rows_read == 2
    assert (stored_files(home), events(northbridge)) == before


def test_the_same_content_packed_otherwise_is_already_held(add, tmp_path):
    content = street([row()])
    add(put(tmp_path, content))

    again = add(
        put_gzip(tmp_path, content), put_zip(tmp_path, {f"2014-06/{NAME}": content})
    )

    assert [one.outcome for one in again.returns] == [Outcome.ALREADY_HELD] * 2


def test_a_later_file_supersedes_the_one_before(add, tmp_path, northbridge):
    add(put(tmp_path / "early", street([row(1), row(2)])))

    report = add(put(tmp_path / "late", street([row(1)])), at=AT + timedelta(days=30))

    [one] = report.returns
    assert one.outcome is Outcome.SUPERSEDED
    assert one.warnings[0] == (
        "Replaces version 1, received on 01/04/2010: 1 row kept where it kept 2. That is "
        "far fewer: check that the file is whole."
    )
    versions = ReturnVersion.objects.order_by("number")
    assert [(v.number, v.is_current) for v in versions] == [(1, False), (2, True)]
    assert versions[0].superseded_at == AT + timedelta(days=30)


def test_the_superseded_file_stays_in_the_store_for_what_was_made_from_it(
    add, tmp_path, home
):
    add(put(tmp_path / "early", street([row(1)])))

    add(put(tmp_path / "late", street([row(2)])))

    assert len(stored_files(home)) == 2


def test_going_back_to_an_earlier_file_makes_a_new_version_and_says_so(add, tmp_path):
    early = put(tmp_path / "early", street([row(1)]))
    add(early)
    add(put(tmp_path / "late", street([row(2)])))

    [one] = add(early).returns

    assert one.outcome is Outcome.SUPERSEDED
    assert "This is the very file of version 1" in one.warnings[0]


def test_two_files_of_one_month_in_one_batch_leave_one_current_version(
    add, tmp_path, northbridge
):
    folder = tmp_path / "releases"
    put(folder, street([row(1)]), f"1/{NAME}")
    put(folder, street([row(2)]), f"2/{NAME}")

    report = add(folder)

    assert [one.outcome for one in report.returns] == [
        Outcome.ADDED,
        Outcome.SUPERSEDED,
    ]
    assert queries.current_versions(northbridge).count() == 1


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
    with pytest.raises(ValueError, match="choose one of police-uk, incidents"):
        add(tmp_path, source="fire")


def test_an_extract_is_added_month_by_month_apart_from_the_force(
    add, tmp_path, northbridge
):
    rows = [row(1), row(2, Month="2014-07"), row(3, Month="bad")]
    add(put(tmp_path, street([row()])))

    report = add(put(tmp_path, street(rows), "tm_street_2014.csv"))

    assert [(o.supplier, o.period, o.rows_read) for o in report.returns] == [
        ("tm-street", "2014-06", 2),
        ("tm-street", "2014-07", 1),
    ]
    assert "kept apart as an extract" in report.returns[0].warnings[0]
    assert queries.suppliers_held(northbridge) == (
        ("police-uk", "northbridge"),
        ("police-uk", "tm-street"),
    )


def test_a_category_nobody_knows_is_kept_and_said(add, tmp_path, northbridge):
    rows = [row(1), row(2, Crime_type="Cybercrime")]

    [one] = add(put(tmp_path, street(rows))).returns

    assert any(
        "1 row of a category not known from this source, “Cybercrime”" in warning
        for warning in one.warnings
    )
    assert "Cybercrime" in queries.categories_held(
        northbridge, source="police-uk", supplier="northbridge"
    )


def test_a_crime_id_seen_again_is_said_with_its_lines(add, tmp_path):
    rows = [row(1), row(2), row(1, Location="Elsewhere"), row(2)]

    [one] = add(put(tmp_path, street(rows))).returns

    assert (
        "2 rows carry a crime ID already seen in this file (lines 4 and 5); kept, because "
        "the source counts them. 1 of them (line 5) is an exact copy of an earlier row."
    ) in one.warnings


def test_a_file_of_another_force_is_noticed(add, tmp_path):
    [one] = add(put(tmp_path, street([row()]), "2014-06-kent-street.csv")).returns

    assert (
        "The file's name says kent, but rows fall within Northbridge Police: check whose "
        "file it is."
    ) in one.warnings


def test_each_act_is_recorded_with_its_own_transaction(add, tmp_path, northbridge):
    add(put(tmp_path, street([row()])))

    record = audit.records_of("northbridge").first()
    assert record.event == "return added"
    assert json.loads(record.detail)["rows_kept"] == 1
    assert audit.verify_chain().faults == ()


def test_when_it_cannot_be_recorded_it_is_not_added(
    add, tmp_path, northbridge, monkeypatch
):
    path = put(tmp_path, street([row()]))

    def fail(*args, **kwargs):
        raise RuntimeError("no record")

    monkeypatch.setattr("frankpledge.audit.operations.record", fail)
    with pytest.raises(RuntimeError, match="no record"):
        add(path)

    assert not Return.objects.exists()


def test_progress_is_told_file_by_file(add, tmp_path):
    folder = tmp_path / "two"
    put(folder, street([row(Month="2014-05")]), "2014-05-kent-street.csv")
    put(folder, street([row()]), "2014-06-kent-street.csv")
    told = []

    add(folder, progress=lambda *step: told.append(step))

    assert told == [
        (0, 2, "two/2014-05-kent-street.csv"),
        (1, 2, "two/2014-06-kent-street.csv"),
        (2, 2, ""),
    ]


def test_a_month_that_looks_partial_is_said_by_the_return_and_by_the_report(
    add, tmp_path
):
    folder = tmp_path / "months"
    for month in range(1, 8):
        rows = [
            row(number, Month=f"2014-{month:02d}") for number in range(300 + 3 * month)
        ]
        kept = rows[:60] if month == 4 else rows
        put(folder, street(kept), f"2014-{month:02d}-northbridge-street.csv")

    report = add(folder)

    [partial] = report.months_partial
    assert (partial.supplier, partial.period) == ("northbridge", "2014-04")
    assert partial.sentence.startswith("2014-04 looks partial: 60 crimes against")
    assert [o.period for o in report.returns if partial.sentence in o.warnings] == [
        "2014-04"
    ]


def test_the_report_is_plain_json(add, tmp_path):
    report = add(put(tmp_path, street([row(), row(2, Month="x")])), tmp_path / "gone")

    plain = json.loads(json.dumps(report_as_json(report)))

    assert plain["sentence"] == "1 return added, 1 file refused."
    assert plain["returns"][0]["outcome"] == "added"
    assert plain["returns"][0]["rows_set_aside"] == 1
    assert plain["refused"] == [
        {"file": "gone", "sentence": "gone is not there; check its name and place."}
    ]


def test_another_partnerships_returns_are_no_ones_business(
    add, tmp_path, northbridge, southmere, home
):
    [one] = add(put(tmp_path, street([row()]))).returns

    assert queries.suppliers_held(southmere) == ()
    assert queries.version_of(southmere, uuid=one.version) is None
    assert (
        queries.evidence_files(southmere, source="police-uk", supplier="northbridge")
        == ()
    )
    assert (
        queries.return_of(
            southmere, source="police-uk", supplier="northbridge", month=JUNE
        )
        is None
    )


def test_both_partnerships_may_hold_the_same_file(
    add, tmp_path, northbridge, southmere, esi
):
    path = put(tmp_path, street([row()]))
    add(path)

    report = operations.add_paths(
        partnership=southmere, paths=[path], source="police-uk", by=esi, at=AT
    )

    assert report.returns[0].outcome is Outcome.ADDED
    assert Return.objects.count() == 2


def test_the_paths_in_the_catalogue_are_from_the_stores_folder(
    add, tmp_path, northbridge
):
    add(put(tmp_path, street([row()])))

    [version] = queries.current_versions(northbridge)
    assert not Path(version.parquet_path).is_absolute()
