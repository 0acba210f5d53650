"""Figures others counted: what is held of a supplier, and what one period holds."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, presenters, queries
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def table(request: PartnershipRequest, source: str, supplier: str) -> HttpResponse:
    """Show the periods held of a supplier's figures, and look one area up."""
    held = queries.table_held(request.partnership, source=source, supplier=supplier)
    if held is None:
        raise Http404(f"No figures of {supplier} are held.")
    form = forms.LookUpForm(request.GET or None, held=held)
    scope = {"source": source, "supplier": supplier}
    why = queries.cells_refused(request.membership, **scope)
    context = presenters.table_page(held, year=request.year)
    context |= {"form": form, "why_no_cells": why}
    if not why and form.is_valid():
        found = queries.looked_up(request.partnership, held, **form.cleaned_data)
        context |= presenters.looked_up(found, held, year=request.year)
    return render(request, "intake/table.html", context)


def figures_return(
    request: PartnershipRequest, held: Return, current: ReturnVersion
) -> HttpResponse:
    """Show what is held of one period of figures, cell by cell."""
    scope = {"source": held.source, "supplier": held.supplier}
    why = queries.cells_refused(request.membership, **scope)
    pages = Paginator(range(0 if why else current.rows_kept), presenters.CELLS_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    offset = max(0, page.start_index() - 1)
    limit = 0 if why else presenters.CELLS_A_PAGE
    rows = queries.figures_of(current, limit=limit, offset=offset)
    context = presenters.figures_return(held, current, page, rows)
    sees = Permission.RECORDS_VIEW in request.permissions and not why
    context |= {"set_aside": current if sees else None, "why_no_cells": why}
    context["may_withdraw"] = Permission.EVIDENCE_WITHDRAW in request.permissions
    return render(request, "intake/figures_return.html", context)
