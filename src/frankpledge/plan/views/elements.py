"""One element of a draft: accept it, refuse it, correct it, take a decision back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, permissions, queries
from frankpledge.plan.models import DraftElement
from frankpledge.plan.presenters import documents as presenter
from frankpledge.plan.presenters.ordering import view_of
from frankpledge.plan.rules import Decision, ElementKind
from frankpledge.plan.views.editing import Edit, answer_edit
from frankpledge.plan.views.loading import found, opened_version, url

DECISIONS = {
    each.value: each for each in (Decision.ACCEPTED, Decision.REFUSED, Decision.PENDING)
}
FORGET = "as-read"  # no decision yet: what was decided before is not proposed any more


@requires(Permission.PLAN_EDIT)
@require_POST
def decide(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Accept or refuse an element, or take back what was decided."""
    element = _element(request, pk)
    decision = request.POST.get("decision", "")
    if decision not in {*DECISIONS, FORGET}:
        raise Http404("Nothing is decided by that.")
    problem = _decide(request, element, decision)
    if request.headers.get("HX-Request"):
        return _fragment(request, pk, problem)
    if problem:
        messages.error(request, problem)
    return redirect(_card_url(request, element))


@requires(Permission.PLAN_EDIT)
def correct(request: PartnershipRequest, pk: int) -> HttpResponse:
    """Correct an element, question by question."""
    element = _element(request, pk)
    permissions.check_not_adopted(element.document)
    return answer_edit(request, _correcting(request, element))


def _element(request: PartnershipRequest, pk: int) -> DraftElement:
    return found(queries.element_of(request.partnership, pk=pk), "element")


def _correcting(request: PartnershipRequest, element: DraftElement) -> Edit:
    card = presenter.one_card(element, request.year).card
    return Edit(
        title=f"Correct: {element.title}",
        caption=card.kind_name,
        build=lambda data: _form(element, data),
        write=lambda form: _correct(request, element, form),
        back=_card_url(request, element),
        item=element,
        template="plan/correct.html",
        done=f"“{element.title}” is corrected.",
        button="Save the correction",
        more={"card": card},
    )


def _card_url(request: PartnershipRequest, element: DraftElement) -> str:
    address = url(request, "document", element.document_id)
    return f"{address}{view_of(request.GET).query}#element-{element.pk}"


def _decide(request: PartnershipRequest, element: DraftElement, decision: str) -> str:
    """Decide, and return "" or why it was not done."""
    opened = opened_version(request)
    stamp: Any = {"by": request.user, "at": request.received_at}
    try:
        if decision == FORGET:
            operations.forget_memory(element=element, version=opened, **stamp)
        else:
            decided = DECISIONS[decision]
            operations.decide_element(
                element=element, decision=decided, version=opened, **stamp
            )
    except EditedMeanwhile as meanwhile:
        return str(meanwhile)
    return ""


def _fragment(request: PartnershipRequest, pk: int, problem: str) -> HttpResponse:
    """Answer htmx with the one card and how far deciding has come."""
    element = _element(request, pk)
    decided = presenter.one_card(element, request.year)
    context = {
        "card": decided.card,
        "state": decided.state,
        "steps": decided.steps,
        "document": element.document,
        "problem": problem,
        "query": view_of(request.GET).query,
    }
    response = render(request, "plan/_decided.html", context)
    response["Vary"] = "HX-Request"
    return response


def _form(element: DraftElement, data: object) -> forms.CorrectionForm:
    priorities: tuple[str, ...] = ()
    if element.kind == ElementKind.THEME.value:
        priorities = queries.priority_titles_in(element.document)
    return forms.CorrectionForm(element, data, priorities=priorities)  # type: ignore[arg-type]


def _correct(
    request: PartnershipRequest, element: DraftElement, form: forms.CorrectionForm
) -> None:
    operations.decide_element(
        element=element,
        decision=Decision.CORRECTED,
        corrected=form.corrected,
        version=form.opened_version,
        by=request.user,
        at=request.received_at,
    )
