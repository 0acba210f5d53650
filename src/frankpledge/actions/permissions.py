"""May it be done now, and by whom: said in words where not."""

from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission, roles_with
from frankpledge.actions.models import Action
from frankpledge.actions.rules import ACTION_TRANSITIONS, WHY_NOT, ActionState
from frankpledge.partnership.models import Membership


def check_may_become(action: Action, state: ActionState) -> None:
    """Refuse a state that may not follow the present one."""
    present = ActionState(action.state)
    if state not in ACTION_TRANSITIONS[present]:
        raise Refusal(f"“{action.title}” {WHY_NOT[present]}")


def check_is_open(action: Action) -> None:
    """Refuse to change what is closed."""
    if not action.is_open:
        raise Refusal(f"“{action.title}” {WHY_NOT[ActionState(action.state)]}")


def may_close(action: Action, membership: Membership) -> bool:
    """Return whether a person may close an action.

    Its owner may, anyone of the agency that answers for it, and who assigns actions.
    """
    if Permission.ACTIONS_ASSIGN in membership.permissions:
        return True
    if action.owner_id == membership.pk:
        return True
    return action.agency_id is not None and action.agency_id == membership.agency_id


def check_may_close(action: Action, membership: Membership) -> None:
    """Refuse to let somebody else's action be closed."""
    if not may_close(action, membership):
        roles = ", ".join(r.name.lower() for r in roles_with(Permission.ACTIONS_ASSIGN))
        raise Refusal(
            f"“{action.title}” is for {action.whose}. They can close it, anyone of the "
            f"agency that answers for it can, and so can a person with one of the roles "
            f"{roles}."
        )
