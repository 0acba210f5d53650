"""police.uk outcomes, joined to their crimes, and stop and search, in local time."""

import csv
import gzip
import io
import json
from datetime import date, datetime

import pytest
from django.urls import reverse

from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.outcomes import (
    LatestOutcome,
    OutcomesJoined,
    latest_outcomes,
    outcomes_joined,
)
from frankpledge.analysis.periods import Period
from frankpledge.intake.readers import police_uk, police_uk_api
from frankpledge.intake.readers.moments import iso_day, local_day_and_time
from frankpledge.intake.readers.reader import BY_FORM, BY_NAME
from frankpledge.intake.readers.recognising import recognise
from frankpledge.intake.readers.registry import READERS
from tests.intake.conftest import rows_of
from tests.intake.streets import NAME, put, row, street
from tests.people import DEV

OUTCOMES, SEARCHES = "police-uk-outcomes", "police-uk-stop-and-search"
OUTCOME_HEADER = (
    *("Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude"),
    *("Location", "LSOA code", "LSOA name", "Outcome type"),
)
SEARCH = {
    "Type": "Person search",
    "Date": "2019-06-01T12:30:00+00:00",
    "Part of a policing operation": "False",
    "Policing operation": "",
    "Latitude": "51.195",
    "Longitude": "0.274",
    "Gender": "Male",
    "Age range": "18-24",
    "Self-defined ethnicity": "Asian/Asian British - Indian",
    "Officer-defined ethnicity": "Asian",
    "Legislation": "Misuse of Drugs Act 1971 (section 23)",
    "Object of search": "Controlled drugs",
    "Outcome": "Arrest",
    "Outcome linked to object of search": "True",
    "Removal of more than just outer clothing": "False",
}
SCOPE, MONTH = ("northbridge", "2010-11"), ("northbridge", "2014-06")
JUNE = Period(date(2014, 6, 1), date(2014, 7, 1))


def outcome(number=1, kind="Suspect charged", month="2014-06"):
    return row(number, Month=month, Outcome_type=kind)


def searches(*changes: dict[str, str]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, tuple(SEARCH))
    writer.writeheader()
    writer.writerows({**SEARCH, **one} for one in changes)
    return file.getvalue().encode()


@pytest.fixture
def search(read):
    """Return a function that reads one search and gives columns of it."""

    def reading(columns, **changes):
        content = searches({name.replace("_", " "): v for name, v in changes.items()})
        [month] = read(content, source=SEARCHES, month="2019-06").months
        return rows_of(month.parquet, columns)[0]

    return reading


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("police-uk", "2014-06-kent-street.csv"),
        (OUTCOMES, "2014-06-kent-outcomes.csv"),
        (SEARCHES, "2014-06-kent-stop-and-search.csv"),
    ],
)
def test_each_kind_is_its_own_sources_and_no_others(source, name):
    found = {one: READERS[one].recognise(name, b"") for one in READERS}

    assert found[source].confidence == BY_NAME
    assert (found[source].supplier, found[source].month) == ("kent", JUNE.start)
    others = [found[one].confidence for one in READERS if one != source]
    assert others == [0] * len(others)


def test_an_outcomes_file_of_another_name_is_known_by_its_columns():
    first = street([outcome()], header=OUTCOME_HEADER)[:400]

    found = {one: READERS[one].recognise("ours.csv", first) for one in READERS}

    assert [one for one in found if found[one].confidence] == [OUTCOMES]
    assert found[OUTCOMES].confidence == BY_FORM


def test_an_outcome_is_kept_with_its_crime_and_counted_by_its_kind(read):
    content = street([outcome()], header=OUTCOME_HEADER)

    [month] = read(content, source=OUTCOMES).months

    columns = "source, reference, month, category, outcome, location_precision"
    assert rows_of(month.parquet, columns) == [
        (OUTCOMES, "id1", JUNE.start, "Suspect charged", "Suspect charged", "snapped")
    ]


