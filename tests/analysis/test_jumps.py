"""A level that jumps is asked about; one that drifts, swings or is rare is not."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.jumps import level_jumps

MONTHS = [date(2012 + n // 12, n % 12 + 1, 1) for n in range(36)]


def jumps(*levels, months=MONTHS, seed=1):
    """Return what is found in Poisson counts at these (months, mean) levels."""
    chance = np.random.default_rng(seed)
    counts = [int(c) for n, mean in levels for c in chance.poisson(mean, n)]
    return level_jumps({"Burglary": dict(zip(months, counts, strict=False))})


def test_the_month_of_a_jump_is_found_with_both_levels():
    (jump,) = jumps((18, 20), (18, 45))

    assert jump.month == MONTHS[18]
    assert jump.before == pytest.approx(20, abs=4)
    assert jump.after == pytest.approx(45, abs=6)


def test_a_category_that_begins_or_ends_is_found():
    assert [j.month for j in jumps((18, 0), (18, 12))] == [MONTHS[18]]
    assert [j.month for j in jumps((18, 12), (18, 0))] == [MONTHS[18]]


def test_two_jumps_far_apart_are_both_found():
    assert [j.month for j in jumps((12, 20), (12, 60), (12, 20))] == [
        MONTHS[12],
        MONTHS[24],
    ]


def test_neither_a_level_series_nor_a_rare_category_jumps():
    found = [
        jumps((36, mean), seed=seed) for mean in (0.3, 4, 60) for seed in range(40)
    ]

    assert sum(map(len, found)) <= 1  # of 120 series, each with 28 splits


def test_a_season_is_no_jump():
    season = [int(60 + 20 * np.sin(n / 12 * 2 * np.pi)) for n in range(36)]

    assert level_jumps({"Burglary": dict(zip(MONTHS, season, strict=True))}) == ()


def test_partial_months_are_left_out():
    counts = dict(zip(MONTHS, [20] * 20 + [2] * 3 + [20] * 13, strict=True))

    assert level_jumps({"Burglary": counts}, left_out=MONTHS[20:23]) == ()


def test_months_held_without_a_category_count_as_nought_for_it():
    counts = {
        "Theft": dict.fromkeys(MONTHS, 30),
        "Stalking": dict.fromkeys(MONTHS[20:], 15),
    }

    (jump,) = level_jumps(counts)

    assert (jump.category, jump.month, jump.before) == ("Stalking", MONTHS[20], 0)


def test_a_gap_in_what_is_held_is_said():
    months = [*MONTHS[:11], *(date(2020, n, 1) for n in range(1, 12))]
    found = level_jumps(
        {"Drugs": dict(zip(months, [20] * 11 + [50] * 11, strict=True))}
    )

    assert found[0].sentence.endswith("in the 11 up to 2012-11.")


@given(st.lists(st.integers(0, 500), max_size=30))
def test_any_series_is_answered(values):
    for jump in level_jumps({"Any": dict(zip(MONTHS, values, strict=False))}):
        assert jump.months_before >= 6
        assert jump.sentence
