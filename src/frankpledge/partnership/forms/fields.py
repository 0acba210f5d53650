"""What the forms of a partnership share: lines of text, addresses, versions."""

import re
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from frankpledge.partnership.rules import telephone_link, web_link

UK_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
TELEPHONE = re.compile(r"[\d\s()+./-]+(\s*(ext|x)\.?\s*\d+)?", re.IGNORECASE)


def words(**given: Any) -> forms.CharField:
    """Return a field for a line of text, its spaces tidied."""
    return forms.CharField(**{"required": False, "max_length": 200, **given})


def paragraphs(*, rows: int, **given: Any) -> forms.CharField:
    """Return a field for several lines of text."""
    return forms.CharField(
        widget=forms.Textarea({"rows": rows}),
        **{"required": False, "max_length": 4000, **given},
    )


def clean_postcode(text: str) -> str:
    """Return a postcode as the post office writes it, or refuse it in words."""
    match = UK_POSTCODE.fullmatch(re.sub(r"\s", "", text.upper()))
    if text and match is None:
        raise ValidationError("Enter a full postcode, like NB1 1AA.")
    return f"{match[1]} {match[2]}" if match else ""


def check_telephone(text: str) -> None:
    """Refuse in words what nobody can dial."""
    if not TELEPHONE.fullmatch(text) or not telephone_link(text):
        raise ValidationError("Enter a telephone number, like 01632 960 001 ext 12.")


def check_website(text: str) -> None:
    """Refuse in words what leads nowhere."""
    if not web_link(text):
        raise ValidationError("Enter a website's address, like www.agency.example.")


class VersionedForm(forms.Form):
    """A form that knows which version of the thing its writer opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @property
    def changes(self) -> dict[str, Any]:
        """Return what was typed, field by field, without the version."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}

    @property
    def edit(self) -> dict[str, Any]:
        """Return what the operation asks: the changes, and the version opened."""
        return {"changes": self.changes, "version": self.cleaned_data["version"]}

    def is_outdated(self, version: int) -> bool:
        """Return whether the change was refused because `version` is kept by now."""
        return bool(self.non_field_errors()) and self.cleaned_data["version"] != version

    def accept_version(self, version: int) -> None:
        """Let the next save replace `version`, which the writer now has seen."""
        sent = cast(QueryDict, self.data).copy()
        sent[self.add_prefix("version")] = str(version)
        self.data = sent


def one_line_ending(text: str) -> str:
    """Return text with one kind of line ending, nothing before or after a line."""
    return "\n".join(line.strip() for line in text.strip().splitlines())
