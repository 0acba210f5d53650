"""Reading a plan document in, and saying which years it speaks of."""

import hashlib
from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction

from frankpledge.access.models import User
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import plan_year_starts
from frankpledge.plan import permissions
from frankpledge.plan.elements import as_json, elements_of
from frankpledge.plan.models import DraftElement, PlanDocument, Unplaced
from frankpledge.plan.operations.answers import carry_answers
from frankpledge.plan.operations.memories import remember_decisions
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.reader import read_plan
from frankpledge.plan.rules import ElementKind

LONGEST_NAME, LONGEST_REASON = 200, 300


def read_document(
    *, partnership: Partnership, name: str, content: bytes, by: User, at: datetime
) -> PlanDocument:
    """Read a plan document into a draft to be decided on.

    The same bytes brought again give the reading already made. Raises
    UnreadableDocument, with a sentence, when nothing can be read.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    known = partnership.documents.filter(sha256=sha256).first()
    if known is not None:
        return known
    draft = read_plan(content, filename=name)
    with transaction.atomic():
        document, is_new = PlanDocument.objects.get_or_create(
            partnership=partnership,
            sha256=sha256,
            defaults={
                **_kept(draft),
                "name": _short(name),
                "content": content,
                "read_by": by,
                "read_at": at,
            },
        )
        if not is_new:  # somebody brought it while we were reading
            return document
        _keep_elements(document, draft)
        remember_decisions(document=document, by=by, at=at)
        _keep_unplaced(document, draft)
        carry_answers(document=document, by=by, at=at)
        audit.record(
            Event.DOCUMENT_READ,
            subject=document,
            by=by,
            at=at,
            partnership=partnership.slug,
            detail={"sha256": sha256, "elements": document.elements.count()},
        )
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


def _short(name: str) -> str:
    """Return a name that fits, with its ending: that says how to open it again."""
    ending = PurePath(name).suffix[:10]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 10] + ending


def _keep_elements(document: PlanDocument, draft: Draft) -> None:
    DraftElement.objects.bulk_create(
        DraftElement(
            document=document,
            kind=element.kind.value,
            position=position,
            title=element.title,
            payload=element.payload,
            first_line=element.source.first_line,
            last_line=element.source.last_line,
            confidence=element.confidence,
        )
        for position, element in enumerate(elements_of(draft), start=1)
    )


def _keep_unplaced(document: PlanDocument, draft: Draft) -> None:
    Unplaced.objects.bulk_create(
        Unplaced(
            document=document,
            position=position,
            text=piece.text,
            reason=piece.reason[:LONGEST_REASON],
            first_line=piece.source.first_line,
        )
        for position, piece in enumerate(draft.not_understood, start=1)
    )


def _kept(draft: Draft) -> dict[str, Any]:
    """Return what of a draft is kept with the document itself."""
    contact = draft.partnership_contact
    return {
        "title": draft.title[:300],
        "year_label": draft.year_label,
        "results_year_label": draft.results_year_label,
        "introduction": "\n\n".join(line.text for line in draft.introduction),
        "contact": as_json(ElementKind.AGENCY, contact) if contact else None,
        "warnings": list(draft.warnings),
    }
