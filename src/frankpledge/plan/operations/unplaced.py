"""Words of a document the reader could not place, seen to."""

from datetime import datetime

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import queries
from frankpledge.plan.models import Unplaced
from frankpledge.plan.unplaced import MARK_NAMES, Mark


@transaction.atomic
def mark_unplaced(
    *, piece: Unplaced, mark: Mark, version: int, by: User, at: datetime
) -> Unplaced:
    """Say what became of words the reader could not place; or take that back.

    Also after the plan is made: that is when they are added by hand. Raises
    EditedMeanwhile when somebody else said so since `version` was opened.
    """
    held = (
        Unplaced.objects.select_for_update(of=("self",))
        .select_related("document__partnership")
        .defer(*(f"document__{field}" for field in queries.HEAVY))
        .get(pk=piece.pk)
    )
    if held.version != version:
        raise EditedMeanwhile(
            "Somebody else has already seen to these words: they are marked “"
            f"{MARK_NAMES[Mark(held.mark)]}”. Nothing was overwritten."
        )
    held.mark, held.marked_by, held.marked_at = mark.value, by, at
    held.version += 1
    held.save()
    audit.record(
        Event.UNPLACED_MARKED,
        subject=held,
        by=by,
        at=at,
        partnership=held.document.partnership.slug,
        detail={"document": held.document_id, "mark": held.mark},
    )
    return held
