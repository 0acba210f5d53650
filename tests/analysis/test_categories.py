"""A row is counted under what its words meant in its month, and never lost."""

from datetime import date

import pytest

from frankpledge.analysis.categories import (
    MappedCategory,
    MappingError,
    Taxonomy,
    taxonomy_counts,
)
from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.periods import Period
from tests.analysis.incidents import incident, write

MARCH, APRIL, MAY = (date(2014, number, 1) for number in (3, 4, 5))
SPRING = IncidentFilter(Period(MARCH, date(2014, 6, 1)))
PARENTS = {"crime": None, "theft": "crime", "burglary": "theft", "asb": None}


def means(code, words="Burglary", start=None, until=None, supplier="kent"):
    return MappedCategory("police-uk", supplier, words, start, until, code)


@pytest.fixture
def counted(tmp_path):
    """Return a function giving counts by code of some incidents, month by month."""

    def count(*rows, mapped, **known):
        path = write(tmp_path / "made.parquet", list(rows))
        with open_evidence([path]) as evidence:
            found = taxonomy_counts(
                evidence, SPRING, Taxonomy(PARENTS, mapped), **known
            )
        counts = {
            one.category: [m.count for m in one.months] for one in found.categories
        }
        return counts | {None: [month.count for month in found.unmapped]}

    return count


def test_a_category_counts_what_is_below_it(counted):
    rows = [incident(month=MARCH), incident(month=APRIL), incident(month=MAY)]

    found = counted(*rows, mapped=[means("burglary")])

    assert found == {
        "crime": [1, 1, 1],
        "theft": [1, 1, 1],
        "burglary": [1, 1, 1],
        "asb": [0, 0, 0],
        None: [0, 0, 0],
    }


def test_words_mean_what_they_meant_in_their_month(counted):
    rows = [incident(month=month) for month in (MARCH, APRIL, MAY)]
    mapped = [means("burglary", until=APRIL), means("theft", start=MAY)]

    found = counted(*rows, mapped=mapped)

    assert found["burglary"] == [1, 0, 0]
    assert found["theft"] == [1, 0, 1]
    assert found[None] == [0, 1, 0]  # the gap: not known, and not lost


def test_a_meaning_of_one_supplier_is_not_anothers(counted):
    rows = [incident(month=MARCH), incident(month=MARCH, supplier="surrey")]

    found = counted(*rows, mapped=[means("burglary")], returned={MARCH})

    assert (found["burglary"][0], found[None][0]) == (1, 1)


def test_a_month_without_a_return_has_no_count_of_any_category(counted):
    found = counted(incident(month=MARCH), mapped=[means("burglary")])

    assert found["crime"] == [1, None, None]
    assert found[None] == [0, None, None]


def test_without_a_taxonomy_every_row_is_of_no_category(counted):
    assert counted(incident(month=MARCH), mapped=[])[None] == [1, None, None]


@pytest.mark.parametrize(
    ("parents", "mapped", "fault"),
    [
        (PARENTS, [means("fire")], "'fire' is no category"),
        ({"a": "b"}, [], "'b' is no category"),
        ({"a": "b", "b": "a"}, [], "above itself"),
        (PARENTS, [means("theft"), means("burglary")], "two meanings"),
        (
            PARENTS,
            [means("theft", until=MAY), means("burglary", start=APRIL)],
            "two meanings from 2014-04-01: theft and burglary",
        ),
    ],
)
def test_what_would_count_twice_or_nowhere_is_refused(parents, mapped, fault):
    with pytest.raises(MappingError, match=fault):
        Taxonomy(parents, mapped)


def test_meanings_that_follow_one_another_are_taken():
    mapped = [means("burglary", start=APRIL), means("theft", until=APRIL)]

    assert len(Taxonomy(PARENTS, mapped).mapped) == 2
