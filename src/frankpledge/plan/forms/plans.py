"""The plan itself, its status, and the strategy it carries out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from frankpledge.partnership.models import Partnership
from frankpledge.plan import queries
from frankpledge.plan.forms.editing import VersionedForm, long_text, values_of
from frankpledge.plan.models import Plan, Strategy
from frankpledge.ui.fields import DateField


class StartForm(forms.Form):
    """Starts a plan by hand."""

    title = forms.CharField(
        label="Title",
        max_length=300,
        help_text="As it should stand on the plan. It can be changed later.",
        error_messages={"required": "Give the plan a title."},
    )


class PlanForm(VersionedForm):
    """The plan's title, introduction and strategy."""

    title = forms.CharField(label="Title", max_length=300)
    strategy: forms.ModelChoiceField[Strategy] = forms.ModelChoiceField(
        queryset=None,
        label="Strategy it carries out",
        required=False,
        empty_label="None",
    )
    introduction = forms.CharField(
        label="Introduction",
        required=False,
        widget=long_text(12),
        help_text="Leave an empty line between paragraphs.",
    )

    def __init__(self, plan: Plan, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(
            data, initial=values_of(plan, "title", "strategy", "introduction")
        )
        held = queries.strategies_of(plan.year.partnership)
        self.fields["strategy"].queryset = held  # type: ignore[attr-defined]


class StageForm(forms.Form):
    """Why a plan is given another status."""

    why = forms.CharField(
        label="Why, or by whose decision",
        widget=long_text(3),
        help_text="For the plan's history: the meeting and its date, for instance.",
        error_messages={"required": "Say why, or by whose decision."},
    )


class StrategyForm(VersionedForm):
    """A strategy: its title, its years, what it means to do."""

    title = forms.CharField(label="Title", max_length=300)
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    summary = forms.CharField(
        label="What it means to do",
        required=False,
        widget=long_text(10),
        help_text="Leave an empty line between paragraphs.",
    )

    def __init__(
        self,
        strategy: Strategy | None,
        data: Mapping[str, Any] | None = None,
        *,
        partnership: Partnership,
    ) -> None:
        names = ("title", "starts_on", "ends_on", "summary")
        super().__init__(data, initial=values_of(strategy, *names) if strategy else {})
        self.strategy, self.partnership = strategy, partnership

    def clean_starts_on(self) -> date:
        """Refuse the first day of another strategy: it would take its place."""
        starts_on: date = self.cleaned_data["starts_on"]
        for other in queries.strategies_of(self.partnership):
            if other.starts_on == starts_on and other != self.strategy:
                raise forms.ValidationError(
                    f"“{other}” starts on that day already. Change that one, or give "
                    "another day."
                )
        return starts_on

    def clean(self) -> dict[str, Any]:
        """Refuse a strategy that ends before it starts."""
        given = self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "The last day must come after the first day.")
        return given
