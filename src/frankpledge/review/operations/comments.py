"""Asking for commentary by a day, writing under a measure, signing off."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.actions import operations as actions
from frankpledge.actions import queries as action_queries
from frankpledge.actions.rules import Origin, OriginKind
from frankpledge.analysis.periods import Period
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.plan.models import Measure, Plan
from frankpledge.review import queries
from frankpledge.review.models import MeasureComment
from frankpledge.review.thread import CommentKind, why_not_signed

SHORT = 120  # of what was written, in the record


@dataclass(frozen=True)
class Written:
    """What somebody writes: of which kind, about which period, in which words."""

    kind: CommentKind
    period: Period
    text: str


@dataclass(frozen=True)
class Asked:
    """What came of asking: how many owners were asked, and where nobody could be."""

    asked: int
    already: int  # asked, or answered, before
    without_owner: tuple[Measure, ...]


@transaction.atomic
def write_comment(
    *, measure: Measure, written: Written, figure: str, by: User, at: datetime
) -> MeasureComment:
    """Keep words about a figure; `figure` is what the page showed when they came.

    Commentary that was asked for is then given: its action is closed.
    """
    held = MeasureComment.objects.create(
        measure=measure,
        kind=written.kind.value,
        starts_on=written.period.start,
        ends_before=written.period.end,
        text=written.text,
        figure=figure,
        written_by=by,
        written_at=at,
    )
    partnership = measure.plan.year.partnership
    audit.record(
        Event.COMMENT_WRITTEN,
        subject=measure,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail={"kind": written.kind.value, "period": written.period.label},
    )
    if written.kind is CommentKind.COMMENTARY:
        actions.close_by_key(
            partnership=partnership,
            key=queries.commentary_key(measure, written.period),
            result=f"Written: {written.text[:SHORT]}",
            by=by,
            at=at,
        )
    return held


@transaction.atomic
def sign_off(*, comment: MeasureComment, by: User, at: datetime) -> MeasureComment:
    """Sign commentary off; raises Refusal where it is signed, or is one's own."""
    held = MeasureComment.objects.select_for_update().get(pk=comment.pk)
    why = why_not_signed(
        CommentKind(held.kind),
        is_signed=held.signed_at is not None,
        is_own=held.written_by_id == by.pk,
    )
    if why:
        raise Refusal(why)
    held.signed_by, held.signed_at = by, at
    held.save(update_fields=["signed_by", "signed_at"])
    audit.record(
        Event.COMMENT_SIGNED,
        subject=held.measure,
        by=by,
        at=at,
        partnership=held.measure.plan.year.partnership.slug,
        detail={"period": held.period.label, "written by": held.written_by.name},
    )
    return held


@transaction.atomic
def ask_for_commentary(
    *, plan: Plan, period: Period, due_on: date, by: User, at: datetime
) -> Asked:
    """Ask each measure's owner for commentary on a period, once however often asked."""
    partnership = plan.year.partnership
    held = action_queries.actions_by_key(partnership, prefix=queries.COMMENTARY)
    answered = queries.answered_for_period(plan, period)
    asked, already, without = 0, 0, []
    for measure in queries.measures_to_explain(plan):
        key = queries.commentary_key(measure, period)
        if key in held or measure.pk in answered:
            already += 1
        elif measure.owner is None:
            without.append(measure)
        else:
            actions.assign(
                partnership=partnership,
                task=_task(measure, period, due_on),
                origin=_origin(measure, key),
                by=by,
                at=at,
            )
            asked += 1
    return Asked(asked, already, tuple(without))


def _task(measure: Measure, period: Period, due_on: date) -> actions.Task:
    title = f"Commentary for {period.label}: {measure.indicator.title}"
    return actions.Task(
        title=title if len(title) <= 200 else f"{title[:199]}…",
        due_on=due_on,
        agency=measure.owner,
        detail="Say on the measure’s page why its figure is what it is, and what is "
        "being done. Writing it there closes this action.",
    )


def _origin(measure: Measure, key: str) -> Origin:
    year = measure.plan.year
    return Origin(
        OriginKind.COMMENTARY,
        label=measure.indicator.title[:200],
        url_name="review:measure",
        url_args=[year.partnership.slug, year.label, measure.code],
        key=key,
    )
