"""How statuses are given, and giving one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models

from frankpledge.review import queries
from frankpledge.review.models import StatusConvention, StatusLevel
from frankpledge.review.operations import ConventionGiven
from frankpledge.review.status import (
    BASIS_NAMES,
    COLOUR_NAMES,
    SIGNS,
    UNKNOWN,
    Basis,
    Colour,
    Convention,
    Level,
    Shape,
    faults_of,
)

MOST_LEVELS = 6  # besides the one for measures without a figure
SHAPES = [(shape.value, f"{SIGNS[shape]} {shape.value}") for shape in Shape]
COLOURS = [(colour.value, COLOUR_NAMES[colour]) for colour in Colour]


class IndicatorsField(forms.ModelMultipleChoiceField[Any]):
    """Indicators of the partnership, by title."""

    def label_from_instance(self, obj: models.Model) -> str:
        """Return the title."""
        return str(obj)


class ConventionForm(forms.Form):
    """A convention: its name, what it goes by, its statuses, whose it is."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    name = forms.CharField(label="What is it called?", max_length=80)
    basis = forms.ChoiceField(
        label="What does it go by?",
        choices=[(basis.value, BASIS_NAMES[basis]) for basis in Basis],
        widget=forms.RadioSelect,
    )
    is_usual = forms.BooleanField(
        label="Use it for every indicator that has no other", required=False
    )

    def __init__(self, *args: Any, scope: StatusConvention, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_LEVELS + 1):
            self._add_level(f"level_{place}", f"Status {place}")
        self._add_level("unknown", "Where there is no figure or target", margin=False)
        self.fields["indicators"] = IndicatorsField(
            label="Which indicators is it for?",
            queryset=queries.indicators_of(scope.partnership),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def _add_level(self, key: str, words: str, *, margin: bool = True) -> None:
        help_text = "Leave it empty where there are fewer." if margin else ""
        self.fields[f"{key}_name"] = forms.CharField(
            label=f"{words}: its name",
            max_length=40,
            required=not margin,
            help_text=help_text,
        )
        self.fields[f"{key}_shape"] = forms.ChoiceField(
            label=f"{words}: its sign", choices=SHAPES
        )
        self.fields[f"{key}_colour"] = forms.ChoiceField(
            label=f"{words}: its colour", choices=COLOURS
        )
        self.fields[f"{key}_meaning"] = forms.CharField(
            label=f"{words}: what it means", max_length=200, required=False
        )
        if margin:
            self.fields[f"{key}_margin"] = forms.DecimalField(
                label=f"{words}: from which margin",
                required=False,
                max_digits=12,
                decimal_places=4,
                help_text="How much better than the target: 0 is on it, -5 is 5 worse. "
                "Empty: whatever reaches no other.",
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a convention that gives some measure no status, or two."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            for fault in faults_of(self.given().convention):
                self.add_error(None, fault)
        return data

    def accept_version(self, version: int) -> None:
        """Let the next save replace `version`, which the writer now has seen."""
        self.data = {**self.data.dict(), "version": version} | {  # type: ignore[attr-defined]
            "indicators": self.data.getlist("indicators")  # type: ignore[attr-defined]
        }

    def given(self) -> ConventionGiven:
        """Return what was asked for."""
        data = self.cleaned_data
        keys = [f"level_{place}" for place in range(1, MOST_LEVELS + 1)]
        places = [at for at, key in enumerate(keys) if data.get(f"{key}_name")]
        levels = [self._level(keys[place]) for place in places]
        levels.append(self._level("unknown"))
        return ConventionGiven(
            convention=Convention(data["name"], Basis(data["basis"]), tuple(levels)),
            places=(*places, MOST_LEVELS),
            indicators=tuple(data["indicators"]),
            is_usual=data["is_usual"],
        )

    def _level(self, key: str) -> Level:
        data = self.cleaned_data
        return Level(
            data[f"{key}_name"],
            Shape(data[f"{key}_shape"]),
            Colour(data[f"{key}_colour"]),
            data[f"{key}_meaning"],
            data.get(f"{key}_margin"),
            is_unknown=key == "unknown",
        )


def convention_form(
    data: Mapping[str, Any] | None, held: StatusConvention
) -> ConventionForm:
    """Return the form, filled in as the convention stands."""
    said = held.convention
    initial: dict[str, Any] = {
        "name": said.name,
        "basis": said.basis.value,
        "is_usual": held.is_usual,
        "version": held.version,
        "indicators": [one.pk for one in held.indicators.all()],
    }
    known = [level for level in said.levels if not level.is_unknown]
    unknown = [level for level in said.levels if level.is_unknown] or [UNKNOWN]
    for place in range(len(known) + 1, MOST_LEVELS + 1):
        initial |= {f"level_{place}_shape": Shape.CIRCLE.value}
        initial |= {f"level_{place}_colour": Colour.GREY.value}
    for place, level in enumerate(known, start=1):
        initial |= _as_initial(f"level_{place}", level)
    return ConventionForm(
        data, scope=held, initial=initial | _as_initial("unknown", unknown[0])
    )


def _as_initial(key: str, level: Level) -> dict[str, str | Decimal | None]:
    margin = level.least_margin
    return {
        f"{key}_name": level.name,
        f"{key}_shape": level.shape.value,
        f"{key}_colour": level.colour.value,
        f"{key}_meaning": level.meaning,
        f"{key}_margin": None if margin is None else margin.normalize() + 0,
    }


class StatusForm(forms.Form):
    """The status somebody gives a measure, and why."""

    level: "forms.ModelChoiceField[StatusLevel]" = forms.ModelChoiceField(
        label="Which status?",
        queryset=None,
        empty_label=None,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Say why: a status without a reason convinces nobody."
        },
    )

    def __init__(self, *args: Any, convention: StatusConvention, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = convention.levels.filter(is_unknown=False)
        self.fields["level"].queryset = offered  # type: ignore[attr-defined]
