"""Choosing where a measure's values come from."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from frankpledge.plan.bindings import (
    Binding,
    IncidentBinding,
    PrintedBinding,
    TableBinding,
    TypedBinding,
)
from frankpledge.plan.models import Measure
from frankpledge.plan.rules import BINDING_NAMES, BindingKind, MeasureUnit
from frankpledge.review.queries import what_is_counted
from frankpledge.review.queries.choices import EvidenceChoices, evidence_choices
from frankpledge.ui.forms import FieldDesign


class BindingForm(forms.Form):
    """Where a measure's values come from."""

    kind = forms.ChoiceField(
        label="Where do its values come from?",
        choices=[(kind.value, BINDING_NAMES[kind]) for kind in BindingKind],
        widget=forms.RadioSelect,
    )
    supplier = forms.ChoiceField(
        label="Which return?", required=False, help_text="For incidents only."
    )
    categories = forms.MultipleChoiceField(
        label="Which categories?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="As the supplier writes them. None chosen counts every category.",
    )
    taxonomy = forms.MultipleChoiceField(
        label="Or which of the partnership's own categories?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whatever the supplier's words are, by what was said of them on the "
        "page of categories. Each counts those below it.",
    )
    area = forms.ChoiceField(label="In which area?", required=False)
    table = forms.ChoiceField(
        label="Which table?", required=False, help_text="For a table of figures only."
    )
    table_area = forms.CharField(
        label="Which area of the table?",
        required=False,
        max_length=200,
        help_text="Its code or its name, as the table prints it.",
    )
    table_category = forms.CharField(
        label="Which category of the table?",
        required=False,
        max_length=200,
        help_text="As the table prints it, or a group of categories. Leave it open where "
        "the table has only one.",
    )
    table_measure = forms.CharField(
        label="What does the table count?",
        required=False,
        max_length=100,
        help_text="Offences, incidents: leave it open where it counts one thing only.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    design = {"kind": FieldDesign(label_size="m")}

    def __init__(
        self,
        *args: Any,
        choices: EvidenceChoices,
        kinds: Collection[BindingKind],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._field("kind").choices = [(k.value, BINDING_NAMES[k]) for k in kinds]
        self._offer_tables(choices if BindingKind.TABLE in kinds else None)
        if BindingKind.INCIDENTS not in kinds:
            for name in ("supplier", "categories", "taxonomy", "area"):
                del self.fields[name]
            return
        if not choices.taxonomy:
            del self.fields["taxonomy"]
        else:
            self._field("taxonomy").choices = choices.taxonomy
        self._field("supplier").choices = [("", "Choose a return"), *choices.suppliers]
        self._field("categories").choices = [(c, c) for c in choices.categories]
        self._field("area").choices = choices.areas

    def _offer_tables(self, choices: EvidenceChoices | None) -> None:
        if choices is None:
            for name in ("table", "table_area", "table_category", "table_measure"):
                del self.fields[name]
            return
        self._field("table").choices = [("", "Choose a table"), *choices.tables]

    def _field(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} is not a choice")
        return field

    def clean(self) -> dict[str, Any]:
        """Ask for what each kind needs: a return and an area, a table and an area."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("kind") == BindingKind.TABLE.value:
            if not data.get("table") and "table" not in self.errors:
                self.add_error("table", "Choose the table the figure stands in.")
            if not data.get("table_area") and "table_area" not in self.errors:
                self.add_error("table_area", "Name the area the figure is of.")
        if data.get("kind") != BindingKind.INCIDENTS.value:
            return data
        if not data.get("supplier") and "supplier" not in self.errors:
            self.add_error("supplier", "Choose the return whose incidents are counted.")
        if not data.get("area") and "area" not in self.errors:
            self.add_error("area", "Choose the area they are counted in.")
        if data.get("categories") and data.get("taxonomy"):
            self.add_error(
                "taxonomy",
                "Choose the supplier's categories or the partnership's own, not both.",
            )
        return data

    @property
    def is_typed(self) -> bool:
        """Say whether a partner's figure is to be typed in."""
        return bool(self.cleaned_data["kind"] == BindingKind.TYPED.value)

    def binding(self) -> Binding:
        """Return the binding chosen."""
        data = self.cleaned_data
        if self.is_typed:
            return TypedBinding()
        if data["kind"] == BindingKind.PRINTED.value:
            return PrintedBinding()
        if data["kind"] == BindingKind.TABLE.value:
            source, _, supplier = data["table"].partition("/")
            return TableBinding(
                source=source,
                supplier=supplier,
                area=data["table_area"],
                category=data["table_category"],
                measure=data["table_measure"],
            )
        source, _, supplier = data["supplier"].partition("/")
        return IncidentBinding(
            source=source,
            supplier=supplier,
            categories=tuple(data["categories"]),
            taxonomy=tuple(data.get("taxonomy", ())),
            area=data["area"],
        )


def binding_as_initial(measure: Measure) -> dict[str, Any]:
    """Return what the form shows of the present binding."""
    bound = getattr(measure, "binding", None)
    if bound is None:
        return {"version": 0}
    detail = bound.detail
    named = f"{detail.get('source', '')}/{detail.get('supplier', '')}"
    shown = {"version": bound.version, "kind": bound.kind}
    if bound.kind == BindingKind.TABLE.value:
        parts = ("area", "category", "measure")
        return shown | {
            "table": named,
            **{f"table_{part}": detail.get(part, "") for part in parts},
        }
    return shown | {
        "supplier": named,
        "categories": detail.get("categories", []),
        "taxonomy": detail.get("taxonomy", []),
        "area": detail.get("area", ""),
    }


def kinds_for(measure: Measure) -> tuple[BindingKind, ...]:
    """Return what the measure may be bound to: incidents give counts and nothing else."""
    unfit = set()
    if measure.indicator.unit != MeasureUnit.COUNT.value:
        unfit.add(BindingKind.INCIDENTS)
    if not hasattr(measure, "printed_result"):
        unfit.add(BindingKind.PRINTED)
    return tuple(kind for kind in BindingKind if kind not in unfit)


def binding_form(data: Mapping[str, Any] | None, measure: Measure) -> BindingForm:
    """Return the form for a measure, offering what its partnership holds."""
    choices = evidence_choices(measure.plan.year.partnership)
    unfit = set() if choices.tables else {BindingKind.TABLE}
    return BindingForm(
        data,
        choices=choices,
        kinds=[kind for kind in kinds_for(measure) if kind not in unfit],
        initial=binding_as_initial(measure),
    )


def after_conflict(
    data: Mapping[str, Any], measure: Measure, sentence: str
) -> BindingForm:
    """Return the form as filled in, ready to be saved over what is there now.

    `sentence` says what happened; what the measure counts now is added.
    """
    fresh = dict(data.items())
    fresh["version"] = binding_as_initial(measure)["version"]
    for name in ("categories", "taxonomy"):
        fresh[name] = getattr(data, "getlist", data.get)(name)
    form = binding_form(fresh, measure)
    form.add_error(None, f"{sentence} It now has: {what_is_counted(measure)}")
    return form
