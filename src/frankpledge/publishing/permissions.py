"""May it be published now."""

from frankpledge.access.refusals import Refusal
from frankpledge.plan.models import Plan
from frankpledge.publishing.rules import PUBLISHABLE


def check_publishable(plan: Plan) -> None:
    """Refuse to publish what the partnership has not agreed."""
    if plan.stage not in PUBLISHABLE:
        raise Refusal(
            f"{plan.title} is a {plan.stage.value}. The partnership agrees a plan "
            "before it is published: set it to agreed on the plan's page."
        )


def can_publish(plan: Plan) -> bool:
    """Return whether the plan may be published as it stands."""
    return plan.stage in PUBLISHABLE
