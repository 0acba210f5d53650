"""Where a plan year stands: which of its stages are done, and the one to work on."""

from frankpledge.intake import queries as intake
from frankpledge.partnership.models import PlanYear
from frankpledge.plan import queries as plan
from frankpledge.plan.rules import PlanStage

OUT = frozenset({PlanStage.PUBLISHED, PlanStage.SUPERSEDED})


def stages_done(*, has_evidence: bool, plan_stage: PlanStage | None) -> frozenset[str]:
    """Return the labels of the stages that are done, from two facts about the year."""
    done = {"Evidence"} if has_evidence else set()
    if plan_stage is not None and plan_stage != PlanStage.DRAFT:
        done.add("Plan")
    if plan_stage in OUT:
        # What is published carries its review with it.
        done |= {"Review", "Publish"}
    return frozenset(done)


def done_in(year: PlanYear) -> frozenset[str]:
    """Return the labels of the stages that are done in a plan year."""
    held = plan.plan_for(year)
    return stages_done(
        has_evidence=bool(intake.suppliers_held(year.partnership)),
        plan_stage=PlanStage(held.stage) if held else None,
    )
