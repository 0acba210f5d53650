"""The exchange register: what is owed, how it stands, who is asked for it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.actions import queries as actions
from frankpledge.analysis.periods import Period, PeriodError, period_from_slug
from frankpledge.intake import forms, operations, presenters, queries
from frankpledge.intake.models import ExchangeDuty
from frankpledge.intake.owed import periods_owed
from frankpledge.partnership.refusals import EditedMeanwhile, NameTaken
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def register(request: PartnershipRequest) -> HttpResponse:
    """Show who owes what, and how each period of the year stands."""
    today = localdate(request.received_at)
    standings = queries.exchange_register(request.partnership, today=today)
    awaited = queries.awaited(request.partnership, today=today, register=standings)
    may_edit = Permission.EXCHANGE_EDIT in request.permissions
    context = presenters.register(
        standings, awaited, year=request.year, may_edit=may_edit
    )
    context["may_edit"] = may_edit
    context["may_chase"] = Permission.ACTIONS_ASSIGN in request.permissions
    return render(request, "intake/exchange.html", context)


@requires(Permission.EVIDENCE_VIEW)
@require_safe
def owed(request: PartnershipRequest, pk: int, period: str) -> HttpResponse:
    """Show one period of a duty: what is known of it, and who is asked for it."""
    duty, asked = _duty(request, pk), _period(period)
    _check_owed(duty, asked)
    stands = queries.owed_period(duty, asked, today=localdate(request.received_at))
    context = presenters.owed_page(
        duty,
        stands,
        returns=queries.returns_answering(duty, asked),
        action=actions.action_by_key(request.partnership, duty.key(asked)),
        year=request.year,
    )
    context["may_chase"] = Permission.ACTIONS_ASSIGN in request.permissions
    context["may_edit"] = Permission.EXCHANGE_EDIT in request.permissions
    return render(request, "intake/owed.html", context)


@requires(Permission.ACTIONS_ASSIGN)
@require_POST
def chase(request: PartnershipRequest, pk: int, period: str) -> HttpResponse:
    """Ask the agency for a period that has not come."""
    duty, asked = _duty(request, pk), _period(period)
    _check_owed(duty, asked)
    action = operations.chase(
        duty=duty,
        period=asked,
        year=request.year,
        by=request.user,
        at=request.received_at,
    )
    messages.success(request, f"{action.whose} has been asked for it.")
    return redirect(presenters.owed_url(duty, asked, request.year))


@requires(Permission.ACTIONS_ASSIGN)
@require_POST
def chase_all(request: PartnershipRequest) -> HttpResponse:
    """Ask for everything overdue that nobody is asked for yet."""
    number = operations.chase_all(
        partnership=request.partnership,
        year=request.year,
        by=request.user,
        at=request.received_at,
    )
    return _back(request, presenters.chased_words(number))


@requires(Permission.EXCHANGE_EDIT)
@require_POST
def remove_duty(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Take out of the register what was entered by mistake."""
    operations.remove_duty(
        duty=_duty(request, pk), by=request.user, at=request.received_at
    )
    return _back(request, "It is no longer in the register.")


@requires(Permission.EXCHANGE_EDIT)
def add_duty(request: PartnershipRequest) -> HttpResponse:
    """Enter what an agency owes."""
    form = forms.DutyForm(request.POST or None, partnership=request.partnership)
    if form.is_valid():
        try:
            operations.add_duty(
                partnership=request.partnership,
                text=form.text,
                by=request.user,
                at=request.received_at,
            )
        except NameTaken as taken:
            form.add_error("title", str(taken))
        else:
            return _back(request, "The register now watches for it.")
    return render(request, "intake/add_duty.html", {"form": form})


@requires(Permission.EXCHANGE_EDIT)
def change_duty(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Change what an agency owes."""
    duty = _duty(request, pk)
    form = forms.DutyForm(
        request.POST or None,
        partnership=request.partnership,
        initial=forms.duty_as_typed(duty),
    )
    if form.is_valid() and _changed(request, duty, form):
        return _back(request, "The duty was saved.")
    return render(request, "intake/change_duty.html", {"form": form, "duty": duty})


@requires(Permission.EXCHANGE_EDIT)
def regulations(request: PartnershipRequest) -> HttpResponse:
    """Enter what the Prescribed Information Regulations name."""
    form = forms.ScheduleForm(
        request.POST or None, partnership=request.partnership, year=request.year
    )
    if form.is_valid():
        added = operations.add_schedule(
            partnership=request.partnership,
            chosen=form.chosen,
            first=form.cleaned_data["first"],
            by=request.user,
            at=request.received_at,
        )
        return _back(request, f"{added} entered. Say next which returns answer each.")
    return render(request, "intake/regulations.html", {"form": form})


def _changed(
    request: PartnershipRequest, duty: ExchangeDuty, form: forms.DutyForm
) -> bool:
    """Carry out a change; what refuses it becomes an error of the form."""
    try:
        operations.change_duty(
            duty=duty,
            text=form.text,
            version=form.cleaned_data["version"] or 0,
            by=request.user,
            at=request.received_at,
        )
    except NameTaken as taken:
        form.add_error("title", str(taken))
    except EditedMeanwhile as conflict:
        form.add_error(None, str(conflict))
    return form.is_valid()


def _back(request: PartnershipRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("intake:exchange", request.partnership.slug, request.year.label)


def _duty(request: PartnershipRequest, pk: int) -> ExchangeDuty:
    found = queries.duty_of(request.partnership, pk=pk)
    if found is None:
        raise Http404(f"There is no duty {pk}.")
    return found


def _period(slug: str) -> Period:
    try:
        return period_from_slug(slug)
    except PeriodError as error:
        raise Http404(f"{slug} is no period.") from error


def _check_owed(duty: ExchangeDuty, period: Period) -> None:
    if period not in periods_owed(duty.terms, until=period.start):
        raise Http404(f"{duty.title} is not owed for {period}.")
