"""Reading a document that was brought: once, wholly or not at all."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.plan.elements import as_json
from frankpledge.plan.kept import draft_as_kept, opened_as_json
from frankpledge.plan.models import PlanDocument, Unplaced
from frankpledge.plan.operations.answers import carry_answers
from frankpledge.plan.operations.memories import keep_elements, remember_decisions
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import READER_VERSION, read_opened
from frankpledge.plan.readings import FAULT, STEPS, ReadingStatus
from frankpledge.plan.rules import ElementKind

LONGEST_REASON = 300


def read_brought(*, document: PlanDocument, by: User, at: datetime) -> PlanDocument:
    """Read a document that waits; does nothing a second time.

    What cannot be read is refused with its sentence, and its bytes are not kept. After
    a fault of ours they are, and the fault is raised. What was read before, and cannot
    be read again, stays as it was read.
    """
    waiting = PlanDocument.objects.filter(
        pk=document.pk, status=ReadingStatus.WAITING.value
    )
    if not waiting.update(
        status=ReadingStatus.READING.value, heard_at=Now(), attempt=F("attempt") + 1
    ):
        return _as_it_stands(document)
    mine = PlanDocument.objects.get(pk=document.pk)
    try:
        opened = open_document(bytes(mine.content), filename=mine.name)
        _say_how_far(mine, 1)
        draft = read_opened(opened)
        _say_how_far(mine, 2)
        _keep(mine, opened, draft, by=by, at=at)
    except UnreadableDocument as refused:
        if not _stays_as_it_was(mine, str(refused)):
            _end(mine, ReadingStatus.REFUSED, str(refused), content=b"")
    except BaseException:
        if not _stays_as_it_was(mine, FAULT):
            _end(mine, ReadingStatus.FAILED, FAULT)
        raise
    return _as_it_stands(mine)


def _stays_as_it_was(document: PlanDocument, reason: str) -> bool:
    """Keep to the reading there is, with what was decided; say whether there is one."""
    was_read = document.elements.exists()
    if was_read:
        message = f"It could not be read again, and stays as it was read. {reason}"
        _end(document, ReadingStatus.READ, message, steps_done=len(STEPS))
    return was_read


def _as_it_stands(document: PlanDocument) -> PlanDocument:
    """Return the document as it now is; itself when it was removed meanwhile."""
    return PlanDocument.objects.filter(pk=document.pk).first() or document


def _mine(document: PlanDocument) -> Any:
    """Return the document for a change, unless another has taken over the reading."""
    return PlanDocument.objects.filter(
        pk=document.pk,
        status=ReadingStatus.READING.value,
        attempt=document.attempt,
    )


def _say_how_far(document: PlanDocument, steps: int) -> None:
    _mine(document).update(steps_done=steps, heard_at=Now())


def _end(
    document: PlanDocument, status: ReadingStatus, message: str, **fields: Any
) -> None:
    _mine(document).update(status=status.value, message=message, **fields)


@transaction.atomic
def _keep(
    document: PlanDocument, opened: Opened, draft: Draft, *, by: User, at: datetime
) -> None:
    """Keep a reading whole; nothing when the document is gone or another reads it."""
    held = _mine(document).select_for_update().first()
    if held is None:
        return
    for field, value in _kept(held, opened, draft).items():
        setattr(held, field, value)
    held.message = keep_elements(document=held, draft=draft, by=by, at=at)
    held.save()
    remember_decisions(document=held, by=by, at=at)
    _keep_unplaced(held, draft)
    carry_answers(document=held, by=by, at=at)
    audit.record(
        Event.DOCUMENT_READ,
        subject=held,
        by=by,
        at=at,
        partnership=held.partnership.slug,
        detail={"sha256": held.sha256, "elements": held.elements.count()},
    )


def _kept(document: PlanDocument, opened: Opened, draft: Draft) -> dict[str, Any]:
    """Return what of a reading is kept with the document itself.

    Years a person has said stay as they were said.
    """
    contact = draft.partnership_contact
    return {
        "status": ReadingStatus.READ.value,
        "steps_done": len(STEPS),
        "reader_version": READER_VERSION,
        "opened": opened_as_json(opened),
        "draft": draft_as_kept(draft),
        "title": draft.title[:300],
        "year_label": document.year_label or draft.year_label,
        "results_year_label": document.results_year_label or draft.results_year_label,
        "introduction": "\n\n".join(line.text for line in draft.introduction),
        "contact": as_json(ElementKind.AGENCY, contact) if contact else None,
        "warnings": list(draft.warnings),
    }


def _keep_unplaced(document: PlanDocument, draft: Draft) -> None:
    """Keep what was not understood; what was seen to before stays seen to."""
    counts: Counter[str] = Counter()
    before: dict[tuple[str, int], Unplaced] = {}
    for piece in document.unplaced.all():
        counts[piece.text] += 1
        before[piece.text, counts[piece.text]] = piece
    document.unplaced.all().delete()
    counts.clear()
    pieces = []
    for position, read in enumerate(draft.not_understood, start=1):
        counts[read.text] += 1
        piece = before.get((read.text, counts[read.text]), Unplaced(text=read.text))
        piece.pk, piece.document, piece.position = None, document, position
        piece.reason = read.reason[:LONGEST_REASON]
        piece.first_line = read.source.first_line
        pieces.append(piece)
    Unplaced.objects.bulk_create(pieces)
