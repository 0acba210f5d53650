"""Filling in what was decided about the same words in earlier documents."""

from datetime import datetime
from typing import cast

from frankpledge.access.models import User
from frankpledge.plan import queries
from frankpledge.plan.elements import from_json, title_of
from frankpledge.plan.models import DraftElement, PlanDocument, Remembered
from frankpledge.plan.remembering import Read, found_again, placed_anew
from frankpledge.plan.rules import ElementKind


def remember_decisions(*, document: PlanDocument, by: User, at: datetime) -> int:  # noqa: ARG001
    """Propose, for a document just read, what was decided about the same words before.

    Nothing is decided by it; returns how many elements were found again. Part of the
    reading, which is recorded as one act.
    """
    elements = list(document.elements.order_by("position"))
    new = [Read(ElementKind(each.kind), each.payload) for each in elements]
    again = found_again(new, queries.decided_before(document))
    memories = [
        _memory(element, before)
        for element, before in zip(elements, again, strict=True)
        if before is not None
    ]
    Remembered.objects.bulk_create(memories)
    for memory in memories:
        _name(memory)
    return len(memories)


def _memory(element: DraftElement, before: DraftElement) -> Remembered:
    correction = None
    if before.corrected is not None:
        correction = placed_anew(
            before.corrected, before=before.payload, now=element.payload
        )
    return Remembered(
        element=element,
        decision=before.decision,
        correction=correction,
        by=before.decided_by,
        at=cast(datetime, before.decided_at),  # only the decided are found again
        document_id=before.document_id,
    )


def _name(memory: Remembered) -> None:
    """Call the element what the correction filled in calls it."""
    if memory.correction is None:
        return
    element = memory.element
    element.title = title_of(from_json(ElementKind(element.kind), memory.correction))
    element.save(update_fields=["title"])
