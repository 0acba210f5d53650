"""What was published, frozen."""

import json
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse


class Publication(models.Model):
    """A plan and its review as published: content, page and PDF, and their hashes."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"published_by"})
    RETENTION = "kept: it was public"

    year = models.ForeignKey(
        "partnership.PlanYear", on_delete=models.PROTECT, related_name="publications"
    )
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    content = models.TextField()  # canonical JSON: what page and PDF are made from
    content_sha256 = models.CharField(max_length=64)
    html = models.TextField()
    html_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    evidence_versions = models.JSONField(default=list)
    code_version = models.CharField(max_length=40)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["year", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="one_publication_a_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, publication {self.number}"

    def get_absolute_url(self) -> str:
        """Return the public page."""
        return reverse(
            "public:publication", args=[self.year.partnership.slug, self.year.label]
        )

    @property
    def as_content(self) -> dict[str, Any]:
        """Return the frozen content."""
        content: dict[str, Any] = json.loads(self.content)
        return content
