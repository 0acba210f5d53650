"""Depersonalised extracts: what they tell, what they keep back, who may release them."""

import csv
import io
import json
from datetime import date

import pytest
from django.urls import reverse

from frankpledge.access.refusals import Refusal
from frankpledge.analysis.periods import PeriodError, months_from
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, presenters, queries
from frankpledge.intake.extracts import (
    GRAIN_WORDS,
    NOT_PLACED,
    Asked,
    CellCounted,
    Grain,
    quarter_label,
    quarter_named,
    tabled,
)
from frankpledge.intake.operations.extracts import WHERE_PLACES_COME_FROM
from frankpledge.intake.sharing import Supply
from tests.factories.partnership import AgencyFactory
from tests.intake.conftest import AT
from tests.intake.test_terms_pages import SCOPE
from tests.intake.test_terms_pages import agree as agree
from tests.people import AMARA, CARYS, ESI, OLU

OURS = Supply("incidents", "northbridge")
FIRST_QUARTER = months_from(date(2014, 1, 1), 3)
ASKED = Asked(OURS, FIRST_QUARTER, Grain.POSTCODE)


def url(name, *rest):
    return reverse(f"intake:{name}", args=[*SCOPE, *rest])


@pytest.fixture
def bring(add, tmp_path):
    """Return a function that adds January to March 2014, counts by (postcode, category)."""

    def brought(counts, *, months=("2014-01", "2014-02", "2014-03"), name="a"):
        folder = tmp_path / name
        folder.mkdir()
        for number, month in enumerate(months):
            file = io.StringIO(newline="")
            writer = csv.writer(file)
            writer.writerow(["Reference", "Category", "Month", "Postcode"])
            writer.writerow([f"x{name}{month}", "Other", month, ""])
            for (place, category), count in counts.items():
                here = range(count) if number == 0 else ()
                writer.writerows(
                    [f"{place}{category}{n}", category, month, f"{place} 1AA"]
                    for n in here
                )
            path = folder / f"northbridge-incidents-{month}.csv"
            path.write_text(file.getvalue(), encoding="utf-8", newline="")
        return add(folder, source="incidents")

    return brought


@pytest.fixture
def release(northbridge, amara):
    """Return a function that releases the first quarter as Amara."""

    def released(asked=ASKED, agency=None):
        return operations.release_extract(
            partnership=northbridge,
            asked=asked,
            agency=agency,
            why="Quarterly exchange",
            by=amara,
            at=AT,
        )

    return released


COUNTS = {
    ("TN9", "Burglary"): 40,
    ("TN9", "Robbery"): 3,
    ("TN10", "Burglary"): 30,
    ("TN10", "Robbery"): 20,
}


@pytest.mark.parametrize(
    "label", ["2014-Q1", "2014 Q1", "2014q1", "2013-14 Q4", "2013/14 Q4"]
)
def test_a_quarter_is_named_by_the_calendar_or_as_plans_write_it(label):
    assert quarter_named(label) == FIRST_QUARTER
    assert quarter_label(FIRST_QUARTER.start) == "2014-Q1"


@pytest.mark.parametrize("label", ["2014", "March 2014", "2014-Q5", "", "0000-Q1", "x"])
def test_what_is_no_quarter_is_refused_in_words(label):
    with pytest.raises(PeriodError, match=r".{20}"):
        quarter_named(label)


def test_every_grain_has_words():
    assert GRAIN_WORDS.keys() == set(Grain) == WHERE_PLACES_COME_FROM.keys()


def test_counts_are_placed_by_ward_through_the_lookup():
    cells = [
        CellCounted(None, "E01", "Burglary", 7),
        CellCounted("TN9", "E02", "Burglary", 2),
        CellCounted("TN9", None, "Theft", 1),
    ]
    asked = Asked(OURS, FIRST_QUARTER, Grain.WARD)

    table = tabled(cells, asked=asked, wards={"E01": "East", "E02": "East"}, earlier=[])

    assert table.rows == ("East", NOT_PLACED)
    assert table.columns == ("Burglary", "Theft")
    assert table.counts == ((9, 0), (0, 1))


def test_an_extract_tells_counts_by_place_and_category_and_no_small_one(bring, release):
    bring(COUNTS)

    told = release().as_told

    assert told.at("TN9", "Robbery") is None
    assert None in {
        told.at("TN9", "Burglary"),
        told.at("TN9", None),
    }  # nor by subtraction
    assert told.at("TN10", "Burglary") in {30, None}
    assert told.rows == ("TN10", "TN9", NOT_PLACED)


def test_a_later_extract_tells_no_small_revision(bring, release):
    bring(COUNTS | {("TN9", "Robbery"): 20})
    first = release().as_told
    bring(COUNTS | {("TN9", "Robbery"): 22}, name="b")

    later = release().as_told

    assert first.at("TN9", "Robbery") == 20
    assert later.at("TN9", "Robbery") is None
    assert later.total is None
    assert later.at("TN10", None) == first.at("TN10", None)


