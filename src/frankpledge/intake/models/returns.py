"""Returns and every version of each: the catalogue of evidence."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import Period, months_from
from frankpledge.intake.retention import REMOVAL_WORDS
from frankpledge.intake.rules import Vintage

NOBODY: frozenset[str] = frozenset()


class Return(models.Model):
    """What a supplier sends for one period: all its versions together."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while a published figure may rest on it"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="returns"
    )
    source = models.CharField(max_length=30)  # a reader's: "police-uk"
    supplier = models.CharField(max_length=60)  # as the source names them: "kent"
    month = models.DateField()  # the first day of it
    months = models.PositiveSmallIntegerField(default=1)  # a quarter has 3, a year 12

    class Meta:
        ordering = ["source", "supplier", "month", "months"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "supplier", "month", "months"],
                name="one_return_a_source_supplier_and_period",
            ),
            models.CheckConstraint(
                condition=models.Q(months__gte=1), name="a_return_has_a_month"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.supplier} {self.period}"

    @property
    def current(self) -> ReturnVersion:
        """Return the version that counts."""
        return next(version for version in self.versions.all() if version.is_current)

    @property
    def span(self) -> Period:
        """Return the days it is for."""
        return months_from(self.month, self.months)

    @property
    def period(self) -> str:
        """Return "2014-06", "2024-25-q1", "year-ending-2025-06"."""
        return self.span.slug

    @property
    def period_words(self) -> str:
        """Return "June 2014", "2024-25 Q1", "year ending June 2025"."""
        return self.span.label


class ReturnVersion(models.Model):
    """A return as it came once: what was read, kept and set aside. Never changed.

    Its rows may be removed; then this says when, by whom and why, and nothing counts it.
    """

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"received_by", "removed_by"})
    RETENTION = "the rows as the terms of sharing say; that they were held, for good"

    of_return = models.ForeignKey(
        Return, on_delete=models.CASCADE, related_name="versions"
    )
    uuid = models.UUIDField(unique=True)  # what every row of its Parquet carries
    number = models.PositiveIntegerField()
    shape = models.CharField(
        max_length=10,
        choices=[(shape.value, shape.value) for shape in Shape],
        default=Shape.INCIDENTS.value,
    )
    is_current = models.BooleanField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    removed_as = models.CharField(
        max_length=10,
        choices=[(how.value, words) for how, words in REMOVAL_WORDS.items()],
        blank=True,
    )
    removed_why = models.TextField(blank=True)
    may_come_again = models.BooleanField(default=False)  # somebody let it, once removed

    file_name = models.CharField(max_length=300)  # as its sender knows it
    content_sha256 = models.CharField(max_length=64)  # of the file, unpacked
    # What else decided what was kept of it: which key its identifiers were hashed with.
    read_with = models.CharField(max_length=40, blank=True, default="")
    # Both from the evidence store's folder.
    parquet_path = models.CharField(max_length=300)
    parquet_sha256 = models.CharField(max_length=64)
    set_aside_path = models.CharField(max_length=300, blank=True)
    set_aside_sha256 = models.CharField(max_length=64, blank=True)

    rows_read = models.PositiveIntegerField()
    rows_kept = models.PositiveIntegerField()
    rows_set_aside = models.PositiveIntegerField()
    rows_without_location = models.PositiveIntegerField()
    lsoa_vintage = models.CharField(
        max_length=10, choices=[(vintage.value, vintage.value) for vintage in Vintage]
    )
    lsoa_sentence = models.CharField(max_length=200)
    categories = models.JSONField()  # name: rows
    states = models.JSONField(default=dict)  # of figures, state: rows
    reasons = models.JSONField()  # of rows set aside: each reason, rows, lines
    warnings = models.JSONField()  # sentences

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["of_return", "number"], name="one_version_a_number"
            ),
            models.UniqueConstraint(
                fields=["of_return"],
                condition=models.Q(is_current=True),
                name="one_current_version_a_return",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    rows_read=models.F("rows_kept") + models.F("rows_set_aside")
                ),
                name="every_row_kept_or_set_aside",
            ),
            models.CheckConstraint(
                condition=models.Q(is_current=True, superseded_at=None, removed_at=None)
                | models.Q(is_current=False, superseded_at__isnull=False)
                | models.Q(is_current=False, removed_at__isnull=False),
                name="superseded_or_removed_means_not_current",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of_return} version {self.number}"
