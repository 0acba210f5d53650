"""Reminders: one letter a person a day, of what is overdue or due soon."""

from datetime import date, timedelta

import pytest
from django.core import mail

from frankpledge.actions import operations
from frankpledge.actions.models import Reminder
from tests.people import AMARA, CARYS, DEV, MOMENT, SAM

SITE = "https://csp.example"
TODAY = MOMENT.date()


@pytest.fixture
def remind(northbridge, stamp):
    """Return a function that reminds everybody, on 1 April 2010 unless told."""

    def reminded(days=0):
        at = MOMENT + timedelta(days=days)
        return operations.remind(
            partnership=northbridge,
            days_ahead=7,
            site=SITE,
            by=stamp["by"],
            at=at,
        )

    return reminded


def due(days: int) -> date:
    return TODAY + timedelta(days=days)


def test_one_letter_names_what_is_overdue_and_due_soon(assign, post_of, remind):
    dev = post_of(DEV)
    late = assign("Light the car park", owner=dev, due_on=due(-2))
    assign("Lock the gate", owner=dev, due_on=due(7))
    assign("Paint the gate", owner=dev, due_on=due(8))

    (told,) = remind()

    (letter,) = mail.outbox
    assert (told.name, told.actions, told.fault) == ("Dev Malhotra", 2, "")
    assert letter.to == ["dev@northbridge.example"]
    assert letter.subject == "2 actions are waiting for you, 1 overdue"
    assert "- Light the car park (due 30/03/2010, 2 days late)" in letter.body
    assert f"{SITE}/northbridge/2010-11/actions/{late.pk}/" in letter.body
    assert letter.body.index("Light") < letter.body.index("Lock")
    assert "Paint" not in letter.body


def test_nobody_is_reminded_twice_on_one_day_and_everybody_again_on_the_next(
    assign, post_of, remind
):
    assign(owner=post_of(DEV), due_on=due(-2))

    assert [len(remind()), len(remind()), len(remind(days=1))] == [1, 0, 1]
    assert len(mail.outbox) == 2


def test_what_an_agency_left_to_nobody_waits_for_all_its_people(
    assign, police, post_of, remind
):
    post_of(CARYS, police)
    assign(agency=police, due_on=due(0))
    assign(owner=post_of(AMARA), agency=police, due_on=due(0))

    assert {told.name for told in remind()} == {"Carys Pugh", "Amara Eze"}
    assert {letter.subject for letter in mail.outbox} == {"1 action is waiting for you"}


def test_what_is_closed_or_for_somebody_gone_reminds_nobody(
    assign, post_of, remind, stamp, dev
):
    operations.close(action=assign(owner=post_of(CARYS)), result="Lit.", **stamp)
    assign(owner=post_of(DEV), due_on=due(-2))
    dev.is_active = False
    dev.save()

    assert remind() == ()
    assert mail.outbox == []


def test_who_may_not_see_actions_is_not_written_to_about_their_agencys(
    assign, police, post_of, remind
):
    post_of(SAM, police)
    assign(agency=police, due_on=due(0))

    assert remind() == ()


def test_a_letter_that_cannot_be_sent_is_said_and_tried_again(
    assign, post_of, remind, settings
):
    assign(owner=post_of(DEV), due_on=due(-2))
    settings.EMAIL_BACKEND = "tests.actions.test_reminders.Refusing"

    (told,) = remind()
    assert told.fault == "not sent: the mail server hung up"
    assert not Reminder.objects.exists()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [told.fault for told in remind()] == [""]


class Refusing:
    """A mail server that hangs up."""

    def __init__(self, **_):
        pass

    def send_messages(self, _):
        raise OSError("the mail server hung up")
