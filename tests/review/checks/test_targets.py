"""Targets against their own rule, their baseline, and last year's result."""

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.check import About
from frankpledge.review.checks.examples import (
    MAINTAIN,
    draft,
    fall,
    measure,
    result,
    rise,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.run import check_draft
from frankpledge.review.checks.table import CHECKS
from tests.review.checks.heard import the_sentence

FOLLOWS = "target-does-not-follow"
CARRIED = "baseline-is-not-last-years-actual"
ARITHMETIC = [check for check in CHECKS if check.about is About.ARITHMETIC]


def contradictions(*rows):
    return [one.rule for one in check_draft(draft(*rows), checks=ARITHMETIC)]


def test_a_target_that_does_not_follow_from_its_rule_is_worked_out():
    row = target("Reduce the number of KSI by 5%", "56 | 52", fall("5%"))
    said = the_sentence(draft(row), FOLLOWS)

    assert (
        "5% off 56 is 53.2, so 53, but 52 is printed, which is a fall of 7.1%" in said
    )
    assert "52 would follow from a fall of 7% or a baseline of 55." in said


def test_a_rise_that_does_not_follow_is_worked_out_upwards():
    row = target("Increase warden patrols by 20%", "50 | 65", rise("20%"))
    said = the_sentence(draft(row), FOLLOWS)

    assert "20% on top of 50 is 60, but 65 is printed, which is a rise of 30%" in said


def test_a_fall_by_a_number_is_worked_out_too():
    row = target("Reduce arson by 20 fires", "254 | 224", rule(RuleKind.REDUCE, "20"))
    said = the_sentence(draft(row), FOLLOWS)

    assert "20 off 254 is 234, but 224 is printed" in said


def test_words_that_name_another_figure_than_the_cell_are_reported():
    row = result(
        "Reduce KSI from 61 to 57",
        "61 | 55 | 53 | -13%",
        rule(RuleKind.REDUCE_TO, "57"),
    )
    said = the_sentence(draft(row), FOLLOWS)

    assert "the words say 57" in said
    assert "is 55" in said


@pytest.mark.parametrize(
    ("cells", "share"),
    [
        ("452 | 438", "3%"),
        ("131 | 119", "9%"),
        ("5,745 | 5,285", "8%"),
        ("1,030 | 958", "7%"),
        ("1964 | 1866", "5%"),
        ("1,265 | 1,202", "5%"),
        ("190 | 181", "5%"),
        ("190 | 180", "5%"),
        ("20% | 19%", "5%"),  # of the percentage
        ("20% | 15%", "5%"),  # in points
    ],
)
def test_a_target_that_follows_is_left_alone(cells, share):
    assert contradictions(target("Reduce something", cells, fall(share))) == []


def test_a_rise_rounded_up_to_the_next_whole_figure_is_left_alone():
    assert contradictions(target("Increase stalls", "441 | 464", rise("5%"))) == []


@pytest.mark.parametrize(
    "title",
    [
        "Reduce arson by 10% on 2005 levels",
        "Reduce arson by 10% by March 2014",
        "Reduce arson by 10% over three years",
    ],
)
def test_a_target_set_over_other_years_is_not_measured_against_the_printed_one(title):
    assert contradictions(target(title, "800 | 790", fall("10%"))) == []


def test_a_cut_off_target_among_rounded_ones_is_noted():
    rows = (
        target("Reduce robbery by 10%", "813 | 732", fall("10%")),
        target("Reduce arson by 10%", "904 | 813", fall("10%")),
    )
    said = the_sentence(draft(*rows), "target-cut-off")

    assert "10% off 904 is 813.6, which rounds to 814; 813 is printed" in said
    assert "robbery, 731.7 printed 732" in said


def test_targets_all_cut_off_are_left_alone():
    rows = (
        target("Reduce robbery by 10%", "813 | 731", fall("10%")),
        target("Reduce arson by 10%", "904 | 813", fall("10%")),
    )

    assert contradictions(*rows) == []


def test_a_baseline_that_is_not_last_years_actual_is_reported_with_both():
    rows = (
        result(
            "Reduce the number of KSI from 61 to 57", "61 | 57 | 53 | -13%", None, 29
        ),
        target(
            "Reduce the number of people killed or seriously injured in road traffic "
            "collisions by 7%",
            "56 | 52",
            fall("7%"),
        ),
    )
    said = the_sentence(draft(*rows), CARRIED)

    assert (
        "the baseline is 56, but the actual printed for 2020-21 is 53 (line 29)" in said
    )


@pytest.mark.parametrize(
    ("last_year", "this_year"),
    [
        ("Reduce domestic burglary by 5%", "Reduce the number of domestic burglaries"),
        ("Reduce non domestic burglary", "Cut non-domestic burglaries in the borough"),
        (
            "Reduce theft of vehicles by 5%",
            "Reduce the number of theft of motor vehicles",
        ),
        ("Reduce theft from vehicles", "Reduce theft from (motor) vehicles by 5%"),
        ("Reduce violent crimes", "Reduce the number of violence offences"),
        ("Reduce anti-social behaviour", "Reduce ASB incidents"),
        ("Reduce dwelling burglary", "Reduce domestic burglary"),
        ("Reduce domestic violence", "Reduce the level of domestic abuse"),
    ],
)
def test_rows_are_matched_by_what_they_are_about(last_year, this_year):
    rows = (
        result(last_year, "500 | 470 | 450 | -10%", None),
        target(this_year, "460 | 400", None),
    )

    assert contradictions(*rows) == [CARRIED]


@pytest.mark.parametrize(
    ("last_year", "this_year"),
    [
        ("Reduce theft of vehicles", "Reduce theft from vehicles"),
        ("Reduce burglary", "Reduce domestic burglary"),
        ("Reduce domestic burglary", "Reduce non-domestic burglary"),
        ("Reduce theft", "Reduce theft from vehicles"),
        ("Reduce overall crime", "Reduce violent crime"),
        ("Reduce violent crime", "Reduce violence against the person"),
        ("Reduce hate crime", "Reduce reports of hate crime"),
    ],
)
def test_a_narrower_subject_is_not_the_same_row(last_year, this_year):
    rows = (
        result(last_year, "500 | 470 | 450 | -10%", None),
        target(this_year, "460 | 400", None),
    )

    assert contradictions(*rows) == []


def test_a_count_is_not_matched_with_a_percentage_of_the_same_thing():
    rows = (
        result("Reduce repeat victims", "500 | 470 | 450 | -10%", None),
        target("Reduce the percentage of repeat victims", "22% | 20%", None),
    )

    assert contradictions(*rows) == []


def test_the_place_in_a_title_is_no_part_of_its_subject():
    rows = (
        result("Reduce arson in Northbridge", "500 | 470 | 450 | -10%", None),
        target("Reduce arson", "460 | 400", None),
    )
    plan = draft(*rows)
    named = type(plan)(
        **{**vars(plan), "partnership_name": "Northbridge Community Safety Partnership"}
    )

    assert [one.rule for one in check_draft(named, checks=ARITHMETIC)] == [CARRIED]
    assert contradictions(*rows) == []


def test_targets_that_all_keep_one_fixed_baseline_are_left_alone():
    rows = (
        result("Reduce arson", "500 | 470 | 450 | -10%", None),
        result("Reduce robbery", "300 | 280 | 240 | -20%", None),
        target("Reduce arson", "500 | 400", None),
        target("Reduce robbery", "300 | 200", None),
    )

    assert contradictions(*rows) == []


def test_a_subject_that_two_rows_share_is_left_alone():
    rows = (
        result("Reduce arson", "500 | 470 | 450 | -10%", None, 10),
        result("Reduce arson offences", "30 | 28 | 24 | -20%", None, 11),
        target("Reduce arson", "460 | 400", None),
    )

    assert contradictions(*rows) == []


def test_words_that_start_from_another_figure_than_the_baseline_are_reported():
    row = target(
        "Reduce arson from 70 to 60", "65 | 60", rule(RuleKind.REDUCE_TO, "60")
    )
    said = the_sentence(draft(row), "title-and-baseline-disagree")

    assert "start from 70" in said
    assert "is 65" in said


def test_a_span_of_years_is_not_taken_for_a_baseline():
    row = target("Reduce arson from 2009 to 2010", "65 | 60", None)

    assert contradictions(row) == []


@pytest.mark.parametrize(
    ("title", "cells", "aim"),
    [
        ("Reduce arson", "70 | 75", rule(RuleKind.REDUCE)),
        ("Reduce arson", "70 | 70", rule(RuleKind.REDUCE)),
        ("Increase patrols to 60", "70 | 60", rule(RuleKind.INCREASE_TO, "60")),
        ("Maintain, or reduce, worry about drugs", "8% | 9%", MAINTAIN),
        ("Maintain the share who agree the police help", "77% | 70%", MAINTAIN),
    ],
)
def test_a_target_on_the_wrong_side_of_its_baseline_is_reported(title, cells, aim):
    assert contradictions(target(title, cells, aim)) == ["target-points-the-wrong-way"]


@pytest.mark.parametrize(
    ("title", "cells", "aim"),
    [
        ("Reduce arson", "70 | 60", rule(RuleKind.REDUCE)),
        ("Maintain, or reduce, worry about drugs", "8% | 8%", MAINTAIN),
        ("Maintain, or reduce, worry about drugs", "8% | 7%", MAINTAIN),
        ("Maintain the share who agree the police help", "77% | 80%", MAINTAIN),
        ("Maintain the burglary detection rate", "20% | 22%", MAINTAIN),
        ("Maintain the number of stalls", "8 | 9", MAINTAIN),
        ("Reduce arson", "70 | TBC", rule(RuleKind.REDUCE)),
    ],
)
def test_a_target_on_the_right_side_is_left_alone(title, cells, aim):
    assert contradictions(target(title, cells, aim)) == []


def test_a_theme_that_asks_for_another_size_than_the_table_is_reported():
    rows = (
        target(
            "Reduce the number of violent crimes by 7%", "9,000 | 8,370", fall("7%")
        ),
        theme(measure("Reduce violent crime by 5%", fall("5%"))),
    )
    said = the_sentence(draft(*rows), "measure-and-target-disagree")

    assert "the theme asks for a fall of 5%" in said
    assert "the table of targets for a fall of 7% (line 20)" in said


def test_a_theme_that_repeats_the_table_is_left_alone():
    rows = (
        target(
            "Reduce the number of violent crimes by 7%", "9,000 | 8,370", fall("7%")
        ),
        theme(measure("Reduce violent crime by 7%", fall("7%"))),
    )

    assert contradictions(*rows) == []


def test_the_rest_of_a_kind_is_not_the_kind():
    last_year = result("Other burglary", "300 | 290 | 280 | -6.7%", None)
    this_year = target("Reduce burglary by 5%", "500 | 475", fall("5%"))

    assert contradictions(last_year, this_year) == []


@pytest.mark.parametrize("cells", ["498 | 478,444", "4.5 | 535"])
def test_a_target_of_quite_another_size_is_of_another_row(cells):
    assert contradictions(target("Reduce arson by 4%", cells, fall("4%"))) == []
