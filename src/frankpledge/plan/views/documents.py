"""Plan documents: brought, read, decided on, made into the plan."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, permissions, queries, tasks
from frankpledge.plan.models import PlanDocument
from frankpledge.plan.presenters import documents as presenter
from frankpledge.plan.presenters.cards import numbered_lines
from frankpledge.plan.presenters.findings import LINES_A_PAGE
from frankpledge.plan.presenters.ordering import WAITING, View, view_of
from frankpledge.plan.presenters.readings import reading_of
from frankpledge.plan.views.loading import found, url


@requires(Permission.PLAN_EDIT)
def documents(request: PartnershipRequest) -> HttpResponse:
    """Show the documents brought so far; take in another and leave it to be read."""
    is_sent = request.method == "POST"
    form = forms.UploadForm(*((request.POST, request.FILES) if is_sent else ()))
    if form.is_valid():
        return redirect(url(request, "document", _bring(request, form).pk))
    held = queries.documents_of(request.partnership)
    context = {"documents": held, "form": form}
    return render(request, "plan/documents.html", context)


@requires(Permission.PLAN_EDIT)
def document(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Show what was read from a document, or how far reading it has come."""
    held = found(queries.document_of(request.partnership, pk=pk), "plan document")
    if not held.is_read:
        return _not_read(request, held)
    if request.headers.get("HX-Request"):  # it was watched while it was read
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {
        "may_be_read_again": held.may_be_read_again(at=request.received_at),
        "document": held,
        "page": presenter.draft_page(held, request.year, view_of(request.GET)),
        "years_form": forms.YearsForm(held),
    }
    return render(request, "plan/document.html", context)


@requires(Permission.PLAN_VIEW)
def document_lines(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Show a document as it was brought, line by line, so that one can be pointed at."""
    held = _document(request, pk)
    numbered = numbered_lines(held)
    page = Paginator(numbered, LINES_A_PAGE).get_page(request.GET.get("page"))
    context = {"document": held, "page": page, "lines": len(numbered)}
    context["may_edit"] = Permission.PLAN_EDIT in request.permissions
    return render(request, "plan/document_lines.html", context)


@requires(Permission.PLAN_EDIT)
@require_POST
def accept_sure(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Accept everything that was read with confidence and is not decided yet."""
    held = _document(request, pk)
    count = operations.accept_all_sure(
        document=held, by=request.user, at=request.received_at
    )
    left = presenter.state_of(held).waiting
    messages.success(request, presenter.accepted_sentence(count, left=left))
    shown = View(WAITING).query if left else "#make"
    return redirect(url(request, "document", pk) + shown)


@requires(Permission.PLAN_EDIT)
@require_POST
def set_years(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Say which years a document speaks of."""
    held = _document(request, pk)
    form = forms.YearsForm(held, request.POST)
    if not form.is_valid():
        page = presenter.draft_page(held, request.year)
        context = {"document": held, "page": page, "years_form": form}
        return render(request, "plan/document.html", context)
    operations.set_document_years(
        document=held, **form.cleaned_data, by=request.user, at=request.received_at
    )
    return redirect(url(request, "document", pk) + "#make")


@requires(Permission.PLAN_EDIT)
@require_POST
def adopt(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Make the plan out of a document whose every element is decided."""
    made = operations.adopt_document(
        document=_document(request, pk), by=request.user, at=request.received_at
    )
    messages.success(request, f"{made} is made. It is a draft until it is agreed.")
    return redirect(made)


@requires(Permission.PLAN_EDIT)
@require_POST
def read_again(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Put a document back in the queue to be read."""
    queued = operations.read_again(
        document=found(queries.document_of(request.partnership, pk=pk), "document"),
        then=tasks.enqueue_reading,
        by=request.user,
        at=request.received_at,
    )
    return redirect(url(request, "document", queued.pk))


def _document(request: PartnershipRequest, pk: int) -> PlanDocument:
    held = found(queries.document_of(request.partnership, pk=pk), "plan document")
    permissions.check_is_read(held)
    return held


def _not_read(request: PartnershipRequest, document: PlanDocument) -> HttpResponse:
    context = {
        "document": document,
        "reading": reading_of(document, at=request.received_at),
    }
    response = render(request, "plan/reading.html", context)
    response["Vary"] = "HX-Request"
    return response


def _bring(request: PartnershipRequest, form: forms.UploadForm) -> PlanDocument:
    brought: Any = form.cleaned_data["document"]
    document = operations.bring_document(
        partnership=request.partnership,
        name=brought.name,
        content=brought.read(),
        then=tasks.enqueue_reading,
        by=request.user,
        at=request.received_at,
    )
    if document.is_read:
        messages.info(request, presenter.known_sentence(document))
    return document
