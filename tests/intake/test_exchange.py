"""The exchange register: what follows from the returns held, and what chasing does."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.access.refusals import Refusal
from frankpledge.actions import operations as actions
from frankpledge.actions import queries as action_queries
from frankpledge.actions.models import Action
from frankpledge.analysis.periods import month
from frankpledge.audit import queries as audit
from frankpledge.intake import operations, queries
from frankpledge.intake.models import Return
from frankpledge.intake.operations import DutyText
from frankpledge.intake.owed import DueRule, Frequency, Standing, Terms
from frankpledge.intake.retention import Removal
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from tests.intake.exchanging import QUARTERLY
from tests.intake.exchanging import arrive as arrive
from tests.intake.exchanging import by_ben as by_ben
from tests.intake.exchanging import owe as owe
from tests.intake.exchanging import police as police
from tests.intake.exchanging import year as year
from tests.intake.streets import put, row, street

YEAR = "/northbridge/2014-15/"
REGISTER = f"{YEAR}intake/exchange/"
MAY, JUNE = month(2014, 5), month(2014, 6)
TODAY = date(2014, 8, 1)


def standings(northbridge, today=TODAY):
    return {
        owed.period.slug: owed.standing
        for each in queries.exchange_register(northbridge, today=today)
        for owed in each.owed
    }


def test_where_each_period_stands_follows_from_the_returns_held(
    northbridge, owe, arrive
):
    owe()
    arrive("2014-05")  # added on 1 April 2010, so in good time

    assert standings(northbridge) == {
        "2014-05": Standing.RECEIVED,
        "2014-06": Standing.OVERDUE,
        "2014-07": Standing.DUE,
        "2014-08": Standing.RUNNING,
    }


def test_a_better_version_that_comes_late_makes_nothing_late(northbridge, owe, arrive):
    owe()
    arrive("2014-05")
    arrive("2014-05", Location="On or near High Street")

    (returned,) = queries.returns_answering(queries.duties_of(northbridge).get(), MAY)
    assert returned.current_number == 2
    assert standings(northbridge)["2014-05"] is Standing.RECEIVED


def test_a_return_without_a_current_version_answers_nothing(northbridge, owe):
    owe()
    Return.objects.create(
        partnership=northbridge,
        source="police-uk",
        supplier="northbridge",
        month=MAY.start,
    )

    assert standings(northbridge)["2014-05"] is Standing.OVERDUE


def test_a_return_withdrawn_has_not_come_and_comes_again_when_it_does(
    northbridge, owe, arrive, by_ben
):
    owe()
    arrive("2014-05")
    of_return = Return.objects.get()
    operations.withdraw_return(of_return=of_return, why="Another's.", **by_ben)
    assert standings(northbridge)["2014-05"] is Standing.OVERDUE

    arrive("2014-05", Location="On or near High Street")
    assert standings(northbridge)["2014-05"] is Standing.RECEIVED


def test_a_return_removed_at_the_end_of_its_retention_did_come(
    northbridge, owe, arrive, by_ben
):
    duty = owe()
    arrive("2014-05")
    Return.objects.get().versions.update(
        is_current=False,
        removed_at=by_ben["at"],
        removed_as=Removal.RETENTION.value,
    )

    (removed,) = queries.returns_answering(duty, MAY)
    assert standings(northbridge)["2014-05"] is Standing.RECEIVED
    assert (removed.current_number, removed.last_number) == (None, 1)


def test_the_returns_of_another_partnership_answer_nothing_here(
    northbridge, southmere, owe, by_ben, home, tmp_path
):
    owe()
    content = street([row(1, Month="2014-05")])
    path = put(tmp_path, content, "2014-05-northbridge-street.csv")
    operations.add_paths(
        partnership=southmere, paths=[path], source="police-uk", **by_ben
    )

    assert standings(northbridge)["2014-05"] is Standing.OVERDUE


def test_without_the_name_of_a_supplier_nothing_can_be_told(northbridge, owe):
    duty = owe(supplier="")

    assert standings(northbridge)["2014-05"] is Standing.UNLINKED
    assert queries.awaited(northbridge, today=TODAY) == ()
    assert queries.returns_answering(duty, MAY) == []


def test_what_is_overdue_comes_first_then_what_is_due_within_a_fortnight(
    northbridge, owe
):
    owe()

    found = queries.awaited(northbridge, today=TODAY)

    assert [each.owed.period.slug for each in found] == [
        "2014-05",
        "2014-06",
        "2014-07",
    ]
    assert [each.owed.is_overdue for each in found] == [True, True, False]


def test_chasing_assigns_one_action_to_the_agency(
    northbridge, owe, year, police, by_ben
):
    duty = owe()
    action = operations.chase(duty=duty, period=MAY, year=year, **by_ben)

    assert action.title == "Send Crimes for May 2014"
    assert (action.agency, action.due_on) == (police, date(2014, 8, 8))
    assert action.origin_url == f"{REGISTER}{duty.pk}/2014-05/"
    assert standings(northbridge)["2014-05"] is Standing.CHASED
    with pytest.raises(Refusal, match="is being chased already"):
        operations.chase(duty=duty, period=MAY, year=year, **by_ben)


def test_what_has_come_is_not_chased(owe, arrive, year, by_ben):
    duty = owe()
    arrive("2014-05")

    with pytest.raises(Refusal, match="May 2014 has come"):
        operations.chase(duty=duty, period=MAY, year=year, **by_ben)


def test_an_action_closed_though_nothing_came_opens_again(owe, year, by_ben):
    duty = owe()
    action = operations.chase(duty=duty, period=MAY, year=year, **by_ben)
    actions.close(action=action, result="They promised.", **by_ben)

    again = operations.chase(duty=duty, period=MAY, year=year, **by_ben)

    assert (again.pk, again.is_open) == (action.pk, True)


def test_the_return_that_arrives_closes_what_chased_it(
    northbridge, owe, arrive, year, by_ben
):
    duty = owe()
    chased = [
        operations.chase(duty=duty, period=period, year=year, **by_ben)
        for period in (MAY, JUNE)
    ]

    arrive("2014-05")

    may, june = action_queries.actions_of(northbridge).filter(
        pk__in=[action.pk for action in chased]
    )
    assert (may.state, may.result) == ("done", "The return for May 2014 arrived.")
    assert june.is_open
    assert audit.records_about(may)[0].event == "action done"


def test_a_quarter_is_chased_until_its_last_month_has_come(owe, arrive, year, by_ben):
    duty = owe(QUARTERLY)
    quarter = next(iter(queries.exchange_register(duty.partnership, today=TODAY)))
    late = {"by": by_ben["by"], "at": datetime(2014, 11, 1, tzinfo=UTC)}
    action = operations.chase(
        duty=duty, period=quarter.owed[0].period, year=year, **late
    )

    for name in ("2014-04", "2014-05"):
        arrive(name)
    assert Action.objects.get(pk=action.pk).is_open

    arrive("2014-06")
    assert not Action.objects.get(pk=action.pk).is_open


def test_what_an_agency_owes_is_changed_by_one_at_a_time(owe, by_ben):
    duty = owe()
    text = DutyText(duty.agency, "Crimes", QUARTERLY, "police-uk", "northbridge")
    change = {"duty": duty, "text": text, "version": 1}
    changed = operations.change_duty(**change, **by_ben)

    assert changed.terms == QUARTERLY
    with pytest.raises(EditedMeanwhile):
        operations.change_duty(**change, **by_ben)


def test_one_agency_does_not_owe_the_same_twice(owe):
    owe()

    with pytest.raises(NameTaken, match="is in the register already"):
        owe()


def test_the_regulations_schedule_is_entered_once(northbridge, police, by_ben):
    enter = {"partnership": northbridge, "chosen": {1: police, 2: police}}
    first = date(2014, 4, 1)

    assert operations.add_schedule(**enter, first=first, **by_ben) == 2
    assert operations.add_schedule(**enter, first=first, **by_ben) == 0
    assert queries.duties_of(northbridge)[0].when_words == (
        "each quarter, from April, by the end of the next period"
    )


def test_a_register_begun_years_back_buries_no_agency(owe, year, by_ben):
    duty = owe(Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, date(2008, 1, 1)))

    chased = operations.chase_all(partnership=duty.partnership, year=year, **by_ben)

    titles = set(Action.objects.values_list("title", flat=True))
    assert (chased, len(titles)) == (24, 24)
    assert "Send Crimes for June 2014" in titles
