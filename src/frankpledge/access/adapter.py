"""How allauth is bent to our rule: accounts are made by invitation, never by sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration; people are added by a partnership manager."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return False, always: nobody joins a partnership by themselves."""
        return False
