"""On sound plans the checks are silent; one seeded error is found, and only it."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.review.checks.examples import draft
from frankpledge.review.checks.run import check_draft
from tests.review.checks.sound_plans import (
    opinion,
    sound_plans,
    sums,
    with_cells,
    with_row,
)

LARGE = {"least": 50_000, "most": 1_000_000}
OFTEN = settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
SELDOM = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def found(plan):
    """Return the rules that speak, the note on rounding aside.

    That note comes with any other error whenever a half happens to stand somewhere.
    """
    rules = [one.rule for one in check_draft(plan)]
    return [rule for rule in rules if rule != "rounding-revealed"]


@OFTEN
@given(sound_plans(**LARGE))
def test_a_sound_plan_of_large_counts_gives_nothing_whatever_its_prose_claims(plan):
    claiming = draft(prose="Crime fell.", line=91)

    both = replace(plan, narrative=plan.narrative + claiming.narrative)

    assert {one.rule for one in check_draft(both)} <= {"results-inside-chance"}


@OFTEN
@given(sound_plans())
def test_a_sound_plan_of_any_size_gives_nothing_at_all(plan):
    assert check_draft(plan) == ()


@SELDOM
@given(sound_plans(**LARGE), st.integers(2, 60), st.sampled_from([-1, 1]))
def test_one_wrong_change_is_found_and_nothing_else(plan, off, way):
    row = plan.results[0]
    change = row.change.value + way * off
    wrong = with_cells(row, change=f"{change:+}%")

    assert found(with_row(plan, wrong)) == ["change-does-not-follow"]


@SELDOM
@given(sound_plans(**LARGE), st.integers(1, 5_000), st.sampled_from([-1, 1]))
def test_one_wrong_target_is_found_and_nothing_else(plan, off, way):
    row = plan.targets[0]
    wrong = with_cells(row, target=f"{row.target.value + way * (off + 1):,}")

    assert found(with_row(plan, wrong)) == ["target-does-not-follow"]


@SELDOM
@given(sound_plans(**LARGE), st.integers(2, 20_000))
def test_one_baseline_not_carried_over_is_found_and_nothing_else(plan, off):
    row = plan.targets[0]
    start = row.baseline.value - off
    goal = (start * (100 - row.rule.amount) / 100).quantize(Decimal(1))
    wrong = with_cells(row, baseline=f"{start:,}", target=f"{goal:,}")

    assert found(with_row(plan, wrong)) == ["baseline-is-not-last-years-actual"]


@SELDOM
@given(sound_plans(**LARGE), st.sampled_from(["", "TBC", "n/a"]))
def test_one_missing_baseline_is_found_and_nothing_else(plan, missing):
    wrong = with_cells(plan.targets[0], baseline=missing)

    assert found(with_row(plan, wrong)) == ["share-target-has-no-baseline"]


@SELDOM
@given(sound_plans(**LARGE), st.sampled_from(["", "TBC", "n/a", "*"]))
def test_one_missing_result_is_found_and_nothing_else(plan, missing):
    wrong = with_cells(plan.results[0], actual=missing, change=missing)

    assert found(with_row(plan, wrong)) == ["not-measurable"]


@SELDOM
@given(sound_plans(**LARGE), st.integers(1, 30), st.integers(1, 30))
def test_one_label_against_its_figures_is_found_and_nothing_else(plan, aimed, worse):
    row = opinion("begging", aimed, aimed + worse, 99)
    wrong = with_cells(row, change="Target achieved")

    assert found(replace(plan, results=(*plan.results, wrong))) == [
        "label-contradicts-figures"
    ]


@SELDOM
@given(sound_plans(**LARGE), st.integers(2, 30))
def test_two_labels_for_one_situation_are_found_and_nothing_else(plan, aimed):
    one = opinion("begging", aimed, aimed - 1, 98)
    other = with_cells(
        opinion("street noise", aimed, aimed - 1, 99), change="Target met"
    )

    assert found(replace(plan, results=(*plan.results, one, other))) == [
        "labels-disagree"
    ]


@SELDOM
@given(sound_plans(**LARGE), sums(error=3_000))
def test_one_sum_that_does_not_add_up_is_found_and_nothing_else(plan, told):
    wrong = replace(plan, narrative=draft(prose=told).narrative)

    assert found(wrong) == ["sum-does-not-add-up"]
