"""May it be done now: what a partnership's state allows, said in words."""

from frankpledge.access.refusals import Refusal
from frankpledge.access.rules import Permission, Role
from frankpledge.partnership.models import Membership


def check_manager_remains(membership: Membership, role: Role | None) -> None:
    """Refuse to leave a partnership with nobody who can give roles.

    `role` is the one the person is to hold; None when they leave.
    """
    if role is not None and Permission.PEOPLE_MANAGE in role.permissions:
        return
    if not is_last_manager(membership):
        return
    raise Refusal(
        f"{membership.user.name} is the only person here who can give roles. Make "
        "somebody else a partnership manager first."
    )


def is_last_manager(membership: Membership) -> bool:
    """Return whether nobody else in the partnership can give roles."""
    if Permission.PEOPLE_MANAGE not in membership.permissions:
        return False
    others = membership.partnership.memberships.exclude(pk=membership.pk)
    return not any(Permission.PEOPLE_MANAGE in m.permissions for m in others)
