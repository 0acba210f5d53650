"""Files brought by page, and how far the work on them has come."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from frankpledge.intake.rules import DELIVERY_WORDS, UNDER_WAY, DeliveryStatus


class Delivery(models.Model):
    """Files somebody brought by page, and how far the work on them has come."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"received_by"})
    RETENTION = "the files until they are read; the rest as long as its returns"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="deliveries"
    )
    source = models.CharField(max_length=30)
    file_names = models.JSONField()  # as their sender knows them
    folder = models.CharField(max_length=300)  # from the folder of incoming files
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    status = models.CharField(
        max_length=10,
        choices=[(status.value, DELIVERY_WORDS[status]) for status in DeliveryStatus],
        default=DeliveryStatus.WAITING.value,
    )
    files_done = models.PositiveIntegerField(default=0)
    files_in_all = models.PositiveIntegerField(default=0)
    bytes_done = models.PositiveBigIntegerField(default=0)
    bytes_in_all = models.PositiveBigIntegerField(default=0)
    # Which working-off of it this is: one that was taken over or stopped notices by it.
    attempt = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField()  # when the worker last said how far it is
    message = models.TextField(blank=True)  # a sentence
    report = models.JSONField(null=True)  # as `operations.report_as_json` gives it

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return ", ".join(self.file_names)[:200]

    @property
    def is_under_way(self) -> bool:
        """Say whether its outcome is still to come."""
        return self.status in UNDER_WAY

    def address(self, year: str) -> str:
        """Return its page, in a year's pages."""
        return reverse("intake:delivery", args=[self.partnership.slug, year, self.pk])
