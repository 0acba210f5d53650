"""An action plan set out as a table becomes themes whose activities keep what it says."""

from datetime import date

import pytest

from frankpledge.plan import operations
from frankpledge.plan.document_words import activity_state_in, polarity_said
from frankpledge.plan.models import Activity, Measure
from frankpledge.plan.rules import ActivityState, Polarity

PLAN = """\
Mill Vale Community Safety Partnership Action Plan 2010/11

Priority 1: Noise

Action\tLead\tBy when\tMeasure\tCost\tStatus\tComment
Visit every bar\tLicensing Service\tQ3\tAt least 12 visits\t£500\tComplete\tAll done
Write to landlords\tA Reed\tOngoing\t40 letters sent\t\tAmber\t

Priority\tWhy is it a priority?\tLead
Litter\tIt is everywhere\tDCI Holt

Damage – Lead agency Mill Vale Council
Overview\tWindows are broken
Timescale\tBy March 2011
Resources\t£5,000
Activities\tMend them

Dashboard

Indicator\tGood is\t2009/10\tTarget 2010/11\tQ1
Noise complaints per 1,000 residents\tLow\t8.4\t8.0\t2.1
Grants given (£)\tHigh\t£5,000\t£6,000\t£900
"""


@pytest.fixture
def adopted(northbridge, stamp):
    """Return the plan made of the invented document."""
    document = operations.read_document(
        partnership=northbridge, name="plan.txt", content=PLAN.encode(), **stamp
    )
    operations.accept_all_sure(document=document, least=0, **stamp)
    return operations.adopt_document(document=document, **stamp)


@pytest.fixture
def activities(adopted):
    """Return the activities of the plan by their words."""
    return {one.text: one for one in Activity.objects.filter(theme__plan=adopted)}


def test_an_activity_has_its_agency_day_cost_state_and_note(activities):
    visit = activities["Visit every bar"]

    assert str(visit.owner) == "Licensing Service"
    assert (visit.answered_by, visit.timescale) == ("", "")
    assert visit.due_on == date(2010, 12, 31)
    assert (visit.cost, visit.note) == ("£500", "Status: Complete\nAll done")
    assert visit.state == ActivityState.DONE


def test_a_person_is_no_agency_and_ongoing_is_no_day(activities, northbridge):
    write = activities["Write to landlords"]

    assert (write.owner, write.answered_by) == (None, "A Reed")
    assert (write.due_on, write.timescale) == (None, "Ongoing")
    assert write.note == "Status: Amber"
    assert not northbridge.agencies.filter(name="A Reed").exists()


def test_a_measure_keeps_its_unit_and_which_way_is_good(adopted):
    rate, grants = (
        Measure.objects.get(plan=adopted, indicator__title__startswith=words).indicator
        for words in ("Noise complaints", "Grants")
    )

    assert (rate.unit, rate.polarity) == ("per-1000", "lower")
    assert (grants.unit, grants.polarity) == ("pounds", "higher")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Completed", ActivityState.DONE),
        ("Not started", ActivityState.PLANNED),
        ("Not yet complete", ActivityState.PLANNED),
        ("Partially complete", ActivityState.UNDER_WAY),
        ("In progress", ActivityState.UNDER_WAY),
        ("Withdrawn", ActivityState.DROPPED),
        ("Green", None),
        ("", None),
    ],
)
def test_a_status_in_words_says_how_far_and_a_colour_does_not(status, state):
    assert activity_state_in(status) is state


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("Low", Polarity.LOWER),
        ("Smaller is better", Polarity.LOWER),
        ("High is good", Polarity.HIGHER),
        ("Aim to maximise", Polarity.HIGHER),
        ("n/a", None),
    ],
)
def test_which_way_is_good_is_read_from_the_words(words, polarity):
    assert polarity_said(words) is polarity


def test_a_person_who_leads_and_what_a_sheet_says_beside_its_parts_stay_in_words(
    adopted,
):
    themes = {theme.title: theme for theme in adopted.themes.all()}

    litter, damage = themes["Litter"], themes["Damage"]
    assert (litter.lead, litter.answered_by) == (None, "DCI Holt")
    assert litter.overview == "It is everywhere"
    assert damage.answered_by == ""
    assert str(damage.lead) == "Mill Vale Council"
    assert damage.overview == (
        "Windows are broken\n\nTimescale: By March 2011\n\nResources: £5,000"
    )
