"""A plan for Northbridge's 2010-11, returns for it, and measures that count them."""

from itertools import count

import pytest
from django.db import transaction
from django.test import override_settings

from frankpledge.analysis import evidence
from frankpledge.intake import operations as intake
from frankpledge.partnership.rules import AreaKind
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.bindings import IncidentBinding
from frankpledge.review.sources import holdings
from tests.factories.partnership import AreaFactory
from tests.factories.plan import MeasureFactory, PlanFactory, TargetFactory
from tests.factories.review import MOMENT, SourceBindingFactory
from tests.replaying import made_once
from tests.review.returned import HERE, month_file


@pytest.fixture
def plan(this_year):
    """Return Northbridge's plan for 2010-11, in draft, with nothing in it."""
    return PlanFactory(year=this_year)


@pytest.fixture
def own_area(northbridge):
    """Give Northbridge the one LSOA its incidents are in."""
    return AreaFactory(
        partnership=northbridge, kind=AreaKind.LSOA.value, vintage=2011, code=HERE
    )


@pytest.fixture
def receive(home, tmp_path, northbridge, amara):
    """Return a function that adds returns, given as counts of categories by month.

    They lie in the LSOA named; with None, the counts are given by LSOA.
    """
    batches = count(1)

    def received(
        months, *, lsoa=HERE, supplier="northbridge", partnership=northbridge, by=amara
    ):
        folder = tmp_path / "returns" / str(next(batches))

        def add():
            for month, counts in months.items():
                places = counts if lsoa is None else {lsoa: counts}
                month_file(folder, month, places, supplier=supplier)
            return intake.add_paths(
                partnership=partnership,
                paths=[folder],
                source="incidents",
                by=by,
                at=MOMENT,
            )

        name = ("received", repr((months, lsoa, supplier, partnership.slug, by.email)))
        return made_once(name, add, folder=home)

    return received


@pytest.fixture
def burglary(plan, own_area):
    """Return the measure "burglary", from 100 to 95, counted in Northbridge's LSOAs."""
    return measure_in(plan, title="Burglary")


def measure_in(plan, *, title="Burglary", target=True, binding=None, **fields):
    """Return a measure of a plan, bound to burglaries counted unless told otherwise."""
    indicator = {
        f"indicator__{name}": fields.pop(name)
        for name in ("unit", "polarity", "period", "places")
        if name in fields
    }
    measure = MeasureFactory(plan=plan, indicator__title=title, **indicator, **fields)
    if target:
        TargetFactory(measure=measure)
    kind = binding or {"detail": incidents_counted()}
    SourceBindingFactory(measure=measure, **kind)
    return fresh(measure)


def incidents_counted(*, categories=("Burglary",), area="partnership", **where):
    """Return the detail of a binding to incidents."""
    named = {"source": "incidents", "supplier": "northbridge", **where}
    binding = IncidentBinding(categories=categories, area=area, **named)
    return binding.model_dump(mode="json")


def fresh(measure):
    """Return a measure as a page reads it."""
    return plan_queries.measure_of(measure.plan.year, code=measure.code)


@pytest.fixture
def openings(monkeypatch):
    """Return a list that grows by one whenever DuckDB is opened."""
    seen = []

    def opened(files):
        seen.append(len(files))
        return evidence.open_evidence(files)

    monkeypatch.setattr(holdings, "open_evidence", opened)
    return seen


@pytest.fixture(scope="module")
def for_the_module(django_db_setup, django_db_blocker, tmp_path_factory):
    """Let the tests of a module share what takes long to make; all of it is undone."""
    home = tmp_path_factory.mktemp("home")
    places = {"HOME": home, "EVIDENCE_STORE": home / "evidence"}
    places |= {"INCOMING": home / "incoming", "MEDIA_ROOT": home / "uploads"}
    with django_db_blocker.unblock(), override_settings(**places), transaction.atomic():
        yield home
        transaction.set_rollback(True)
