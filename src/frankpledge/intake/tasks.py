"""What the background worker does for intake."""

from __future__ import annotations

from django_tasks import task

from frankpledge.intake import operations, queries


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
