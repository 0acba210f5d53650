"""Making accounts."""

from django.db import transaction

from frankpledge.access.models import User

COMMAND_LINE_ADDRESS = "command-line@localhost"


@transaction.atomic
def add_user(*, email: str, name: str, password: str | None = None) -> User:
    """Make an account, or return the one already known by this address."""
    existing = User.objects.filter(email=email.lower()).first()
    if existing is not None:
        return existing
    return User.objects.create_user(email, password, name=name)


def command_line_user() -> User:
    """Return the account that stands in the record for a person at a terminal."""
    return add_user(email=COMMAND_LINE_ADDRESS, name="Command line")
