"""allauth's questions, asked plainly: no examples inside boxes, one word for one thing.

Words in a box vanish when one types and are too faint to read; a label does not.
"""

from typing import Any

from allauth.account import forms as allauth
from django.forms import BaseForm

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "oldpassword": "Present password",
    "password1": "New password",
    "password2": "New password again",
}


def ask_plainly(form: BaseForm) -> None:
    """Take the words out of a form's boxes, and label them in ours."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = LABELS.get(name, field.label)


class SignInForm(allauth.LoginForm):  # type: ignore[misc]
    """Who is coming in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_plainly(self)
        self.fields["password"].help_text = ""  # the page itself says what to do


class AskForLinkForm(allauth.ResetPasswordForm):  # type: ignore[misc]
    """Where to send a link to choose a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_plainly(self)


class ChooseByLinkForm(allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, for somebody who followed the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_plainly(self)


class ChangePasswordForm(allauth.ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_plainly(self)
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(allauth.SetPasswordForm):  # type: ignore[misc]
    """A first password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_plainly(self)
