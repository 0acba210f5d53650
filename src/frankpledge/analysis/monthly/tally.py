"""Counting the rows of anybody's file by month, saying what has no count and why."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.columns import Columns, Kind, Wanted, read_columns
from frankpledge.analysis.results import Dropped, Refusal

Days = npt.NDArray[np.datetime64]
Floats = npt.NDArray[np.float64]

# Days at the edge of a file that should have held this many, and held none, say that
# the month was cut off (by chance under one time in a hundred).
EXPECTED_AT_AN_EDGE = 5.0


@dataclass(frozen=True)
class Source:
    """A file, which of its columns are meant, and which of its rows."""

    path: Path
    day: str
    count: str | None = None  # None: each row is one event
    only: Mapping[str, str] | None = None  # column to the value its rows must have
    date_format: str | None = None
    since: date | None = None  # the first day meant
    until: date | None = None  # the last month meant, by its first day


@dataclass(frozen=True)
class Tally:
    """Counts by month, and what a reader must know about them."""

    counts: Mapping[date, float | None]
    rows: int
    dropped: tuple[Dropped, ...]
    notes: tuple[str, ...]


def read_rows(source: Source) -> tuple[Days, Floats | None, Columns]:
    """Return the day of each row meant and its count, NaN where it has none.

    Raises `Refusal` for a file that cannot be read and where no row is meant.
    """
    only = source.only or {}
    wanted = [Wanted("day", source.day, Kind.DAY)]
    if source.count is not None:
        wanted.append(Wanted("count", source.count, Kind.NUMBER, may_be_empty=True))
    wanted += [Wanted(f"only {name}", name, Kind.TEXT) for name in only]
    rows = read_columns(source.path, wanted, date_format=source.date_format)
    meant = np.ones(rows.rows, dtype=np.bool_)
    for name, value in only.items():
        meant &= rows[f"only {name}"] == value
    if source.since is not None:
        meant &= rows["day"] >= np.datetime64(source.since)
    if source.until is not None:
        meant &= rows["day"].astype("datetime64[M]") <= np.datetime64(source.until, "M")
    if not meant.any():
        said = "".join(f" with {name} {value}" for name, value in only.items())
        raise Refusal(f"{source.path.name} has no row{said} in the time asked for.")
    counts = None if source.count is None else rows["count"][meant]
    return rows["day"][meant], counts, rows


def tally_months(source: Source, *, without: Sequence[date] = ()) -> Tally:
    """Count a file by month; `without` names months known to be partial.

    Where a column gives counts, a month without a row, or with a row whose count is
    empty, has none. Where each row is an event, a month between the first and the last
    without a row is nought.
    """
    days, values, rows = read_rows(source)
    months = days.astype("datetime64[M]")
    held, which = np.unique(months, return_inverse=True)
    totals = np.bincount(which, values)
    every = np.arange(held[0], held[-1] + 1)
    counts = dict.fromkeys(every.tolist(), 0.0 if values is None else math.nan)
    counts |= dict(zip(held.tolist(), totals.tolist(), strict=True))
    cut = _cut_off(days)
    for month in (*cut, *without):
        if month in counts:
            counts[month] = math.nan
    return Tally(
        counts={
            month: None if math.isnan(value) else value
            for month, value in counts.items()
        },
        rows=len(days),
        dropped=rows.dropped,
        notes=_notes(counts, cut, set(without), is_events=values is None),
    )


def _cut_off(days: Days) -> list[date]:
    """Return the first and the last month where days at the edge should have had rows."""
    seen = np.unique(days)
    span = int((seen[-1] - seen[0]).astype(int)) + 1
    a_day = len(seen) / span
    first = seen[0].astype("datetime64[M]")
    last = seen[-1].astype("datetime64[M]")
    before = int((seen[0] - first.astype("datetime64[D]")).astype(int))
    end = (last + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    after = int((end - seen[-1]).astype(int))
    found = [(first, before), (last, after)]
    return [month.item() for month, gap in found if gap * a_day >= EXPECTED_AT_AN_EDGE]


def _notes(
    counts: Mapping[date, float],
    cut: list[date],
    without: set[date],
    *,
    is_events: bool,
) -> tuple[str, ...]:
    notes = [
        f"{month:%Y-%m} is left out: the file begins or ends within it."
        for month in sorted(set(cut))
    ]
    if without:
        notes.append(f"Left out as told: {_listed(sorted(without))}.")
    if is_events:
        empty = [month for month, value in counts.items() if value == 0]
        if empty:
            notes.append(
                f"No row in {_listed(empty)}: taken for nought, for each row is an "
                "event. Name months that were not recorded by --missing."
            )
        return tuple(notes)
    unknown = [
        month
        for month, value in counts.items()
        if math.isnan(value) and month not in without and month not in cut
    ]
    if unknown:
        notes.append(f"No count in {_listed(unknown)}: missing, not nought.")
    return tuple(notes)


def _listed(months: Sequence[Any], most: int = 4) -> str:
    said = [f"{month:%Y-%m}" for month in months[:most]]
    more = len(months) - most
    return ", ".join(said) + (f" and {more} more months" if more > 0 else "")
