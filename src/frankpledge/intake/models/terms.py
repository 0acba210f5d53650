"""On which terms a supplier shares a source with the partnership."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frankpledge.intake.sharing import RETENTION_WORDS, RetentionFrom


class SharingTerms(models.Model):
    """Why a supplier shares, by what right, who may see records, how long they stay."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"contact"})
    RETENTION = "while anything of the supplier is held"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="terms"
    )
    source = models.CharField(max_length=30)
    supplier = models.CharField(max_length=60)
    purpose = models.TextField()
    bases = models.JSONField()  # by `sharing.Basis`
    agreement = models.CharField(max_length=300, blank=True)  # its name or number
    signed_on = models.DateField(null=True, blank=True)
    roles = models.JSONField()  # by `access.rules`: who may see records; none: nobody
    agencies = models.ManyToManyField(
        "partnership.Agency", related_name="+", blank=True
    )
    small_number = models.PositiveSmallIntegerField(null=True, blank=True)
    retention_months = models.PositiveSmallIntegerField(null=True, blank=True)
    retention_from = models.CharField(
        max_length=10,
        choices=[(start.value, words) for start, words in RETENTION_WORDS.items()],
        default=RetentionFrom.RECEIPT.value,
    )
    contact = models.TextField(blank=True)  # whom to ask at the supplier
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["source", "supplier"]
        verbose_name_plural = "sharing terms"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "source", "supplier"],
                name="one_set_of_terms_a_source_and_supplier",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.supplier}"
