"""Extracts released, and what a new one would count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import models

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.disclosure import CountTable, Policy
from frankpledge.analysis.evidence import open_evidence
from frankpledge.intake.extracts import Asked, CellCounted, Grain, tabled
from frankpledge.intake.models import Extract, ReturnVersion
from frankpledge.intake.queries.returns import coverage, current_versions
from frankpledge.intake.queries.terms import terms_of
from frankpledge.intake.telling import SMALLEST_TOLD, first_told, says_small
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import AreaKind


@dataclass(frozen=True)
class Wards:
    """Each small area's ward by name, and the year of the wards' boundaries."""

    names: dict[str, str]
    boundaries: int | None


def extracts_of(partnership: Partnership) -> models.QuerySet[Extract]:
    """Return the extracts released, latest first."""
    return Extract.objects.filter(partnership=partnership).select_related(
        "partnership", "agency", "released_by"
    )


def extract_of(partnership: Partnership, *, number: int) -> Extract | None:
    """Return one extract, or None."""
    return extracts_of(partnership).filter(number=number).first()


def extracts_before(partnership: Partnership, asked: Asked) -> list[Extract]:
    """Return the extracts of the same supplier and source, of every quarter."""
    released = Extract.objects.filter(
        partnership=partnership, source=asked.of.source, supplier=asked.of.supplier
    )
    return list(released.order_by("number"))


def versions_counted(partnership: Partnership, asked: Asked) -> list[ReturnVersion]:
    """Return the current versions of incidents in a quarter, month by month."""
    versions = current_versions(
        partnership, source=asked.of.source, supplier=asked.of.supplier
    )
    months = set(asked.quarter.months)
    return [
        version
        for version in versions.filter(shape="incidents")
        if months & set(version.of_return.span.months)
    ]


def cells_counted(versions: Sequence[ReturnVersion], asked: Asked) -> list[CellCounted]:
    """Return a quarter's incidents by outward postcode, small area and category."""
    paths = [settings.EVIDENCE_STORE / version.parquet_path for version in versions]
    wanted = IncidentFilter(period=asked.quarter)
    with open_evidence(paths) as evidence:
        rows = evidence.answer("extract_cells", **wanted.parameters)
    return [CellCounted(*row) for row in rows]


def wards_of(partnership: Partnership) -> Wards:
    """Return the wards of the newest boundaries there is a lookup for."""
    lookups = partnership.lookups.filter(kind=AreaKind.WARD.value)
    newest = lookups.aggregate(newest=models.Max("vintage"))["newest"]
    rows = lookups.filter(vintage=newest).values_list("lsoa_code", "name", "code")
    return Wards({lsoa: f"{name} ({code})" for lsoa, name, code in rows}, newest)


def table_asked(
    partnership: Partnership, asked: Asked, before: Sequence[Extract]
) -> tuple[CountTable | None, list[ReturnVersion], int | None]:
    """Return the unprotected counts of an extract, the versions and the wards' year."""
    versions = versions_counted(partnership, asked)
    is_by_ward = asked.grain is Grain.WARD
    wards = wards_of(partnership) if is_by_ward else Wards({}, None)
    table = tabled(
        cells_counted(versions, asked),
        asked=asked,
        wards=wards.names,
        earlier=[one.as_told for one in before],
    )
    return table, versions, wards.boundaries


def cautions_of(
    partnership: Partnership, asked: Asked, *, least: int | None = None
) -> list[str]:
    """Return why months of a quarter look partial, as sentences.

    Where one names a count below `least`, only that the month does.
    """
    held = coverage(partnership, source=asked.of.source, supplier=asked.of.supplier)
    months = set(asked.quarter.months)
    return [
        f"{one.month:%Y-%m} looks partial."
        if says_small(one.why_partial, least)
        else one.why_partial
        for one in held.partial
        if one.month in months
    ]


def policy_of(
    partnership: Partnership, asked: Asked, before: Sequence[Extract]
) -> Policy:
    """Return which counts are hidden: the strictest of our rule, the terms, the past.

    Of open data too: an extract says itself that nobody can be told from it.
    """
    terms = terms_of(partnership, source=asked.of.source, supplier=asked.of.supplier)
    least = first_told(terms) or SMALLEST_TOLD
    return Policy(threshold=max([least, *(one.threshold for one in before)]))
