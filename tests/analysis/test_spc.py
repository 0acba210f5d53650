"""XmR limits agree with those others have published."""

import csv
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.spc import SeriesError, xmr_limits

SPIKE = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
VALUES = st.lists(st.integers(-500, 500), min_size=2, max_size=40)


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("screen", "lower", "upper"), [(True, -0.716, 4.604), (False, -3.063, 6.952)]
)
def test_the_published_example_with_and_without_screening(screen, lower, upper):
    limits = xmr_limits(SPIKE, screen=screen)

    assert round(limits.mean, 3) == 1.944
    assert (round(limits.lower, 3), round(limits.upper, 3)) == (lower, upper)
    assert limits.beyond == (4,)
    assert limits.ranges_left_out == (2 if screen else 0)


@pytest.mark.shared
def test_the_limits_of_the_nhs_charts_are_reproduced(shared_data):
    folder = shared_data / "data/known_answers/spc_nhsr"
    rows = read(folder / "xmr_input.csv")
    for expected in read(folder / "xmr_expected.csv"):
        series = [
            float(row["y"])
            for row in rows
            if row["case"] == expected["case"]
            and expected["facet"] in ("all", row["facet"])
        ]
        limits = xmr_limits(series, screen=expected["screen_outliers"] == "true")

        printed = [expected[name] for name in ("mean", "lower_limit", "upper_limit")]
        found = (limits.mean, limits.lower, limits.upper)
        for text, value in zip(printed, found, strict=True):
            half_a_digit = 0.5 * 10 ** -len(text.split(".")[1])
            assert value == pytest.approx(float(text), abs=1.01 * half_a_digit)
        if expected["common_cause_points"]:
            within = limits.points - len(limits.beyond)
            assert within == int(expected["common_cause_points"])


@pytest.mark.shared
def test_two_months_of_a_real_hospital_lie_beyond_its_limits(shared_data):
    folder = shared_data / "data/known_answers/spc_nhsr"
    months = sorted(
        (row["period"], float(row["breaches"]))
        for row in read(folder / "ae_attendances.csv")
        if (row["org_code"], row["type"]) == ("RQM", "1") and row["period"] < "2018-04"
    )

    limits = xmr_limits([breaches for _, breaches in months])

    assert round(limits.mean, 1) == 1545.2
    assert (round(limits.lower, 1), round(limits.upper, 1)) == (740.4, 2349.9)
    assert [months[position][0] for position in limits.beyond] == [
        "2016-12-01",
        "2017-01-01",
    ]


def test_no_range_is_taken_across_a_gap():
    limits = xmr_limits([10, 12, None, 30, 32])

    assert limits.moving_range == 2
    assert limits.mean == 21
    assert limits.points == 4
    assert limits.beyond == (0, 1, 3, 4)


@pytest.mark.parametrize(("points", "trial"), [(11, True), (12, False)])
def test_fewer_than_twelve_points_give_trial_limits(points, trial):
    limits = xmr_limits([10, 20] * 5 + [15] * (points - 10))

    assert limits.trial is trial
    assert ("trial-limits" in {one.code for one in limits.caveats}) is trial


@pytest.mark.parametrize(
    ("values", "small"),
    [([2, 3, 2, 3], True), ([3, 3, 3, 3], False), ([0.2, 0.3, 0.2, 0.3], False)],
)
def test_counts_with_a_small_mean_carry_a_caveat(values, small):
    codes = {caveat.code for caveat in xmr_limits(values).caveats}

    assert ("small-mean" in codes) is small


@given(st.floats(-1e6, 1e6), st.integers(2, 40))
def test_a_level_series_has_no_point_beyond_its_limits(value, count):
    assert xmr_limits([value] * count).beyond == ()


@given(VALUES)
def test_the_limits_lie_evenly_about_the_mean(values):
    limits = xmr_limits(values)

    assert limits.upper - limits.mean == pytest.approx(limits.mean - limits.lower)
    assert limits.lower <= limits.mean <= limits.upper


@given(VALUES, st.integers(-1000, 1000))
def test_moving_the_series_moves_the_limits_with_it(values, step):
    moved = xmr_limits([value + step for value in values])
    limits = xmr_limits(values)

    assert moved.lower == pytest.approx(limits.lower + step)
    assert moved.beyond == limits.beyond


@given(VALUES)
def test_the_series_given_is_not_changed(values):
    before = list(values)

    xmr_limits(values)

    assert values == before


@pytest.mark.parametrize("values", [[], [4], [4, None, 5], [None, None]])
def test_a_series_without_neighbours_is_refused(values):
    with pytest.raises(SeriesError, match="two values in neighbouring periods"):
        xmr_limits(values)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_a_value_that_is_not_finite_is_refused(value):
    with pytest.raises(SeriesError, match="Give None"):
        xmr_limits([1, value, 2])


def test_a_stable_series_seldom_has_a_point_beyond():
    rng = np.random.default_rng(1931)
    charts = rng.poisson(100, (1000, 24)).tolist()
    signals = sum(bool(xmr_limits(chart).beyond) for chart in charts)

    assert 50 <= signals <= 220  # beyond-limit points alone; other rules add to them
