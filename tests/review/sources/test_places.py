"""A measure counted in a ward or an area of the partnership's own."""

import csv
from collections import Counter
from datetime import date

import pytest

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.periods import Period, financial_year
from frankpledge.intake import operations as intake
from frankpledge.intake import queries as intake_queries
from frankpledge.partnership import operations as partnerships
from frankpledge.partnership.lookups import read_lookup
from frankpledge.partnership.rules import AreaKind
from frankpledge.review.queries import RecordsAsked, records_of
from frankpledge.review.queries.cautions import cautions_of
from frankpledge.review.queries.choices import evidence_choices
from frankpledge.review.rules import Held
from frankpledge.review.sources import incidents
from frankpledge.review.sources.holdings import Holdings, Scope, place_named
from tests.factories.partnership import AreaFactory
from tests.people import MOMENT
from tests.review.conftest import incidents_counted, measure_in
from tests.review.returned import HERE, THERE, YEAR
from tests.review.sources.test_incidents import counts, observed

pytestmark = pytest.mark.django_db

CASTLE = "ward/2024/E05000001"
LOOKUP = f"LSOA11CD,WD24CD,WD24NM\n{HERE},E05000001,Castle\n{THERE},E05000002,Quay\n"


@pytest.fixture
def in_castle(plan, northbridge, ben):
    """Return a measure that counts burglaries of one ward."""
    AreaFactory(
        partnership=northbridge,
        kind="ward",
        vintage=2024,
        code="E05000001",
        name="Castle",
    )
    partnerships.add_lookup(
        partnership=northbridge, rows=read_lookup(LOOKUP.encode()), by=ben, at=MOMENT
    )
    return measure_in(plan, binding={"detail": incidents_counted(area=CASTLE)})


def test_only_the_incidents_of_the_ward_are_counted(receive, in_castle):
    months = {month: {HERE: {"Burglary": 2}, THERE: {"Burglary": 9}} for month in YEAR}
    receive(months, lsoa=None)

    assert counts(in_castle) == [2] * 12
    assert observed(in_castle).value == 24
    assert "in Castle, boundaries of 2024" in incidents.describe(in_castle)


def test_the_records_behind_are_those_of_the_ward(receive, in_castle):
    receive({YEAR[0]: {HERE: {"Burglary": 2}, THERE: {"Burglary": 9}}}, lsoa=None)

    behind = records_of(in_castle, RecordsAsked(financial_year("2010-11")))

    assert behind.total == 2
    assert {row.lsoa_code for row in behind.rows} == {HERE}


def test_the_page_says_how_rows_were_placed(receive, in_castle, northbridge):
    receive({YEAR[0]: {HERE: {"Burglary": 2}, THERE: {"Burglary": 9}}}, lsoa=None)

    with Holdings(northbridge) as holdings:
        (sentence,) = cautions_of(in_castle, holdings)

    assert sentence == (
        "Of 11 rows, placed by the code of their small area: 2; outside these areas: 9."
    )


def test_none_of_the_incidents_in_the_ward_is_not_zero(receive, in_castle):
    receive({YEAR[0]: {THERE: {"Burglary": 9}}}, lsoa=None)

    observation = observed(in_castle)

    assert observation.held is Held.NOTHING
    assert "That is not zero" in observation.note


def test_an_area_that_is_not_there_is_said(receive, plan):
    receive({YEAR[0]: {"Burglary": 9}})
    lost = measure_in(plan, binding={"detail": incidents_counted(area=CASTLE)})

    assert "not among the partnership's areas" in observed(lost).note


def test_wards_are_offered_to_be_counted_in(in_castle, northbridge, southmere):
    assert (CASTLE, "Ward: Castle, 2024") in evidence_choices(northbridge).areas
    assert CASTLE not in dict(evidence_choices(southmere).areas)


@pytest.mark.parametrize("area", ["partnership", "return", HERE, "ward/x/1", "a/2/b"])
def test_other_areas_name_no_place(area):
    assert place_named(area) is None


@pytest.mark.shared
def test_the_wards_of_a_district_add_up_to_the_district(
    shared_data, home, northbridge, amara, ben
):
    """19 wards of 2024, counted by code through the lookup, hold every row of 2025."""
    places = shared_data / "data/geography"
    lookup = (places / "lookups/tm_lsoa2021_ward2024_lad2024.csv").read_bytes()
    rows = read_lookup(lookup)
    partnerships.add_lookup(partnership=northbridge, rows=rows, by=ben, at=MOMENT)
    for code in {row.code for row in rows if row.kind is AreaKind.WARD}:
        AreaFactory(partnership=northbridge, kind="ward", vintage=2024, code=code)
    file = (
        shared_data
        / "data/police_uk/tonbridge-and-malling/tm_street_2025_01_2025_06.csv"
    )
    intake.add_paths(
        partnership=northbridge, paths=[file], source="police-uk", by=amara, at=MOMENT
    )
    ward_of = {row.lsoa_code: row.code for row in rows if row.kind is AreaKind.WARD}
    with file.open(encoding="utf-8", newline="") as opened:
        by_hand = Counter(ward_of[row["LSOA code"]] for row in csv.DictReader(opened))

    ((_, supplier),) = intake_queries.suppliers_held(northbridge)
    with Holdings(northbridge) as holdings:
        placed = holdings.placed(Scope(("police-uk", supplier)), AreaKind.WARD, 2024)
        half = Period(date(2025, 1, 1), date(2025, 7, 1))
        found = placed.counts(IncidentFilter(half))

    assert found.areas == by_hand
    assert found.rows == 4_610
