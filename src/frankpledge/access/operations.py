"""Making accounts."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal

COMMAND_LINE_ADDRESS = "command-line@localhost"


@transaction.atomic
def add_user(*, email: str, name: str, password: str | None = None) -> User:
    """Make an account, or return the one already known by this address.

    Refuses, in words, the address that stands for the command line: whoever held it
    could act in its name.
    """
    if email.strip().lower() == COMMAND_LINE_ADDRESS:
        raise Refusal(
            f"{COMMAND_LINE_ADDRESS} stands for the command line, for nobody."
        )
    existing = User.objects.filter(email=email.lower()).first()
    if existing is not None:
        return existing
    return User.objects.create_user(email, password, name=name)


def command_line_user() -> User:
    """Return the account that stands in the record for a person at a terminal.

    It is closed: no link to choose a password is ever sent for it.
    """
    account, _ = User.objects.get_or_create(
        email=COMMAND_LINE_ADDRESS,
        defaults={
            "name": "Command line",
            "password": make_password(None),
            "is_active": False,
        },
    )
    return account
