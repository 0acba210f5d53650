"""What a request inside a partnership carries."""

from datetime import datetime

from django.http import HttpRequest

from frankpledge.access.models import User
from frankpledge.access.rules import Permission
from frankpledge.partnership.models import Membership, Partnership, PlanYear


class PartnershipRequest(HttpRequest):
    """A request whose path named a partnership its sender holds a role in.

    `year` is None on pages that belong to no plan year.
    """

    user: User
    partnership: Partnership
    year: PlanYear
    membership: Membership
    permissions: frozenset[Permission]
    received_at: datetime
