"""The exchange register: what follows from the returns held, and what chasing does."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

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
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from tests.factories.partnership import AgencyFactory
from tests.intake.streets import put, row, street
from tests.people import AMARA, BEN, CARYS, CORA, DEV, account_of

YEAR = "/northbridge/2014-15/"
REGISTER = f"{YEAR}intake/exchange/"
MAY, JUNE = month(2014, 5), month(2014, 6)
TODAY = date(2014, 8, 1)
NOON = datetime(2014, 8, 1, 12, 0, tzinfo=UTC)
MONTHLY = Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, date(2014, 5, 1))
QUARTERLY = Terms(Frequency.QUARTER, DueRule.END_OF_NEXT, 0, date(2014, 4, 1))


@pytest.fixture
def police(northbridge):
    return AgencyFactory(partnership=northbridge, police=True)


@pytest.fixture
def year(northbridge):
    return northbridge.years.create(starts_on=date(2014, 4, 1))


@pytest.fixture
def by_ben(northbridge):
    return {"by": account_of(BEN), "at": NOON}


@pytest.fixture
def owe(northbridge, police, by_ben):
    """Return a function that enters what the police owe."""

    def entered(terms=MONTHLY, title="Crimes", **given):
        text = DutyText(police, title, terms, "police-uk", "northbridge")
        text = DutyText(**{**text.__dict__, **given})
        return operations.add_duty(partnership=northbridge, text=text, **by_ben)

    return entered


@pytest.fixture
def arrive(add, tmp_path):
    """Return a function by which the police's file of a month arrives."""

    def arrived(name="2014-05", **changed):
        content = street([row(1, Month=name, **changed)])
        return add(put(tmp_path, content, f"{name}-northbridge-street.csv"))

    return arrived


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


@pytest.fixture
def opened(client_for, year):
    """Return a function that opens a page as somebody, at noon on 1 August 2014."""

    def page(path, person=BEN, data=None):
        browser = client_for(person)
        send = browser.get if data is None else browser.post
        return send(path, data, follow=True)

    return page


def text_of(answer):
    return answer.content.decode()


def test_an_empty_register_offers_the_regulations(opened):
    assert "Take what the regulations name" in text_of(opened(REGISTER))
    reader = text_of(opened(REGISTER, DEV))
    assert "once your analyst enters it" in reader
    assert "Take what" not in reader


def test_the_register_shows_each_period_of_the_year_and_what_is_overdue(
    owe, arrive, opened
):
    owe()
    owe(QUARTERLY, "Fires", supplier="")
    arrive("2014-05")

    page = text_of(opened(REGISTER))

    assert "Monthly returns of 2014-15" in page
    assert "Quarterly returns of 2014-15" in page
    for words in ("Not owed", "Received", "Overdue", "Cannot be told"):
        assert words in page, words
    assert "returns are overdue" in page


def test_a_period_is_chased_on_its_page(owe, opened):
    duty = owe()
    page = f"{REGISTER}{duty.pk}/2014-05/"
    assert "Chase it" in text_of(opened(page))
    assert "Chase it" not in text_of(opened(page, CARYS))

    chased = text_of(opened(f"{page}chase/", AMARA, {}))

    assert "Northshire Police has been asked for it." in chased
    assert "Send Crimes for May 2014" in chased
    assert "Chase it" not in chased


def test_a_period_nobody_owes_or_nobody_can_name_is_not_there(owe, opened):
    duty = owe()

    for period in ("2014-04", "2014-15-q1", "x"):
        answer = opened(f"{REGISTER}{duty.pk}/{period}/")
        assert answer.status_code == 404, period


def test_what_an_agency_owes_is_entered_and_changed_on_pages(police, opened):
    sent = {
        "agency": police.pk,
        "title": "Crimes",
        "frequency": "month",
        "due_rule": "days-after",
        "due_days": "14",
        "starts_on_day": "1",
        "starts_on_month": "5",
        "starts_on_year": "2014",
        "source": "police-uk",
        "supplier": " Northbridge ",
    }
    assert "The register now watches for it." in text_of(
        opened(f"{REGISTER}add/", data=sent)
    )
    duty = police.duties.get()
    assert (duty.terms, duty.supplier) == (MONTHLY, "northbridge")

    twice = opened(f"{REGISTER}add/", data=sent)
    assert "is in the register already" in text_of(twice)
    change = sent | {"due_days": "20", "version": "1"}
    opened(f"{REGISTER}{duty.pk}/change/", data=change)
    duty.refresh_from_db()
    assert duty.due_days == 20
    outdated = opened(f"{REGISTER}{duty.pk}/change/", data=change)
    assert "changed by somebody else" in text_of(outdated)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"due_days": ""}, "Enter how many days after the period it is due."),
        ({"supplier": ""}, "or neither yet"),
        ({"source": ""}, "or neither yet"),
        ({"ends_on_year": "2013"}, "It cannot end before it begins."),
        ({"starts_on_year": "1066"}, "must be between 1998 and 2098"),
    ],
)
def test_half_a_duty_is_refused_in_words(changed, sentence, police, opened):
    sent = {
        "agency": police.pk,
        "title": "Crimes",
        "frequency": "month",
        "due_rule": "days-after",
        "due_days": "14",
        "starts_on_day": "1",
        "starts_on_month": "5",
        "starts_on_year": "2014",
        "ends_on_day": "1",
        "ends_on_month": "5",
        "ends_on_year": "2015",
        "source": "police-uk",
        "supplier": "northbridge",
    }

    page = text_of(opened(f"{REGISTER}add/", data=sent | changed))

    assert sentence in page
    assert not police.duties.exists()


def test_the_regulations_page_proposes_agencies_by_their_names(police, opened):
    page = opened(f"{REGISTER}regulations/")
    form = page.context["form"]
    assert (form["item_1"].value(), form["item_3"].value()) == (police.pk, None)
    first = {"first_day": "1", "first_month": "4", "first_year": "2014"}

    nothing = opened(f"{REGISTER}regulations/", data=first)
    assert "Choose an agency for at least one of them." in text_of(nothing)
    entered = opened(f"{REGISTER}regulations/", data=first | {"item_1": police.pk})
    assert "1 entered. Say next which returns answer each." in text_of(entered)


def test_the_first_page_of_evidence_names_what_is_longest_overdue(owe, opened):
    duty = owe(Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, date(2014, 1, 1)))

    page = text_of(opened(f"{YEAR}intake/", CORA))

    assert "Crimes, January 2014" in page
    assert f"{REGISTER}{duty.pk}/2014-01/" in page
    assert "more overdue" in page
    assert reverse("intake:exchange", args=["northbridge", "2014-15"]) in page
