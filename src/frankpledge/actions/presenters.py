"""The action log in the words of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format

from frankpledge.access.rules import Permission
from frankpledge.actions import permissions
from frankpledge.actions.models import Action
from frankpledge.actions.rules import (
    ACTION_PRIORITY_NAMES,
    ACTION_STATE_COLOURS,
    ACTION_STATE_NAMES,
    BAND_LIMITS,
    ORIGIN_NAMES,
    ActionPriority,
    ActionState,
    Band,
    OriginKind,
    days_words,
)
from frankpledge.audit.models import Record
from frankpledge.partnership.models import Membership, PlanYear
from frankpledge.partnership.presenters import detail_words, moment
from frankpledge.ui.sheets import csv_text
from frankpledge.ui.tables import Cell, Table, table

CSV_HEADER = (
    *("Action", "Person", "Agency", "Due", "State", "Overdue", "Priority"),
    *("From", "Assigned", "Assigned by", "Closed", "Closed by", "Result", "Detail"),
)


@dataclass(frozen=True)
class Waiting:
    """What waits for a person: the table, and how many are overdue and due soon."""

    table: Table | None
    sentence: str


def log_table(actions: Iterable[Action], *, year: PlanYear, today: date) -> Table:
    """Return actions as the log lists them."""
    return table(
        "Actions, open ones first",
        ["What", "Who", "Agency", "Due", "State", "From"],
        [
            [
                Cell(
                    action.title,
                    href=action.address(year.label),
                    note=_priority_note(action),
                ),
                action.owner.user.name if action.owner else "Nobody yet",
                str(action.agency or "Not said"),
                due_cell(action, today=today),
                state_cell(action, today=today),
                action.origin_label or ORIGIN_NAMES[OriginKind(action.origin_kind)],
            ]
            for action in actions
        ],
    )


def waiting(
    actions: Sequence[Action], *, year: PlanYear, today: date, most: int | None = None
) -> Waiting:
    """Return what waits for a person, what is overdue first, `most` of it listed."""
    bands = [action.band(today) for action in actions]
    late, soon = bands.count(Band.OVERDUE), bands.count(Band.DUE_SOON)
    rows: list[list[Cell | str]] = [
        [
            Cell(
                action.title,
                href=action.address(year.label),
                note=_priority_note(action),
            ),
            due_cell(action, today=today),
            state_cell(action, today=today),
            str(action.agency or "Not said"),
        ]
        for action in actions[:most]
    ]
    made = table("What waits for you", ["What", "Due", "State", "Agency"], rows)
    return Waiting(made if rows else None, _waiting_sentence(len(actions), late, soon))


def due_cell(action: Action, *, today: date) -> Cell:
    """Return the day an action is due, and how far off that is while it is open."""
    return Cell(
        day(action.due_on),
        note=days_words(action.due_on, today=today) if action.is_open else "",
        sort_key=action.due_on.isoformat(),
    )


def state_cell(action: Action, *, today: date) -> Cell:
    """Return where an action stands: its band while it is open."""
    band = action.band(today)
    if band is not None and band is not Band.LATER:
        return Cell(BAND_LIMITS[band].words, tag=BAND_LIMITS[band].colour)
    state = ActionState(action.state)
    return Cell(ACTION_STATE_NAMES[state], tag=ACTION_STATE_COLOURS[state])


def action_page(
    action: Action,
    records: Iterable[Record],
    *,
    year: PlanYear,
    membership: Membership,
    today: date,
) -> dict[str, Any]:
    """Return one action: the facts, what was done about it, what may be done now."""
    scope = [year.partnership.slug, year.label, action.pk]
    return {
        "action": action,
        "state": state_cell(action, today=today),
        "facts": _facts(action, today=today),
        "history": [_entry(record) for record in records],
        "changes": [
            {"label": label, "url": reverse(f"actions:{verb}", args=scope)}
            for verb, label in _changes(action, membership)
        ],
        "close_url": reverse("actions:close", args=scope)
        if action.is_open and permissions.may_close(action, membership)
        else "",
    }


def csv(actions: Iterable[Action], *, today: date) -> str:
    """Return actions as CSV, all that is known of each."""
    return csv_text(CSV_HEADER, (_csv_row(action, today) for action in actions))


def as_json(actions: Iterable[Action], *, today: date) -> list[dict[str, Any]]:
    """Return actions as plain data; `standing` is the band while open, else the state."""
    return [
        {
            "number": action.pk,
            "title": action.title,
            "whose": action.whose,
            "owner": action.owner.user.name if action.owner else None,
            "agency": action.agency.name if action.agency else None,
            "due": action.due_on.isoformat(),
            "standing": action.band(today) or action.state,
            "state": action.state,
            "priority": action.priority,
            "from": action.origin_label,
            "result": action.result,
        }
        for action in actions
    ]


def query(asked: QueryDict) -> str:
    """Return the rest of an address's query, for the pages of the log and its CSV."""
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()


