"""A row is counted under what its words meant in its month, and never lost."""

from datetime import date

import pytest

from frankpledge.analysis.categories import (
    MappedCategory,
    MappingError,
    Taxonomy,
    taxonomy_counts,
)
from frankpledge.analysis.counts import IncidentFilter, monthly_counts
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.periods import Period
from frankpledge.analysis.places import Layer, PlaceArea, place
from frankpledge.analysis.records import count_records, records
from tests.analysis.incidents import incident, write
from tests.analysis.test_places import square

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


@pytest.fixture
def spring(tmp_path):
    """Return evidence of three months of burglaries and of thefts, opened."""
    rows = [
        incident(row_number=number, month=month, category=words, longitude=x)
        for number, (month, words, x) in enumerate(
            (month, words, x)
            for month in (MARCH, APRIL, MAY)
            for words, x in (("Burglary", 0.25), ("Theft", 0.35))
        )
    ]
    with open_evidence([write(tmp_path / "spring.parquet", rows)]) as evidence:
        yield evidence


MEANT_IN_TURN = [
    means("burglary", until=MAY),
    means("asb", start=MAY),
    means("theft", "Theft"),
]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (["burglary"], [1, 1, 0]),
        (["theft"], [2, 2, 1]),
        (["theft", "burglary", "crime"], [2, 2, 1]),  # nested: each row once
        (["asb"], [0, 0, 1]),
        ([], [0, 0, 0]),
    ],
)
def test_evidence_narrowed_to_categories_holds_each_of_their_rows_once(
    spring, codes, told
):
    ours = Taxonomy(PARENTS, MEANT_IN_TURN)
    narrowed = spring.narrowed(ours.meant_by(codes))

    months = monthly_counts(narrowed, SPRING, returned={MARCH, APRIL, MAY}).months

    assert [one.count for one in months] == told
    assert count_records(narrowed, SPRING) == sum(told)
    assert count_records(spring, SPRING) == 6  # the whole is left as it was


def test_evidence_narrowed_to_categories_is_placed_in_areas_too(spring):
    ours = Taxonomy(PARENTS, MEANT_IN_TURN)
    west = PlaceArea("W", "West", square(0.2, 51.2))
    narrowed = spring.narrowed(ours.meant_by(["crime", "asb"]))

    with place(narrowed, Layer("Drawn", (west,))) as placed:
        counts = placed.counts(SPRING)
        found = records(placed.within("W"), SPRING, limit=9)

    assert (counts.rows, counts.areas["W"]) == (6, 3)  # all the burglaries
    assert [row.category for row in found] == ["Burglary"] * 3
