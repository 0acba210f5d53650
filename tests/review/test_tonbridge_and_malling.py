"""Real police data: a district made by hand, each figure against a direct count.

Kent's street-level files are those published at data.police.uk. The direct count uses
the csv module and the name of the LSOA alone, and none of our code.
"""

import csv
import gzip
import io
from collections import Counter
from datetime import date

import pytest

from frankpledge.intake import operations as intake
from frankpledge.partnership import operations as partnerships
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.boundaries import Wanted, read_areas
from frankpledge.partnership.rules import AreaKind
from frankpledge.plan import operations as plans
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.plan.operations.measures import IndicatorGiven, MeasureGiven
from frankpledge.plan.rules import MeasureUnit, PeriodKind, Polarity
from frankpledge.review import queries
from frankpledge.review.presenters import pages
from frankpledge.review.rules import Held, Verdict
from tests.factories.partnership import UserFactory
from tests.factories.review import MOMENT
from tests.review.conftest import fresh

pytestmark = [pytest.mark.shared, pytest.mark.django_db]

DISTRICT = "Tonbridge and Malling"
IN_2014 = tuple(f"2014-{number:02d}" for number in range(1, 12))
IN_2018 = ("2018-10", "2018-11", "2018-12", "2019-01", "2019-02")
EVERYTHING = "Every crime and incident"


class District:
    """The partnership with its LSOAs of 2011 and sixteen months of Kent's files."""

    def __init__(self, shared_data) -> None:
        self.stamp = {"by": UserFactory(), "at": MOMENT}
        self.kent = shared_data / "data/police_uk/kent"
        self.partnership = partnerships.create_partnership(
            slug="tm", name=DISTRICT, **self.stamp
        )
        shapes = shared_data / "data/geography/tonbridge-and-malling"
        self.add_areas((shapes / "tm_lsoa2011_detailed.geojson").read_bytes())
        self.report = intake.add_paths(
            partnership=self.partnership,
            paths=[self.kent / month for month in (*IN_2014, *IN_2018)],
            source="police-uk",
            **self.stamp,
        )
        self.direct = {month: self.count(month) for month in IN_2014}
        self.categories = sorted({c for count in self.direct.values() for c in count})
        self.plans = {}

    def add_areas(self, boundaries: bytes) -> None:
        partnerships.add_areas(
            partnership=self.partnership,
            kind=AreaKind.LSOA,
            vintage=2011,
            shapes=read_areas(boundaries, Wanted(AreaKind.LSOA, 2011)),
            **self.stamp,
        )

    def rows(self, month: str) -> list[dict[str, str]]:
        """Return the district's rows of a month, straight from the published file."""
        path = self.kent / month / f"{month}-kent-street.csv.gz"
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            return [
                row
                for row in csv.DictReader(file)
                if row["LSOA name"].startswith(f"{DISTRICT} ")
            ]

    def count(self, month: str) -> Counter:
        return Counter(row["Crime type"] for row in self.rows(month))

    def measure(self, label: str, category: str):
        """Return a measure of a year's plan that counts one category, or all."""
        plan = self.plans.get(label) or self.new_plan(label)
        measure = plans.add_measure(
            plan=plan,
            given=MeasureGiven(
                title=category,
                indicator=IndicatorGiven(category, MeasureUnit.COUNT, Polarity.LOWER),
            ),
            **self.stamp,
        )
        plans.change_indicator(
            indicator=measure.indicator,
            changes={"period": PeriodKind.CALENDAR_YEAR.value},
            version=measure.indicator.version,
            **self.stamp,
        )
        counted = () if category == EVERYTHING else (category,)
        binding = IncidentBinding(
            source="police-uk", supplier="kent", categories=counted
        )
        plans.bind_measure(measure=measure, binding=binding, version=0, **self.stamp)
        return fresh(measure)

    def new_plan(self, label: str):
        year = partnerships.open_year(
            partnership=self.partnership, label=label, **self.stamp
        )
        self.plans[label] = plans.create_plan(year=year, title=label, **self.stamp)
        return self.plans[label]


@pytest.fixture(scope="module")
def district(for_the_module, shared_data):
    return District(shared_data)


@pytest.fixture(scope="module")
def by_category(district):
    """Return the page of a measure for each category in the published files."""
    return {
        category: queries.measure_page(district.measure("2014-15", category))
        for category in district.categories
    }


@pytest.fixture(scope="module")
def everything(district):
    return district.measure("2014-15", EVERYTHING)


def test_the_district_is_made_of_its_lsoas(district):
    codes = partnership_queries.lsoa_codes_of(district.partnership)

    assert len(codes) == 72
    assert len(district.report.returns) == 16


def test_every_month_of_every_category_equals_a_direct_count(district, by_category):
    assert len(by_category) == 14

    shown = {
        (f"{month.month:%Y-%m}", category): month.count
        for category, page in by_category.items()
        for year in page.history
        for month in year.months
        if month.month.year == 2014
    }

    assert shown == {
        (month, category): district.direct[month][category]
        if month in IN_2014
        else None
        for month in (*IN_2014, "2014-12")
        for category in district.categories
    }


def test_the_categories_add_up_to_the_districts_7393_rows(by_category):
    assert sum(page.review.observation.value for page in by_category.values()) == 7393


def test_eleven_months_are_the_year_so_far_and_never_the_year(by_category, everything):
    for page in (*by_category.values(), queries.measure_page(everything)):
        observation = page.review.observation
        assert observation.held is Held.SO_FAR
        assert not observation.is_whole
        assert observation.months_missing == (date(2014, 12, 1),)
        assert observation.note == "11 of 12 months are held, the last November 2014."
        assert page.review.change is None
        assert page.review.judgement.verdict is Verdict.NOT_MEASURABLE  # no target


def test_the_records_as_csv_are_exactly_the_districts_rows(district, everything):
    period = queries.period_of(everything, everything.plan.year)

    found = queries.all_records_of(everything, period)
    table = csv.DictReader(io.StringIO(pages.records_csv(found)))
    given = Counter(
        (row["month"][:7], row["category"], row["lsoa_name"], row["place"])
        for row in table
    )

    assert given.total() == found.total == 7393
    assert given == Counter(
        (row["Month"], row["Crime type"], row["LSOA name"], row["Location"])
        for month in IN_2014
        for row in district.rows(month)
    )


def test_the_map_holds_every_row(everything):
    places = queries.measure_page(everything).places

    assert (places.vintage, len(places.areas), places.elsewhere) == (2011, 72, 0)
    assert sum(places.counts.values()) == 7393


def test_november_and_december_2018_are_partial_and_never_compared(district):
    page = queries.measure_page(district.measure("2018-19", EVERYTHING))

    observation = page.review.observation
    assert observation.held is Held.GAPS
    assert observation.months_partial == (date(2018, 11, 1), date(2018, 12, 1))
    assert "November and December 2018 look partial" in observation.note
    assert page.review.change is None
    assert page.review.judgement.verdict is Verdict.NOT_MEASURABLE
    assert page.review.judgement.sentence == observation.note


def test_the_year_after_the_partial_months_is_compared_with_nothing(district):
    page = queries.measure_page(district.measure("2019-20", EVERYTHING))

    assert page.review.observation.held is Held.SO_FAR
    assert page.review.before.held is Held.GAPS
    assert page.review.change is None
