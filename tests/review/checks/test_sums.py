"""Totals and their rows, years and their quarters, shares of one whole."""

from dataclasses import replace

import pytest

from frankpledge.review.checks.examples import draft, fall, target
from frankpledge.review.checks.examples_of_arithmetic import (
    counts,
    quarterly,
    with_rows,
)
from tests.review.checks.heard import rules, the_sentence

TOTAL = "total-does-not-add-up"
REACH = "parts-would-not-reach-the-total"
YEAR = "year-is-not-its-quarters"
AMONG = "year-lies-outside-its-quarters"
RUNNING = "running-figure-goes-down"
REST = "remaining-share-is-too-large"
SHARE = "share-is-not-of-its-rows"
SUMS = {TOTAL, REACH, YEAR, AMONG, RUNNING, REST, SHARE}


def heard(plan):
    return [one for one in rules(plan) if one in SUMS]


PARTS = (("Burglary", "120 | 110"), ("Robbery", "80 | 60"))


def test_a_total_that_adds_up_in_one_column_is_wrong_in_the_other():
    said = the_sentence(counts(*PARTS, ("Total crime", "200 | 175")), TOTAL)

    assert "in the column actual its 2 rows (lines 10 to 11) come to 170" in said
    assert "but 175 is printed" in said
    assert "They do add up in the column baseline" in said
    assert "either the total is 170 or one of the rows is out by 5" in said


def test_a_total_may_stand_over_its_rows():
    plan = counts(("All crime", "200 | 175"), *PARTS)

    assert heard(plan) == [TOTAL]


def test_each_total_is_held_against_the_rows_since_the_one_before():
    plan = counts(
        *PARTS,
        ("Subtotal", "200 | 170"),
        ("Arson", "40 | 30"),
        ("Fraud", "60 | 50"),
        ("Subtotal", "100 | 85"),
    )

    assert heard(plan) == [TOTAL]


@pytest.mark.parametrize(
    "total",
    [
        ("Total", "200 | 170"),
        ("Total", "205 | 175"),  # in no column: not its parts
        ("Total", "200 | 900"),  # too far: another thing altogether
        ("Total", "200 | TBC"),
        ("Burglary and robbery", "200 | 175"),  # nobody calls it a total
        ("All homes visited", "20% | 30%"),
    ],
)
def test_a_total_that_adds_up_or_is_of_other_rows_is_left_alone(total):
    assert heard(counts(*PARTS, total)) == []


def test_a_small_sum_proves_nothing():
    plan = counts(("Arson", "2 | 9"), ("Fraud", "3 | 8"), ("All fires", "5 | 19"))

    assert heard(plan) == []


def test_figures_said_to_be_rounded_may_be_out_by_the_rounding():
    plan = counts(*PARTS, ("Total", "200 | 171"))
    note = draft(prose="Figures may not sum due to rounding.")

    assert heard(replace(plan, narrative=note.narrative)) == []


def test_round_hundreds_may_be_out_by_the_rounding():
    plan = counts(
        ("Burglary", "1,200 | 1,100"),
        ("Robbery", "800 | 600"),
        ("Total", "2,000 | 1,800"),
    )

    assert heard(plan) == []


def test_a_total_of_a_hundred_per_cent_is_the_sum_of_its_shares():
    plan = counts(
        ("Agree", "60% | 55%"),
        ("Disagree", "30% | 30%"),
        ("Neither", "10% | 20%"),
        ("Total", "100% | 100%"),
    )
    rounded = counts(
        ("Agree", "60% | 55%"),
        ("Disagree", "30% | 30%"),
        ("Neither", "10% | 16%"),
        ("Total", "100% | 100%"),
    )

    assert "come to 105%, but 100% is printed" in the_sentence(plan, TOTAL)
    assert heard(rounded) == []


def test_rows_under_another_heading_are_no_parts():
    plan = counts(*PARTS, ("Total", "200 | 175"))
    parted = tuple(
        replace(row, section="" if row.title == "Total" else "Crime")
        for row in plan.results
    )

    assert heard(replace(plan, results=parted)) == []


CRIMES = (
    ("burglary", "1,200 | 1,080 | 1,000 | -17%"),
    ("robbery", "800 | 720 | 700 | -13%"),
)


def test_parts_that_would_miss_the_total_s_target_are_asked_about():
    total = ("overall crime", "2,000 | 1,700 | 1,700 | -15%")
    said = the_sentence(with_rows(*CRIMES, total), REACH)

    assert "they would come to 1,800, which is 100 above the target of 1,700" in said


@pytest.mark.parametrize("goal", ["1,800", "1,799", "1,900"])
def test_parts_that_reach_the_total_are_left_alone(goal):
    total = ("overall crime", f"2,000 | {goal} | 1,700 | -15%")

    assert heard(with_rows(*CRIMES, total)) == []


def test_targets_of_the_coming_year_are_held_against_their_total_too():
    plan = draft(
        target("Reduce arson by 10%", "400 | 360", fall("10%"), 20),
        target("Reduce fraud by 10%", "600 | 540", fall("10%"), 21),
        target("Reduce all crime by 20%", "1,000 | 800", fall("20%"), 22),
    )

    assert heard(plan) == [REACH]


ADDING = (
    ("Burglary", "30 | 25 | 28 | 31 | 114"),
    ("Robbery", "12 | 9 | 14 | 11 | 46"),
)
RUNNING_ON = (
    ("Burglary", "30 | 55 | 83 | 114 | 114"),
    ("Robbery", "12 | 21 | 35 | 46 | 46"),
)


def test_quarters_that_do_not_make_the_year_are_added_up():
    said = the_sentence(quarterly(*ADDING, ("Arson", "5 | 6 | 4 | 7 | 24")), YEAR)

    assert "5 + 6 + 4 + 7 is 22, but the figure for the year is 24" in said
    assert "In all other rows the parts add up to the year" in said


def test_a_last_quarter_that_is_not_the_year_is_told_where_quarters_run_on():
    said = the_sentence(
        quarterly(*RUNNING_ON, ("Arson", "5 | 11 | 15 | 22 | 24")), YEAR
    )

    assert "the last part of the year stands at 22, but" in said


@pytest.mark.parametrize(
    "row",
    [
        ("Arson", "5 | 6 | 4 | 7 | 22"),
        ("Arson", "5 | 11 | 15 | 22 | 22"),  # this one runs on
        ("People helped at any time", "20 | 22 | 24 | 26 | 23"),  # the average
        ("Arson", "5 | 6 | 4 | TBC | 24"),
        ("Arson", "5 | 6 | 4 | 7 | TBC"),
        ("Arson", "5 | 6 | 4 | 7 | 240"),  # far off
        ("Homes visited in time", "5% | 6% | 4% | 7% | 24%"),
    ],
)
def test_a_row_of_another_reading_or_not_whole_is_left_alone(row):
    assert heard(quarterly(*ADDING, row)) == []


def test_a_table_of_no_one_reading_accuses_nobody():
    plan = quarterly(ADDING[0], RUNNING_ON[1], ("Arson", "5 | 6 | 4 | 7 | 24"))

    assert heard(plan) == []


def test_twelve_months_are_added_up_as_quarters_are():
    months = " | ".join(["10"] * 12)
    plan = quarterly(
        ("Burglary", f"{months} | 120"),
        ("Robbery", f"{months} | 120"),
        ("Arson", f"{months} | 125"),
    )

    assert heard(plan) == [YEAR]


def test_a_part_of_the_year_so_far_is_not_the_year():
    plan = quarterly(*ADDING, ("Arson", "5 | 6 | 4 | 7 | 24"))
    so_far = tuple(
        replace(row, actual=replace(row.actual, period="2020-21 to date"))
        for row in plan.results
    )

    assert heard(replace(plan, results=so_far)) == []


LEVELS = (
    ("Visits in time", "80% | 82% | 78% | 84% | 81%"),
    ("Calls answered", "90% | 92% | 91% | 89% | 90%"),
)


