"""Figures given quarter by quarter, tranche by tranche, or as an average of years."""

from datetime import date

import pytest

from frankpledge.analysis.period_kinds import PERIOD_KINDS, PeriodKind
from frankpledge.review import queries
from tests.factories.review import TypedReturnFactory
from tests.people import BEN
from tests.review.conftest import fresh, incidents_counted, measure_in
from tests.review.pages import Page
from tests.review.returned import YEAR

pytestmark = pytest.mark.django_db

TYPED = {"kind": "typed", "detail": {"agency": ""}}


def of_kind(plan, kind, binding=None):
    return measure_in(plan, period=kind.value, binding=binding or TYPED)


def type_parts(measure, *values):
    kind = PERIOD_KINDS[PeriodKind(measure.indicator.period)]
    parts = kind.parts(queries.period_of(measure, measure.plan.year))
    for part, value in zip(parts, values, strict=False):
        TypedReturnFactory(
            measure=measure, starts_on=part.start, ends_before=part.end, value=value
        )


def test_quarters_typed_make_the_year_and_each_is_shown(client_for, plan):
    measure = of_kind(plan, PeriodKind.QUARTERS_FROM_APRIL)
    type_parts(measure, 20, 30, 25, 20)

    page = Page(client_for(BEN).get(measure.get_absolute_url()))

    assert "Within 2010-11" in page.text
    assert "2010-11 Q3 25 75 The whole of it" in page.text
    shown = queries.measure_page(fresh(measure))
    assert shown.review.observation.value == 95
    assert shown.review.judgement.words == "Target met"


def test_a_year_typed_whole_stands_before_its_quarters(plan):
    measure = of_kind(plan, PeriodKind.QUARTERS_FROM_APRIL)
    type_parts(measure, 20, 30, 25, 15)
    TypedReturnFactory(measure=measure, value=91)

    assert queries.measure_page(fresh(measure)).review.observation.value == 91


def test_two_quarters_are_a_year_so_far(plan):
    measure = of_kind(plan, PeriodKind.QUARTERS_FROM_APRIL)
    type_parts(measure, 20, 30)

    found = queries.measure_page(fresh(measure)).review.observation

    assert (found.value, found.held) == (50, "so-far")


def test_incidents_are_counted_in_every_tranche(receive, plan, own_area):
    receive({month: {"Burglary": 5} for month in YEAR})
    measure = of_kind(plan, PeriodKind.TRANCHES, {"detail": incidents_counted()})

    parts = queries.measure_page(fresh(measure)).parts

    assert [found.value for _, found in parts] == [20, 20, 20]


def test_an_average_of_years_is_judged_and_not_tested(client_for, plan):
    measure = of_kind(plan, PeriodKind.THREE_YEAR_AVERAGE)
    for year, value in ((2008, 80), (2009, 90), (2010, 94)):
        TypedReturnFactory(
            measure=measure,
            starts_on=date(year, 1, 1),
            ends_before=date(year + 1, 1, 1),
            value=value,
        )

    page = Page(client_for(BEN).get(measure.get_absolute_url()))

    assert "2008 to 2010" in page.text
    assert "share two of them with the average before" in page.text
    assert queries.measure_page(fresh(measure)).review.observation.value == 88
