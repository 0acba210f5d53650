from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.plan.reading.draft import FigureState, Part, RuleKind
from frankpledge.plan.rules import (
    ACTIVITY_STATE_NAMES,
    BARE_RULE_WORDS,
    BINDING_NAMES,
    CONFIDENCE_WORDS,
    DECISION_NAMES,
    ELEMENT_NAMES,
    FIGURE_WORDS,
    PART_NAMES,
    PERIOD_NAMES,
    POLARITY_NAMES,
    ROUND,
    ROUNDING_NAMES,
    RULE_WORDS,
    STAGE_NAMES,
    TRANSITIONS,
    UNIT_NAMES,
    ActivityState,
    BindingKind,
    Decision,
    ElementKind,
    FigureKnown,
    MeasureUnit,
    PeriodKind,
    PlanStage,
    Polarity,
    Rounding,
    Rule,
    agrees,
    confidence_in_words,
    goal,
    guess_polarity,
    printed_number,
    rule_in_words,
)

K = RuleKind


def decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("kind", "amount", "baseline", "expected"),
    [
        (K.REDUCE_BY_SHARE, "5", "190", "181"),  # 180.5, half up
        (K.REDUCE_BY_SHARE, "5", "56", "53"),  # 53.2
        (K.REDUCE_BY_SHARE, "8", "5745", "5285"),  # 5,285.4
        (K.REDUCE_BY_SHARE, "9", "131", "119"),  # 119.21
        (K.INCREASE_BY_SHARE, "50", "30", "45"),
        (K.REDUCE_BY_SHARE, "5", None, None),
        (K.REDUCE_BY_SHARE, None, "190", None),
        (K.REDUCE_TO, "20", "22.7", "20"),
        (K.REDUCE_TO, "20.5", None, "20.5"),
        (K.INCREASE_TO, "57", "61", "57"),
        (K.AT_LEAST, "40", None, "40"),
        (K.AT_MOST, None, "40", None),
        (K.REDUCE, "20", "100", "80"),
        (K.INCREASE, "20", "100", "120"),
        (K.REDUCE, "20", None, None),
        (K.REDUCE, None, "100", "100"),
        (K.MAINTAIN_OR_IMPROVE, None, "77.5", "77.5"),
        (K.MAINTAIN_OR_IMPROVE, None, None, None),
    ],
)
def test_a_rule_gives_its_number(kind, amount, baseline, expected):
    rule = Rule(kind, decimal(amount))

    assert goal(rule, baseline=decimal(baseline)) == decimal(expected)


@pytest.mark.parametrize(
    ("rounding", "places", "expected"),
    [
        (Rounding.HALF_UP, 0, "181"),
        (Rounding.HALF_EVEN, 0, "180"),
        (Rounding.TRUNCATE, 0, "180"),
        (Rounding.HALF_UP, 1, "180.5"),
    ],
)
def test_a_share_is_rounded_as_the_indicator_is(rounding, places, expected):
    rule = Rule(K.REDUCE_BY_SHARE, Decimal(5))

    given_number = goal(rule, baseline=Decimal(190), rounding=rounding, places=places)

    assert given_number == Decimal(expected)


@pytest.mark.parametrize(
    ("kind", "amount", "baseline", "printed", "expected"),
    [
        (K.REDUCE_BY_SHARE, "5", "190", "181", True),
        (K.REDUCE_BY_SHARE, "5", "56", "52", False),
        (K.REDUCE_BY_SHARE, "20", None, "52", None),
        (K.REDUCE, None, "100", "99", True),
        (K.REDUCE, None, "100", "100", False),
        (K.INCREASE, None, "100", "101", True),
        (K.INCREASE, None, "100", "100", False),
        (K.MAINTAIN_OR_IMPROVE, None, "77", "77", True),
        (K.AT_LEAST, "40", None, "30", False),
    ],
)
def test_a_printed_target_agrees_with_its_rule_or_not(
    kind, amount, baseline, printed, expected
):
    rule = Rule(kind, decimal(amount))

    assert agrees(rule, Decimal(printed), baseline=decimal(baseline)) is expected


