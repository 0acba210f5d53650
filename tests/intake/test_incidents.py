"""Incidents files of the section 17A exchange: dates, times, places, flags."""

import csv
import io
from datetime import date, datetime

import pytest

from frankpledge.intake.readers import incidents
from frankpledge.intake.readers.reader import FileRefused
from tests.intake.conftest import rows_of

WHOLE = {
    "Reference": "NB/1",
    "Occurred on": "2014-06-03",
    "Occurred at": "23:05",
    "Category": "Domestic burglary",
    "Place": "Mill Lane",
    "Longitude": "0.274",
    "Latitude": "51.195",
    "LSOA code": "E01024730",
    "LSOA name": "Northbridge 001A",
    "Outcome": "Charged",
    "Flags": "alcohol; repeat",
}


def incident(**changes: str) -> dict[str, str]:
    return {**WHOLE, **{name.replace("_", " "): text for name, text in changes.items()}}


def content(rows, header=tuple(WHOLE)) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, header, extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


@pytest.fixture
def read_incidents(read):
    def reading(rows, **more):
        return read(content(rows, **more), source="incidents")

    return reading


def test_a_file_is_known_by_its_name_alone():
    found = incidents.recognise("northbridge-police-incidents-2009-04.csv", b"")

    assert (found.supplier, found.month) == ("northbridge-police", date(2009, 4, 1))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("incidents.csv", "is not an incidents file"),
        ("fire-incidents-2009-00.csv", "names a month that does not exist"),
    ],
)
def test_another_file_is_told_apart_in_words(name, why):
    found = incidents.recognise(name, content([WHOLE]))

    assert found.confidence == 0
    assert why in found.why


def test_a_whole_row_is_kept_with_its_minute_point_and_flags(read_incidents):
    [month] = read_incidents([WHOLE]).months

    columns = "month, occurred_at, time_precision, location_precision, flags, outcome"
    assert rows_of(month.parquet, columns) == [
        (
            date(2014, 6, 1),
            datetime(2014, 6, 3, 23, 5),  # noqa: DTZ001  # local civil time
            "minute",
            "exact",
            ["alcohol", "repeat"],
            "Charged",
        )
    ]


@pytest.mark.parametrize(
    ("changes", "precision", "occurred_at"),
    [
        ({"Occurred_at": ""}, "day", datetime(2014, 6, 3)),  # noqa: DTZ001
        ({"Occurred_at": "09"}, "hour", datetime(2014, 6, 3, 9)),  # noqa: DTZ001
        ({"Occurred_at": "00:00"}, "minute", datetime(2014, 6, 3)),  # noqa: DTZ001
        ({"Occurred_at": "10:15:59"}, "minute", datetime(2014, 6, 3, 10, 15)),  # noqa: DTZ001
    ],
)
def test_a_time_is_no_finer_than_it_was_given(
    read_incidents, changes, precision, occurred_at
):
    [month] = read_incidents([incident(**changes)]).months

    assert rows_of(month.parquet, "time_precision, occurred_at") == [
        (precision, occurred_at)
    ]


@pytest.mark.parametrize("time", ["9:00", "25:00", "noon", "12:60"])
def test_a_time_that_is_none_is_left_out_and_said(read_incidents, time):
    [month] = read_incidents([incident(Occurred_at=time)]).months

    assert [remark.code for remark in month.tally.remarks] == ["time-unreadable"]
    assert rows_of(month.parquet, "time_precision") == [("day",)]


def test_the_month_alone_will_do(read_incidents):
    row = {"Month": "2014-06", "Category": "Nuisance"}

    [month] = read_incidents([row], header=("Month", "Category")).months

    columns = "occurred_at, time_precision, location_precision, reference, flags"
    assert rows_of(month.parquet, columns) == [(None, "month", "none", None, None)]


def test_a_time_without_a_day_is_left_out_and_said(read_incidents):
    header = ("Month", "Occurred at", "Category")
    row = {"Month": "2014-06", "Occurred at": "10:00", "Category": "Nuisance"}

    [month] = read_incidents([row], header=header).months

    assert [remark.code for remark in month.tally.remarks] == ["time-without-day"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Occurred_on": "2014-05-31"}, "other-month"),
        ({"Occurred_on": "31/05/2014"}, "day-unreadable"),
        ({"Occurred_on": "2014-06-31"}, "day-unreadable"),
        ({"Occurred_on": ""}, "no-month"),
        ({"Month": "2014-07"}, "day-against-month"),
        ({"Category": ""}, "no-category"),
    ],
)
def test_a_row_that_cannot_be_counted_is_set_aside(read_incidents, changes, code):
    rows = [incident(), incident(**changes)]

    reading = read_incidents(rows, header=(*WHOLE, "Month"))

    assert [(f.code, f.lines) for f in reading.faults] == [(code, (3,))]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (("Occurred on",), "no column “Category”"),
        (("Category",), "no column “Occurred on” or “Month”"),
        (("Place",), "no columns “Category”, “Occurred on” or “Month”"),
    ],
)
def test_a_file_without_category_or_date_is_refused(read_incidents, header, words):
    with pytest.raises(FileRefused, match=words):
        read_incidents([WHOLE], header=header)


def test_a_column_of_names_is_not_kept(read_incidents):
    rows = [incident(Victim="A Person")]

    reading = read_incidents(rows, header=(*WHOLE, "Victim"))

    assert reading.notes == ("The column “Victim” is not known and was not kept.",)
    assert b"A Person" not in reading.months[0].parquet.read_bytes()
