"""Giving people roles, changing what they do, and letting them go."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from frankpledge.access import operations as access
from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import ROLE_BY_CODE, Role
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership import permissions, queries
from frankpledge.partnership.keeping import one_at_a_time
from frankpledge.partnership.models import Agency, Membership, Partnership
from frankpledge.partnership.rules import NotUsable


@dataclass(frozen=True)
class Post:
    """What somebody is in a partnership: the role by its code, agency, job title."""

    role: str
    agency: Agency | None = None
    job_title: str = ""


@dataclass(frozen=True)
class Invitation:
    """Whom to invite, and as what."""

    email: str
    name: str
    post: Post


@transaction.atomic
def add_person(
    *, partnership: Partnership, user: User, role: str, by: User, at: datetime
) -> Membership:
    """Give a person a role; a person holds one role in a partnership."""
    _role(role)
    membership, _ = Membership.objects.update_or_create(
        partnership=partnership, user=user, defaults={"role_code": role}
    )
    _record(membership, Event.PERSON_ADDED, {"role": role}, by=by, at=at)
    return membership


@transaction.atomic
def invite(
    *, partnership: Partnership, invitation: Invitation, by: User, at: datetime
) -> Membership:
    """Give a new person a role; an account known by the address is used as it is."""
    user = access.add_user(email=invitation.email, name=invitation.name)
    held = queries.membership_of(user, slug=partnership.slug)
    if held is not None:
        raise Refusal(
            f"{held.user.name} is already here as {held.role.name.lower()}. "
            "Change that role instead."
        )
    membership = add_person(
        partnership=partnership, user=user, role=invitation.post.role, by=by, at=at
    )
    membership.agency = invitation.post.agency
    membership.job_title = invitation.post.job_title
    membership.save()
    return membership


@transaction.atomic
def change_post(
    *, membership: Membership, post: Post, by: User, at: datetime
) -> Membership:
    """Change a person's role, agency or job title; one manager must remain."""
    one_at_a_time(membership.partnership)
    permissions.check_manager_remains(membership, _role(post.role))
    membership.role_code = post.role
    membership.agency, membership.job_title = post.agency, post.job_title
    membership.save()
    detail = {
        "role": post.role,
        "agency": str(post.agency or ""),
        "job_title": post.job_title,
    }
    _record(membership, Event.PERSON_CHANGED, detail, by=by, at=at)
    return membership


@transaction.atomic
def end_role(*, membership: Membership, by: User, at: datetime) -> None:
    """End a person's role: from now on the partnership does not exist for them."""
    one_at_a_time(membership.partnership)
    permissions.check_manager_remains(membership, None)
    _record(membership, Event.PERSON_LEFT, {}, by=by, at=at)
    membership.delete()


def _role(code: str) -> Role:
    if code not in ROLE_BY_CODE:
        raise NotUsable(
            f"{code!r} is not a role; choose one of {', '.join(ROLE_BY_CODE)}."
        )
    return ROLE_BY_CODE[code]


def _record(
    membership: Membership,
    event: Event,
    detail: dict[str, str],
    *,
    by: User,
    at: datetime,
) -> None:
    audit.record(
        event,
        subject=membership,
        by=by,
        at=at,
        partnership=membership.partnership.slug,
        detail=detail,
    )
