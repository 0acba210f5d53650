"""Freezing a plan and its review into content that no live table can change."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from frankpledge.analysis.disclosure import Policy
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Plan, Priority, Theme
from frankpledge.plan.reading.draft import Part
from frankpledge.plan.rules import PART_NAMES, PlanStage
from frankpledge.publishing.protecting import SafeFigures, protected_figures
from frankpledge.publishing.rules import (
    NOT_SHOWN,
    NOT_SHOWN_VERDICT,
    WHY_NOT_SHOWN,
    day_in_words,
    tells_baseline,
)
from frankpledge.review import queries as review_queries
from frankpledge.review.presenters import tables
from frankpledge.review.queries import MeasureReview, TableRow
from frankpledge.review.rules import HELD_WORDS

METHOD = (
    "A count is compared with its baseline, two-sided, at 5%. Where the months held vary "
    "about as much as separate incidents would, or are too few to say, the test is exact "
    "(the E-test of Krishnamoorthy and Thomson); where they vary more, as recorded crime "
    "often does, it allows for that. Among many changes told together, one that is no "
    "more than chance gives among so many is said to be so.",
    "A percentage is not tested where its base, the number of people asked, is not "
    "given.",
    "A year that is not over is forecast, with how sure that is, where three whole years "
    "before it are held and recording did not change between. Else it is carried forward "
    "from the months held: by last year's pattern of months, or at the same pace. That "
    "is arithmetic, not a forecast.",
    "A figure that was not received or is still to be confirmed is missing. Missing is "
    "never counted as zero.",
)
# What stands in a row of which a hidden count could be worked out.
WITHHELD = {"verdict": NOT_SHOWN_VERDICT, "sentence": WHY_NOT_SHOWN}
WITHHELD_RESULT = WITHHELD | {"change": NOT_SHOWN, "is_change_real": NOT_SHOWN}
WITHHELD_TARGET: dict[str, Any] = WITHHELD | {"disagreements": []}


def freeze(plan: Plan, *, on: date, policy: Policy) -> dict[str, Any]:
    """Return everything the publication says, as plain JSON-safe data."""
    year: PlanYear = plan.year
    before = _plan_before(plan)
    reviews = review_queries.reviews_of(plan)
    earlier = review_queries.reviews_of(before) if before else ()
    safe = protected_figures((*reviews, *earlier), policy)
    measures = _theme_measures(reviews, safe)
    return {
        "title": plan.title,
        "partnership": year.partnership.name,
        "contact": _contact(year.partnership),
        "year": year.label,
        "published_on": on.isoformat(),
        "introduction": _paragraphs(plan.introduction),
        "strategy": _strategy(plan),
        "results": _results(before, earlier, safe),
        "targets": _targets(reviews, safe),
        "priorities": [
            _priority(priority, measures) for priority in plan.priorities.all()
        ],
        "told": _told(plan),
        "funding": [
            {"name": pot.name, "sentence": pot.sentence} for pot in plan.funding.all()
        ],
        "members": _members(year.partnership),
        "method": [*METHOD, _policy_sentence(policy)],
        "threshold": policy.threshold,
        "evidence_of_figures": _evidence_of_figures((*reviews, *earlier)),
        "evidence_versions": sorted(_versions((*reviews, *earlier))),
    }


def _plan_before(plan: Plan) -> Plan | None:
    """Return last year's plan, whose results are told; a draft is nobody's business."""
    before = plan_queries.plan_before(plan.year)
    is_public = before is not None and before.stage is not PlanStage.DRAFT
    return before if is_public else None


def _results(
    before: Plan | None, reviews: Sequence[MeasureReview], safe: SafeFigures
) -> dict[str, Any] | None:
    own = review_queries.answered_for(reviews)
    if before is None or not own:
        return None
    rows = review_queries.rows_of(own)
    return {
        "year": before.year.label,
        "rows": [
            _result(review, row, safe) for review, row in zip(own, rows, strict=True)
        ],
    }


def _result(review: MeasureReview, row: TableRow, safe: SafeFigures) -> dict[str, str]:
    """Return what the public sees of a result: nothing that tells a hidden count."""
    hides_baseline = safe.hides_baseline(review)
    shown = {
        "measure": row.measure,
        "baseline": NOT_SHOWN if hides_baseline else row.baseline,
        "target": _unless_told(row.target, review, hides_baseline=hides_baseline),
        "actual": NOT_SHOWN if safe.hides_value(review) else row.actual,
        "held": _held(review),
        "change": row.change,
        "verdict": row.verdict,
        "sentence": row.sentence,
        "is_change_real": row.is_change_real,
    }
    return shown | WITHHELD_RESULT if safe.hides_comparison(review) else shown


def _targets(
    reviews: Sequence[MeasureReview], safe: SafeFigures
) -> list[dict[str, Any]]:
    sections: dict[str, list[dict[str, Any]]] = {}
    for review in review_queries.answered_for(reviews):
        measure = review.measure
        heading = str(measure.theme) if measure.theme else measure.section or "Targets"
        sections.setdefault(heading, []).append(_target(review, safe))
    return [{"title": title, "rows": rows} for title, rows in sections.items()]


def _target(review: MeasureReview, safe: SafeFigures) -> dict[str, Any]:
    """Return what the public sees of a target: nothing that tells a hidden count."""
    hides_baseline = safe.hides_baseline(review)
    target = tables.target_words(review)
    shown = {
        "title": review.measure.title,
        "links": review.measure.links,
        "baseline": NOT_SHOWN if hides_baseline else review.baseline_words,
        "target": _unless_told(target, review, hides_baseline=hides_baseline),
        "value": NOT_SHOWN if safe.hides_value(review) else tables.value_words(review),
        "held": _held(review),
        "verdict": review.judgement.words,
        "sentence": review.judgement.sentence,
        "disagreements": tables.disagreements(review),
    }
    return shown | WITHHELD_TARGET if safe.hides_comparison(review) else shown


def _held(review: MeasureReview) -> str:
    """Return what a value stands for where it is not the whole period's: "so far"."""
    observation = review.observation
    return "" if observation.value is None else HELD_WORDS[observation.held]


