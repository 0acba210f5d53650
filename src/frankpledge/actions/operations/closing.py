"""Closing actions with a result, dropping them with a reason, opening them again."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.actions import permissions, queries
from frankpledge.actions.keeping import keep, locked
from frankpledge.actions.models import Action
from frankpledge.actions.rules import ActionState
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership


@transaction.atomic
def close(*, action: Action, result: str, by: User, at: datetime) -> Action:
    """Say that an action is done, and what came of it."""
    return _closed(action, ActionState.DONE, result, by=by, at=at)


@transaction.atomic
def drop(*, action: Action, reason: str, by: User, at: datetime) -> Action:
    """Say that an action will not be done, and why."""
    return _closed(action, ActionState.DROPPED, reason, by=by, at=at)


@transaction.atomic
def close_by_key(
    *, partnership: Partnership, key: str, result: str, by: User, at: datetime
) -> Action | None:
    """Close the action assigned under an origin's key, if there is one and it is open.

    For the thing itself to say that it has happened: whoever closed the action before
    has said so, and that stands.
    """
    action = queries.action_by_key(partnership, key)
    if action is None or not action.is_open:
        return None
    return _closed(action, ActionState.DONE, result, by=by, at=at)


@transaction.atomic
def reopen(*, action: Action, reason: str, by: User, at: datetime) -> Action:
    """Open an action that was closed, and say why; its result stays in the record."""
    held = locked(action)
    permissions.check_may_become(held, ActionState.OPEN)
    detail = {"why": reason, "result until now": held.result}
    held.state, held.result = ActionState.OPEN.value, ""
    held.closed_at = held.closed_by = None
    return keep(held, Event.ACTION_REOPENED, by=by, at=at, detail=detail)


EVENTS = {
    ActionState.DONE: Event.ACTION_DONE,
    ActionState.DROPPED: Event.ACTION_DROPPED,
}


def _closed(
    action: Action, state: ActionState, words: str, *, by: User, at: datetime
) -> Action:
    held = locked(action)
    permissions.check_may_become(held, state)
    held.state, held.result = state.value, words
    held.closed_at, held.closed_by = at, by
    return keep(held, EVENTS[state], by=by, at=at, detail={"result": words})