def counted(actions: int) -> str:
    """Return how many actions there are, in words."""
    return "1 action" if actions == 1 else f"{actions:,} actions"


def day(on: date) -> str:
    """Return a day as people write it: "1 April 2010"."""
    return date_format(on, "j F Y")


def _waiting_sentence(number: int, late: int, soon: int) -> str:
    if not number:
        return "Nothing waits for you."
    waits = f"{counted(number)} {'waits' if number == 1 else 'wait'} for you"
    return f"{waits}: {late:,} overdue, {soon:,} due within a week."


def _priority_note(action: Action) -> str:
    is_high = action.priority == ActionPriority.HIGH
    return f"{ACTION_PRIORITY_NAMES[ActionPriority.HIGH]} priority" if is_high else ""


def _facts(action: Action, *, today: date) -> list[dict[str, Any]]:
    due = due_cell(action, today=today)
    origin = ORIGIN_NAMES[OriginKind(action.origin_kind)]
    facts: list[dict[str, Any]] = [
        {
            "key": "Person",
            "value": action.owner.user.name if action.owner else "Nobody",
        },
        {"key": "Agency", "value": action.agency and action.agency.name},
        {"key": "Due", "value": due.text, "note": due.note},
        {
            "key": "Priority",
            "value": ACTION_PRIORITY_NAMES[ActionPriority(action.priority)],
        },
        {
            "key": "Comes from",
            "value": action.origin_label or origin,
            "href": action.origin_url,
            "note": origin if action.origin_label else "",
        },
    ]
    if action.closed_at is not None:
        facts.append({"key": "What came of it", "value": action.result})
    return facts


def _changes(action: Action, membership: Membership) -> list[tuple[str, str]]:
    """Return what else a person may do with an action now: a page and its words."""
    if Permission.ACTIONS_ASSIGN not in membership.permissions:
        return []
    if not action.is_open:
        return [("reopen", "Open it again")]
    return [
        ("reassign", "Give it to somebody else"),
        ("change-due", "Give it another day"),
        ("reword", "Put it in other words"),
        ("drop", "Drop it"),
    ]


def _entry(record: Record) -> dict[str, str]:
    return {
        "title": record.event[:1].upper() + record.event[1:],
        "by": record.by_name,
        "at": moment(record.at),
        "text": detail_words(record.detail),
    }


def _csv_row(action: Action, today: date) -> list[object]:
    return [
        action.title,
        action.owner.user.name if action.owner else None,
        action.agency.name if action.agency else None,
        action.due_on.isoformat(),
        ACTION_STATE_NAMES[ActionState(action.state)],
        "yes" if action.band(today) is Band.OVERDUE else "no",
        ACTION_PRIORITY_NAMES[ActionPriority(action.priority)],
        action.origin_label or ORIGIN_NAMES[OriginKind(action.origin_kind)],
        action.assigned_at.date().isoformat(),
        action.assigned_by.name,
        action.closed_at.date().isoformat() if action.closed_at else None,
        action.closed_by.name if action.closed_by else None,
        action.result,
        action.detail,
    ]
