"""Reminding people by e-mail of what is overdue or due soon: once a day at most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from frankpledge.access.models import User
from frankpledge.actions import letters, queries
from frankpledge.actions.models import Action, Reminder
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Membership, Partnership


@dataclass(frozen=True)
class Reminding:
    """What became of one person's reminder; `fault` is a sentence, "" when it went."""

    name: str
    actions: int
    fault: str = ""


def remind(
    *,
    partnership: Partnership,
    days_ahead: int,
    site: str,
    by: User,
    at: datetime,
) -> tuple[Reminding, ...]:
    """Write to everyone with an action overdue or due within `days_ahead` days.

    A person is written to once a day, however often this is run. `site` is the address
    the service is reached at: links in the letters begin with it. One letter that
    cannot be sent stops no other.
    """
    return tuple(_reminders(partnership, days_ahead, site, by=by, at=at))


def _reminders(
    partnership: Partnership, days_ahead: int, site: str, *, by: User, at: datetime
) -> Iterator[Reminding]:
    day = localdate(at)
    for person in queries.people_to_remind(partnership, day=day):
        before = day + timedelta(days=days_ahead + 1)
        due = list(queries.due_of(person, before=before))
        if not due:
            continue
        letter = letters.reminder(person, due, site=site, today=day)
        reminder = _claim(person, due, by=by, at=at)
        if reminder is not None:
            yield _sent(letter, reminder, person, by=by, at=at)


@transaction.atomic
def _claim(
    person: Membership, due: list[Action], *, by: User, at: datetime
) -> Reminder | None:
    """Keep that this day's letter is on its way; None when another run was first.

    Before it is sent: a run that is cut off may leave a letter unsent, never sent twice.
    """
    day, number = localdate(at), len(due)
    try:
        with transaction.atomic():
            reminder = Reminder.objects.create(
                membership=person, day=day, actions=number, sent_at=at
            )
    except IntegrityError:
        return None
    audit.record(
        Event.REMINDER_SENT,
        subject=person,
        by=by,
        at=at,
        partnership=person.partnership.slug,
        detail={"actions": number},
    )
    return reminder


def _sent(
    letter: EmailMessage,
    reminder: Reminder,
    person: Membership,
    *,
    by: User,
    at: datetime,
) -> Reminding:
    try:
        letter.send()
    except OSError as error:  # what smtplib raises are kinds of it
        _take_back(reminder, person, str(error), by=by, at=at)
        return Reminding(person.user.name, reminder.actions, f"not sent: {error}")
    return Reminding(person.user.name, reminder.actions)


@transaction.atomic
def _take_back(
    reminder: Reminder, person: Membership, fault: str, *, by: User, at: datetime
) -> None:
    """Let the next run try again: this letter did not go."""
    reminder.delete()
    audit.record(
        Event.REMINDER_FAILED,
        subject=person,
        by=by,
        at=at,
        partnership=person.partnership.slug,
        detail={"why": fault[:200]},
    )
