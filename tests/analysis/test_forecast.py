"""Forecasts to year end cover what they claim, and say what stands beside them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.forecast.answers import Wanted, chance_in_words
from frankpledge.analysis.forecast.filtering import outlooks
from frankpledge.analysis.forecast.series import MonthlySeries
from frankpledge.analysis.forecast.year_end import YearAsked, year_end_totals
from frankpledge.analysis.results import Refusal
from tests.analysis.series import monthly_counts

APRIL = date(2015, 4, 1)


def forecast(counts, *, seed=1, first=APRIL, **asked):
    rows = np.atleast_2d(np.asarray(counts, dtype=float))
    series = MonthlySeries(tuple(f"s{row}" for row in range(len(rows))), first, rows)
    asked.setdefault("paths", 500)
    return year_end_totals(
        series, YearAsked(**asked), generator=np.random.default_rng(seed)
    )


def test_the_level_without_a_season_is_the_discounted_mean():
    """Harvey and Fernandes (1989): weights k^i on the count i months ago.

    Taken at the settings that draw the season most, towards none at all.
    """
    counts = np.full((1, 30), 40.0)
    counts[0, 24:] = 60
    last = list(outlooks(counts))[-1]
    level, kept = last.levels[0, 4::5], last.kept[4::5]

    ago = np.arange(30)[::-1]
    weights = kept[:, None] ** ago
    weights[:, 0] += 2 * kept**30  # what it began with: two months of the opening mean
    expected = (weights * counts).sum(axis=1) / weights.sum(axis=1)
    assert level == pytest.approx(expected, rel=0.01)


def test_eight_in_ten_years_end_within_the_interval_of_80():
    """Seeds no constant of the method was chosen on."""
    inside = total = 0
    for months_known in (3, 6, 9):
        counts = monthly_counts(900 + months_known, series=120)
        year = counts[:, -12:].sum(axis=1)
        found = forecast(counts[:, : counts.shape[1] - 12 + months_known])
        for one, came in zip(found.series, year, strict=True):
            inside += one.interval(80).lower <= came <= one.interval(80).upper
            total += 1

    assert 0.74 <= inside / total <= 0.86


def test_it_misses_by_less_than_last_year_s_months_and_the_run_rate():
    record = forecast(monthly_counts(3)[:, :90]).record_at(6)

    assert record.error < record.same_months_error
    assert record.error < record.run_rate_error
    assert record.error < record.last_year_error
    assert 70 <= record.covered[80] <= 92


def test_the_record_of_a_year_is_what_would_have_been_said_in_that_year():
    counts = monthly_counts(4, series=6)
    then = forecast(counts[:, :78])
    now = forecast(counts[:, :90])

    assert then.record_at(3).years + 6 == now.record_at(3).years
    only = next(one for one in now.series if one.name == "s0").record
    assert (
        only.years == 5
    )  # of seven, the first two had less than 24 months behind them


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 11), st.sampled_from([0.3, 4, 50]))
def test_bounds_are_whole_nested_and_never_below_what_is_counted(seed, months, mean):
    counts = np.random.default_rng(seed).poisson(mean, 48 + months)
    [one] = forecast(counts, seed=seed).series
    bounds = [(each.lower, each.upper) for each in one.intervals]

    assert one.counted == counts[48:].sum()
    assert all(one.counted <= lower <= upper for lower, upper in bounds)
    assert bounds[2][0] <= bounds[1][0] <= bounds[0][0]
    assert bounds[0][1] <= bounds[1][1] <= bounds[2][1]
    assert bounds[2][0] <= one.median <= bounds[2][1]


def test_the_same_seed_gives_the_same_answer():
    counts = monthly_counts(5, series=3)[:, :88]

    assert forecast(counts) == forecast(counts)
    assert forecast(counts).series != forecast(counts, seed=2).series


def test_the_chance_of_a_target_falls_as_it_grows_harder_on_either_side():
    counts = monthly_counts(6, series=1)[:, :90]
    [bare] = forecast(counts).series
    lower, upper = bare.interval(80).lower, bare.interval(80).upper

    def chance(target, wanted=Wanted.AT_MOST):
        [one] = forecast(counts, targets={"s0": target}, wanted=wanted).series
        return one.chance

    assert bare.chance is None
    assert chance(lower) < 0.2 < chance(bare.median) < 0.8 < chance(upper)
    at_least = chance(bare.median + 1, Wanted.AT_LEAST)
    assert at_least == pytest.approx(1 - chance(bare.median))
    assert chance(counts[0, 84:].sum() - 1) == 0


def test_known_months_and_the_straight_figures_are_exact():
    counts = [*[10.0] * 36, *[20.0] * 12, 30, 40, 50]
    found = forecast(counts)
    [one] = found.series

    assert (found.year.label, found.as_at) == ("2019-20", date(2019, 6, 1))
    assert (one.counted, one.months_known) == (120, 3)
    assert one.straight.run_rate == 480
    assert one.straight.last_year == 240
    assert one.straight.same_months == 120 + 9 * 20
    assert "300 as last year's months from here, 480 at the same pace" in one.sentence


@pytest.mark.parametrize(
    ("year_start", "label", "known"),
    [(4, "2019-20", 3), (1, "2019", 6), (7, "year ending June 2020", 0)],
)
def test_a_year_may_start_in_any_month(year_start, label, known):
    found = forecast(np.full(51, 25), year_start=year_start)

    assert found.year.label == label
    assert found.series[0].months_known == known
    assert found.series[0].counted == 25 * known


def test_what_is_known_after_as_at_is_not_used():
    counts = monthly_counts(7, series=2)[:, :90]

    assert forecast(counts, as_at=date(2022, 6, 1)) == forecast(counts[:, :87])


def test_a_partial_month_is_not_learnt_from_and_what_it_holds_is_a_floor():
    counts = np.full(64, 100.0)
    counts[62] = 30
    [whole], [partial] = (
        forecast(counts, partial=months).series for months in ((), [date(2020, 6, 1)])
    )

    assert partial.months_known == 3
    assert partial.months_not_known == (date(2020, 6, 1),)
    assert "2020-06 of this year not known" in partial.caveats[0].text
    assert partial.median > whole.median
    assert partial.median == pytest.approx(1200, rel=0.03)
    counts[62] = 400  # partial and yet more than was foretold: it stands
    [high] = forecast(counts, partial=[date(2020, 6, 1)]).series
    assert high.interval(95).lower >= 700


def test_a_month_not_known_is_not_zero():
    counts = np.full(64, 100.0)
    counts[[30, 61]] = np.nan
    [one] = forecast(counts).series

    assert one.median == pytest.approx(1200, rel=0.03)
    assert one.months_known == 3
    assert one.straight.run_rate == 1200


def test_a_break_in_recording_is_refused_without_a_reason():
    counts = np.full(64, 100.0)
    breaks = [date(2018, 4, 1)]

    with pytest.raises(Refusal, match="Recording changed in 2018-04"):
        forecast(counts, breaks=breaks)
    found = forecast(counts, breaks=breaks, across="the categories used did not change")
    assert "the categories used" in found.basis.caveats[-1].text
    assert forecast(counts, breaks=[APRIL]).series  # all counts are since


def test_short_histories_give_wider_intervals_and_say_so():
    counts = monthly_counts(8, series=40, low=90, high=100)
    long = forecast(counts[:, :90]).series
    short = forecast(counts[:, 60:90], first=date(2020, 4, 1)).series

    def width(several):
        return np.mean(
            [one.interval(80).upper - one.interval(80).lower for one in several]
        )

    assert short[0].history == 30
    assert width(short) > 1.1 * width(long)
    assert [caveat.code for caveat in short[0].caveats] == ["short-history"]
    assert not long[0].caveats


@pytest.mark.parametrize("months", [5, 14, 23])
def test_under_two_years_only_the_straight_figures_are_given(months):
    [one] = forecast(np.full(months, 12.0)).series

    assert one.intervals == ()
    assert "24 are needed" in one.refused
    assert one.straight.run_rate == 144
    assert "144 at the same pace" in one.sentence


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([[-1.0] * 40], "below zero"),
        ([[np.nan] * 40], "No month"),
        ([[np.inf] * 40], "not finite"),
    ],
)
def test_counts_that_cannot_be_are_refused(counts, words):
    with pytest.raises(Refusal, match=words):
        forecast(counts)


def test_a_series_of_nothing_is_forecast_as_nearly_nothing():
    [one] = forecast(np.zeros(60)).series

    assert one.median == 0
    assert one.interval(95).upper <= 2


def test_many_series_do_not_change_each_other_s_known_months():
    counts = monthly_counts(9, series=300, months=60)[:, :54]
    found = forecast(counts, paths=100)

    assert [one.counted for one in found.series] == counts[:, 48:].sum(axis=1).tolist()
    assert replace(found.series[7], name="x").months_known == 6


@pytest.mark.parametrize(
    ("chance", "words"), [(0.0, "under 1%"), (0.456, "46%"), (1.0, "over 99%")]
)
def test_no_chance_is_ever_certain(chance, words):
    assert chance_in_words(chance) == words
