"""Measures, their targets, and the indicators behind them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, queries
from frankpledge.plan.models import Indicator, Measure, Plan
from frankpledge.plan.operations.measures import MeasureGiven
from frankpledge.plan.presenters.targets import target_check, target_line
from frankpledge.plan.views.editing import Edit, answer_edit
from frankpledge.plan.views.loading import found, open_plan, url


@requires(Permission.PLAN_EDIT)
def add_measure(request: PartnershipRequest) -> HttpResponse:
    """Add a measure to the plan, with its indicator."""
    plan, theme = open_plan(request), request.GET.get("theme", "")
    edit = Edit(
        title="Add a measure",
        build=lambda data: forms.NewMeasureForm(plan, data, theme=theme),
        write=lambda form: _add(request, plan, form),
        back=url(request, "plan") + "#targets",
        next_page=lambda made: url(request, "set-target", made.code),
        button="Add the measure",
        done="The measure is added. Now set its target.",
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def change_measure(request: PartnershipRequest, code: str) -> HttpResponse:
    """Change how this year's plan words a measure, who answers for it, its baseline."""
    plan, measure = open_plan(request), _measure(request, code)
    edit = Edit(
        title="Change the measure",
        caption=measure.indicator.title,
        build=lambda data: forms.MeasureForm(plan, measure, data),
        write=lambda form: _change(request, measure, form),
        back=_back(request, measure),
        item=measure,
        more={"remove_url": url(request, "remove-measure", code)},
    )
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def set_target(request: PartnershipRequest, code: str) -> HttpResponse:
    """Set a measure's target; first show what the rule gives, if that is asked."""
    open_plan(request)
    measure = _measure(request, code)
    if "check" in request.POST:
        return _checked(request, measure)
    edit = _target_edit(request, measure)
    return answer_edit(request, edit)


@requires(Permission.PLAN_EDIT)
def remove_measure(request: PartnershipRequest, code: str) -> HttpResponse:
    """Take a measure out of the plan, after asking."""
    open_plan(request)
    measure = _measure(request, code)
    back = _back(request, measure)
    if request.method == "POST":
        operations.remove_item(item=measure, by=request.user, at=request.received_at)
        messages.success(request, "The measure is taken out of the plan.")
        return redirect(back)
    context = {"item": measure, "name": "measure", "back": back}
    return render(request, "plan/remove.html", context)


@requires(Permission.PLAN_EDIT)
def change_indicator(request: PartnershipRequest, code: str) -> HttpResponse:
    """Change what an indicator counts and how it is printed, in every year."""
    held = found(queries.indicator_of(request.partnership, code=code), "indicator")
    uses = queries.uses_of(held)
    edit = Edit(
        title="Change the indicator",
        caption=held.title,
        build=lambda data: forms.IndicatorForm(held, data),
        write=lambda form: _change_indicator(request, held, form),
        back=_back(
            request, next((m for m in uses if m.plan.year == request.year), None)
        ),
        item=held,
        template="plan/change_indicator.html",
        more={"uses": uses},
    )
    return answer_edit(request, edit)


def _measure(request: PartnershipRequest, code: str) -> Measure:
    return found(queries.measure_of(request.year, code=code), "measure")


def _back(request: PartnershipRequest, measure: Measure | None) -> str:
    if measure is not None and measure.theme is not None:
        return measure.theme.get_absolute_url() + "#measures"
    return url(request, "plan") + "#targets"


def _target_edit(request: PartnershipRequest, measure: Measure) -> Edit:
    return Edit(
        title="Set the target",
        caption=measure.title,
        build=lambda data: forms.TargetForm(measure, measure.target, data),
        write=lambda form: _set_target(request, measure, form),
        back=_back(request, measure),
        item=measure,
        template="plan/set_target.html",
        button="Save the target",
        done="The target is set.",
        more={
            "measure": measure,
            "check": target_line(measure, request.year).check,
        },
    )


def _checked(request: PartnershipRequest, measure: Measure) -> HttpResponse:
    """Show what the typed rule gives from the baseline, without saving anything."""
    edit = _target_edit(request, measure)
    form = forms.TargetForm(measure, measure.target, request.POST)
    check = None
    if form.is_valid():
        check = target_check(
            measure.indicator, form.rule, measure.baseline, form.figure
        )
    context: dict[str, Any] = {"edit": edit, "form": form, "measure": measure}
    context["check"] = check
    is_htmx = bool(request.headers.get("HX-Request"))
    template = "plan/_target_check.html" if is_htmx else "plan/set_target.html"
    response = render(request, template, context)
    response["Vary"] = "HX-Request"
    return response


def _add(
    request: PartnershipRequest, plan: Plan, form: forms.NewMeasureForm
) -> Measure:
    given = form.cleaned_data
    return operations.add_measure(
        plan=plan,
        given=MeasureGiven(
            title=given["title"],
            indicator=form.indicator,
            baseline=given["baseline"],
            section=given["section"],
            links=given["links"],
            owner=given["owner"],
            theme=given["theme"],
        ),
        by=request.user,
        at=request.received_at,
    )


def _change(
    request: PartnershipRequest, measure: Measure, form: forms.MeasureForm
) -> None:
    operations.change_item(
        item=measure,
        changes=form.changes,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )


def _set_target(
    request: PartnershipRequest, measure: Measure, form: forms.TargetForm
) -> None:
    operations.set_target(
        measure=measure,
        rule=form.rule,
        printed=form.figure,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )


def _change_indicator(
    request: PartnershipRequest, held: Indicator, form: forms.IndicatorForm
) -> None:
    operations.change_indicator(
        indicator=held,
        changes=form.changes,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )
