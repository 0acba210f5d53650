"""Indicators, measures, targets and what they count."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import F

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Agency, Partnership
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import permissions
from frankpledge.plan.bindings import Binding, kind_of
from frankpledge.plan.models import (
    DraftElement,
    Indicator,
    Measure,
    Plan,
    PrintedResult,
    SourceBinding,
    Target,
    Theme,
)
from frankpledge.plan.naming import RESERVED, code_for, short_title
from frankpledge.plan.reading.meaning import Subject, subject_of
from frankpledge.plan.rules import FigureKnown, MeasureUnit, Polarity, Rule


@dataclass(frozen=True)
class FigureGiven:
    """A baseline, target or result: as printed, its state, and its value when known."""

    printed: str = ""
    state: FigureKnown = FigureKnown.BLANK
    value: Decimal | None = None


@dataclass(frozen=True)
class IndicatorGiven:
    """What tells one indicator from another, and how it is read."""

    title: str
    unit: MeasureUnit
    polarity: Polarity
    instrument: str = ""
    reference: str = ""
    places: int = 0


@dataclass(frozen=True)
class MeasureGiven:
    """A measure as a document or a person words it.

    Its indicator is one the partnership has, or what tells it from others: then the
    partnership's own of that kind is found, or added.
    """

    title: str
    indicator: Indicator | IndicatorGiven
    baseline: FigureGiven = field(default_factory=FigureGiven)
    section: str = ""
    links: str = ""
    owner: Agency | None = None
    theme: Theme | None = None
    drawn_from: DraftElement | None = None
    line: int | None = None


@transaction.atomic
def find_or_add_indicator(
    *, partnership: Partnership, given: IndicatorGiven, by: User, at: datetime
) -> Indicator:
    """Return the partnership's indicator of this subject, unit and instrument.

    Two instruments asking one question are two indicators; so are a count and a
    percentage of the same thing.
    """
    subject = _subject(given.title)
    given = replace(
        given, instrument=given.instrument[:200], reference=given.reference[:40]
    )
    alike = partnership.indicators.filter(
        unit=given.unit.value, instrument=given.instrument
    )
    for indicator in alike:
        if subject and _subject(indicator.title) == subject:
            return _with_reference(indicator, given.reference)
    taken = set(partnership.indicators.values_list("code", flat=True))
    indicator = Indicator.objects.create(
        partnership=partnership,
        code=code_for(given.title, taken=taken),
        title=short_title(given.title)[:500],
        unit=given.unit.value,
        polarity=given.polarity.value,
        instrument=given.instrument,
        reference=given.reference,
        places=given.places,
    )
    _record(
        Event.MEASURE_CHANGED, indicator, partnership, {"added": True}, by=by, at=at
    )
    return indicator


@lru_cache(maxsize=4096)
def _subject(title: str) -> Subject:
    return subject_of(short_title(title))


def _with_reference(indicator: Indicator, reference: str) -> Indicator:
    """Let an indicator known without its national reference have the one now named."""
    if reference and not indicator.reference:
        indicator.reference = reference
        indicator.save(update_fields=["reference"])
    return indicator


@transaction.atomic
def add_measure(*, plan: Plan, given: MeasureGiven, by: User, at: datetime) -> Measure:
    """Add a measure to an open plan."""
    permissions.check_plan_open(plan)
    taken = {RESERVED, *plan.measures.values_list("code", flat=True)}
    indicator = given.indicator
    if isinstance(indicator, IndicatorGiven):
        partnership = plan.year.partnership
        indicator = find_or_add_indicator(
            partnership=partnership, given=indicator, by=by, at=at
        )
    measure = Measure.objects.create(
        plan=plan,
        indicator=indicator,
        theme=given.theme,
        code=code_for(given.title, taken=taken),
        title=given.title[:1000],
        section=given.section[:200],
        links=given.links[:300],
        owner=given.owner,
        baseline=given.baseline.value,
        baseline_state=given.baseline.state.value,
        baseline_printed=given.baseline.printed,
        drawn_from=given.drawn_from,
        line=given.line,
        position=plan.measures.count() + 1,
    )
    scope = plan.year.partnership
    _record(Event.MEASURE_CHANGED, measure, scope, {"added": True}, by=by, at=at)
    return measure


@transaction.atomic
def set_target(
    *,
    measure: Measure,
    rule: Rule | None,
    printed: FigureGiven,
    version: int | None = None,
    by: User,
    at: datetime,
) -> Target:
    """Set what a measure should reach, replacing any earlier target.

    `version` is the measure's that the editor opened, if it was opened on a page:
    EditedMeanwhile when somebody saved it since.
    """
    permissions.check_plan_open(measure.plan)
    if version is not None:
        held = Measure.objects.select_for_update().get(pk=measure.pk)
        if held.version != version:
            raise EditedMeanwhile(
                f"Somebody else saved {measure.indicator.title} while you were setting "
                "its target. Nothing was overwritten: look at theirs and save again."
            )
    Measure.objects.filter(pk=measure.pk).update(version=F("version") + 1)
    measure.version += 1
    target = Target.objects.create(
        measure=measure,
        kind=rule.kind.value if rule else "",
        amount=rule.amount if rule else None,
        printed=printed.value,
        printed_state=printed.state.value,
        printed_text=printed.printed,
        set_by=by,
        set_at=at,
    )
    scope = measure.plan.year.partnership
    detail: dict[str, object] = {"rule": str(target), "printed": printed.printed}
    _record(Event.TARGET_SET, measure, scope, detail, by=by, at=at)
    return target


@transaction.atomic
def change_indicator(
    *,
    indicator: Indicator,
    changes: Mapping[str, Any],
    version: int,
    by: User,
    at: datetime,
) -> Indicator:
    """Change what an indicator counts and how it is printed, in every year's plan.

    Raises EditedMeanwhile when somebody saved it since `version` was opened.
    """
    held = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if held.version != version:
        raise EditedMeanwhile(
            f"Somebody else changed the indicator {held.title} while you were editing. "
            "Nothing was overwritten: compare their text with yours and save again."
        )
    for name, value in changes.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    detail: dict[str, object] = {"changed": sorted(changes)}
    _record(Event.MEASURE_CHANGED, held, held.partnership, detail, by=by, at=at)
    return held


@transaction.atomic
def record_printed_result(
    *,
    measure: Measure,
    actual: FigureGiven,
    change_printed: str,
    by: User,
    at: datetime,
) -> PrintedResult:
    """Keep what the plan document prints as a measure's result."""
    result, _ = PrintedResult.objects.update_or_create(
        measure=measure,
        defaults={
            "actual": actual.value,
            "actual_state": actual.state.value,
            "actual_printed": actual.printed,
            "change_printed": change_printed,
        },
    )
    scope = measure.plan.year.partnership
    detail: dict[str, object] = {"printed_result": actual.printed}
    _record(Event.MEASURE_CHANGED, measure, scope, detail, by=by, at=at)
    return result


