"""Setting up and changing a partnership."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.rules import ROLE_BY_CODE
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import (
    Agency,
    Area,
    Group,
    Membership,
    Partnership,
    PlanYear,
)
from frankpledge.partnership.rules import (
    AgencyKind,
    AreaKind,
    GroupKind,
    plan_year_starts,
)


@dataclass(frozen=True)
class Contact:
    """How to reach an agency; what is not known is ""."""

    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True)
class AreaShape:
    """An area to be added: its code, its name and, when known, its GeoJSON boundary."""

    code: str
    name: str
    boundary: dict[str, Any] | None = None


class EditedMeanwhile(Exception):
    """Somebody else saved this after it was opened; nothing was overwritten."""


@transaction.atomic
def create_partnership(*, slug: str, name: str, by: User, at: datetime) -> Partnership:
    """Make a partnership; its name and slug must be new."""
    partnership = Partnership.objects.create(slug=slug, name=name)
    audit.record(
        Event.PARTNERSHIP_CREATED, subject=partnership, by=by, at=at, partnership=slug
    )
    return partnership


@transaction.atomic
def set_contact(
    *, partnership: Partnership, contact: Contact, by: User, at: datetime
) -> Partnership:
    """Set how the public reaches the partnership itself."""
    partnership.telephone = contact.telephone
    partnership.email = contact.email
    partnership.website = contact.website
    partnership.save()
    audit.record(
        Event.PARTNERSHIP_CHANGED,
        subject=partnership,
        by=by,
        at=at,
        partnership=partnership.slug,
    )
    return partnership


@transaction.atomic
def open_year(
    *, partnership: Partnership, label: str, by: User, at: datetime
) -> PlanYear:
    """Open the plan year labelled "2010-11", or return it when it is open already."""
    year, made = partnership.years.get_or_create(starts_on=plan_year_starts(label))
    if made:
        audit.record(
            Event.YEAR_OPENED, subject=year, by=by, at=at, partnership=partnership.slug
        )
    return year


@transaction.atomic
def add_person(
    *, partnership: Partnership, user: User, role: str, by: User, at: datetime
) -> Membership:
    """Give a person a role; a person holds one role in a partnership."""
    if role not in ROLE_BY_CODE:
        raise ValueError(
            f"{role!r} is not a role; choose one of {', '.join(ROLE_BY_CODE)}."
        )
    membership, _ = Membership.objects.update_or_create(
        partnership=partnership, user=user, defaults={"role_code": role}
    )
    audit.record(
        Event.PERSON_ADDED,
        subject=membership,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail={"role": role},
    )
    return membership


@transaction.atomic
def place_person(
    *,
    membership: Membership,
    agency: Agency | None,
    job_title: str,
    by: User,
    at: datetime,
) -> Membership:
    """Say which agency a person works for, and as what."""
    membership.agency, membership.job_title = agency, job_title
    membership.save()
    audit.record(
        Event.PERSON_ADDED,
        subject=membership,
        by=by,
        at=at,
        partnership=membership.partnership.slug,
        detail={"agency": str(agency or ""), "job_title": job_title},
    )
    return membership


@transaction.atomic
def add_agency(
    *,
    partnership: Partnership,
    name: str,
    kind: AgencyKind,
    is_member: bool,
    by: User,
    at: datetime,
) -> Agency:
    """Add an agency, or return the one of this name."""
    agency, made = Agency.objects.get_or_create(
        partnership=partnership,
        name=name,
        defaults={"kind": kind.value, "is_member": is_member},
    )
    if made:
        audit.record(
            Event.AGENCY_ADDED,
            subject=agency,
            by=by,
            at=at,
            partnership=partnership.slug,
        )
    return agency


@transaction.atomic
def change_agency(
    *, agency: Agency, changes: dict[str, Any], version: int, by: User, at: datetime
) -> Agency:
    """Change an agency; `version` is the one the editor opened.

    Raises EditedMeanwhile when somebody saved it since.
    """
    held = Agency.objects.select_for_update().get(pk=agency.pk)
    if held.version != version:
        raise EditedMeanwhile(
            f"{held.name} was changed by somebody else while you were editing. "
            "Nothing of either was lost: compare and save again."
        )
    for name, value in changes.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    audit.record(
        Event.AGENCY_CHANGED,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={"changed": sorted(changes)},
    )
    return held


@transaction.atomic
def add_group(
    *, partnership: Partnership, name: str, kind: GroupKind, by: User, at: datetime
) -> Group:
    """Add a group, or return the one of this name."""
    group, made = Group.objects.get_or_create(
        partnership=partnership, name=name, defaults={"kind": kind.value}
    )
    if made:
        audit.record(
            Event.GROUP_ADDED, subject=group, by=by, at=at, partnership=partnership.slug
        )
    return group


@transaction.atomic
def describe_group(
    *,
    group: Group,
    changes: dict[str, Any],
    agencies: Sequence[Agency],
    by: User,
    at: datetime,
) -> Group:
    """Set a group's purpose, meetings, chair and agencies."""
    for name, value in changes.items():
        setattr(group, name, value)
    group.save()
    group.agencies.set(agencies)
    audit.record(
        Event.GROUP_ADDED,
        subject=group,
        by=by,
        at=at,
        partnership=group.partnership.slug,
        detail={"changed": sorted(changes), "agencies": [str(a) for a in agencies]},
    )
    return group


@transaction.atomic
def add_areas(
    *,
    partnership: Partnership,
    kind: AreaKind,
    vintage: int,
    shapes: Sequence[AreaShape],
    by: User,
    at: datetime,
) -> int:
    """Add or redraw a layer of areas; returns how many areas it now names."""
    for shape in shapes:
        Area.objects.update_or_create(
            partnership=partnership,
            kind=kind.value,
            vintage=vintage,
            code=shape.code,
            defaults={"name": shape.name, "boundary": shape.boundary},
        )
    audit.record(
        Event.AREAS_ADDED,
        subject=partnership,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail={"kind": kind.value, "vintage": vintage, "areas": len(shapes)},
    )
    return len(shapes)
