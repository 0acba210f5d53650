"""Rounding as documents do it: halves, cutting off, and which of them was used."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.rounding import (
    ROUNDED,
    Convention,
    conventions_giving,
    half_even,
    half_up,
    is_a_half,
    places_of,
    shorten,
    truncate,
)

A_FIGURE = st.decimals(
    min_value=-(10**9), max_value=10**9, places=6, allow_nan=False, allow_infinity=False
)
PLACES = st.integers(0, 4)


@pytest.mark.parametrize(
    ("exact", "up", "even", "cut"),
    [
        ("180.5", "181", "180", "180"),
        ("181.5", "182", "182", "181"),
        ("-14.5", "-15", "-14", "-14"),
        ("-14.59", "-15", "-15", "-14"),
        ("53.2", "53", "53", "53"),
        ("0.65", "1", "1", "0"),
        ("1254", "1254", "1254", "1254"),
    ],
)
def test_each_convention_shortens_a_figure_its_own_way(exact, up, even, cut):
    value = Decimal(exact)

    assert half_up(value) == Decimal(up)
    assert half_even(value) == Decimal(even)
    assert truncate(value) == Decimal(cut)


def test_decimals_are_kept_when_asked_for():
    assert half_up(Decimal("76.7442"), 1) == Decimal("76.7")
    assert str(half_up(Decimal(20), 1)) == "20.0"


def test_a_figure_of_forty_digits_is_rounded_and_not_refused():
    assert half_up(Decimal("9" * 40 + ".5")) == Decimal("1" + "0" * 40)


@pytest.mark.parametrize(
    ("printed", "places"),
    [
        ("22.7%", 1),
        ("- 14%", 0),
        ("1,193", 0),
        ("3.50", 2),
        ("", 0),
        ("TBC", 0),
        ("20.", 0),
    ],
)
def test_the_decimals_of_a_printed_figure_are_counted(printed, places):
    assert places_of(printed) == places


@pytest.mark.parametrize(
    ("printed", "exact", "expected"),
    [
        ("-15", "-14.59", ROUNDED),
        ("-14", "-14.59", {Convention.TRUNCATED}),
        ("-6", "-13.66", set()),
        ("181", "180.5", {Convention.HALF_UP}),
        ("180", "180.5", {Convention.HALF_EVEN, Convention.TRUNCATED}),
        ("1254", "1254", set(Convention)),
    ],
)
def test_a_printed_figure_tells_which_conventions_gave_it(printed, exact, expected):
    assert conventions_giving(Decimal(printed), Decimal(exact), 0) == expected


@pytest.mark.parametrize(
    ("value", "places", "answer"),
    [
        ("180.5", 0, True),
        ("180.50", 0, True),
        ("-0.5", 0, True),
        ("407.55", 0, False),
        ("407.55", 1, True),
        ("15", 0, False),
        ("0", 0, False),
    ],
)
def test_an_exact_half_is_told_from_any_other_figure(value, places, answer):
    assert is_a_half(Decimal(value), places) is answer


@given(A_FIGURE, PLACES)
def test_rounding_moves_a_figure_by_half_a_step_at_most(value, places):
    half_a_step = Decimal(1).scaleb(-places) / 2

    assert abs(half_up(value, places) - value) <= half_a_step
    assert abs(half_even(value, places) - value) <= half_a_step


@given(A_FIGURE, PLACES)
def test_cutting_off_never_moves_a_figure_away_from_zero(value, places):
    cut = truncate(value, places)

    assert abs(cut) <= abs(value)
    assert abs(value) - abs(cut) < Decimal(1).scaleb(-places)


@given(A_FIGURE, PLACES)
def test_the_two_roundings_differ_only_on_a_half(value, places):
    differ = half_up(value, places) != half_even(value, places)

    assert not differ or is_a_half(value, places)


@given(A_FIGURE, PLACES, st.sampled_from(Convention))
def test_whatever_a_convention_prints_is_recognised_as_its_work(
    value, places, convention
):
    printed = shorten(value, places, convention)

    assert convention in conventions_giving(printed, value, places)


@given(A_FIGURE, PLACES, st.sampled_from(Convention))
def test_shortening_twice_changes_nothing(value, places, convention):
    once = shorten(value, places, convention)

    assert shorten(once, places, convention) == once
