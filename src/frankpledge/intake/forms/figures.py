"""What a person asks of figures: an area, a category, what is counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from frankpledge.intake.queries import TablesHeld


class LookUpForm(forms.Form):
    """Which figures of a table are looked up."""

    area = forms.CharField(
        label="Area",
        max_length=200,
        help_text="Its code or its name, as the table prints it.",
        error_messages={"required": "Name an area by its code or its name."},
    )
    measure = forms.CharField(
        label="What is counted (may be left open)", required=False, max_length=100
    )

    field_order = ("area", "category", "measure")

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, held: TablesHeld
    ) -> None:
        super().__init__(data)
        names = sorted({name for one in held.versions for name in one.categories})
        self.fields["category"] = forms.ChoiceField(
            label="Category",
            required=False,
            choices=[
                ("", "Left open: the table has only one"),
                *((name, name) for name in names),
            ],
        )
        self.order_fields(self.field_order)
