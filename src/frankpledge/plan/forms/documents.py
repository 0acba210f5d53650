"""Bringing a document, and correcting what was read from it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from frankpledge.partnership.rules import plan_year_starts
from frankpledge.plan.corrections import (
    QUESTIONS,
    WITH_RULE,
    Question,
    answers_of,
    corrected_payload,
)
from frankpledge.plan.elements import CorrectionRefused, from_json
from frankpledge.plan.forms.editing import VersionedForm, long_text
from frankpledge.plan.models import DraftElement, PlanDocument
from frankpledge.plan.reading.decoding import MAX_BYTES
from frankpledge.plan.reading.draft import Part, RuleKind
from frankpledge.plan.reading.formats.registry import ACCEPTED
from frankpledge.plan.rules import BARE_RULE_WORDS, PART_NAMES, ElementKind
from frankpledge.ui.forms import FieldDesign

MEGABYTES = MAX_BYTES // 1024**2
CHOICES: dict[str, list[tuple[str, str]]] = {
    "part": [(part.value, PART_NAMES[part]) for part in Part],
}


class UploadForm(forms.Form):
    """A plan document to be read."""

    document = forms.FileField(
        label="Plan document",
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        help_text="Word (.docx), OpenDocument (.odt), PDF, a spreadsheet (.xlsx, .ods or "
        f".csv), a web page (.html) or plain text (.txt), up to {MEGABYTES} MB.",
        error_messages={
            "required": "Choose the plan document first.",
            "empty": "The file is empty (0 bytes). Check that it was saved, and bring "
            "it again.",
        },
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
    ) -> None:
        super().__init__(data, files)

    def clean_document(self) -> UploadedFile[Any]:
        """Refuse a file too large to be a plan before it is read into memory."""
        brought: UploadedFile[Any] = self.cleaned_data["document"]
        if brought.size and brought.size > MAX_BYTES:
            raise forms.ValidationError(
                f"“{brought.name}” is {brought.size / 1024**2:,.1f} MB, and the reader "
                f"takes up to {MEGABYTES} MB. A plan without its pictures is rarely "
                "above 1 MB: save it without them and bring that file."
            )
        return brought


class YearField(forms.CharField):
    """A plan year like 2010-11."""

    def clean(self, value: Any) -> str:
        """Refuse, in words, what is no plan year."""
        label: str = super().clean(value)
        if label:
            try:
                plan_year_starts(label)
            except ValueError as error:
                raise forms.ValidationError(str(error)) from error
        return label


class YearsForm(forms.Form):
    """Which years a document speaks of."""

    year_label = YearField(
        label="Year the document plans",
        max_length=7,
        help_text="Like 2010-11.",
        error_messages={"required": "Say which year the document plans."},
    )
    results_year_label = YearField(
        label="Year its results are of",
        max_length=7,
        required=False,
        help_text="Usually the year before. Leave it empty if it prints no results.",
    )
    design = {
        "year_label": FieldDesign(width=10),
        "results_year_label": FieldDesign(width=10),
    }

    def __init__(
        self, document: PlanDocument, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(
            data,
            initial={
                "year_label": document.year_label,
                "results_year_label": document.results_year_label,
            },
        )

    def clean(self) -> dict[str, Any]:
        """Refuse results of the very year that is planned."""
        given = self.cleaned_data
        planned = given.get("year_label")
        if planned and planned == given.get("results_year_label"):
            self.add_error(
                "results_year_label",
                f"The results cannot be of {planned} if that is the year planned.",
            )
        return given


class CorrectionForm(VersionedForm):
    """An element of a draft as ordinary questions, one field each."""

    def __init__(
        self,
        element: DraftElement,
        data: Mapping[str, Any] | None = None,
        *,
        priorities: tuple[str, ...] = (),
    ) -> None:
        self.kind = ElementKind(element.kind)
        self.understood = element.understood
        answers = answers_of(self.kind, self.understood)
        super().__init__(data, initial={**answers, "version": element.version})
        choices = dict(CHOICES)
        if priorities:
            named = dict.fromkeys([answers.get("priority", ""), *priorities])
            choices["priority"] = [(title, title or "None") for title in named]
        for question in QUESTIONS[self.kind]:
            self.fields[question.name] = _field(question, choices)
        if self.kind in WITH_RULE:
            self._ask_for_rule()
        self.design = {
            name: FieldDesign(width=10)
            for name in ("baseline", "target", "actual", "change", "rule_amount")
        }

    def _ask_for_rule(self) -> None:
        self.fields["rule_kind"] = forms.ChoiceField(
            label="The target as a rule",
            required=False,
            choices=[
                ("", "No rule was understood"),
                *((kind.value, BARE_RULE_WORDS[kind]) for kind in RuleKind),
            ],
        )
        self.fields["rule_amount"] = forms.CharField(
            label="By how much, or to what",
            required=False,
            max_length=60,
            help_text="5% for “by 5%”, 57 for “to 57”; empty for a direction alone.",
        )

    def clean(self) -> dict[str, Any]:
        """Put the answers into the element, and see whether it still is one."""
        given = self.cleaned_data
        if not self.errors:
            try:
                self.corrected = corrected_payload(self.kind, self.understood, given)
                from_json(self.kind, self.corrected)
            except CorrectionRefused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return given


def _field(question: Question, choices: Mapping[str, Any]) -> forms.Field:
    options: dict[str, Any] = {
        "label": question.label,
        "help_text": question.hint,
        "required": question.is_required,
    }
    if question.name in choices:
        return forms.ChoiceField(choices=choices[question.name], **options)
    if question.rows > 1:
        options["widget"] = long_text(question.rows)
    return forms.CharField(**options)
