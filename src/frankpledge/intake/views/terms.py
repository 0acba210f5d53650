"""On which terms partners share: of every supplier, of one, and recording them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries
from frankpledge.intake.queries import TermsOf
from frankpledge.intake.sharing import Supply
from frankpledge.intake.views.answers import done, posted, stamp
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def all_terms(request: PartnershipRequest) -> HttpResponse:
    """Show the terms of every supplier."""
    held = queries.all_terms(request.partnership)
    context = presenters.all_terms(held, year=request.year)
    return render(request, "intake/all_terms.html", context)


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def terms(request: PartnershipRequest, source: str, supplier: str) -> HttpResponse:
    """Show the terms of one supplier, and what they let the reader see."""
    one = _terms_of(request, source, supplier)
    why = queries.records_refused(request.membership, source=source, supplier=supplier)
    context = presenters.terms(
        one,
        year=request.year,
        may_set=Permission.EVIDENCE_TERMS in request.permissions,
        why_no_records=why if Permission.RECORDS_VIEW in request.permissions else "",
    )
    return render(request, "intake/terms.html", context)


@requires(Permission.EVIDENCE_TERMS)
def set_terms(request: PartnershipRequest, source: str, supplier: str) -> HttpResponse:
    """Record the terms of one supplier."""
    of = _terms_of(request, source, supplier).of
    held = queries.recorded_terms_of(
        request.partnership, source=source, supplier=supplier
    )
    form = forms.terms_form(posted(request), request.partnership, held)
    if form.is_valid() and _carried_out(request, form, of):
        return done(request, "The terms were recorded.", "terms", source, supplier)
    context = {"form": form, "of": f"{queries.source_title(source)}: {supplier}"}
    return render(request, "intake/set_terms.html", context)


def _carried_out(
    request: PartnershipRequest, form: forms.TermsForm, of: Supply
) -> bool:
    try:
        operations.set_terms(
            partnership=request.partnership,
            of=of,
            terms=form.terms,
            version=form.cleaned_data["version"],
            **stamp(request),
        )
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    return form.is_valid()


def _terms_of(request: PartnershipRequest, source: str, supplier: str) -> TermsOf:
    if (
        not queries.can_have_terms(request.partnership, source)
        or len(supplier) > presenters.LONGEST_NAME
    ):
        raise Http404(f"There is no source {source}.")
    found = queries.terms_of(request.partnership, source=source, supplier=supplier)
    return TermsOf(source, supplier, found)
