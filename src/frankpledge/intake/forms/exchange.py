"""What people fill in about who owes what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from frankpledge.intake import queries
from frankpledge.intake.models import ExchangeDuty
from frankpledge.intake.operations import DutyText
from frankpledge.intake.owed import (
    DUE_RULE_NAMES,
    FREQUENCIES,
    DueRule,
    Frequency,
    Terms,
)
from frankpledge.intake.readers.registry import READERS
from frankpledge.intake.regulations import SCHEDULE, ScheduleItem
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Agency, Partnership, PlanYear
from frankpledge.ui.fields import DateField
from frankpledge.ui.forms import FieldDesign

FIRST_DAY, LAST_DAY = date(1998, 1, 1), date(2098, 12, 31)
MOST_DAYS = 366
LEFT_OUT = "Leave this one out"


class OwedFromField(DateField):
    """A day periods are counted from or to, within living memory and sight."""

    def validate(self, value: Any) -> None:
        """Refuse a day nobody can mean."""
        super().validate(value)
        if value is not None and not FIRST_DAY <= value <= LAST_DAY:
            raise ValidationError(
                f"{self.label} must be between {FIRST_DAY.year} and {LAST_DAY.year}."
            )


class DutyForm(forms.Form):
    """A data set an agency owes: how often, by when, and which returns answer it."""

    agency: forms.ModelChoiceField[Agency] = forms.ModelChoiceField(
        label="Agency that owes it", queryset=None, empty_label="Choose an agency"
    )
    title = forms.CharField(
        label="What it owes",
        max_length=120,
        help_text="In a few words: recorded crimes, deliberate fires.",
    )
    frequency = forms.ChoiceField(
        label="How often",
        choices=[(f.value, FREQUENCIES[f].words) for f in Frequency],
        widget=forms.RadioSelect,
        initial=Frequency.MONTH.value,
    )
    due_rule = forms.ChoiceField(
        label="By when",
        choices=[(rule.value, DUE_RULE_NAMES[rule]) for rule in DueRule],
        widget=forms.RadioSelect,
        initial=DueRule.DAYS_AFTER.value,
    )
    due_days = forms.IntegerField(
        label="How many days after",
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
        help_text="Only where it is due so many days after the period ends.",
    )
    starts_on = OwedFromField(
        label="Owed from", help_text="The first day of the first period that is owed."
    )
    ends_on = OwedFromField(
        label="Owed until (optional)",
        required=False,
        help_text="No period that begins after this day is owed.",
    )
    source = forms.ChoiceField(
        label="What kind of return answers it",
        choices=[
            ("", "Not known yet"),
            *((reader.source, reader.title) for reader in READERS.values()),
        ],
        required=False,
    )
    supplier = forms.CharField(
        label="Supplier’s name on those returns", max_length=60, required=False
    )
    version = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, initial=0, required=False
    )
    design = {"due_days": FieldDesign(width=3), "supplier": FieldDesign(width=20)}

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = partnership_queries.agencies_of(partnership)
        self.fields["agency"].queryset = agencies  # type: ignore[attr-defined]
        self.fields["supplier"].help_text = _suppliers(partnership)

    def clean_title(self) -> str:
        """Return the title with single spaces."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_supplier(self) -> str:
        """Return the supplier as returns name it: in small letters."""
        supplier: str = self.cleaned_data["supplier"]
        return supplier.strip().lower()

    def clean(self) -> dict[str, Any]:
        """Refuse half a rule, half a link, and an end before the beginning."""
        cleaned = super().clean() or self.cleaned_data
        is_counted = cleaned.get("due_rule") == DueRule.DAYS_AFTER
        if is_counted and cleaned.get("due_days") is None:
            self._complain(
                "due_days", "Enter how many days after the period it is due."
            )
        if bool(cleaned.get("source")) != bool(cleaned.get("supplier")):
            self._complain(
                "supplier",
                "Give both the kind of return and the supplier’s name, or neither yet.",
            )
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self._complain("ends_on", "It cannot end before it begins.")
        return cleaned

    def _complain(self, field: str, sentence: str) -> None:
        """Add an error where the field has none already."""
        if field not in self.errors:
            self.add_error(field, sentence)

    @property
    def text(self) -> DutyText:
        """Return what was typed as a duty."""
        typed = self.cleaned_data
        rule = DueRule(typed["due_rule"])
        terms = Terms(
            frequency=Frequency(typed["frequency"]),
            rule=rule,
            days=typed["due_days"] if rule is DueRule.DAYS_AFTER else 0,
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"],
        )
        return DutyText(
            typed["agency"], typed["title"], terms, typed["source"], typed["supplier"]
        )


class ScheduleForm(forms.Form):
    """Which agency owes which item of the regulations' Schedule."""

    first = OwedFromField(
        label="Owed from",
        help_text="The first day of the first quarter the register should watch.",
    )

    def __init__(
        self, *args: Any, partnership: Partnership, year: PlanYear, **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"initial": {"first": year.starts_on}, **kwargs})
        agencies = partnership_queries.agencies_of(partnership)
        held = list(agencies)
        offered = [("", LEFT_OUT), *((agency.pk, agency.name) for agency in held)]
        for item in SCHEDULE:
            self.fields[_name(item)] = forms.ModelChoiceField(
                label=f"{item.number}. {item.title}",
                help_text=f"Held by: {item.holder.lower()}.",
                queryset=agencies,
                required=False,
                empty_label=LEFT_OUT,
                initial=_likely(item, held),
            )
            # Read once: the field would ask the database for each item anew.
            self.fields[_name(item)].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse to enter nothing."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen:
            self.add_error(
                _name(SCHEDULE[0]), "Choose an agency for at least one of them."
            )
        return cleaned

    @property
    def chosen(self) -> dict[int, Agency]:
        """Return the agency chosen for each item, by number."""
        return {
            item.number: self.cleaned_data[_name(item)]
            for item in SCHEDULE
            if self.cleaned_data.get(_name(item)) is not None
        }


def duty_as_typed(duty: ExchangeDuty) -> dict[str, Any]:
    """Return what the form shows of a duty as it is kept."""
    return {name: getattr(duty, name) for name in DutyForm.base_fields}


def _suppliers(partnership: Partnership) -> str:
    """Return the suppliers already held, as a hint."""
    names = sorted({supplier for _, supplier in queries.suppliers_held(partnership)})
    hint = "As the names of the files say it."
    return f"{hint} Held already: {', '.join(names)}." if names else hint


def _name(item: ScheduleItem) -> str:
    return f"item_{item.number}"


def _likely(item: ScheduleItem, agencies: list[Agency]) -> Agency | None:
    """Return the agency that most likely holds an item, told by its name."""
    for words in item.agency_words:
        for agency in agencies:
            if words in agency.name.casefold():
                return agency
    return None
