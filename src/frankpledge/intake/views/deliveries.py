"""Files brought, and what became of them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries, tasks
from frankpledge.intake.models import Delivery
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_ADD)
def add(request: PartnershipRequest) -> HttpResponse:
    """Take files in and leave them to the worker."""
    brought = (request.POST, request.FILES) if request.method == "POST" else ()
    mapped = queries.mapped_of(request.partnership)
    kinds = [(one.source, one.title) for one in mapped]
    form = forms.UploadForm(*brought, kinds=kinds)
    if not form.is_valid():
        return render(request, "intake/add.html", {"form": form})
    received = operations.receive_upload(
        partnership=request.partnership,
        source=form.cleaned_data["source"],
        files=form.cleaned_data["uploads"],
        then=tasks.enqueue_delivery,
        by=request.user,
        at=request.received_at,
    )
    return redirect(received.address(request.year.label))


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def delivery(request: PartnershipRequest, number: int) -> HttpResponse:
    """Show how far the work on a delivery is, or what became of it."""
    found = _delivery(request, number)
    telling = queries.telling_to(request.membership)
    context = presenters.delivery(
        found, year=request.year, at=request.received_at, telling=telling
    )
    context["may_add"] = Permission.EVIDENCE_ADD in request.permissions
    return render(request, "intake/delivery.html", context)


@requires(Permission.EVIDENCE_ADD)
@require_POST
def try_again(request: PartnershipRequest, number: int) -> HttpResponse:
    """Put a delivery that failed or stopped back in the queue."""
    queued = operations.try_again(
        delivery=_delivery(request, number),
        then=tasks.enqueue_delivery,
        by=request.user,
        at=request.received_at,
    )
    return redirect(queued.address(request.year.label))


@requires(Permission.EVIDENCE_ADD)
@require_POST
def cancel(request: PartnershipRequest, number: int) -> HttpResponse:
    """Stop the work on a delivery; what was added stays."""
    stopped = operations.cancel(
        delivery=_delivery(request, number), by=request.user, at=request.received_at
    )
    return redirect(stopped.address(request.year.label))


def _delivery(request: PartnershipRequest, number: int) -> Delivery:
    found = queries.delivery_of(request.partnership, number=number)
    if found is None:
        raise Http404(f"There is no delivery {number}.")
    return found
