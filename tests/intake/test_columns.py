"""Kinds of file a person explains once: known again, read like any other, versioned."""

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.intake import operations, queries
from frankpledge.intake.models import ColumnMapping
from frankpledge.intake.readers.mapped.headers import Header
from tests.intake.conftest import AT, rows_of
from tests.intake.mapped import NOISE, definition
from tests.intake.mapped import said_of_noise as said
from tests.intake.streets import put


@pytest.fixture
def explained(northbridge, amara):
    return operations.explain_columns(
        partnership=northbridge, said=said(), by=amara, at=AT
    )


def test_a_file_with_the_headings_explained_is_known_and_read(
    add, tmp_path, explained, northbridge, settings
):
    (report,) = add(put(tmp_path, NOISE.encode(), "whatever.csv"), source="any").returns

    assert (report.source, report.supplier) == ("noise-complaints", "council")
    assert (report.period, report.rows_kept) == ("2014-04", 2)
    version = queries.version_of(northbridge, uuid=report.version)
    assert version.read_with == "mapping 1"
    path = settings.EVIDENCE_STORE / version.parquet_path
    assert rows_of(path, "category, place, flags")[0] == (
        "Music",
        "High Street",
        ["out of hours"],
    )


def test_it_can_be_asked_for_by_its_name_with_columns_to_spare(
    add, tmp_path, explained
):
    text = NOISE.replace("Case ref,", "Extra,Case ref,").replace("\nN", "\nx,N")

    report = add(put(tmp_path, text.encode(), "a.csv"), source="noise-complaints")

    assert [one.rows_kept for one in report.returns] == [2]
    assert "The column “Extra” is not known" in " ".join(report.returns[0].warnings)


def test_what_lacks_a_column_is_refused_in_words(add, tmp_path, explained):
    text = NOISE.replace("Nature", "Sort")

    report = add(put(tmp_path, text.encode(), "a.csv"), source="noise-complaints")

    assert report.refused[0].sentence == (
        "a.csv lacks the column “Nature” of “Noise complaints”: change what was said "
        "about its columns, or ask the supplier for them."
    )


def test_other_files_are_as_unknown_as_before(add, tmp_path, explained):
    report = add(put(tmp_path, b"A,B\n1,2\n", "a.csv"), source="any")

    assert "neither by its name nor by its columns" in report.refused[0].sentence


def test_a_source_nobody_explained_is_refused(add, tmp_path):
    with pytest.raises(ValueError, match="is no source"):
        add(put(tmp_path, NOISE.encode(), "a.csv"), source="noise-complaints")


def test_saying_something_else_is_a_version_that_says_what_the_old_one_read(
    add, tmp_path, explained, northbridge, amara
):
    path = put(tmp_path, NOISE.encode(), "a.csv")
    add(path, source="any")
    other = definition(date="Reported", category="Noise", persons=("Complainant name",))

    again = operations.explain_again(
        mapping=explained, said=said(given=other), by=amara, at=AT
    )

    assert (again.number, again.is_current) == (2, True)
    (older,) = queries.read_with_older(again)
    assert older.of_return.period == "2014-04"
    (report,) = add(path, source="any").returns  # the same bytes, read anew
    assert report.outcome == "superseded"
    assert queries.read_with_older(again) == ()


def test_saying_the_same_again_changes_nothing(explained, amara):
    again = operations.explain_again(mapping=explained, said=said(), by=amara, at=AT)

    assert again.pk == explained.pk
    assert ColumnMapping.objects.count() == 1


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (said(header=Header("", 1, ("A", "B"))), "called “Noise complaints” already"),
        (said(title="Incidents"), "cannot be its name"),
        (said(title="Any"), "cannot be its name"),
        (said(title="—"), "cannot be its name"),
        (said(title="Noise at night"), "known already under another name"),
    ],
)
def test_a_name_or_headings_that_are_taken_are_refused(
    explained, northbridge, amara, what, words
):
    with pytest.raises(Refusal, match=words):
        operations.explain_columns(partnership=northbridge, said=what, by=amara, at=AT)


def test_what_one_partnership_explained_is_nothing_to_another(explained, southmere):
    assert queries.mapped_of(southmere) == ()
