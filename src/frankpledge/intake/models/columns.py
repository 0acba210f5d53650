"""What the columns of a kind of file are, said once and kept in versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class ColumnMapping(models.Model):
    """What a person said of the columns of a kind of file. Never changed: superseded."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"said_by"})
    RETENTION = "as long as returns read with it"

    partnership = models.ForeignKey(
        "partnership.Partnership",
        on_delete=models.CASCADE,
        related_name="column_mappings",
    )
    source = models.SlugField(max_length=30)  # a source of its own: "noise-complaints"
    title = models.CharField(max_length=100)
    supplier = models.SlugField(max_length=60)
    number = models.PositiveIntegerField()
    is_current = models.BooleanField()
    fingerprint = models.CharField(max_length=64)  # of the headings
    definition = models.JSONField()  # `readers.mapped.definition.Definition`
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["title", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "number"],
                name="one_column_mapping_a_number",
            ),
            models.UniqueConstraint(
                fields=["partnership", "source"],
                condition=models.Q(is_current=True),
                name="one_current_column_mapping_a_source",
            ),
            models.UniqueConstraint(
                fields=["partnership", "fingerprint"],
                condition=models.Q(is_current=True),
                name="one_current_column_mapping_a_header",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"
