"""The annual plan: its page, its start, its words, its status."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, permissions, queries
from frankpledge.plan.presenters import plans as presenter
from frankpledge.plan.rules import STAGE_NAMES, PlanStage
from frankpledge.plan.views.editing import Edit, answer_edit
from frankpledge.plan.views.loading import found, open_plan, url


@requires(Permission.PLAN_VIEW)
def plan(request: PartnershipRequest) -> HttpResponse:
    """Show the year's plan as the document lays it out, or the two ways to one."""
    held = queries.plan_for(request.year)
    if held is None:
        context: dict[str, Any] = {
            "documents": queries.documents_of(request.partnership),
            "may_edit": Permission.PLAN_EDIT in request.permissions,
        }
        return render(request, "plan/no_plan.html", context)
    page = presenter.plan_page(held, request.year, permitted=request.permissions)
    return render(request, "plan/plan.html", {"page": page, "plan": held})


@requires(Permission.PLAN_EDIT)
def start(request: PartnershipRequest) -> HttpResponse:
    """Start the year's plan by hand."""
    permissions.check_no_plan(request.year)
    form = forms.StartForm(
        request.POST or None, initial={"title": f"Action plan {request.year}"}
    )
    if form.is_valid():
        operations.create_plan(
            year=request.year,
            title=form.cleaned_data["title"],
            by=request.user,
            at=request.received_at,
        )
        return redirect(url(request, "plan"))
    return render(request, "plan/start.html", {"form": form})


@requires(Permission.PLAN_EDIT)
def change_plan(request: PartnershipRequest) -> HttpResponse:
    """Change the plan's title, strategy and introduction."""
    held = open_plan(request)
    edit = Edit(
        title="Title and introduction",
        build=lambda data: forms.PlanForm(held, data),
        write=lambda form: _change(request, held, form),
        back=url(request, "plan"),
        item=held,
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_AGREE)
def change_stage(request: PartnershipRequest, stage: str) -> HttpResponse:
    """Agree the plan, or take it back to draft, saying why."""
    held = found(queries.plan_for(request.year), "plan for this year")
    wanted = found(presenter.stage_reached(stage), "way to that status")
    permissions.check_may_become(held, wanted)
    form = forms.StageForm(request.POST or None)
    if form.is_valid():
        why = form.cleaned_data["why"]
        by, at = request.user, request.received_at
        operations.set_stage(plan=held, stage=wanted, why=why, by=by, at=at)
        messages.success(request, presenter.STAGE_REACHED[wanted])
        return redirect(held)
    return render(request, "plan/stage.html", _stage_context(wanted, form))


def _stage_context(stage: PlanStage, form: forms.StageForm) -> dict[str, Any]:
    return {
        "form": form,
        "label": presenter.STAGE_BUTTONS[stage],
        "stage": STAGE_NAMES[stage],
        "is_agreeing": stage is PlanStage.AGREED,
    }


def _change(request: PartnershipRequest, item: Any, form: forms.VersionedForm) -> None:
    operations.change_item(
        item=item,
        changes=form.changes,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )
