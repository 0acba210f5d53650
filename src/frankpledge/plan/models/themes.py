"""A theme sheet: lead, overview, activities, outcomes, partners."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from frankpledge.plan.models.plans import NOBODY, Plan, Priority
from frankpledge.plan.rules import ACTIVITY_STATE_NAMES, ActivityState


class Theme(models.Model):
    """One theme of a priority, led by one agency."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"answered_by"})
    RETENTION = "as the plan"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="themes")
    priority = models.ForeignKey(
        Priority, on_delete=models.CASCADE, related_name="themes"
    )
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    lead = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="themes_led",
    )
    answered_by = models.CharField(max_length=200, blank=True)
    overview = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    drawn_from = models.ForeignKey(
        "plan.DraftElement", on_delete=models.SET_NULL, null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "slug"], name="one_theme_a_slug"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the theme sheet's page."""
        year = self.plan.year
        return reverse(
            "plan:theme", args=[year.partnership.slug, year.label, self.slug]
        )


class Activity(models.Model):
    """Something partners will do: by whom, by when, how far it has come."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"answered_by"})
    RETENTION = "as the plan"

    theme = models.ForeignKey(
        Theme, on_delete=models.CASCADE, related_name="activities"
    )
    text = models.TextField()
    owner = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="activities",
    )
    # A post, a person or several agencies, where no one agency answers for it.
    answered_by = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    timescale = models.CharField(max_length=200, blank=True)  # "Ongoing": no day
    cost = models.TextField(blank=True)
    note = models.TextField(blank=True)
    state = models.CharField(
        max_length=12,
        choices=[(s.value, ACTIVITY_STATE_NAMES[s]) for s in ActivityState],
        default=ActivityState.PLANNED.value,
    )
    position = models.PositiveIntegerField(default=0)
    line = models.PositiveIntegerField(null=True, blank=True)  # of the document
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return self.text


class IntendedOutcome(models.Model):
    """What should be different at the end."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="outcomes")
    text = models.TextField()
    position = models.PositiveIntegerField(default=0)
    line = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class KeyPartner(models.Model):
    """An agency that takes part in a theme."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="partners")
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.CASCADE, related_name="themes_joined"
    )
    position = models.PositiveIntegerField(default=0)
    line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["theme", "agency"], name="an_agency_once_a_theme"
            ),
        ]

    def __str__(self) -> str:
        return str(self.agency)
