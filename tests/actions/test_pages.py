"""The pages of actions, as their readers see them."""

from datetime import date

import pytest
from django.urls import reverse

from frankpledge.actions import operations
from frankpledge.actions.models import Action, CalendarKey
from frankpledge.audit import queries as audit
from tests.people import AMARA, BEN, CARYS, CORA, DEV, SAM

YEAR = "/northbridge/2010-11/"
LOG = f"{YEAR}actions/"


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def theirs(assign, police, post_of):
    """Return an action of Carys's, who works for the police."""
    return assign("Watch the market", owner=post_of(CARYS, police))


def test_an_empty_log_says_what_will_stand_there(client_for):
    assert "Assign the first" in text_of(client_for(BEN).get(LOG))
    page = text_of(client_for(DEV).get(LOG))
    assert "once somebody assigns it" in page
    assert "Assign" not in page


def test_who_runs_the_partnership_sees_all_and_others_their_own(theirs, client_for):
    for person in (BEN, AMARA, CORA, CARYS):
        assert "Watch the market" in text_of(client_for(person).get(LOG)), person
    assert "Watch the market" not in text_of(client_for(DEV).get(LOG))
    assert client_for(DEV).get(f"{LOG}{theirs.pk}/").status_code == 404
    assert client_for(SAM).get(LOG).status_code == 403


def test_someone_of_the_agency_sees_it_and_may_close_it(
    theirs, police, post_of, client_for
):
    post_of(DEV, police)

    page = text_of(client_for(DEV).get(f"{LOG}{theirs.pk}/"))
    assert "Close it" in page
    assert "Give it to somebody else" not in page

    done = client_for(DEV).post(f"{LOG}{theirs.pk}/close/", {"result": "All quiet."})
    assert done.status_code == 302
    page = text_of(client_for(DEV).get(done.url))
    assert "All quiet." in page
    assert "Action done" in page


def test_who_only_reads_it_may_not_close_it_and_is_told_who_can(theirs, client_for):
    page = text_of(client_for(CORA).get(f"{LOG}{theirs.pk}/"))
    refused = client_for(CORA).post(f"{LOG}{theirs.pk}/close/", {"result": "x"})

    assert "Close it" not in page
    assert refused.status_code == 403
    assert "is for Carys Pugh" in text_of(refused)


def test_an_action_is_assigned_on_a_page(northbridge, police, client_for):
    sent = {
        "title": "  Light the   car park ",
        "agency": police.pk,
        "priority": "high",
        "source": "Strategy group, 1 April",
        "due_on_day": "1",
        "due_on_month": "May",
        "due_on_year": "2010",
    }

    answer = client_for(BEN).post(f"{LOG}add/", sent, follow=True)

    assert "Assigned to Northshire Police." in text_of(answer)
    made = Action.objects.get()
    assert (made.title, str(made.due_on)) == ("Light the car park", "2010-05-01")
    assert "Strategy group, 1 April" in text_of(answer)
    assert "High" in text_of(answer)


def test_a_form_for_nobody_or_for_no_time_says_so(northbridge, client_for):
    answer = client_for(BEN).post(
        f"{LOG}add/", {"due_on_day": "1", "due_on_month": "1", "due_on_year": "1066"}
    )

    page = text_of(answer)
    assert "Due date must be between 1998 and 2098." in page
    assert "Enter what must be done." in page


def test_the_log_is_narrowed_by_agency_person_state_and_day(
    theirs, assign, police, post_of, client_for, stamp
):
    dev = post_of(DEV)
    closed = assign("Mend the fence", owner=dev, due_on=date(2010, 4, 1))
    operations.close(action=closed, result="Mended.", **stamp)
    browser = client_for(BEN)

    def shown(**asked):
        page = text_of(browser.get(LOG, asked))
        return [t for t in ("Watch the market", "Mend the fence") if t in page]

    assert shown() == ["Watch the market", "Mend the fence"]
    page = text_of(browser.get(LOG))
    assert page.index("Watch") < page.index("Mend"), "what is open comes first"
    assert shown(agency=police.pk) == ["Watch the market"]
    assert shown(owner=dev.pk) == ["Mend the fence"]
    assert shown(state="open") == ["Watch the market"]
    assert shown(due="overdue") == ["Watch the market"]
    assert shown(due="later") == []
    assert "No action is so" in text_of(browser.get(LOG, {"due": "later"}))


def test_the_log_as_csv_holds_what_was_asked_for(theirs, assign, police, client_for):
    assign("=Mend()", agency=police)

    answer = client_for(BEN).get(f"{LOG}log.csv", {"agency": police.pk})

    lines = text_of(answer).splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    assert lines[1].startswith(
        "Watch the market,Carys Pugh,Northshire Police,2010-05-01"
    )
    assert lines[2].startswith("'=Mend()")