def test_the_latest_outcome_of_each_crime_counts(read):
    crimes = read(street([row(1), row(2), row(3), row(4)]))
    kinds = [outcome(1), outcome(1, "Suspect charged again"), outcome(2), outcome(9)]
    outcomes = read(street(kinds, header=OUTCOME_HEADER), source=OUTCOMES)
    later = read(
        street(
            [outcome(2, "Defendant found not guilty", "2014-08")], header=OUTCOME_HEADER
        ),
        source=OUTCOMES,
        month="2014-08",
    )
    months = [*crimes.months, *outcomes.months, *later.months]

    with open_evidence([month.parquet for month in months]) as evidence:
        came = latest_outcomes(evidence, JUNE)
        joined = outcomes_joined(evidence, JUNE)

    assert came == (
        LatestOutcome("Under investigation", 2, 0),  # as their own rows say
        LatestOutcome("Defendant found not guilty", 1, 1),
        LatestOutcome("Suspect charged again", 1, 1),
    )
    assert joined == OutcomesJoined(outcomes=4, crimes_told_of=3, crimes_not_held=1)
    assert joined.sentence == (
        "4 outcomes of 3 crimes, of which 1 is in no street-level file that was added."
    )


def test_a_period_without_outcomes_says_so(read):
    months = read(street([row(1)])).months

    with open_evidence([month.parquet for month in months]) as evidence:
        joined = outcomes_joined(evidence, JUNE)

    assert joined.sentence == "No outcomes are held for this period."


@pytest.mark.parametrize(
    ("written", "day", "time"),
    [
        ("2019-05-31T23:01:00+00:00", "2019-06-01", "00:01"),
        ("2019-01-31T23:01:00+00:00", "2019-01-31", "23:01"),
        ("2019-06-01T12:30:00Z", "2019-06-01", "13:30"),
        ("2019-06-01T12:30:00.123456+01:00", "2019-06-01", "12:30"),
        ("2014-05-09T19:02:21-05:00", "2014-05-10", "01:02"),
        ("2019-10-27T00:30:00Z", "2019-10-27", "01:30"),  # the hour that comes twice
        ("2019-10-27T01:30:00Z", "2019-10-27", "01:30"),
        ("2019-03-31T01:30:00Z", "2019-03-31", "02:30"),  # the hour left out
        ("2019-06-01 05:14:00", "2019-06-01", "05:14"),
        ("2019-06-01", "2019-06-01", ""),
        ("yesterday", "yesterday", ""),
        ("2019-06-31T10:00:00Z", "2019-06-31T10:00:00Z", ""),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", ""),
    ],
)
def test_a_moment_is_told_by_a_clock_in_britain(written, day, time):
    assert local_day_and_time(written) == (day, time)


@pytest.mark.parametrize(
    ("written", "iso"),
    [("31/01/2024", "2024-01-31"), ("1/2/2024", "2024-02-01"), ("oops", "oops")],
)
def test_a_day_as_written_in_britain_is_turned_round(written, iso):
    assert iso_day(written) == iso


def test_a_search_is_counted_by_its_object_in_local_time(search):
    columns = "category, outcome, occurred_at, time_precision, latitude, month"

    assert search(columns, Date="2019-05-31T23:01:00+00:00") == (
        "Controlled drugs",
        "Arrest",
        datetime(2019, 6, 1, 0, 1),  # noqa: DTZ001  # local civil time
        "minute",
        51.195,
        date(2019, 6, 1),
    )
    assert search("category", Object_of_search="") == ("Object of search not stated",)


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({}, ["18 or over", "ethnic group Asian"]),
        (
            {"Age range": "10-17", "Self-defined ethnicity": "White - Irish"},
            ["under 18", "ethnic group White"],
        ),
        (
            {
                "Age range": "",
                "Self-defined ethnicity": "Other ethnic group - Not stated",
            },
            ["age not stated", "ethnic group not stated"],
        ),
        (
            {"Self-defined ethnicity": "Other ethnic group - Arab"},
            ["18 or over", "ethnic group Other"],
        ),
    ],
)
def test_of_the_person_two_broad_bands_are_kept(search, changes, flags):
    [found] = search("flags", **{n.replace(" ", "_"): v for n, v in changes.items()})

    assert found[-2:] == flags
    assert found[:2] == ["Person search", "Misuse of Drugs Act 1971 (section 23)"]


def test_nothing_else_of_the_person_is_written_down(read, tmp_path):
    reading = read(
        searches({}, {"Date": "2019-08-01T10:00:00Z"}), source=SEARCHES, month="2019-06"
    )

    assert reading.rows_set_aside == 1
    made = (tmp_path / "read" / "rows.csv").read_text() + reading.set_aside.read_text()
    assert "Indian" not in made
    assert "Male" not in made
    assert "18-24" not in made
    assert any("“Gender” tells of persons" in note for note in reading.notes)


