"""Saying what the columns of a kind of file are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake.models import ColumnMapping
from frankpledge.intake.readers.mapped.definition import Definition
from frankpledge.intake.readers.registry import ANY_SOURCE, READERS
from frankpledge.partnership.models import Partnership

LONGEST_SOURCE = 30


@dataclass(frozen=True)
class Explained:
    """What a person said of a kind of file; `fingerprint` is of its headings."""

    title: str
    supplier: str
    fingerprint: str
    definition: Definition


def explain_columns(
    *, partnership: Partnership, said: Explained, by: User, at: datetime
) -> ColumnMapping:
    """Make a kind of file known; raises Refusal where its name or headings are."""
    source = slugify(said.title)[:LONGEST_SOURCE].strip("-")
    if not source or source in READERS or source == ANY_SOURCE:
        raise Refusal(f"“{said.title}” cannot be its name: choose another.")
    taken = ColumnMapping.objects.filter(partnership=partnership, source=source)
    if taken.exists():
        raise Refusal(f"There is a kind of file called “{said.title}” already.")
    return _say(partnership, source, 1, said, by, at)


@transaction.atomic
def explain_again(
    *, mapping: ColumnMapping, said: Explained, by: User, at: datetime
) -> ColumnMapping:
    """Say something else of a kind of file: a new version, from now on.

    What was read before stays as it was read. Saying the same again changes nothing.
    """
    held = ColumnMapping.objects.select_for_update().get(
        partnership=mapping.partnership, source=mapping.source, is_current=True
    )
    if _as_said(held) == said:
        return held
    held.is_current = False
    held.save(update_fields=["is_current"])
    return _say(held.partnership, held.source, held.number + 1, said, by, at)


def _as_said(held: ColumnMapping) -> Explained:
    definition = Definition.model_validate(held.definition)
    return Explained(held.title, held.supplier, held.fingerprint, definition)


@transaction.atomic
def _say(
    partnership: Partnership,
    source: str,
    number: int,
    said: Explained,
    by: User,
    at: datetime,
) -> ColumnMapping:
    try:
        with transaction.atomic():
            mapping = ColumnMapping.objects.create(
                partnership=partnership,
                source=source,
                title=said.title,
                supplier=said.supplier,
                number=number,
                is_current=True,
                fingerprint=said.fingerprint,
                definition=said.definition.model_dump(mode="json"),
                said_at=at,
                said_by=by,
            )
    except IntegrityError as error:
        raise Refusal(
            "A file with these headings is known already under another name. Change "
            "what is said of that one."
        ) from error
    audit.record(
        Event.COLUMNS_MAPPED,
        subject=mapping,
        by=by,
        at=at,
        partnership=partnership.slug,
        detail={"source": source, "number": number, "supplier": said.supplier},
    )
    return mapping
