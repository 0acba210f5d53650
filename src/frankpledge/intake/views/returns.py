"""What is held: of every supplier, of one month, and the rows set aside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.periods import PeriodError, period_from_slug
from frankpledge.intake import operations, presenters, queries, under_terms
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.telling import first_told
from frankpledge.intake.views.figures import figures_return
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.ui.tables import Table


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def home(request: PartnershipRequest) -> HttpResponse:
    """Show which months are held of whom, and the deliveries under way."""
    telling = queries.telling_to(request.membership)
    context = presenters.home(
        queries.coverages(request.partnership),
        queries.deliveries_of(request.partnership)[: presenters.MOST_DELIVERIES],
        year=request.year,
        may_add=Permission.EVIDENCE_ADD in request.permissions,
        telling=telling,
    )
    held = queries.tables_held(request.partnership)
    context["figures"] = presenters.tables(held, request.year)
    return render(request, "intake/home.html", context | _to_do(request, telling))


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def return_report(
    request: PartnershipRequest, source: str, supplier: str, period: str
) -> HttpResponse:
    """Show what is held of one month: kept, set aside and why, warnings, versions."""
    held = return_asked(request, source, supplier, period)
    if not any(version.is_current for version in held.versions.all()):
        return _removed(request, held)
    if held.current.shape == Shape.FIGURES:
        return figures_return(request, held, held.current)
    coverage = queries.coverage(request.partnership, source=source, supplier=supplier)
    context = presenters.return_report(held, coverage, year=request.year)
    context |= _categories(request, context["current"])
    context |= _under_terms(request, source, supplier)
    context |= presenters.return_told(context, held, coverage, context["least_told"])
    return render(request, "intake/return.html", context)


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def quality(
    request: PartnershipRequest, source: str, supplier: str, period: str
) -> HttpResponse:
    """Show what the rows of a return say, where they lie, what a newer version changed."""
    held = return_asked(request, source, supplier, period)
    current = queries.current_of(held)
    if current is None:
        raise Http404(f"No incidents of {supplier} for {period} are held.")
    terms_say = _under_terms(request, source, supplier)
    under_terms.check_small_counts_told(terms_say["least_told"])
    found = queries.quality_of(current)
    context = presenters.quality(held, current, found, year=request.year)
    context |= presenters.came_of(queries.came_of(held)) | terms_say
    context["when_it_came"] = _when_it_came(request, held)
    return render(request, "intake/quality.html", context)


@requires(Permission.RECORDS_VIEW)
@require_safe
def set_aside(request: PartnershipRequest, version: UUID) -> FileResponse:
    """Give the rows set aside as CSV: line, reason, cells as received."""
    found = queries.version_of(request.partnership, uuid=version)
    if found is None or not found.set_aside_path or found.removed_at:
        raise Http404("No rows set aside are held under that name.")
    held = found.of_return
    under_terms.check_may_see_records(
        request.membership, source=held.source, supplier=held.supplier
    )
    path = operations.open_set_aside(
        version=found, by=request.user, at=request.received_at
    )
    name = f"{found.of_return.supplier}-{found.of_return.period}-set-aside.csv"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


def _to_do(request: PartnershipRequest, telling: queries.Telling) -> dict[str, Any]:
    """Return what waits to be done about the evidence: mapped, agreed, chased."""
    unmapped = queries.unmapped_categories(request.partnership)
    missing = queries.terms_missing(request.partnership)
    awaited = queries.awaited(request.partnership, today=localdate(request.received_at))
    return {
        "not_mapped": presenters.number_unmapped(unmapped, telling),
        "terms_missing": presenters.missing_words(missing),
        **presenters.overdue_short(awaited, year=request.year),
    }


def return_asked(
    request: PartnershipRequest, source: str, supplier: str, slug: str
) -> Return:
    """Return the return an address means, or answer that there is none."""
    try:
        period = period_from_slug(slug)
    except PeriodError as error:
        raise Http404(f"{slug} is no period.") from error
    found = queries.return_of(
        request.partnership,
        source=source,
        supplier=supplier,
        month=period.start,
        months=len(period.months),
    )
    if found is None:
        raise Http404(f"No return of {supplier} for {period} is held.")
    return found


def _categories(request: PartnershipRequest, version: ReturnVersion) -> dict[str, Any]:
    taxonomy = queries.taxonomy_of(request.partnership)
    codes = queries.codes_of_version(request.partnership, version=version)
    return presenters.counted_in(version, codes, taxonomy)


def _removed(request: PartnershipRequest, held: Return) -> HttpResponse:
    context = presenters.removed_return(
        held,
        year=request.year,
        may_withdraw=Permission.EVIDENCE_WITHDRAW in request.permissions,
    )
    return render(request, "intake/removed.html", context)


def _when_it_came(request: PartnershipRequest, held: Return) -> Table | None:
    today = localdate(request.received_at)
    answered = queries.periods_answered_by(held, today=today)
    return presenters.when_it_came(answered, year=request.year)


def _under_terms(
    request: PartnershipRequest, source: str, supplier: str
) -> dict[str, Any]:
    """Return what the terms of a supplier say, and what they let one see."""
    scope = {"source": source, "supplier": supplier}
    refused = queries.records_refused(request.membership, **scope)
    terms = queries.terms_of(request.partnership, **scope)
    sees = Permission.RECORDS_VIEW in request.permissions and not refused
    return {
        "terms": terms,
        "why_no_records": refused,
        "may_see_records": sees,
        "least_told": None if sees else first_told(terms),
        "may_withdraw": Permission.EVIDENCE_WITHDRAW in request.permissions,
    }
