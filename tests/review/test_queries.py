"""A measure answered for: judged, compared, carried forward; and the year-end table."""

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.intake import operations as intake
from frankpledge.intake.rules import BreakEntry, BreakKind
from frankpledge.plan.bindings import PrintedBinding
from frankpledge.plan.operations import bind_measure
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import FigureKnown, MeasureUnit, PeriodKind
from frankpledge.review import queries
from frankpledge.review.queries.year_end import COLUMNS
from frankpledge.review.rules import Held, Verdict
from tests.factories.plan import (
    MeasureFactory,
    PriorityFactory,
    TargetFactory,
    ThemeFactory,
)
from tests.factories.review import (
    MOMENT,
    PrintedResultFactory,
    SourceBindingFactory,
    TypedReturnFactory,
)
from tests.people import AMARA
from tests.review.conftest import fresh, measure_in
from tests.review.returned import HERE, THERE, YEAR, YEAR_BEFORE

pytestmark = pytest.mark.django_db


def reviewed(measure):
    return queries.measure_page(fresh(measure)).review


def test_a_whole_year_is_judged_against_its_target_and_tested(receive, burglary):
    receive({month: {"Burglary": 5} for month in YEAR})

    review = reviewed(burglary)

    assert (review.observation.value, review.goal) == (60, 95)
    assert review.judgement.verdict is Verdict.EXCEEDED
    assert review.judgement.sentence == "60 is below the target of 95."
    assert review.change.sentence == (
        "60 against 100 in the baseline year is a fall of 40%; chance alone would "
        "seldom give a change of this size (exact E-test, p = 0.002)."
    )
    assert review.detectable.fall_to == 74


def test_a_year_so_far_is_tested_against_the_same_months(receive, burglary):
    """6 a month against 10, though 18 is far below a whole year's 100."""
    receive({month: {"Burglary": 10} for month in YEAR_BEFORE})
    receive({month: {"Burglary": 6} for month in YEAR[:3]})

    review = reviewed(burglary)

    assert (review.change.earlier, review.change.later) == (30, 18)
    assert "in the same months of the year before" in review.change.sentence


def test_a_year_so_far_follows_last_years_months_to_its_end(receive, burglary):
    """A third of last year came in its first quarter; 20 now make 60 in all."""
    busy = dict.fromkeys(YEAR_BEFORE[:3], 10) | dict.fromkeys(YEAR_BEFORE[3:], 6)
    busy |= {YEAR_BEFORE[-1]: 12}
    receive({month: {"Burglary": count} for month, count in busy.items()})
    receive({month: {"Burglary": 5} for month in YEAR[:4]})

    review = reviewed(burglary)

    assert sum(busy.values()) == 90
    assert review.judgement.verdict is Verdict.ON_COURSE
    assert review.judgement.sentence == (
        "20 so far; if the year follows last year's pattern of months, it would end "
        "near 50, against a target of 95."
    )


def three_years_before(count):
    """Return the months of three years before 2010-11, each with so many burglaries."""
    return {
        f"{int(month[:4]) - years}{month[4:]}": {"Burglary": count}
        for years in (1, 2, 3)
        for month in YEAR
    }


def test_with_three_years_held_a_year_so_far_is_forecast(receive, burglary):
    """8 a month foretell about 96 of a target of 95: the chance says how surely."""
    receive(three_years_before(8))
    receive({month: {"Burglary": 8} for month in YEAR[:6]})

    heading = reviewed(burglary).case.projection

    assert heading.method == "as the months of 3 years and this one foretell"
    assert heading.lower < 96 < heading.upper
    assert 90 <= heading.value <= 102
    assert 0.1 < heading.chance < 0.9
    assert heading == reviewed(burglary).case.projection


def test_a_break_in_recording_leaves_the_straight_way_alone(
    receive, burglary, northbridge, amara
):
    receive(three_years_before(8))
    receive({month: {"Burglary": 8} for month in YEAR[:6]})
    entry = BreakEntry(
        source="incidents",
        supplier="northbridge",
        category="Burglary",
        month=date(2009, 1, 1),
        kind=BreakKind.SYSTEM,
        reason="A new system.",
    )
    intake.note_break(partnership=northbridge, entry=entry, by=amara, at=MOMENT)

    heading = reviewed(burglary).case.projection

    assert heading.chance is None
    assert "last year's pattern" in heading.method


