"""Freezing a plan and its review into content that no live table can change."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from frankpledge.analysis.disclosure import (
    CellState,
    CountTable,
    Policy,
    ProtectedTable,
    protect,
)
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.partnership.rules import plan_year_label
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Plan, Priority, Theme
from frankpledge.plan.rules import MeasureUnit, rule_in_words
from frankpledge.publishing.rules import NOT_SHOWN, WHY_NOT_SHOWN
from frankpledge.review import queries as review_queries
from frankpledge.review.presenters import tables
from frankpledge.review.queries import MeasureReview, TableRow

METHOD = (
    "A count is compared with its baseline by an exact test of two counts (the E-test "
    "of Krishnamoorthy and Thomson, two-sided, at 5%). It assumes incidents happen "
    "separately; recorded crime often varies more, so a change called real may still "
    "be ordinary.",
    "A percentage is not tested where its base, the number of people asked, is not "
    "given.",
    "A figure that was not received or is still to be confirmed is missing. Missing is "
    "never counted as zero.",
)


def freeze(plan: Plan, *, on: date, policy: Policy) -> dict[str, Any]:
    """Return everything the publication says, as plain JSON-safe data."""
    year: PlanYear = plan.year
    partnership = year.partnership
    reviews = review_queries.reviews_of(plan)
    before = _plan_before(year)
    return {
        "title": plan.title,
        "partnership": partnership.name,
        "contact": _contact(partnership),
        "year": year.label,
        "published_on": on.isoformat(),
        "introduction": _paragraphs(plan.introduction),
        "strategy": _strategy(plan),
        "results": _results(before, policy) if before else None,
        "targets": _targets(reviews, policy),
        "priorities": [_priority(priority, reviews) for priority in _priorities(plan)],
        "narrative": [
            {"title": topic.title, "paragraphs": _paragraphs(topic.text)}
            for topic in plan.narrative.all()
        ],
        "funding": [
            {"name": pot.name, "sentence": pot.sentence} for pot in plan.funding.all()
        ],
        "members": _members(partnership),
        "method": [*METHOD, _policy_sentence(policy)],
        "evidence_versions": sorted(_versions(reviews, before)),
    }


def protected_actuals(
    reviews: Sequence[MeasureReview], policy: Policy
) -> ProtectedTable:
    """Return the counts among the results, protected: nothing else is published."""
    counted = tuple((_count(review),) for review in reviews)
    return protect(
        CountTable(
            title="Results",
            rows=tuple(review.measure.code for review in reviews),
            columns=("Actual",),
            counts=counted,
        ),
        policy,
    )


def publishable(
    rows: Sequence[TableRow], protected: ProtectedTable
) -> list[dict[str, str]]:
    """Return result rows with every suppressed count, and what tells it, taken out."""
    hidden = {
        code
        for code, (cell,) in zip(protected.rows, protected.cells, strict=True)
        if cell.state is CellState.SUPPRESSED
    }
    return [
        asdict(row) if row.code not in hidden else _without_figures(row) for row in rows
    ]


def _without_figures(row: TableRow) -> dict[str, str]:
    told = {"actual": NOT_SHOWN, "sentence": WHY_NOT_SHOWN}
    silent = dict.fromkeys(("change", "is_change_real"), "")
    return asdict(row) | told | silent


def _count(review: MeasureReview) -> int | None:
    value = review.observation.value
    is_count = review.measure.indicator.unit == MeasureUnit.COUNT.value
    return int(value) if is_count and value is not None else None


def _plan_before(year: PlanYear) -> Plan | None:
    label = plan_year_label(year.starts_on.replace(year=year.starts_on.year - 1))
    before = partnership_queries.year_of(year.partnership, label=label)
    return plan_queries.plan_for(before) if before else None


def _results(plan: Plan, policy: Policy) -> dict[str, Any] | None:
    reviews = [r for r in review_queries.reviews_of(plan) if not r.measure.theme_id]
    if not reviews:
        return None
    rows = review_queries.table_rows(plan)
    protected = protected_actuals(reviews, policy)
    return {"year": plan.year.label, "rows": publishable(rows, protected)}


def _targets(reviews: Sequence[MeasureReview], policy: Policy) -> list[dict[str, Any]]:
    own = [review for review in reviews if review.measure.theme_id is None]
    if not own:
        return []
    protected = protected_actuals(own, policy)
    hidden = {
        code: cell.state is CellState.SUPPRESSED
        for code, (cell,) in zip(protected.rows, protected.cells, strict=True)
    }
    sections: dict[str, list[dict[str, Any]]] = {}
    for review in own:
        row = _target(review, is_hidden=hidden[review.measure.code])
        sections.setdefault(review.measure.section or "Targets", []).append(row)
    return [{"title": title, "rows": rows} for title, rows in sections.items()]


def _target(review: MeasureReview, *, is_hidden: bool) -> dict[str, Any]:
    value = tables.value_words(review)
    return {
        "title": review.measure.title,
        "links": review.measure.links,
        "baseline": review.baseline_words,
        "target": tables.target_words(review),
        "rule": tables.rule_words(review),
        "value": NOT_SHOWN if is_hidden else value,
        "verdict": review.judgement.words,
        "sentence": WHY_NOT_SHOWN if is_hidden else review.judgement.sentence,
        "disagreements": [] if is_hidden else tables.disagreements(review),
    }


def _priorities(plan: Plan) -> Sequence[Priority]:
    return list(plan.priorities.all())


def _priority(priority: Priority, reviews: Sequence[MeasureReview]) -> dict[str, Any]:
    themes = plan_queries.themes_of(priority.plan).filter(priority=priority)
    return {
        "title": priority.title,
        "issues": priority.issues.splitlines(),
        "themes": [_theme(theme, reviews) for theme in themes],
    }


def _theme(theme: Theme, reviews: Sequence[MeasureReview]) -> dict[str, Any]:
    return {
        "title": theme.title,
        "lead": str(theme.lead or ""),
        "overview": _paragraphs(theme.overview),
        "activities": [
            {
                "text": activity.text,
                "owner": str(activity.owner or ""),
                "due": activity.due_on.isoformat() if activity.due_on else "",
                "state": activity.get_state_display(),
            }
            for activity in theme.activities.all()
        ],
        "measures": [
            {
                "title": review.measure.title,
                "rule": rule_in_words(
                    review.rule, MeasureUnit(review.measure.indicator.unit)
                )
                if review.rule
                else "",
                "verdict": review.judgement.words,
            }
            for review in reviews
            if review.measure.theme_id == theme.pk
        ],
        "outcomes": [outcome.text for outcome in theme.outcomes.all()],
        "partners": [str(partner.agency) for partner in theme.partners.all()],
    }


def _strategy(plan: Plan) -> dict[str, str] | None:
    if plan.strategy is None:
        return None
    return {
        "title": plan.strategy.title,
        "span": f"{plan.strategy.starts_on.year} to {plan.strategy.ends_on.year}",
        "summary": plan.strategy.summary,
    }


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


def _versions(reviews: Sequence[MeasureReview], before: Plan | None) -> set[str]:
    earlier = review_queries.reviews_of(before) if before else ()
    return {
        version
        for review in (*reviews, *earlier)
        for version in review.observation.versions
    }


def _policy_sentence(policy: Policy) -> str:
    return (
        f"Counts from 1 to {policy.threshold - 1} are not shown, nor any other count "
        "from which they could be worked out."
    )


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part.strip()]
