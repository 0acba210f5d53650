"""Plan documents, what was read from them, and what is wrong in them."""

from dataclasses import replace
from typing import Any

from django.db import models

from frankpledge.partnership.models import Partnership
from frankpledge.plan.elements import from_json
from frankpledge.plan.kept import draft_kept, opened_kept
from frankpledge.plan.models import DraftElement, PlanDocument, Unplaced
from frankpledge.plan.reading.draft import Draft
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.plan.reading.formats.registry import open_document
from frankpledge.plan.reading.reader import read_opened
from frankpledge.plan.remembering import Earlier, Read
from frankpledge.plan.rules import Decision, ElementKind

# What of a document is large, and left where it is unless somebody needs it.
HEAVY = ("content", "opened", "draft")
PART_OF_DRAFT = {
    ElementKind.AGENCY: "agencies",
    ElementKind.RESULT: "results",
    ElementKind.TARGET: "targets",
    ElementKind.PRIORITY: "priorities",
    ElementKind.THEME: "themes",
    ElementKind.NARRATIVE: "narrative",
    ElementKind.FUNDING: "funding",
}


def documents_of(partnership: Partnership) -> models.QuerySet[PlanDocument]:
    """Return the documents brought, newest first, without what is in them."""
    return (
        partnership.documents.defer(*HEAVY)
        .select_related("read_by", "plan__year__partnership")
        .annotate(
            waiting=models.Count(
                "elements",
                filter=models.Q(elements__decision=Decision.PENDING.value),
            ),
            found=models.Count("elements"),
        )
        .order_by("-read_at", "-pk")  # counting loses the order of the table
    )


def document_of(partnership: Partnership, *, pk: int) -> PlanDocument | None:
    """Return one document of this partnership, or None."""
    return (
        partnership.documents.defer("content")
        .select_related("partnership", "read_by", "plan__year__partnership")
        .filter(pk=pk)
        .first()
    )


def document_at_work(number: int) -> PlanDocument | None:
    """Return the document the worker is to read, or None when it was removed."""
    return (
        PlanDocument.objects.filter(pk=number)
        .select_related("read_by")
        .defer(*HEAVY)
        .first()
    )


def elements_of(document: PlanDocument) -> models.QuerySet[DraftElement]:
    """Return what was read from a document, with who decided on it."""
    return document.elements.select_related(
        "decided_by", "remembered__by", "remembered__document"
    ).defer(*(f"remembered__document__{field}" for field in HEAVY))


def unplaced_in(document: PlanDocument) -> models.QuerySet[Unplaced]:
    """Return the words of a document that are in no part of the plan."""
    return document.unplaced.select_related("marked_by")


def priority_titles_in(document: PlanDocument) -> tuple[str, ...]:
    """Return the priorities a document names, as they now stand."""
    held = elements_of(document).filter(kind=ElementKind.PRIORITY.value)
    held = held.exclude(decision=Decision.REFUSED.value)
    return tuple(element.understood["title"] for element in held)


def opened(document: PlanDocument) -> Opened:
    """Return the lines a document was opened as; the first is line 1."""
    return opened_kept(document.opened) or open_document(
        bytes(document.content), filename=document.name
    )


def element_of(partnership: Partnership, *, pk: int) -> DraftElement | None:
    """Return one element of one of this partnership's documents, or None."""
    return (
        DraftElement.objects.filter(document__partnership=partnership, pk=pk)
        .select_related("document", "document__partnership", "decided_by")
        .select_related("remembered__by", "remembered__document")
        .defer("document__content")
        .defer(*(f"remembered__document__{field}" for field in HEAVY))
        .first()
    )


def decided_before(document: PlanDocument) -> list[Earlier[DraftElement]]:
    """Return what was read from the partnership's other documents, as it was decided."""
    others = (
        DraftElement.objects.filter(document__partnership=document.partnership_id)
        .exclude(document=document)
        .select_related("decided_by")
        .order_by("document_id", "position")
    )
    return [
        Earlier(
            read=Read(ElementKind(each.kind), each.payload),
            document=each.document_id,
            decision=Decision(each.decision),
            decided_at=each.decided_at,
            thing=each,
        )
        for each in others
    ]


def draft_of(document: PlanDocument, lines: Opened) -> Draft:
    """Return the document's draft as it now stands: corrected, without what was refused.

    What no person decides on (the prose, its figures) comes along as it was read.
    """
    draft = draft_kept(document.draft) or read_opened(lines)
    parts: dict[str, list[Any]] = {name: [] for name in PART_OF_DRAFT.values()}
    held = document.elements.select_related("remembered")
    for element in held.exclude(decision=Decision.REFUSED.value):
        kind = ElementKind(element.kind)
        parts[PART_OF_DRAFT[kind]].append(from_json(kind, element.understood))
    decided: dict[str, Any] = {
        name: tuple(elements) for name, elements in parts.items()
    }
    return replace(draft, **decided)
