"""The break register: what is noted, what asks for an entry, noting and striking."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def breaks(request: PartnershipRequest) -> HttpResponse:
    """Show the register, the jumps it does not explain, and the country's breaks."""
    context = presenters.breaks(
        queries.breaks_of(request.partnership),
        queries.breaks_suggested(request.partnership),
        queries.known_breaks_not_noted(request.partnership),
        year=request.year,
        telling=queries.telling_to(request.membership),
        may_note=Permission.EVIDENCE_ADD in request.permissions,
    )
    return render(request, "intake/breaks.html", context)


@requires(Permission.EVIDENCE_ADD)
def note_break(request: PartnershipRequest) -> HttpResponse:
    """Take an entry for the register, begun from a jump or from nothing."""
    sent = (request.POST,) if request.method == "POST" else ()
    held = presenters.data_sets(queries.suppliers_held(request.partnership))
    form = forms.BreakForm(*sent, data_sets=held, initial=request.GET.dict())
    if form.is_valid() and _is_noted(request, form):
        messages.success(request, "The break is in the register.")
        return redirect("intake:breaks", request.partnership.slug, request.year.label)
    return render(request, "intake/note_break.html", {"form": form, "held": held})


@requires(Permission.EVIDENCE_ADD)
@require_POST
def strike_break(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Take a wrong entry out; the record of who did what keeps it."""
    noted = queries.breaks_of(request.partnership).filter(pk=pk).first()
    if noted is None:
        raise Http404("There is no such break in the register.")
    operations.strike_break(noted=noted, by=request.user, at=request.received_at)
    messages.success(request, "The break is struck out of the register.")
    return redirect("intake:breaks", request.partnership.slug, request.year.label)


def _is_noted(request: PartnershipRequest, form: forms.BreakForm) -> bool:
    try:
        operations.note_break(
            partnership=request.partnership,
            entry=form.entry,
            by=request.user,
            at=request.received_at,
        )
    except Refusal as refusal:
        form.add_error("month", refusal.sentence)
        return False
    return True
