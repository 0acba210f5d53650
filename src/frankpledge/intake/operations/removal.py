"""Withdrawing returns, and removing them at the end of their retention.

The catalogue says first that a version is gone: from then on nothing counts it and
nothing names its files. Then the files are removed; where a crash came between, the
sweep finds them as files nothing refers to.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from frankpledge.access.models import User
from frankpledge.access.refusals import Refusal
from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.intake import queries, store
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.retention import Removal
from frankpledge.partnership.models import Partnership

AT_ITS_END = "The retention agreed with its supplier ended on {day:%d/%m/%Y}."


def withdraw_return(
    *, of_return: Return, number: int | None = None, why: str, by: User, at: datetime
) -> tuple[ReturnVersion, ...]:
    """Remove the rows of a return, or of one of its versions, everywhere and for good.

    The row of the catalogue stays: when, by whom, why, and the hashes, so that the same
    content is known when it is brought again. An earlier version does not become current
    by it. Raises Refusal where nothing of it is held any more, after removing the files
    that a crash of an earlier withdrawal left.
    """
    with transaction.atomic():
        held = Return.objects.select_for_update().get(pk=of_return.pk)
        versions = held.versions.filter(removed_at=None)
        if number is not None:
            versions = versions.filter(number=number)
        removed = [
            _remove(version, Removal.WITHDRAWN, why, by=by, at=at)
            for version in versions.order_by("number")
        ]
    _remove_files(removed or held.versions.filter(removed_at__isnull=False))
    if not removed:
        raise Refusal("Nothing of it is held any more: it was removed before.")
    return tuple(removed)


def carry_out_retention(
    *, partnership: Partnership, by: User, at: datetime
) -> tuple[ReturnVersion, ...]:
    """Remove every version whose retention has ended; returns them, longest due first.

    Files that a crash left of what was removed before go with them.
    """
    removed = []
    _remove_files(queries.removed_versions(partnership))
    for due in queries.retention_due(partnership, until=timezone.localtime(at).date()):
        with transaction.atomic():
            Return.objects.select_for_update().get(pk=due.version.of_return_id)
            version = ReturnVersion.objects.get(pk=due.version.pk)
            if version.removed_at is None:
                why = AT_ITS_END.format(day=due.due_on)
                removed.append(_remove(version, Removal.RETENTION, why, by=by, at=at))
        _remove_files(removed[-1:])
    return tuple(removed)


@transaction.atomic
def let_come_again(*, version: ReturnVersion, by: User, at: datetime) -> ReturnVersion:
    """Let content that was removed be brought again; it comes as a new version."""
    held = ReturnVersion.objects.select_for_update().get(pk=version.pk)
    if held.removed_at is None:
        raise Refusal("It was not removed, so it can be brought at any time.")
    held.may_come_again = True
    held.save(update_fields=["may_come_again"])
    audit.record(
        Event.RETURN_MAY_COME_AGAIN,
        subject=held,
        by=by,
        at=at,
        partnership=held.of_return.partnership.slug,
        detail={"content_sha256": held.content_sha256},
    )
    return held


def _remove(
    version: ReturnVersion, how: Removal, why: str, *, by: User, at: datetime
) -> ReturnVersion:
    version.is_current = False
    version.removed_at, version.removed_by = at, by
    version.removed_as, version.removed_why = how.value, why
    version.save()
    audit.record(
        {
            Removal.WITHDRAWN: Event.RETURN_WITHDRAWN,
            Removal.RETENTION: Event.RETENTION_CARRIED_OUT,
        }[how],
        subject=version,
        by=by,
        at=at,
        partnership=version.of_return.partnership.slug,
        detail={
            "why": why,
            "rows_kept": version.rows_kept,
            "rows_set_aside": version.rows_set_aside,
            "content_sha256": version.content_sha256,
        },
    )
    return version


def _remove_files(versions: Iterable[ReturnVersion]) -> None:
    for version in versions:
        for place in (version.parquet_path, version.set_aside_path):
            if place:
                store.discard(settings.EVIDENCE_STORE, place)
