"""A convention gives every measure exactly one status, and says none where none is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.plan.rules import MeasureUnit, Polarity
from frankpledge.review.rules import Case, Held, Observation, Projection
from frankpledge.review.status import (
    COLOUR_NAMES,
    EXAMPLES,
    SIGNS,
    Basis,
    Colour,
    Convention,
    Shape,
    faults_of,
    level_at,
    margin_of,
)

D = Decimal
RAG, BAND, FORECAST = (EXAMPLES[code] for code in ("threshold", "band", "forecast"))


def case(value, goal, polarity=Polarity.LOWER, held=Held.WHOLE, **more):
    observation = Observation("2010-11", held, None if value is None else D(value))
    return Case(
        observation=observation,
        rule=None,
        goal=None if goal is None else D(goal),
        baseline=None,
        polarity=polarity,
        unit=MeasureUnit.COUNT,
        **more,
    )


def named(convention, one):
    level = level_at(margin_of(one, convention.basis), convention.levels)
    return level.name if level else None


def test_every_shape_and_colour_has_its_words():
    assert set(SIGNS) == set(Shape)
    assert set(COLOUR_NAMES) == set(Colour)


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_examples_are_without_fault(code):
    assert faults_of(EXAMPLES[code]) == ()


@pytest.mark.parametrize(
    ("value", "goal", "polarity", "rag", "band"),
    [
        (100, 100, Polarity.LOWER, "Green", "Circle"),
        (95, 100, Polarity.LOWER, "Green", "Star"),
        (105, 100, Polarity.LOWER, "Amber", "Circle"),
        (106, 100, Polarity.LOWER, "Red", "Triangle"),
        (105, 100, Polarity.HIGHER, "Green", "Star"),
        (95, 100, Polarity.HIGHER, "Amber", "Circle"),
        (94, 100, Polarity.HIGHER, "Red", "Triangle"),
        (None, 100, Polarity.LOWER, "No status", "No status"),
        (94, None, Polarity.LOWER, "No status", "No status"),
        (94, 100, Polarity.NEITHER, "No status", "No status"),
        (3, 0, Polarity.LOWER, "No status", "No status"),
    ],
)
def test_a_value_has_the_status_its_distance_gives(value, goal, polarity, rag, band):
    one = case(value, goal, polarity)

    assert (named(RAG, one), named(BAND, one)) == (rag, band)


def test_a_target_of_nothing_can_be_measured_in_units():
    in_units = replace(RAG, basis=Basis.UNITS)

    assert named(in_units, case(3, 0)) == "Amber"
    assert named(in_units, case(0, 0)) == "Green"


def test_a_year_so_far_goes_by_where_it_is_heading():
    heading = Projection(D(120), "if it goes on")

    assert named(RAG, case(60, 100, held=Held.SO_FAR, projection=heading)) == "Red"
    assert named(RAG, case(60, 100, held=Held.SO_FAR)) == "No status"


def test_a_sum_with_gaps_has_no_status():
    assert named(RAG, case(60, 100, held=Held.GAPS)) == "No status"


@given(st.decimals(-1000, 1000, places=2), st.sampled_from([RAG, BAND]))
def test_every_margin_is_in_exactly_one_known_level(margin, convention):
    level = level_at(margin, convention.levels)

    assert level is not None
    assert not level.is_unknown


@pytest.mark.parametrize(
    ("levels", "basis", "says"),
    [
        (RAG.levels[:-1], Basis.SHARE, "0 of its levels are for measures without"),
        (RAG.levels[:2] + RAG.levels[3:], Basis.SHARE, "no least margin"),
        ((RAG.levels[0], *RAG.levels), Basis.SHARE, "the same name"),
        (
            (replace(RAG.levels[0], name="Gold"), *RAG.levels),
            Basis.SHARE,
            "begin at the same margin",
        ),
        (RAG.levels, Basis.JUDGED, "judged by people"),
    ],
)
def test_a_convention_that_leaves_doubt_is_refused_in_words(levels, basis, says):
    assert says in " ".join(faults_of(Convention("x", basis, tuple(levels))))


def test_levels_nobody_judged_are_none():
    assert level_at(D(1), FORECAST.levels[-1:]) is None
