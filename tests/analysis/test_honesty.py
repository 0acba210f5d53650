"""The rates of false alarm that the page prints hold when simulated small."""

import numpy as np
import pytest
from benchmarks.honesty.__main__ import PAGE
from benchmarks.honesty.page import Found, page
from benchmarks.honesty.pairs import alarms, power
from benchmarks.honesty.series import charts_with_a_signal, planted_found, series_cut


@pytest.mark.parametrize("dispersion", [1.0, 1.5, 3.0])
def test_tables_where_nothing_changed_name_nothing(dispersion):
    found = alarms(np.random.default_rng(5), dispersion, tables=2, cells=80)

    assert found.chosen < 0.13
    assert found.tables == 0
    if dispersion == 3:
        assert found.exact > 0.15
        assert found.tables_exact_controlled == 1


def test_a_season_taken_out_leaves_fewer_false_signals_than_one_left_in():
    flat, left_in, taken_out = charts_with_a_signal(
        np.random.default_rng(5), 1.0, 100.0, months=36, charts=25
    )

    assert left_in > 0.75
    assert flat < 0.6
    assert taken_out < left_in


def test_unchanged_series_are_seldom_cut_and_planted_changes_are_found():
    rng = np.random.default_rng(5)

    assert series_cut(rng, 1.5, 30.0, months=60, times=40) <= 0.15
    found, held = planted_found(rng, 1.5, 1.5, mean=40.0, times=20)
    assert found >= 0.9
    assert held >= 0.7


def test_a_change_planned_for_is_found_as_promised():
    found = power(np.random.default_rng(5), 1.5, 250, 1000)

    assert found == pytest.approx(0.8, abs=0.05)


def test_the_page_prints_every_rate():
    found = Found(
        alarms=[alarms(np.random.default_rng(5), 1.0, tables=1, cells=20)],
        charts=[(1.0, 20.0, 24, 0.2, 0.9, 0.21)],
        cut=[(1.0, 30.0, 60, 0.04)],
        planted=[(1.0, 40.0, 1.5, 0.0, float("nan"))],
        power=[(1.0, 250, 0.8)],
        cells=20,
        numbers="Few.",
    )
    text = page(found)

    assert "| 1 | 20 | 24 | 20% | 90% | 21% |" in text
    assert "| 1 | 40 | 1.5 | 0.0% | - |" in text
    assert "| 24 | 61% |" in text
    assert PAGE.read_text(encoding="utf-8").startswith(text.splitlines()[0])
