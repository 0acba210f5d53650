"""Figures printed in several places: rows told twice, themes and prose beside tables."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import (
    MAINTAIN,
    draft,
    fall,
    measure,
    result,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.examples_of_arithmetic import counts
from tests.review.checks.heard import rules, the_sentence

TWICE = "row-told-twice"
THEME = "theme-and-table-figures-differ"
PROSE = "figure-in-prose-is-not-the-rows"

ROWS = (("Burglary", "120 | 110"), ("Robbery", "80 | 60"))


def test_one_row_told_twice_with_other_figures_is_asked_about():
    said = the_sentence(counts(*ROWS, ("burglary", "120 | 101")), TWICE)

    assert "Burglary stands twice (lines 10 and 12)" in said
    assert "110 and 101 (actual)" in said


@pytest.mark.parametrize(
    "rows",
    [
        (*ROWS, ("Burglary", "120 | 110")),
        (*ROWS, ("Burglary", "120 | TBC")),
        (*ROWS, ("Burglary", "20% | 11%")),
        (*ROWS, ("Burglary", "90 | 80"), ("Robbery", "70 | 65")),  # another place
        (*ROWS, ("Burglary", "90 | 80"), ("Burglary", "70 | 65")),
        (ROWS[0], ("Burglary", "90 | 80")),
    ],
)
def test_rows_that_agree_or_are_of_two_tables_are_left_alone(rows):
    assert TWICE not in rules(counts(*rows))


def test_rows_of_two_years_or_two_sections_are_left_alone():
    plan = counts(*ROWS, ("Burglary", "120 | 101"))
    *others, last = plan.results
    earlier = replace(last, actual=replace(last.actual, period="2018-19"))
    elsewhere = replace(last, section="Eastwick")

    for other in (earlier, elsewhere):
        assert TWICE not in rules(replace(plan, results=(*others, other)))


def promised(text, aim, row):
    return draft(row, theme(measure(text, aim)))


FROM_TO = rule(RuleKind.REDUCE_TO, "57")


def test_a_theme_s_figures_that_the_table_does_not_give_are_asked_about():
    row = target("Killed or seriously injured", "56 | 52", None)
    said = the_sentence(promised("Reduce KSI from 61 to 57", FROM_TO, row), THEME)

    assert "the theme says “from 61 to 57”, the table of targets 56 and 52" in said


@pytest.mark.parametrize(
    ("text", "aim", "row"),
    [
        ("Reduce KSI from 61 to 57", FROM_TO, target("KSI", "61 | 57", None)),
        ("Reduce arson from 61 to 57", FROM_TO, target("KSI", "56 | 52", None)),
        ("Reduce KSI from 61 to 57", FROM_TO, target("KSI", "56 | TBC", None)),
        (
            "Reduce KSI from 61 to 57 by March 2014",
            FROM_TO,
            target("KSI", "56 | 52", None),
        ),
        ("Reduce KSI by 20%", fall("20%"), target("KSI", "70 | 56", None)),
        ("Reduce KSI by 7%", fall("7%"), target("KSI", "56 | 53", None)),
        ("Reduce KSI by 7%", fall("7%"), target("KSI", "56 | TBC", None)),
        (
            "Reduce KSI to 20%",
            rule(RuleKind.REDUCE_TO, "20%"),
            target("KSI", "9 | 8", None),
        ),
        ("Maintain KSI", MAINTAIN, target("KSI", "9 | 8", None)),
    ],
)
def test_a_theme_that_agrees_or_says_something_else_is_left_alone(text, aim, row):
    assert THEME not in rules(promised(text, aim, row))


def test_last_year_s_figures_told_again_in_a_theme_are_left_alone():
    plan = draft(
        result("Reduce KSI from 61 to 57", "61 | 57 | 53 | -13%", FROM_TO),
        target("KSI", "53 | 50", None),
        theme(measure("Reduce KSI from 61 to 57", FROM_TO)),
    )

    assert THEME not in rules(plan)


@pytest.mark.parametrize(
    ("text", "aim", "said"),
    [
        (
            "Reduce KSI by 20%",
            fall("20%"),
            "for a fall of 20%, but the table goes from",
        ),
        ("Reduce KSI to 50", rule(RuleKind.REDUCE_TO, "50"), "the table is 52"),
    ],
)
def test_a_size_that_its_row_does_not_bear_out_is_asked_about(text, aim, said):
    row = target("Killed or seriously injured", "56 | 52", None)

    assert said in the_sentence(promised(text, aim, row), THEME)


def told(prose):
    return draft(
        result("Robbery", "320 | 310 | 300 | -6.2%", None),
        target("Reduce robbery by 20%", "300 | 240", fall("20%")),
        prose=prose,
    )


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("The target for robbery is 250.", "the target printed for robbery is 240"),
        ("We start from a baseline for robbery of 295.", "the baseline printed for"),
    ],
)
def test_a_target_or_baseline_no_table_gives_is_asked_about(prose, said):
    assert said in the_sentence(told(prose), PROSE)


@pytest.mark.parametrize(
    "prose",
    [
        "The target for robbery is 240.",
        "The target for robbery was 310.",
        "The target for robbery is 20%.",
        "The target for robbery is a 20% reduction.",
        "The target for robbery is 20 fewer.",
        "The target for robbery is about 250.",
        "The target for robbery in Eastwick is 250.",
        "The target for arson is 250.",
    ],
)
def test_figures_of_the_rows_and_of_other_things_are_left_alone(prose):
    assert PROSE not in rules(told(prose))