def _unless_told(target: str, review: MeasureReview, *, hides_baseline: bool) -> str:
    """Return a target, unless a baseline that is hidden could be read off it."""
    return NOT_SHOWN if hides_baseline and tells_baseline(review.rule) else target


def _priority(
    priority: Priority, measures: Mapping[int, list[dict[str, str]]]
) -> dict[str, Any]:
    themes = plan_queries.themes_of(priority.plan).filter(priority=priority)
    return {
        "title": priority.title,
        "issues": priority.issues.splitlines(),
        "themes": [_theme(theme, measures.get(theme.pk, [])) for theme in themes],
    }


def _theme(theme: Theme, measures: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "title": theme.title,
        "lead": str(theme.lead or ""),
        "overview": _paragraphs(theme.overview),
        "activities": [
            {
                "text": activity.text.rstrip(" ."),  # its state comes after
                "owner": str(activity.owner or ""),
                "due": day_in_words(activity.due_on) if activity.due_on else "",
                "state": activity.get_state_display(),
            }
            for activity in theme.activities.all()
        ],
        "measures": measures,
        "outcomes": [outcome.text for outcome in theme.outcomes.all()],
        "partners": [str(partner.agency) for partner in theme.partners.all()],
    }


def _theme_measures(
    reviews: Sequence[MeasureReview], safe: SafeFigures
) -> dict[int, list[dict[str, str]]]:
    """Return what the public sees of each theme's measures, by theme."""
    found: dict[int, list[dict[str, str]]] = {}
    for review in reviews:
        theme = review.measure.theme_id
        if theme is not None:
            is_hidden = safe.hides_comparison(review)
            verdict = NOT_SHOWN_VERDICT if is_hidden else review.judgement.words
            shown = {"title": review.measure.title, "verdict": verdict}
            found.setdefault(theme, []).append(shown)
    return found


def _strategy(plan: Plan) -> dict[str, str] | None:
    if plan.strategy is None:
        return None
    return {
        "title": plan.strategy.title,
        "span": f"{plan.strategy.starts_on.year} to {plan.strategy.ends_on.year}",
        "summary": plan.strategy.summary,
    }


def _told(plan: Plan) -> dict[str, dict[str, Any]]:
    """Return what the plan tells in prose, passage by passage, by part."""
    told: dict[str, dict[str, Any]] = {
        part.value: {"title": PART_NAMES[part], "topics": []} for part in Part
    }
    for topic in plan.narrative.all():
        passage = {"title": topic.title, "paragraphs": _paragraphs(topic.text)}
        told[topic.part]["topics"].append(passage)
    return told


def _contact(partnership: Partnership) -> dict[str, str]:
    return {
        "telephone": partnership.telephone,
        "email": partnership.email,
        "website": partnership.website,
    }


def _members(partnership: Partnership) -> list[dict[str, str]]:
    members = partnership_queries.agencies_of(partnership).filter(is_member=True)
    return [
        {
            "name": agency.name,
            "address": ", ".join([*agency.address.splitlines(), agency.postcode]).strip(
                ", "
            ),
            "telephone": agency.telephone,
            "website": agency.website,
        }
        for agency in members
    ]


def _evidence_of_figures(reviews: Sequence[MeasureReview]) -> list[dict[str, Any]]:
    """Return which versions each figure rests on, to tell when they are withdrawn."""
    return [
        {
            "measure": review.measure.title,
            "period": review.observation.label,
            "versions": sorted(review.observation.versions),
        }
        for review in reviews
        if review.observation.versions
    ]


def _versions(reviews: Sequence[MeasureReview]) -> set[str]:
    return {version for review in reviews for version in review.observation.versions}


def _policy_sentence(policy: Policy) -> str:
    return (
        f"Counts from 1 to {policy.threshold - 1} are not shown, nor any other figure "
        "or verdict from which they could be worked out."
    )


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]
