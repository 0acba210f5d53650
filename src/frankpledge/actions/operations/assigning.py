"""Assigning actions, giving them to somebody else, giving them another day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.actions import permissions, queries
from frankpledge.actions.keeping import keep, locked
from frankpledge.actions.models import Action
from frankpledge.actions.rules import BY_HAND, ActionPriority, Origin
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Agency, Membership, Partnership
from frankpledge.partnership.refusals import EditedMeanwhile


@dataclass(frozen=True)
class Task:
    """What is to be done, by whom, by which day; an owner or an agency must be named."""

    title: str
    due_on: date
    owner: Membership | None = None
    agency: Agency | None = None
    detail: str = ""
    priority: ActionPriority = ActionPriority.NORMAL


@transaction.atomic
def assign(
    *,
    partnership: Partnership,
    task: Task,
    origin: Origin = BY_HAND,
    by: User,
    at: datetime,
) -> Action:
    """Assign an action, or return the one assigned under the origin's key before.

    An owner's agency answers for it where no other is named. Raises Refusal when
    nobody is named, or somebody of another partnership.
    """
    held = queries.action_by_key(partnership, origin.key)
    if held is not None:
        return held
    action, is_new = _made(partnership, task, origin, by=by, at=at)
    if is_new:
        audit.record(
            Event.ACTION_ASSIGNED,
            subject=action,
            by=by,
            at=at,
            partnership=partnership.slug,
            detail={"to": action.whose, "due": task.due_on, "from": origin.label},
        )
    return action


@transaction.atomic
def reassign(
    *,
    action: Action,
    owner: Membership | None,
    agency: Agency | None,
    version: int,
    by: User,
    at: datetime,
) -> Action:
    """Give an action to somebody else; `version` is the one the giver opened."""
    held = locked(action)
    permissions.check_is_open(held)
    if held.version != version:
        raise EditedMeanwhile(
            f"“{held.title}” was changed by somebody else while you were deciding: it "
            f"is for {held.whose} now. Look, and give it again."
        )
    before = held.whose
    held.agency = _agency(held.partnership, owner=owner, agency=agency)
    held.owner = owner
    detail = {"from": before, "to": held.whose}
    return keep(held, Event.ACTION_REASSIGNED, by=by, at=at, detail=detail)


@transaction.atomic
def reword(
    *,
    action: Action,
    title: str,
    detail: str,
    priority: ActionPriority,
    by: User,
    at: datetime,
) -> Action:
    """Put an action in other words; the record keeps the title it had."""
    held = locked(action)
    permissions.check_is_open(held)
    words = {"title": title, "detail": detail, "priority": priority.value}
    changed = sorted(name for name in words if getattr(held, name) != words[name])
    if not changed:
        return held
    told = {"changed": changed, "title until now": held.title}
    for name in changed:
        setattr(held, name, words[name])
    return keep(held, Event.ACTION_REWORDED, by=by, at=at, detail=told)


@transaction.atomic
def change_due(
    *, action: Action, due_on: date, reason: str, by: User, at: datetime
) -> Action:
    """Give an action another day, and say why; the same day changes nothing."""
    held = locked(action)
    permissions.check_is_open(held)
    if held.due_on == due_on:
        return held
    detail = {"from": held.due_on, "to": due_on, "why": reason}
    held.due_on = due_on
    return keep(held, Event.ACTION_DUE_CHANGED, by=by, at=at, detail=detail)


def _agency(
    partnership: Partnership, *, owner: Membership | None, agency: Agency | None
) -> Agency | None:
    """Return who answers for an action; refuse nobody, and strangers."""
    if owner is None and agency is None:
        raise Refusal("Say who must do it: a person, or at least an agency.")
    for named in (owner, agency):
        if named is not None and named.partnership_id != partnership.pk:
            raise Refusal(f"{named} does not belong to {partnership}.")
    if owner is not None and Permission.ACTIONS_VIEW not in owner.permissions:
        raise Refusal(
            f"{owner.user.name} is {owner.role.name.lower()} here and may not see "
            "actions. Give it to somebody else, or to an agency."
        )
    return agency or (owner.agency if owner else None)


def _made(
    partnership: Partnership, task: Task, origin: Origin, *, by: User, at: datetime
) -> tuple[Action, bool]:
    """Return the action and whether it is new: two at once assign one."""
    fields: dict[str, Any] = {
        "title": task.title,
        "detail": task.detail,
        "due_on": task.due_on,
        "priority": task.priority.value,
        "owner": task.owner,
        "agency": _agency(partnership, owner=task.owner, agency=task.agency),
        **_as_kept(origin),
        "assigned_by": by,
        "assigned_at": at,
        "changed_at": at,
    }
    if not origin.key:
        return Action.objects.create(partnership=partnership, **fields), True
    return Action.objects.get_or_create(
        partnership=partnership, key=origin.key, defaults=fields
    )


def _as_kept(origin: Origin) -> dict[str, Any]:
    """Return an origin as the fields it is kept in."""
    return {
        "origin_kind": origin.kind.value,
        "origin_label": origin.label[:200],
        "origin_url_name": origin.url_name,
        "origin_url_args": list(origin.url_args),
    }
