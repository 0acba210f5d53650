"""Plans and their parts."""

from typing import Any

from django.db import models

from frankpledge.audit.models import Record
from frankpledge.audit.queries import records_of
from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.plan.bindings import Binding, kind_of
from frankpledge.plan.models import (
    Activity,
    FundingPot,
    Indicator,
    IntendedOutcome,
    Measure,
    NarrativeTopic,
    Plan,
    Priority,
    SourceBinding,
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
    "theme": (Theme, "plan__year"),
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


def plan_before(year: PlanYear) -> Plan | None:
    """Return the plan of the year before, whose results this year's plan prints."""
    starts_on = year.starts_on.replace(year=year.starts_on.year - 1)
    return plans_of(year.partnership).filter(year__starts_on=starts_on).first()


def strategies_of(partnership: Partnership) -> models.QuerySet[Strategy]:
    """Return the partnership's strategies, newest first, with their plans' years."""
    return partnership.strategies.select_related("partnership").prefetch_related(
        models.Prefetch("plans", queryset=plans_of(partnership))
    )


def strategy_of(partnership: Partnership, *, pk: int) -> Strategy | None:
    """Return one strategy of this partnership, or None."""
    return strategies_of(partnership).filter(pk=pk).first()


def strategy_covering(year: PlanYear) -> Strategy | None:
    """Return the strategy whose span holds the first day of a year, or None."""
    return (
        strategies_of(year.partnership)
        .filter(starts_on__lte=year.starts_on, ends_on__gte=year.starts_on)
        .first()
    )


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
            "drawn_from",
        )
        .defer("drawn_from__payload", "drawn_from__corrected")
        .prefetch_related("targets", "plan__statuses")
        .order_by("position", "pk")
    )


def measure_of(year: PlanYear, *, code: str) -> Measure | None:
    """Return the measure of this code in a year's plan, or None."""
    plan = plan_for(year)
    return measures_of(plan).filter(code=code).first() if plan else None


def bind_in_thought(measure: Measure, binding: Binding) -> None:
    """Give a measure a binding for as long as the object lives; nothing is kept."""
    SourceBinding(
        measure=measure,
        kind=kind_of(binding).value,
        detail=binding.model_dump(mode="json"),
    )


def target_sections(plan: Plan) -> list[tuple[str, list[Measure]]]:
    """Return the partnership's own targets (no theme's) under their headings."""
    sections: dict[str, list[Measure]] = {}
    for measure in measures_of(plan).filter(theme__isnull=True):
        sections.setdefault(measure.section, []).append(measure)
    return list(sections.items())


def themes_of(plan: Plan) -> models.QuerySet[Theme]:
    """Return a plan's theme sheets, whole."""
    return (
        plan.themes.select_related(
            "priority", "lead", "plan__year__partnership", "drawn_from"
        )
        .defer("drawn_from__payload", "drawn_from__corrected")
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


def priorities_of(plan: Plan) -> models.QuerySet[Priority]:
    """Return a plan's priorities with their themes, each with its lead."""
    themes = plan.themes.select_related("lead", "plan__year__partnership").annotate(
        activities_planned=models.Count("activities")
    )
    return (
        plan.priorities.select_related("drawn_from")
        .defer("drawn_from__payload", "drawn_from__corrected")
        .prefetch_related(models.Prefetch("themes", queryset=themes))
    )


def narrative_of(plan: Plan) -> models.QuerySet[NarrativeTopic]:
    """Return what a plan tells, passage by passage."""
    return plan.narrative.select_related("drawn_from").defer(
        "drawn_from__payload", "drawn_from__corrected"
    )


def funding_of(plan: Plan) -> models.QuerySet[FundingPot]:
    """Return the money a plan draws on."""
    return plan.funding.select_related("drawn_from").defer(
        "drawn_from__payload", "drawn_from__corrected"
    )


def theme_of(year: PlanYear, *, slug: str) -> Theme | None:
    """Return one theme sheet of a year's plan, or None."""
    plan = plan_for(year)
    return themes_of(plan).filter(slug=slug).first() if plan else None


def indicator_of(partnership: Partnership, *, code: str) -> Indicator | None:
    """Return the partnership's indicator of this code, or None."""
    return partnership.indicators.filter(code=code).first()


def uses_of(indicator: Indicator) -> models.QuerySet[Measure]:
    """Return the measures of every year that use an indicator, newest first."""
    return indicator.measures.select_related(
        "plan__year__partnership", "theme__plan__year__partnership"
    ).order_by("-plan__year__starts_on", "position")


def last_change_of(partnership: Partnership, item: models.Model) -> Record | None:
    """Return who changed a thing last and when, to be shown; None if never recorded."""
    return (
        records_of(partnership.slug)
        .filter(subject_type=item._meta.label_lower, subject_id=str(item.pk))
        .first()
    )


def goes_with(item: models.Model) -> list[str]:
    """Return the titles of what goes too when a part of a plan is taken out."""
    if isinstance(item, Priority):
        return [str(theme) for theme in item.themes.all()]
    if isinstance(item, Theme):
        parts = (*item.activities.all(), *item.measures.all(), *item.outcomes.all())
        return [str(part) for part in parts]
    return []


def item_of(year: PlanYear, *, kind: str, pk: int) -> Any:
    """Return an editable part of a year's plan by its kind and number, or None."""
    if kind not in EDITABLE:
        return None
    model, path = EDITABLE[kind]
    return model._default_manager.filter(**{path: year}, pk=pk).first()
