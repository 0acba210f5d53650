"""Which two plans are compared: what there is to choose from, and what is meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from frankpledge.partnership.models import Partnership, PlanYear
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import PlanDocument
from frankpledge.review.comparing.run import Compared, compare_plans
from frankpledge.review.queries.plans_compared import (
    Side,
    side_of_document,
    side_of_plan,
)


@dataclass(frozen=True)
class Comparable:
    """A plan held here or a document brought, to be chosen as one side."""

    key: str  # "plan-2010-11", "document-12"
    name: str
    label: str  # of its year; "" for a document that does not say
    side: Callable[[], Side]  # reads it, which may take a while


@dataclass(frozen=True)
class ComparedSides:
    """Two plans compared, with what each of them was made from."""

    compared: Compared
    earlier: Side
    later: Side


def comparables_of(partnership: Partnership) -> tuple[Comparable, ...]:
    """Return everything that can be compared, the newest year first, plans first."""
    plans = [
        Comparable(
            key=f"plan-{plan.year.label}",
            name=f"The plan for {plan.year}",
            label=plan.year.label,
            side=partial(side_of_plan, plan),
        )
        for plan in plan_queries.plans_of(partnership)
    ]
    documents = [
        Comparable(
            key=f"document-{document.pk}",
            name=_named(document),
            label=document.year_label,
            side=partial(side_of_document, document),
        )
        for document in plan_queries.documents_of(partnership)
    ]
    return tuple(
        sorted([*plans, *documents], key=lambda each: each.label, reverse=True)
    )


def later_meant(choices: Sequence[Comparable], year: PlanYear) -> Comparable | None:
    """Return what a year's page compares: its plan, else a document for it."""
    return next((each for each in choices if each.label == year.label), None)


def earlier_meant(
    choices: Sequence[Comparable], later: Comparable
) -> Comparable | None:
    """Return what it is compared with unless told: the latest of an earlier year."""
    if not later.label:
        return None
    before = (each for each in choices if each.label and each.label < later.label)
    return next(before, None)


def compared_sides(earlier: Comparable, later: Comparable) -> ComparedSides:
    """Compare two things of one partnership."""
    one, other = earlier.side(), later.side()
    return ComparedSides(compare_plans(one.plan, other.plan), one, other)


def _named(document: PlanDocument) -> str:
    year = f" for {document.year_label}" if document.year_label else ""
    return f"The document {document.name}{year}"
