"""Releasing an extract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.analysis.periods import Period, PeriodError
from frankpledge.intake.extracts import GRAIN_WORDS, Asked, Grain, quarter_named
from frankpledge.intake.queries import source_title
from frankpledge.intake.sharing import Supply
from frankpledge.partnership.models import Agency
from frankpledge.ui.forms import FieldDesign


class ExtractForm(forms.Form):
    """Whose incidents, which quarter, by which places, to whom and why."""

    supply = forms.ChoiceField(label="Whose incidents?")
    quarter = forms.CharField(
        label="Which quarter?",
        help_text="2025-Q1 is January to March 2025.",
        max_length=20,
    )
    grain = forms.ChoiceField(
        label="By which places?",
        choices=[(grain.value, GRAIN_WORDS[grain]) for grain in Grain],
        widget=forms.RadioSelect,
        initial=Grain.POSTCODE.value,
        help_text="The first extract of a supplier settles it for all that follow.",
    )
    agency = forms.ChoiceField(label="To which agency?")
    why = forms.CharField(
        label="Why?", max_length=1000, widget=forms.Textarea({"rows": 2})
    )
    design = {"quarter": FieldDesign(width=10)}

    def __init__(
        self,
        *args: Any,
        supplies: Sequence[tuple[str, str]],
        agencies: Sequence[Agency],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        self.fields["supply"].choices = [  # type: ignore[attr-defined]
            (f"{source}/{supplier}", f"{source_title(source)}: {supplier}")
            for source, supplier in supplies
        ]
        self.fields["agency"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an agency"),
            *((key, agency.name) for key, agency in self.agencies.items()),
        ]

    def clean_quarter(self) -> Period:
        """Return the quarter, or refuse in words what is none."""
        try:
            return quarter_named(self.cleaned_data["quarter"])
        except PeriodError as error:
            raise ValidationError(str(error)) from error

    @property
    def asked(self) -> Asked:
        """Return which extract is meant."""
        source, _, supplier = self.cleaned_data["supply"].partition("/")
        grain = Grain(self.cleaned_data["grain"])
        return Asked(Supply(source, supplier), self.cleaned_data["quarter"], grain)

    @property
    def to(self) -> Agency:
        """Return whom it is for."""
        return self.agencies[self.cleaned_data["agency"]]
