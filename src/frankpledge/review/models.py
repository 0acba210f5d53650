"""What people type in: figures no return carries, and words about figures."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from frankpledge.analysis.periods import Period
from frankpledge.review.thread import KINDS, CommentKind


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


class MeasureComment(models.Model):
    """Words under a measure about its figure for a period; kept as written."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"text", "written_by", "signed_by"})
    RETENTION = "as the plan"

    measure = models.ForeignKey(
        "plan.Measure", on_delete=models.CASCADE, related_name="comments"
    )
    kind = models.CharField(
        max_length=12, choices=[(kind.value, KINDS[kind].name) for kind in CommentKind]
    )
    starts_on = models.DateField()
    ends_before = models.DateField()
    text = models.TextField()
    # What the measure's page showed then, so that a later figure cannot make the
    # words seem to speak of it.
    figure = models.CharField(max_length=60, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_before__gt=models.F("starts_on")),
                name="a_comment_is_about_some_days",
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by=None, signed_at=None)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False),
                name="signed_means_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{KINDS[CommentKind(self.kind)].name} for {self.period.label}"

    @property
    def period(self) -> Period:
        """Return the period the words are about."""
        return Period(self.starts_on, self.ends_before)
