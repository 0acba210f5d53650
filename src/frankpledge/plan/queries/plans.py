"""Plans and their parts."""

from itertools import groupby
from typing import Any

from django.db import models

from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.plan.models import (
    Activity,
    FundingPot,
    IntendedOutcome,
    Measure,
    NarrativeTopic,
    Plan,
    Priority,
    Strategy,
    Theme,
)

Editable = Priority | NarrativeTopic | FundingPot | Activity | IntendedOutcome

# What may be opened for editing by kind and number; how each leads to its year.
EDITABLE: dict[str, tuple[type[models.Model], str]] = {
    "priority": (Priority, "plan__year"),
    "topic": (NarrativeTopic, "plan__year"),
    "funding": (FundingPot, "plan__year"),
    "activity": (Activity, "theme__plan__year"),
    "outcome": (IntendedOutcome, "theme__plan__year"),
}


def plans_of(partnership: Partnership) -> models.QuerySet[Plan]:
    """Return the partnership's plans, newest year first."""
    return (
        Plan.objects.filter(year__partnership=partnership)
        .select_related("year__partnership", "strategy")
        .prefetch_related("statuses")
        .order_by("-year__starts_on")
    )


def plan_for(year: PlanYear) -> Plan | None:
    """Return the plan of a year, or None."""
    return plans_of(year.partnership).filter(year=year).first()


def latest_plan(partnership: Partnership) -> Plan | None:
    """Return the plan of the newest year that has one."""
    return plans_of(partnership).first()


def strategies_of(partnership: Partnership) -> models.QuerySet[Strategy]:
    """Return the partnership's strategies, newest first."""
    return partnership.strategies.all()


def measures_of(plan: Plan) -> models.QuerySet[Measure]:
    """Return a plan's measures with everything needed to judge them."""
    return (
        plan.measures.select_related(
            "plan__year__partnership",
            "indicator",
            "theme",
            "owner",
            "binding",
            "printed_result",
        )
        .prefetch_related("targets", "plan__statuses")
        .order_by("position", "pk")
    )


def measure_of(year: PlanYear, *, code: str) -> Measure | None:
    """Return the measure of this code in a year's plan, or None."""
    plan = plan_for(year)
    return measures_of(plan).filter(code=code).first() if plan else None


def target_sections(plan: Plan) -> list[tuple[str, list[Measure]]]:
    """Return the partnership's own targets (no theme's) under their headings."""
    own = measures_of(plan).filter(theme__isnull=True)
    return [
        (section, list(measures))
        for section, measures in groupby(own, key=lambda measure: measure.section)
    ]


def themes_of(plan: Plan) -> models.QuerySet[Theme]:
    """Return a plan's theme sheets, whole."""
    return (
        plan.themes.select_related("priority", "lead", "plan__year__partnership")
        .prefetch_related(
            "activities__owner",
            "outcomes",
            "partners__agency",
            "plan__statuses",
            models.Prefetch(
                "measures", queryset=measures_of(plan).filter(theme__isnull=False)
            ),
        )
        .order_by("priority__position", "position")
    )


def theme_of(year: PlanYear, *, slug: str) -> Theme | None:
    """Return one theme sheet of a year's plan, or None."""
    plan = plan_for(year)
    return themes_of(plan).filter(slug=slug).first() if plan else None


def item_of(year: PlanYear, *, kind: str, pk: int) -> Any:
    """Return an editable part of a year's plan by its kind and number, or None."""
    if kind not in EDITABLE:
        return None
    model, path = EDITABLE[kind]
    return model._default_manager.filter(**{path: year}, pk=pk).first()
