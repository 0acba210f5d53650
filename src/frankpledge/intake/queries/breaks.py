"""The break register, and what looks as if it belonged there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.jumps import Jump, level_jumps
from frankpledge.intake.models import RecordingBreak
from frankpledge.intake.queries.returns import (
    current_versions,
    short_months,
    suppliers_held,
)
from frankpledge.intake.rules import KNOWN_BREAKS, KnownBreak
from frankpledge.partnership.models import Partnership


@dataclass(frozen=True)
class SupplierJump:
    """A jump in what one supplier sends, not in the register yet."""

    source: str
    supplier: str
    jump: Jump


def breaks_of(partnership: Partnership) -> models.QuerySet[RecordingBreak]:
    """Return the register, newest month first."""
    return RecordingBreak.objects.filter(partnership=partnership).select_related(
        "noted_by"
    )


def breaks_between(
    partnership: Partnership,
    *,
    source: str,
    supplier: str,
    categories: Collection[str],
    after: date,
    until: date,
) -> Sequence[RecordingBreak]:
    """Return the breaks a comparison of two periods crosses, in order of month.

    `after` is the first month of the earlier period, `until` the end of the later; a
    break at the very first month is crossed by nothing. No categories means all.
    """
    of_supplier = breaks_of(partnership).filter(
        models.Q(supplier="") | models.Q(supplier=supplier),
        source=source,
        month__gt=after,
        month__lt=until,
    )
    if categories:
        of_supplier = of_supplier.filter(category__in=["", *categories])
    return list(of_supplier.order_by("month", "category"))


def breaks_suggested(partnership: Partnership) -> tuple[SupplierJump, ...]:
    """Return the jumps in what is held that the register does not explain."""
    noted = list(breaks_of(partnership))
    return tuple(
        SupplierJump(source, supplier, jump)
        for source, supplier in suppliers_held(partnership)
        for jump in _jumps_of(partnership, source, supplier)
        if not any(_explains(known, source, supplier, jump) for known in noted)
    )


def known_breaks_not_noted(partnership: Partnership) -> tuple[KnownBreak, ...]:
    """Return the country's breaks that the register lacks, where its data is held."""
    held = {source for source, _ in suppliers_held(partnership)}
    noted = set(breaks_of(partnership).values_list("source", "month"))
    return tuple(
        known
        for known in KNOWN_BREAKS
        if known.source in held and (known.source, known.month) not in noted
    )


def _jumps_of(partnership: Partnership, source: str, supplier: str) -> tuple[Jump, ...]:
    counts: dict[str, dict[date, int]] = defaultdict(dict)
    versions = current_versions(
        partnership, source=source, supplier=supplier, shape=Shape.INCIDENTS
    )
    for version in versions:
        for category, rows in version.categories.items():
            counts[category][version.of_return.month] = rows
    partial = short_months(counts, source=source)
    return level_jumps(counts, left_out=[short.month for short in partial])


def _explains(known: RecordingBreak, source: str, supplier: str, jump: Jump) -> bool:
    """Say whether a break lies where the jump does: after its old level's last month."""
    return (
        known.source == source
        and known.supplier in ("", supplier)
        and known.category in ("", jump.category)
        and jump.last_before < known.month <= jump.month
    )
