"""Years, quarters and months as the heads of columns name them."""

import pytest

from frankpledge.plan.reading.periods import period_of, quarter_of, year_label
from tests.plan.reading.documents import read

PLAN = "Northbridge Plan 2031/32\n\n"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("09/10 outturn", "2009-10"),
        ("2009/10", "2009-10"),
        ("FY 2009-2010", "2009-10"),
        ("98/99", "1998-99"),
        ("2009", "2009"),
        ("FY09/10", "2009-10"),
        ("April 2009 to March 2010", "2009-10"),
        ("1 April 2009 - 31 March 2010", "2009-10"),
        ("01/02/2010", "2010"),
        ("Apr 08 - Mar 09", "2008-09"),
        ("12/14", ""),
        ("by 09/10/11", ""),
    ],
)
def test_a_year_is_known_in_every_way_it_is_written(text, label):
    assert year_label(text) == label


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Q1", "Q1"),
        ("Quarter 2 2031/32", "2031-32 Q2"),
        ("3rd quarter", "Q3"),
        ("Qtr four", "Q4"),
        ("Apr - Jun", "apr - jun"),
        ("2031/32 year to date", "2031-32 to date"),
        ("April 2008 to March 2009", "2008-09"),
        ("April to December 2009", "april to december 2009"),
        ("Apr-09", "apr-09"),
        ("Target 2031/32", "2031-32"),
        ("Target", ""),
    ],
)
def test_a_head_says_what_its_figures_cover(head, period):
    assert period_of(head) == period


def test_q5_is_no_quarter():
    assert quarter_of("Q5") is None


def test_quarters_are_parts_of_the_row_and_the_year_to_date_comes_last():
    (row,) = read(
        PLAN + "Indicator\t2029/30\t2030/31\tTarget 2031/32\tQ1\tQ2\tYTD\n"
        "Robberies\t50\t44\t40\t9\t\t9\n"
    ).targets

    assert [(q.period, q.value) for q in row.quarters] == [
        ("Q1", 9),
        ("Q2", None),
        ("to date", 9),
    ]
    assert (row.baseline.value, row.target.value) == (44, 40)
    assert [(e.period, e.value) for e in row.earlier] == [("2029-30", 50)]


def test_years_alone_are_baseline_and_actual_when_no_later_year_is_aimed_at():
    (row,) = read(
        "Northbridge Report\n\nMeasure\t2008/09\t2009/10\t2010/11\tTarget 2010/11\n"
        "Robberies\t60\t50\t44\t45\n"
    ).results

    assert (row.baseline.value, row.actual.value, row.target.value) == (50, 44, 45)
    assert [e.value for e in row.earlier] == [60]


def test_calendar_years_may_head_columns():
    (row,) = read(
        "Northbridge Report\n\nMeasure\t2009\t2010\tChange\nRobberies\t50\t44\t-12%\n"
    ).results

    assert (row.baseline.period, row.actual.period) == ("2009", "2010")


@pytest.mark.parametrize(
    ("title", "head", "unit"),
    [
        ("Robberies", "Target", "count"),
        ("Percentage who feel safe", "Target", "percent"),
        ("Robberies per 1,000 population", "Target", "per-1000"),
        ("Average days to close a case", "Target", "days"),
        ("Grants", "Target (£)", "pounds"),
        ("Feeling safe", "Target %", "percent"),
        ("Number of days of action", "Target", "count"),
        ("Reduce arson by 5%", "Target", "count"),
        ("Reduce arson by 5 %", "Target", "count"),
        ("Clear-up rate %", "Target", "percent"),
    ],
)
def test_a_number_without_a_unit_takes_its_columns_else_its_rows(title, head, unit):
    (row,) = read(PLAN + f"Measure\tBaseline\t{head}\n{title}\t50\t44\n").targets

    assert row.target.unit == unit


def test_quarters_that_make_the_target_are_milestones_not_results():
    (row,) = read(
        "Northbridge Plan\n\nPerformance\n\nMeasure\tBaseline\tQ1\tQ2\tTarget\n"
        "Robberies\t50\t20\t20\t40\n"
    ).targets

    assert [quarter.value for quarter in row.quarters] == [20, 20]


def test_spans_of_months_longer_than_a_quarter_are_compared_as_years():
    (row,) = read(
        "Northbridge Report\n\nMeasure\tApril 2008 to March 2009\tTarget\t"
        "April to December 2009\tChange\nRobberies\t50\t45\t33\t-34%\n"
    ).results

    assert (row.baseline.value, row.baseline.period) == (50, "2008-09")
    assert (row.actual.value, row.actual.period) == (33, "april to december 2009")
