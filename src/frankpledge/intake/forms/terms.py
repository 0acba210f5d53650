"""The terms on which a supplier shares."""

from __future__ import annotations

from typing import Any

from django import forms

from frankpledge.access.rules import Permission, roles_with
from frankpledge.intake.models import SharingTerms
from frankpledge.intake.sharing import BASIS_WORDS, RETENTION_WORDS, RetentionFrom
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership
from frankpledge.ui.fields import DateField
from frankpledge.ui.forms import FieldDesign


class TermsForm(forms.Form):
    """Why, by what right, who may see records, small counts, how long, whom to ask."""

    purpose = forms.CharField(
        label="What is it shared for?",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    bases = forms.MultipleChoiceField(
        label="By what right?",
        help_text="The power or duty to share, and the basis in data protection law.",
        choices=[(basis.value, words.name) for basis, words in BASIS_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
    )
    agreement = forms.CharField(
        label="Name or number of the agreement", max_length=300, required=False
    )
    signed_on = DateField(label="Signed on", required=False)
    roles = forms.MultipleChoiceField(
        label="Who may see its records, one by one?",
        help_text="Tick none where nobody may. All others only see what is counted.",
        choices=[(r.code, r.name) for r in roles_with(Permission.RECORDS_VIEW)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agencies = forms.MultipleChoiceField(
        label="Of which agencies?",
        help_text="Tick none where the agency does not matter.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    small_number = forms.IntegerField(
        label="The smallest count that may be told to the others",
        help_text="Leave empty where the agreement says nothing of small numbers.",
        min_value=2,
        max_value=1000,
        required=False,
    )
    retention_months = forms.IntegerField(
        label="How many months is it kept?",
        help_text="Leave empty where the agreement sets no end.",
        min_value=1,
        max_value=1200,
        required=False,
    )
    retention_from = forms.ChoiceField(
        label="Counted from when?",
        choices=[
            (start.value, words.capitalize())
            for start, words in RETENTION_WORDS.items()
        ],
        widget=forms.RadioSelect,
        initial=RetentionFrom.RECEIPT.value,
    )
    contact = forms.CharField(
        label="Whom to ask at the supplier",
        help_text="Name, telephone, e-mail.",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        required=False,
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=1_000_000
    )
    design = {
        "small_number": FieldDesign(width=4),
        "retention_months": FieldDesign(width=4, suffix="months"),
    }

    @property
    def terms(self) -> dict[str, Any]:
        """Return what was typed, field by field, without the version."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}


def terms_form(
    sent: Any, partnership: Partnership, held: SharingTerms | None
) -> TermsForm:
    """Return the form of a supplier's terms, as they are recorded."""
    form = TermsForm(sent, initial=_as_typed(held))
    agencies = form.fields["agencies"]
    agencies.choices = [  # type: ignore[attr-defined]
        (str(agency.pk), agency.name)
        for agency in partnership_queries.agencies_of(partnership)
    ]
    return form


def _as_typed(held: SharingTerms | None) -> dict[str, Any]:
    if held is None:
        everyone = [role.code for role in roles_with(Permission.RECORDS_VIEW)]
        return {"version": 0, "roles": everyone}
    typed = {name: getattr(held, name) for name in TermsForm.base_fields}
    return typed | {"agencies": [str(agency.pk) for agency in held.agencies.all()]}
