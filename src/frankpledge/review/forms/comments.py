"""Writing under a measure, and asking owners for commentary."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from frankpledge.analysis.periods import Period, PeriodError, period_from_slug
from frankpledge.partnership.models import PlanYear
from frankpledge.review.operations import Written
from frankpledge.review.thread import KINDS, CommentKind, periods_of
from frankpledge.ui.fields import DateField

LONGEST = 5000  # characters: about a page


def _offered(periods: Sequence[Period]) -> list[tuple[str, str]]:
    return [(period.slug, period.label) for period in periods]


class CommentForm(forms.Form):
    """Words about a measure's figure for a period."""

    kind = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect)
    period = forms.ChoiceField(label="Which period is it about?")
    text = forms.CharField(
        label="In your words",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Name no victim, offender or address: everyone who sees the review "
        "reads it, and signed commentary may be published.",
        error_messages={"required": "Write what you want to say."},
    )

    def __init__(
        self,
        *args: Any,
        kinds: Sequence[CommentKind],
        periods: Sequence[Period],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            (kind.value, f"{KINDS[kind].name}: {KINDS[kind].asks}") for kind in kinds
        ]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]
        self.fields["period"].choices = _offered(periods)  # type: ignore[attr-defined]

    def written(self) -> Written:
        """Return what was written."""
        data = self.cleaned_data
        return Written(
            kind=CommentKind(data["kind"]),
            period=period_from_slug(data["period"]),
            text=data["text"],
        )


def comment_form(
    data: Mapping[str, Any] | None,
    *,
    kinds: Sequence[CommentKind],
    whole: Period,
    asked_about: str = "",
) -> CommentForm:
    """Return the form for a measure's thread, the first kind and period chosen."""
    periods = periods_of(whole)
    slugs = [period.slug for period in periods]
    return CommentForm(
        data,
        kinds=kinds,
        periods=periods,
        initial={
            "kind": kinds[0].value,
            "period": asked_about if asked_about in slugs else slugs[0],
        },
    )


class AskForm(forms.Form):
    """For which period commentary is asked, and by which day."""

    period = forms.ChoiceField(label="Commentary on which period?")
    due_on = DateField(label="By which day?")

    def __init__(
        self, *args: Any, periods: Sequence[Period], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["period"].choices = _offered(periods)  # type: ignore[attr-defined]

    def clean_due_on(self) -> date:
        """Refuse a day that has passed: nobody could keep it."""
        due: date = self.cleaned_data["due_on"]
        if due < self.today:
            raise forms.ValidationError(
                f"{due:%d/%m/%Y} has passed. Give the owners a day they can keep."
            )
        return due

    def clean_period(self) -> Period:
        """Return the period meant."""
        return period_from_slug(self.cleaned_data["period"])


def ask_form(
    data: Mapping[str, Any] | None, *, year: PlanYear, today: date, period: Period
) -> AskForm:
    """Return the form, the period shown chosen."""
    periods = periods_of(Period(year.starts_on, year.ends_before))
    return AskForm(data, periods=periods, today=today, initial={"period": period.slug})


def period_shown(asked: str, year: PlanYear) -> Period:
    """Return the period an address asks for, else the whole year."""
    periods = periods_of(Period(year.starts_on, year.ends_before))
    try:
        meant = period_from_slug(asked)
    except PeriodError:
        return periods[0]
    return meant if meant in periods else periods[0]