def test_without_last_year_the_pace_is_taken_as_it_is(receive, burglary):
    receive({month: {"Burglary": 9} for month in YEAR[:4]})

    review = reviewed(burglary)

    assert review.change is None
    assert review.judgement.verdict is Verdict.AT_RISK
    assert review.judgement.sentence == (
        "36 so far; if the year goes on at the same pace, it would end near 108, "
        "against a target of 95."
    )


def test_two_months_are_too_few_to_carry_forward(receive, burglary):
    receive({month: {"Burglary": 9} for month in YEAR[:2]})

    assert reviewed(burglary).judgement.verdict is Verdict.NOT_MEASURABLE


def test_gaps_are_neither_judged_nor_compared(receive, burglary):
    receive({month: {"Burglary": 5} for month in YEAR if month != "2010-08"})

    review = reviewed(burglary)

    assert review.observation.held is Held.GAPS
    assert review.change is None
    assert review.judgement.verdict is Verdict.NOT_MEASURABLE
    assert "August 2010" in review.judgement.sentence


def test_a_year_so_far_is_not_compared_with_a_year_whose_codes_do_not_meet(
    receive, burglary
):
    """Last year's rows lie elsewhere: its noughts are no falls from nothing."""
    receive({month: {"Burglary": 10} for month in YEAR_BEFORE}, lsoa=THERE)
    receive({month: {"Burglary": 6} for month in YEAR[:6]}, lsoa=HERE)

    review = reviewed(burglary)

    assert review.before.held is Held.NOTHING
    assert review.change is None
    assert "at the same pace" in review.judgement.sentence


def test_a_bare_reduction_half_way_is_not_called_met_for_being_half_a_year(
    receive, plan, own_area
):
    measure = measure_in(plan, target=False)
    TargetFactory(
        measure=measure,
        kind=RuleKind.REDUCE.value,
        amount=None,
        printed=None,
        printed_state=FigureKnown.BLANK.value,
        printed_text="",
    )
    receive({month: {"Burglary": 8} for month in YEAR_BEFORE})
    receive({month: {"Burglary": 16} for month in YEAR[:5]})

    review = reviewed(measure)

    assert review.observation.value < review.baseline
    assert review.judgement.verdict is Verdict.AT_RISK
    assert not review.goals_disagree


def test_evidence_that_differs_from_the_printed_baseline_is_shown_beside_it(
    receive, burglary
):
    receive({month: {"Burglary": 9} for month in YEAR_BEFORE})

    review = reviewed(burglary)

    assert review.baseline_disagrees
    assert (review.baseline, review.before.value) == (100, 108)


@pytest.mark.parametrize(
    ("printed", "disagrees"), [("95", False), ("94", True), ("96", True)]
)
def test_a_printed_target_that_does_not_follow_from_its_rule_is_told(
    plan, printed, disagrees
):
    measure = measure_in(plan, target=False)
    TargetFactory(measure=measure, printed=Decimal(printed), printed_text=printed)

    review = reviewed(measure)

    assert review.goals_disagree is disagrees
    assert review.goal == Decimal(printed)  # judged by what was printed


def test_a_target_still_to_be_confirmed_is_said_to_be(plan):
    measure = measure_in(plan, target=False, binding={"typed": True})
    TypedReturnFactory(measure=measure, value=90)
    TargetFactory(
        measure=measure,
        kind="",
        amount=None,
        printed=None,
        printed_state=FigureKnown.TBC.value,
        printed_text="TBC",
    )

    assert reviewed(measure).judgement.sentence == (
        "The target is to be confirmed, so there is nothing to judge the figure "
        "against."
    )


@pytest.mark.parametrize(
    ("value", "unit", "is_tested"),
    [
        ("90", MeasureUnit.COUNT, True),
        ("90.5", MeasureUnit.COUNT, False),  # no count of events
        ("90", MeasureUnit.PERCENT, False),
        ("90", MeasureUnit.PER_1000, False),
    ],
)
def test_only_counts_are_tested(plan, value, unit, is_tested):
    measure = measure_in(plan, unit=unit.value, binding={"typed": True})
    TypedReturnFactory(measure=measure, value=Decimal(value))

    review = reviewed(measure)

    assert (review.change is not None) is is_tested
    assert (review.detectable is not None) is (unit is MeasureUnit.COUNT)


