"""Many acts at once: each recorded, one whole chain, on both databases.

On PostgreSQL threads share the tests' database. SQLite's is in memory and belongs to
one connection, so there processes share a real file, as the server and the worker do.
"""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from frankpledge.audit.models import Record
from frankpledge.audit.operations import record
from frankpledge.audit.queries import verify_chain
from frankpledge.audit.rules import Event
from tests.factories.partnership import AgencyFactory, UserFactory
from tests.people import MOMENT

WORKERS, ACTS = 4, 10
PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from frankpledge.access.operations import command_line_user
command_line_user()
"""
ACT = f"""
import datetime, sys
import django; django.setup()
from django.db import transaction
from frankpledge.access.operations import command_line_user
from frankpledge.audit.operations import record
from frankpledge.audit.rules import Event
somebody = command_line_user()
print("ready", flush=True)
sys.stdin.readline()
for turn in range({ACTS}):
    with transaction.atomic():
        record(
            Event.AGENCY_CHANGED, subject=somebody, by=somebody,
            at=datetime.datetime(2010, 4, 1, tzinfo=datetime.UTC),
        )
"""
CHECK = """
import django; django.setup()
from frankpledge.audit.queries import verify_chain
report = verify_chain()
print(report.records, *report.faults)
"""


class ActFailedError(Exception):
    """What an act stops with after it was recorded."""


def each_on_its_own_connection(act):
    """Run `act(worker)` in threads, all starting together, and wait for all."""
    start = Barrier(WORKERS)

    def run(worker):
        start.wait(timeout=30)
        try:
            for turn in range(ACTS):
                act(worker, turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(run, range(WORKERS)))


@pytest.fixture
def shared_database(transactional_db):
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite, processes sharing a file are tested instead")


def test_acts_at_the_same_time_make_one_whole_chain(shared_database):
    agency, somebody = AgencyFactory(), UserFactory()

    @each_on_its_own_connection
    @transaction.atomic
    def act(worker, turn):
        record(Event.AGENCY_CHANGED, subject=agency, by=somebody, at=MOMENT)

    assert Record.objects.count() == WORKERS * ACTS
    assert verify_chain().faults == ()


def test_acts_that_fail_beside_others_leave_no_gap(shared_database):
    agency, somebody = AgencyFactory(), UserFactory()

    @transaction.atomic
    def act(worker, turn):
        record(Event.AGENCY_CHANGED, subject=agency, by=somebody, at=MOMENT)
        if (worker + turn) % 2:
            raise ActFailedError

    def try_to_act(worker, turn):
        try:
            act(worker, turn)
        except ActFailedError:
            return

    each_on_its_own_connection(try_to_act)

    assert Record.objects.count() == WORKERS * ACTS // 2
    assert verify_chain().faults == ()


def test_processes_sharing_a_file_make_one_whole_chain(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "FRANKPLEDGE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "frankpledge.config.settings",
    }

    def python(program):
        return subprocess.Popen(
            [sys.executable, "-c", program],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    python(PREPARE).communicate(timeout=120)
    workers = [python(ACT) for _ in range(WORKERS)]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.communicate("go\n", timeout=120)

    told, _ = python(CHECK).communicate(timeout=120)
    assert [worker.returncode for worker in workers] == [0] * WORKERS
    assert told.strip() == str(WORKERS * ACTS)
