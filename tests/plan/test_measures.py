"""Indicators, measures, targets and bindings."""

from decimal import Decimal

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.queries import records_of
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import operations, queries
from frankpledge.plan.bindings import SHAPES, IncidentBinding, PrintedBinding
from frankpledge.plan.models import Indicator, Measure, Target
from frankpledge.plan.operations.measures import (
    FigureGiven,
    IndicatorGiven,
    MeasureGiven,
)
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import (
    BindingKind,
    FigureKnown,
    MeasureUnit,
    Polarity,
    Rule,
)
from tests.factories.plan import (
    IndicatorFactory,
    MeasureFactory,
    PlanFactory,
    TargetFactory,
    ThemeFactory,
)

BY_FIVE = Rule(RuleKind.REDUCE_BY_SHARE, Decimal(5))
PRINTED_95 = FigureGiven("95", FigureKnown.KNOWN, Decimal(95))


@pytest.fixture
def draft(this_year):
    """Return a plan in draft."""
    return PlanFactory(year=this_year)


@pytest.fixture
def closed(last_year):
    """Return an agreed plan."""
    return PlanFactory(year=last_year, agreed=True)


def given(title: str, **rest) -> IndicatorGiven:
    return IndicatorGiven(title, MeasureUnit.COUNT, Polarity.LOWER, **rest)


def test_one_subject_in_other_words_is_one_indicator(northbridge, stamp):
    first = operations.find_or_add_indicator(
        partnership=northbridge, given=given("Reduce domestic burglary by 5%"), **stamp
    )

    second = operations.find_or_add_indicator(
        partnership=northbridge,
        given=given("Reduce the number of domestic burglaries by 3%"),
        **stamp,
    )

    assert first == second


@pytest.mark.parametrize(
    "other",
    [
        given("Domestic burglary", instrument="Residents' panel"),
        IndicatorGiven("Domestic burglary", MeasureUnit.PERCENT, Polarity.LOWER),
        given("Burglary"),
    ],
    ids=["another instrument", "another unit", "a wider subject"],
)
def test_what_differs_is_another_indicator(northbridge, stamp, other):
    first = operations.find_or_add_indicator(
        partnership=northbridge, given=given("Domestic burglary"), **stamp
    )

    second = operations.find_or_add_indicator(
        partnership=northbridge, given=other, **stamp
    )

    assert first != second


def test_an_indicator_learns_the_reference_named_later(northbridge, stamp):
    held = operations.find_or_add_indicator(
        partnership=northbridge, given=given("Repeat victims"), **stamp
    )

    operations.find_or_add_indicator(
        partnership=northbridge,
        given=given("Repeat victims", reference="NI32"),
        **stamp,
    )

    held.refresh_from_db()
    assert held.reference == "NI32"


def test_an_indicator_of_another_partnership_is_never_used(
    northbridge, southmere, stamp
):
    theirs = IndicatorFactory(partnership=southmere, title="Domestic burglary")

    ours = operations.find_or_add_indicator(
        partnership=northbridge, given=given("Domestic burglary"), **stamp
    )

    assert ours != theirs
    assert queries.indicator_of(northbridge, code=theirs.code) is None


def test_a_measure_may_come_with_what_tells_its_indicator(draft, stamp):
    measure = operations.add_measure(
        plan=draft,
        given=MeasureGiven("Reduce arson by 5%", given("Reduce arson by 5%")),
        **stamp,
    )

    assert (measure.code, measure.indicator.title) == ("arson", "Arson")


def test_a_measure_called_add_does_not_hide_the_page_that_adds_one(draft, stamp):
    measure = operations.add_measure(
        plan=draft, given=MeasureGiven("Add", IndicatorFactory()), **stamp
    )

    assert measure.code == "add-2"


def test_the_target_set_last_is_in_force_and_the_earlier_is_kept(draft, stamp):
    measure = MeasureFactory(plan=draft)
    operations.set_target(measure=measure, rule=None, printed=FigureGiven(), **stamp)

    operations.set_target(measure=measure, rule=BY_FIVE, printed=PRINTED_95, **stamp)

    held = queries.measure_of(draft.year, code=measure.code)
    assert held.target.rule == BY_FIVE
    assert held.targets.count() == 2


def test_a_target_says_who_set_it_and_is_recorded(draft, stamp):
    target = operations.set_target(
        measure=MeasureFactory(plan=draft), rule=BY_FIVE, printed=PRINTED_95, **stamp
    )

    assert (target.set_by, target.set_at) == (stamp["by"], stamp["at"])
    assert records_of("northbridge").first().event == "target set"


