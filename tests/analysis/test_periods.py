"""Periods are half-open, and their labels are how people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.periods import (
    Period,
    PeriodError,
    calendar_year,
    financial_year,
    month,
    month_of,
    parse_period,
    period_from_slug,
    quarter,
)

YEARS = st.integers(1974, 2060)
NAMED = (
    YEARS.map(calendar_year)
    | YEARS.map(lambda year: financial_year(f"{year}/{(year + 1) % 100:02d}"))
    | st.builds(quarter, YEARS, st.integers(1, 4))
    | st.builds(month, YEARS, st.integers(1, 12))
)


@pytest.mark.parametrize(
    ("label", "start", "end"),
    [
        ("2009-10", date(2009, 4, 1), date(2010, 4, 1)),
        ("2009/10", date(2009, 4, 1), date(2010, 4, 1)),
        ("2009-2010", date(2009, 4, 1), date(2010, 4, 1)),
        ("1999-00", date(1999, 4, 1), date(2000, 4, 1)),
        (" 2014 ", date(2014, 1, 1), date(2015, 1, 1)),
        ("2014-03", date(2014, 3, 1), date(2014, 4, 1)),
        ("2014-12", date(2014, 12, 1), date(2015, 1, 1)),
        ("2014-15", date(2014, 4, 1), date(2015, 4, 1)),
        ("March 2014", date(2014, 3, 1), date(2014, 4, 1)),
        ("oct  2009", date(2009, 10, 1), date(2009, 11, 1)),
        ("2009-10 Q1", date(2009, 4, 1), date(2009, 7, 1)),
        ("2009/10 q4", date(2010, 1, 1), date(2010, 4, 1)),
    ],
)
def test_a_label_is_read_as_people_write_it(label, start, end):
    assert parse_period(label) == Period(start, end)


@given(NAMED)
def test_a_named_period_is_read_back_from_its_label(period):
    assert parse_period(period.label) == period


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (month(2009, 10), "October 2009"),
        (financial_year("2009/10"), "2009-10"),
        (quarter(2009, 4), "2009-10 Q4"),
        (calendar_year(2014), "2014"),
        (Period(date(2014, 3, 1), date(2014, 3, 2)), "1 March 2014"),
        (Period(date(2014, 3, 1), date(2014, 3, 16)), "1 March 2014 to 15 March 2014"),
        (
            Period(date(2014, 2, 1), date(2015, 2, 1)),
            "year ending January 2015",
        ),
        (
            Period(date(2014, 2, 1), date(2014, 5, 1)),
            "February to April 2014",
        ),
    ],
)
def test_a_period_is_labelled_by_what_it_is(period, label):
    assert str(period) == period.label == label


@pytest.mark.parametrize(
    ("period", "slug"),
    [
        (month(2009, 10), "2009-10"),
        (financial_year("2009/10"), "2009-10-year"),
        (quarter(2009, 4), "2009-10-q4"),
        (calendar_year(2014), "2014"),
        (Period(date(2024, 7, 1), date(2025, 7, 1)), "year-ending-2025-06"),
        (Period(date(2014, 2, 1), date(2014, 5, 1)), "2014-02-for-3-months"),
    ],
)
def test_a_period_has_an_address_of_its_own_and_is_read_back_from_it(period, slug):
    assert period.slug == slug
    assert period_from_slug(slug) == period


@pytest.mark.parametrize("slug", ["", "2014-13", "2009-12-year", "next-year", "2014-"])
def test_an_address_that_names_no_period_is_refused(slug):
    with pytest.raises(PeriodError):
        period_from_slug(slug)


def test_any_twelve_months_are_read_back_from_their_label():
    period = Period(date(2024, 7, 1), date(2025, 7, 1))

    assert parse_period("Year ending  June 2025") == period
    assert parse_period(period.label) == period


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("", "is not a period"),
        ("last year", "is not a period"),
        ("2009-11-10", "is not a period"),
        ("2014-13", "no month 13"),
        ("2014-00", "no month 0"),
        ("2009/12", "2009 is followed by 2010"),
        ("2009-10 Q5", "is not a period"),
        ("Brumaire 1799", "names no month"),
        ("M 2014", "names no month"),
        ("0000", "no month 1 of the year 0"),
    ],
)
def test_a_label_that_names_no_period_is_refused_in_words(label, says):
    with pytest.raises(PeriodError, match=says):
        parse_period(label)


def test_a_financial_year_that_skips_a_year_is_refused_with_the_right_one():
    with pytest.raises(PeriodError, match="it would be 2009-10"):
        financial_year("2009-11")


def test_there_is_no_fifth_quarter():
    with pytest.raises(PeriodError, match="no quarter 5"):
        quarter(2009, 5)


def test_a_period_that_holds_no_day_is_refused():
    with pytest.raises(PeriodError, match="would hold no day"):
        Period(date(2014, 3, 1), date(2014, 3, 1))


@given(NAMED)
def test_the_end_is_the_first_day_after_the_period(period):
    assert period.start in period
    assert period.end - timedelta(days=1) in period
    assert period.end not in period
    assert period.start - timedelta(days=1) not in period


@given(YEARS)
def test_the_quarters_of_a_year_cover_it_once(year):
    whole = financial_year(f"{year}-{(year + 1) % 100:02d}")
    quarters = [quarter(year, number) for number in range(1, 5)]

    assert [one.start for one in quarters] == [whole.start] + [
        one.end for one in quarters[:3]
    ]
    assert quarters[3].end == whole.end
    assert sum(one.days for one in quarters) == whole.days


@given(NAMED)
def test_the_months_of_a_period_cover_it_once(period):
    months = [month(first.year, first.month) for first in period.months]

    assert months[0].start == period.start
    assert months[-1].end == period.end
    assert sum(one.days for one in months) == period.days


def test_part_of_a_month_has_no_months():
    with pytest.raises(PeriodError, match="does not hold whole months"):
        _ = Period(date(2014, 3, 1), date(2014, 3, 16)).months


@given(NAMED)
def test_the_year_before_ends_where_the_same_part_of_this_year_would_start(period):
    before = period.year_before()

    assert len(before.months) == len(period.months)
    assert (before.start.month, before.start.year + 1) == (
        period.start.month,
        period.start.year,
    )


def test_the_year_before_is_refused_for_part_of_a_month():
    with pytest.raises(PeriodError, match="Name both periods"):
        Period(date(2014, 3, 1), date(2014, 3, 16)).year_before()


def test_a_day_belongs_to_the_month_that_starts_before_it():
    assert month_of(date(2014, 3, 31)) == date(2014, 3, 1)
