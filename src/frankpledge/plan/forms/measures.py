"""Measures, their targets, and the indicators behind them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from frankpledge.plan.forms.editing import (
    VersionedForm,
    agency_field,
    long_text,
    offer_agencies,
    values_of,
)
from frankpledge.plan.models import Indicator, Measure, Plan, Target, Theme
from frankpledge.plan.operations.measures import FigureGiven, IndicatorGiven
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.reading.figures import parse_figure
from frankpledge.plan.rules import (
    AMOUNT_NEEDED,
    BARE_RULE_WORDS,
    PERIOD_NAMES,
    POLARITY_NAMES,
    ROUNDING_NAMES,
    UNIT_NAMES,
    FigureKnown,
    MeasureUnit,
    PeriodKind,
    Polarity,
    Rounding,
    Rule,
    printed_number,
)
from frankpledge.ui.forms import FieldDesign

AS_PRINTED = "As printed: 1,320, 22.7%, TBC, n/a. Leave it empty if there is none."
NUMBERS = FieldDesign(width=10)


class FigureField(forms.CharField):
    """A figure as printed; gives a FigureGiven with its state and value.

    `held` is what stands there already: words are taken only where they stood before.
    """

    held = ""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=60, help_text=AS_PRINTED, **options)

    def clean(self, value: Any) -> FigureGiven:
        """Read the figure as the document reader does; refuse what is no figure."""
        figure = parse_figure(super().clean(value))
        state = FigureKnown(figure.state.value)
        if state is FigureKnown.WORDS and figure.printed != self.held:
            raise forms.ValidationError(
                f"“{figure.printed}” is no figure. Write a number (1,320 or 22.7%), "
                "TBC, n/a, or leave it empty."
            )
        return FigureGiven(figure.printed, state, figure.value)


def remember(form: forms.Form, name: str) -> None:
    """Let a form's figure stand as it stood before, even in words."""
    form.fields[name].held = form.initial.get(name, "")  # type: ignore[attr-defined]


