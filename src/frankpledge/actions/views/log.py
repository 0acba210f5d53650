"""The log, what waits for the reader, and one action."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.actions import forms, presenters, queries
from frankpledge.actions.views.loading import found, today
from frankpledge.audit import queries as audit
from frankpledge.partnership.requests import PartnershipRequest

ACTIONS_A_PAGE = 50


@requires(Permission.ACTIONS_VIEW)
@require_safe
def log(request: PartnershipRequest) -> HttpResponse:
    """Show the actions the reader may see, all of them or those asked for."""
    form = forms.LogFilterForm(request.GET or None, partnership=request.partnership)
    seen = queries.visible_to(request.membership)
    picked = queries.picked(seen, form.wanted, today=today(request))
    page = Paginator(picked, ACTIONS_A_PAGE).get_page(request.GET.get("page"))
    listed = page.object_list
    context = {
        "form": form,
        "page": page,
        "query": presenters.query(request.GET),
        "count_text": presenters.counted(page.paginator.count),
        "log": presenters.log_table(listed, year=request.year, today=today(request)),
        "may_assign": Permission.ACTIONS_ASSIGN in request.permissions,
        "sees_all": Permission.ACTIONS_VIEW_ALL in request.permissions,
    }
    return render(request, "actions/log.html", context)


@requires(Permission.ACTIONS_VIEW)
@require_safe
def log_csv(request: PartnershipRequest) -> HttpResponse:
    """Give the actions asked for as CSV."""
    form = forms.LogFilterForm(request.GET or None, partnership=request.partnership)
    seen = queries.visible_to(request.membership)
    picked = queries.picked(seen, form.wanted, today=today(request))
    response = HttpResponse(
        presenters.csv(picked, today=today(request)),
        content_type="text/csv; charset=utf-8",
    )
    name = f"actions-{today(request):%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(Permission.ACTIONS_VIEW)
@require_safe
def mine(request: PartnershipRequest) -> HttpResponse:
    """Show what waits for the reader, what is overdue first."""
    actions = list(queries.mine(request.membership))
    waiting = presenters.waiting(actions, year=request.year, today=today(request))
    return render(request, "actions/mine.html", {"waiting": waiting})


@requires(Permission.ACTIONS_VIEW)
@require_safe
def action(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Show one action: the facts, what was done about it, what may be done now."""
    held = found(request, pk)
    context = presenters.action_page(
        held,
        audit.records_about(held),
        year=request.year,
        membership=request.membership,
        today=today(request),
    )
    return render(request, "actions/action.html", context)
