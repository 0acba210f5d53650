"""The pages of the exchange register, as their readers see them."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from frankpledge.actions.models import Action
from frankpledge.analysis.periods import month
from frankpledge.audit import queries as audit
from frankpledge.intake import queries
from frankpledge.intake.owed import DueRule, Frequency, Terms
from tests.intake.exchanging import MONTHLY, QUARTERLY
from tests.intake.exchanging import arrive as arrive
from tests.intake.exchanging import by_ben as by_ben
from tests.intake.exchanging import owe as owe
from tests.intake.exchanging import police as police
from tests.intake.exchanging import year as year
from tests.intake.streets import put, row, street
from tests.people import AMARA, BEN, CARYS, CORA, DEV

YEAR = "/northbridge/2014-15/"
REGISTER = f"{YEAR}intake/exchange/"
MAY = month(2014, 5)


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


def test_all_that_is_overdue_is_chased_at_once_and_but_once(owe, opened):
    owe(Terms(Frequency.MONTH, DueRule.DAYS_AFTER, 14, MAY.start, date(2014, 8, 1)))
    assert "Chase all" in text_of(opened(REGISTER))
    assert "Chase all" not in text_of(opened(REGISTER, CARYS))

    chased = text_of(opened(f"{REGISTER}chase/", data={}))
    again = text_of(opened(f"{REGISTER}chase/", data={}))

    assert "4 returns were asked for." in chased
    assert "Everything overdue is being chased already." in again
    assert Action.objects.count() == 4


def test_what_was_entered_by_mistake_is_taken_out(northbridge, owe, opened):
    duty = owe()

    page = text_of(opened(f"{REGISTER}{duty.pk}/remove/", data={}))

    assert "It is no longer in the register." in page
    assert not queries.duties_of(northbridge).exists()
    assert "exchange duty removed" in audit.events_of("northbridge")


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


def test_the_quality_page_says_how_late_a_return_came_and_nothing_without_a_duty(
    add, owe, opened, tmp_path
):
    content = street([row(1, Month="2014-05")])
    came = datetime(2014, 6, 20, 9, 0, tzinfo=UTC)
    add(put(tmp_path, content, "2014-05-northbridge-street.csv"), at=came)
    of_may = ["northbridge", "2014-15", "police-uk", "northbridge", "2014-05"]
    page = reverse("intake:quality", args=of_may)
    untold = text_of(opened(page))
    assert "What the rows say" in untold
    assert "When it was due" not in untold

    owe()
    owe(QUARTERLY, "A quarter of crimes")
    told = text_of(opened(page))

    assert "14 June 2014" in told
    assert "20 June 2014" in told
    assert "6 days late" in told
    assert "1 of 3 months so far" in told
