"""A plan year to open; which acts of the record to show."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.partnership.forms.fields import words
from frankpledge.partnership.rules import plan_year_starts
from frankpledge.ui.forms import FieldDesign


class YearForm(forms.Form):
    """A plan year to open."""

    label = words(
        label="Plan year",
        required=True,
        max_length=7,
        help_text="Two years that follow one another. It begins on 1 April.",
    )
    design = {"label": FieldDesign(width=10)}

    def clean_label(self) -> str:
        """Refuse what is not a plan year."""
        label: str = self.cleaned_data["label"].replace("/", "-").replace("–", "-")
        try:
            plan_year_starts(label)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        return label


class RecordFilterForm(forms.Form):
    """Which acts of the record to show."""

    event = forms.ChoiceField(label="What was done", required=False)

    def __init__(self, *args: Any, events: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            ("", "Everything"),
            *((event, event[:1].upper() + event[1:]) for event in events),
        ]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]
