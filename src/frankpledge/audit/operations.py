"""Adding to the record, inside the transaction of the act it records."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from frankpledge.audit.models import ChainHead, Record
from frankpledge.audit.rules import Event, digest


class OutsideTransactionError(Exception):
    """An act must be recorded in its own transaction, or neither may happen."""


class Person(Protocol):
    """Anyone the record can name."""

    pk: Any

    def get_full_name(self) -> str:
        """Return the person's name."""


def record(
    event: Event,
    *,
    subject: models.Model,
    by: Person,
    at: datetime,
    partnership: str = "",
    detail: Mapping[str, object] | None = None,
) -> Record:
    """Record an act; `partnership` is a slug, `detail` anything JSON can hold."""
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransactionError(f"{event} was recorded outside a transaction.")
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    added = Record(
        number=head.number + 1,
        at=at.astimezone(UTC),
        by_id=by.pk,
        by_name=by.get_full_name()[:200],
        event=event.value,
        partnership=partnership,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject=str(subject)[:300],
        detail=json.dumps(detail, cls=DjangoJSONEncoder, sort_keys=True)
        if detail
        else "",
        previous=head.hash,
    )
    added.hash = digest(added.fields_hashed(), previous=head.hash)
    added.save()
    head.number, head.hash = added.number, added.hash
    head.save()
    return added
