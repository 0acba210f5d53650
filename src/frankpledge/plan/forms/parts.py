"""The small parts of a plan: priorities, passages, money, activities, outcomes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from frankpledge.plan.forms.editing import (
    VersionedForm,
    agency_field,
    long_text,
    offer_agencies,
    values_of,
)
from frankpledge.plan.models import Plan
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import ACTIVITY_STATE_NAMES, PART_NAMES, ActivityState
from frankpledge.ui.fields import DateField


class PartForm(VersionedForm):
    """A form for one part of a plan; `part` is None while it is being added."""

    names: tuple[str, ...] = ()

    def __init__(
        self, plan: Plan, part: Any = None, data: Mapping[str, Any] | None = None
    ) -> None:
        initial = values_of(part, *self.names) if part is not None else {}
        super().__init__(data, initial=initial)
        self.plan, self.part = plan, part


class PriorityForm(PartForm):
    """A priority and the issues it covers."""

    names = ("title", "issues")
    title = forms.CharField(label="Priority", max_length=300)
    issues = forms.CharField(
        label="Issues it covers",
        required=False,
        widget=long_text(6),
        help_text="One a line.",
    )

    def clean_title(self) -> str:
        """Refuse the title of another priority of this plan."""
        title: str = self.cleaned_data["title"]
        same = self.plan.priorities.filter(title=title)
        if any(priority != self.part for priority in same):
            raise forms.ValidationError(
                f"The plan already has a priority “{title}”. Give this one another "
                "title."
            )
        return title


class TopicForm(PartForm):
    """A passage of the plan."""

    names = ("title", "part", "text")
    title = forms.CharField(label="Heading", max_length=300)
    part = forms.ChoiceField(
        label="Where it stands",
        choices=[(part.value, PART_NAMES[part]) for part in Part],
        initial=Part.REVIEW.value,
    )
    text = forms.CharField(
        label="Text",
        widget=long_text(12),
        help_text="Leave an empty line between paragraphs.",
    )


class FundingForm(PartForm):
    """Money the plan draws on."""

    names = ("name", "sentence")
    name = forms.CharField(label="Name", max_length=200)
    sentence = forms.CharField(
        label="What the plan says of it", required=False, widget=long_text()
    )


class ActivityForm(PartForm):
    """Something partners will do."""

    names = (
        *("text", "owner", "answered_by", "due_on", "timescale"),
        *("cost", "note", "state"),
    )
    text = forms.CharField(label="Activity", widget=long_text(4))
    owner = agency_field(
        "Who answers for it", help_text="One agency, even when several do it."
    )
    answered_by = forms.CharField(
        label="Who does it, in words",
        required=False,
        max_length=200,
        help_text="A post, a person or several agencies, where the one above is not "
        "enough. It is not published.",
    )
    due_on = DateField(
        label="Due by", required=False, help_text="For example, 31 3 2011."
    )
    timescale = forms.CharField(
        label="By when, in words",
        required=False,
        max_length=200,
        help_text="Where it is no day: “ongoing”, “once funded”.",
    )
    cost = forms.CharField(label="Cost and money", required=False, widget=long_text(2))
    note = forms.CharField(label="Note", required=False, widget=long_text(3))
    state = forms.ChoiceField(
        label="How far it has come",
        choices=[(state.value, ACTIVITY_STATE_NAMES[state]) for state in ActivityState],
        widget=forms.RadioSelect,
        initial=ActivityState.PLANNED.value,
    )

    def __init__(
        self, plan: Plan, part: Any = None, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(plan, part, data)
        offer_agencies(self, "owner", plan.year.partnership)
        if part is None:
            del self.fields["state"]  # what is added has not begun


class OutcomeForm(PartForm):
    """What should be different at the end."""

    names = ("text",)
    text = forms.CharField(label="Intended outcome", widget=long_text(3))


FORM_OF: dict[str, type[PartForm]] = {
    "priority": PriorityForm,
    "topic": TopicForm,
    "funding": FundingForm,
    "activity": ActivityForm,
    "outcome": OutcomeForm,
}
