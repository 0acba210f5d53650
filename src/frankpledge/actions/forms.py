"""What people type about actions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from frankpledge.actions import queries
from frankpledge.actions.models import Action
from frankpledge.actions.operations import Task
from frankpledge.actions.queries import Wanted
from frankpledge.actions.rules import (
    ACTION_PRIORITY_NAMES,
    ACTION_STATE_NAMES,
    BANDS,
    ActionPriority,
    ActionState,
    Band,
    Origin,
    OriginKind,
)
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership
from frankpledge.ui.fields import DateField

FIRST_DUE, LAST_DUE = date(1998, 1, 1), date(2098, 12, 31)


def _with_all(words: str, choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", words), *choices]


def _offer(form: forms.Form, partnership: Partnership) -> None:
    """Offer the people and agencies of one partnership."""
    people: models.QuerySet[Any] = queries.people_with_actions(partnership)
    agencies: models.QuerySet[Any] = partnership_queries.agencies_of(partnership)
    form.fields["owner"].queryset = people  # type: ignore[attr-defined]
    form.fields["agency"].queryset = agencies  # type: ignore[attr-defined]


class PersonChoiceField(forms.ModelChoiceField[Any]):
    """A person of the partnership, by name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the name, and the agency where it is known."""
        return f"{obj.user.name}, {obj.agency}" if obj.agency else obj.user.name


class DueField(DateField):
    """A day to do something by, within living memory and sight."""

    def validate(self, value: Any) -> None:
        """Refuse a day nobody can mean."""
        super().validate(value)
        if value is not None and not FIRST_DUE <= value <= LAST_DUE:
            raise ValidationError(
                f"{self.label} must be between {FIRST_DUE.year} and {LAST_DUE.year}."
            )


class WhoseForm(forms.Form):
    """Who must do something: a person, an agency, or both."""

    owner = PersonChoiceField(
        label="Person", queryset=None, required=False, empty_label="Nobody yet"
    )
    agency: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Agency",
        queryset=None,
        required=False,
        empty_label="The person’s own",
        help_text="Answers for it. Anyone of the agency can see it and close it.",
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, partnership)

    def clean(self) -> dict[str, Any]:
        """Refuse an action for nobody."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not (cleaned["owner"] or cleaned["agency"]):
            self.add_error("owner", "Choose a person, or at least an agency.")
        return cleaned


class WordsForm(forms.Form):
    """What an action says: what must be done, more about it, how much hangs on it."""

    title = forms.CharField(
        label="What must be done",
        max_length=200,
        help_text="Begin with a verb. Name no victim: titles stand in calendars.",
    )
    detail = forms.CharField(
        label="More about it (optional)",
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        required=False,
    )
    priority = forms.ChoiceField(
        label="Priority",
        choices=[(p.value, ACTION_PRIORITY_NAMES[p]) for p in ActionPriority],
        initial=ActionPriority.NORMAL.value,
        widget=forms.RadioSelect,
    )

    def clean_title(self) -> str:
        """Return the title with single spaces."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def importance(self) -> ActionPriority:
        """Return the priority chosen."""
        return ActionPriority(self.cleaned_data["priority"])


class RewordForm(WordsForm):
    """An action in other words."""

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        kept = {name: getattr(action, name) for name in WordsForm.base_fields}
        super().__init__(*args, **{"initial": kept, **kwargs})

    @property
    def words(self) -> dict[str, Any]:
        """Return what the operation asks."""
        typed = self.cleaned_data
        said = {"title": typed["title"], "detail": typed["detail"]}
        return {**said, "priority": self.importance}


class AssignForm(WordsForm, WhoseForm):
    """A new action."""

    due_on = DueField(label="Due date", help_text="For example, 27 3 2010.")
    source = forms.CharField(
        label="Where it comes from (optional)",
        max_length=200,
        required=False,
        help_text="For example, the meeting that decided it.",
    )
    field_order = ("title", "detail", "owner", "agency", "due_on", "priority")

    @property
    def task(self) -> Task:
        """Return what was typed as a task."""
        typed = self.cleaned_data
        return Task(
            title=typed["title"],
            due_on=typed["due_on"],
            owner=typed["owner"],
            agency=typed["agency"],
            detail=typed["detail"],
            priority=self.importance,
        )

    @property
    def origin(self) -> Origin:
        """Return where the action comes from."""
        return Origin(OriginKind.BY_HAND, label=self.cleaned_data["source"])


class ReassignForm(WhoseForm):
    """Who must do it from now on."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        kept = {name: getattr(action, name) for name in ("owner", "agency", "version")}
        super().__init__(*args, partnership=action.partnership, initial=kept, **kwargs)


def after_conflict(action: Action, sentence: str) -> ReassignForm:
    """Return the form as the action is kept now, with what happened meanwhile."""
    kept = {"version": action.version, "owner": action.owner_id or ""}
    form = ReassignForm({**kept, "agency": action.agency_id or ""}, action=action)
    form.add_error(None, sentence)
    return form


class DueForm(forms.Form):
    """Another day, and why."""

    due_on = DueField(label="Due date")
    reason = forms.CharField(label="Why", max_length=400)

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"due_on": action.due_on}, **kwargs})


class ResultForm(forms.Form):
    """What came of an action."""

    result = forms.CharField(
        label="What came of it",
        widget=forms.Textarea({"rows": 4}),
        max_length=4000,
        help_text="In a sentence or two, for whoever asked for it.",
    )


class ReasonForm(forms.Form):
    """Why an action is dropped or opened again."""

    reason = forms.CharField(
        label="Why", widget=forms.Textarea({"rows": 3}), max_length=4000
    )


class LogFilterForm(forms.Form):
    """Which actions of the log to show."""

    agency: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Agency", queryset=None, required=False, empty_label="Every agency"
    )
    owner = PersonChoiceField(
        label="Person", queryset=None, required=False, empty_label="Everybody"
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=_with_all(
            "Every state", ((s.value, ACTION_STATE_NAMES[s]) for s in ActionState)
        ),
    )
    due = forms.ChoiceField(
        label="When due",
        required=False,
        choices=_with_all("Whenever", ((b.band.value, b.words) for b in BANDS)),
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, partnership)

    @property
    def wanted(self) -> Wanted:
        """Return what was chosen; what could not be read narrows nothing."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        state, due = chosen.get("state"), chosen.get("due")
        return Wanted(
            agency=chosen.get("agency"),
            owner=chosen.get("owner"),
            state=ActionState(state) if state else None,
            band=Band(due) if due else None,
        )
