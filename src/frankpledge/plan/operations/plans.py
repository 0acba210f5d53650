"""Making plans and changing what they are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import PlanYear
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import permissions, queries
from frankpledge.plan.models import (
    Activity,
    DraftElement,
    FundingPot,
    IntendedOutcome,
    Measure,
    NarrativeTopic,
    Plan,
    PlanStatus,
    Priority,
    Theme,
)
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import PlanStage

Item = (
    Plan
    | Priority
    | NarrativeTopic
    | FundingPot
    | Theme
    | Activity
    | IntendedOutcome
    | Measure
)


@dataclass(frozen=True)
class TopicText:
    """A passage of the plan: its heading, its paragraphs, the part it stands in."""

    title: str
    text: str
    part: Part = Part.REVIEW


def _plan_of(item: Item) -> Plan:
    """Return the plan an item belongs to."""
    if isinstance(item, Plan):
        return item
    if isinstance(item, Activity | IntendedOutcome):
        return item.theme.plan
    return item.plan


@transaction.atomic
def create_plan(
    *, year: PlanYear, title: str, introduction: str = "", by: User, at: datetime
) -> Plan:
    """Make the plan of a year, as a draft. A year has one plan.

    It carries out the strategy whose span holds the year, if there is one.
    """
    permissions.check_no_plan(year)
    plan = Plan.objects.create(
        year=year,
        title=title[:300],
        introduction=introduction,
        strategy=queries.strategy_covering(year),
    )
    PlanStatus.objects.create(plan=plan, stage=PlanStage.DRAFT.value, by=by, at=at)
    audit.record(
        Event.PLAN_CREATED,
        subject=plan,
        by=by,
        at=at,
        partnership=year.partnership.slug,
    )
    return plan


@transaction.atomic
def set_stage(
    *, plan: Plan, stage: PlanStage, why: str, by: User, at: datetime
) -> PlanStatus:
    """Move a plan on (or back to draft), saying why."""
    permissions.check_may_become(plan, stage)
    status = PlanStatus.objects.create(
        plan=plan, stage=stage.value, by=by, at=at, why=why
    )
    audit.record(
        Event.PLAN_STATUS_CHANGED,
        subject=plan,
        by=by,
        at=at,
        partnership=plan.year.partnership.slug,
        detail={"stage": stage.value, "why": why},
    )
    return status


@transaction.atomic
def change_item(
    *, item: Item, changes: Mapping[str, Any], version: int, by: User, at: datetime
) -> Item:
    """Change a part of an open plan; `version` is the one the editor opened.

    Raises EditedMeanwhile when somebody saved it since: nothing is overwritten.
    """
    permissions.check_plan_open(_plan_of(item))
    held: Item = type(item)._default_manager.select_for_update().get(pk=item.pk)
    if held.version != version:
        raise EditedMeanwhile(
            "Somebody else saved this while you were editing. Nothing was overwritten: "
            "compare their text with yours and save again."
        )
    for name, value in changes.items():
        setattr(held, name, value)
    held.version += 1
    held.save()
    _record_change(held, changed=sorted(changes), by=by, at=at)
    return held


@transaction.atomic
def remove_item(*, item: Item, by: User, at: datetime) -> None:
    """Take a part out of an open plan; the record keeps what it was."""
    plan = _plan_of(item)
    permissions.check_plan_open(plan)
    audit.record(
        Event.PLAN_CHANGED,
        subject=item,
        by=by,
        at=at,
        partnership=plan.year.partnership.slug,
        detail={"removed": str(item)},
    )
    item.delete()


@transaction.atomic
def add_priority(
    *,
    plan: Plan,
    title: str,
    issues: str = "",
    drawn_from: DraftElement | None = None,
    by: User,
    at: datetime,
) -> Priority:
    """Add a priority at the end of an open plan."""
    permissions.check_plan_open(plan)
    priority = Priority.objects.create(
        plan=plan,
        title=title,
        issues=issues,
        drawn_from=drawn_from,
        position=plan.priorities.count() + 1,
    )
    _record_change(priority, changed=["added"], by=by, at=at)
    return priority


@transaction.atomic
def add_narrative_topic(
    *,
    plan: Plan,
    text: TopicText,
    drawn_from: DraftElement | None = None,
    by: User,
    at: datetime,
) -> NarrativeTopic:
    """Add a passage to what the plan tells: of last year, or of another part."""
    permissions.check_plan_open(plan)
    topic = NarrativeTopic.objects.create(
        plan=plan,
        title=text.title,
        text=text.text,
        part=text.part.value,
        drawn_from=drawn_from,
        position=plan.narrative.count() + 1,
    )
    _record_change(topic, changed=["added"], by=by, at=at)
    return topic


@transaction.atomic
def add_funding_pot(
    *,
    plan: Plan,
    name: str,
    sentence: str = "",
    drawn_from: DraftElement | None = None,
    by: User,
    at: datetime,
) -> FundingPot:
    """Add money the plan draws on."""
    permissions.check_plan_open(plan)
    pot = FundingPot.objects.create(
        plan=plan,
        name=name,
        sentence=sentence,
        drawn_from=drawn_from,
        position=plan.funding.count() + 1,
    )
    _record_change(pot, changed=["added"], by=by, at=at)
    return pot


def _record_change(item: Item, *, changed: list[str], by: User, at: datetime) -> None:
    event = Event.MEASURE_CHANGED if isinstance(item, Measure) else Event.PLAN_CHANGED
    audit.record(
        event,
        subject=item,
        by=by,
        at=at,
        partnership=_plan_of(item).year.partnership.slug,
        detail={"changed": changed},
    )
