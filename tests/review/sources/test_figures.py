"""A figure of a table others counted: its value, its state, and the cells behind it."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from frankpledge.analysis.periods import financial_year, parse_period
from frankpledge.intake import operations as intake
from frankpledge.plan.bindings import TableBinding
from frankpledge.plan.rules import BindingKind, MeasureUnit
from frankpledge.review.presenters import pages
from frankpledge.review.queries import RecordsAsked, all_records_of, records_of
from frankpledge.review.queries.measures import observe, what_is_counted
from frankpledge.review.rules import Held
from frankpledge.review.sources.holdings import Holdings
from tests.factories.review import MOMENT
from tests.intake.streets import put
from tests.intake.test_figures import crime, workbook
from tests.intake.workbooks import excel
from tests.people import BEN
from tests.review.conftest import fresh, measure_in

pytestmark = pytest.mark.django_db
YEAR = financial_year("2010-11")
BURGLARY = {"category": "Burglary", "measure": "offences"}


@pytest.fixture
def table(home, tmp_path, northbridge, amara):
    """Return a function that adds a table: a count a quarter of 2010-11."""

    def added(*counts, **changes):
        rows = [
            crime(count, number=number, year="2010/11", offence="Burglary", **changes)
            for number, count in enumerate(counts, start=1)
        ]
        return intake.add_paths(
            partnership=northbridge,
            paths=[put(tmp_path, workbook(excel, *rows), "prc-csp-mar11.xlsx")],
            source="recorded-crime",
            by=amara,
            at=MOMENT,
        )

    return added


def bound(plan, area="Northbridge", **fields):
    detail = {"source": "recorded-crime", "supplier": "home-office", "area": area}
    binding = TableBinding(**detail, **BURGLARY).model_dump(mode="json")
    return measure_in(
        plan, binding={"kind": BindingKind.TABLE.value, "detail": binding}, **fields
    )


def observed(measure, period=YEAR):
    measure = fresh(measure)
    with Holdings(measure.plan.year.partnership) as holdings:
        return observe(measure, period, holdings)


def test_the_quarters_of_a_table_make_the_year_and_say_their_versions(plan, table):
    report = table(10, 20, 30, 40)

    found = observed(bound(plan))

    assert (found.held, found.value, found.numerator) == (Held.WHOLE, 100, 100)
    assert set(found.versions) == {one.version for one in report.returns}
    assert found.note == ""


def test_a_period_within_is_that_periods_figure(plan, table):
    table(10, 20, 30, 40)

    assert observed(bound(plan), parse_period("2010-11 Q2")).value == 20


def test_a_withheld_quarter_gives_no_value_and_says_between_what(plan, table):
    table(10, 20, 30, "1 to 4")

    found = observed(bound(plan))

    assert (found.held, found.value) == (Held.NOT_GIVEN, None)
    assert found.note == (
        "No figure for 2010-11: 1 of 4 cells withheld; it lies between 61 and 64."
    )


def test_a_quarter_not_held_leaves_a_sum_that_is_not_the_year(plan, table):
    table(10, 20)

    found = observed(bound(plan))

    assert (found.held, found.value, found.is_whole) == (Held.GAPS, 30, False)
    assert "only 2010-11 Q1, 2010-11 Q2 held" in found.note


def test_what_is_provisional_is_said_so(plan, table):
    table(10, 20, 30, "40 [p]")

    found = observed(bound(plan))

    assert (found.held, found.value, found.provisional) == (Held.WHOLE, 100, True)


@pytest.mark.parametrize(("area", "year"), [("Atlantis", YEAR), ("Northbridge", None)])
def test_what_is_not_held_is_not_zero(plan, table, area, year):
    table(10, 20, 30, 40)

    found = observed(bound(plan, area), year or financial_year("2009-10"))

    assert (found.held, found.value) == (Held.NOTHING, None)
    assert "That is not zero." in found.note


def test_unassigned_crime_is_no_areas(plan, table):
    table(10, 20, 30, 40, csp="Unassigned Northshire")

    assert observed(bound(plan)).held is Held.NOTHING


def test_the_records_behind_are_the_cells_as_received(plan, table):
    table(10, 20, 30, "40 [p]")
    measure = bound(plan)

    found = records_of(measure, RecordsAsked(YEAR, size=3))
    last = records_of(measure, RecordsAsked(YEAR, page=2, size=3))
    rows = list(
        csv.DictReader(io.StringIO(pages.records_csv(all_records_of(measure, YEAR))))
    )

    assert (found.total, [cell.printed for cell in found.cells]) == (
        4,
        ["10", "20", "30"],
    )
    assert [cell.printed for cell in last.cells] == ["40 [p]"]
    assert [row["printed"] for row in rows] == ["10", "20", "30", "40 [p]"]
    assert rows[3]["state"] == "provisional"
    assert found.cells[0].period_start == date(2010, 4, 1)


def test_the_measure_says_which_figure_it_takes(plan, table):
    assert what_is_counted(bound(plan)) == (
        "The figure the table gives for Northbridge: offences, Burglary. Source: Home "
        "Office recorded crime by partnership, from home-office. Counted by others, not "
        "by us."
    )


def test_pounds_are_not_taken_for_a_count(plan, home, tmp_path, northbridge, amara):
    content = (
        b"Area name,Period,Measure,Unit,Value\nNorthbridge,2010-11,Cost,pounds,5\n"
    )
    path = put(tmp_path, content, "council-figures-2010.csv")
    scope = {"partnership": northbridge, "source": "figures", "by": amara, "at": MOMENT}
    intake.add_paths(paths=[path], **scope)
    detail = {"source": "figures", "supplier": "council", "area": "Northbridge"}
    binding = {"kind": BindingKind.TABLE.value, "detail": detail}

    count = observed(measure_in(plan, binding=binding))
    other = observed(measure_in(plan, binding=binding, unit=MeasureUnit.PERCENT.value))

    assert count.value is None
    assert "gives Cost in pounds" in count.note
    assert other.value == Decimal(5)


def test_a_measure_is_bound_to_a_table_on_its_page_and_shows_its_cells(
    plan, table, client_for
):
    table(10, 20, 30, 40)
    measure = measure_in(plan, binding={"typed": True})
    scope = ["northbridge", "2010-11", measure.code]
    chosen = {"kind": "table", "table": "recorded-crime/home-office", "version": 1}
    browser = client_for(BEN)

    asked = browser.post(reverse("review:bind", args=scope), chosen)
    chosen |= {"table_area": "Northbridge", "table_category": "Burglary"}
    browser.post(reverse("review:bind", args=scope), chosen)
    page = browser.get(reverse("review:records", args=scope)).content.decode()

    assert "Name the area the figure is of." in asked.content.decode()
    assert fresh(measure).binding.kind == "table"
    assert "Cell as received" in page
    assert browser.get(reverse("review:measure", args=scope)).status_code == 200
    assert browser.get(reverse("review:records-csv", args=scope)).status_code == 200


def test_another_partnerships_tables_are_not_offered(
    plan, table, southmere, client_for
):
    measure = measure_in(plan, binding={"typed": True})

    address = reverse("review:bind", args=["northbridge", "2010-11", measure.code])

    assert "A table of figures" not in client_for(BEN).get(address).content.decode()