API = {
    "category": "violent-crime",
    "location_type": "Force",
    "location": {
        "latitude": "51.195",
        "street": {"id": 7, "name": "On or near Mill Lane"},
        "longitude": "0.274",
    },
    "context": "",
    "outcome_status": {"category": "Under investigation", "date": "2014-07"},
    "persistent_id": "id1",
    "id": 1,
    "location_subtype": "",
    "month": "2014-06",
}


def test_crimes_the_api_gave_are_an_extract_with_the_categories_of_the_files(read):
    rail = {
        **API,
        "category": "anti-social-behaviour",
        "location_type": "BTP",
        "persistent_id": "",
        "outcome_status": None,
    }
    content = json.dumps([API, rail, {**API, "category": "new-kind"}]).encode()

    best = recognise("castle.json", content[:4096], READERS.values())
    [month] = read(content, month=None).months

    assert (best.reader.source, best.recognition.supplier) == ("police-uk", "castle")
    columns = "reference, category, place, latitude, outcome, flags, location_precision"
    assert rows_of(month.parquet, columns) == [
        (
            *("id1", "Violence and sexual offences", "On or near Mill Lane", 51.195),
            *("Under investigation", None, "snapped"),
        ),
        (
            *(None, "Anti-social behaviour", "On or near Mill Lane", 51.195),
            *(None, ["British Transport Police"], "snapped"),
        ),
        (
            *("id1", "new-kind", "On or near Mill Lane", 51.195),
            *("Under investigation", None, "snapped"),
        ),
    ]


def test_every_category_of_the_api_is_one_of_the_files():
    assert set(police_uk_api.CATEGORIES.values()) <= police_uk.CATEGORIES
    assert len(police_uk_api.CATEGORIES) == 14


@pytest.mark.django_db
def test_the_page_of_a_month_tells_what_came_of_its_crimes(add, client_for, tmp_path):
    kinds = [outcome(1), outcome(9)]
    crimes = put(tmp_path, street([row(1), row(2)]), NAME)
    before = add(crimes)
    page = reverse("intake:quality", args=[*SCOPE, "police-uk", *MONTH])
    without = client_for(DEV).get(page).content.decode()
    add(
        put(
            tmp_path,
            street(kinds, header=OUTCOME_HEADER),
            "2014-06-northbridge-outcomes.csv",
        ),
        source=OUTCOMES,
    )

    of_crimes = client_for(DEV).get(page).content.decode()
    of_outcomes = client_for(DEV).get(
        reverse("intake:quality", args=[*SCOPE, OUTCOMES, *MONTH])
    )

    assert [one.outcome for one in before.returns] == ["added"]
    assert "by their latest outcome" not in without
    assert "by their latest outcome" in of_crimes
    assert "Suspect charged" in of_crimes
    assert "2 outcomes of 2 crimes, of which 1 is in no" in of_outcomes.content.decode()


@pytest.mark.shared
def test_the_searches_of_a_real_month_are_all_of_that_month(read, shared_data):
    folder = shared_data / "data" / "police_uk" / "stop-and-search" / "2019-06"
    [path] = folder.glob("*.csv")

    reading = read(path.read_bytes(), source=SEARCHES, month="2019-06")

    [month] = reading.months
    assert (reading.rows_read, reading.rows_set_aside) == (907, 0)
    assert month.tally.rows_without_location == 10
    first = rows_of(month.parquet, "occurred_at")[0][0]
    assert first == datetime(2019, 6, 1, 0, 1)  # noqa: DTZ001


@pytest.mark.shared
def test_the_outcomes_of_a_real_month_find_all_but_604_of_their_crimes(
    read, shared_data
):
    folder = shared_data / "data" / "police_uk" / "northumbria" / "earlier_release"
    files = []
    for source, kind in (("police-uk", "street"), (OUTCOMES, "outcomes")):
        path = folder / "2014-06" / f"2014-06-northumbria-{kind}.csv.gz"
        files += read(gzip.decompress(path.read_bytes()), source=source).months

    with open_evidence([month.parquet for month in files]) as evidence:
        joined = outcomes_joined(evidence, JUNE)
        came = latest_outcomes(evidence, JUNE)

    assert joined == OutcomesJoined(3385, 3177, 604)
    assert sum(one.crimes for one in came) == 5926
    assert sum(one.from_outcomes for one in came) == 3177 - 604
