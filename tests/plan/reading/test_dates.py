"""Dates as documents write them: a table of forms, and what is no date at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.periods import Period, financial_year
from frankpledge.plan.reading.date_forms import FORMS
from frankpledge.plan.reading.dates import dates_in, dates_in_prose, last_day, spans_in
from frankpledge.plan.reading.deadlines import (
    DATED,
    LONGEST_DEADLINE,
    Due,
    deadline_of,
)

YEAR = financial_year("2010-11")
END = date(2011, 3, 31)

# What a cell says, what it is read as, and the day it is due.
CELLS = (
    ("2011-03-31", Due.DAY, END),
    ("31/03/2011", Due.DAY, END),
    ("31/3/11", Due.DAY, END),
    ("31.03.2011", Due.DAY, END),
    ("31.3.11", Due.DAY, END),
    ("31-3-11", Due.DAY, END),
    ("1/4/98", Due.DAY, date(1998, 4, 1)),
    ("31 March 2011", Due.DAY, END),
    ("By 31st of March, 2011.", Due.DAY, END),
    ("Thurs. 31st March 2011", Due.DAY, END),
    ("31-Mar-11", Due.DAY, END),
    ("March 31, 2011", Due.DAY, END),
    ("31 March", Due.DAY, END),
    ("March 31st", Due.DAY, END),
    ("5-7 June 2010", Due.DAY, date(2010, 6, 7)),
    ("March 2011", Due.MONTH, END),
    ("by the end of March", Due.MONTH, END),
    ("Mar-11", Due.MONTH, END),
    ("July ‘10", Due.MONTH, date(2010, 7, 31)),
    ("Mar 11", Due.MONTH, END),
    ("03/2011", Due.MONTH, END),
    ("May", Due.MONTH, date(2010, 5, 31)),
    ("Feb 2012", Due.MONTH, date(2012, 2, 29)),
    ("June 2010 – March 2011", Due.MONTH, END),
    ("April to March", Due.MONTH, END),
    ("June, September and December 2010", Due.MONTH, date(2010, 12, 31)),
    ("Ongoing to March 2011", Due.MONTH, END),
    ("Q4", Due.QUARTER, END),
    ("Qtr 2", Due.QUARTER, date(2010, 9, 30)),
    ("Quarter 4 of 2011/12", Due.QUARTER, date(2012, 3, 31)),
    ("2011-12 Q1", Due.QUARTER, date(2011, 6, 30)),
    ("third quarter", Due.QUARTER, date(2010, 12, 31)),
    ("Q1-4", Due.QUARTER, END),
    ("Q1, Q2", Due.QUARTER, date(2010, 9, 30)),
    ("spring 2011", Due.SEASON, date(2011, 5, 31)),
    ("Winter 2010/11", Due.SEASON, date(2011, 2, 28)),
    ("By summer", Due.SEASON, date(2010, 8, 31)),
    ("2010/11", Due.YEAR, END),
    ("2010-2013", Due.YEAR, date(2013, 3, 31)),
    ("2011", Due.YEAR, date(2011, 12, 31)),
    ("End of year", Due.YEAR, END),
    ("by year end", Due.YEAR, END),
    ("by the end of the financial year", Due.YEAR, END),
    ("Throughout the year", Due.YEAR, END),
    ("Ongoing", Due.CONTINUING, None),
    ("On-going work", Due.CONTINUING, None),
    ("Continuous", Due.CONTINUING, None),
    ("31 June", Due.IMPOSSIBLE, None),
    ("31/06/2010", Due.IMPOSSIBLE, None),
    ("29 February 2011", Due.IMPOSSIBLE, None),
    ("12/31/2010", Due.IMPOSSIBLE, None),
    ("0/6/2010", Due.IMPOSSIBLE, None),
    ("13/2010", Due.IMPOSSIBLE, None),
    ("Q5", Due.IMPOSSIBLE, None),
    ("", Due.NOT_A_DATE, None),
    ("TBC", Due.NOT_A_DATE, None),
    ("Monthly", Due.NOT_A_DATE, None),
    ("June 11", Due.NOT_A_DATE, None),  # the 11th, or the year
    ("Q4 2010", Due.NOT_A_DATE, None),  # of which kind of year?
    ("Spring", Due.NOT_A_DATE, None),  # the plan's year ends in the middle of one
    ("Summer term 2010", Due.NOT_A_DATE, None),
    ("From June 2010", Due.NOT_A_DATE, None),
    ("Jan 2011 onwards", Due.NOT_A_DATE, None),
    ("Ongoing from April 2010", Due.NOT_A_DATE, None),
    ("March 2011 (subject to funding)", Due.NOT_A_DATE, None),
    ("Within 3 months", Due.NOT_A_DATE, None),
    ("as may be required", Due.NOT_A_DATE, None),
    ("24/7", Due.NOT_A_DATE, None),
    ("2011/10", Due.NOT_A_DATE, None),
    ("March 2011 " * LONGEST_DEADLINE, Due.NOT_A_DATE, None),
)


@pytest.mark.parametrize(
    ("printed", "kind", "on"), CELLS, ids=[c[0][:40] for c in CELLS]
)
def test_a_cell_is_read_as_exactly_as_it_is_written(printed, kind, on):
    read = deadline_of(printed, YEAR)

    assert (read.kind, read.on) == (kind, on)
    assert bool(read.fault) == (kind is Due.IMPOSSIBLE)


def test_every_kind_of_reading_has_an_example():
    assert {kind for _, kind, _ in CELLS} == set(Due)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_reads_the_example_that_names_it(form):
    (read,) = dates_in(form.name, YEAR)

    assert form.pattern.fullmatch(form.name)
    assert read.days is not None
    assert not read.fault


@pytest.mark.parametrize("printed", ["31 March", "March", "Q4", "summer", "Year end"])
def test_without_the_plan_s_year_what_names_no_year_is_not_a_date(printed):
    assert deadline_of(printed).kind is Due.NOT_A_DATE


@pytest.mark.parametrize("printed", ["March", "31 March", "Q4", "year end"])
def test_a_plan_of_three_years_does_not_say_which_march(printed):
    three_years = Period(date(2010, 4, 1), date(2013, 4, 1))

    assert deadline_of(printed, three_years).kind is Due.NOT_A_DATE


@pytest.mark.parametrize(
    ("printed", "fault"),
    [
        ("31 June", "June has 30 days"),
        ("29 February 2011", "February 2011 has 28 days"),
        ("30 February", "February has 29 days"),
        ("12/31/2010", "there is no month 31; with the day first it is 31/12"),
        ("31/13/2010", "there is no month 13"),
        ("0 June", "June has no day 0"),
        ("Q5", "a year has four quarters, Q1 to Q4"),
    ],
)
def test_a_date_that_cannot_be_says_why(printed, fault):
    assert deadline_of(printed, YEAR).fault == fault


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_every_day_is_read_in_every_form_of_a_day(day):
    name = day.strftime("%B")
    forms = (
        f"{day.isoformat()}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {name} {day.year}",
        f"{day.strftime('%A')} {day.day} {name[:3]} {day.year}",
    )

    assert {deadline_of(form).on for form in forms} == {day}


@given(st.text(max_size=60), st.sampled_from([None, YEAR]))
def test_any_cell_is_read_as_something(printed, within):
    read = deadline_of(printed, within)

    assert (read.on is not None) == (read.kind in DATED)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 32 may have moved, 12 did.",
        "About 45 March leaflets were given out.",
        "Section 3.1.10 and paragraph 31.2.11 say so.",
        "A score of 20/20/20 on question Q5.",
        "The helpline is open 24/7.",
    ],
)
def test_a_sentence_of_numbers_holds_no_false_date(text):
    assert [one for one in dates_in_prose(text) if one.fault] == []


def test_a_sentence_gives_the_dates_it_writes_out():
    text = "From October 2008 to September 2009, and on Tuesday 31 March 2009."
    first, last, day = dates_in_prose(text)

    assert last_day(last.days) == date(2009, 9, 30)
    assert day.weekday == 1
    assert list(spans_in(text, (first, last, day))) == [(first, last)]


def test_two_dates_after_between_are_a_span():
    text = "Between May 2009 and June 2009"

    assert len(list(spans_in(text, dates_in_prose(text)))) == 1


def test_dates_in_a_list_are_no_span():
    text = "in May 2009 and June 2009"

    assert list(spans_in(text, dates_in_prose(text))) == []
