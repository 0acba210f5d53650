"""Words and tables for what is no longer held, or not for long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.queries import Due, source_title
from frankpledge.intake.retention import REMOVAL_WORDS, Removal
from frankpledge.intake.uses import Use
from frankpledge.partnership.models import PlanYear
from frankpledge.ui.tables import Cell, Column, Table, table

MOST_REMOVED = 200  # shown on the page; the audit record has them all


def retention(
    due: Sequence[Due],
    removed: Iterable[ReturnVersion],
    *,
    on: date,
    year: PlanYear,
    may_remove: bool,
) -> dict[str, Any]:
    """Return the page of what is due for removal, coming due, and removed."""
    now = [one for one in due if one.due_on <= on]
    coming = [one for one in due if one.due_on > on]
    gone = list(removed)
    return {
        "due": _due("May no longer be kept", now, year) if now else None,
        "coming": _due("Coming in the next months", coming, year) if coming else None,
        "removed": _removed(gone, year) if gone else None,
        "may_remove": may_remove and bool(now),
        "number": len(now),
    }


def withdrawal(held: Return, uses: Sequence[Use], *, year: PlanYear) -> dict[str, Any]:
    """Return what withdrawing a return takes away, and what published rests on it."""
    versions = [one for one in held.versions.all() if one.removed_at is None]
    return {
        "held": held,
        "title": f"{held.supplier}, {held.period_words}",
        "source_title": source_title(held.source),
        "back": return_url(held, year),
        "versions": [
            f"Version {one.number}: {one.rows_kept:,} rows kept, "
            f"{one.rows_set_aside:,} set aside"
            for one in versions
        ],
        "uses": uses,
    }


def removed_return(
    held: Return, *, year: PlanYear, may_withdraw: bool
) -> dict[str, Any]:
    """Return the page of a return of which nothing is held as current."""
    versions = list(held.versions.all())
    latest = versions[0]
    offers = latest.removed_at and not latest.may_come_again and may_withdraw
    scope = [year.partnership.slug, year.label]
    return {
        "held": held,
        "title": f"{held.supplier}, {held.period_words}",
        "source_title": source_title(held.source),
        "sentence": removal_sentence(latest),
        "history": [_history(version) for version in versions],
        "may_come_again": latest.may_come_again,
        "again_url": reverse("intake:let-come-again", args=[*scope, latest.uuid])
        if offers
        else "",
    }


def removal_sentence(version: ReturnVersion) -> str:
    """Return when, by whom and why a version was removed."""
    if not version.removed_at or not version.removed_by:
        return ""
    words = REMOVAL_WORDS[Removal(version.removed_as)]
    return (
        f"Version {version.number} was {words} on {_day(version.removed_at)} by "
        f"{version.removed_by.name}: {version.removed_why}"
    )


def return_url(held: Return, year: PlanYear) -> str:
    """Return the address of a return's page."""
    scope = [year.partnership.slug, year.label]
    return reverse(
        "intake:return", args=[*scope, held.source, held.supplier, held.period]
    )


def _due(caption: str, due: Sequence[Due], year: PlanYear) -> Table:
    return table(
        caption,
        ["Return", "Version", Column("Rows", is_numeric=True), "Not to be kept from"],
        [
            [
                _named(one.version, year),
                str(one.version.number),
                one.version.rows_kept,
                _words(one.due_on),
            ]
            for one in due
        ],
    )


def _removed(removed: Sequence[ReturnVersion], year: PlanYear) -> Table:
    return table(
        "Removed",
        ["Return", "Version", "When", "How", "By", "Why"],
        [
            [
                _named(one, year),
                str(one.number),
                _day(one.removed_at),
                REMOVAL_WORDS[Removal(one.removed_as)].capitalize(),
                one.removed_by.name if one.removed_by else "",
                one.removed_why,
            ]
            for one in removed
        ],
    )


def _named(version: ReturnVersion, year: PlanYear) -> Cell:
    held = version.of_return
    return Cell(
        f"{held.supplier}, {held.period_words}",
        href=return_url(held, year),
        note=source_title(held.source),
    )


def _history(version: ReturnVersion) -> dict[str, str]:
    state = (
        REMOVAL_WORDS[Removal(version.removed_as)] if version.removed_as else "replaced"
    )
    return {
        "title": f"Version {version.number}, {state}",
        "by": version.received_by.name,
        "at": _day(version.received_at),
        "text": removal_sentence(version) or version.file_name,
    }


def _day(at: datetime | None) -> str:
    return _words(timezone.localtime(at).date()) if at else ""


def _words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
