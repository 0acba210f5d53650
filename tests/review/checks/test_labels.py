"""Verdicts printed in words, against the figures they stand beside."""

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import MAINTAIN, draft, result, rule
from frankpledge.review.checks.labels import Verdict, verdict_in
from tests.review.checks.heard import rules, the_sentence

ROWDY = "Maintain the share of people who think rowdiness is a problem"
DRUGS = "Maintain the share of people who think drug dealing is a problem"


def table(*rows):
    return draft(
        *(
            result(title, cells, MAINTAIN, line)
            for line, (title, cells) in enumerate(rows, start=32)
        )
    )


def test_one_situation_under_two_labels_is_reported_once_with_both_rows():
    plan = table(
        (ROWDY, "13% | 13% | 5% | Target achieved"),
        (DRUGS, "8% | 8% | 4% | Target exceeded"),
    )
    said = the_sentence(plan, "labels-disagree")

    assert "5% against 13%, is labelled “Target achieved” (line 32)" in said
    assert "4% against 8%, is labelled “Target exceeded” (line 33)" in said
    assert "one situation, two labels" in said
    assert rules(plan) == ["labels-disagree"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("13% | 13% | 5% | Target exceeded", "8% | 8% | 4% | Target exceeded"),
        ("13% | 13% | 5% | Met", "8% | 8% | 4% | Target achieved"),
        ("13% | 13% | 13% | Target achieved", "8% | 8% | 4% | Target exceeded"),
        ("13% | 13% | 15% | Target missed", "8% | 8% | 4% | Target exceeded"),
    ],
)
def test_labels_that_agree_are_left_alone(first, second):
    assert rules(table((ROWDY, first), (DRUGS, second))) == []


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("13% | 13% | 15% | Target achieved", "15% is worse than the target of 13%"),
        ("13% | 13% | 15% | Exceeded", "15% is worse than the target of 13%"),
        ("13% | 13% | 5% | Target missed", "5% is better than the target of 13%"),
        ("13% | 13% | 5% | Not met", "5% is better than the target of 13%"),
        ("13% | 13% | 13% | Target exceeded", "13% is exactly on the target of 13%"),
        ("13% | 13% | 13% | Target missed", "13% is exactly on the target of 13%"),
    ],
)
def test_a_label_the_figures_deny_is_reported(cells, reason):
    plan = table((ROWDY, cells))

    assert reason in the_sentence(plan, "label-contradicts-figures")
    assert rules(plan) == ["label-contradicts-figures"]


def test_up_is_the_good_direction_where_the_words_say_so():
    row = result(
        "Increase the share who agree to 80%",
        "77% | 80% | 78% | Target achieved",
        rule(RuleKind.INCREASE_TO, "80%"),
    )

    assert "78% is worse than the target of 80%" in the_sentence(
        draft(row), "label-contradicts-figures"
    )


def test_a_row_whose_good_direction_the_words_leave_open_is_left_alone():
    assert rules(table(("Maintain the balance", "13% | 13% | 15% | Achieved"))) == []


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("Target achieved", Verdict.MET),
        ("Target met", Verdict.MET),
        ("TARGET EXCEEDED", Verdict.EXCEEDED),
        ("Target missed", Verdict.MISSED),
        ("Target not achieved", Verdict.MISSED),
        ("Target was not met", Verdict.MISSED),
        ("Partly met", None),
        ("On track", None),
        ("Improved", None),
        ("", None),
    ],
)
def test_a_label_is_read_for_what_it_claims(label, verdict):
    assert verdict_in(label) is verdict


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("Target met? Yes", Verdict.MET),
        ("Target met? No", Verdict.MISSED),
        ("Achieved: ✗", Verdict.MISSED),
        ("Achieved: ✓", Verdict.MET),
    ],
)
def test_an_answer_turns_what_was_asked(label, verdict):
    assert verdict_in(label) is verdict