def test_everything_else_is_changed_on_pages_of_its_own(
    theirs, police, post_of, client_for
):
    browser, page = client_for(BEN), f"{LOG}{theirs.pk}/"
    day = {
        "due_on_day": "2",
        "due_on_month": "6",
        "due_on_year": "2010",
        "reason": "Rain.",
    }
    give = {"owner": post_of(DEV).pk, "agency": police.pk, "version": 2}

    for verb, sent in (
        ("due", day),
        ("give", give),
        ("reword", {"title": "Watch  the fair", "detail": "", "priority": "high"}),
        ("drop", {"reason": "No market."}),
        ("open-again", {"reason": "There is one."}),
    ):
        assert browser.get(f"{page}{verb}/").status_code == 200
        assert browser.post(f"{page}{verb}/", sent).url == page, verb

    shown = text_of(browser.get(page))
    assert "2 June 2010" in shown
    assert "Dev Malhotra" in shown
    assert "why: Rain." in shown
    assert "<title>Watch the fair" in shown
    assert "title until now: Watch the market" in shown


def test_who_gives_it_away_too_late_sees_whose_it_is_now(theirs, police, client_for):
    give = {"owner": "", "agency": police.pk, "version": 1}
    browser, page = client_for(BEN), f"{LOG}{theirs.pk}/give/"
    browser.post(page, give)

    answer = browser.post(page, give)

    assert "it is for Northshire Police now" in text_of(answer)
    assert answer.context["form"]["version"].value() == 2


def test_the_years_page_begins_with_what_waits_for_the_reader(theirs, client_for):
    assert "Watch the market" in text_of(client_for(CARYS).get(YEAR))
    assert "1 action waits for you" in text_of(client_for(CARYS).get(YEAR))
    for person in (DEV, SAM):
        assert "Your actions" not in text_of(client_for(person).get(YEAR))


def test_what_waits_for_a_reader_is_a_page_of_its_own(theirs, client_for):
    assert "Watch the market" in text_of(client_for(CARYS).get(f"{LOG}mine/"))
    assert "Nothing waits for you" in text_of(client_for(BEN).get(f"{LOG}mine/"))


def test_an_origin_leads_back_to_its_page(northbridge, assign, police, client_for):
    action = assign(agency=police)
    Action.objects.filter(pk=action.pk).update(
        origin_label="The directory",
        origin_url_name="partnership:directory",
        origin_url_args=["northbridge"],
    )

    page = text_of(client_for(BEN).get(f"{LOG}{action.pk}/"))

    assert 'href="/northbridge/directory/">The directory' in page


def test_a_calendar_address_is_shown_once_and_opens_without_sign_in(
    theirs, client_for, client
):
    made = client_for(CARYS).post(f"{LOG}calendar/make/")
    address = made.context["address"]

    feed = client.get(address)

    assert address in text_of(made)
    assert address not in text_of(client_for(CARYS).get(f"{LOG}calendar/"))
    assert feed["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in feed["Cache-Control"]
    assert "SUMMARY:Watch the market" in text_of(feed)
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert token not in CalendarKey.objects.get().sha256
    assert "calendar address made" in audit.events_of("northbridge")


def test_an_address_withdrawn_replaced_or_of_another_place_opens_nothing(
    theirs, client_for, client
):
    browser = client_for(CARYS)
    first = browser.post(f"{LOG}calendar/make/").context["address"]
    second = browser.post(f"{LOG}calendar/make/").context["address"]
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert client.get(second.replace("northbridge", "southmere")).status_code == 404
    assert client.get(second.replace(".ics", "x.ics")).status_code == 404

    browser.post(f"{LOG}calendar/withdraw/")

    assert client.get(second).status_code == 404


def test_nobody_gets_the_feed_of_an_account_that_was_closed(
    theirs, carys, client_for, client
):
    address = client_for(CARYS).post(f"{LOG}calendar/make/").context["address"]
    carys.is_active = False
    carys.save()

    assert client.get(address).status_code == 404


def test_the_feed_ends_with_the_role_that_may_see_actions(
    theirs, post_of, client_for, client
):
    address = client_for(CARYS).post(f"{LOG}calendar/make/").context["address"]
    post = post_of(CARYS)
    post.role_code = "scrutiny"
    post.save()

    assert client.get(address).status_code == 404


def test_the_menu_leads_to_the_log(client_for):
    assert reverse("actions:log", args=["northbridge", "2010-11"]) in text_of(
        client_for(DEV).get(YEAR)
    )
