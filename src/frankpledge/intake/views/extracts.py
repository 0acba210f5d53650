"""Depersonalised extracts for partners: those released, one of them, releasing one."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries
from frankpledge.intake.models import Extract
from frankpledge.intake.views.answers import done, posted, stamp
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def extracts(request: PartnershipRequest) -> HttpResponse:
    """Show every extract released: to whom, why, when."""
    held = list(queries.extracts_of(request.partnership))
    may = Permission.EXTRACT_RELEASE in request.permissions
    context = presenters.extracts(held, year=request.year, may=may)
    return render(request, "intake/extracts.html", context)


@requires(Permission.EXTRACT_RELEASE)
def release_extract(request: PartnershipRequest) -> HttpResponse:
    """Release an extract to an agency."""
    form = forms.ExtractForm(
        posted(request),
        supplies=queries.suppliers_held(request.partnership),
        agencies=list(partnership_queries.agencies_of(request.partnership)),
    )
    if form.is_valid() and (made := _released(request, form)):
        return done(request, "The extract was released.", "extract", made.number)
    return render(request, "intake/release_extract.html", {"form": form})


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def extract(request: PartnershipRequest, number: int) -> HttpResponse:
    """Show one extract as it was told."""
    context = presenters.extract(_extract(request, number), year=request.year)
    return render(request, "intake/extract.html", context)


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def extract_csv(request: PartnershipRequest, number: int) -> HttpResponse:
    """Give one extract as CSV."""
    held = _extract(request, number)
    response = HttpResponse(
        presenters.extract_csv(held), content_type="text/csv; charset=utf-8"
    )
    name = f"{request.partnership.slug}-extract-{held.number}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _released(request: PartnershipRequest, form: forms.ExtractForm) -> Extract | None:
    try:
        return operations.release_extract(
            partnership=request.partnership,
            asked=form.asked,
            agency=form.to,
            why=form.cleaned_data["why"],
            **stamp(request),
        )
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return None


def _extract(request: PartnershipRequest, number: int) -> Extract:
    found = queries.extract_of(request.partnership, number=number)
    if found is None:
        raise Http404(f"There is no extract {number}.")
    return found
