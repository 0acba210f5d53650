"""Files brought by page, and the work on them."""

from __future__ import annotations

from django.db import models

from frankpledge.intake.models import Delivery
from frankpledge.partnership.models import Partnership


def deliveries_of(partnership: Partnership) -> models.QuerySet[Delivery]:
    """Return what was brought by page, newest first."""
    return Delivery.objects.filter(partnership=partnership).select_related(
        "partnership", "received_by"
    )


def delivery_of(partnership: Partnership, *, number: int) -> Delivery | None:
    """Return one delivery, or None."""
    return deliveries_of(partnership).filter(pk=number).first()


def delivery_at_work(number: int) -> Delivery:
    """Return a delivery for the worker, which serves every partnership."""
    return Delivery.objects.select_related("partnership", "received_by").get(pk=number)
