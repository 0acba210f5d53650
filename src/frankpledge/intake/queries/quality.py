"""What one version of a return can be relied on for."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import EvidenceError, open_evidence
from frankpledge.analysis.places import Layer, PlacedCounts, place
from frankpledge.analysis.versions import VersionsCompared, compare_versions
from frankpledge.intake.models import ReturnVersion
from frankpledge.partnership import queries as partnerships
from frankpledge.partnership.models import Partnership
from frankpledge.partnership.rules import AreaKind

LAYERS = (AreaKind.WARD, AreaKind.LSOA, AreaKind.DISTRICT)  # the first held is used


@dataclass(frozen=True)
class Precision:
    """How much the rows of a version say: where, when, and what came of it."""

    rows: int
    without_point: int
    without_area: int
    without_outcome: int
    without_reference: int
    with_hour: int


@dataclass(frozen=True)
class AreaRows:
    """How many rows lie in one area."""

    code: str
    name: str
    rows: int


@dataclass(frozen=True)
class WhereRowsLie:
    """The rows of a version by area of a layer, busiest first."""

    layer: str
    areas: tuple[AreaRows, ...]
    placed: PlacedCounts


@dataclass(frozen=True)
class Quality:
    """What a version says and where its rows lie; `changed` against the one before.

    `trouble` is a sentence where its file cannot be read; then nothing else is known.
    """

    precision: Precision | None = None
    where: WhereRowsLie | None = None
    changed: VersionsCompared | None = None
    trouble: str = ""


def quality_of(version: ReturnVersion) -> Quality:
    """Return what a version can be relied on for, read from its own rows."""
    of_return = version.of_return
    try:
        with open_evidence([settings.EVIDENCE_STORE / version.parquet_path]) as opened:
            [row] = opened.answer("quality", **_whole(version).parameters)
            layer = _layer_of(of_return.partnership)
            where = None
            if layer is not None:
                with place(opened, layer) as placed:
                    counts = placed.counts(_whole(version))
                busiest = sorted(layer.areas, key=lambda area: -counts.areas[area.code])
                where = WhereRowsLie(
                    layer=layer.title,
                    areas=tuple(
                        AreaRows(area.code, area.name, counts.areas[area.code])
                        for area in busiest
                    ),
                    placed=counts,
                )
        return Quality(Precision(*row), where, changed_from_before(version))
    except (EvidenceError, ValueError) as error:
        return Quality(trouble=str(error))


def changed_from_before(version: ReturnVersion) -> VersionsCompared | None:
    """Return what a version changed of the one before it, None where there is none."""
    before = (
        version.of_return.versions.filter(number__lt=version.number, removed_at=None)
        .exclude(parquet_path="")
        .order_by("-number")
        .first()
    )
    if before is None:
        return None
    paths = [settings.EVIDENCE_STORE / each.parquet_path for each in (before, version)]
    with open_evidence(paths) as opened:
        return compare_versions(
            opened, before=str(before.uuid), after=str(version.uuid)
        )


def _whole(version: ReturnVersion) -> IncidentFilter:
    return IncidentFilter(version.of_return.span)


def _layer_of(partnership: Partnership) -> Layer | None:
    """Return the partnership's finest useful layer, its newest; None without areas."""
    held = partnerships.area_layers_of(partnership)
    for kind in LAYERS:
        for layer in held:
            if layer.kind is kind:
                return partnerships.places_layer(
                    partnership, kind=kind, vintage=layer.vintage
                )
    return None
