"""Residents' requests and hospitals' assault attendances."""

import csv
import io
import json
from datetime import date, datetime

import pytest

from frankpledge.intake.readers.reader import BY_FORM, BY_NAME, FileRefused
from frankpledge.intake.readers.recognising import recognise
from frankpledge.intake.readers.registry import READERS
from tests.intake.conftest import rows_of

REQUEST = {
    "service_request_id": "R-1",
    "status": "closed",
    "status_notes": "Rang Hepzibah Quince",
    "service_name": "Fly-tipping",
    "service_code": "FT",
    "description": "Left by Erasmus Thwaite",
    "agency_responsible": "Northbridge Council",
    "requested_datetime": "2024-05-31T23:30:00Z",
    "address": "Mill Lane",
    "zipcode": "TN10 4ZZ",
    "lat": 51.195,
    "long": 0.274,
    "notes": [{"summary": "Closed", "description": "by Hepzibah Quince"}],
}
ASSAULT = {
    "ASSAULT DATE AND TIME": "2024-05-31T23:30:00",
    "ASSAULT METHOD": "Body part",
    "ASSAULT METHOD OTHER DESCRIPTION": "",
    "ASSAULT LOCATION TYPE": "2",
    "ASSAULT LOCATION DESCRIPTION": "Outside the Bell, High Street",
    "ARRIVAL DATE AND TIME AT ACCIDENT AND EMERGENCY DEPARTMENT": "2024-06-01T00:40:00",
    "SITE CODE (OF TREATMENT)": "RWF03",
}


def feed(*changes: dict) -> bytes:
    return json.dumps([{**REQUEST, **one} for one in changes]).encode()


def xml_feed(**changes: str) -> bytes:
    told = {**REQUEST, **changes}
    fields = "".join(
        f"<{name}>{value}</{name}>"
        for name, value in told.items()
        if not isinstance(value, list)
    )
    return f"<service_requests><request>{fields}</request></service_requests>".encode()


def attendances(*changes: dict[str, str]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, tuple(ASSAULT))
    writer.writeheader()
    writer.writerows({**ASSAULT, **one} for one in changes)
    return file.getvalue().encode()


