"""The break register: from which month figures cannot be compared with those before."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frankpledge.intake.rules import BREAK_WORDS, BreakKind


class RecordingBreak(models.Model):
    """A change in how something is recorded, so that figures across it mislead."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"noted_by"})
    RETENTION = "while a figure is compared across it"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="breaks"
    )
    source = models.CharField(max_length=30)
    supplier = models.CharField(max_length=60, blank=True)  # "": every one
    category = models.CharField(max_length=200, blank=True)  # "": every one
    month = models.DateField()  # the first recorded the new way
    kind = models.CharField(
        max_length=20, choices=[(kind.value, BREAK_WORDS[kind]) for kind in BreakKind]
    )
    reason = models.TextField()  # what changed, and who says so
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-month", "source", "supplier", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "supplier", "category", "month"],
                name="one_break_a_category_and_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category or 'Every category'} from {self.month:%Y-%m}"
