"""Depersonalised extracts for partners, under section 17A: at one fixed grain. Pure.

A quarter, a category, an outward postcode or a ward: no references, no places, no keys.
The grain and the quarters are fixed because tables that overlap unlock one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from frankpledge.analysis.disclosure import CountTable
from frankpledge.analysis.periods import Period, PeriodError, months_from, parse_period
from frankpledge.analysis.releases import Told
from frankpledge.intake.sharing import Supply

NOT_PLACED = "Not placed"
MONTHS = 3
CALENDAR_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])", re.IGNORECASE)


class Grain(StrEnum):
    """By which places an extract counts."""

    POSTCODE = "postcode"
    WARD = "ward"


GRAIN_WORDS = {Grain.POSTCODE: "Outward postcode", Grain.WARD: "Ward"}


@dataclass(frozen=True)
class Asked:
    """Which extract is meant: of whose returns, of which quarter, by which places."""

    of: Supply
    quarter: Period
    grain: Grain


@dataclass(frozen=True)
class CellCounted:
    """Incidents of a category in an outward postcode and a small area, where known."""

    postcode_area: str | None
    lsoa_code: str | None
    category: str
    incidents: int


def quarter_named(text: str) -> Period:
    """Return the quarter a label names: "2025-Q1" is January to March 2025.

    Also as plans write it: "2024-25 Q4" is the same quarter. Raises PeriodError for
    anything else.
    """
    words = " ".join(text.split())
    if found := CALENDAR_QUARTER.fullmatch(words):
        try:
            first = date(int(found[1]), 3 * int(found[2]) - 2, 1)
            return months_from(first, MONTHS)
        except ValueError as error:
            raise PeriodError(f"{text!r} is no quarter.") from error
    period = parse_period(words)
    if len(period.months) != MONTHS or period.start.month % MONTHS != 1:
        raise PeriodError(
            f"{text!r} is not a quarter. Extracts are released by quarter: write 2025-Q1 "
            "for January to March 2025."
        )
    return period


def quarter_label(start: date) -> str:
    """Return "2025-Q1"."""
    return f"{start.year}-Q{(start.month + 2) // 3}"


def tabled(
    cells: Iterable[CellCounted],
    *,
    asked: Asked,
    wards: Mapping[str, str],
    earlier: Iterable[Told],
) -> CountTable | None:
    """Return counts by place and category; None where nothing was or is counted.

    `wards` names each small area's ward. Places and categories of earlier releases are
    listed again, with nought where nothing is counted any more.
    """
    counts: dict[tuple[str, str], int] = {}
    for cell in cells:
        key = (_place(cell, asked.grain, wards), cell.category)
        counts[key] = counts.get(key, 0) + cell.incidents
    known = tuple(earlier)
    rows = {place for place, _ in counts} | {row for one in known for row in one.rows}
    columns = {category for _, category in counts}
    columns |= {column for one in known for column in one.columns}
    if not rows or not columns:
        return None
    in_order = sorted(rows, key=lambda place: (place == NOT_PLACED, place))
    return CountTable(
        title=f"{asked.of.supplier}, {quarter_label(asked.quarter.start)}",
        rows=tuple(in_order),
        columns=tuple(sorted(columns)),
        counts=tuple(
            tuple(counts.get((row, column), 0) for column in sorted(columns))
            for row in in_order
        ),
    )


def _place(cell: CellCounted, grain: Grain, wards: Mapping[str, str]) -> str:
    if grain is Grain.POSTCODE:
        return cell.postcode_area or NOT_PLACED
    return wards.get(cell.lsoa_code or "", NOT_PLACED)
