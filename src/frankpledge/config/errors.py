"""Errors as pages: what happened, and what to do, never a bare code."""

import sys

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from frankpledge.access.refusals import Refusal
from frankpledge.analysis.contracts import ContractError
from frankpledge.analysis.evidence import EvidenceError
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event

NOT_ALLOWED = "You are not allowed to do this. Ask your partnership manager."


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a refusal with its reason, and record it: its own transaction is gone."""
    reason = exception.sentence if isinstance(exception, Refusal) else NOT_ALLOWED
    membership = getattr(request, "membership", None)
    if membership is not None:
        with transaction.atomic():
            audit.record(
                Event.ACCESS_REFUSED,
                subject=membership,
                by=membership.user,
                at=request.received_at,  # type: ignore[attr-defined]
                partnership=membership.partnership.slug,
                detail={"path": request.path, "reason": reason},
            )
    return render(request, "403.html", {"reason": reason}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a page that does not exist, or not for this person."""
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request nobody could understand."""
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer our own failure without touching anything that may have failed.

    Lost evidence is no failure of the page's: that answer says what brings it back.
    """
    if isinstance(sys.exc_info()[1], (EvidenceError, ContractError)):
        return render(request, "evidence.html", status=503)
    return HttpResponse(render_to_string("500.html"), status=500)
