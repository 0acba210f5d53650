"""The records behind a count, and how much they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import Evidence


@dataclass(frozen=True)
class Record:
    """One incident as the evidence holds it; `contracts` says what each field means."""

    version: str
    row_number: int
    source: str
    supplier: str
    reference: str | None
    month: date
    occurred_at: datetime | None
    time_precision: str
    longitude: float | None
    latitude: float | None
    location_precision: str
    place: str | None
    lsoa_code: str | None
    lsoa_name: str | None
    category: str
    outcome: str | None
    flags: tuple[str, ...]
    ended_at: datetime | None = None
    postcode_area: str | None = None
    victim_key: str | None = None
    offender_key: str | None = None
    premises_key: str | None = None


FLAGS = [field.name for field in fields(Record)].index("flags")


@dataclass(frozen=True)
class Quality:
    """How many records there are, and how many lack what an analysis may need."""

    incidents: int
    without_point: int
    without_area: int
    without_outcome: int
    without_reference: int
    with_hour: int


def records(
    evidence: Evidence, wanted: IncidentFilter, *, limit: int, offset: int = 0
) -> tuple[Record, ...]:
    """Return a page of the records a count is made of, in an order that stays.

    By month, version and line of the supplier's file, `limit` of them from `offset`.
    """
    rows = evidence.answer("records", **wanted.parameters, limit=limit, offset=offset)
    return tuple(_record(row) for row in rows)


def _record(row: Sequence[Any]) -> Record:
    values = list(row)
    values[FLAGS] = tuple(values[FLAGS] or ())
    return Record(*values)


def count_records(evidence: Evidence, wanted: IncidentFilter) -> int:
    """Return how many records a count is made of."""
    [(incidents,)] = evidence.answer("count_records", **wanted.parameters)
    return int(incidents)


def quality(evidence: Evidence, wanted: IncidentFilter) -> Quality:
    """Return how many of the records say where, when and with what outcome."""
    [row] = evidence.answer("quality", **wanted.parameters)
    return Quality(*row)
