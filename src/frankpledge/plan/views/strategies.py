"""The strategy the annual plans carry out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, queries
from frankpledge.plan.models import Strategy
from frankpledge.plan.operations.strategies import Span
from frankpledge.plan.presenters.plans import paragraphs
from frankpledge.plan.views.editing import Edit, answer_edit
from frankpledge.plan.views.loading import found, url


@requires(Permission.PLAN_VIEW)
def strategy(request: PartnershipRequest) -> HttpResponse:
    """Show the partnership's strategies, newest first, with their annual plans."""
    held = [
        {"strategy": each, "paragraphs": paragraphs(each.summary)}
        for each in queries.strategies_of(request.partnership)
    ]
    may_edit = Permission.PLAN_EDIT in request.permissions
    context = {"strategies": held, "may_edit": may_edit}
    return render(request, "plan/strategy.html", context)


@requires(Permission.PLAN_EDIT)
def add_strategy(request: PartnershipRequest) -> HttpResponse:
    """Write a strategy for a new span of years."""
    edit = Edit(
        title="Write a strategy",
        build=lambda data: _form(request, None, data),
        write=lambda form: _write(request, form),
        back=url(request, "strategy"),
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def change_strategy(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Change a strategy."""
    held = found(queries.strategy_of(request.partnership, pk=pk), "strategy")
    edit = Edit(
        title="Change the strategy",
        build=lambda data: _form(request, held, data),
        write=lambda form: _change(request, held, form),
        back=url(request, "strategy"),
        item=held,
    )
    return answer_edit(request, edit)


def _form(
    request: PartnershipRequest, held: Strategy | None, data: Any
) -> forms.StrategyForm:
    return forms.StrategyForm(held, data, partnership=request.partnership)


def _write(request: PartnershipRequest, form: forms.StrategyForm) -> None:
    given = form.changes
    operations.write_strategy(
        partnership=request.partnership,
        title=given["title"],
        span=Span(given["starts_on"], given["ends_on"]),
        summary=given["summary"],
        by=request.user,
        at=request.received_at,
    )


def _change(
    request: PartnershipRequest, held: Strategy, form: forms.StrategyForm
) -> None:
    operations.change_strategy(
        strategy=held,
        changes=form.changes,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )
