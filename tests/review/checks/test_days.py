"""Dates against the calendar, and deadlines against the plan's year."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import Particulars
from frankpledge.review.checks.examples import draft, hoped, target, told
from frankpledge.review.checks.examples_of_sense import activity, due, sheet, titled
from tests.review.checks.heard import rules, the_sentence

NO_SUCH = "no-such-date"
WEEKDAY = "weekday-is-not-that-date-s"
BACKWARDS = "ends-before-it-begins"
BEFORE = "due-before-the-year-begins"
AFTER = "due-after-the-year-ends"
ONGOING = "only-ongoing"


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("31 June 2021", "June has 30 days"),
        ("By 31/09/21", "September has 30 days"),
        ("29 February 2022", "February 2022 has 28 days"),
        ("Q5", "a year has four quarters"),
        ("12/31/2021", "with the day first it is 31/12"),
    ],
)
def test_a_deadline_no_calendar_has_is_reported_with_its_row(cell, why):
    said = the_sentence(due(cell)(), NO_SUCH)

    assert said.startswith("Visit every victim of burglary: ")
    assert why in said


@pytest.mark.parametrize(
    "prose",
    ["The meeting is on 31 June.", "A review on 30 February 2022 follows."],
)
def test_a_date_in_prose_no_calendar_has_is_reported(prose):
    assert rules(told(prose)()) == [NO_SUCH]


@pytest.mark.parametrize(
    "prose",
    [
        "The meeting is on 30 June.",
        "Born on 29 February, she was 50.",
        "Of the 32 may have moved.",
        "Call 01999 310 621 or see part 31.6.21.",
        "Question Q5 of the survey.",
    ],
)
def test_prose_without_a_false_date_is_left_alone(prose):
    assert rules(told(prose)()) == []


def test_a_false_date_is_found_wherever_it_stands():
    row = replace(
        target("Reduce arson", "9 | 8", None),
        particulars=Particulars(comment="Agreed on 31 April 2021"),
    )
    outcome = hoped("Fewer fires by 31 November 2021")

    assert rules(draft(row)) == [NO_SUCH]
    assert rules(outcome()) == [NO_SUCH]


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_a_weekday_of_another_date_is_reported_with_the_right_one(year):
    said = the_sentence(told(f"It is on Thursday 31 March {year}.")(), WEEKDAY)

    assert f"but 31 March {year} is a" in said
    assert "names Thursday" in said


def test_a_weekday_without_a_year_is_left_alone():
    assert rules(told("It is on Monday 31 March.")()) == []


def test_a_weekday_in_a_deadline_is_held_against_the_calendar():
    assert rules(due("Mon 28 June 2021")()) == []
    assert rules(due("Tue 28 June 2021")()) == [WEEKDAY]


@pytest.mark.parametrize(
    "prose",
    [
        "Between October 2021 and September 2021 there were 89 reports.",
        "From 1 April 2022 to 31 March 2022 there were 89 reports.",
    ],
)
def test_a_span_written_backwards_is_questioned(prose):
    assert rules(told(prose)()) == [BACKWARDS]


@pytest.mark.parametrize(
    "prose",
    [
        "Between October 2020 and September 2021 there were 89 reports.",
        "Rose in March 2021 and in March 2020.",
        "In June 2021, March 2021 and May 2020.",
    ],
)
def test_a_span_written_forwards_or_a_list_is_left_alone(prose):
    assert rules(told(prose)()) == []


def test_deadlines_before_the_year_are_told_once_with_the_first_few():
    dates = ["Jan 2021"] * 5 + ["June 2021"] * 6
    said = the_sentence(due(*dates)(), BEFORE)

    assert said.startswith(
        "5 rows are due before the plan's year begins on 1 April 2021"
    )
    assert "and 2 more" in said
    assert "“Visit every victim of burglary” (Jan 2021)" in said


@pytest.mark.parametrize("status", ["Complete", "Overdue", "Carried over from 2020-21"])
def test_a_deadline_gone_by_that_says_why_is_left_alone(status):
    row = activity("Fit locks", due="March 2021", status=status)

    assert rules(draft(sheet(row))) == []


def test_a_year_most_dates_do_not_fit_is_in_doubt_and_the_dates_are_not():
    assert rules(due("May 2019", "June 2019", "July 2019")()) == []
    assert rules(due("May 2023", "June 2023", "July 2023")()) == []


@pytest.mark.parametrize("cell", ["March 2022", "31/3/22", "Q4", "2021/22", "2022"])
def test_a_deadline_within_the_year_is_left_alone(cell):
    assert rules(due(cell)()) == []


@pytest.mark.parametrize("cell", ["April 2022", "Q1 2022/23", "30 June 2022"])
def test_a_deadline_after_the_year_is_noted(cell):
    said = the_sentence(due(cell)(), AFTER)

    assert "1 row is due after the plan's year ends on 31 March 2022" in said


@pytest.mark.parametrize("words", ["Review the pilot", "Fit locks (phase 2)"])
def test_a_row_that_says_it_goes_on_is_left_alone(words):
    assert rules(draft(sheet(activity(words, due="June 2022")))) == []


@pytest.mark.parametrize(
    ("title", "year", "cell"),
    [
        ("A strategy for 2021-2024", "2021", "March 2024"),
        ("Community safety plan 2021-24", "2021-22", "December 2023"),
        ("A plan", "2021", "March 2022"),
        ("A plan", "2021", "January 2021"),
        ("A plan", "", "January 1999"),
    ],
)
def test_a_plan_of_several_years_or_of_none_is_given_all_of_them(title, year, cell):
    assert rules(titled(title, year, due(cell)())) == []


def test_ongoing_is_noted_once_with_the_count():
    cells = ("Ongoing", "on-going", "Continuous", *["Ongoing"] * 3, "June 2021")
    said = the_sentence(due(*cells)(), ONGOING)

    assert said.startswith("6 of the 7 rows that say when say only “Ongoing”: “Visit")
    assert "a day to look back" in said


def test_a_plan_with_some_work_that_goes_on_is_left_alone():
    assert rules(due(*["Ongoing"] * 5, *["June 2021"] * 5)()) == []
    assert rules(due(*["Ongoing"] * 4)()) == []


def test_a_row_that_gives_several_activities_is_counted_once():
    one = activity("Fit locks", due="March 2021")
    other = activity("Fit lights", due="March 2021")

    assert the_sentence(draft(sheet(one, other)), BEFORE).startswith("1 row is due")


@pytest.mark.parametrize(
    "cell", ["Quarterly", "Throughout the year", "Ongoing to March 2022", "TBC", ""]
)
def test_a_cell_that_says_when_or_says_nothing_is_left_alone(cell):
    assert rules(due(cell)()) == []


def test_a_column_of_dates_with_the_month_first_is_told_once():
    dates = [f"12/{day}/2021" for day in range(20, 30)]
    said = the_sentence(due(*dates)(), NO_SUCH)

    assert said.startswith(
        "10 dates are not dates: “12/20/2021” (there is no month 20;"
    )
    assert "and 7 more" in said


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("May 2021", "April 2021", [BACKWARDS]),
        ("May 2021", "31 May 2021", []),
        ("May", "April 2021", []),
    ],
)
def test_an_action_due_before_its_start_is_reported(start, end, found):
    plan = draft(
        sheet(activity("Visit halls", due=end, comment=f"Start date: {start}"))
    )

    assert rules(plan) == found


def test_what_is_not_complete_is_not_done():
    late = {"due": "31 March 2019", "status": "Complete? No"}
    dated = [activity("Visit shops", line, due="May 2021") for line in range(41, 44)]
    plan = draft(sheet(activity("Visit halls", **late), *dated))

    assert rules(plan) == [BEFORE]
    done = replace(
        plan.themes[0].activities[0],
        particulars=Particulars(**late | {"status": "Done"}),
    )
    sheets = (
        replace(plan.themes[0], activities=(done, *plan.themes[0].activities[1:])),
    )
    assert rules(replace(plan, themes=sheets)) == []
