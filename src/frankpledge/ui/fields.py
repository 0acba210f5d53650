"""Fields that ask the way the design system asks.

A date is three boxes, day, month, year: people copy dates from letters, and a
calendar is slow for anything but tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.datastructures import MultiValueDict

from frankpledge.analysis.periods import MONTH_NAMES

PARTS = ("day", "month", "year")


class DateInput(forms.MultiWidget):
    """Three boxes for day, month and year; gives "day/month/year" as typed."""

    template_name = "ui/forms/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput(
                {
                    "inputmode": "numeric",
                    "class": f"govuk-date-input__input govuk-input--width-"
                    f"{4 if part == 'year' else 2}",
                }
            )
            for part in PARTS
        }
        super().__init__(boxes, attrs)

    def get_context(
        self, name: str, value: object, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Name the boxes as the design system does: `_0` first, with its label."""
        context = super().get_context(name, value, attrs)
        for box, part in zip(context["widget"]["subwidgets"], PARTS, strict=True):
            box["part_label"] = part.capitalize()
        return context

    def decompress(self, value: object) -> list[str]:
        """Split a date, or what was typed before, over the three boxes."""
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        if isinstance(value, str) and value.count("/") == 2:
            return value.split("/")
        return ["", "", ""]

    def value_from_datadict(  # type: ignore[override]  # a date's parts as one text
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, UploadedFile[Any]],
        name: str,
    ) -> str:
        """Join what was typed; nothing typed is an empty string."""
        typed = super().value_from_datadict(data, files, name)
        parts = [str(part or "").strip().replace("/", " ") for part in typed]
        return "/".join(parts) if any(parts) else ""


class DateField(forms.DateField):
    """A date asked for in three boxes, refused in words that say which part is wrong.

    Values: a `datetime.date`, or None when not required and left empty. Months may be
    written in words.
    """

    widget = DateInput

    def to_python(self, value: str | datetime | date | None) -> date | None:
        """Read "day/month/year" as typed; anything else as Django does."""
        if not isinstance(value, str) or value.count("/") != 2:
            return super().to_python(value)
        typed = value.split("/")
        missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
        if missing:
            raise ValidationError(
                f"{self._name} must include a {' and a '.join(missing)}.",
                code="incomplete",
            )
        return self._date(*typed)

    def _date(self, day: str, month: str, year: str) -> date:
        if len(year) != 4:
            raise ValidationError(
                f"{self._name}: write the year with four figures.", code="invalid"
            )
        try:
            return date(int(year), _month(month), int(day))
        except (ValueError, OverflowError) as error:
            raise ValidationError(
                f"{self._name} must be a real date.", code="invalid"
            ) from error

    @property
    def _name(self) -> str:
        return str(self.label or "The date")


class SeveralOfField(forms.ModelMultipleChoiceField[Any]):
    """Several of what is offered; a number no row can have is no valid choice."""

    def clean(self, value: Any) -> models.QuerySet[Any]:
        """Refuse in words what the database would refuse by breaking."""
        try:
            return super().clean(value)
        except OverflowError as error:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": str(value)[:40]},
            ) from error


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for number, name in enumerate(MONTH_NAMES, start=1):
        if len(text) >= 3 and name.lower().startswith(text.lower()):
            return number
    raise ValueError(text)
