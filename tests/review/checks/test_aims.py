"""Targets against one another: the same twice, or two that cannot both be kept."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import (
    draft,
    fall,
    measure,
    rise,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.examples_of_sense import twice
from tests.review.checks.heard import rules, the_sentence

CONTRADICT = "targets-contradict"
SAME = "same-target-twice"
LESS, MORE = rule(RuleKind.REDUCE), rule(RuleKind.INCREASE)


def test_two_sizes_for_one_thing_are_asked_about_with_both():
    said = the_sentence(
        twice("Reduce robbery by 10%", "Cut robberies by 20%")(), CONTRADICT
    )

    assert said.startswith("Robbery: a fall of 10% is asked for here and a fall of 20%")
    assert "on line 21" in said


def test_more_and_less_of_one_thing_in_two_themes_are_asked_about():
    plan = draft(
        theme(measure("Increase stop and search", MORE)),
        theme(measure("Reduce stop and search", LESS)),
    )

    assert "more of it is asked for here and less of it" in the_sentence(
        plan, CONTRADICT
    )


def test_a_measure_that_asks_for_more_of_what_the_table_wants_less_of_is_asked_about():
    plan = draft(
        target("Reduce stop and search", "90,000 | 80,000", LESS),
        theme(measure("Increase stop and search", MORE)),
    )

    assert rules(plan) == [CONTRADICT]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reduce first time entrants", "Increase arrests"),
        ("Reduce hate crime", "Increase reports of hate crime"),
        ("Reduce burglary in Ward 1", "Increase burglary in Ward 2"),
        ("Reduce burglary (north)", "Increase burglary (south)"),
        ("Reduce asb", "Increase those who think asb is no problem"),
        ("Reduce the number of burglaries", "Increase the rate of burglaries"),
        ("Reduce burglary by 2021", "Increase burglary by 2023"),
    ],
)
def test_two_things_are_not_held_against_one_another(first, second):
    plan = draft(theme(measure(first, LESS)), theme(measure(second, MORE)))

    assert rules(plan) == []


def test_counts_of_things_to_do_are_two_tasks():
    at_least = RuleKind.AT_LEAST
    plan = draft(
        theme(measure("Hold 40 clean-ups", rule(at_least, "40"))),
        theme(measure("Hold 20 clean-ups", rule(at_least, "20"))),
    )

    assert rules(plan) == []


def test_rows_that_start_from_two_figures_are_two_series():
    rows = (
        target("Reduce robbery by 10%", "90,000 | 81,000", fall("10%"), 20),
        target("Reduce robbery by 20%", "70,000 | 56,000", fall("20%"), 21),
    )

    assert rules(draft(*rows)) == []


def test_rows_of_two_places_or_two_years_are_two_targets():
    one = target("Reduce robbery by 10%", "90,000 | 81,000", fall("10%"), 20)
    other = target("Reduce robbery by 20%", "90,000 | 72,000", fall("20%"), 21)
    north, south = replace(one, section="North"), replace(other, section="South")
    later = replace(other, target=replace(other.target, period="2024-25"))

    assert rules(draft(north, south)) == []
    assert rules(draft(one, later)) == []


def test_sections_of_targets_are_one_table():
    one = target("Reduce robbery by 10%", "90,000 | 81,000", fall("10%"), 20)
    other = target("Reduce robbery by 20%", "90,000 | 72,000", fall("20%"), 21)
    plan = draft(
        replace(one, section="Crime targets"), replace(other, section="Street targets")
    )

    assert rules(plan) == [CONTRADICT]


def test_the_same_target_twice_is_noted_with_both_lines():
    words = "Reduce robbery by 10%"
    said = the_sentence(twice(words, words)(), SAME)

    assert said.startswith("1 target stands in the table twice: robbery (lines 20 and")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reduce robbery by 10%", "Reduce arson by 10%"),
        ("Reduce robbery by 10%", "Reduce robbery (night) by 10%"),
    ],
)
def test_two_targets_alike_in_size_are_left_alone(first, second):
    assert rules(twice(first, second)()) == []


def test_a_measure_shared_by_two_themes_is_left_alone():
    shared = measure("Reduce robbery by 10%", fall("10%"))
    row = target("Reduce robbery by 10%", "90,000 | 81,000", fall("10%"))

    assert rules(draft(row, theme(shared), theme(shared))) == []


def test_a_rise_and_a_fall_by_one_share_contradict():
    plan = draft(
        target("Reduce patrols by 10%", "90,000 | 81,000", fall("10%")),
        theme(measure("Increase patrols by 10%", rise("10%"))),
    )

    assert CONTRADICT in rules(plan)
