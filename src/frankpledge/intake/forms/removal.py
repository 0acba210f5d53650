"""Withdrawing a return."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.intake.models import Return

ALL = "all"


class WithdrawForm(forms.Form):
    """Which version, and why."""

    version = forms.ChoiceField(label="What is withdrawn?", widget=forms.RadioSelect)
    why = forms.CharField(
        label="Why?",
        help_text="It stays in the catalogue and in the record. Name no person it is about.",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, held: Return, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [one.number for one in held.versions.all() if one.removed_at is None]
        choices = [(ALL, "All of it")]
        if len(numbers) > 1:
            choices += [(str(number), f"Version {number} alone") for number in numbers]
        self.fields["version"].choices = choices  # type: ignore[attr-defined]
        self.fields["version"].initial = ALL

    @property
    def number(self) -> int | None:
        """Return the version's number, None for all of them."""
        chosen: str = self.cleaned_data["version"]
        return None if chosen == ALL else int(chosen)