ATTENDANCES_XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<ISTVSubmission xmlns="urn:nhs:istv"><SubmissionHeader>
  <ReportingPeriodStartDate>2024-06-01</ReportingPeriodStartDate>
  <SiteCodeOfTreatment>RWF03</SiteCodeOfTreatment></SubmissionHeader>
 <Assault><When><AssaultDateAndTime>2024-06-02T01:10:00</AssaultDateAndTime></When>
  <AssaultMethod>3</AssaultMethod><AssaultLocationType>Street</AssaultLocationType>
 </Assault></ISTVSubmission>"""


@pytest.mark.parametrize(
    ("name", "first", "source", "confidence"),
    [
        ("northbridge-open311-2024-06.json", b"", "open311", BY_NAME),
        ("northbridge-open311-2024-06.xml", b"", "open311", BY_NAME),
        ("requests.json", feed({}), "open311", BY_FORM),
        ("requests.xml", xml_feed(), "open311", BY_FORM),
        ("rwf03-istv-2024-06.csv", b"", "istv", BY_NAME),
        ("june.csv", attendances({}), "istv", BY_FORM),
        ("june.xml", ATTENDANCES_XML, "istv", BY_FORM),
    ],
)
def test_a_file_is_known_by_its_name_or_its_fields(name, first, source, confidence):
    best = recognise(name, first, READERS.values())

    assert (best.reader.source, best.recognition.confidence) == (source, confidence)
    assert best.others == ()


@pytest.mark.parametrize(
    "name", ["northbridge-open311-2024-13.json", "rwf03-istv-2024-13.csv"]
)
def test_a_month_that_does_not_exist_is_told(name):
    why = recognise(name, b"", READERS.values()).recognition.why

    assert why == "names a month that does not exist, 2024-13"


@pytest.mark.parametrize("content", [feed({}), xml_feed()])
def test_a_request_is_kept_by_the_clock_in_britain_in_either_form(read, content):
    reading = read(content, source="open311", month="2024-06")

    [month] = reading.months
    columns = (
        "row_number, reference, category, outcome, occurred_at, place, postcode_area, "
        "latitude, location_precision, flags"
    )
    assert rows_of(month.parquet, columns) == [
        (
            1,
            "R-1",
            "Fly-tipping",
            "Closed",
            datetime(2024, 6, 1, 0, 30),  # noqa: DTZ001  # local civil time
            "Mill Lane",
            "TN10",
            51.195,
            "exact",
            ["dealt with by Northbridge Council"],
        )
    ]


def test_what_residents_write_is_not_written_down(read, tmp_path):
    reading = read(
        feed({}, {"requested_datetime": "oops"}), source="open311", month="2024-06"
    )

    assert [fault.code for fault in reading.faults] == ["day-unreadable"]
    made = (tmp_path / "read" / "rows.csv").read_text() + reading.set_aside.read_text()
    assert "Quince" not in made
    assert "Thwaite" not in made
    assert "4ZZ" not in made
    assert "free text and were not kept" in reading.notes[0]


def test_a_feed_cut_off_keeps_its_whole_requests_and_sets_the_last_aside(read):
    reading = read(feed({}, {})[:-20], source="open311", month="2024-06")

    assert [(f.code, f.lines) for f in reading.faults] == [("cut-short", (2,))]
    assert reading.months[0].tally.rows_kept == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"[]", "holds no records"), (b"Dear Sir", "neither JSON nor XML")],
)
def test_a_feed_of_nothing_is_refused_in_words(read, content, says):
    with pytest.raises(FileRefused, match=says):
        read(content, source="open311")


def test_the_digest_is_of_every_byte(read):
    one, other = (
        read(feed({}) + end, source="open311", month="2024-06") for end in (b"", b"\n")
    )

    assert one.content_sha256 != other.content_sha256


def test_an_assault_is_counted_in_the_month_of_arrival_and_keeps_its_night(read):
    [month] = read(attendances({}), source="istv", month="2024-06").months

    columns = "month, occurred_at, category, place, location_precision, flags"
    assert month.month == date(2024, 6, 1)
    assert rows_of(month.parquet, columns) == [
        (
            date(2024, 6, 1),
            datetime(2024, 5, 31, 23, 30),  # noqa: DTZ001
            "Body part",
            "Outside the Bell, High Street",
            "none",
            ["Place 2", "site RWF03"],
        )
    ]


@pytest.mark.parametrize(
    ("assault", "arrival", "code"),
    [
        ("2024-05-31T23:30:00", "", "other-month"),
        ("", "2024-06-01T00:40:00", None),
        ("31/05/2024 23:30", "01/06/2024 00:40", None),
        ("nonsense", "2024-06-01T00:40:00", "day-unreadable"),
        ("2024-06-01", "later", None),
    ],
)
def test_when_an_assault_happened_may_be_written_in_two_ways(
    read, assault, arrival, code
):
    row = {
        "ASSAULT DATE AND TIME": assault,
        "ARRIVAL DATE AND TIME AT ACCIDENT AND EMERGENCY DEPARTMENT": arrival,
    }
    content = attendances(row, {})

    reading = read(content, source="istv", month="2024-06")

    assert [fault.code for fault in reading.faults] == ([code] if code else [])


def test_attendances_in_xml_have_the_site_of_their_header(read):
    [month] = read(ATTENDANCES_XML, source="istv", month="2024-06").months

    assert rows_of(month.parquet, "category, flags, month") == [
        ("Method 3", ["Street", "site RWF03"], date(2024, 6, 1))
    ]


def test_every_file_of_attendances_warns_of_small_numbers(read):
    for content in (attendances({}), ATTENDANCES_XML):
        notes = read(content, source="istv", month="2024-06").notes
        assert "Suppress small numbers" in notes[0]


def test_a_column_that_may_name_a_patient_is_left_behind(read, tmp_path):
    content = attendances({}).replace(b"SITE CODE (OF TREATMENT)", b"NHS NUMBER")

    reading = read(content, source="istv", month="2024-06")

    assert "RWF03" not in (tmp_path / "read" / "rows.csv").read_text()
    assert "“NHS NUMBER” is not known" in reading.notes[1]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "rows", "months", "closed"),
    [
        ("open311_san_francisco_2011_06.json", 500, 1, 371),
        ("open311_chicago_2014.json", 50, 12, 49),
    ],
)
def test_real_feeds_are_kept_whole(read, shared_data, name, rows, months, closed):
    path = shared_data / "data" / "environment" / name

    reading = read(path.read_bytes(), source="open311", month=None)

    assert (reading.rows_read, reading.rows_set_aside) == (rows, 0)
    assert len(reading.months) == months
    outcomes = [
        outcome
        for month in reading.months
        for (outcome,) in rows_of(month.parquet, "outcome")
    ]
    assert outcomes.count("Closed") == closed
    # Both cities are across the sea: no point of theirs is one of ours.
    assert all(
        month.tally.rows_without_location == month.tally.rows_kept
        for month in reading.months
    )
