"""The partnership's own categories, and what partners' words mean in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

NOBODY: frozenset[str] = frozenset()


class TaxonomyCategory(models.Model):
    """A category the partnership counts in, whatever its partners call it."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while a published figure may rest on it"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="categories"
    )
    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="children"
    )
    position = models.PositiveIntegerField()  # among all, as the partnership lists them

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "taxonomy categories"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="one_category_a_code"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CategoryMapping(models.Model):
    """What a word of a source means, in the months from one day up to another.

    No `supplier` means every supplier of the source that has no meaning of its own in
    the month. Two of one source, supplier and word never hold in one month; a month
    in which none holds is not known.
    """

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while a published figure may rest on it"

    partnership = models.ForeignKey(
        "partnership.Partnership",
        on_delete=models.CASCADE,
        related_name="category_mappings",
    )
    source = models.CharField(max_length=30)
    supplier = models.CharField(max_length=60, blank=True)
    words = models.TextField()  # the category as the source writes it
    valid_from = models.DateField(null=True)  # the first of a month; null: always
    valid_until = models.DateField(null=True)  # the first month it no longer holds
    category = models.ForeignKey(
        TaxonomyCategory, on_delete=models.PROTECT, related_name="mappings"
    )

    class Meta:
        ordering = ["source", "supplier", "words", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_from__lt=models.F("valid_until")),
                name="a_mapping_holds_some_month",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.words[:80]}” of {self.supplier or self.source}"
