"""A month may be whole for the force and short in the district: said, not judged."""

from datetime import date

import pytest

from frankpledge.intake import operations as intake
from frankpledge.intake.rules import BreakEntry, BreakKind
from frankpledge.partnership.rules import AreaKind
from frankpledge.review import queries
from tests.factories.partnership import AreaFactory
from tests.people import MOMENT, OLU
from tests.review.conftest import fresh, incidents_counted, measure_in
from tests.review.returned import HERE, THERE, YEAR

pytestmark = pytest.mark.django_db

SHORT = "2010-12"


@pytest.fixture
def one_district_short(receive, own_area):
    """Add a year in which one month lacks the district's rows, not the force's."""
    months = {}
    for month in YEAR:
        here = 4 if month == SHORT else 80
        months[month] = {HERE: {"Burglary": here}, THERE: {"Burglary": 700 - here}}
    receive(months, lsoa=None)


def test_a_month_short_in_the_district_alone_is_said(plan, one_district_short):
    page = queries.measure_page(measure_in(plan))

    [caution] = page.cautions
    assert "In the partnership's own area, 2010-12 looks partial" in caution
    assert "4 incidents against a median of" in caution


def test_it_changes_no_verdict_by_itself(plan, one_district_short):
    page = queries.measure_page(measure_in(plan))

    assert page.review.observation.is_whole


def test_it_is_shown_on_the_page(plan, one_district_short, client_for):
    measure = measure_in(plan)

    page = client_for(OLU).get(measure.get_absolute_url())

    assert "own area, 2010-12 looks partial" in page.content.decode()


def test_the_force_as_a_whole_has_no_such_caution(plan, one_district_short):
    binding = {"detail": incidents_counted(area="return")}

    page = queries.measure_page(measure_in(plan, binding=binding))

    assert page.cautions == ()


def test_a_month_short_for_the_force_too_is_not_said_twice(plan, receive, own_area):
    months = {
        month: {HERE: {"Burglary": 4 if month == SHORT else 80}} for month in YEAR
    }
    receive(months, lsoa=None)

    page = queries.measure_page(measure_in(plan))

    assert page.cautions == ()


NEW_IN_2021 = "E01035000"


def test_codes_of_boundaries_the_partnership_has_no_areas_of_are_said(
    plan, own_area, receive
):
    measure = measure_in(plan)
    receive(
        {
            month: {HERE: {"Burglary": 8}, NEW_IN_2021: {"Burglary": 2}}
            for month in YEAR[:3]
        },
        lsoa=None,
    )

    page = queries.measure_page(measure)

    assert page.cautions == (
        "The returns of April to June 2010 carry LSOA codes of 2021, and the "
        "partnership's areas are of 2011: incidents where codes changed are not "
        "counted. Add the areas of 2021 in the directory.",
    )


def test_nothing_is_said_once_the_areas_of_both_are_there(
    plan, own_area, receive, northbridge
):
    AreaFactory(
        partnership=northbridge,
        kind=AreaKind.LSOA.value,
        vintage=2021,
        code=NEW_IN_2021,
    )
    measure = measure_in(plan)
    receive({month: {"Burglary": 2} for month in YEAR[:3]}, lsoa=NEW_IN_2021)

    page = queries.measure_page(measure)

    assert page.cautions == ()
    assert page.review.observation.value == 6


def test_a_break_between_the_year_before_and_the_year_is_said(
    receive, burglary, northbridge, amara
):
    receive({YEAR[0]: {"Burglary": 3}})
    for month, reason in (
        (date(2010, 8, 1), "New rules."),
        (date(2012, 1, 1), "Late."),
    ):
        entry = BreakEntry(
            "incidents", "", "", month, kind=BreakKind.STANDARD, reason=reason
        )
        intake.note_break(partnership=northbridge, entry=entry, by=amara, at=MOMENT)

    assert queries.measure_page(fresh(burglary)).cautions == (
        "The break register says of every category from 2010-08: New rules. Figures "
        "before that month are not comparable with those after.",
    )
