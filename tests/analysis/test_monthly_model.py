"""The model of a monthly count gives published fits, and finds what was put in."""

from datetime import date

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from frankpledge.analysis.monthly.dispersion import estimate_dispersion
from frankpledge.analysis.monthly.model import SeasonKind, fit_months, season_kind
from frankpledge.analysis.monthly.model import season_p_value as p_of_season
from frankpledge.analysis.monthly.regression import fit_poisson
from frankpledge.analysis.monthly.series import monthly_series
from frankpledge.analysis.results import Refusal
from tests.analysis.histories import drawn, history, swing

# Dobson (1990), page 93: counts by treatment and outcome, the example of R's glm.
DOBSON = np.array([18, 17, 15, 20, 10, 20, 25, 13, 12], dtype=float)


def dobson_design():
    outcome, treatment = np.tile([0, 1, 2], 3), np.repeat([0, 1, 2], 3)
    columns = [np.ones(9), outcome == 1, outcome == 2, treatment == 1, treatment == 2]
    return np.column_stack(columns).astype(float)


def test_the_published_regression_of_dobson_is_reproduced():
    fit = fit_poisson(dobson_design(), DOBSON)

    assert fit.coefficients[:3].round(4).tolist() == [3.0445, -0.4543, -0.2930]
    assert fit.coefficients[3:] == pytest.approx([0, 0], abs=1e-8)
    assert (round(fit.deviance, 4), fit.freedom) == (5.1291, 4)
    assert round(fit.pearson / fit.freedom, 4) == 1.2933  # R's quasipoisson


def test_an_offset_is_the_exposure_counted_over():
    fit = fit_poisson(np.ones((2, 1)), np.array([10.0, 40.0]), np.log([1.0, 4.0]))

    assert fit.expected.tolist() == pytest.approx([10, 40])


def test_a_missing_month_has_a_place_and_no_count():
    series = monthly_series({date(2020, 11, 1): 5, date(2021, 2, 1): 7})

    assert [f"{month:%Y-%m}" for month in series.months] == [
        "2020-11",
        "2020-12",
        "2021-01",
        "2021-02",
    ]
    assert series.known.tolist() == [True, False, False, True]
    assert series.calendar.tolist() == [10, 11, 0, 1]


@pytest.mark.parametrize("value", [-1, float("inf"), float("nan")])
def test_what_is_no_count_is_refused_with_its_month(value):
    with pytest.raises(Refusal, match="2020-11 is"):
        monthly_series({date(2020, 11, 1): value})


def test_a_season_put_in_is_found_again():
    rng = np.random.default_rng(1)
    values = drawn(rng, 100 * swing(60), 1)
    series = monthly_series(history(values))
    fit = fit_months(series, season_kind(series))

    assert p_of_season(series, fit.kind) < 1e-6
    truth = np.roll(swing(12), 3)  # the histories begin in April
    assert fit.factors == pytest.approx(truth, abs=0.12)
    assert fit.factors.mean() == pytest.approx(1)


@pytest.mark.parametrize(
    ("months", "kind"),
    [(23, SeasonKind.NONE), (24, SeasonKind.WAVES), (36, SeasonKind.FACTORS)],
)
def test_a_season_is_written_down_as_the_length_allows(months, kind):
    assert season_kind(monthly_series(history([9] * months))) is kind


def test_without_a_season_one_is_found_one_time_in_twenty():
    rng = np.random.default_rng(7)
    found = 0
    for _ in range(200):
        series = monthly_series(history(drawn(rng, 30, 2, 36)))
        found += p_of_season(series, season_kind(series)) < 0.05

    assert 2 <= found <= 20


@pytest.mark.parametrize("dispersion", [1, 1.5, 3])
def test_the_dispersion_put_in_is_found_again_with_season_and_trend(dispersion):
    rng = np.random.default_rng(3)
    trend = np.linspace(1, 1.5, 60)
    found = [
        estimate_dispersion(history(drawn(rng, 40 * swing(60) * trend, dispersion)))
        for _ in range(60)
    ]

    assert np.mean([one.value for one in found]) == pytest.approx(dispersion, rel=0.08)
    held = np.mean([one.lower <= dispersion <= one.upper for one in found])
    assert held >= 0.85  # 95% where the months are Poisson; bursts make it narrower


def test_partial_months_left_out_do_not_count_as_scatter():
    rng = np.random.default_rng(5)
    values = [*drawn(rng, 50, 1, 36)]
    whole = estimate_dispersion(history(values))
    values[20] = values[21] = None
    left_out = estimate_dispersion(history(values))

    assert left_out.months == 34
    assert left_out.basis.parameters["months_without_count"] == 2
    assert left_out.value == pytest.approx(whole.value, abs=0.6)


def test_months_that_go_together_carry_a_caveat():
    rng = np.random.default_rng(5)
    level = np.repeat(rng.choice([30, 60], 30), 2)
    found = estimate_dispersion(history(drawn(rng, level, 1)))

    assert [caveat.code for caveat in found.basis.caveats] == ["months-go-together"]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([9] * 23, "holds 23 months"),
        ([0, 1, 0] * 12, "0.33 events a month"),
        ([None] * 40, "no month with a count"),
    ],
)
def test_a_history_too_short_or_sparse_is_refused(values, says):
    with pytest.raises(Refusal, match=says):
        estimate_dispersion(history(values))


@settings(max_examples=25)
@example([1, 0, 0, 0, 0, 1, 0, 28, *[0] * 22])
@example([0, 0, 0, 0, 0, 0, 0, 200, *[0] * 40])
@given(st.lists(st.integers(0, 200), min_size=30, max_size=50))
def test_any_history_of_counts_gives_a_dispersion_within_its_interval(values):
    if sum(values) < len(values):
        return
    found = estimate_dispersion(history(values))

    assert found.lower <= found.value <= found.upper
    assert 0 <= found.value < np.inf
