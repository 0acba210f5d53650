"""The words under measures, and whose commentary is owed."""

from dataclasses import dataclass

from django.db import models

from frankpledge.actions import queries as action_queries
from frankpledge.actions.models import Action
from frankpledge.analysis.periods import Period
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Measure, Plan
from frankpledge.review.models import MeasureComment
from frankpledge.review.thread import CommentKind

COMMENTARY = "commentary/"  # how the keys of its actions begin


@dataclass(frozen=True)
class Owed:
    """A measure's commentary for a period: asked for, written, signed."""

    measure: Measure
    action: Action | None
    comment: MeasureComment | None  # the latest commentary for exactly this period


def comments_of(measure: Measure) -> models.QuerySet[MeasureComment]:
    """Return the words under a measure, oldest first."""
    return measure.comments.select_related("written_by", "signed_by")


def comment_of(measure: Measure, *, number: int) -> MeasureComment | None:
    """Return one of the words under a measure, or None."""
    return comments_of(measure).filter(pk=number).first()


def commentary_key(measure: Measure, period: Period) -> str:
    """Return the key under which a measure's commentary is asked for once."""
    return f"{COMMENTARY}{measure.pk}/{period.slug}"


def measures_to_explain(plan: Plan) -> models.QuerySet[Measure]:
    """Return the measures of a plan whose owners can be asked."""
    return plan_queries.measures_of(plan)


def commentary_owed(plan: Plan, period: Period) -> tuple[Owed, ...]:
    """Return each measure's commentary for a period."""
    asked = action_queries.actions_by_key(plan.year.partnership, prefix=COMMENTARY)
    written = {comment.measure_id: comment for comment in _commentary(plan, period)}
    return tuple(
        Owed(
            measure,
            asked.get(commentary_key(measure, period)),
            written.get(measure.pk),
        )
        for measure in measures_to_explain(plan)
    )


def answered_for_period(plan: Plan, period: Period) -> frozenset[int]:
    """Return the measures that have commentary for a period."""
    return frozenset(_commentary(plan, period).values_list("measure_id", flat=True))


def _commentary(plan: Plan, period: Period) -> models.QuerySet[MeasureComment]:
    return MeasureComment.objects.filter(
        measure__plan=plan,
        kind=CommentKind.COMMENTARY.value,
        starts_on=period.start,
        ends_before=period.end,
    ).select_related("written_by", "signed_by")