@given(
    baseline=st.integers(0, 10**9).map(Decimal),
    share=st.integers(0, 100).map(Decimal),
)
def test_a_reduction_never_leads_above_the_baseline(baseline, share):
    reached = goal(Rule(K.REDUCE_BY_SHARE, share), baseline=baseline)

    assert 0 <= reached <= baseline


@pytest.mark.parametrize(
    ("kind", "amount", "unit", "words"),
    [
        (K.REDUCE_BY_SHARE, "5", MeasureUnit.COUNT, "Reduce by 5%"),
        (K.REDUCE_BY_SHARE, "5", MeasureUnit.PERCENT, "Reduce by 5%"),
        (K.REDUCE_TO, "20.000000", MeasureUnit.PERCENT, "Reduce to 20%"),
        (K.AT_LEAST, "1200", MeasureUnit.COUNT, "At least 1,200"),
        (K.REDUCE, None, MeasureUnit.COUNT, "Reduce"),
        (K.REDUCE, "20", MeasureUnit.COUNT, "Reduce by 20"),
        (K.MAINTAIN_OR_IMPROVE, None, MeasureUnit.PERCENT, "Maintain or improve"),
    ],
)
def test_a_rule_is_said_in_words(kind, amount, unit, words):
    assert rule_in_words(Rule(kind, decimal(amount)), unit) == words


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("1030.000000", MeasureUnit.COUNT, "1,030"),
        ("22.700000", MeasureUnit.PERCENT, "22.7%"),
        ("100", MeasureUnit.COUNT, "100"),
        ("0.5", MeasureUnit.PER_1000, "0.5"),
    ],
)
def test_a_number_is_printed_as_a_plan_prints_it(value, unit, printed):
    assert printed_number(Decimal(value), unit) == printed


@pytest.mark.parametrize(
    ("title", "kind", "polarity"),
    [
        ("Reduce the number of violent crimes", K.REDUCE_BY_SHARE, Polarity.LOWER),
        ("Reports of hate crimes", K.INCREASE_BY_SHARE, Polarity.HIGHER),
        ("Maintain the perception of drug use", K.MAINTAIN_OR_IMPROVE, Polarity.LOWER),
        ("Residents who agree that it is safe", None, Polarity.HIGHER),
        ("Maintain the number of meetings", K.MAINTAIN_OR_IMPROVE, Polarity.NEITHER),
    ],
)
def test_which_way_is_good_is_guessed_from_rule_and_title(title, kind, polarity):
    assert guess_polarity(title, kind) is polarity


def test_every_status_says_what_may_follow():
    assert set(TRANSITIONS) == set(PlanStage)
    assert TRANSITIONS[PlanStage.DRAFT] == {PlanStage.AGREED}
    assert PlanStage.DRAFT not in TRANSITIONS[PlanStage.PUBLISHED]
    assert not TRANSITIONS[PlanStage.SUPERSEDED]


@pytest.mark.parametrize(
    ("members", "names"),
    [
        (PlanStage, STAGE_NAMES),
        (ActivityState, ACTIVITY_STATE_NAMES),
        (Polarity, POLARITY_NAMES),
        (MeasureUnit, UNIT_NAMES),
        (Rounding, ROUNDING_NAMES),
        (Rounding, ROUND),
        (PeriodKind, PERIOD_NAMES),
        (BindingKind, BINDING_NAMES),
        (Decision, DECISION_NAMES),
        (ElementKind, ELEMENT_NAMES),
        (RuleKind, RULE_WORDS),
        (RuleKind, BARE_RULE_WORDS),
        (Part, PART_NAMES),
    ],
    ids=lambda each: getattr(each, "__name__", "names"),
)
def test_every_member_has_its_name(members, names):
    assert set(names) == set(members)


def test_every_state_but_a_number_is_said_in_words():
    assert set(FIGURE_WORDS) == set(FigureKnown) - {FigureKnown.KNOWN}


def test_a_figure_keeps_its_state_from_document_to_plan():
    assert {state.value for state in FigureKnown} == {s.value for s in FigureState}


@given(st.floats(0, 1))
def test_any_confidence_has_words(confidence):
    assert confidence_in_words(confidence) in {words for _, words in CONFIDENCE_WORDS}
