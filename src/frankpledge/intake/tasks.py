"""What the background worker does for intake."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from frankpledge.access.models import User
from frankpledge.intake import operations, queries
from frankpledge.partnership import queries as partnerships
from frankpledge.partnership.models import Partnership


@task()
def work_off_delivery(number: int) -> None:
    """Work off a delivery, in the name of whoever brought it and as of when."""
    delivery = queries.delivery_at_work(number)
    operations.work_off(
        delivery=delivery, by=delivery.received_by, at=delivery.received_at
    )


def enqueue_delivery(number: int) -> None:
    """Leave a delivery to the worker."""
    work_off_delivery.enqueue(number)


@task()
def carry_out_retention(slug: str, by: int, at: str) -> None:
    """Remove what a partnership may no longer keep, in the name of whoever asked."""
    partnership = partnerships.partnership_by_slug(slug)
    people = partnerships.people_of(partnership) if partnership else ()
    person = next((one.user for one in people if one.user_id == by), None)
    if partnership is not None and person is not None:
        operations.carry_out_retention(
            partnership=partnership, by=person, at=datetime.fromisoformat(at)
        )


def enqueue_retention(partnership: Partnership, *, by: User, at: datetime) -> None:
    """Leave to the worker what a partnership may no longer keep."""
    carry_out_retention.enqueue(partnership.slug, by.pk, at.isoformat())
