"""What a page of the plan begins with: found in scope, or 404; open, or refused."""

from typing import Any, TypeVar

from django.http import Http404
from django.urls import reverse

from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import permissions, queries
from frankpledge.plan.models import Plan

Thing = TypeVar("Thing")
LONGEST_VERSION = 9  # digits: nothing is changed a thousand million times


def found(thing: Thing | None, what: str) -> Thing:
    """Return the thing, or answer 404 saying what there is none of."""
    if thing is None:
        raise Http404(f"There is no {what} here.")
    return thing


def open_plan(request: PartnershipRequest) -> Plan:
    """Return this year's plan when it may still be changed; refuse when it may not."""
    plan = found(queries.plan_for(request.year), "plan for this year")
    permissions.check_plan_open(plan)
    return plan


def opened_version(request: PartnershipRequest) -> int:
    """Return the version a button was pressed at; 0, which nothing has, for nonsense."""
    said = request.POST.get("version", "")
    return int(said) if said.isdecimal() and len(said) <= LONGEST_VERSION else 0


def url(request: PartnershipRequest, name: str, *args: Any) -> str:
    """Return the address of a page of this partnership and year."""
    scope = [request.partnership.slug, request.year.label]
    return reverse(f"plan:{name}", args=[*scope, *args])
