"""What no judgement may do, whatever the case."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import MeasureUnit, Polarity, Rule
from frankpledge.review.rules import (
    Case,
    Held,
    Observation,
    Projection,
    Verdict,
    better,
    judge,
    wanted_direction,
)

MET, EXCEEDED, MISSED = Verdict.MET, Verdict.EXCEEDED, Verdict.MISSED
NOT_MEASURABLE = Verdict.NOT_MEASURABLE

whole_numbers = st.integers(0, 5000).map(Decimal)
rules = st.one_of(
    st.none(),
    st.builds(
        Rule, st.sampled_from(RuleKind), st.none() | st.integers(1, 200).map(Decimal)
    ),
)
cases = st.builds(
    Case,
    observation=st.builds(
        Observation,
        label=st.just("2009-10"),
        held=st.sampled_from(Held),
        value=st.none() | whole_numbers,
        note=st.sampled_from(["", "Something is missing."]),
    ),
    rule=rules,
    goal=st.none() | whole_numbers,
    baseline=st.none() | whole_numbers,
    polarity=st.sampled_from(Polarity),
    unit=st.sampled_from(MeasureUnit),
    real_change=st.sampled_from([None, True, False]),
    same_months=st.none() | whole_numbers,
    projection=st.none()
    | st.builds(Projection, value=whole_numbers, method=st.just("at the same pace")),
)


@given(cases)
def test_nothing_is_called_met_on_the_wrong_side_of_its_number(any_case):
    if judge(any_case).verdict not in {MET, EXCEEDED}:
        return

    value, goal = any_case.observation.value, any_case.goal
    assert not better(goal, value, wanted_direction(any_case))


@given(cases)
def test_what_is_missing_is_never_judged(any_case):
    observation = any_case.observation
    is_known = observation.value is not None and observation.held in {
        Held.WHOLE,
        Held.SO_FAR,
    }

    verdict = judge(any_case).verdict

    assert verdict is NOT_MEASURABLE or (is_known and any_case.goal is not None)


@given(cases)
def test_every_judgement_is_a_whole_sentence(any_case):
    sentence = judge(any_case).sentence

    assert sentence.endswith(".")
    assert "None" not in sentence


@given(cases)
def test_a_year_so_far_is_never_missed_while_it_could_still_be_met(any_case):
    judgement = judge(any_case)
    if any_case.observation.held is not Held.SO_FAR or judgement.verdict is not MISSED:
        return

    assert wanted_direction(any_case) is Polarity.LOWER
    assert any_case.observation.value > any_case.goal
