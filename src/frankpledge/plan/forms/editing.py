"""A form that remembers which version of a thing its page was opened with."""

from typing import Any

from django import forms

from frankpledge.partnership.models import Partnership
from frankpledge.partnership.queries import agencies_of


class VersionedForm(forms.Form):
    """Changes one thing; `version` is the one the editor opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    @property
    def changes(self) -> dict[str, Any]:
        """Return what the form says the thing should become."""
        given = self.cleaned_data.items()
        return {name: value for name, value in given if name != "version"}

    @property
    def opened_version(self) -> int:
        """Return the version the page was opened with; 0 where nothing stood yet."""
        return self.cleaned_data.get("version") or 0


def values_of(item: Any, *names: str) -> dict[str, Any]:
    """Return a thing's own values as a form's first ones, its version included."""
    return {name: getattr(item, name) for name in (*names, "version")}


def long_text(rows: int = 5) -> forms.Textarea:
    """Return a box for several lines."""
    return forms.Textarea({"rows": rows})


def agency_field(label: str, *, help_text: str = "") -> forms.ModelChoiceField[Any]:
    """Return a choice among agencies; `offer_agencies` fills it."""
    return forms.ModelChoiceField(
        queryset=None,
        label=label,
        required=False,
        empty_label="Nobody yet",
        help_text=help_text,
    )


def offer_agencies(form: forms.Form, name: str, partnership: Partnership) -> None:
    """Offer the partnership's own agencies in a field, members first."""
    form.fields[name].queryset = agencies_of(partnership)  # type: ignore[attr-defined]