@transaction.atomic
def bind_measure(
    *, measure: Measure, binding: Binding, version: int, by: User, at: datetime
) -> SourceBinding:
    """Say where a measure's values come from; `version` is 0 where nothing was bound.

    A plan's measures may be bound in every status: it changes what is known, not what
    was agreed. Raises EditedMeanwhile when somebody bound it since.
    """
    held = SourceBinding.objects.select_for_update().filter(measure=measure).first()
    if (held.version if held else 0) != version:
        raise EditedMeanwhile(
            f"Somebody else changed what {measure.indicator.title} counts while you "
            "were choosing. Nothing was overwritten: look at theirs and save again."
        )
    bound, _ = SourceBinding.objects.update_or_create(
        measure=measure,
        defaults={
            "kind": kind_of(binding).value,
            "detail": binding.model_dump(mode="json"),
            "bound_by": by,
            "bound_at": at,
            "version": version + 1,
        },
    )
    scope = measure.plan.year.partnership
    detail: dict[str, object] = {"kind": bound.kind, **bound.detail}
    _record(Event.MEASURE_BOUND, measure, scope, detail, by=by, at=at)
    return bound


def _record(
    event: Event,
    subject: Indicator | Measure,
    partnership: Partnership,
    detail: dict[str, object],
    *,
    by: User,
    at: datetime,
) -> None:
    audit.record(
        event,
        subject=subject,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail=detail,
    )
