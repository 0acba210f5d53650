"""Publishing: one frozen, numbered publication at a time."""

from datetime import datetime
from importlib.metadata import version

from django.db import IntegrityError, transaction
from django.utils import timezone

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.plan import operations as plan_operations
from frankpledge.plan.models import Plan
from frankpledge.plan.rules import PlanStage
from frankpledge.publishing import permissions, queries, rendering
from frankpledge.publishing.freezing import freeze
from frankpledge.publishing.models import Publication
from frankpledge.publishing.rules import canonical, digest


def publish(*, plan: Plan, by: User, at: datetime) -> Publication:
    """Freeze a plan and its review; publishing again unchanged gives the one there is.

    Page and PDF are made before the database is touched. Refuses, in words, a plan the
    partnership has not agreed, and to publish while somebody else does.
    """
    permissions.check_publishable(plan)
    content = freeze(
        plan, on=timezone.localtime(at).date(), policy=queries.policy_for(plan)
    )
    latest = queries.latest_of(plan.year)
    if latest is not None and queries.says_the_same(latest.as_content, content):
        return latest
    page, document = rendering.page(content), rendering.pdf(content)
    frozen = canonical(content)
    number = (latest.number if latest else 0) + 1
    made = Publication(
        year=plan.year,
        number=number,
        title=plan.title,
        content=frozen,
        content_sha256=digest(frozen),
        html=page,
        html_sha256=digest(page),
        pdf=document,
        pdf_sha256=digest(document),
        evidence_versions=content["evidence_versions"],
        code_version=version("frankpledge"),
        published_by=by,
        published_at=at,
    )
    try:
        return _keep(made, plan, by=by, at=at)
    except IntegrityError as error:
        raise Refusal(
            f"Somebody else published {plan.title} at the same moment. Look at theirs; "
            "publish again if it should say more."
        ) from error


@transaction.atomic
def _keep(made: Publication, plan: Plan, *, by: User, at: datetime) -> Publication:
    """Keep a publication with the plan's new status and the record of it, or nothing."""
    made.save(force_insert=True)
    if plan.stage is not PlanStage.PUBLISHED:
        plan_operations.set_stage(
            plan=plan,
            stage=PlanStage.PUBLISHED,
            why=f"Publication {made.number}.",
            by=by,
            at=at,
        )
    audit.record(
        Event.PUBLISHED,
        subject=made,
        by=by,
        at=at,
        partnership=plan.year.partnership.slug,
        detail={"content": made.content_sha256, "pdf": made.pdf_sha256},
    )
    return made
