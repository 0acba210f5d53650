"""A plan the partnership has agreed, with what it answers for; and publishing it."""

from datetime import UTC, datetime

import pytest

from frankpledge.plan import queries as plan_queries
from frankpledge.publishing import operations
from tests.factories.plan import MeasureFactory, PlanFactory, TargetFactory
from tests.factories.review import SourceBindingFactory, TypedReturnFactory
from tests.review.conftest import receive  # noqa: F401  a fixture: returns added

AT = datetime(2010, 11, 23, 9, 0, tzinfo=UTC)
LATER = datetime(2010, 12, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def draft(this_year):
    """Return Northbridge's plan for 2010-11, not agreed."""
    return PlanFactory(year=this_year, title="Action plan of Northbridge")


@pytest.fixture
def plan(this_year):
    """Return Northbridge's agreed plan for 2010-11 with two targets answered for."""
    plan = PlanFactory(year=this_year, title="Action plan of Northbridge", agreed=True)
    answered(plan, "Burglary", 90)
    answered(plan, "Arson", 40)
    return read(plan)


@pytest.fixture
def publish(olu):
    """Return a function that publishes a plan as Olu."""

    def published(plan, *, at=AT):
        return operations.publish(plan=read(plan), by=olu, at=at)

    return published


def answered(plan, title, value, **fields):
    """Return a measure from 100 to 95 with a figure typed in for 2010-11."""
    measure = MeasureFactory(
        plan=plan, title=f"Reduce {title}", indicator__title=title, **fields
    )
    TargetFactory(measure=measure)
    SourceBindingFactory(measure=measure, typed=True)
    if value is not None:
        TypedReturnFactory(measure=measure, value=value)
    return measure


def read(plan):
    """Return a plan as a page reads it."""
    return plan_queries.plan_for(plan.year)
