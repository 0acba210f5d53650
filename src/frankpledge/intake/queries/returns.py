"""Returns held, by source, supplier and month: always of one partnership."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import models

from frankpledge.analysis.completeness import PartialMonth, partial_months
from frankpledge.analysis.contracts import Shape
from frankpledge.intake.models import Return, ReturnVersion
from frankpledge.intake.readers.registry import reader_of
from frankpledge.intake.rules import Vintage
from frankpledge.partnership import queries as partnership_queries
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import AreaKind


@dataclass(frozen=True)
class EvidenceFile:
    """The Parquet of a return's current version, and whether the month looks whole."""

    path: Path
    uuid: UUID
    source: str
    supplier: str
    month: date
    rows: int
    is_partial: bool
    why_partial: str  # a sentence, "" when whole
    lsoa_vintage: Vintage  # of the codes its rows carry


@dataclass(frozen=True)
class MonthHeld:
    """A month held of a supplier; `why_partial` is a sentence, "" when it looks whole."""

    month: date
    rows: int
    uuid: UUID
    why_partial: str
    is_compared: bool  # False where too few months near it are held to say

    @property
    def is_partial(self) -> bool:
        """Say whether records of the month look to be missing."""
        return bool(self.why_partial)


@dataclass(frozen=True)
class Coverage:
    """Which months of a supplier are held, in order, and which look partial."""

    source: str
    supplier: str
    months: tuple[MonthHeld, ...]

    @property
    def partial(self) -> tuple[MonthHeld, ...]:
        """Return the months that look partial."""
        return tuple(month for month in self.months if month.is_partial)


def current_versions(
    partnership: Partnership,
    *,
    source: str | None = None,
    supplier: str | None = None,
    shape: Shape | None = None,
) -> models.QuerySet[ReturnVersion]:
    """Return the current version of every return, in order of period."""
    versions = ReturnVersion.objects.filter(
        of_return__partnership=partnership, is_current=True
    ).select_related("of_return")
    if shape is not None:
        versions = versions.filter(shape=shape)
    if source is not None:
        versions = versions.filter(of_return__source=source)
    if supplier is not None:
        versions = versions.filter(of_return__supplier=supplier)
    return versions.order_by(
        "of_return__source",
        "of_return__supplier",
        "of_return__month",
        "of_return__months",
    )


def coverage(partnership: Partnership, *, source: str, supplier: str) -> Coverage:
    """Return the months held of a supplier, judged beside one another as held now."""
    versions = _of_incidents(partnership, source, supplier)
    return Coverage(source, supplier, _judged(versions, source))


def coverages(partnership: Partnership) -> tuple[Coverage, ...]:
    """Return which incidents are held of every supplier."""
    return tuple(
        coverage(partnership, source=source, supplier=supplier)
        for source, supplier in suppliers_held(partnership)
    )


def evidence_files(
    partnership: Partnership, *, source: str, supplier: str
) -> tuple[EvidenceFile, ...]:
    """Return the current Parquet of a supplier's returns, in order of month."""
    versions = _of_incidents(partnership, source, supplier)
    return tuple(
        EvidenceFile(
            path=settings.EVIDENCE_STORE / version.parquet_path,
            uuid=version.uuid,
            source=source,
            supplier=supplier,
            month=held.month,
            rows=held.rows,
            is_partial=held.is_partial,
            why_partial=held.why_partial,
            lsoa_vintage=Vintage(version.lsoa_vintage),
        )
        for version, held in zip(versions, _judged(versions, source), strict=True)
    )


def suppliers_held(
    partnership: Partnership, *, shape: Shape = Shape.INCIDENTS
) -> tuple[tuple[str, str], ...]:
    """Return each source and supplier that incidents, or else figures, are held of."""
    returns = Return.objects.filter(
        partnership=partnership, versions__shape=shape, versions__is_current=True
    )
    pairs = returns.order_by("source", "supplier").values_list("source", "supplier")
    return tuple(pairs.distinct())


