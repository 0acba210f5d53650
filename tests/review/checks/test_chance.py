"""What a count does by itself from one year to the next."""

from dataclasses import replace
from decimal import Decimal

import pytest

from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import Particulars, RuleKind
from frankpledge.review.checks.chance import movements, smallest_telling_change
from frankpledge.review.checks.examples import draft, fall, result, rise, rule, target
from tests.review.checks.heard import rules, the_sentence

TARGETS = "target-inside-chance"
VERDICT = "verdict-inside-chance"
RESULTS = "results-inside-chance"
CLAIM = "Crime fell last year."


@pytest.mark.parametrize(
    ("baseline", "percent"),
    [("254", "17.7"), ("131", "24.7"), ("56", "37.8"), ("5745", "3.7"), ("8", "100.0")],
)
def test_the_smallest_change_a_count_could_show_is_two_deviations(baseline, percent):
    limit = smallest_telling_change(Decimal(baseline))

    assert half_up(limit, 1) == Decimal(percent)


def test_a_target_inside_chance_is_noted_with_what_it_would_have_to_exceed():
    row = target("Reduce domestic burglary by 5%", "254 | 241", fall("5%"))
    said = the_sentence(draft(row, prose=CLAIM), TARGETS)

    assert "a fall of 5% from 254 cannot be told from chance" in said
    assert "about 17.7%" in said


def test_a_rise_inside_chance_is_called_a_rise():
    row = target("Increase patrols by 5%", "254 | 267", rise("5%"))

    assert "a rise of 5% from 254" in the_sentence(draft(row, prose=CLAIM), TARGETS)


def test_a_target_without_a_share_is_measured_by_its_own_figures():
    row = target("Reduce arson to 240", "254 | 240", rule(RuleKind.REDUCE_TO, "240"))

    assert "a fall of 5.5% from 254" in the_sentence(draft(row, prose=CLAIM), TARGETS)


@pytest.mark.parametrize(
    ("cells", "aim"),
    [
        ("5,745 | 5,285", fall("8%")),
        ("22.7% | 20%", rule(RuleKind.REDUCE_TO, "20%")),
        ("254 | 254", rule(RuleKind.MAINTAIN_OR_IMPROVE)),
        ("0 | 0", rule(RuleKind.MAINTAIN_OR_IMPROVE)),
    ],
)
def test_a_larger_fall_a_percentage_or_no_change_is_left_alone(cells, aim):
    assert rules(draft(target("Arson", cells, aim), prose=CLAIM)) == []


def test_last_years_changes_are_sorted_into_real_and_not():
    plan = draft(
        result("Reduce arson", "190 | 181 | 131 | -31%", None, 10),
        result("Reduce robbery", "273 | 259 | 254 | -7%", None, 11),
        prose="Crime fell.",
    )
    said = the_sentence(plan, RESULTS)

    assert "1 of the 2 counts moved by more than chance would explain: arson" in said
    assert "cannot be told from chance: robbery (-7%, would need 17.1%)" in said


def test_changes_that_are_all_inside_chance_are_told_in_one_breath():
    plan = draft(
        result("Reduce robbery", "273 | 259 | 254 | -7%", None), prose="Crime fell."
    )

    assert the_sentence(plan, RESULTS).startswith("None of these changes")


@pytest.mark.parametrize(
    "prose",
    [
        "",
        "The panel met monthly.",
        "Targets for reducing crime.",
        "We aim to increase it.",
    ],
)
def test_tables_from_which_nobody_concludes_anything_are_left_alone(prose):
    rows = (
        result("Reduce robbery", "273 | 259 | 254 | -7%", None),
        target("Reduce robbery by 5%", "254 | 241", fall("5%")),
    )

    assert rules(draft(*rows, prose=prose)) == []


@pytest.mark.parametrize(
    "prose",
    [
        "Crime levels continue to fall.",
        "It fell by 7 per cent.",
        "We were successful in reducing it.",
        "There were slight increases in theft.",
        "Arson has increased.",
        "Arson increased by 12.",
    ],
)
def test_prose_that_reads_movement_into_figures_is_held_against_them(prose):
    row = result("Reduce robbery", "273 | 259 | 254 | -7%", None)

    assert rules(draft(row, prose=prose)) == [RESULTS]


def test_the_score_of_each_row_is_the_difference_over_its_deviation():
    (moved,) = movements(draft(result("Arson", "521 | 495 | 445 | -15%", None)))

    assert half_up(moved.z, 2) == Decimal("-2.45")
    assert moved.is_beyond_chance


def asked(title, cells, base, aim=None):
    row = target(title, cells, aim)
    return replace(row, particulars=Particulars(evidence=base))


@pytest.mark.parametrize(
    "base",
    [
        "Panel Survey, n=500",
        "sample of 500",
        "Base: 500",
        "500 respondents",
        "a survey; 500 people were asked",
    ],
)
def test_a_percentage_with_its_base_is_held_against_its_sample(base):
    row = asked("Increase the share who feel safe", "40% | 43%", base)
    said = the_sentence(draft(row, prose=CLAIM), TARGETS)

    assert "a rise of 3 points from 40% cannot be told from chance when 500" in said
    assert "about 6.2 points" in said


@pytest.mark.parametrize(
    ("cells", "base"),
    [
        ("40% | 43%", ""),
        ("40% | 43%", "Household Survey of 2021"),
        ("40% | 43%", "n=9,000"),
        ("40% | 40%", "n=500"),
        ("100% | 99%", "n=500"),
        ("40% | 43%", "n=12"),
    ],
)
def test_a_percentage_without_a_base_or_beyond_chance_is_left_alone(cells, base):
    row = asked("Increase the share of cases that close", cells, base)

    assert rules(draft(row, prose=CLAIM)) == []


def verdict(cells, evidence=""):
    row = result("Reduce arson", cells, None)
    return replace(row, particulars=Particulars(evidence=evidence))


def test_a_verdict_that_hangs_on_chance_is_noted():
    plan = draft(verdict("600 | 540 | 545 | Target missed"), prose=CLAIM)
    said = the_sentence(plan, VERDICT)

    assert said.startswith("1 verdict hangs on less than chance makes by itself: arson")
    assert "545 against 540, is called “Target missed”" in said
    assert "more than 46.5 away" in said


@pytest.mark.parametrize(
    ("row", "prose"),
    [
        (verdict("600 | 540 | 545 | Target missed"), ""),
        (verdict("600 | 540 | 590 | Target missed"), CLAIM),
        (verdict("60% | 54% | 55% | Target missed"), CLAIM),
        (verdict("600 | 540 | 545 | -9%"), CLAIM),
    ],
)
def test_a_verdict_beyond_chance_or_of_no_known_base_is_left_alone(row, prose):
    assert VERDICT not in rules(draft(row, prose=prose))


def test_a_verdict_on_a_share_with_its_base_is_held_against_its_sample():
    plan = draft(verdict("60% | 54% | 55% | Target missed", "n=400"), prose=CLAIM)

    assert "more than 5 points away" in the_sentence(plan, VERDICT)
