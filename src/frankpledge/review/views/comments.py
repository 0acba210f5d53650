"""Words under a measure: writing them, signing them off, asking owners for them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Measure
from frankpledge.review import forms, operations, queries
from frankpledge.review.forms.comments import period_shown
from frankpledge.review.presenters import comments as presenter
from frankpledge.review.thread import kinds_open_to
from frankpledge.review.views.loading import measure_asked, plan_asked, today


@requires(Permission.COMMENT_CHALLENGE)
def comment(request: PartnershipRequest, code: str) -> HttpResponse:
    """Write under a measure: commentary, a question, an answer, a decision."""
    measure = measure_asked(request, code)
    is_owner = presenter.owns(request.membership, measure)
    kinds = kinds_open_to(request.permissions, is_owner=is_owner)
    whole = queries.period_of(measure, request.year)
    form = forms.comment_form(
        request.POST or None,
        kinds=kinds,
        whole=whole,
        asked_about=request.GET.get("period", ""),
    )
    if form.is_valid():
        figure = queries.figure_shown(measure, form.written().period)
        _keep(request, measure, form, figure)
        return redirect(measure)
    return render(request, "review/comment.html", {"form": form, "measure": measure})


@requires(Permission.COMMENT_SIGN)
@require_POST
def sign(request: PartnershipRequest, code: str, number: int) -> HttpResponse:
    """Sign commentary off."""
    measure = measure_asked(request, code)
    held = queries.comment_of(measure, number=number)
    if held is None:
        raise Http404(f"There is no commentary {number} under this measure.")
    operations.sign_off(comment=held, by=request.user, at=request.received_at)
    messages.success(request, "The commentary is signed off.")
    return redirect(measure)


@requires(Permission.REVIEW_VIEW)
def commentary(request: PartnershipRequest) -> HttpResponse:
    """Show whose commentary is asked for, written and signed, for a period."""
    plan = plan_queries.plan_for(request.year)
    period = period_shown(request.GET.get("period", ""), request.year)
    owed = queries.commentary_owed(plan, period) if plan else ()
    context = presenter.commentary_page(
        owed, period=period, year=request.year, today=today(request)
    )
    context["may_ask"] = Permission.COMMENT_SIGN in request.permissions
    return render(request, "review/commentary.html", context)


@requires(Permission.COMMENT_SIGN)
def ask(request: PartnershipRequest) -> HttpResponse:
    """Ask every owner for commentary on a period by a day."""
    plan = plan_asked(request)
    period = period_shown(request.GET.get("period", ""), request.year)
    form = forms.ask_form(
        request.POST or None, year=request.year, today=today(request), period=period
    )
    if form.is_valid():
        asked = operations.ask_for_commentary(
            plan=plan, **form.cleaned_data, by=request.user, at=request.received_at
        )
        messages.success(request, presenter.asked_in_words(asked))
        return redirect(
            presenter.commentary_url(request.year, form.cleaned_data["period"])
        )
    return render(request, "review/ask.html", {"form": form, "plan": plan})


def _keep(
    request: PartnershipRequest, measure: Measure, form: forms.CommentForm, figure: str
) -> None:
    operations.write_comment(
        measure=measure,
        written=form.written(),
        figure=figure,
        by=request.user,
        at=request.received_at,
    )
    messages.success(request, "Kept under the measure, with your name and the time.")
