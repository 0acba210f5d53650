"""Deciding on what was read from a document, element by element."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.plan import permissions, queries
from frankpledge.plan.elements import as_json, from_json, title_of
from frankpledge.plan.models import DraftElement, PlanDocument, Remembered
from frankpledge.plan.rules import SURE, Decision, ElementKind


@transaction.atomic
def decide_element(
    *,
    element: DraftElement,
    decision: Decision,
    corrected: Mapping[str, Any] | None = None,
    version: int,
    by: User,
    at: datetime,
) -> DraftElement:
    """Accept, correct or refuse an element; a decision may be taken back.

    Taking it back also takes back what was corrected: it stands as it came in. To
    accept one that came in with an earlier correction filled in is to correct it so.

    Raises EditedMeanwhile when somebody else decided since `version` was opened, and
    CorrectionRefused when a correction does not fit.
    """
    held = _held(element, version=version)
    kind = ElementKind(held.kind)
    if corrected is not None:
        held.corrected = as_json(kind, from_json(kind, corrected))
    elif decision is Decision.PENDING:
        held.corrected = None
    elif decision is Decision.ACCEPTED and held.filled_in is not None:
        held.corrected, decision = held.filled_in, Decision.CORRECTED
    held.decision, held.decided_by, held.decided_at = decision.value, by, at
    _save(held, by=by, at=at)
    return held


@transaction.atomic
def forget_memory(
    *, element: DraftElement, version: int, by: User, at: datetime
) -> DraftElement:
    """Let an undecided element stand as it was read, whatever was decided before."""
    held = _held(element, version=version)
    Remembered.objects.filter(element=held).delete()
    held.refresh_from_db()
    _save(held, by=by, at=at)
    return held


@transaction.atomic
def accept_all_sure(
    *, document: PlanDocument, least: float = SURE, by: User, at: datetime
) -> int:
    """Accept every undecided element read with at least this confidence.

    What was corrected or refused in an earlier document waits for a person, unless
    everything is asked for: then what was corrected is corrected so again.
    """
    permissions.check_not_adopted(document)
    accepted = 0
    pending = document.elements.filter(
        decision=Decision.PENDING.value, confidence__gte=least
    ).select_related("remembered")
    for element in pending:
        if least >= SURE and not element.is_sure:
            continue
        decide_element(
            element=element,
            decision=Decision.ACCEPTED,
            version=element.version,
            by=by,
            at=at,
        )
        accepted += 1
    return accepted


def _held(element: DraftElement, *, version: int) -> DraftElement:
    """Return the element, locked, as it was when its page was opened."""
    held = (
        DraftElement.objects.select_for_update(of=("self",))
        .select_related("document__partnership", "remembered")
        .defer(*(f"document__{field}" for field in queries.HEAVY))
        .filter(pk=element.pk)
        .first()
    )
    if held is None:
        raise EditedMeanwhile(
            f"The document was read again meanwhile, and “{element.title}” was read "
            "otherwise. Open its page again."
        )
    permissions.check_not_adopted(held.document)
    if held.version != version:
        raise EditedMeanwhile(
            f"Somebody else has already decided on “{held.title}”: it is "
            f"{held.decision}. Nothing was overwritten; decide again if you disagree."
        )
    return held


def _save(element: DraftElement, *, by: User, at: datetime) -> None:
    kind = ElementKind(element.kind)
    element.title = title_of(from_json(kind, element.understood))
    element.version += 1
    element.save()
    _record_decision(element, by=by, at=at)


def _record_decision(element: DraftElement, *, by: User, at: datetime) -> None:
    audit.record(
        Event.ELEMENT_DECIDED,
        subject=element,
        by=by,
        at=at,
        partnership=element.document.partnership.slug,
        detail={"decision": element.decision},
    )
