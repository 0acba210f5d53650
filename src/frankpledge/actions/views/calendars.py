"""The calendar feed, and the page that gives and takes away its address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from frankpledge.access.decorators import public, requires
from frankpledge.access.rules import Permission
from frankpledge.actions import calendars, operations, queries
from frankpledge.actions.views.loading import stamp
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.requests import PartnershipRequest


@requires(Permission.ACTIONS_VIEW)
@require_safe
def calendar(request: PartnershipRequest) -> HttpResponse:
    """Show whether the reader has a calendar address, and offer one."""
    context = {"key": queries.calendar_key_of(request.membership)}
    return render(request, "actions/calendar.html", context)


@requires(Permission.ACTIONS_VIEW)
@require_POST
def make(request: PartnershipRequest) -> HttpResponse:
    """Make the reader's calendar address, and show it this once."""
    membership = request.membership
    token = operations.make_calendar(membership=membership, **stamp(request))
    path = calendars.address(request.partnership.slug, token)
    context = {
        "key": queries.calendar_key_of(membership),
        "address": request.build_absolute_uri(path),
    }
    return render(request, "actions/calendar.html", context)


@requires(Permission.ACTIONS_VIEW)
@require_POST
def withdraw(request: PartnershipRequest) -> HttpResponse:
    """Let the reader's calendar address open nothing any more."""
    operations.withdraw_calendar(membership=request.membership, **stamp(request))
    return redirect("actions:calendar", request.partnership.slug, request.year.label)


@public
@require_safe
def feed(request: HttpRequest, partnership: str, token: str) -> HttpResponse:
    """Give the actions of whoever holds this address as a calendar."""
    membership = queries.membership_by_token(partnership, token=token)
    if membership is None:
        raise Http404("No calendar has this address.")
    year = partnership_queries.years_of(membership.partnership).first()
    text = calendars.feed(
        queries.mine(membership),
        name=f"Actions: {membership.partnership}",
        site=request.build_absolute_uri("/")[:-1],
        year=year.label if year else "",
    )
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response
