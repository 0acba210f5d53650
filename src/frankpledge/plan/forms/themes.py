"""Theme sheets and who takes part in them."""

from collections.abc import Mapping
from typing import Any

from django import forms

from frankpledge.partnership.queries import agencies_of
from frankpledge.plan.forms.editing import (
    VersionedForm,
    agency_field,
    long_text,
    offer_agencies,
    values_of,
)
from frankpledge.plan.models import Plan, Priority, Theme
from frankpledge.ui.fields import SeveralOfField


class ThemeForm(VersionedForm):
    """The head of a theme sheet."""

    title = forms.CharField(label="Theme", max_length=300)
    priority: forms.ModelChoiceField[Priority] = forms.ModelChoiceField(
        queryset=None, label="Priority it stands under", empty_label=None
    )
    lead = agency_field("Lead agency", help_text="Agencies are added in the directory.")
    answered_by = forms.CharField(
        label="Who leads it, in words",
        required=False,
        max_length=200,
        help_text="A post or a person, where no agency leads it. It is not published.",
    )
    overview = forms.CharField(
        label="Overview",
        required=False,
        widget=long_text(8),
        help_text="Why it matters.",
    )

    def __init__(
        self,
        plan: Plan,
        theme: Theme | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        names = ("title", "priority", "lead", "answered_by", "overview")
        super().__init__(data, initial=values_of(theme, *names) if theme else {})
        priorities = plan.priorities.all()
        self.fields["priority"].queryset = priorities  # type: ignore[attr-defined]
        offer_agencies(self, "lead", plan.year.partnership)


class PartnersForm(VersionedForm):
    """Which agencies take part in a theme."""

    agencies = SeveralOfField(
        queryset=None,
        label="Key partners",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick every agency that takes part. Agencies are added in the "
        "directory.",
    )

    def __init__(self, theme: Theme, data: Mapping[str, Any] | None = None) -> None:
        chosen = [partner.agency_id for partner in theme.partners.all()]
        super().__init__(data, initial={"agencies": chosen, "version": theme.version})
        held = agencies_of(theme.plan.year.partnership)
        self.fields["agencies"].queryset = held  # type: ignore[attr-defined]
