"""Making a partnership, saying how to reach it, opening its years."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.partnership.rules import (
    Contact,
    NotUsable,
    check_slug,
    plan_year_starts,
)


@transaction.atomic
def create_partnership(*, slug: str, name: str, by: User, at: datetime) -> Partnership:
    """Make a partnership; its slug must be new and fit to begin an address."""
    check_slug(slug)
    if Partnership.objects.filter(slug=slug).exists():
        raise NotUsable(f"There is already a partnership {slug!r} here.")
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
