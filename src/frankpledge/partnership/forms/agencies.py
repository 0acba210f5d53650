"""What people type about the partnership's contact and its agencies."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.partnership import queries
from frankpledge.partnership.forms.fields import (
    VersionedForm,
    check_telephone,
    check_website,
    clean_postcode,
    one_line_ending,
    paragraphs,
    words,
)
from frankpledge.partnership.models import Agency, Partnership
from frankpledge.partnership.rules import AGENCY_KIND_NAMES, Contact
from frankpledge.ui.forms import FieldDesign


class ContactForm(forms.Form):
    """How the public reaches the partnership."""

    telephone = words(label="Telephone", max_length=40, validators=[check_telephone])
    email = forms.EmailField(label="E-mail", required=False)
    website = words(label="Website", validators=[check_website])
    design = {"telephone": FieldDesign(width=20)}

    @property
    def contact(self) -> Contact:
        """Return what was typed as a contact."""
        return Contact(**self.cleaned_data)


def contact_as_typed(partnership: Partnership) -> dict[str, Any]:
    """Return what the form shows of the partnership's contact as it is kept."""
    return {name: getattr(partnership, name) for name in ContactForm.base_fields}


class AgencyForm(VersionedForm):
    """An agency: its name and kind, and how to reach it."""

    name = words(label="Name", required=True)
    kind = forms.ChoiceField(
        label="What it is to the partnership",
        choices=[(kind.value, name) for kind, name in AGENCY_KIND_NAMES.items()],
        widget=forms.RadioSelect,
    )
    is_member = forms.BooleanField(label="A member of the partnership", required=False)
    address = paragraphs(label="Address", rows=4, help_text="Without the postcode.")
    postcode = words(label="Postcode", max_length=10)
    telephone = words(label="Telephone", max_length=40, validators=[check_telephone])
    email = forms.EmailField(label="E-mail", required=False)
    website = words(label="Website", validators=[check_website])
    also_known_as = paragraphs(
        label="Other spellings",
        rows=3,
        help_text="As plans and returns write the name, one a line.",
    )
    design = {
        "postcode": FieldDesign(width=10),
        "telephone": FieldDesign(width=20),
    }

    def clean_name(self) -> str:
        """Return the name with single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_postcode(self) -> str:
        """Return the postcode in its usual form."""
        return clean_postcode(self.cleaned_data["postcode"])

    def clean_address(self) -> str:
        """Return the address with one kind of line ending."""
        return one_line_ending(self.cleaned_data["address"])

    def clean_also_known_as(self) -> str:
        """Return the spellings with one kind of line ending."""
        return one_line_ending(self.cleaned_data["also_known_as"])


def agency_as_typed(agency: Agency) -> dict[str, Any]:
    """Return what the form shows of an agency as it is kept."""
    return {name: getattr(agency, name) for name in AgencyForm.base_fields}


class NewAgencyForm(AgencyForm):
    """An agency nobody has entered yet."""

    version = None  # type: ignore[assignment]  # Django's way to drop a field

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    def clean_name(self) -> str:
        """Refuse a name, or another spelling of it, that is there already."""
        name = super().clean_name()
        known = queries.agency_by_name(self.partnership, name)
        if known is not None:
            raise ValidationError(f"{known.name} is in the directory already.")
        return name
