"""What people type in: figures, words about figures, and how a status is given."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from frankpledge.analysis.periods import Period
from frankpledge.review.status import (
    BASIS_NAMES,
    COLOUR_NAMES,
    SIGNS,
    Basis,
    Colour,
    Convention,
    Level,
    Shape,
)
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


class StatusConvention(models.Model):
    """How a partnership gives statuses; an indicator without its own takes the usual."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        "partnership.Partnership",
        on_delete=models.CASCADE,
        related_name="status_conventions",
    )
    name = models.CharField(max_length=80)
    basis = models.CharField(
        max_length=8, choices=[(basis.value, BASIS_NAMES[basis]) for basis in Basis]
    )
    is_usual = models.BooleanField(default=False)
    indicators = models.ManyToManyField(
        "plan.Indicator", related_name="status_conventions", blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"], name="one_convention_a_name"
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(is_usual=True),
                name="one_usual_convention",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def convention(self) -> Convention:
        """Return it as the rules read it."""
        levels = tuple(level.level for level in self.levels.all())
        return Convention(self.name, Basis(self.basis), levels)


class StatusLevel(models.Model):
    """One status of a convention: green, and what green means."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    RETENTION = "as the convention"

    convention = models.ForeignKey(
        StatusConvention, on_delete=models.CASCADE, related_name="levels"
    )
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    shape = models.CharField(
        max_length=10, choices=[(shape.value, SIGNS[shape]) for shape in Shape]
    )
    colour = models.CharField(
        max_length=10, choices=[(each.value, COLOUR_NAMES[each]) for each in Colour]
    )
    meaning = models.CharField(max_length=200)
    least_margin = models.DecimalField(
        max_digits=12, decimal_places=4, null=True, blank=True
    )
    is_unknown = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> Level:
        """Return it as the rules read it."""
        return Level(
            self.name,
            Shape(self.shape),
            Colour(self.colour),
            self.meaning,
            self.least_margin,
            self.is_unknown,
        )


class JudgedStatus(models.Model):
    """A status somebody gave a measure, with the reason; the latest counts."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"judged_by", "reason"})
    RETENTION = "as the plan"

    measure = models.ForeignKey(
        "plan.Measure", on_delete=models.CASCADE, related_name="judged_statuses"
    )
    level = models.ForeignKey(StatusLevel, on_delete=models.PROTECT)
    reason = models.TextField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.level}: {self.reason}"
