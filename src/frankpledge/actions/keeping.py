"""One action at a time: loaded again, locked, and recorded with its change."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from frankpledge.access.models import User
from frankpledge.actions.models import Action
from frankpledge.actions.rules import ActionState
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership


def locked(action: Action) -> Action:
    """Return the action as it is kept now, for nobody else to change meanwhile."""
    return Action.objects.select_for_update().get(pk=action.pk)


def keep(
    held: Action,
    event: Event,
    *,
    by: User,
    at: datetime,
    detail: Mapping[str, object],
) -> Action:
    """Keep a change and record it."""
    held.version += 1
    held.changed_at = at
    held.save()
    audit.record(
        event,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail=detail,
    )
    return held


def lock_open(partnership: Partnership, keys: Sequence[str]) -> list[str]:
    """Lock the open actions assigned under some keys; returns the keys found."""
    held = Action.objects.select_for_update().filter(
        partnership=partnership, key__in=keys, state=ActionState.OPEN
    )
    return [action.key for action in held.order_by("key")]
