"""What is counted, what it should reach, and where its values come from."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from frankpledge.plan.models.plans import NOBODY, Plan
from frankpledge.plan.models.themes import Theme
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import (
    BINDING_NAMES,
    PERIOD_NAMES,
    POLARITY_NAMES,
    ROUNDING_NAMES,
    UNIT_NAMES,
    BindingKind,
    FigureKnown,
    MeasureUnit,
    PeriodKind,
    Polarity,
    Rounding,
    Rule,
)

STATES = [(state.value, state.value) for state in FigureKnown]


class Indicator(models.Model):
    """What is counted, over what, by which instrument, and how it is printed.

    A code from two instruments is two indicators: never one line.
    """

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="indicators"
    )
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=500)
    numerator = models.TextField(blank=True)  # a plain sentence
    denominator = models.TextField(blank=True)  # a plain sentence; "" for a count
    unit = models.CharField(
        max_length=10,
        choices=[(u.value, UNIT_NAMES[u]) for u in MeasureUnit],
        default=MeasureUnit.COUNT.value,
    )
    polarity = models.CharField(
        max_length=10, choices=[(p.value, POLARITY_NAMES[p]) for p in Polarity]
    )
    instrument = models.CharField(max_length=200, blank=True)
    reference = models.CharField(max_length=40, blank=True)  # "NI32"
    rounding = models.CharField(
        max_length=10,
        choices=[(r.value, ROUNDING_NAMES[r]) for r in Rounding],
        default=Rounding.HALF_UP.value,
    )
    places = models.PositiveSmallIntegerField(default=0)
    period = models.CharField(
        max_length=20,
        choices=[(p.value, PERIOD_NAMES[p]) for p in PeriodKind],
        default=PeriodKind.FINANCIAL_YEAR.value,
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="one_indicator_a_code"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Measure(models.Model):
    """An indicator in this year's plan: who answers for it, from what baseline."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="measures"
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.CASCADE, null=True, blank=True, related_name="measures"
    )
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=1000)  # as the document words it
    section = models.CharField(max_length=200, blank=True)  # "Crime targets"
    links = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(
        "partnership.Agency",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
    )
    baseline = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, blank=True
    )
    baseline_state = models.CharField(
        max_length=16, choices=STATES, default=FigureKnown.BLANK.value
    )
    baseline_printed = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)
    drawn_from = models.ForeignKey(
        "plan.DraftElement", on_delete=models.SET_NULL, null=True, blank=True
    )
    line = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="one_measure_a_code"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the measure's page in the review, where it is answered for."""
        year = self.plan.year
        return reverse(
            "review:measure", args=[year.partnership.slug, year.label, self.code]
        )

    @property
    def target(self) -> "Target | None":
        """Return the target in force: the one set last."""
        return max(self.targets.all(), key=lambda target: target.pk, default=None)


class Target(models.Model):
    """What a measure should reach: as a rule and as printed. The latest counts."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"set_by"})
    RETENTION = "as the plan"

    measure = models.ForeignKey(
        Measure, on_delete=models.CASCADE, related_name="targets"
    )
    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in RuleKind], blank=True
    )
    amount = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    printed = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, blank=True
    )
    printed_state = models.CharField(
        max_length=16, choices=STATES, default=FigureKnown.BLANK.value
    )
    printed_text = models.CharField(max_length=60, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount or ''}".strip()

    @property
    def rule(self) -> Rule | None:
        """Return the target as a rule, or None where no rule was understood."""
        return Rule(RuleKind(self.kind), self.amount) if self.kind else None


class PrintedResult(models.Model):
    """What a plan document prints as a measure's result: its claim, not ours."""

    PERSONAL: ClassVar[frozenset[str]] = NOBODY
    RETENTION = "as the plan"

    measure = models.OneToOneField(
        Measure, on_delete=models.CASCADE, related_name="printed_result"
    )
    actual = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    actual_state = models.CharField(max_length=16, choices=STATES)
    actual_printed = models.CharField(max_length=60, blank=True)
    change_printed = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.actual_printed


class SourceBinding(models.Model):
    """Where a measure's values come from. `detail` is validated by `plan.bindings`."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset({"bound_by"})
    RETENTION = "as the plan"

    measure = models.OneToOneField(
        Measure, on_delete=models.CASCADE, related_name="binding"
    )
    kind = models.CharField(
        max_length=12, choices=[(k.value, BINDING_NAMES[k]) for k in BindingKind]
    )
    detail = models.JSONField(default=dict)
    bound_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    bound_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return BINDING_NAMES[BindingKind(self.kind)]
