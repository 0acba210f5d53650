"""The review's pages: who may open them, what they say, what they refuse."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.audit.queries import records_of as audited
from frankpledge.audit.rules import Event
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review import queries
from frankpledge.ui.sheets import FORMULA_STARTS
from tests.factories.plan import MeasureFactory
from tests.factories.review import PrintedResultFactory, TypedReturnFactory
from tests.people import AMARA, BEN, CARYS, CORA, DEV, ESI, MO, OLU, SAM
from tests.review.conftest import fresh, incidents_counted, measure_in
from tests.review.pages import Page
from tests.review.returned import YEAR

pytestmark = pytest.mark.django_db

SEES_RECORDS = (AMARA, BEN, CARYS, OLU)
SEES_COUNTS_ALONE = (CORA, DEV, SAM)
BINDS = (AMARA, BEN, OLU)
ODD = (
    "?period=banana&page=-3",
    "?period=&page=",
    "?period=2009-10%20Q9&page=1e5",
    "?period=0000&page=0",
    "?period=9999",
    "?page=999999",
    "?period=%00%FF&page=%D9%A3",
    "?period=2010-11&period=2009-10&nonsense=1",
)


def address(name: str, measure=None) -> str:
    args = ["northbridge", "2010-11", *([measure.code] if measure else [])]
    return reverse(f"review:{name}", args=args)


@pytest.fixture
def counted(receive, burglary):
    """Return the measure "burglary" with 5 a month in the first half of 2010-11."""
    receive({month: {"Burglary": 5} for month in YEAR[:6]})
    return burglary


@pytest.mark.parametrize("person", [*SEES_RECORDS, *SEES_COUNTS_ALONE], ids=str)
@pytest.mark.parametrize("name", ["home", "year-end", "year-end-csv", "measure"])
def test_everyone_of_the_partnership_sees_counts_and_verdicts(
    client_for, burglary, home, person, name
):
    measure = burglary if name == "measure" else None

    assert client_for(person).get(address(name, measure)).status_code == 200


@pytest.mark.parametrize("name", ["records", "records-csv"])
@pytest.mark.parametrize("person", SEES_RECORDS, ids=str)
def test_those_who_work_with_records_may_open_them(
    client_for, burglary, home, person, name
):
    assert client_for(person).get(address(name, burglary)).status_code == 200


@pytest.mark.parametrize("name", ["records", "records-csv"])
@pytest.mark.parametrize("person", SEES_COUNTS_ALONE, ids=str)
def test_those_who_see_counts_alone_are_refused_records_in_words(
    client_for, counted, person, name
):
    response = client_for(person).get(address(name, counted))

    assert response.status_code == 403
    assert (
        "does not let you see the records behind a figure" in response.content.decode()
    )


@pytest.mark.parametrize("person", SEES_COUNTS_ALONE, ids=str)
def test_those_who_see_counts_alone_are_shown_no_way_to_records(
    client_for, counted, person
):
    page = Page(client_for(person).get(address("measure", counted)))

    assert "30" in page.text
    assert not [link for link in page.links.values() if "records" in link]


@pytest.mark.parametrize(
    "name",
    ["home", "year-end", "year-end-csv", "measure", "records", "records-csv", "bind"],
)
@pytest.mark.parametrize("person", [ESI, MO], ids=str)
def test_nobody_of_another_partnership_can_tell_it_is_there(
    client_for, burglary, person, name
):
    measure = None if name.startswith(("home", "year")) else burglary

    assert client_for(person).get(address(name, measure)).status_code == 404


@pytest.mark.parametrize("name", ["home", "year-end", "measure", "records", "bind"])
def test_a_stranger_is_led_to_sign_in(burglary, name):
    measure = None if name in {"home", "year-end"} else burglary

    response = Client().get(address(name, measure))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["bind", "type-value"])
def test_only_those_who_bind_may_choose_or_type(client_for, burglary, name):
    for person in (*SEES_RECORDS, *SEES_COUNTS_ALONE):
        status = client_for(person).get(address(name, burglary)).status_code
        assert status == (200 if person in BINDS else 403), person


def test_a_measure_that_is_not_there_is_not_found(client_for, plan):
    url = reverse("review:measure", args=["northbridge", "2010-11", "no-such-measure"])

    assert client_for(AMARA).get(url).status_code == 404


def test_a_year_without_a_plan_says_what_to_do(client_for, northbridge, this_year):
    for name in ("home", "year-end"):
        page = Page(client_for(AMARA).get(address(name)))
        assert "Go to the plan" in page.links


def test_from_a_printed_figure_to_its_records_takes_three_steps(client_for, counted):
    amara = client_for(AMARA)
    year_end = Page(amara.get(address("year-end")))

    measure = Page(year_end.follow(amara, "30"))  # 1: the figure
    records = Page(measure.follow(amara, "30"))  # 2: its records, filtered
    sheet = records.follow(amara, "All 30 as CSV")  # 3: the rows themselves

    rows = list(csv.DictReader(io.StringIO(sheet.content.decode())))
    assert "30 records for 2010-11." in records.text
    assert len(rows) == 30
    assert {row["category"] for row in rows} == {"Burglary"}


def test_from_a_month_to_the_records_of_that_month(client_for, receive, burglary):
    """October 2010 must not be taken for the year 2010-11 by its address."""
    receive({month: {"Burglary": number} for number, month in enumerate(YEAR, start=1)})
    amara = client_for(AMARA)
    measure = Page(amara.get(address("measure", burglary)))

    for month, count in {"October 2010": 7, "November 2010": 8}.items():
        records = Page(measure.follow(amara, f"{count} records of {month}"))
        assert f"{count} records for {month}." in records.text


@pytest.mark.parametrize("name", ["home", "year-end", "measure", "records"])
def test_an_odd_address_gives_a_page(client_for, counted, name):
    measure = None if name in {"home", "year-end"} else counted
    amara = client_for(AMARA)

    statuses = {odd: amara.get(address(name, measure) + odd).status_code for odd in ODD}

    assert statuses == dict.fromkeys(ODD, 200)


def test_the_way_on_through_the_records_keeps_the_period(client_for, receive, burglary):
    receive({YEAR[0]: {"Burglary": 60}, YEAR[1]: {"Burglary": 4}})

    response = client_for(AMARA).get(
        address("records", burglary), {"period": "April 2010"}
    )

    page = Page(response)
    assert "60 records for April 2010." in page.text
    assert any("period=April+2010&page=2" in link for link in page.links.values())


def test_taking_records_away_is_recorded(client_for, counted, northbridge):
    client_for(CARYS).get(address("records-csv", counted))

    [record] = audited(northbridge.slug).filter(event=Event.RECORDS_VIEWED)
    assert record.by_name == CARYS.name
    assert json.loads(record.detail) == {
        "as": "CSV",
        "period": "2010-11",
        "records": 30,
    }


def test_no_cell_of_a_csv_is_a_formula(client_for, receive, plan, own_area):
    measure = measure_in(
        plan,
        title="=HYPERLINK(1)",
        binding={"detail": incidents_counted(categories=())},
    )
    measure.title = "@SUM(A1)"
    measure.save()
    receive({YEAR[0]: {"=cmd|' /C calc'!A0": 1, "+1+2": 1, "-2+3": 1}})
    amara = client_for(AMARA)

    for name, about in (("records-csv", measure), ("year-end-csv", None)):
        text = amara.get(address(name, about)).content.decode()
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULA_STARTS)]
        assert "'@SUM(A1)" in cells or "'=cmd|' /C calc'!A0" in cells


def test_a_typed_figure_leads_to_no_records_and_says_why(client_for, plan):
    measure = measure_in(plan, binding={"typed": True})
    TypedReturnFactory(measure=measure)
    amara = client_for(AMARA)

    page = Page(amara.get(address("records", measure)))

    assert "No records stand behind this figure" in page.text
    assert amara.get(address("records-csv", measure)).status_code == 404


# Choosing what a measure counts


def choice(**changes) -> dict:
    return {
        "kind": "incidents",
        "supplier": "incidents/northbridge",
        "categories": ["Burglary"],
        "area": "partnership",
        "version": 1,
    } | changes


def test_binding_a_measure_changes_what_it_counts(client_for, counted):
    response = client_for(AMARA).post(
        address("bind", counted), choice(area="return"), follow=True
    )

    assert "The measure now counts what you chose." in response.content.decode()
    assert fresh(counted).binding.detail["area"] == "return"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": ""}, "Answer the question: Where do its values come from?"),
        ({"supplier": ""}, "Choose the return whose incidents are counted."),
        ({"area": ""}, "Choose the area they are counted in."),
        ({"supplier": "incidents/elsewhere"}, "Which return: choose one of those"),
        ({"categories": ["No such thing"]}, "Which categories: choose one of those"),
    ],
)
def test_a_choice_that_cannot_stand_is_refused_in_words(
    client_for, counted, changes, sentence
):
    response = client_for(AMARA).post(address("bind", counted), choice(**changes))

    page = Page(response)
    assert response.status_code == 200
    assert sentence in page.text
    assert fresh(counted).binding.version == 1


def test_binding_over_somebody_elses_change_is_told_and_loses_nothing(
    client_for, counted
):
    olu, amara = client_for(OLU), client_for(AMARA)
    olu.post(address("bind", counted), choice(area="return"))

    response = amara.post(address("bind", counted), choice(categories=[]))

    text = Page(response).text
    assert "Somebody else changed what Burglary counts" in text
    assert "in the supplier's whole area" in text  # theirs, to be looked at
    assert fresh(counted).binding.detail["area"] == "return"

    form = response.context["form"]
    again = {**{key: form[key].value() for key in form.fields}}
    amara.post(address("bind", counted), again)
    assert fresh(counted).binding.detail["categories"] == []


def test_a_percentage_is_not_offered_incidents(client_for, plan, home):
    measure = MeasureFactory(plan=plan, indicator__unit=MeasureUnit.PERCENT.value)
    url = address("bind", measure)

    page = Page(client_for(AMARA).get(url))
    refused = client_for(AMARA).post(url, choice(version=0))

    assert "Incidents counted in the evidence" not in page.text
    assert "choose one of those offered" in Page(refused).text
    assert (
        client_for(AMARA).post(url, {"kind": "typed", "version": 0}).status_code == 302
    )


def test_as_printed_is_offered_where_a_document_prints_a_result(client_for, plan, home):
    bare, printed = MeasureFactory(plan=plan), MeasureFactory(plan=plan)
    PrintedResultFactory(measure=printed)
    amara = client_for(AMARA)

    offered = [
        "As printed" in Page(amara.get(address("bind", m))).text
        for m in (bare, printed)
    ]

    assert offered == [False, True]


# Typing a figure in


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"period": "next year"}, "is not a period. Write a financial year as 2009-10"),
        ({"value": ""}, "Enter the figure."),
        ({"value": "many"}, "The figure must be a number."),
        ({"value": "NaN"}, "The figure must be a number."),
        ({"value": "-1"}, "A count cannot be below zero."),
        ({"numerator": "3"}, "Give both how many and out of how many."),
        (
            {"numerator": "30", "denominator": "10"},
            "A part cannot be larger than its whole.",
        ),
        ({"numerator": "0", "denominator": "0"}, "must be 0.0001 or more"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_words(client_for, plan, typed, sentence):
    measure = measure_in(plan, binding={"typed": True})
    figure = {"period": "2010-11", "value": "90", **typed}

    response = client_for(AMARA).post(address("type-value", measure), figure)

    assert response.status_code == 200
    assert sentence in Page(response).text
    assert measure.typed_returns.count() == 0


def test_a_figure_typed_in_is_the_measures_value(client_for, plan):
    measure = measure_in(plan, binding={"typed": True})
    figure = {"period": "2010/11", "value": "90", "provisional": "on"}

    response = client_for(AMARA).post(
        address("type-value", measure), figure, follow=True
    )

    assert "90 is below the target of 95." in Page(response).text
    assert queries.measure_page(fresh(measure)).review.observation.provisional


# What the pages say


def test_the_summary_counts_every_verdict(client_for, plan):
    for value in (90, 95, 96):
        measure = measure_in(plan, binding={"typed": True})
        TypedReturnFactory(measure=measure, value=value)
    measure_in(plan, binding={"typed": True})

    response = client_for(SAM).get(address("home"))

    assert [(each["label"], each["text"]) for each in response.context["summary"]] == [
        ("Target exceeded", "1"),
        ("Target met", "1"),
        ("Target missed", "1"),
        ("Not measurable", "1"),
    ]


def test_a_month_without_a_return_shows_no_figure_and_no_nought(client_for, counted):
    response = client_for(DEV).get(address("measure", counted))

    table = response.context["chart"].table
    shown = {row[0].text: row[1].text for row in table.rows}
    assert shown["September 2010"] == "5"
    assert shown["October 2010"] == ""


def test_why_a_change_is_not_tested_is_said(client_for, plan):
    share = measure_in(plan, unit=MeasureUnit.PERCENT.value, binding={"typed": True})
    silent = measure_in(plan, binding={"typed": True})
    TypedReturnFactory(measure=share)

    amara = client_for(AMARA)

    assert "this is not a count" in Page(amara.get(address("measure", share))).text
    assert (
        "there is no figure for a whole year"
        in Page(amara.get(address("measure", silent))).text
    )
