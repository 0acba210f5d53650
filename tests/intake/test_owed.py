"""What is owed and how it stands: days in, standings out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.periods import month
from frankpledge.intake.operations.exchange import WHY_NOT_CHASED
from frankpledge.intake.owed import (
    DUE_RULE_NAMES,
    FREQUENCIES,
    STANDINGS,
    DueRule,
    Facts,
    Frequency,
    Standing,
    Terms,
    due_on,
    period_with,
    periods_owed,
    register_of,
    stands,
)
from frankpledge.intake.readers.registry import READERS
from frankpledge.intake.regulations import SCHEDULE, terms_from

MONTHLY = Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, date(2010, 1, 1))
QUARTERLY = terms_from(date(2007, 7, 1))
MAY = month(2010, 5)
DAYS = st.dates(min_value=date(1998, 1, 1), max_value=date(2098, 12, 31))


@pytest.mark.parametrize(
    ("table", "cases"),
    [(FREQUENCIES, Frequency), (DUE_RULE_NAMES, DueRule), (STANDINGS, Standing)],
)
def test_a_table_has_a_row_for_every_case(table, cases):
    assert set(table) == set(cases)


@pytest.mark.parametrize(
    ("came", "days"),
    [
        (date(2010, 6, 14), 0),
        (date(2010, 6, 15), 1),
        (date(2010, 7, 14), 30),
        (None, 0),
    ],
)
def test_how_many_days_late_a_period_came(came, days):
    facts = Facts({MAY.start: came} if came else {})

    assert stands(MAY, MONTHLY, facts, today=date(2011, 1, 1)).days_late == days


def test_only_what_is_overdue_is_chased_and_all_else_is_refused_in_words():
    assert set(Standing) - set(WHY_NOT_CHASED) == {Standing.OVERDUE}


@given(day=DAYS, frequency=st.sampled_from(Frequency))
def test_a_day_is_in_its_period_and_periods_follow_without_a_gap(day, frequency):
    period = period_with(day, frequency)

    assert day in period
    assert len(period.months) == FREQUENCIES[frequency].months
    assert period_with(period.end, frequency).start == period.end


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (date(2007, 7, 1), date(2007, 12, 31)),
        (date(2007, 10, 1), date(2008, 3, 31)),
        (date(2008, 1, 1), date(2008, 6, 30)),
    ],
)
def test_the_regulations_quarters_are_due_by_the_end_of_the_next(first, due):
    period = next(periods_owed(terms_from(first), until=first))

    assert (period.start, due_on(period, QUARTERLY)) == (first, due)


def test_no_quarter_before_the_regulations_is_owed():
    assert terms_from(date(2000, 1, 1)).starts_on == date(2007, 7, 1)


def test_days_are_counted_from_the_last_day_of_the_period():
    assert due_on(MAY, MONTHLY) == date(2010, 6, 14)


def test_a_year_is_the_financial_year():
    terms = Terms(Frequency.YEAR, DueRule.DAYS_AFTER, 30, date(2009, 4, 1))

    assert [p.label for p in periods_owed(terms, until=date(2011, 3, 31))] == [
        "2009-10",
        "2010-11",
    ]


def test_periods_are_owed_from_the_first_that_begins_on_the_day_to_the_last():
    terms = Terms(
        Frequency.MONTH, DueRule.DAYS_AFTER, 0, date(2010, 1, 15), date(2010, 3, 31)
    )

    owed = [period.slug for period in periods_owed(terms, until=date(2011, 1, 1))]

    assert owed == ["2010-02", "2010-03"]


COMES_IN_TIME = {date(2010, 5, 1): date(2010, 6, 14)}
COMES_LATE = {date(2010, 5, 1): date(2010, 6, 15)}


@pytest.mark.parametrize(
    ("today", "facts", "standing"),
    [
        (date(2010, 5, 31), Facts({}), Standing.RUNNING),
        (date(2010, 6, 1), Facts({}), Standing.DUE),
        (date(2010, 6, 14), Facts({}), Standing.DUE),
        (date(2010, 6, 15), Facts({}), Standing.OVERDUE),
        (date(2010, 6, 15), Facts({}, frozenset({"2010-05"})), Standing.CHASED),
        (date(2010, 6, 14), Facts({}, frozenset({"2010-05"})), Standing.DUE),
        (date(2010, 6, 15), Facts({}, frozenset({"2010-04"})), Standing.OVERDUE),
        (date(2010, 6, 15), Facts({}, is_linked=False), Standing.UNLINKED),
        (date(2010, 5, 31), Facts({}, is_linked=False), Standing.RUNNING),
        (date(2010, 7, 1), Facts(COMES_IN_TIME), Standing.RECEIVED),
        (date(2010, 7, 1), Facts(COMES_LATE), Standing.LATE),
        (date(2010, 7, 1), Facts(COMES_LATE, frozenset({"2010-05"})), Standing.LATE),
    ],
)
def test_a_period_stands_where_the_days_put_it(today, facts, standing):
    assert stands(MAY, MONTHLY, facts, today=today).standing is standing


def test_a_quarter_has_come_when_the_last_of_its_months_has():
    quarter = period_with(date(2010, 4, 1), Frequency.QUARTER)
    came = {date(2010, 4, 1): date(2010, 5, 3), date(2010, 5, 1): date(2010, 6, 3)}

    part = stands(quarter, QUARTERLY, Facts(came), today=date(2010, 10, 1))
    whole = stands(
        quarter,
        QUARTERLY,
        Facts(came | {date(2010, 6, 1): date(2010, 7, 3)}),
        today=date(2010, 10, 1),
    )

    assert (part.standing, part.months_held) == (Standing.OVERDUE, 2)
    assert (whole.standing, whole.received_on) == (Standing.RECEIVED, date(2010, 7, 3))


@given(today=DAYS, days=st.integers(0, 366))
def test_the_register_holds_each_period_once_until_today(today, days):
    terms = Terms(
        Frequency.QUARTER, DueRule.DAYS_AFTER, days, today - timedelta(days=800)
    )

    owed = register_of(terms, Facts({}), today=today)

    starts = [each.period.start for each in owed]
    assert starts == sorted(set(starts))
    assert today in owed[-1].period
    assert all(each.standing is not Standing.RUNNING for each in owed[:-1])


def test_the_schedule_is_eight_items_each_read_by_a_reader_there_is_or_none():
    assert [item.number for item in SCHEDULE] == list(range(1, 9))
    assert {item.source for item in SCHEDULE} - {""} <= set(READERS)
    assert len({item.title for item in SCHEDULE}) == len(SCHEDULE)
