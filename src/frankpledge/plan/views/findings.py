"""A finding of the checks: answered, answered anew, or the answer taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.partnership.operations import EditedMeanwhile
from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import forms, operations, permissions, queries
from frankpledge.plan.answers import Reply
from frankpledge.plan.presenters import documents as presenter
from frankpledge.plan.presenters.findings import CheckedDocument, checked_document
from frankpledge.plan.views.loading import found, url


@requires(Permission.PLAN_EDIT)
def answer_finding(request: PartnershipRequest, pk: int, key: str) -> HttpResponse:
    """Ask what is to be said of a finding; keep it, or take it back."""
    document = found(queries.document_of(request.partnership, pk=pk), "plan document")
    permissions.check_not_adopted(document)
    permissions.check_is_read(document)
    checked = checked_document(document, request.year)
    finding = found(checked.of_key(key), "finding")
    form = forms.AnswerForm(finding.given, request.POST or None)
    if not form.is_valid():
        return _asked(request, checked, key, form)
    problem = _answer(request, checked, key, form)
    if request.headers.get("HX-Request"):
        answered = checked_document(document, request.year, found=checked.found)
        return _fragment(request, answered, key, problem=problem)
    if problem:
        messages.error(request, problem)
    return redirect(f"{url(request, 'document', pk)}#finding-{key}")


def _asked(
    request: PartnershipRequest,
    checked: CheckedDocument,
    key: str,
    form: forms.AnswerForm,
) -> HttpResponse:
    """Show the form: in the finding for htmx, on a page of its own without."""
    if request.headers.get("HX-Request"):
        return _fragment(request, checked, key, form=form)
    context = {"finding": checked.of_key(key), "form": form}
    return render(request, "plan/answer.html", context | {"checked": checked})


def _answer(
    request: PartnershipRequest,
    checked: CheckedDocument,
    key: str,
    form: forms.AnswerForm,
) -> str:
    """Keep the answer, and return "" or why it was not kept."""
    try:
        operations.answer_finding(
            document=checked.document,
            key=key,
            reply=Reply(**form.changes, finding=checked.found.of_key(key)),
            version=form.opened_version,
            by=request.user,
            at=request.received_at,
        )
    except EditedMeanwhile as meanwhile:
        return str(meanwhile)
    return ""


def _fragment(
    request: PartnershipRequest,
    checked: CheckedDocument,
    key: str,
    *,
    problem: str = "",
    form: forms.AnswerForm | None = None,
) -> HttpResponse:
    """Answer htmx with the one finding, and with what the checks found in all."""
    state = presenter.state_of(checked.document)
    context = {
        "finding": checked.of_key(key),
        "checked": checked,
        "steps": presenter.steps_of(state, checked=checked.sentence),
        "problem": problem,
        "form": form,
    }
    response = render(request, "plan/_answered.html", context)
    response["Vary"] = "HX-Request"
    return response
