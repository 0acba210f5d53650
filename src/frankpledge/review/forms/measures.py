"""What people choose and type in a review."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from frankpledge.access.limits import within
from frankpledge.analysis.periods import PeriodError, parse_period
from frankpledge.partnership.models import PlanYear
from frankpledge.plan.models import Measure
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.formats.registry import ACCEPTED
from frankpledge.plan.rules import MeasureUnit
from frankpledge.review import queries
from frankpledge.review.operations import TypedValue
from frankpledge.review.queries import usual_period
from frankpledge.review.queries.checked import Checked, checked, one_at_a_time
from frankpledge.ui.forms import FieldDesign

LARGEST_CHECKED_MB = 2
CHECKS_AN_HOUR = 20  # from one address
BUSY = (
    "Another document is being checked just now, and they are checked one at a time. "
    "Choose yours again and try in a few seconds."
)


class TypedValueForm(forms.Form):
    """A partner's figure for a period."""

    period = forms.CharField(
        label="For which period?",
        help_text="A financial year as 2009-10, a quarter as 2009-10 Q1, a calendar "
        "year as 2014.",
        max_length=40,
    )
    value = forms.DecimalField(label="The figure", max_digits=14, decimal_places=4)
    numerator = forms.DecimalField(
        label="How many",
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=4,
        help_text="For a share: what was counted, if it is known.",
    )
    denominator = forms.DecimalField(
        label="Out of how many",
        required=False,
        min_value=Decimal("0.0001"),
        max_digits=14,
        decimal_places=4,
    )
    provisional = forms.BooleanField(label="It is provisional", required=False)
    note = forms.CharField(
        label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    design = {
        "period": FieldDesign(width=10),
        "value": FieldDesign(width=10),
        "numerator": FieldDesign(width=10),
        "denominator": FieldDesign(width=10),
    }

    def __init__(self, *args: Any, unit: MeasureUnit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit

    def clean_value(self) -> Decimal:
        """Refuse a count below zero."""
        value: Decimal = self.cleaned_data["value"]
        if self.unit is MeasureUnit.COUNT and value < 0:
            raise forms.ValidationError("A count cannot be below zero.")
        return value

    def clean_period(self) -> Any:
        """Return the period meant, or say how to write one."""
        try:
            return parse_period(self.cleaned_data["period"])
        except PeriodError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        """Refuse a part that is larger than its whole."""
        data: dict[str, Any] = super().clean() or {}
        numerator, denominator = data.get("numerator"), data.get("denominator")
        if {"numerator", "denominator"} & self.errors.keys():
            return data
        if (numerator is None) != (denominator is None):
            self.add_error("denominator", "Give both how many and out of how many.")
        elif numerator is not None and numerator > denominator:
            self.add_error("numerator", "A part cannot be larger than its whole.")
        return data

    def typed(self) -> TypedValue:
        """Return the figure typed."""
        data = self.cleaned_data
        return TypedValue(
            value=data["value"],
            numerator=data["numerator"],
            denominator=data["denominator"],
            provisional=data["provisional"],
            note=data["note"],
        )


def typed_value_form(
    data: Mapping[str, Any] | None, measure: Measure
) -> TypedValueForm:
    """Return the form for a measure's figure, its usual period filled in."""
    return TypedValueForm(
        data,
        unit=MeasureUnit(measure.indicator.unit),
        initial={"period": usual_period(measure)},
    )


class CompareForm(forms.Form):
    """Which two plans or documents to compare; sent in the address."""

    earlier = forms.ChoiceField(label="The earlier one")
    later = forms.ChoiceField(label="The later one")

    def __init__(
        self, *args: Any, choices: Sequence[queries.Comparable], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choices = {each.key: each for each in choices}
        for name in ("earlier", "later"):
            field = self.fields[name]
            field.choices = [("", "Choose one"), *((c.key, c.name) for c in choices)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse to compare a thing with itself."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("later") and data.get("earlier") == data.get("later"):
            self.add_error("earlier", "Choose two different ones to compare.")
        return data

    @property
    def pair(self) -> tuple[queries.Comparable, queries.Comparable] | None:
        """Return the two that were chosen, the earlier first; None where they are not."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return self.choices[data["earlier"]], self.choices[data["later"]]


def compare_form(
    asked: Mapping[str, Any], choices: Sequence[queries.Comparable], year: PlanYear
) -> CompareForm:
    """Return the choice of two, filled in as asked, else with this year and the last."""
    known = {each.key: each for each in choices}
    meant = queries.later_meant(choices, year)
    later = asked.get("later") or (meant.key if meant else "")
    before = queries.earlier_meant(choices, known[later]) if later in known else None
    earlier = asked.get("earlier") or (before.key if before else "")
    if (later and earlier) or asked.get("later") or asked.get("earlier"):
        return CompareForm({"earlier": earlier, "later": later}, choices=choices)
    return CompareForm(choices=choices, initial={"earlier": earlier, "later": later})


class CheckForm(forms.Form):
    """A plan document somebody without an account wants checked."""

    document = forms.FileField(
        label="Plan document",
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        help_text="Word, OpenDocument, PDF, a spreadsheet, a web page or plain text, up "
        f"to {LARGEST_CHECKED_MB} MB. It is read, checked and forgotten. Checking takes "
        "a few seconds: wait for the page to change.",
        error_messages={"required": "Choose the plan document first."},
    )

    def __init__(self, *args: Any, asked: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        self.checked: Checked | None = None

    def clean_document(self) -> UploadedFile[Any]:
        """Read and check it, or say why that cannot be done."""
        brought: UploadedFile[Any] = self.cleaned_data["document"]
        if (brought.size or 0) > LARGEST_CHECKED_MB * 1024**2:
            raise forms.ValidationError(
                f"The file is larger than {LARGEST_CHECKED_MB} MB. A plan in text is "
                "rarely above 1 MB: save it without pictures and bring that file."
            )
        with one_at_a_time() as is_mine:
            if not is_mine:
                raise forms.ValidationError(BUSY)
            self._check(brought)
        return brought

    def _check(self, brought: UploadedFile[Any]) -> None:
        if not within(self.asked, what="check", most=CHECKS_AN_HOUR):
            raise forms.ValidationError(
                f"{CHECKS_AN_HOUR} documents have been checked from your address in the "
                "last hour. Try again later, or use `frankpledge plan check` on your "
                "own computer."
            )
        try:
            self.checked = checked(brought.read(), name=brought.name or "the document")
        except UnreadableDocument as error:
            raise forms.ValidationError(str(error)) from error
