"""What a reading found, with what was decided about the same words before."""

from datetime import datetime
from typing import cast

from django.db import models

from frankpledge.access.models import User
from frankpledge.plan import queries
from frankpledge.plan.elements import StoredElement, elements_of, from_json, title_of
from frankpledge.plan.models import DraftElement, PlanDocument, Remembered
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.remembering import Read, found_again, paired, placed_anew
from frankpledge.plan.rules import ElementKind

FAR_AWAY = 1_000_000  # where positions stand while they are given anew


def keep_elements(
    *,
    document: PlanDocument,
    draft: Draft,
    by: User,  # noqa: ARG001
    at: datetime,  # noqa: ARG001
) -> str:
    """Keep what a reading found; what was read just so before keeps its decision.

    Part of the reading, which is recorded as one act. Returns a sentence about what
    had to be given up; "" for a first reading.
    """
    found = list(elements_of(draft))
    old = list(document.elements.select_for_update().order_by("position"))
    again = paired(
        [Read(each.kind, each.payload) for each in found],
        [(Read(ElementKind(each.kind), each.payload), each) for each in old],
    )
    kept = {each.pk for each in again if each is not None}
    document.elements.exclude(pk__in=kept).delete()
    document.elements.update(position=models.F("position") + FAR_AWAY)
    for position, (read, before) in enumerate(zip(found, again, strict=True), start=1):
        _place(before or DraftElement(document=document), read, position)
    lost = sum(each.is_decided for each in old if each.pk not in kept)
    return _said(len(old), len(found), len(kept), lost)


def remember_decisions(*, document: PlanDocument, by: User, at: datetime) -> int:  # noqa: ARG001
    """Propose, for a document just read, what was decided about the same words before.

    Nothing is decided by it; returns how many elements were found again. Part of the
    reading, which is recorded as one act.
    """
    elements = [each for each in queries.elements_of(document) if not each.is_decided]
    Remembered.objects.filter(element__in=elements).delete()
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


def _place(element: DraftElement, read: StoredElement, position: int) -> None:
    """Give an element what was read and where; its decision stays."""
    if element.corrected is not None:
        element.corrected = placed_anew(
            element.corrected, before=element.payload, now=read.payload
        )
    element.kind, element.payload = read.kind.value, read.payload
    element.title = title_of(from_json(read.kind, element.corrected or read.payload))
    element.first_line = read.source.first_line
    element.last_line = read.source.last_line
    element.confidence, element.position = read.confidence, position
    element.save()


def _said(before: int, now: int, kept: int, lost: int) -> str:
    """Return what a second reading gave, and what is to be decided again."""
    if not before:
        return ""
    said = f"It was read again: {kept} of {now} as before, their decisions kept."
    if not lost:
        return said
    were = "was" if lost == 1 else "were"
    return f"{said} {lost} that {were} decided {were} read otherwise: decide again."


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
