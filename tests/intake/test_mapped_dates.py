"""Dates as systems write them: read in the order said, and asked about in doubt."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.readers.mapped.dates import (
    EPOCH,
    clock,
    day_and_time,
    is_ambiguous,
    month_of_text,
    orders_of,
)
from frankpledge.intake.readers.mapped.definition import DateOrder
from frankpledge.intake.readers.mapped.guessing import order_told

DAY, MONTH, YEAR, EXCEL = (
    DateOrder.DAY_FIRST,
    DateOrder.MONTH_FIRST,
    DateOrder.YEAR_FIRST,
    DateOrder.EXCEL,
)
DAYS = st.dates(date(1971, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("03/04/2014", DAY, ("2014-04-03", "")),
        ("03/04/2014", MONTH, ("2014-03-04", "")),
        ("3.4.14", DAY, ("2014-04-03", "")),
        ("2014-04-03", DAY, ("2014-04-03", "")),
        ("2014/4/3 9:05", YEAR, ("2014-04-03", "09:05")),
        ("3rd April 2014", YEAR, ("2014-04-03", "")),
        ("Thu 3 Apr 2014 11:05 pm", DAY, ("2014-04-03", "23:05")),
        ("Apr 3, 2014", DAY, ("2014-04-03", "")),
        ("03-Apr-14", MONTH, ("2014-04-03", "")),
        ("2014-07-01T23:30:00Z", DAY, ("2014-07-02", "00:30")),
        ("03/04/2014 14:05:09", DAY, ("2014-04-03", "14:05")),
        ("41732", EXCEL, ("2014-04-03", "")),
        ("41732.5", EXCEL, ("2014-04-03", "12:00")),
        ("20140403", DAY, ("2014-04-03", "")),
    ],
)
def test_a_moment_is_read_in_the_order_said(text, order, found):
    assert day_and_time(text, order) == found


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("25/04/2014", MONTH),
        ("03/04/2014", YEAR),
        ("31/02/2014", DAY),
        ("41732", DAY),
        ("12", EXCEL),
        ("99999", EXCEL),
        ("TBC", DAY),
        ("", DAY),
        ("2014-13-01", DAY),
        ("03/04/2014 25:00", DAY),
        ("٠٣/٠٤/٢٠١٤", MONTH),
    ],
)
def test_what_is_no_date_in_that_order_is_none(text, order):
    found = day_and_time(text, order)

    assert found is None or found == ("2014-03-04", "")


@given(DAYS)
def test_every_day_is_read_however_it_is_written(day):
    said = f"{day:%Y-%m-%d}"

    assert day_and_time(f"{day:%d/%m/%Y}", DAY) == (said, "")
    assert day_and_time(f"{day:%m/%d/%Y}", MONTH) == (said, "")
    assert day_and_time(f"{day.day} {day:%B} {day.year}", MONTH) == (said, "")
    assert day_and_time(said, EXCEL) == (said, "")
    if day.year > 1960:
        assert day_and_time(str((day - EPOCH).days), EXCEL) == (said, "")


@given(st.text(max_size=30), st.sampled_from(DateOrder))
def test_whatever_stands_there_is_a_day_or_none(text, order):
    found = day_and_time(text, order)

    assert found is None or date.fromisoformat(found[0])
    assert clock(text) == "" or time.fromisoformat(clock(text)) is not None
    assert month_of_text(text, order) is None or len(month_of_text(text, order)) == 7


@given(st.times())
def test_times_are_read_on_either_clock(moment):
    said = f"{moment:%H:%M}"

    assert clock(f"{moment:%H:%M:%S}") == said
    assert clock(f"{moment:%I.%M%p}") == said
    assert clock(f"{moment:%H%M}") == said


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2014-04", "2014-04"),
        ("04/2014", "2014-04"),
        ("April 2014", "2014-04"),
        ("Apr-14", "2014-04"),
        ("201404", "2014-04"),
        ("03/04/2014", "2014-04"),
        ("2014-13", None),
        ("Q1", None),
    ],
)
def test_months_are_read_as_people_write_them(text, month):
    assert month_of_text(text, DAY) == month


def test_a_date_that_reads_both_ways_is_asked_about():
    order, about = order_told(["03/04/2014", "05/06/2014"])

    assert order is None
    assert about == (
        "Nothing in the sample tells whether 03/04/2014 has its day or its month first. "
        "Ask the supplier, and say it here."
    )


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2014", "25/04/2014"], DAY),
        (["03/04/2014", "04/25/2014"], MONTH),
        (["41732", "41733.5"], EXCEL),
        (["2014-04-03"], YEAR),
        (["3 April 2014"], YEAR),
        (["25/04/2014", "26/04/2014", "TBC"], DAY),
        ([], YEAR),
        (["04/04/2014"], YEAR),
    ],
)
def test_one_telling_value_tells_the_order(values, order):
    told, _ = order_told(values)

    assert told == order or (told is None and not values)


def test_dates_that_cannot_be_read_so_are_counted():
    _, about = order_told(["25/04/2014", "26/04/2014", "TBC"])

    assert "1 of 3 dates of the sample cannot be read so, like TBC" in about


def test_the_same_day_both_ways_is_not_ambiguous():
    assert not is_ambiguous("04/04/2014")
    assert orders_of(["04/04/2014"]) == {DAY, MONTH}
