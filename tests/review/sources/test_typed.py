"""Figures typed in by a partner, and figures a plan document prints."""

import json
from datetime import date
from decimal import Decimal

import pytest

from frankpledge.analysis.periods import financial_year, parse_period
from frankpledge.audit.queries import records_of as audited
from frankpledge.audit.rules import Event
from frankpledge.plan.rules import FIGURE_WORDS, FigureKnown, MeasureUnit
from frankpledge.review import operations
from frankpledge.review.operations import TypedValue
from frankpledge.review.queries.measures import observe
from frankpledge.review.queries.records import RecordsAsked, records_of
from frankpledge.review.rules import Held
from frankpledge.review.sources.holdings import Holdings
from frankpledge.review.sources.typed import plain
from tests.factories.partnership import AgencyFactory
from tests.factories.plan import MeasureFactory
from tests.factories.review import (
    MOMENT,
    PrintedResultFactory,
    SourceBindingFactory,
    TypedReturnFactory,
)
from tests.review.conftest import fresh, measure_in

pytestmark = pytest.mark.django_db
YEAR = financial_year("2010-11")
TYPED = {"typed": True}


def observed(measure, period=YEAR):
    measure = fresh(measure)
    with Holdings(measure.plan.year.partnership) as holdings:
        return observe(measure, period, holdings)


def printed(plan, **result):
    """Return a measure whose result the plan document prints."""
    measure = MeasureFactory(plan=plan)
    PrintedResultFactory(measure=measure, **result)
    SourceBindingFactory(measure=measure, printed=True)
    return measure


def test_what_was_typed_is_the_value(plan):
    measure = measure_in(plan, binding=TYPED)
    TypedReturnFactory(measure=measure, value=Decimal("22.7000"))

    observation = observed(measure)

    assert (observation.held, str(observation.value)) == (Held.WHOLE, "22.7")
    assert observation.note == ""


def test_the_latest_typed_counts_and_the_earlier_is_kept(plan):
    measure = measure_in(plan, binding=TYPED)
    TypedReturnFactory(measure=measure, value=90)
    TypedReturnFactory(measure=measure, value=85, provisional=True)

    observation = observed(measure)

    assert (observation.value, observation.provisional) == (85, True)
    assert observation.note == "Provisional."
    assert measure.typed_returns.count() == 2


@pytest.mark.parametrize("label", ["2009-10", "2010-11 Q1", "2010"])
def test_a_figure_for_another_period_does_not_count(plan, label):
    period = parse_period(label)
    measure = measure_in(plan, binding=TYPED)
    TypedReturnFactory(measure=measure, starts_on=period.start, ends_before=period.end)

    assert observed(measure).held is Held.NOTHING
    assert observed(measure, period).held is Held.WHOLE


def test_what_was_not_received_is_said_with_who_owes_it(plan, northbridge):
    owner = AgencyFactory(partnership=northbridge, name="Northshire Fire")
    measure = measure_in(plan, binding=TYPED, owner=owner)

    observation = observed(measure)

    assert (observation.held, observation.value) == (Held.NOTHING, None)
    assert observation.note == (
        "No figure for 2010-11 has been received from Northshire Fire."
    )


def test_behind_an_entry_stand_no_records(plan):
    measure = measure_in(plan, binding=TYPED)
    TypedReturnFactory(measure=measure)

    assert records_of(fresh(measure), RecordsAsked(YEAR)) is None


def test_typing_a_figure_keeps_who_and_when_and_is_audited(plan, amara, northbridge):
    measure = measure_in(plan, binding=TYPED)
    typed = TypedValue(
        Decimal("0.3"), numerator=Decimal(3), denominator=Decimal(10), note="By post."
    )

    held = operations.type_value(
        measure=measure, period=YEAR, typed=typed, by=amara, at=MOMENT
    )

    assert (held.typed_by, held.typed_at) == (amara, MOMENT)
    assert (held.starts_on, held.ends_before) == (date(2010, 4, 1), date(2011, 4, 1))
    [record] = audited(northbridge.slug).filter(event=Event.VALUE_TYPED)
    assert json.loads(record.detail) == {
        "period": "2010-11",
        "value": "0.3",
        "provisional": False,
    }


def test_a_figure_that_cannot_be_recorded_is_not_kept(plan, amara, monkeypatch):
    measure = measure_in(plan, binding=TYPED)

    def refused(*_, **__):
        raise RuntimeError("the record is full")

    monkeypatch.setattr("frankpledge.audit.operations.record", refused)

    with pytest.raises(RuntimeError):
        operations.type_value(
            measure=measure,
            period=YEAR,
            typed=TypedValue(Decimal(3)),
            by=amara,
            at=MOMENT,
        )

    assert measure.typed_returns.count() == 0


def test_a_printed_result_is_the_value_of_its_own_year_alone(plan):
    measure = printed(plan)

    assert (observed(measure).held, observed(measure).value) == (Held.WHOLE, 95)
    assert observed(measure, financial_year("2009-10")).held is Held.NOTHING


@pytest.mark.parametrize("state", FIGURE_WORDS)
def test_a_result_that_is_no_number_is_a_state_and_never_nought(plan, state):
    measure = printed(
        plan, actual=None, actual_state=state.value, actual_printed=state.value
    )

    observation = observed(measure)

    assert (observation.held, observation.value) == (Held.NOT_GIVEN, None)
    assert observation.note == (
        f"The result is {FIGURE_WORDS[state]}. It is missing, which is not zero."
    )


def test_every_state_of_a_figure_but_a_known_one_has_words():
    assert set(FIGURE_WORDS) == set(FigureKnown) - {FigureKnown.KNOWN}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("22.7000", "22.7"), ("254.000000", "254"), ("1030", "1030"), ("0.0000", "0")],
)
def test_a_stored_decimal_loses_the_zeros_of_its_column(stored, shown):
    assert str(plain(Decimal(stored))) == shown


def test_a_measure_with_nothing_bound_has_no_figure(plan):
    measure = MeasureFactory(plan=plan, indicator__unit=MeasureUnit.COUNT.value)

    observation = observed(measure)

    assert (observation.held, observation.value) == (Held.NOT_BOUND, None)
    assert observation.note == "No evidence has been chosen for this measure yet."
