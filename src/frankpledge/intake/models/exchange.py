"""The exchange register: which agency owes which data set, how often, by when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frankpledge.analysis.periods import Period
from frankpledge.intake.owed import (
    DUE_RULE_NAMES,
    FREQUENCIES,
    DueRule,
    Frequency,
    Terms,
    due_words,
)


class ExchangeDuty(models.Model):
    """A data set an agency owes for each period; which returns answer it, if known."""

    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    RETENTION = "while the partnership exists"

    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.CASCADE, related_name="duties"
    )
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.CASCADE, related_name="duties"
    )
    title = models.CharField(max_length=120)
    # The returns that answer it, as `Return` names them; "" until they are known.
    source = models.CharField(max_length=30, blank=True)
    supplier = models.CharField(max_length=60, blank=True)
    frequency = models.CharField(
        max_length=10,
        choices=[(f.value, FREQUENCIES[f].words) for f in Frequency],
        default=Frequency.MONTH.value,
    )
    due_rule = models.CharField(
        max_length=12,
        choices=[(rule.value, DUE_RULE_NAMES[rule]) for rule in DueRule],
        default=DueRule.DAYS_AFTER.value,
    )
    due_days = models.PositiveSmallIntegerField(default=0)  # for days-after alone
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["agency__name", "title", "pk"]
        verbose_name_plural = "exchange duties"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "agency", "title"], name="one_duty_a_title"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.agency.name})"

    @property
    def terms(self) -> Terms:
        """Return how often it falls due and by when."""
        return Terms(
            Frequency(self.frequency),
            DueRule(self.due_rule),
            self.due_days,
            self.starts_on,
            self.ends_on,
        )

    @property
    def is_linked(self) -> bool:
        """Return whether it is known which returns answer it."""
        return bool(self.source and self.supplier)

    @property
    def when_words(self) -> str:
        """Return when it is owed: "each month, 14 days after the period ends"."""
        often = FREQUENCIES[Frequency(self.frequency)].words
        rule = due_words(DueRule(self.due_rule), self.due_days)
        return f"{often[:1].lower()}{often[1:]}, {rule}"

    @property
    def keys_begin(self) -> str:
        """Return how the keys of the actions that chase it begin."""
        return f"exchange:{self.pk}:"

    def key(self, period: Period) -> str:
        """Return the key under which one of its periods is chased."""
        return f"{self.keys_begin}{period.slug}"