def test_a_year_s_percentage_outside_its_quarters_is_asked_about():
    said = the_sentence(
        quarterly(*LEVELS, ("Forms", "40% | 42% | 44% | 46% | 52%")), AMONG
    )

    assert (
        "52% for the year lies above every part of it (40%, 42%, 44% and 46%)" in said
    )


def test_percentages_whose_years_mostly_lie_outside_are_worked_out_otherwise():
    others = (
        ("Forms returned", "40% | 42% | 44% | 46% | 52%"),
        ("Homes safe", "40% | 42% | 44% | 46% | 53%"),
    )

    assert heard(quarterly(*LEVELS, *others)) == []


def test_a_running_count_that_goes_down_is_asked_about():
    said = the_sentence(
        quarterly(*RUNNING_ON, ("Arson", "5 | 17 | 15 | 22 | 22")), RUNNING
    )

    assert "falls from 17 (2020-21 Q2) to 15 (2020-21 Q3)" in said
    assert "as it does for burglary" in said


@pytest.mark.parametrize(
    "row",
    [
        ("Arson", "5 | 11 | 15 | 22 | 22"),
        ("People on the scheme", "21 | 22 | 20 | 22 | 22"),  # a level
        ("Arson", "5 | 7 | 4 | 6 | 22"),  # adds up
        ("Arson", "5 | 11 | TBC | TBC | TBC"),
    ],
)
def test_a_count_that_does_not_run_on_may_go_down(row):
    assert heard(quarterly(*RUNNING_ON, row)) == []


def test_quarters_that_move_freely_are_no_running_counts():
    plan = quarterly(
        ("Burglary", "30 | 25 | 28 | 61 | TBC"),
        ("Robbery", "12 | 19 | 14 | 26 | TBC"),
        ("Arson", "5 | 16 | 14 | 17 | TBC"),
    )

    assert heard(plan) == []


def test_the_rest_of_a_whole_cannot_be_more_than_is_left():
    text = "Some 60% came by night and the remaining 55% by day."

    assert "60% and 55% come to 115%" in the_sentence(draft(prose=text), REST)


@pytest.mark.parametrize(
    "text",
    [
        "Some 60% came by night and the remaining 40% by day.",
        "Some 33.4% were men, 33.3% women and the remaining 33.4% children.",
        "Some 60% came by night, 70% of them on foot; the remaining 40% came by day.",
        "Crime fell by 60% and the remaining 55% was minor.",
        "A 60% reduction was seen and the remaining 55% was minor.",
        "Some 20% came by night and the remaining 55% by day.",  # told elsewhere
        "The remaining 55% came by day.",
    ],
)
def test_a_rest_that_fits_or_is_of_something_else_is_left_alone(text):
    assert heard(draft(prose=text)) == []


REFERRALS = (
    ("Number of referrals", "183 | 210"),
    ("Number of repeat referrals", "25 | 42"),
)


def test_a_percentage_its_own_rows_do_not_give_is_worked_out():
    plan = counts(*REFERRALS, ("Percentage of repeat referrals", "13.7% | 25.0%"))
    said = the_sentence(plan, SHARE)

    assert "in the column actual, 42 of 210" in said
    assert "is 20%, but 25% is printed" in said
    assert "in the column baseline" in said


@pytest.mark.parametrize(
    "row",
    [
        ("Percentage of repeat referrals", "13.7% | 20.0%"),
        ("Percentage of repeat referrals", "15.7% | 25.0%"),  # other rows
        ("Percentage of repeat referrals", "14% | 25%"),  # one whole figure by chance
        ("Percentage of people content", "13.7% | 25.0%"),
    ],
)
def test_a_percentage_that_follows_or_is_of_other_rows_is_left_alone(row):
    assert heard(counts(*REFERRALS, row)) == []


def test_quarters_are_held_against_their_total_as_years_are():
    plan = quarterly(*ADDING, ("Total", "42 | 34 | 42 | 45 | 163"))

    assert heard(plan) == [TOTAL, TOTAL]
