"""Colours and arrows against the figures of their rows, by the table's own way."""

from dataclasses import replace

import pytest

from frankpledge.review.checks.examples_of_arithmetic import with_direction, with_status
from frankpledge.review.checks.status import Colour, Travel, colour_in, travel_in
from tests.review.checks.heard import rules, the_sentence

STATUS = "status-contradicts-figures"
DIRECTION = "direction-contradicts-figures"
LABEL = "label-contradicts-figures"

MET = ("Arson", "70 | 60 | 50", "Green")
MISSED = ("Robbery", "90 | 80 | 85", "Red")


def status(*rows):
    return [one for one in rules(with_status(*rows)()) if one in (STATUS, LABEL)]


def test_green_though_plainly_missed_is_asked_about():
    plan = with_status(MET, MISSED, ("Burglary", "90 | 80 | 99", "GREEN"))()
    said = the_sentence(plan, STATUS)

    assert "its status is “GREEN”, but 99 is worse than the target of 80" in said
    assert "robbery, no farther from its own, is “Red” (line 11)" in said


def test_red_though_met_is_asked_about():
    plan = with_status(MET, MISSED, ("Burglary", "90 | 80 | 75", "Red"))()

    assert "75 is better than the target of 80" in the_sentence(plan, STATUS)


def test_green_within_what_others_are_red_for_is_asked_about():
    rows = (MET, ("Robbery", "90 | 80 | 82", "Red"), ("Theft", "90 | 80 | 84", "Green"))

    assert status(*rows) == [STATUS]


@pytest.mark.parametrize(
    "row",
    [
        ("Burglary", "90 | 80 | 99", "Red"),
        ("Burglary", "90 | 80 | 99", "Amber"),
        ("Burglary", "90 | 80 | 75", "Amber"),
        ("Burglary", "90 | 80 | 82", "Green"),  # within a tolerance
        ("Burglary", "100 | 80 | 90", "Green"),  # better than it was
        ("Burglary", "70 | 80 | 75", "Red"),  # met, and worse than it was
        ("Burglary", "90 | 80 | TBC", "Green"),
        ("Burglary", "90 | TBC | 99", "Green"),
        ("Burglary", "90 | 80 | 99", "Was green, now red"),
        ("Balance of views", "90 | 80 | 99", "Green"),  # which way is good is not told
    ],
)
def test_a_colour_that_some_convention_explains_is_left_alone(row):
    assert status(MET, ("Robbery", "80 | 80 | 86", "Red"), row) == []


def test_a_table_whose_colours_mean_something_else_accuses_nobody():
    rows = (MET, ("Burglary", "90 | 80 | 99", "Green"), ("Theft", "9 | 8 | 5", "Red"))

    assert status(*rows) == []


def test_a_count_of_part_of_the_year_is_not_held_against_the_year_s_target():
    plan = with_status(MET, MISSED, ("Burglary", "90 | 80 | 35", "Red"))()
    so_far = tuple(
        replace(row, actual=replace(row.actual, period="2020-21 to date"))
        for row in plan.results
    )

    assert STATUS not in rules(replace(plan, results=so_far))


def test_a_column_that_says_which_way_is_good_is_believed():
    plan = with_status(MET, MISSED, ("Burglary reports", "90 | 80 | 99", "Green"))()
    *others, last = plan.results
    up = replace(
        last, particulars=replace(last.particulars, polarity="Higher is better")
    )

    assert STATUS not in rules(replace(plan, results=(*others, up)))


def test_a_verdict_in_the_column_of_status_is_held_against_its_row():
    plan = with_status(("Arson", "70 | 60 | 65", "Target achieved"))()

    assert "labelled “Target achieved”, but 65 is worse than" in the_sentence(
        plan, LABEL
    )


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Green", Colour.GREEN),
        ("G", Colour.GREEN),
        ("On target", Colour.GREEN),
        ("RED", Colour.RED),
        ("Behind target", Colour.RED),
        ("Amber", Colour.AMBER),
        ("Not on target", None),
        ("Red/Amber", None),
        ("Complete", None),
        ("", None),
    ],
)
def test_a_status_is_read_for_its_one_colour(text, colour):
    assert colour_in(text) is colour


FELL = ("Arson", "70 | 60 | 50", "↓")
ROSE = ("Robbery", "90 | 80 | 95", "↑")
FELL_TOO = ("Burglary", "90 | 80 | 75", "▼")


def direction(*rows):
    return [one for one in rules(with_direction(*rows)()) if one == DIRECTION]


def test_an_arrow_against_its_row_is_asked_about_where_arrows_follow_the_figures():
    plan = with_direction(FELL, ROSE, FELL_TOO, ("Fraud", "90 | 80 | 75", "↑"))()
    said = the_sentence(plan, DIRECTION)

    assert "given as “↑”, but the row goes from 90 to 75" in said
    assert "The directions of 3 other rows agree" in said


def test_an_arrow_is_read_as_better_where_arrows_follow_merit():
    rows = (
        ("Arson", "70 | 60 | 50", "↑"),
        ("Burglary", "90 | 80 | 75", "↑"),
        ("Robbery", "90 | 80 | 95", "↓"),
    )

    assert direction(*rows, ("Fraud crime", "90 | 80 | 75", "↑")) == []
    assert direction(*rows, ("Fraud crime", "90 | 80 | 75", "↓")) == [DIRECTION]


def test_improving_and_worse_need_no_convention_but_agreement_elsewhere():
    rows = (
        ("Arson", "70 | 60 | 50", "Improving"),
        ("Burglary", "90 | 80 | 75", "Improved"),
        ("Robbery", "90 | 80 | 95", "Worsening"),
    )

    assert direction(*rows) == []
    assert direction(*rows, ("Hate crime", "90 | 80 | 75", "Worse")) == [DIRECTION]


@pytest.mark.parametrize(
    "row",
    [
        ("Fraud", "90 | 80 | 75", "↓"),
        ("Fraud", "100 | 80 | 97", "→"),
        ("Fraud", "100 | 80 | 100", "↓"),  # hidden by rounding
        ("Fraud", "90 | 80 | TBC", "↑"),
        ("Fraud", "90 | 80 | 75", "See below"),
        ("Balance of views", "90 | 80 | 75", "Improving"),
    ],
)
def test_an_arrow_that_agrees_or_cannot_be_held_to_its_row_is_left_alone(row):
    assert direction(FELL, ROSE, FELL_TOO, row) == []


def test_arrows_that_follow_no_reading_accuse_nobody():
    rows = (FELL, ROSE, ("Fraud", "90 | 80 | 75", "↑"), ("Theft", "9 | 8 | 5", "↑"))

    assert direction(*rows) == []


@pytest.mark.parametrize(
    ("text", "travel"),
    [
        ("↑", Travel.UP),
        ("▼", Travel.DOWN),
        ("→", Travel.LEVEL),
        ("Improving", Travel.BETTER),
        ("Getting worse", Travel.WORSE),
        ("Target met", None),
        ("", None),
    ],
)
def test_a_direction_is_read_for_the_one_thing_it_says(text, travel):
    assert travel_in(text) is travel
