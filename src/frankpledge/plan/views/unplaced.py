"""Words the reader could not place: left out, or added by hand."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import operations, permissions, queries
from frankpledge.plan.models import PlanDocument, Unplaced
from frankpledge.plan.presenters.unplaced import unplaced_shown
from frankpledge.plan.unplaced import Mark
from frankpledge.plan.views.loading import found, opened_version, url

MARKS = {mark.value: mark for mark in Mark}


@requires(Permission.PLAN_EDIT)
@require_POST
def mark_unplaced(request: PartnershipRequest, pk: int, number: int) -> HttpResponse:
    """Say what became of words the reader could not place, or take that back."""
    document = found(queries.document_of(request.partnership, pk=pk), "plan document")
    permissions.check_is_read(document)
    piece = queries.unplaced_in(document).filter(position=number).first()
    mark = MARKS.get(request.POST.get("mark", ""))
    if piece is None or mark is None:
        raise Http404("There are no such words, or nothing is said of them by that.")
    problem = _mark(request, piece, mark)
    if request.headers.get("HX-Request"):
        return _fragment(request, document, number, problem)
    if problem:
        messages.error(request, problem)
    return redirect(f"{url(request, 'document', pk)}#unplaced-{number}")


def _mark(request: PartnershipRequest, piece: Unplaced, mark: Mark) -> str:
    """Mark the words, and return "" or why it was not done."""
    try:
        operations.mark_unplaced(
            piece=piece,
            mark=mark,
            version=opened_version(request),
            by=request.user,
            at=request.received_at,
        )
    except EditedMeanwhile as meanwhile:
        return str(meanwhile)
    return ""


def _fragment(
    request: PartnershipRequest, document: PlanDocument, number: int, problem: str
) -> HttpResponse:
    """Answer htmx with the one piece and how many are left."""
    shown = unplaced_shown(document, request.year, queries.opened(document))
    context = {
        "document": document,
        "shown": next(one for one in shown if one.piece.position == number),
        "unseen": sum(not one.piece.is_seen for one in shown),
        "total": len(shown),
        "problem": problem,
    }
    response = render(request, "plan/_marked.html", context)
    response["Vary"] = "HX-Request"
    return response
