"""The measures of the year, each answered for."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import public, requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import operations as plan_operations
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Measure, Plan
from frankpledge.review import forms, operations, queries, under_terms
from frankpledge.review.presenters import comparing, pages
from frankpledge.review.views.loading import measure_asked


def _reviews(
    request: PartnershipRequest, plan: Plan | None
) -> tuple[queries.MeasureReview, ...]:
    """Return the year's measures judged, as the reader may see them."""
    reviews = queries.reviews_of(plan) if plan else ()
    return queries.reviews_seen_by(request.membership, reviews)


def _measure_with_records(request: PartnershipRequest, code: str) -> Measure:
    measure = measure_asked(request, code)
    under_terms.check_may_see_records(measure, request.membership)
    return measure


@requires(Permission.REVIEW_VIEW)
def home(request: PartnershipRequest) -> HttpResponse:
    """Show every measure of the year with its verdict."""
    plan = plan_queries.plan_for(request.year)
    reviews = _reviews(request, plan)
    context = pages.home(plan, reviews, queries.statuses_of(reviews))
    return render(request, "review/home.html", context)


@requires(Permission.REVIEW_VIEW)
def year_end(request: PartnershipRequest) -> HttpResponse:
    """Show the year-end table: the document's claims beside what follows."""
    plan = plan_queries.plan_for(request.year)
    rows = queries.rows_of(_reviews(request, plan))
    return render(
        request, "review/year_end.html", pages.year_end(request.year, plan, rows)
    )


@requires(Permission.REVIEW_VIEW)
def year_end_csv(request: PartnershipRequest) -> HttpResponse:
    """Give the year-end table as CSV."""
    plan = plan_queries.plan_for(request.year)
    rows = queries.rows_of(_reviews(request, plan))
    return _csv(pages.year_end_csv(rows), name=f"year-end-{request.year.label}")


@requires(Permission.PLAN_VIEW)
def compare(request: PartnershipRequest) -> HttpResponse:
    """Show two years' plans beside one another: this year's and the last unless asked."""
    choices = queries.comparables_of(request.partnership)
    form = forms.compare_form(request.GET, choices, request.year)
    found = queries.compared_sides(*form.pair) if form.pair else None
    context = {
        "form": form,
        "can_choose": len(choices) > 1,
        "page": comparing.compare_page(found, request.year) if found else None,
        "may_bring": Permission.PLAN_EDIT in request.permissions,
    }
    return render(request, "review/compare.html", context)


@requires(Permission.REVIEW_VIEW)
def measure(request: PartnershipRequest, code: str) -> HttpResponse:
    """Show a measure: values, target, verdict, and whether the change is real."""
    held = measure_asked(request, code)
    page = queries.page_seen_by(request.membership, queries.measure_page(held))
    context = pages.measure(
        page,
        status=queries.statuses_of([page.review]).get(held.pk),
        permissions=request.permissions,
        reader=request.user,
        why_only_counts=queries.why_only_counts(held, request.membership),
    )
    return render(request, "review/measure.html", context)


@requires(Permission.RECORDS_VIEW)
def records(request: PartnershipRequest, code: str) -> HttpResponse:
    """Show the records behind a measure's value for a period, page by page."""
    measure = _measure_with_records(request, code)
    asked = queries.records_asked(request.GET, measure)
    found = queries.records_of(measure, asked)
    return render(request, "review/records.html", pages.records(measure, asked, found))


@requires(Permission.RECORDS_VIEW)
def records_csv(request: PartnershipRequest, code: str) -> HttpResponse:
    """Give the records behind a figure as CSV, and record that it was done."""
    measure = _measure_with_records(request, code)
    asked = queries.records_asked(request.GET, measure)
    found = queries.all_records_of(measure, asked.period)
    if found is None:
        raise Http404("Behind this figure stands an entry, not records.")
    operations.record_export(
        measure=measure,
        period=asked.period,
        records=found.total,
        by=request.user,
        at=request.received_at,
    )
    return _csv(pages.records_csv(found), name=f"{code}-{asked.period.label}")


@requires(Permission.MEASURE_BIND)
def bind(request: PartnershipRequest, code: str) -> HttpResponse:
    """Say which evidence a measure counts."""
    measure = measure_asked(request, code)
    form = forms.binding_form(request.POST or None, measure)
    if form.is_valid() and request.POST.get("action") == "preview":
        return _before_binding(request, measure, form)
    if form.is_valid():
        try:
            _keep_binding(request, measure, form)
        except EditedMeanwhile as conflict:
            form = forms.after_conflict(request.POST, measure, str(conflict))
        else:
            return _after_binding(request, measure, form)
    return render(request, "review/bind.html", {"form": form, "measure": measure})


def _before_binding(
    request: PartnershipRequest, measure: Measure, form: forms.BindingForm
) -> HttpResponse:
    """Show what the measure would count; nothing is kept."""
    shown = queries.page_seen_by(
        request.membership, queries.measure_page_bound_to(measure, form.binding())
    )
    context = {"form": form, "measure": measure, "shown": pages.would_count(shown)}
    return render(request, "review/bind.html", context)


def _keep_binding(
    request: PartnershipRequest, measure: Measure, form: forms.BindingForm
) -> None:
    plan_operations.bind_measure(
        measure=measure,
        binding=form.binding(),
        version=form.cleaned_data["version"],
        by=request.user,
        at=request.received_at,
    )


def _after_binding(
    request: PartnershipRequest, measure: Measure, form: forms.BindingForm
) -> HttpResponse:
    """Go on to what the measure counts; where that is typed in, to typing it in."""
    if not form.is_typed:
        messages.success(request, "The measure now counts what you chose.")
        return redirect(measure)
    messages.success(request, "The measure now takes figures typed in: type one in.")
    plan_year = measure.plan.year
    return redirect(
        "review:type-value", plan_year.partnership.slug, plan_year.label, measure.code
    )


@requires(Permission.MEASURE_BIND)
def type_value(request: PartnershipRequest, code: str) -> HttpResponse:
    """Type in a partner's figure."""
    measure = measure_asked(request, code)
    form = forms.typed_value_form(request.POST or None, measure)
    if form.is_valid():
        operations.type_value(
            measure=measure,
            period=form.cleaned_data["period"],
            typed=form.typed(),
            by=request.user,
            at=request.received_at,
        )
        messages.success(request, "The figure is kept, with your name and the time.")
        return redirect(measure)
    return render(request, "review/type_value.html", {"form": form, "measure": measure})


@public
def check_document(request: HttpRequest) -> HttpResponse:
    """Check a plan document for anyone; nothing of it is kept."""
    form = forms.CheckForm(request.POST or None, request.FILES or None, asked=request)
    found = form.checked if form.is_valid() else None
    return render(request, "review/check.html", {"form": form, "found": found})


def _csv(text: str, *, name: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
