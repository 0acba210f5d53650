"""How allauth is bent to our rule: accounts are made by invitation, never by sign-up."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes self-registration; people are added by a partnership manager."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "enter_current_password": "Enter your present password.",
        "incorrect_password": "The password is not right.",
        "too_many_login_attempts": "Too many attempts with a wrong password. Wait five "
        "minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return False, always: nobody joins a partnership by themselves."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """Return a subject that says whose mail it is."""
        return f"Frankpledge: {subject}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Return where to go once a password is changed."""
        return reverse("home")
