"""Incidents counted for a measure: what is nought, what is missing, whose they are."""

import csv
import io
from datetime import date

import pytest

from frankpledge.intake import queries as intake
from frankpledge.partnership.rules import AreaKind
from frankpledge.plan.rules import MeasureUnit, PeriodKind
from frankpledge.review import queries
from frankpledge.review.presenters import pages
from frankpledge.review.queries import RecordsAsked, all_records_of, records_of
from frankpledge.review.queries.measures import observe, period_of
from frankpledge.review.rules import Held, Observation
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import Holdings
from tests.factories.partnership import AreaFactory
from tests.factories.plan import PlanFactory
from tests.review.conftest import fresh, incidents_counted, measure_in
from tests.review.returned import HERE, THERE, YEAR

pytestmark = pytest.mark.django_db


def observed(measure, period=None) -> Observation:
    measure = fresh(measure)
    with Holdings(measure.plan.year.partnership) as holdings:
        return observe(
            measure, period or period_of(measure, measure.plan.year), holdings
        )


def counts(measure) -> list[int | None]:
    """Return the count of each month of a measure's own year."""
    measure = fresh(measure)
    with Holdings(measure.plan.year.partnership) as holdings:
        months = incidents.months(
            measure, period_of(measure, measure.plan.year), holdings
        )
    return [month.count for month in months]


def test_a_month_without_a_return_is_unknown_and_one_without_a_match_is_nought(
    receive, burglary
):
    receive({YEAR[0]: {"Burglary": 3}, YEAR[1]: {"Theft": 5}})

    assert counts(burglary) == [3, 0, *[None] * 10]


def test_a_whole_year_is_the_sum_of_its_months(receive, burglary):
    receive({month: {"Burglary": place} for place, month in enumerate(YEAR, start=1)})

    observation = observed(burglary)

    assert (observation.held, observation.value) == (Held.WHOLE, 78)
    assert observation.is_whole
    assert observation.note == ""


def test_a_year_in_which_nothing_of_the_kind_happened_is_a_true_nought(
    receive, burglary
):
    receive({month: {"Theft": 2} for month in YEAR})

    observation = observed(burglary)

    assert (observation.held, observation.value) == (Held.WHOLE, 0)


def test_the_first_months_of_a_year_are_the_year_so_far(receive, burglary):
    receive({month: {"Burglary": 4} for month in YEAR[:6]})

    observation = observed(burglary)

    assert (observation.held, observation.value) == (Held.SO_FAR, 24)
    assert not observation.is_whole
    assert observation.note == "6 of 12 months are held, the last September 2010."


def test_a_month_missing_in_the_middle_is_a_gap(receive, burglary):
    receive({month: {"Burglary": 4} for month in YEAR if month != "2010-08"})

    observation = observed(burglary)

    assert (observation.held, observation.value) == (Held.GAPS, 44)
    assert observation.months_missing == (date(2010, 8, 1),)
    assert observation.note.startswith(
        "44 counted, but no return is held for August 2010"
    )


def test_a_month_that_looks_partial_makes_a_gap(receive, burglary):
    months = {month: {"Burglary": 40, "Theft": 60, "Arson": 30} for month in YEAR}
    months["2010-09"] = {"Burglary": 2, "Theft": 3, "Arson": 1}
    receive(months)

    observation = observed(burglary)

    assert observation.held is Held.GAPS
    assert observation.months_partial == (date(2010, 9, 1),)
    assert "September 2010 looks partial" in observation.note


def test_no_return_at_all_is_nothing_held(burglary, home):
    observation = observed(burglary)

    assert (observation.held, observation.value) == (Held.NOTHING, None)
    assert observation.note == "No return is held for 2010-11."
    assert len(observation.months_missing) == 12


def test_codes_that_do_not_meet_are_not_nought(receive, burglary):
    receive({month: {"Burglary": 4} for month in YEAR}, lsoa=THERE)

    observation = observed(burglary)

    assert (observation.held, observation.value) == (Held.NOTHING, None)
    assert "That is not zero." in observation.note


def test_a_partnership_without_lsoas_counts_nothing_and_says_what_to_add(receive, plan):
    measure = measure_in(plan)
    receive({YEAR[0]: {"Burglary": 4}})

    observation = observed(measure)

    assert (observation.held, observation.value) == (Held.NOTHING, None)
    assert observation.note == incidents.NO_AREA
    assert counts(measure) == []
    assert records_of(measure, RecordsAsked(period_of(measure, plan.year))).total == 0


@pytest.mark.parametrize("unit", set(MeasureUnit) - {MeasureUnit.COUNT})
def test_incidents_never_answer_for_what_is_not_a_count(receive, plan, own_area, unit):
    measure = measure_in(plan, unit=unit.value)
    receive({month: {"Burglary": 4} for month in YEAR})

    observation = observed(measure)

    assert (observation.held, observation.value) == (Held.NOTHING, None)
    assert observation.note == incidents.NOT_A_COUNT


