"""Adding returns: kept, superseded, already held, refused; one bad file stops nobody."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.rules import Outcome
from tests.intake.conftest import AT, JUNE, events, rows_of, stored_files
from tests.intake.streets import (
    NAME,
    put,
    put_gzip,
    put_zip,
    row,
    street,
)


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

    add(folder, progress=told.append)

    assert [(far.files_done, far.files_in_all, far.file) for far in told] == [
        (0, 2, "two/2014-05-kent-street.csv"),
        (1, 2, "two/2014-06-kent-street.csv"),
        (2, 2, ""),
    ]
    assert told[-1].bytes_done == told[-1].bytes_in_all > told[1].bytes_done > 0


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