def test_the_terms_may_ask_for_more_than_our_own_rule(bring, release, agree):
    bring(COUNTS)
    agree(of=OURS, small_number=25)

    made = release()

    assert made.threshold == 25
    assert made.as_told.at("TN10", "Robbery") is None


def test_a_quarter_with_a_month_missing_is_refused_in_words(bring, release):
    bring(COUNTS, months=("2014-01", "2014-03"))

    with pytest.raises(Refusal, match="is held for February 2014"):
        release()


def test_incidents_none_of_which_has_a_place_are_refused_and_settle_nothing(
    bring, release, northbridge
):
    bring({})

    for grain in Grain:
        with pytest.raises(Refusal, match="None of the incidents"):
            release(Asked(OURS, FIRST_QUARTER, grain))
    assert not queries.extracts_of(northbridge)


def test_a_supplier_told_by_postcode_is_not_told_by_ward(bring, release):
    bring(COUNTS)
    release()

    with pytest.raises(Refusal, match="by outward postcode"):
        release(Asked(OURS, FIRST_QUARTER, Grain.WARD))


def test_the_record_and_the_list_say_to_whom_why_and_when(
    bring, release, northbridge, client_for
):
    agency = AgencyFactory(partnership=northbridge, name="Northbridge Fire")
    bring(COUNTS)
    made = release(agency=agency)

    record = audit.records_of("northbridge", event="extract released").first()
    listed = client_for(OLU).get(url("extracts")).content.decode()
    page = client_for(OLU).get(url("extract", made.number)).content.decode()

    assert json.loads(record.detail)["to"] == "Northbridge Fire"
    assert all(words in listed for words in ("Northbridge Fire", "Quarterly exchange"))
    assert "not told" in page
    assert "Counts from 1 to 4" in page


def test_an_extract_is_released_by_page_and_taken_as_csv(
    bring, northbridge, client_for
):
    agency = AgencyFactory(partnership=northbridge)
    bring(COUNTS)
    sent = {"supply": "incidents/northbridge", "grain": "postcode", "why": "Exchange"}
    browser = client_for(AMARA)

    wrong = browser.post(
        url("release-extract"), sent | {"quarter": "2014", "agency": agency.pk}
    )
    missing = browser.post(
        url("release-extract"), sent | {"quarter": "2015-Q1", "agency": agency.pk}
    )
    made = browser.post(
        url("release-extract"), sent | {"quarter": "2014-Q1", "agency": agency.pk}
    )

    assert "is not a quarter" in wrong.content.decode()
    assert "bring the returns first" in missing.content.decode()
    assert made["Location"] == url("extract", 1)
    text = browser.get(url("extract-csv", 1)).content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {tuple(row) for row in rows} == {("quarter", "place", "category", "count")}
    told = {(row["place"], row["category"]): row["count"] for row in rows}
    assert told["TN9", "Robbery"] == "not told"
    assert told[NOT_PLACED, "Burglary"] in {"0", "not told"}
    assert "Mill Lane" not in text


def test_nothing_but_quarter_place_category_and_count_is_in_an_extract(bring, release):
    bring(COUNTS)
    made = release()

    told = presenters.extract_as_json(made)

    assert {tuple(cell) for cell in told["cells"]} == {("place", "category", "count")}
    assert "TN9Burglary1" not in json.dumps(told)


def test_a_quarter_that_looks_partial_is_released_with_the_caution(
    bring, release, client_for, monkeypatch
):
    bring(COUNTS)
    words = "February 2014 holds far fewer rows than its neighbours."
    monkeypatch.setattr(queries, "cautions_of", lambda *_, **__: [words])

    made = release()

    page = client_for(AMARA).get(url("extract", made.number)).content.decode()
    assert words in page
    assert presenters.extract_as_json(made)["cautions"] == [words]


def test_a_caution_that_names_a_small_count_is_told_without_it(bring, release):
    many = {("TN9", "Burglary"): 900}
    bring(many, months=("2013-10", "2013-11", "2013-12"), name="before")
    for month in ("2013-11", "2013-12", "2014-01", "2014-02", "2014-03", "2014-04"):
        counts = {("TN9", "Burglary"): 2 if month == "2014-02" else 900}
        bring(counts, months=(month,), name=month)

    made = release()

    assert made.cautions == ["2014-02 looks partial."]


def test_a_month_of_another_quarter_is_no_caution(bring, northbridge):
    bring(COUNTS)

    assert queries.cautions_of(northbridge, ASKED) == []


@pytest.mark.parametrize("person", [CARYS, OLU], ids=str)
def test_who_may_not_release_is_refused(home, client_for, person):
    assert client_for(person).get(url("release-extract")).status_code == 403


def test_another_partnership_sees_no_extract_of_ours(
    bring, release, southmere, client_for
):
    bring(COUNTS)
    made = release()
    theirs = ["southmere", "2010-11"]

    for name in ("extract", "extract-csv"):
        address = reverse(f"intake:{name}", args=[*theirs, made.number])
        assert client_for(ESI).get(address).status_code == 404, name
    assert not queries.extracts_of(southmere)
