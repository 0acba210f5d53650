"""What people type about a group."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.partnership import queries
from frankpledge.partnership.forms.fields import (
    VersionedForm,
    one_line_ending,
    paragraphs,
    words,
)
from frankpledge.partnership.models import Agency, Group, Partnership
from frankpledge.partnership.rules import GROUP_KIND_NAMES, GroupKind
from frankpledge.ui.fields import SeveralOfField


class GroupForm(VersionedForm):
    """A group: what it is for, when it meets, who sits on it."""

    name = words(label="Name", required=True)
    kind = forms.ChoiceField(
        label="What it does",
        choices=[(kind.value, name) for kind, name in GROUP_KIND_NAMES.items()],
        widget=forms.RadioSelect,
    )
    purpose = paragraphs(label="Purpose", rows=4)
    meets = words(
        label="When it meets", max_length=120, help_text="For example, each month."
    )
    chair: "forms.ModelChoiceField[Agency]" = forms.ModelChoiceField(
        label="Chaired by", queryset=None, required=False, empty_label="Not known"
    )
    agencies = SeveralOfField(
        label="Agencies on it",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        for name in ("chair", "agencies"):
            self.fields[name].queryset = queries.agencies_of(partnership)  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """Return the name with single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_purpose(self) -> str:
        """Return the purpose with one kind of line ending."""
        return one_line_ending(self.cleaned_data["purpose"])

    @property
    def edit(self) -> dict[str, Any]:
        """Return what the operation asks: changes, agencies, the version opened."""
        changes = self.changes
        agencies = list(changes.pop("agencies"))
        return {**super().edit, "changes": changes, "agencies": agencies}


def group_as_typed(group: Group) -> dict[str, Any]:
    """Return what the form shows of a group as it is kept."""
    kept = {name: getattr(group, name) for name in GroupForm.base_fields}
    return {**kept, "agencies": list(group.agencies.all())}


class NewGroupForm(forms.Form):
    """A group nobody has entered yet; the rest is said on its own page."""

    name = words(label="Name", required=True)
    kind = GroupForm.base_fields["kind"]

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def clean_name(self) -> str:
        """Refuse a name that is there already."""
        name = " ".join(self.cleaned_data["name"].split())
        if queries.group_by_name(self.partnership, name) is not None:
            raise ValidationError(f"There is already a group called {name}.")
        return name

    @property
    def group(self) -> dict[str, Any]:
        """Return the name and the kind of the group."""
        kind = GroupKind(self.cleaned_data["kind"])
        return {"name": self.cleaned_data["name"], "kind": kind}
