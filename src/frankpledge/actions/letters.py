"""The letters the action log sends: one a person, in plain words, with links."""

from collections.abc import Sequence
from datetime import date

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from frankpledge.actions.models import Action
from frankpledge.actions.rules import ACTION_PRIORITY_NAMES, ActionPriority, days_words
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Membership


def reminder(
    person: Membership, due: Sequence[Action], *, site: str, today: date
) -> EmailMessage:
    """Return the letter that names what a person must do, what is overdue first."""
    year = partnership_queries.years_of(person.partnership).first()
    lines = [_line(action, today=today) for action in due]
    links = [
        f"{site}{action.address(year.label)}" if year is not None else ""
        for action in due
    ]
    context = {
        "person": person,
        "lines": zip(lines, links, strict=True),
        "number": len(due),
    }
    late = sum(action.due_on < today for action in due)
    return EmailMessage(
        subject=_subject(len(due), late),
        body=render_to_string("actions/reminder.txt", context),
        to=[person.user.email],
    )


def _subject(number: int, late: int) -> str:
    """Return how many there are; no title, which a locked phone would show to anybody."""
    actions = "1 action is" if number == 1 else f"{number:,} actions are"
    overdue = f", {late:,} overdue" if late else ""
    return f"{actions} waiting for you{overdue}"


def _line(action: Action, *, today: date) -> str:
    high = action.priority == ActionPriority.HIGH
    priority = f", {ACTION_PRIORITY_NAMES[ActionPriority.HIGH].lower()} priority"
    return (
        f"{action.title} (due {action.due_on:%d/%m/%Y}, "
        f"{days_words(action.due_on, today=today)}{priority if high else ''})"
    )
