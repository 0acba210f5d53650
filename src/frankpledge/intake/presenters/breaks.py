"""Words and tables for the break register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from frankpledge.intake.models import RecordingBreak
from frankpledge.intake.queries import SupplierJump, Telling, source_title
from frankpledge.intake.rules import (
    BREAK_WORDS,
    BreakKind,
    KnownBreak,
    month_label,
    month_words,
)
from frankpledge.intake.telling import is_small
from frankpledge.partnership.models import PlanYear


def data_sets(held: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what a break may be in: each supplier, and each source as a whole."""
    pairs = sorted(held)
    whole = [
        (f"{source}/", f"{source_title(source)}: every supplier")
        for source in dict.fromkeys(source for source, _ in pairs)
    ]
    return [
        *(
            (f"{source}/{supplier}", f"{source_title(source)}: {supplier}")
            for source, supplier in pairs
        ),
        *whole,
    ]


def breaks(
    noted: Iterable[RecordingBreak],
    suggested: Sequence[SupplierJump],
    known: Sequence[KnownBreak],
    *,
    year: PlanYear,
    may_note: bool,
    telling: Telling,
) -> dict[str, Any]:
    """Return the register, the jumps that ask for an entry, the country's own breaks."""
    return {
        "noted": [_noted(each) for each in noted],
        "suggested": [
            _suggested(
                each,
                year,
                may_note=may_note,
                least=telling.least_of(each.source, each.supplier),
            )
            for each in suggested
        ],
        "known": [_known(each, year, may_note=may_note) for each in known],
        "may_note": may_note,
    }


def _suggested(
    each: SupplierJump, year: PlanYear, *, may_note: bool, least: int | None
) -> dict[str, str]:
    jump = each.jump
    totals = (jump.before * jump.months_before, jump.after * jump.months_after)
    url = _address(
        year,
        data_set=f"{each.source}/{each.supplier}",
        category=jump.category,
        month=month_label(jump.month),
    )
    return {
        "text": f"{jump.category} changes level in {month_words(jump.month)}."
        if any(is_small(ceil(rows), least) for rows in totals)
        else jump.sentence,
        "where": f"{source_title(each.source)}: {each.supplier}",
        "url": url if may_note else "",
    }


def _known(each: KnownBreak, year: PlanYear, *, may_note: bool) -> dict[str, str]:
    url = _address(
        year,
        data_set=f"{each.source}/",
        category=each.category,
        month=month_label(each.month),
        kind=each.kind.value,
        reason=each.reason,
    )
    return {
        "text": f"{month_words(each.month)}: {each.reason}",
        "url": url if may_note else "",
    }


def _noted(each: RecordingBreak) -> dict[str, Any]:
    supplier = each.supplier or "every supplier"
    return {
        "pk": each.pk,
        "title": f"{each.category or 'Every category'}, from {month_words(each.month)}",
        "where": f"{source_title(each.source)}: {supplier}",
        "kind": BREAK_WORDS[BreakKind(each.kind)],
        "reason": each.reason,
        "by": each.noted_by.name,
    }


def _address(year: PlanYear, **filled: str) -> str:
    scope = (year.partnership.slug, year.label)
    return f"{reverse('intake:note-break', args=scope)}?{urlencode(filled)}"
