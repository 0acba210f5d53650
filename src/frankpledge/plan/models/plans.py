"""The strategy, the annual plan, its priorities, narrative and money."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import OPEN_STAGES, PART_NAMES, STAGE_NAMES, PlanStage

NOBODY: frozenset[str] = frozenset()


class Strategy(models.Model):
    """What the partnership means to do over three years."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="strategies"
    )
    title = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField()
    summary = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-starts_on"]
        verbose_name_plural = "strategies"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")),
                name="a_strategy_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Plan(models.Model):
    """The plan of one year: one for each, revised until it is agreed."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    year = models.OneToOneField(
        "partnership.PlanYear", on_delete=models.CASCADE, related_name="plan"
    )
    strategy = models.ForeignKey(
        Strategy, on_delete=models.SET_NULL, null=True, blank=True, related_name="plans"
    )
    title = models.CharField(max_length=300)
    introduction = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the plan's own page."""
        return reverse("plan:plan", args=[self.year.partnership.slug, self.year.label])

    @property
    def stage(self) -> PlanStage:
        """Return where the plan stands: the last status set, or draft."""
        last = max(self.statuses.all(), key=lambda status: status.pk, default=None)
        return PlanStage(last.stage) if last else PlanStage.DRAFT

    @property
    def is_open(self) -> bool:
        """Return whether the plan may still be changed."""
        return self.stage in OPEN_STAGES


class PlanStatus(models.Model):
    """A status a plan was given: what, who, when, why. The latest counts."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"by"})
    RETENTION = "as the plan"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="statuses")
    stage = models.CharField(
        max_length=12, choices=[(s.value, STAGE_NAMES[s]) for s in PlanStage]
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "plan statuses"

    def __str__(self) -> str:
        return self.stage


class Priority(models.Model):
    """What the partnership agreed to put first, with the issues it covers."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    title = models.CharField(max_length=300)
    issues = models.TextField(blank=True)  # one a line
    position = models.PositiveIntegerField(default=0)
    drawn_from = models.ForeignKey(
        "plan.DraftElement", on_delete=models.SET_NULL, null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "title"], name="one_priority_a_title"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NarrativeTopic(models.Model):
    """What the plan tells on one topic: of last year's work, or of another part."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="narrative")
    part = models.CharField(
        max_length=20,
        choices=[(p.value, PART_NAMES[p]) for p in Part],
        default=Part.REVIEW.value,
    )
    title = models.CharField(max_length=300)
    text = models.TextField()  # paragraphs, an empty line between
    position = models.PositiveIntegerField(default=0)
    drawn_from = models.ForeignKey(
        "plan.DraftElement", on_delete=models.SET_NULL, null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class FundingPot(models.Model):
    """Money the plan draws on, and what the plan says of it."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="funding")
    name = models.CharField(max_length=200)
    sentence = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    drawn_from = models.ForeignKey(
        "plan.DraftElement", on_delete=models.SET_NULL, null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