def test_the_history_goes_back_as_far_as_the_evidence(receive, burglary):
    receive({month: {"Burglary": 5} for month in YEAR_BEFORE})
    receive({month: {"Burglary": 4} for month in YEAR[:2]})

    history = queries.measure_page(fresh(burglary)).history

    assert [
        (y.period.label, y.observation.value, y.observation.held) for y in history
    ] == [
        ("2009-10", 60, Held.WHOLE),
        ("2010-11", 8, Held.SO_FAR),
    ]


def test_a_calendar_indicator_covers_the_calendar_year(plan):
    measure = MeasureFactory(
        plan=plan, indicator__period=PeriodKind.CALENDAR_YEAR.value
    )

    assert queries.usual_period(fresh(measure)) == "2010"


def test_the_table_holds_the_partnerships_own_targets_and_no_themes(plan):
    measure_in(plan, title="Own")
    theme = ThemeFactory(priority=PriorityFactory(plan=plan))
    measure_in(plan, title="Of a theme", theme=theme)

    assert [row.measure for row in queries.table_rows(plan)] == [
        measure.title for measure in plan.measures.filter(theme=None)
    ]


def test_a_row_says_what_part_of_the_year_its_actual_is(receive, burglary, plan):
    receive({month: {"Burglary": 5} for month in YEAR[:6]})

    [row] = queries.table_rows(plan)

    assert (row.actual, row.actual_held, row.change) == ("30", "so far", "")


def test_a_printed_result_never_stands_in_for_evidence_that_is_not_there(
    burglary, plan, home
):
    PrintedResultFactory(measure=burglary, actual_printed="95")

    [row] = queries.table_rows(plan)

    assert (row.actual, row.actual_held, row.actual_printed) == ("", "no return", "95")


def test_a_result_to_be_confirmed_stands_as_printed(plan, amara):
    measure = measure_in(plan)
    PrintedResultFactory(measure=measure, to_be_confirmed=True)
    bind_measure(
        measure=measure, binding=PrintedBinding(), version=1, by=amara, at=MOMENT
    )

    [row] = queries.table_rows(plan)

    assert (row.actual, row.change, row.verdict) == ("TBC", "", "Not measurable")


def test_the_columns_of_the_table_are_the_fields_of_its_rows():
    assert [field.name for field in fields(queries.TableRow)] == list(COLUMNS)


def test_what_a_partnership_may_bind_is_what_it_holds(receive, northbridge, southmere):
    receive({YEAR[0]: {"Theft": 1, "Arson": 1}}, lsoa=HERE)

    ours = queries.evidence_choices(northbridge)
    theirs = queries.evidence_choices(southmere)

    assert ours.suppliers == (
        (
            "incidents/northbridge",
            "Incidents exchanged under section 17A: northbridge",
        ),
    )
    assert ours.categories == ("Arson", "Theft")
    assert (theirs.suppliers, theirs.categories) == ((), ())


def queries_for(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["home", "year-end", "year-end-csv"])
def test_a_page_of_twenty_measures_takes_no_more_queries_than_one_of_three(
    receive, plan, own_area, openings, client_for, name
):
    receive({month: {"Burglary": 1} for month in YEAR[:3]})
    address = reverse(f"review:{name}", args=["northbridge", "2010-11"])
    amara = client_for(AMARA)
    of_each_kind(plan, 3)
    with_three = queries_for(amara, address)
    of_each_kind(plan, 17)
    openings.clear()

    assert queries_for(amara, address) == with_three
    assert openings == [3]


def of_each_kind(plan, count: int) -> None:
    """Add measures bound to incidents, typed figures and printed ones in turn."""
    for number in range(count):
        measure = MeasureFactory(plan=plan)
        TargetFactory(measure=measure)
        kind = ({}, {"typed": True}, {"printed": True})[number % 3]
        SourceBindingFactory(measure=measure, **kind)
        if kind == {"typed": True}:
            TypedReturnFactory(measure=measure)
        if kind == {"printed": True}:
            PrintedResultFactory(measure=measure)