@pytest.mark.parametrize(
    ("detail", "expected"),
    [
        (incidents_counted(), 24),
        (incidents_counted(categories=("Burglary", "Theft")), 36),
        (incidents_counted(categories=()), 48),
        (incidents_counted(area="return"), 60),
        (incidents_counted(area=HERE), 24),
        (incidents_counted(area=THERE, categories=()), 72),
    ],
)
def test_what_is_counted_is_what_the_binding_names(
    receive, plan, own_area, detail, expected
):
    """Each month 2 burglaries, 1 theft and 1 arson here; 3 burglaries, 3 arsons there."""
    measure = measure_in(plan, binding={"detail": detail})
    here = {"Burglary": 2, "Theft": 1, "Arson": 1}
    there = {"Burglary": 3, "Arson": 3}
    receive({month: {HERE: here, THERE: there} for month in YEAR}, lsoa=None)

    assert observed(measure).value == expected


def test_the_versions_counted_are_those_held(receive, burglary, northbridge):
    receive({month: {"Burglary": 4} for month in YEAR[:2]})

    observation = observed(burglary)

    held = intake.current_versions(northbridge)
    assert set(observation.versions) == {str(version.uuid) for version in held}


def test_a_later_return_replaces_what_was_counted(receive, burglary):
    receive({month: {"Burglary": 4} for month in YEAR})
    before = observed(burglary)

    receive({"2010-04": {"Burglary": 9}})

    after = observed(burglary)
    assert (before.value, after.value) == (48, 53)
    assert len(set(before.versions) & set(after.versions)) == 11


def test_a_calendar_year_is_counted_from_january(receive, plan, own_area):
    measure = measure_in(plan, period=PeriodKind.CALENDAR_YEAR.value)
    receive({f"2010-{number:02d}": {"Burglary": number} for number in range(1, 13)})

    observation = observed(measure)

    assert (observation.label, observation.value) == ("2010", 78)


def test_evidence_of_another_partnership_is_never_counted(
    receive, burglary, southmere, esi, southmere_year
):
    """Southmere sends returns under the very supplier's name Northbridge counts."""
    AreaFactory(partnership=southmere, kind=AreaKind.LSOA.value, code=HERE)
    theirs = measure_in(PlanFactory(year=southmere_year), title="Theirs")
    receive({month: {"Burglary": 7} for month in YEAR}, partnership=southmere, by=esi)

    assert observed(burglary).held is Held.NOTHING
    assert observed(theirs).value == 84
    assert all_records_of(burglary, period_of(burglary, burglary.plan.year)).total == 0


def test_the_records_of_a_figure_are_as_many_as_it_counts(receive, burglary):
    receive({month: {"Burglary": 5, "Theft": 2} for month in YEAR})
    period = period_of(burglary, burglary.plan.year)

    found = all_records_of(burglary, period)
    table = list(csv.DictReader(io.StringIO(pages.records_csv(found))))

    assert found.total == len(found.rows) == len(table) == observed(burglary).value
    assert {row["category"] for row in table} == {"Burglary"}
    assert {row["lsoa_code"] for row in table} == {HERE}


def test_the_pages_of_records_put_together_are_the_records_in_order(receive, burglary):
    receive({month: {"Burglary": 5} for month in YEAR})
    period = period_of(burglary, burglary.plan.year)

    together = [
        row
        for page in (1, 2, 3)
        for row in records_of(burglary, RecordsAsked(period, page=page, size=25)).rows
    ]

    assert together == list(all_records_of(burglary, period).rows)
    assert [(row.month, row.row_number) for row in together] == sorted(
        (row.month, row.row_number) for row in together
    )


def test_a_page_past_the_end_is_the_last_page(receive, burglary):
    receive({month: {"Burglary": 5} for month in YEAR})
    period = period_of(burglary, burglary.plan.year)

    last = records_of(burglary, RecordsAsked(period, page=3, size=25))
    beyond = records_of(burglary, RecordsAsked(period, page=99, size=25))

    assert len(last.rows) == 10
    assert beyond == last


@pytest.mark.parametrize(
    ("query", "label", "page"),
    [
        ({}, "2010-11", 1),
        ({"period": "October 2010"}, "October 2010", 1),
        ({"period": "2009-10"}, "2009-10", 1),  # the year, as plans write it
        ({"period": "2010-11 Q2"}, "2010-11 Q2", 1),
        ({"period": "banana", "page": "-3"}, "2010-11", 1),
        ({"period": "9999", "page": "1e9"}, "2010-11", 1),
        ({"period": "", "page": "0"}, "2010-11", 1),
        ({"page": "7"}, "2010-11", 7),
        ({"page": "99999999999999999999"}, "2010-11", 1),
    ],
)
def test_an_address_nobody_wrote_on_purpose_means_the_measures_own_year(
    burglary, query, label, page
):
    asked = queries.records_asked(query, burglary)

    assert (asked.period.label, asked.page) == (label, page)


def test_what_is_counted_is_said_in_a_sentence(burglary, plan):
    everything = measure_in(
        plan, binding={"detail": incidents_counted(categories=(), area="return")}
    )

    assert incidents.describe(burglary) == (
        "Incidents recorded as Burglary, in the partnership's own LSOAs, counted by "
        "month. Source: Incidents exchanged under section 17A, from northbridge."
    )
    assert "every category, in the supplier's whole area" in incidents.describe(
        everything
    )


def test_a_page_opens_the_evidence_once_however_much_it_asks(
    receive, burglary, openings
):
    receive({month: {"Burglary": 5} for month in YEAR})

    queries.measure_page(fresh(burglary))

    assert openings == [12]
