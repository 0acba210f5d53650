"""May it be seen under the terms on which its evidence is shared, said in words."""

from frankpledge.access.refusals import Refusal
from frankpledge.partnership.models import Membership
from frankpledge.plan.models import Measure
from frankpledge.review import queries


def check_may_see_records(measure: Measure, membership: Membership) -> None:
    """Refuse the records behind a measure to those who may only count them."""
    why = queries.why_only_counts(measure, membership)
    if why:
        raise Refusal(why)
