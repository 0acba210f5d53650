"""Withdrawing a return, letting it come again, and what is due for removal."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from frankpledge.access.decorators import requires
from frankpledge.access.rules import Permission
from frankpledge.intake import forms, operations, presenters, queries, tasks
from frankpledge.intake.retention import DAYS_AHEAD
from frankpledge.intake.uses import uses_of
from frankpledge.intake.views.answers import done, posted, stamp
from frankpledge.intake.views.returns import return_asked
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.EVIDENCE_WITHDRAW)
def withdraw(
    request: PartnershipRequest, source: str, supplier: str, period: str
) -> HttpResponse:
    """Show what rests on a return, and withdraw it."""
    held = return_asked(request, source, supplier, period)
    form = forms.WithdrawForm(posted(request), held=held)
    if form.is_valid():
        operations.withdraw_return(
            of_return=held,
            number=form.number,
            why=form.cleaned_data["why"],
            **stamp(request),
        )
        return done(request, "It was withdrawn.", "return", source, supplier, period)
    versions = {str(one.uuid) for one in held.versions.all()}
    uses = uses_of(request.partnership, versions)
    context = presenters.withdrawal(held, uses, year=request.year)
    return render(request, "intake/withdraw.html", context | {"form": form})


@requires(Permission.EVIDENCE_WITHDRAW)
@require_POST
def let_come_again(request: PartnershipRequest, version: UUID) -> HttpResponse:
    """Let a content that was removed be brought again."""
    found = queries.version_of(request.partnership, uuid=version)
    if found is None:
        raise Http404("No version is known under that name.")
    operations.let_come_again(version=found, **stamp(request))
    held = found.of_return
    words = "It can be brought again."
    return done(request, words, "return", held.source, held.supplier, held.period)


@requires(Permission.EVIDENCE_VIEW)
def retention(request: PartnershipRequest) -> HttpResponse:
    """Show what may no longer be kept, what will soon be, and what was removed."""
    today = timezone.localtime(request.received_at).date()
    due = queries.retention_due(
        request.partnership, until=today + timedelta(days=DAYS_AHEAD)
    )
    removed = queries.removed_versions(request.partnership)[: presenters.MOST_REMOVED]
    context = presenters.retention(
        due,
        removed,
        on=today,
        year=request.year,
        may_remove=Permission.EVIDENCE_WITHDRAW in request.permissions,
    )
    return render(request, "intake/retention.html", context)


@requires(Permission.EVIDENCE_WITHDRAW)
@require_POST
def carry_out_retention(request: PartnershipRequest) -> HttpResponse:
    """Leave to the worker what may no longer be kept."""
    tasks.enqueue_retention(request.partnership, **stamp(request))
    words = "What may no longer be kept is being removed. Look again in a moment."
    return done(request, words, "retention")
