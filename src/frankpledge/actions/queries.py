"""Reading the action log: always from a partnership or a person's role in it."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.db import models

from frankpledge.access.rules import Permission, roles_with
from frankpledge.actions.models import Action, CalendarKey, Reminder
from frankpledge.actions.rules import BANDS, ActionState, Band
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Agency, Membership, Partnership


@dataclass(frozen=True)
class Wanted:
    """Which actions of the log to show; None or "" means all."""

    agency: Agency | None = None
    owner: Membership | None = None
    state: ActionState | None = None
    band: Band | None = None


def actions_of(partnership: Partnership) -> models.QuerySet[Action]:
    """Return every action of a partnership, the earliest due first."""
    return Action.objects.filter(partnership=partnership).select_related(
        "partnership", "owner__user", "agency", "assigned_by", "closed_by"
    )


def visible_to(membership: Membership) -> models.QuerySet[Action]:
    """Return the actions a person may see: all, or their own and their agency's."""
    actions = actions_of(membership.partnership)
    if Permission.ACTIONS_VIEW_ALL in membership.permissions:
        return actions
    return actions.filter(_of(membership))


def mine(membership: Membership) -> models.QuerySet[Action]:
    """Return what a person must do: their own, and what their agency left to nobody."""
    own = models.Q(owner=membership)
    if membership.agency_id is not None:
        own |= models.Q(agency_id=membership.agency_id, owner=None)
    return actions_of(membership.partnership).filter(own, state=ActionState.OPEN)


def due_of(membership: Membership, *, before: date) -> models.QuerySet[Action]:
    """Return what a person must do before a day, what is overdue first."""
    return mine(membership).filter(due_on__lt=before)


def picked(
    actions: models.QuerySet[Action], wanted: Wanted, *, today: date
) -> models.QuerySet[Action]:
    """Return those of some actions that are wanted, open ones first.

    A band holds open ones alone. What is closed follows, what was closed last first.
    """
    actions = actions.order_by(
        models.F("closed_at").desc(nulls_first=True), "due_on", "pk"
    )
    if wanted.agency is not None:
        actions = actions.filter(agency=wanted.agency)
    if wanted.owner is not None:
        actions = actions.filter(owner=wanted.owner)
    if wanted.state is not None:
        actions = actions.filter(state=wanted.state)
    if wanted.band is not None:
        actions = actions.filter(_in_band(wanted.band, today), state=ActionState.OPEN)
    return actions


def action_seen(membership: Membership, *, pk: int) -> Action | None:
    """Return one action if the person may see it, or None."""
    return visible_to(membership).filter(pk=pk).first()


def action_by_key(partnership: Partnership, key: str) -> Action | None:
    """Return the action assigned under an origin's key, or None."""
    return actions_of(partnership).filter(key=key).first() if key else None


def actions_by_key(partnership: Partnership, *, prefix: str) -> dict[str, Action]:
    """Return the actions whose origin's key begins so, by key."""
    found = actions_of(partnership).filter(key__startswith=prefix)
    return {action.key: action for action in found}


def people_with_actions(partnership: Partnership) -> models.QuerySet[Membership]:
    """Return who can have actions: those whose role lets them see their own."""
    roles = [role.code for role in roles_with(Permission.ACTIONS_VIEW)]
    people = partnership_queries.people_of(partnership)
    return people.filter(role_code__in=roles)


def people_to_remind(
    partnership: Partnership, *, day: date
) -> models.QuerySet[Membership]:
    """Return who can be written to and was not reminded on this day."""
    told = Reminder.objects.filter(day=day).values("membership")
    people = people_with_actions(partnership)
    return people.filter(user__is_active=True).exclude(pk__in=told)


def membership_by_token(slug: str, *, token: str) -> Membership | None:
    """Return whose calendar a token opens in a partnership, or None.

    It opens nothing while the person may not sign in, or may not see actions.
    """
    key = (
        CalendarKey.objects.filter(
            sha256=hash_of(token),
            membership__partnership__slug=slug,
            membership__user__is_active=True,
        )
        .select_related("membership__partnership", "membership__user")
        .first()
    )
    may_see = key and Permission.ACTIONS_VIEW in key.membership.permissions
    return key.membership if key and may_see else None


def calendar_key_of(membership: Membership) -> CalendarKey | None:
    """Return when a person's calendar address was made, if they have one."""
    return CalendarKey.objects.filter(membership=membership).first()


def hash_of(token: str) -> str:
    """Return what is kept of a token: 43 random letters need no slow hash."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _of(membership: Membership) -> models.Q:
    own = models.Q(owner=membership)
    if membership.agency_id is not None:
        own |= models.Q(agency_id=membership.agency_id)
    return own


def _in_band(band: Band, today: date) -> models.Q:
    """Return the days of a band as a condition: from the last limit up to its own."""
    place = [limit.band for limit in BANDS].index(band)
    within = models.Q()
    if place:
        starts = BANDS[place - 1].before_days
        within &= models.Q(due_on__gte=today + timedelta(days=starts or 0))
    if (ends := BANDS[place].before_days) is not None:
        within &= models.Q(due_on__lt=today + timedelta(days=ends))
    return within
