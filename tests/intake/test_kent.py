"""The real months of Kent and Northumbria, counted directly and as we hold them."""

import csv
import gzip
from collections import Counter
from functools import partial
from types import SimpleNamespace

import duckdb
import pytest
from django.db import transaction
from django.test import override_settings

from frankpledge.access import operations as access
from frankpledge.analysis.evidence import open_evidence
from frankpledge.intake import operations, queries
from frankpledge.intake.rules import Outcome
from frankpledge.partnership.operations import create_partnership
from tests.intake.conftest import AT

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def police_uk(shared_data):
    return shared_data / "data" / "police_uk"


@pytest.fixture(scope="module")
def direct(police_uk):
    """Count the published files without any of our code."""
    counts = {}
    for path in sorted((police_uk / "kent").glob("*/*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            counts[path.name[:7]] = Counter(
                (row["Crime type"], row["LSOA name"][:-5])
                for row in csv.DictReader(file)
            )
    return counts


@pytest.fixture(scope="module")
def kent(police_uk, tmp_path_factory, django_db_setup, django_db_blocker):
    """Add the 22 months once for the module, in a transaction that is undone."""
    home = tmp_path_factory.mktemp("kent")
    with (
        override_settings(EVIDENCE_STORE=home / "evidence", INCOMING=home / "incoming"),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        by = access.command_line_user()
        # Not one of the cast: theirs are made anew for each test.
        partnership = create_partnership(slug="weald", name="Weald", by=by, at=AT)
        yield SimpleNamespace(
            partnership=partnership,
            add=partial(
                operations.add_paths,
                partnership=partnership,
                paths=[police_uk / "kent"],
                source="police-uk",
                by=by,
                at=AT,
            ),
        )
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def first(kent):
    return kent.add()


def test_every_row_of_the_22_months_is_read_and_kept(first, direct):
    assert len(first.returns) == 22
    assert sum(one.rows_read for one in first.returns) == 313_741
    assert sum(one.rows_set_aside for one in first.returns) == 0
    assert {one.period: one.rows_kept for one in first.returns} == {
        month: counts.total() for month, counts in direct.items()
    }


def test_the_rows_without_a_location_are_counted(first):
    assert sum(one.rows_without_location for one in first.returns) == 3_581


def test_the_vintage_of_the_lsoas_is_told(first):
    assert {one.period[:4]: one.lsoa_vintage for one in first.returns} == {
        "2014": "2011",
        "2018": "2011",
        "2019": "2011",
        "2025": "2021",
    }


def test_the_two_months_with_records_missing_look_partial_and_no_other(first):
    assert [note.period for note in first.months_partial] == ["2018-11", "2018-12"]


def test_what_is_not_a_return_is_passed_over(first):
    assert [note.file for note in first.passed_over] == ["kent/SOURCE.txt"]
    assert first.refused == ()


def test_the_crime_ids_seen_twice_within_a_month_are_the_three_there_are(first):
    again = {
        one.period: warning
        for one in first.returns
        for warning in one.warnings
        if "a crime ID already seen" in warning
    }

    assert list(again) == ["2018-11", "2019-01", "2025-05"]
    assert "It is an exact copy of an earlier row." in again["2019-01"]


def test_adding_kent_again_changes_nothing(kent, first):
    again = kent.add()

    assert {one.outcome for one in again.returns} == {Outcome.ALREADY_HELD}
    assert [one.warnings for one in again.returns] == [
        o.warnings for o in first.returns
    ]


def test_each_month_and_category_equals_the_direct_count(kent, first, direct):
    files = queries.evidence_files(
        kent.partnership, source="police-uk", supplier="kent"
    )
    held = duckdb.read_parquet([str(file.path) for file in files]).project(
        "strftime(month, '%Y-%m') AS month, category, coalesce(lsoa_name, '') AS lsoa"
    )

    counted = Counter(
        {
            (month, category, lsoa): rows
            for month, category, lsoa, rows in held.aggregate(
                "month, category, lsoa[:-6] AS lsoa, count(*)"
            ).fetchall()
        }
    )

    assert counted == Counter(
        {
            (month, category, lsoa): rows
            for month, counts in direct.items()
            for (category, lsoa), rows in counts.items()
        }
    )


def test_tonbridge_and_malling_2014_is_7393_rows(kent, first):
    files = queries.evidence_files(
        kent.partnership, source="police-uk", supplier="kent"
    )
    year = [file.path for file in files if file.month.year == 2014]

    with open_evidence(year) as evidence:
        district = evidence.connection.table("incidents").filter(
            "lsoa_name LIKE 'Tonbridge and Malling %'"
        )
        assert len(district.fetchall()) == 7_393


def test_an_extract_of_the_district_holds_the_same_rows(add, police_uk):
    report = add(police_uk / "tonbridge-and-malling" / "tm_street_2014.csv")

    assert sum(one.rows_kept for one in report.returns) == 7_393
    assert len(report.returns) == 11


def test_a_later_release_replaces_the_month_and_does_not_add_to_it(
    add, police_uk, northbridge
):
    first = add(police_uk / "northumbria" / "earlier_release")

    second = add(police_uk / "northumbria" / "later_release")

    assert [one.rows_kept for one in (*first.returns, *second.returns)] == [
        13_525,
        13_444,
    ]
    [current] = queries.current_versions(northbridge)
    assert (current.number, current.rows_kept) == (2, 13_444)
    assert "is a police.uk outcomes file" in first.passed_over[0].sentence


def test_the_plain_files_of_a_month_give_what_the_gzipped_give(
    add, police_uk, tmp_path, northbridge, southmere, esi
):
    packed = police_uk / "kent" / "2019-02" / "2019-02-kent-street.csv.gz"
    plain = tmp_path / "2019-02-kent-street.csv"
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    [one] = add(packed).returns

    [other] = operations.add_paths(
        partnership=southmere, paths=[plain], source="police-uk", by=esi, at=AT
    ).returns

    assert (one.rows_kept, one.reasons) == (other.rows_kept, other.reasons)
