"""What tests of actions share: agencies with people, and a way to assign."""

from datetime import date

import pytest

from frankpledge.actions import operations
from frankpledge.actions.rules import BY_HAND
from frankpledge.partnership import queries
from tests.factories.partnership import AgencyFactory
from tests.people import BEN, MOMENT, account_of


@pytest.fixture
def stamp(northbridge):
    """Return Ben, who runs the partnership, and the moment everything is done."""
    return {"by": account_of(BEN), "at": MOMENT}


@pytest.fixture
def police(northbridge):
    """Return the police of Northbridge."""
    return AgencyFactory(partnership=northbridge, police=True)


@pytest.fixture
def post_of(northbridge):
    """Return a function giving a person's role, working for an agency if told."""

    def post(person, agency=None):
        held = queries.membership_of(account_of(person), slug=person.partnership)
        if agency is not None:
            held.agency = agency
            held.save()
        return held

    return post


@pytest.fixture
def assign(northbridge, stamp):
    """Return a function that assigns an action, due on 1 May 2010 unless told."""

    def assigned(title="Light the car park", *, origin=BY_HAND, **given):
        task = operations.Task(title, **{"due_on": date(2010, 5, 1), **given})
        return operations.assign(
            partnership=northbridge, task=task, origin=origin, **stamp
        )

    return assigned
