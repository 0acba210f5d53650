"""Holding a partnership while something of it is changed."""

from frankpledge.partnership.models import Partnership


def one_at_a_time(partnership: Partnership) -> None:
    """Wait for whatever else holds the partnership, to the end of the transaction.

    Two managers must not let each other go, and two things not take one number.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
