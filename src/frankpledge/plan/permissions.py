"""May it be done now: what the state of a plan or a draft allows, said in words."""

from frankpledge.access.refusals import Refusal
from frankpledge.partnership.models import PlanYear
from frankpledge.plan.models import DraftElement, Plan, PlanDocument
from frankpledge.plan.rules import (
    COUNTING,
    TRANSITIONS,
    Decision,
    ElementKind,
    PlanStage,
)

WHY_CLOSED = {
    PlanStage.AGREED: "is agreed; take it back to draft before changing it.",
    PlanStage.PUBLISHED: "is published and stands as it is; changes go into a new plan.",
    PlanStage.SUPERSEDED: "has been superseded; it is kept as it was.",
}


def check_no_plan(year: PlanYear) -> None:
    """Refuse a second plan for a year."""
    if hasattr(year, "plan"):
        raise Refusal(
            f"{year.partnership} already has a plan for {year.label}: “{year.plan}”. "
            "A year has one plan; change that one."
        )


def check_plan_open(plan: Plan) -> None:
    """Refuse when the plan may no longer be changed."""
    if not plan.is_open:
        raise Refusal(f"{plan.title} {WHY_CLOSED[plan.stage]}")


def can_change_plan(plan: Plan) -> bool:
    """Return whether the plan may still be changed."""
    return plan.is_open


def check_may_become(plan: Plan, stage: PlanStage) -> None:
    """Refuse a status that may not follow the plan's present one."""
    if stage not in TRANSITIONS[plan.stage]:
        allowed = ", ".join(sorted(s.value for s in TRANSITIONS[plan.stage]))
        raise Refusal(
            f"{plan.title} is {plan.stage.value} and cannot become {stage.value}; "
            f"it may become: {allowed or 'nothing else'}."
        )


def check_not_adopted(document: PlanDocument) -> None:
    """Refuse to decide on a draft that has already become a plan."""
    if document.plan_id is not None:
        raise Refusal(
            f"{document.name} has already become a plan; change the plan itself."
        )


def check_is_read(document: PlanDocument) -> None:
    """Refuse what needs a draft while the document is still being read."""
    if not document.is_read:
        raise Refusal(
            f"{document.name} is not read yet, or could not be read. Open its page to "
            "see how far it is."
        )


def check_something_found(document: PlanDocument) -> None:
    """Refuse to make a plan of a document in which nothing was found."""
    if not document.elements.exists():
        raise Refusal(
            f"Nothing was found in {document.name} that a plan is made of. If it is "
            "the plan, save it as text with a tab between the cells of its tables and "
            "bring it again; if not, start the plan by hand."
        )


def check_all_decided(document: PlanDocument) -> None:
    """Refuse adoption while any element waits for a decision."""
    left = document.elements.filter(decision=Decision.PENDING.value).count()
    if left:
        raise Refusal(
            f"{left} thing{'s' if left != 1 else ''} read from {document.name} "
            f"{'are' if left != 1 else 'is'} not decided yet. Accept, correct or "
            "refuse each, then make the plan."
        )


def check_years_known(document: PlanDocument) -> None:
    """Refuse adoption while it is not known which years the document speaks of."""
    if not document.year_label:
        raise Refusal(
            f"{document.name} does not say which year it plans. Set the year on the "
            "draft's page, then make the plan."
        )
    results = document.elements.filter(
        kind=ElementKind.RESULT.value, decision__in=[d.value for d in COUNTING]
    )
    if not document.results_year_label and results.exists():
        raise Refusal(
            f"{document.name} does not say which year its results are of. Set that "
            "year on the draft's page, then make the plan."
        )


def why_not_adopted(document: PlanDocument) -> str:
    """Return why a document cannot become a plan yet, or "" when it can."""
    try:
        check_not_adopted(document)
        check_is_read(document)
        check_something_found(document)
        check_all_decided(document)
        check_years_known(document)
        check_year_free(document)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def check_year_free(document: PlanDocument) -> None:
    """Refuse adoption into a year that has a plan."""
    for year in document.partnership.years.all():
        if year.label == document.year_label:
            check_no_plan(year)


def can_decide(element: DraftElement) -> bool:
    """Return whether an element may still be decided on."""
    return element.document.plan_id is None
