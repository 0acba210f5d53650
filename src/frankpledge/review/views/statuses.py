"""How statuses are given, and giving one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan.models import Measure
from frankpledge.review import forms, operations, queries
from frankpledge.review.models import StatusConvention
from frankpledge.review.presenters import statuses as presenter
from frankpledge.review.status import Basis
from frankpledge.review.views.loading import measure_asked


@requires(Permission.REVIEW_VIEW)
def statuses(request: PartnershipRequest) -> HttpResponse:
    """Show how statuses are given: each convention, its levels, and whose it is."""
    held = queries.conventions_of(request.partnership)
    may_change = Permission.PLAN_EDIT in request.permissions
    context = presenter.conventions_page(held, year=request.year, may_change=may_change)
    return render(request, "review/statuses.html", context)


@requires(Permission.PLAN_EDIT)
@require_POST
def use_statuses(request: PartnershipRequest) -> HttpResponse:
    """Take a ready-made convention as the partnership's own."""
    try:
        made = operations.use_ready_made(
            partnership=request.partnership,
            code=request.POST.get("ready", ""),
            by=request.user,
            at=request.received_at,
        )
    except NameTaken as taken:
        messages.warning(request, str(taken))
    else:
        messages.success(request, f"“{made}” is yours now: change it as you like.")
    return redirect(presenter.statuses_url(request.year))


@requires(Permission.PLAN_EDIT)
def change_statuses(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Change a convention."""
    held = queries.convention_of(request.partnership, pk=pk)
    if held is None:
        raise Http404(f"The partnership has no convention {pk}.")
    form = forms.convention_form(request.POST or None, held)
    if form.is_valid() and _is_kept(request, held, form):
        return redirect(presenter.statuses_url(request.year))
    context = {"form": form, "convention": held}
    return render(request, "review/change_statuses.html", context)


@requires(Permission.COMMENT_SIGN)
def judge_status(request: PartnershipRequest, code: str) -> HttpResponse:
    """Give a measure its status, with a reason."""
    measure = measure_asked(request, code)
    form = forms.StatusForm(request.POST or None, convention=_judged_by(measure))
    if form.is_valid():
        operations.judge_status(
            measure=measure,
            **form.cleaned_data,
            by=request.user,
            at=request.received_at,
        )
        messages.success(request, "The status is kept, with your name and the reason.")
        return redirect(measure)
    return render(
        request, "review/judge_status.html", {"form": form, "measure": measure}
    )


def _judged_by(measure: Measure) -> StatusConvention:
    """Return the convention a measure is judged by; refuse where figures decide."""
    convention = queries.convention_for(measure)
    if convention is None or convention.basis != Basis.JUDGED.value:
        raise Refusal(presenter.why_not_judged(convention))
    return convention


def _is_kept(
    request: PartnershipRequest, held: StatusConvention, form: forms.ConventionForm
) -> bool:
    """Save a convention; where that is refused the form says why."""
    try:
        operations.change_convention(
            convention=held,
            given=form.given(),
            version=form.cleaned_data["version"],
            by=request.user,
            at=request.received_at,
        )
    except (EditedMeanwhile, NameTaken) as conflict:
        form.add_error(None, str(conflict))
        held.refresh_from_db()
        form.accept_version(held.version)
        return False
    messages.success(request, "Saved.")
    return True
