"""Adding to the record: with the act, once, and for good."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from frankpledge.audit import queries
from frankpledge.audit.models import AppendOnlyError, ChainHead, Record
from frankpledge.audit.operations import OutsideTransactionError, record
from frankpledge.audit.rules import GENESIS, Event, digest
from frankpledge.partnership import operations as partnerships
from frankpledge.partnership.models import Agency
from frankpledge.partnership.rules import AgencyKind
from tests.factories.partnership import AgencyFactory, UserFactory
from tests.people import MOMENT

FIELDS = {"number": 1, "event": "published", "subject": "Plan"}


def note(subject, *, by, **more):
    return record(
        more.pop("event", Event.AGENCY_ADDED), subject=subject, by=by, at=MOMENT, **more
    )


@pytest.fixture
def agency(db):
    return AgencyFactory()


@pytest.fixture
def somebody(db):
    return UserFactory(name="Ada Reeve")


def test_the_first_record_is_chained_to_nothing(agency, somebody):
    first = note(agency, by=somebody)

    assert (first.number, first.previous) == (1, GENESIS)


def test_each_record_is_chained_to_the_one_before(agency, somebody):
    first, second = note(agency, by=somebody), note(agency, by=somebody)

    assert (second.number, second.previous) == (2, first.hash)


def test_a_record_says_who_did_what_to_what_and_when(agency, somebody):
    kept = note(agency, by=somebody, partnership="northbridge", detail={"a": [1, "b"]})
    kept.refresh_from_db()

    assert (kept.by_id, kept.by_name) == (somebody.pk, "Ada Reeve")
    assert (kept.event, kept.subject) == ("agency added", agency.name)
    assert (kept.subject_type, kept.subject_id) == (
        "partnership.agency",
        str(agency.pk),
    )
    assert (kept.at, kept.partnership) == (MOMENT, "northbridge")
    assert kept.detail == '{"a": [1, "b"]}'


def test_a_moment_in_another_zone_is_the_same_moment(agency, somebody):
    in_summer = datetime(2010, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    kept = record(Event.AGENCY_ADDED, subject=agency, by=somebody, at=in_summer)
    kept.refresh_from_db()

    assert kept.at == datetime(2010, 7, 1, 9, 0, tzinfo=UTC)
    assert queries.verify_chain().faults == ()


def test_a_record_outlives_its_subject(agency, somebody):
    note(agency, by=somebody)
    agency.delete()
    somebody.delete()

    assert Record.objects.get().by_name == "Ada Reeve"
    assert queries.verify_chain().faults == ()


@pytest.mark.django_db(transaction=True)
def test_a_record_outside_a_transaction_is_refused():
    agency, somebody = AgencyFactory(), UserFactory()

    with pytest.raises(OutsideTransactionError, match="outside a transaction"):
        note(agency, by=somebody)

    assert not Record.objects.exists()


def test_a_failed_record_undoes_the_act(northbridge, ben, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(Record, "save", fail)

    with pytest.raises(DatabaseError):
        partnerships.add_agency(
            partnership=northbridge,
            name="Northshire Police",
            kind=AgencyKind.RESPONSIBLE_AUTHORITY,
            is_member=True,
            by=ben,
            at=MOMENT,
        )

    assert not Agency.objects.filter(partnership=northbridge).exists()


def test_a_failed_act_leaves_no_record(agency, somebody):
    @transaction.atomic
    def act():
        note(agency, by=somebody)
        agency.partnership_id = None
        agency.save()

    with pytest.raises(IntegrityError):
        act()

    assert not Record.objects.exists()
    assert note(agency, by=somebody).number == 1


CHANGES = [
    lambda kept: kept.save(),
    lambda kept: kept.delete(),
    lambda kept: Record.objects.filter(pk=kept.pk).update(subject="x"),
    lambda kept: Record.objects.filter(pk=kept.pk).delete(),
    lambda kept: Record.objects.bulk_update([kept], ["subject"]),
    lambda kept: Record.objects.update_or_create(
        number=kept.number, defaults={"subject": "x"}
    ),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_record_is_neither_changed_nor_removed(change, agency, somebody):
    kept = note(agency, by=somebody)

    with pytest.raises(AppendOnlyError), transaction.atomic():
        change(kept)

    assert Record.objects.get().subject == agency.name


def test_there_is_one_head_of_the_chain(agency, somebody):
    note(agency, by=somebody)
    last = note(agency, by=somebody)

    head = ChainHead.objects.get()
    assert (head.number, head.hash) == (2, last.hash)
    assert str(head) == f"2 {last.hash[:12]}"
    assert str(last) == f"2: agency added {agency.name}"


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_changes_the_hash(name):
    changed = {**FIELDS, name: "other"}

    assert digest(changed, previous=GENESIS) != digest(FIELDS, previous=GENESIS)


def test_the_record_before_changes_the_hash():
    assert digest(FIELDS, previous="1" * 64) != digest(FIELDS, previous=GENESIS)


def test_the_order_of_fields_does_not_change_the_hash():
    turned = dict(reversed(FIELDS.items()))

    assert digest(turned, previous=GENESIS) == digest(FIELDS, previous=GENESIS)