def source_title(source: str) -> str:
    """Return what a source is called for people, its own name where it is unknown."""
    return reader_of(source).title


def categories_held(
    partnership: Partnership, *, source: str, supplier: str
) -> tuple[str, ...]:
    """Return the names of every category of a supplier's incidents, sorted."""
    versions = current_versions(
        partnership, source=source, supplier=supplier, shape=Shape.INCIDENTS
    )
    return tuple(
        sorted(
            {
                name
                for held in versions.values_list("categories", flat=True)
                for name in held
            }
        )
    )


def return_of(
    partnership: Partnership,
    *,
    source: str,
    supplier: str,
    month: date,
    months: int = 1,
) -> Return | None:
    """Return one return with its versions, newest first, or None."""
    return (
        Return.objects.filter(
            partnership=partnership,
            source=source,
            supplier=supplier,
            month=month,
            months=months,
        )
        .prefetch_related(
            models.Prefetch(
                "versions",
                ReturnVersion.objects.select_related("received_by", "removed_by"),
            )
        )
        .first()
    )


def current_of(held: Return) -> ReturnVersion | None:
    """Return the version of a return of incidents that counts now, or None."""
    return (
        held.versions.filter(is_current=True, shape=Shape.INCIDENTS.value)
        .select_related("of_return__partnership")
        .first()
    )


def version_of(partnership: Partnership, *, uuid: UUID) -> ReturnVersion | None:
    """Return a version, current or superseded, by what its rows carry; or None."""
    return (
        ReturnVersion.objects.filter(of_return__partnership=partnership, uuid=uuid)
        .select_related("of_return__partnership", "received_by")
        .first()
    )


def lsoa_codes_by_vintage(partnership: Partnership) -> dict[int, frozenset[str]]:
    """Return the partnership's own LSOA codes, by the year of their boundaries."""
    codes: dict[int, set[str]] = defaultdict(set)
    areas = partnership_queries.areas_of(partnership, kind=AreaKind.LSOA)
    for vintage, code in areas.values_list("vintage", "code"):
        codes[vintage].add(code)
    return {vintage: frozenset(held) for vintage, held in codes.items()}


def short_months(
    counts: Mapping[str, Mapping[date, int]], *, source: str
) -> tuple[PartialMonth, ...]:
    """Return the months that look short, in counts by category of any area."""
    reader = reader_of(source)
    return partial_months(counts, rest=reader.rest, apart=reader.apart).partial


def groups_of(source: str, categories: Collection[str]) -> frozenset[str]:
    """Return the groups a source's categories are totalled in; all, where none is named.

    Categories recorded in another system than the rest are groups of their own.
    """
    reader = reader_of(source)
    every = frozenset({reader.rest, *reader.apart})
    return (
        frozenset(
            category if category in reader.apart else reader.rest
            for category in categories
        )
        or every
    )


def _of_incidents(
    partnership: Partnership, source: str, supplier: str
) -> list[ReturnVersion]:
    """Return what may be counted: never a table somebody else counted."""
    return list(
        current_versions(
            partnership, source=source, supplier=supplier, shape=Shape.INCIDENTS
        )
    )


def _judged(versions: Sequence[ReturnVersion], source: str) -> tuple[MonthHeld, ...]:
    """Say of each month of one supplier whether it looks whole beside the others."""
    counts: dict[str, dict[date, int]] = defaultdict(dict)
    for version in versions:
        for category, rows in version.categories.items():
            counts[category][version.of_return.month] = rows
    reader = reader_of(source)
    found = partial_months(counts, rest=reader.rest, apart=reader.apart)
    sentences = {partial.month: partial.sentence for partial in found.partial}
    return tuple(
        MonthHeld(
            month=version.of_return.month,
            rows=version.rows_kept,
            uuid=version.uuid,
            why_partial=sentences.get(version.of_return.month, ""),
            is_compared=version.of_return.month not in found.not_compared,
        )
        for version in versions
    )
