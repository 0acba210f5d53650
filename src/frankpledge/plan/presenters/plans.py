"""The plan's page, laid out as the document lays it out."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from frankpledge.access.rules import Permission
from frankpledge.partnership.models import PlanYear
from frankpledge.plan import permissions, queries
from frankpledge.plan.models import FundingPot, NarrativeTopic, Plan, Priority
from frankpledge.plan.presenters.findings import Place
from frankpledge.plan.presenters.targets import TargetLine, place_of, target_line
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import OPEN_STAGES, STAGE_NAMES, TRANSITIONS, PlanStage

STAGE_COLOURS = {
    PlanStage.DRAFT: "yellow",
    PlanStage.AGREED: "green",
    PlanStage.PUBLISHED: "",
    PlanStage.SUPERSEDED: "grey",
}
# What may be done on the plan's own page; publishing has its own.
STAGE_BUTTONS = {
    PlanStage.AGREED: "Agree the plan",
    PlanStage.DRAFT: "Take it back to draft",
}
STAGE_REACHED = {
    PlanStage.AGREED: "The plan is agreed. It can be published now.",
    PlanStage.DRAFT: "The plan is a draft again and can be changed.",
}


@dataclass(frozen=True)
class Passage:
    """A passage of prose with its paragraphs and its place in the document."""

    topic: NarrativeTopic
    paragraphs: list[str]
    place: Place | None


@dataclass(frozen=True)
class PlacedPriority:
    """A priority with its issues, its themes and its place."""

    priority: Priority
    issues: list[str]
    place: Place | None


@dataclass(frozen=True)
class PlacedPot:
    """A funding pot with its place."""

    pot: FundingPot
    place: Place | None


@dataclass(frozen=True)
class StageMove:
    """A status the plan may be given, as a button."""

    label: str
    url: str
    kind: str  # of the button


@dataclass(frozen=True)
class Section:
    """The targets under one heading of the table."""

    name: str
    anchor: str
    lines: list[TargetLine]


@dataclass(frozen=True)
class PlanPage:
    """Everything the plan's page shows."""

    plan: Plan
    may_edit: bool
    may_bring: bool  # documents, whether this plan is open or not
    stage: str
    stage_colour: str
    moves: list[StageMove]
    history: list[dict[str, str]]
    introduction: list[str]
    last_year: Plan | None
    results: list[TargetLine]
    passages: dict[str, list[Passage]]
    priorities: list[PlacedPriority]
    sections: list[Section]
    disagreeing: int
    funding: list[PlacedPot]


def plan_page(
    plan: Plan, year: PlanYear, *, permitted: frozenset[Permission]
) -> PlanPage:
    """Put the plan's page together for a person with these permissions."""
    last_year = queries.plan_before(year)
    results = queries.measures_of(last_year) if last_year else []
    sections = _sections(plan, year)
    return PlanPage(
        plan=plan,
        may_edit=may_edit(plan, permitted),
        may_bring=Permission.PLAN_EDIT in permitted,
        stage=STAGE_NAMES[plan.stage],
        stage_colour=STAGE_COLOURS[plan.stage],
        moves=_moves(plan, year) if Permission.PLAN_AGREE in permitted else [],
        history=_history(plan),
        introduction=paragraphs(plan.introduction),
        last_year=last_year,
        results=[target_line(measure, year) for measure in results],
        passages=_passages(plan, year),
        priorities=[
            PlacedPriority(each, each.issues.splitlines(), place_of(each, year))
            for each in queries.priorities_of(plan)
        ],
        sections=sections,
        disagreeing=sum(
            line.check.is_disagreeing for section in sections for line in section.lines
        ),
        funding=[
            PlacedPot(pot, place_of(pot, year)) for pot in queries.funding_of(plan)
        ],
    )


def stage_reached(value: str) -> PlanStage | None:
    """Return the status a button of the plan's page leads to, or None."""
    return next((stage for stage in STAGE_BUTTONS if stage.value == value), None)


def may_edit(plan: Plan, permitted: frozenset[Permission]) -> bool:
    """Return whether a person with these permissions may change the plan now."""
    return Permission.PLAN_EDIT in permitted and permissions.can_change_plan(plan)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text written with empty lines between."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def _sections(plan: Plan, year: PlanYear) -> list[Section]:
    return [
        Section(
            name or "The partnership’s targets",
            f"targets-{number}",
            [target_line(measure, year) for measure in measures],
        )
        for number, (name, measures) in enumerate(queries.target_sections(plan))
    ]


def _moves(plan: Plan, year: PlanYear) -> list[StageMove]:
    scope: list[Any] = [year.partnership.slug, year.label]
    return [
        StageMove(
            label,
            reverse("plan:change-stage", args=[*scope, stage.value]),
            "secondary" if stage in OPEN_STAGES else "",
        )
        for stage, label in STAGE_BUTTONS.items()
        if stage in TRANSITIONS[plan.stage]
    ]


def _history(plan: Plan) -> list[dict[str, str]]:
    statuses = plan.statuses.select_related("by").order_by("-pk")
    return [
        {
            "title": STAGE_NAMES[PlanStage(status.stage)],
            "by": str(status.by),
            "at": date_format(localtime(status.at), "j F Y, H:i"),
            "text": status.why,
        }
        for status in statuses
    ]


def _passages(plan: Plan, year: PlanYear) -> dict[str, list[Passage]]:
    held: dict[str, list[Passage]] = {part.value: [] for part in Part}
    for topic in queries.narrative_of(plan):
        passage = Passage(topic, paragraphs(topic.text), place_of(topic, year))
        held[topic.part].append(passage)
    return held
