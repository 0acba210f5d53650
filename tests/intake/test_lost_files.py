"""A file of the store that was lost or damaged: named, and brought back by its return."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frankpledge.intake import operations, queries
from frankpledge.intake.rules import Outcome
from frankpledge.intake.verification import verify_evidence
from tests.intake.conftest import AT, rows_of
from tests.intake.streets import put, row, street


def held(northbridge):
    """Return the one file of evidence that is current."""
    [file] = queries.evidence_files(
        northbridge, source="police-uk", supplier="northbridge"
    )
    return file


def sentences() -> list[str]:
    """Return what is wrong with the store, in words."""
    return [fault.sentence for fault in verify_evidence().faults]


def lose(path):
    path.unlink()


def damage(path):
    path.write_bytes(path.read_bytes()[:-40])


@pytest.mark.parametrize(
    ("harm", "words"),
    [(lose, "is gone"), (damage, "was altered after it was kept")],
)
def test_a_lost_or_damaged_file_is_named_with_its_partnership_and_the_remedy(
    add, tmp_path, northbridge, harm, words
):
    add(put(tmp_path, street([row()])))
    harm(held(northbridge).path)

    assert sentences() == [
        f"northbridge, police-uk northbridge 2014-06: the file of version 1 {words}. "
        "Restore it from a backup, or add the return again."
    ]


@pytest.mark.parametrize("harm", [lose, damage])
def test_adding_the_return_again_brings_a_lost_or_damaged_file_back(
    add, tmp_path, northbridge, harm
):
    path = put(tmp_path, street([row(1), row(2)]))
    add(path)
    harm(held(northbridge).path)

    [again] = add(path).returns

    assert again.outcome is Outcome.SUPERSEDED
    assert rows_of(held(northbridge).path, "reference") == [("id1",), ("id2",)]


def test_the_report_says_what_became_of_the_file_replaced(add, tmp_path, northbridge):
    path = put(tmp_path, street([row()]))
    add(path)
    lose(held(northbridge).path)

    [again] = add(path).returns

    assert again.warnings[0] == (
        "Replaces version 1, received on 01/04/2010: 1 row kept where it kept 1. "
        "The file of that version is gone."
    )


def test_a_superseded_version_comes_back_from_a_backup_alone(
    add, tmp_path, northbridge
):
    path = put(tmp_path, street([row()]))
    add(path)
    lose(held(northbridge).path)
    add(path)

    assert sentences() == [
        "northbridge, police-uk northbridge 2014-06: the file of version 1 is gone. "
        "Restore it from a backup."
    ]


def test_rows_set_aside_are_looked_at_as_well(add, tmp_path, home):
    add(put(tmp_path, street([row(1), row(2, Month="x")])))
    [aside] = (home / "evidence").rglob("*.set-aside.csv")
    aside.write_bytes(aside.read_bytes() + b"more")

    assert sentences() == [
        "northbridge, police-uk northbridge 2014-06: the list of rows set aside of "
        "version 1 was altered after it was kept. Restore it from a backup, or add the "
        "return again."
    ]


def test_a_delivery_not_yet_read_whose_files_are_gone_is_named(
    home, northbridge, amara
):
    delivery = operations.receive_upload(
        partnership=northbridge,
        files=[SimpleUploadedFile("a.csv", b"a"), SimpleUploadedFile("b.csv", b"b")],
        source="police-uk",
        then=lambda _: None,
        by=amara,
        at=AT,
    )
    next((home / "incoming").rglob("b.csv")).unlink()

    assert sentences() == [
        f"northbridge, delivery {delivery.pk} (a.csv, b.csv): 1 of its 2 files are "
        "there, and it has not been read. Bring its files again."
    ]