class MeasureForm(VersionedForm):
    """A measure as this year's plan words it."""

    title = forms.CharField(
        label="Outcome or target, in words", max_length=1000, widget=long_text(3)
    )
    theme: forms.ModelChoiceField[Theme] = forms.ModelChoiceField(
        queryset=None,
        label="Theme",
        required=False,
        empty_label="None: one of the partnership's own targets",
    )
    section = forms.CharField(
        label="Section of the targets table",
        max_length=200,
        required=False,
        help_text="For example, Crime targets.",
    )
    links = forms.CharField(
        label="Links to national or local targets", max_length=300, required=False
    )
    owner = agency_field(
        "Who answers for it", help_text="Agencies are added in the directory."
    )
    baseline = FigureField(label="Baseline")
    design = {"baseline": NUMBERS}

    def __init__(
        self,
        plan: Plan,
        measure: Measure | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        names = ("title", "theme", "section", "links", "owner")
        initial = values_of(measure, *names) if measure else {}
        if measure:
            initial["baseline"] = measure.baseline_printed
        super().__init__(data, initial=initial)
        remember(self, "baseline")
        self.fields["theme"].queryset = plan.themes.all()  # type: ignore[attr-defined]
        offer_agencies(self, "owner", plan.year.partnership)

    @property
    def changes(self) -> dict[str, Any]:
        """Return the measure's own columns."""
        changes = super().changes
        baseline: FigureGiven = changes.pop("baseline")
        return {
            **changes,
            "baseline": baseline.value,
            "baseline_state": baseline.state.value,
            "baseline_printed": baseline.printed,
        }


class NewMeasureForm(MeasureForm):
    """A measure to be added, with what tells its indicator from others."""

    unit = forms.ChoiceField(
        label="Its figures are in",
        choices=[(unit.value, UNIT_NAMES[unit]) for unit in MeasureUnit],
    )
    polarity = forms.ChoiceField(
        label="Which way is good",
        choices=[(each.value, POLARITY_NAMES[each]) for each in Polarity],
        widget=forms.RadioSelect,
    )
    instrument = forms.CharField(
        label="Survey or system it comes from",
        max_length=200,
        required=False,
        help_text="Two surveys asking one question are two indicators.",
    )
    reference = forms.CharField(
        label="National or local reference",
        max_length=40,
        required=False,
        help_text="For example, NI32.",
    )

    def __init__(
        self, plan: Plan, data: Mapping[str, Any] | None = None, *, theme: str = ""
    ) -> None:
        super().__init__(plan, None, data)
        if theme.isdecimal() and len(theme) < 10:
            self.initial["theme"] = int(theme)  # of the sheet the link stood on

    @property
    def indicator(self) -> IndicatorGiven:
        """Return what tells the measure's indicator from others."""
        given = self.cleaned_data
        return IndicatorGiven(
            title=given["title"],
            unit=MeasureUnit(given["unit"]),
            polarity=Polarity(given["polarity"]),
            instrument=given["instrument"],
            reference=given["reference"],
        )


class TargetForm(VersionedForm):
    """What a measure should reach: as a rule and as printed."""

    kind = forms.ChoiceField(
        label="The target as a rule",
        required=False,
        choices=[
            ("", "No rule: a number or words only"),
            *((kind.value, BARE_RULE_WORDS[kind]) for kind in RuleKind),
        ],
    )
    amount = forms.CharField(
        label="By how much, or to what",
        required=False,
        max_length=60,
        help_text="5 for “by 5%”, 40 for “at least 40”. Leave it empty for a direction "
        "alone.",
    )
    printed = FigureField(label="The target as it is printed")
    design = {"amount": NUMBERS, "printed": NUMBERS}

    def __init__(
        self,
        measure: Measure,
        target: Target | None = None,
        data: Mapping[str, Any] | None = None,
    ) -> None:
        initial: dict[str, Any] = {"version": measure.version}
        if target:
            amount = "" if target.amount is None else printed_number(target.amount)
            initial |= {"kind": target.kind, "amount": amount}
            initial["printed"] = target.printed_text
        super().__init__(data, initial=initial)
        remember(self, "printed")

    def clean_amount(self) -> Decimal | None:
        """Read the number of the rule; a rule that needs one is refused without."""
        typed = self.cleaned_data["amount"]
        figure = parse_figure(typed)
        if typed and figure.value is None:
            raise forms.ValidationError(f"“{typed}” is no number. Write 5, 40 or 22.5.")
        kind = self.cleaned_data.get("kind")
        if kind and RuleKind(kind) in AMOUNT_NEEDED and figure.value is None:
            raise forms.ValidationError("This rule needs a number, like 5 or 40.")
        return figure.value

    @property
    def rule(self) -> Rule | None:
        """Return the rule, or None where no kind was chosen."""
        kind = self.cleaned_data["kind"]
        return Rule(RuleKind(kind), self.cleaned_data["amount"]) if kind else None

    @property
    def figure(self) -> FigureGiven:
        """Return the target as printed."""
        printed: FigureGiven = self.cleaned_data["printed"]
        return printed


class IndicatorForm(VersionedForm):
    """What an indicator counts, by which instrument, and how it is printed."""

    title = forms.CharField(label="Indicator", max_length=500)
    numerator = forms.CharField(
        label="What is counted",
        required=False,
        widget=long_text(2),
        help_text="In one plain sentence.",
    )
    denominator = forms.CharField(
        label="Out of what",
        required=False,
        widget=long_text(2),
        help_text="In one plain sentence; leave it empty for a count.",
    )
    unit = forms.ChoiceField(
        label="Its figures are in",
        choices=[(unit.value, UNIT_NAMES[unit]) for unit in MeasureUnit],
    )
    polarity = forms.ChoiceField(
        label="Which way is good",
        choices=[(each.value, POLARITY_NAMES[each]) for each in Polarity],
        widget=forms.RadioSelect,
    )
    instrument = forms.CharField(
        label="Survey or system it comes from", max_length=200, required=False
    )
    reference = forms.CharField(
        label="National or local reference", max_length=40, required=False
    )
    rounding = forms.ChoiceField(
        label="How its figures are rounded for print",
        choices=[(each.value, ROUNDING_NAMES[each]) for each in Rounding],
        widget=forms.RadioSelect,
    )
    places = forms.IntegerField(label="Decimal places", min_value=0, max_value=4)
    period = forms.ChoiceField(
        label="One value covers",
        choices=[(each.value, PERIOD_NAMES[each]) for each in PeriodKind],
        widget=forms.RadioSelect,
    )
    design = {"places": FieldDesign(width=2)}

    def __init__(
        self, indicator: Indicator, data: Mapping[str, Any] | None = None
    ) -> None:
        names = [name for name in self.base_fields if name != "version"]
        super().__init__(data, initial=values_of(indicator, *names))
