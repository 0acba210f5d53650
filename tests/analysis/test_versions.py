"""Two releases of one month: what came, what went, what is told otherwise."""

import pytest

from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.versions import compare_versions
from tests.analysis.incidents import incident, write


@pytest.fixture
def compared(tmp_path):
    """Return a function comparing two lists of changes to one incident."""

    def of(before, after):
        rows = [
            incident(version=version, row_number=number, **changes)
            for version, all_changes in (("before", before), ("after", after))
            for number, changes in enumerate(all_changes, start=2)
        ]
        with open_evidence([write(tmp_path / "both.parquet", rows)]) as evidence:
            return compare_versions(evidence, before="before", after="after")

    return of


def test_rows_are_followed_by_their_reference(compared):
    found = compared(
        [{"reference": "a"}, {"reference": "b"}, {"reference": "c"}],
        [
            {"reference": "a", "outcome": "Charged"},
            {"reference": "c", "category": "Drugs", "lsoa_code": None},
            {"reference": "d"},
        ],
    )

    assert (found.in_both, found.only_before, found.only_after) == (2, 1, 1)
    assert found.sentence == (
        "2 references are in both versions, 1 only in the earlier and 1 only in the "
        "later. Of those in both, another outcome 1, another category 1, another place 1."
    )


def test_a_reference_that_comes_twice_is_paired_in_the_order_of_the_file(compared):
    found = compared(
        [{"reference": "a"}, {"reference": "a", "category": "Drugs"}],
        [{"reference": "a"}, {"reference": "a", "category": "Drugs"}],
    )

    assert (found.in_both, found.other_category) == (2, 0)


def test_rows_without_a_reference_are_counted_and_never_paired(compared):
    found = compared([{"reference": None}] * 3, [{"reference": None}] * 2)

    assert found.in_both == 0
    assert found.sentence.endswith("to the other: 3 before, 2 after.")
