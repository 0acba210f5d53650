"""A plan document brought, and the years it speaks of."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import plan_year_starts
from frankpledge.plan import permissions
from frankpledge.plan.models import PlanDocument
from frankpledge.plan.operations.readings import read_brought
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.readings import ReadingStatus

Then = Callable[[int], object]  # told a document's number once it is safely kept
LONGEST_NAME = 200


@transaction.atomic
def bring_document(
    *,
    partnership: Partnership,
    name: str,
    content: bytes,
    then: Then,
    by: User,
    at: datetime,
) -> PlanDocument:
    """Keep a document for the worker, which `then` is to call once it is safe.

    The same bytes brought again give the document already there, which is put in the
    queue again only when it was refused: under another name it may be readable.
    """
    document, is_new = PlanDocument.objects.get_or_create(
        partnership=partnership,
        sha256=hashlib.sha256(content).hexdigest(),
        defaults=_brought(name, content, by=by, at=at),
    )
    held = PlanDocument.objects.select_for_update().get(pk=document.pk)
    if is_new or held.status == ReadingStatus.REFUSED:
        _put_in_queue(held, _brought(name, content, by=by, at=at), then)
    return held


@transaction.atomic
def read_again(
    *, document: PlanDocument, then: Then, by: User, at: datetime
) -> PlanDocument:
    """Put a document back in the queue: reading failed, stopped, or can do better now.

    Raises Refusal for one that is being read, or was read by this very reader.
    """
    held = PlanDocument.objects.select_for_update().get(pk=document.pk)
    permissions.check_not_adopted(held)
    if not held.may_be_read_again(at=at):
        raise Refusal(f"{held.name} is being read or was read: nothing to repeat.")
    _put_in_queue(held, {"read_by": by, "read_at": at, "heard_at": at}, then)
    return held


def read_document(
    *, partnership: Partnership, name: str, content: bytes, by: User, at: datetime
) -> PlanDocument:
    """Read a plan document here and now, without the worker.

    The same bytes brought again give the reading already made. Raises
    UnreadableDocument, with a sentence, when nothing can be read; nothing is left then.
    """
    document = bring_document(
        partnership=partnership,
        name=name,
        content=content,
        then=_left_to_nobody,
        by=by,
        at=at,
    )
    if document.status != ReadingStatus.READ:
        document = read_brought(document=document, by=by, at=at)
    if document.status == ReadingStatus.REFUSED:
        PlanDocument.objects.filter(pk=document.pk).delete()
        raise UnreadableDocument(document.message)
    return document


@transaction.atomic
def set_document_years(
    *,
    document: PlanDocument,
    year_label: str,
    results_year_label: str,
    by: User,
    at: datetime,
) -> PlanDocument:
    """Say which year a document plans, and which its results are of ("" for none).

    Raises ValueError with a sentence for a label that is no plan year.
    """
    permissions.check_not_adopted(document)
    if results_year_label:
        plan_year_starts(results_year_label)
    if plan_year_starts(year_label) == (
        plan_year_starts(results_year_label) if results_year_label else None
    ):
        raise ValueError(
            f"The results cannot be of {year_label} if that is the year planned: they "
            "are usually of the year before."
        )
    document.year_label = year_label
    document.results_year_label = results_year_label
    document.save(update_fields=["year_label", "results_year_label"])
    audit.record(
        Event.DOCUMENT_READ,
        subject=document,
        by=by,
        at=at,
        partnership=document.partnership.slug,
        detail={"year": year_label, "results_year": results_year_label},
    )
    return document


def _brought(name: str, content: bytes, *, by: User, at: datetime) -> dict[str, Any]:
    """Return what is known of a document when it is brought."""
    return {
        "name": _short(name),
        "content": content,
        "status": ReadingStatus.WAITING.value,
        "read_by": by,
        "read_at": at,
        "heard_at": at,
    }


def _put_in_queue(document: PlanDocument, known: dict[str, Any], then: Then) -> None:
    for field, value in known.items():
        setattr(document, field, value)
    document.status, document.message = ReadingStatus.WAITING.value, ""
    document.steps_done = 0
    document.save()
    audit.record(
        Event.DOCUMENT_BROUGHT,
        subject=document,
        by=document.read_by,
        at=document.read_at,
        partnership=document.partnership.slug,
        detail={"sha256": document.sha256},
    )
    transaction.on_commit(partial(then, document.pk))


def _left_to_nobody(number: int) -> None:
    """Whoever calls `read_document` reads it there."""


def _short(name: str) -> str:
    """Return a name that fits, with its ending: that says how to open it again."""
    ending = PurePath(name).suffix[:10]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 10] + ending
