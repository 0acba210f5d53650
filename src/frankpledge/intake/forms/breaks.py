"""What people tell the break register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from frankpledge.intake.readers.naming import month_named
from frankpledge.intake.rules import BREAK_WORDS, BreakEntry, BreakKind
from frankpledge.ui.forms import FieldDesign

LONGEST_REASON = 2000


class BreakForm(forms.Form):
    """A break: in which data, from which month, why."""

    data_set = forms.ChoiceField(label="In which data?")
    category = forms.CharField(
        label="Category (optional)",
        required=False,
        max_length=200,
        help_text="As the supplier writes it. Leave it empty where every category changed.",
    )
    month = forms.CharField(
        label="First month recorded the new way",
        max_length=7,
        help_text="For example, 2017-04.",
        error_messages={"required": "Say from which month, for example 2017-04."},
    )
    kind = forms.ChoiceField(
        label="What changed?",
        choices=[(kind.value, words) for kind, words in BREAK_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what changed."},
    )
    reason = forms.CharField(
        label="Why, and who says so",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why, so that others can judge it."},
    )
    design = {"month": FieldDesign(width=10)}

    def __init__(
        self, *args: Any, data_sets: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["data_set"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*data_sets]

    def clean_month(self) -> date:
        """Read the month, or say how one is written."""
        month = month_named(self.cleaned_data["month"].strip())
        if month is None:
            raise forms.ValidationError("Write the month as year and number: 2017-04.")
        return month

    @property
    def entry(self) -> BreakEntry:
        """Return the break as the operation takes it."""
        source, _, supplier = self.cleaned_data["data_set"].partition("/")
        return BreakEntry(
            source=source,
            supplier=supplier,
            category=self.cleaned_data["category"],
            month=self.cleaned_data["month"],
            kind=BreakKind(self.cleaned_data["kind"]),
            reason=self.cleaned_data["reason"],
        )
