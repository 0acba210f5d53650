"""What is no longer held, and what is not to be held for long."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone

from frankpledge.analysis.periods import Period
from frankpledge.intake.models import ReturnVersion
from frankpledge.intake.queries.terms import recorded_terms
from frankpledge.intake.retention import due_on
from frankpledge.intake.sharing import RetentionFrom, Supply
from frankpledge.partnership.models import Partnership

UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Due:
    """A version held, and the first day it may no longer be."""

    version: ReturnVersion
    due_on: date


def retention_due(partnership: Partnership, *, until: date) -> tuple[Due, ...]:
    """Return what may no longer be kept on or before a day, the longest due first.

    Superseded versions count as well. What has no terms, or terms without an end, is
    never due.
    """
    found = [
        Due(version, due)
        for terms in recorded_terms(partnership)
        if terms.retention_months is not None
        for version in _held(partnership, terms.source, terms.supplier)
        for due in [
            due_on(
                received_on=timezone.localtime(version.received_at).date(),
                period_ends_before=version.of_return.span.end,
                months=terms.retention_months,
                start=RetentionFrom(terms.retention_from),
            )
        ]
        if due <= until
    ]
    return tuple(sorted(found, key=lambda due: (due.due_on, due.version.pk)))


def _held(
    partnership: Partnership, source: str, supplier: str
) -> models.QuerySet[ReturnVersion]:
    versions = ReturnVersion.objects.filter(
        of_return__partnership=partnership,
        of_return__source=source,
        of_return__supplier=supplier,
        removed_at=None,
    )
    return versions.select_related("of_return__partnership", "received_by")


def removed_versions(partnership: Partnership) -> models.QuerySet[ReturnVersion]:
    """Return what was withdrawn, or removed at the end of its retention, latest first."""
    versions = ReturnVersion.objects.filter(
        of_return__partnership=partnership, removed_at__isnull=False
    )
    return versions.select_related("of_return__partnership", "removed_by").order_by(
        "-removed_at", "-pk"
    )


def removed_among(
    partnership: Partnership, versions: Collection[str]
) -> tuple[ReturnVersion, ...]:
    """Return which of some versions were removed, given as UUIDs.

    A name that is no UUID stands for something typed or printed, which stays.
    """
    uuids = [version for version in versions if UUID_FORM.fullmatch(version)]
    return tuple(removed_versions(partnership).filter(uuid__in=uuids))


def versions_named(
    partnership: Partnership, versions: Collection[str]
) -> tuple[ReturnVersion, ...]:
    """Return the versions of returns among some names, by return and number."""
    uuids = [version for version in versions if UUID_FORM.fullmatch(version)]
    found = ReturnVersion.objects.filter(
        of_return__partnership=partnership, uuid__in=uuids
    )
    return tuple(
        found.select_related("of_return").order_by(
            "of_return__source", "of_return__supplier", "of_return__month", "number"
        )
    )


def replaced_among(
    partnership: Partnership, versions: Collection[str]
) -> tuple[ReturnVersion, ...]:
    """Return those of some versions that count no longer: superseded or removed."""
    named = versions_named(partnership, versions)
    return tuple(version for version in named if not version.is_current)


def removed_with_content(
    partnership: Partnership,
    *,
    of: Supply,
    period: Period,
    content_sha256: str,
) -> ReturnVersion | None:
    """Return the version of a return that held a content and was removed.

    None where it may come again, or has come since.
    """
    found = ReturnVersion.objects.filter(
        of_return__partnership=partnership,
        of_return__source=of.source,
        of_return__supplier=of.supplier,
        of_return__month=period.start,
        of_return__months=len(period.months),
        content_sha256=content_sha256,
    )
    latest = found.select_related("of_return").order_by("-pk").first()
    if latest is None or latest.removed_at is None or latest.may_come_again:
        return None
    return latest
