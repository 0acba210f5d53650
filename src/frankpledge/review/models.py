"""What people type in because no return carries it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class TypedReturn(models.Model):
    """A partner's figure for a measure and a period; the latest typed counts."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"typed_by", "note"})
    RETENTION = "as the plan"

    measure = models.ForeignKey(
        "plan.Measure", on_delete=models.CASCADE, related_name="typed_returns"
    )
    starts_on = models.DateField()
    ends_before = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    numerator = models.DecimalField(
        max_digits=14, decimal_places=4, null=True, blank=True
    )
    denominator = models.DecimalField(
        max_digits=14, decimal_places=4, null=True, blank=True
    )
    provisional = models.BooleanField(default=False)
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.SET_NULL, null=True, blank=True
    )
    note = models.TextField(blank=True)
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    typed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_before__gt=models.F("starts_on")),
                name="a_typed_return_covers_some_days",
            ),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True)
                | models.Q(denominator__gt=0),
                name="a_denominator_is_more_than_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} for {self.starts_on}"
