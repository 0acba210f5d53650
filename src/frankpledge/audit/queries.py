"""Reading the record: its chain checked, and what happened in one partnership."""

from dataclasses import dataclass
from datetime import UTC

from django.db import models

from frankpledge.audit.models import ChainHead, Record
from frankpledge.audit.rules import GENESIS, Event, digest


@dataclass(frozen=True)
class ChainReport:
    """What checking the chain found; `faults` are sentences, empty when it holds."""

    records: int
    head: str
    faults: tuple[str, ...]


def verify_chain(*, most_faults: int = 20) -> ChainReport:
    """Recompute every hash from the first record on, and compare."""
    faults: list[str] = []
    previous, expected, count = GENESIS, 1, 0
    for record in Record.objects.order_by("number").iterator(chunk_size=2000):
        count += 1
        if record.number != expected:
            faults.append(
                f"Record {expected} is missing: the next one is {record.number}."
            )
        record.at = record.at.astimezone(UTC)
        if record.previous != previous:
            faults.append(f"Record {record.number} is not chained to the one before.")
        if record.hash != digest(record.fields_hashed(), previous=record.previous):
            faults.append(f"Record {record.number} was altered after it was written.")
        previous, expected = record.hash, record.number + 1
        if len(faults) >= most_faults:
            break
    head = ChainHead.objects.filter(pk=1).first()
    known = (head.number, head.hash) if head else (0, GENESIS)
    if not faults and known != (expected - 1, previous):
        faults.append(
            f"The chain ends at record {expected - 1}, but {known[0]} records were "
            "written: the last ones are missing."
        )
    return ChainReport(records=count, head=previous, faults=tuple(faults))


def records_of(partnership: str, *, event: str = "") -> models.QuerySet[Record]:
    """Return what happened in one partnership (by slug), newest first."""
    records = Record.objects.filter(partnership=partnership).order_by("-number")
    return records.filter(event=event) if event else records


def events_of(partnership: str) -> list[str]:
    """Return the kinds of act that happened in one partnership, in their order."""
    held = set(
        Record.objects.filter(partnership=partnership)
        .order_by()
        .values_list("event", flat=True)
        .distinct()
    )
    return [event.value for event in Event if event.value in held]


def records_about(subject: models.Model) -> models.QuerySet[Record]:
    """Return what was done to something, latest first."""
    return Record.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("-number")


def latest_of(subject: models.Model) -> Record | None:
    """Return the last act on something, to tell a reader who did it and when."""
    return records_about(subject).first()
