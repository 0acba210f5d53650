"""What people say about the columns of a kind of file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify

from frankpledge.intake.models import ColumnMapping
from frankpledge.intake.operations import Explained
from frankpledge.intake.readers.mapped.definition import (
    DATE_ORDER_NAMES,
    ROLE_NAMES,
    SAFE_FOR_PERSONS,
    DateOrder,
    Definition,
    MappedColumn,
    Role,
)
from frankpledge.intake.samples import Brought, SampleColumn
from frankpledge.ui.forms import FieldDesign

MEGABYTE = 1024**2
LARGEST_SAMPLE = 20 * MEGABYTE


class SampleForm(forms.Form):
    """A sample of a kind of file."""

    sample = forms.FileField(
        label="A sample file",
        help_text="CSV, xlsx or ods, with its headings and some rows. Nothing of it is "
        "kept.",
        error_messages={"required": "Choose a file."},
    )

    def clean_sample(self) -> Any:
        """Refuse what is larger than any sample needs to be."""
        file = self.cleaned_data["sample"]
        if file.size > LARGEST_SAMPLE:
            raise ValidationError(
                f"A sample weighs at most {LARGEST_SAMPLE // MEGABYTE} MB: the first "
                "thousand rows are enough."
            )
        return file


class ColumnsForm(forms.Form):
    """What each column of a sample is."""

    title = forms.CharField(
        label="What kind of file is it?",
        max_length=60,
        help_text="Like “Noise complaints”.",
    )
    supplier = forms.CharField(
        label="Who sends it?", max_length=60, help_text="Like “council”."
    )
    order = forms.ChoiceField(
        label="How are its dates written?",
        required=False,
        choices=[
            ("", "Not said yet"),
            *((o.value, n) for o, n in DATE_ORDER_NAMES.items()),
        ],
    )
    category = forms.CharField(
        label="One category for every row",
        required=False,
        max_length=200,
        help_text="Only where no column is the category.",
    )
    design = {"title": FieldDesign(width=30), "supplier": FieldDesign(width=20)}

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        brought: Brought,
        mapping: ColumnMapping | None = None,
        shown: Mapping[str, Any] | None = None,
    ) -> None:
        initial = _initial(brought, mapping) | (dict(shown.items()) if shown else {})
        super().__init__(data, initial=initial)
        self.brought = brought
        self.columns = {f"column-{n}": c for n, c in enumerate(brought.columns)}
        for name, column in self.columns.items():
            self.fields[name] = _column_field(column)
        self.fields["order"].help_text = brought.about_dates
        if mapping is not None:
            self.fields["title"].disabled = True
        self.order_fields(["title", "supplier", *self.columns, "order", "category"])

    @property
    def definition(self) -> Definition:
        """Return what is said, whether or not it can be read with."""
        return Definition.model_construct(
            columns=tuple(
                MappedColumn.model_construct(
                    heading=column.heading,
                    role=_role(self[name].value()),
                    is_personal=bool(column.why_personal),
                )
                for name, column in self.columns.items()
            ),
            category=" ".join(str(self["category"].value() or "").split())[:200],
            date_order=_order(self["order"].value()) or DateOrder.YEAR_FIRST,
        )

    @property
    def faults(self) -> list[str]:
        """Return what keeps a file from being read as is said, in sentences."""
        definition, faults = self.definition, self.definition.faults()
        if definition.has(Role.DATE, Role.ENDED) and not _order(self["order"].value()):
            faults.append(f"Say how the dates are written. {self.brought.about_dates}")
        return faults

    @property
    def said(self) -> Explained:
        """Return what was said, as the operations ask."""
        return Explained(
            title=self.cleaned_data["title"],
            supplier=self.cleaned_data["supplier"],
            fingerprint=self.brought.header.fingerprint,
            definition=Definition.model_validate(self.definition.model_dump()),
        )

    def clean_title(self) -> str:
        """Return the title with single spaces."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean_supplier(self) -> str:
        """Return the supplier as returns name them: small letters and hyphens."""
        supplier = str(slugify(self.cleaned_data["supplier"]))
        if not supplier:
            raise ValidationError("Name the supplier in letters, like “council”.")
        return supplier

    def clean(self) -> dict[str, Any]:
        """Refuse what could not be read with."""
        for sentence in self.faults:
            self.add_error(None, sentence)
        return self.cleaned_data


def _initial(brought: Brought, mapping: ColumnMapping | None) -> dict[str, Any]:
    initial: dict[str, Any] = {"order": brought.order}
    for number, column in enumerate(brought.columns):
        initial[f"column-{number}"] = column.role.value
    if mapping is not None:
        initial |= {"title": mapping.title, "supplier": mapping.supplier}
        initial["category"] = mapping.definition["category"]
    return initial


def _column_field(column: SampleColumn) -> forms.ChoiceField:
    roles = [
        role for role in Role if not column.why_personal or role in SAFE_FOR_PERSONS
    ]
    values = "; ".join(column.values) or "nothing in the rows looked at"
    told = (
        f"Tells of persons, because {column.why_personal}: never kept as it is."
        if column.why_personal
        else f"Holds {values}"
    )
    return forms.ChoiceField(
        label=column.heading,
        help_text=told,
        choices=[(role.value, ROLE_NAMES[role]) for role in roles],
    )


def _role(value: object) -> Role:
    try:
        return Role(str(value))
    except ValueError:
        return Role.LEFT


def _order(value: object) -> DateOrder | None:
    try:
        return DateOrder(str(value))
    except ValueError:
        return None
