"""Checking the chain: whoever alters the record behind our back is found out."""

import pytest
from django.db import connection, transaction

from frankpledge.audit.models import Record
from frankpledge.audit.operations import record
from frankpledge.audit.queries import events_of, latest_of, records_of, verify_chain
from frankpledge.audit.rules import GENESIS, Event, digest
from tests.factories.partnership import AgencyFactory, UserFactory
from tests.people import MOMENT

RECORDS = 5
TABLE = Record._meta.db_table
COLUMNS = [
    ("at", "2001-01-01 00:00:00+00:00"),
    ("by_id", 4711),
    ("by_name", "Somebody else"),
    ("event", "published"),
    ("partnership", "southmere"),
    ("subject_type", "plan.plan"),
    ("subject_id", "9"),
    ("subject", "Another agency"),
    ("detail", '{"role": "manager"}'),
]


@pytest.fixture
def chain(db):
    """Return five records of one agency."""
    agency, somebody = AgencyFactory(), UserFactory()
    with transaction.atomic():
        for number in range(RECORDS):
            record(
                Event.AGENCY_CHANGED,
                subject=agency,
                by=somebody,
                at=MOMENT,
                partnership="northbridge",
                detail={"time": number},
            )
    return list(Record.objects.all())


def run(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql.format(table=connection.ops.quote_name(TABLE)), values)


def test_an_empty_record_is_whole(db):
    assert verify_chain() == verify_chain()
    assert verify_chain().faults == ()
    assert verify_chain().head == GENESIS


def test_a_chain_nobody_touched_is_whole(chain):
    report = verify_chain()

    assert report.faults == ()
    assert (report.records, report.head) == (RECORDS, chain[-1].hash)


@pytest.mark.parametrize(("column", "value"), COLUMNS, ids=[c for c, _ in COLUMNS])
@pytest.mark.parametrize("number", [1, 3, RECORDS])
def test_an_altered_column_is_found(chain, column, value, number):
    run(f"UPDATE {{table}} SET {column} = %s WHERE number = %s", value, number)  # noqa: S608

    assert verify_chain().faults == (
        f"Record {number} was altered after it was written.",
    )


def test_a_record_altered_with_a_fitting_hash_is_found_by_the_next(chain):
    altered = chain[2]
    altered.subject = "Another agency"
    fitting = digest(altered.fields_hashed(), previous=altered.previous)
    run(
        "UPDATE {table} SET subject = %s, hash = %s WHERE number = 3",
        altered.subject,
        fitting,
    )

    assert verify_chain().faults == ("Record 4 is not chained to the one before.",)


def test_a_last_record_altered_with_a_fitting_hash_is_found_by_the_head(chain):
    altered = chain[-1]
    altered.subject = "Another agency"
    fitting = digest(altered.fields_hashed(), previous=altered.previous)
    run(
        "UPDATE {table} SET subject = %s, hash = %s WHERE number = %s",
        altered.subject,
        fitting,
        RECORDS,
    )

    assert len(verify_chain().faults) == 1


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (1, "Record 1 is missing: the next one is 2."),
        (3, "Record 3 is missing: the next one is 4."),
        (
            RECORDS,
            "The chain ends at record 4, but 5 records were written: the last ones "
            "are missing.",
        ),
    ],
)
def test_a_removed_record_is_missed(chain, number, fault):
    run("DELETE FROM {table} WHERE number = %s", number)

    assert fault in verify_chain().faults


def test_a_record_slipped_in_is_found(chain):
    forged = Record(**{**vars_of(chain[-1]), "number": RECORDS + 1})
    forged.previous = chain[-1].hash
    forged.hash = digest(forged.fields_hashed(), previous=forged.previous)
    forged.save()

    assert len(verify_chain().faults) == 1


def vars_of(kept):
    return {field.name: getattr(kept, field.name) for field in Record._meta.fields}


def test_all_removed_at_once_are_missed(chain):
    run("DELETE FROM {table}")

    assert len(verify_chain().faults) == 1


def test_a_report_stops_at_as_many_faults_as_one_can_read(chain):
    run("UPDATE {table} SET subject = 'x'")

    assert len(verify_chain(most_faults=2).faults) == 2


def test_the_record_of_a_partnership_is_its_own_newest_first(chain):
    assert [kept.number for kept in records_of("northbridge")] == [5, 4, 3, 2, 1]
    assert not records_of("southmere").exists()


def test_the_record_is_filtered_by_the_kind_of_act(chain):
    assert records_of("northbridge", event="agency changed").count() == RECORDS
    assert not records_of("northbridge", event="agency added").exists()


def test_the_kinds_of_act_are_those_that_happened_here(chain):
    assert events_of("northbridge") == ["agency changed"]
    assert events_of("southmere") == []


def test_the_latest_act_on_something_is_known(chain):
    other = AgencyFactory()

    assert latest_of(other) is None
    assert latest_of(type(other).objects.first()).number == RECORDS
