"""Depersonalised extracts, each as it was released."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from frankpledge.analysis.releases import Told
from frankpledge.intake.extracts import GRAIN_WORDS, Grain, quarter_label


class Extract(models.Model):
    """Counts by place and category of a quarter, as they were told to a partner.

    Kept for good: what later extracts may tell depends on what was told before.
    """

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"released_by"})
    RETENTION = "for good: later extracts are protected against it"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="extracts"
    )
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=30)
    supplier = models.CharField(max_length=60)
    quarter = models.DateField()  # its first day
    grain = models.CharField(
        max_length=10, choices=[(grain.value, GRAIN_WORDS[grain]) for grain in Grain]
    )
    boundaries = models.PositiveSmallIntegerField(null=True)  # of the wards
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, null=True, related_name="+"
    )
    why = models.TextField()
    threshold = models.PositiveSmallIntegerField()  # smaller counts were not told
    told = models.JSONField()  # as `analysis.releases.Told`, null where not told
    versions = models.JSONField()  # of the returns counted
    cautions = models.JSONField(default=list)  # sentences: months that looked partial
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="one_extract_a_number"
            ),
        ]

    def __str__(self) -> str:
        quarter = quarter_label(self.quarter)
        return f"extract {self.number}: {self.source} {self.supplier} {quarter}"

    @property
    def as_told(self) -> Told:
        """Return what it told."""
        held = self.told
        return Told(
            rows=tuple(held["rows"]),
            columns=tuple(held["columns"]),
            cells=tuple(tuple(row) for row in held["cells"]),
            row_totals=tuple(held["row_totals"]),
            column_totals=tuple(held["column_totals"]),
            total=held["total"],
        )

    def address(self, year: str) -> str:
        """Return its page, in a year's pages."""
        return reverse(
            "intake:extract", args=[self.partnership.slug, year, self.number]
        )
