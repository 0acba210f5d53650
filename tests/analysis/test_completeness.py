"""Months that lack records are found, and whole months are left alone."""

import csv
from calendar import monthrange
from collections import Counter, defaultdict
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.completeness import partial_months

ASB = "Anti-social behaviour"


def months_from(first_year, count):
    return [date(first_year + step // 12, step % 12 + 1, 1) for step in range(count)]


def simulated(rng, months, *, mean, season, variation):
    """Return counts with a season either way and variation beyond chance.

    `season` is its amplitude and `variation` a standard deviation, both as shares of
    the mean; every month is as long as it is.
    """
    peak = rng.integers(12)
    counts = {}
    for step, month in enumerate(months):
        level = mean * monthrange(month.year, month.month)[1] / 30.4
        level *= 1 + season * np.sin(2 * np.pi * (step + peak) / 12)
        if variation:
            level *= rng.gamma(variation**-2, variation**2)
        counts[month] = int(rng.poisson(level))
    return counts


def named(found):
    return [f"{one.month:%Y-%m}" for one in found.partial]


@pytest.fixture(scope="module")
def kent(shared_data):
    path = shared_data / "data/police_uk/counts/kent_month_district_type_counts.csv"
    counts = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            month = date.fromisoformat(f"{row['month']}-01")
            counts[row["crime_type"]][month] += int(row["crimes"])
    return counts


@pytest.mark.shared
def test_the_two_partial_months_of_a_real_force_are_found_and_no_other(kent):
    found = partial_months(kent, rest="crimes", apart=[ASB])

    assert [one.sentence for one in found.partial] == [
        "2018-11 looks partial: 11,690 crimes against a median of 15,154 in the 3 "
        "months held nearest; anti-social behaviour is level.",
        "2018-12 looks partial: 6,132 crimes against a median of 15,659 in the 3 "
        "months held nearest; anti-social behaviour is level.",
    ]


@pytest.mark.shared
def test_the_two_partial_months_are_found_in_the_total_of_everything_too(kent):
    assert named(partial_months(kent)) == ["2018-11", "2018-12"]


@pytest.mark.shared
def test_months_left_with_too_few_to_compare_are_named(kent):
    found = partial_months(kent, rest="crimes", apart=[ASB])

    assert [f"{month:%Y-%m}" for month in found.not_compared] == [
        "2018-10",
        "2019-01",
        "2019-02",
    ]


@pytest.mark.shared
@pytest.mark.parametrize("year", [2014, 2025])
def test_a_shortfall_of_one_type_made_in_real_data_is_found(kent, year):
    month = date(year, 4, 1)
    counts = {name: dict(series) for name, series in kent.items()}
    counts["Shoplifting"][month] = 300

    found = partial_months(counts, rest="crimes", apart=[ASB])

    [partial] = [one for one in found.partial if one.month.year == year]
    assert partial.month == month
    assert [short.name for short in partial.shortfalls] == ["Shoplifting"]
    assert partial.level == ("crimes", ASB)


LEVEL = dict.fromkeys(months_from(2014, 12), 1000)


def test_a_month_that_lost_most_of_its_records_is_found():
    found = partial_months({"Burglary": LEVEL | {date(2014, 6, 1): 350}})

    assert named(found) == ["2014-06"]


def test_two_such_months_together_do_not_hide_each_other():
    short = {date(2014, 6, 1): 350, date(2014, 7, 1): 420}

    assert named(partial_months({"Burglary": LEVEL | short})) == ["2014-06", "2014-07"]


def test_two_such_months_are_found_where_the_others_vary():
    rng = np.random.default_rng(1950)
    found = 0
    for _ in range(50):
        counts = simulated(
            rng, months_from(2014, 12), mean=1000, season=0.08, variation=0
        )
        short = [month for month in counts if month.month in (6, 7)]
        counts |= {month: int(0.35 * counts[month]) for month in short}
        found += [one.month for one in partial_months({"A": counts}).partial] == short

    assert found >= 45


def test_a_category_without_a_row_in_a_month_returned_counts_as_nought():
    drugs = {month: 80 for month in LEVEL if month != date(2014, 6, 1)}

    [partial] = partial_months({"Burglary": LEVEL, "Drugs": drugs}).partial

    assert partial.sentence == (
        "2014-06 looks partial: 0 drugs against a median of 77 in the 6 months held "
        "nearest; incidents are level."
    )


def test_a_shortfall_of_the_total_is_not_told_again_for_each_category():
    june = date(2014, 6, 1)
    counts = {name: LEVEL | {june: 300} for name in ("Burglary", "Drugs")}

    [partial] = partial_months(counts).partial

    assert [short.name for short in partial.shortfalls] == ["incidents"]


def test_both_systems_may_be_short_in_one_month():
    june = date(2014, 6, 1)
    counts = {"ASB": LEVEL | {june: 200}, "Burglary": LEVEL | {june: 300}}

    [partial] = partial_months(counts, rest="crimes", apart=["ASB"]).partial

    assert partial.sentence == (
        "2014-06 looks partial: 300 crimes against a median of 968 in the 6 months "
        "held nearest, and 200 ASB against a median of 968 in the 6 months held "
        "nearest."
    )


def test_a_month_is_not_short_for_having_fewer_days():
    by_days = {month: 500 * monthrange(month.year, month.month)[1] for month in LEVEL}

    assert partial_months({"Burglary": by_days}).partial == ()


def test_small_counts_are_left_to_chance():
    few = dict.fromkeys(LEVEL, 6) | {date(2014, 6, 1): 0}

    assert partial_months({"Robbery": few}).partial == ()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_three_months_are_too_few_to_say_anything(count):
    held = dict.fromkeys(months_from(2014, count), 1000)
    if held:
        held[min(held)] = 10

    found = partial_months({"Burglary": held})

    assert found.partial == ()
    assert found.not_compared == tuple(held)


def test_months_more_than_a_year_off_are_not_compared_with():
    near = dict.fromkeys(months_from(2014, 3), 1000)
    far = dict.fromkeys(months_from(2018, 6), 2000)

    found = partial_months({"Burglary": near | far})

    assert found.partial == ()
    assert found.not_compared == tuple(near)


def test_no_counts_find_nothing():
    assert partial_months({}).partial == ()
    assert partial_months({}, apart=[ASB]).not_compared == ()


@given(st.dictionaries(st.sampled_from(months_from(2014, 24)), st.integers(0, 10_000)))
def test_a_month_found_lies_a_fifth_below_what_is_expected(counts):
    for partial in partial_months({"Burglary": counts}).partial:
        [short] = partial.shortfalls
        assert short.count == counts[partial.month] <= 0.8 * short.expected + 0.5
        assert short.compared >= 3


@given(
    st.dictionaries(st.sampled_from(months_from(2014, 24)), st.integers(0, 10_000)),
    st.randoms(use_true_random=False),
)
def test_the_order_the_months_come_in_does_not_matter(counts, shuffler):
    items = list(counts.items())
    shuffler.shuffle(items)

    assert partial_months({"A": counts}) == partial_months({"A": dict(items)})


@pytest.mark.parametrize("season", [0, 0.15, 0.3])
@pytest.mark.parametrize("variation", [0, 0.05, 0.1])
@pytest.mark.parametrize("mean", [20, 1000])
def test_whole_months_are_seldom_named(season, variation, mean):
    rng = np.random.default_rng(1950)
    months = months_from(2014, 36)
    alarms = sum(
        len(
            partial_months(
                {
                    "A": simulated(
                        rng, months, mean=mean, season=season, variation=variation
                    )
                }
            ).partial
        )
        for _ in range(40)
    )

    assert alarms <= 0.01 * 40 * 36  # the card says at most 1 month in 200


@pytest.mark.parametrize("season", [0, 0.15, 0.3])
def test_whole_months_of_a_short_series_are_seldom_named(season):
    rng = np.random.default_rng(1950)
    months = months_from(2014, 5)
    alarms = sum(
        len(
            partial_months(
                {"A": simulated(rng, months, mean=1000, season=season, variation=0.1)}
            ).partial
        )
        for _ in range(200)
    )

    assert alarms <= 0.04 * 200 * 5  # the card says up to 1 month in 25


@pytest.mark.parametrize("season", [0, 0.08, 0.15])
def test_a_month_that_lost_two_thirds_is_nearly_always_found(season):
    rng = np.random.default_rng(1950)
    months = months_from(2014, 36)
    found = 0
    for _ in range(50):
        counts = simulated(rng, months, mean=1000, season=season, variation=0.03)
        lost = months[rng.integers(36)]
        counts[lost] = int(0.35 * counts[lost])
        found += lost in {one.month for one in partial_months({"A": counts}).partial}

    assert found >= 45


@pytest.mark.parametrize("season", [0, 0.08])
def test_one_category_lost_among_ten_is_nearly_always_found(season):
    rng = np.random.default_rng(1950)
    months = months_from(2014, 36)
    found = 0
    for _ in range(20):
        counts = {
            f"type {number}": simulated(
                rng, months, mean=200, season=season, variation=0.05
            )
            for number in range(10)
        }
        lost = months[rng.integers(36)]
        counts["type 3"][lost] = 0
        found += any(
            one.month == lost and one.shortfalls[0].name == "type 3"
            for one in partial_months(counts).partial
        )

    assert found >= 18
