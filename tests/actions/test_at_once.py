"""Several at once on PostgreSQL: one action a thing, one letter a person."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from frankpledge.actions import operations
from frankpledge.actions.models import Action, Reminder
from frankpledge.actions.rules import Origin, OriginKind
from frankpledge.audit.queries import verify_chain
from tests.factories.partnership import MembershipFactory, UserFactory
from tests.people import MOMENT

WORKERS = 4


@pytest.fixture
def shared_database(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time; tests/audit shares a file")


def at_once(act):
    start = Barrier(WORKERS)

    def run(_):
        start.wait(timeout=30)
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(run, range(WORKERS)))


def test_asked_by_many_at_once_a_thing_assigns_once_and_each_is_reminded_once(
    shared_database,
):
    person, by = MembershipFactory(), UserFactory()
    partnership = person.partnership
    origin = Origin(OriginKind.EXCHANGE, key="owed:1")
    stamp = {"by": by, "at": MOMENT}
    task = operations.Task("Send it", date(2010, 4, 2), owner=person)

    assigned = at_once(
        lambda: operations.assign(
            partnership=partnership, task=task, origin=origin, **stamp
        )
    )
    at_once(
        lambda: operations.remind(
            partnership=partnership, days_ahead=7, site="https://x.example", **stamp
        )
    )

    assert {action.pk for action in assigned} == {Action.objects.get().pk}
    assert Reminder.objects.count() == len(mail.outbox) == 1
    assert verify_chain().records == 2
