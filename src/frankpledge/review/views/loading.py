"""What the review's pages share: which measure, as the reader may see it."""

from datetime import date

from django.http import Http404
from django.utils.timezone import localdate

from frankpledge.partnership.requests import PartnershipRequest
from frankpledge.plan import queries as plan_queries
from frankpledge.plan.models import Measure, Plan


def measure_asked(request: PartnershipRequest, code: str) -> Measure:
    """Return the measure of the year under this code; there is no other."""
    measure = plan_queries.measure_of(request.year, code=code)
    if measure is None:
        raise Http404(f"The plan of {request.year} has no measure {code}.")
    return measure


def plan_asked(request: PartnershipRequest) -> Plan:
    """Return the plan of the year, where there is one."""
    plan = plan_queries.plan_for(request.year)
    if plan is None:
        raise Http404(f"There is no plan for {request.year} yet.")
    return plan


def today(request: PartnershipRequest) -> date:
    """Return the day the request came, where the partnership is."""
    return localdate(request.received_at)