def test_the_second_to_set_a_target_is_told(draft, stamp):
    measure = MeasureFactory(plan=draft)
    operations.set_target(
        measure=measure, rule=BY_FIVE, printed=PRINTED_95, version=1, **stamp
    )

    with pytest.raises(EditedMeanwhile, match="while you were setting"):
        operations.set_target(
            measure=measure, rule=None, printed=FigureGiven(), version=1, **stamp
        )

    assert Target.objects.count() == 1


def test_nothing_is_set_or_added_in_an_agreed_plan(closed, stamp):
    measure = MeasureFactory(plan=closed)

    with pytest.raises(Refusal):
        operations.set_target(measure=measure, rule=None, printed=PRINTED_95, **stamp)
    with pytest.raises(Refusal):
        operations.add_measure(
            plan=closed, given=MeasureGiven("X", measure.indicator), **stamp
        )


def test_an_indicator_is_changed_in_every_year(northbridge, stamp):
    indicator = IndicatorFactory(partnership=northbridge)

    operations.change_indicator(
        indicator=indicator, changes={"places": 1}, version=1, **stamp
    )

    indicator.refresh_from_db()
    assert (indicator.places, indicator.version) == (1, 2)
    assert "places" in records_of("northbridge").first().detail


def test_the_second_to_change_an_indicator_is_told(northbridge, stamp):
    indicator = IndicatorFactory(partnership=northbridge, version=2)

    with pytest.raises(EditedMeanwhile, match="the indicator"):
        operations.change_indicator(
            indicator=indicator, changes={"places": 1}, version=1, **stamp
        )


def test_a_measure_is_bound_even_in_an_agreed_plan(closed, stamp):
    measure = MeasureFactory(plan=closed)
    binding = IncidentBinding(source="police-uk", supplier="northbridge")

    bound = operations.bind_measure(
        measure=measure, binding=binding, version=0, **stamp
    )

    assert (bound.kind, bound.detail["supplier"]) == ("incidents", "northbridge")


def test_the_second_to_bind_a_measure_is_told(draft, stamp):
    measure = MeasureFactory(plan=draft)
    operations.bind_measure(
        measure=measure, binding=PrintedBinding(), version=0, **stamp
    )

    with pytest.raises(EditedMeanwhile, match="while you were choosing"):
        operations.bind_measure(
            measure=measure, binding=PrintedBinding(), version=0, **stamp
        )


def test_every_kind_of_binding_has_a_shape():
    assert set(SHAPES) == set(BindingKind)


def test_a_printed_result_is_kept_once(draft, stamp):
    measure = MeasureFactory(plan=draft)
    for actual in ("90", "91"):
        figure = FigureGiven(actual, FigureKnown.KNOWN, Decimal(actual))
        operations.record_printed_result(
            measure=measure, actual=figure, change_printed="- 9%", **stamp
        )

    measure.refresh_from_db()
    assert measure.printed_result.actual == 91


@pytest.mark.parametrize(
    "write",
    [
        lambda m, s: operations.set_target(
            measure=m, rule=BY_FIVE, printed=PRINTED_95, **s
        ),
        lambda m, s: operations.bind_measure(
            measure=m, binding=PrintedBinding(), version=0, **s
        ),
        lambda m, s: operations.record_printed_result(
            measure=m, actual=PRINTED_95, change_printed="", **s
        ),
        lambda m, s: operations.change_indicator(
            indicator=m.indicator, changes={"places": 3}, version=1, **s
        ),
        lambda m, s: operations.add_measure(
            plan=m.plan, given=MeasureGiven("New", given("New")), **s
        ),
    ],
    ids=["target", "binding", "result", "indicator", "measure"],
)
def test_a_failed_record_undoes_the_write(draft, stamp, monkeypatch, write):
    measure = MeasureFactory(plan=draft)
    monkeypatch.setattr(audit, "record", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        write(measure, stamp)

    held = Measure.objects.get()
    assert held.version == 1
    assert held.target is None
    assert not hasattr(held, "binding")
    assert not hasattr(held, "printed_result")
    assert Indicator.objects.get().places == 0


def test_a_measure_is_read_with_all_it_takes_to_judge_it(
    draft, django_assert_num_queries
):
    for _ in range(3):
        measure = MeasureFactory(plan=draft, theme=ThemeFactory(priority__plan=draft))
        TargetFactory(measure=measure)

    with django_assert_num_queries(3):  # measures, targets, statuses
        for held in queries.measures_of(draft):
            assert str(held.target) == "reduce-by-share 5.000000"
            assert held.plan.stage.value == "draft"
            assert held.get_absolute_url()
            assert held.indicator.title
            assert held.theme.title
