"""From rows of a file to monthly series: what a month without a row means."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.completeness import partial_months
from frankpledge.analysis.forecast.filtering import YEAR
from frankpledge.analysis.forecast.series import MonthlySeries
from frankpledge.analysis.results import Caveat, Refusal

ALL = "all"  # the name of the one series where none are told apart
LEAST_GAP = 3  # days at the end of a month; fewer change little
SURE = 1e-4  # a stretch without events is a gap where chance gives it less often


@dataclass(frozen=True)
class Counted:
    """Series, and the months in which records look to be missing, with the reason."""

    series: MonthlySeries
    partial: dict[date, str]
    caveats: tuple[Caveat, ...]


def counted(
    days: npt.NDArray[np.datetime64],
    *,
    counts: npt.NDArray[np.float64] | None,
    names: npt.NDArray[np.object_] | None,
    absent_is_zero: bool = False,
    partial: Collection[date] | None = None,
) -> Counted:
    """Add rows up by series and month.

    Without `counts` each row is one event: then a month without a row is a month
    without an event, unless so many rows a month make that a gap. With `counts`, a
    month without a row is not known, unless `absent_is_zero`. Months that look partial
    are found in the sum of all series, unless `partial` names them.
    """
    months = days.astype("datetime64[M]")
    first, last = months.min(), months.max()
    place = (months - first).astype(np.int64)
    labels = np.full(len(days), ALL) if names is None else names.astype(str)
    found, row = np.unique(labels, return_inverse=True)
    shape = (len(found), int((last - first).astype(np.int64)) + 1)
    cells = np.ravel_multi_index((row, place), shape)
    rows = np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)
    each = np.ones(len(days)) if counts is None else counts
    added = np.bincount(cells, each, minlength=rows.size).reshape(shape)
    summed = np.asarray(added, dtype=np.float64)
    caveats = []
    if counts is None:
        _refuse_a_table(days, rows)
        gap = (rows.sum(axis=0) == 0) & (math.exp(-len(days) / shape[1]) < SURE)
        summed[:, gap] = np.nan
    elif not absent_is_zero:
        summed[rows == 0] = np.nan
        caveats += _absent(int((rows == 0).sum()))
    opening = first.astype("datetime64[D]").astype(date)
    series = MonthlySeries(tuple(found.tolist()), opening, summed)
    if partial is not None:
        return Counted(series, dict.fromkeys(partial, "named as partial"), ())
    looks = _looks_partial(series, zeros=not absent_is_zero)
    if counts is None:
        looks |= _unfinished(days)
    return Counted(series, looks, tuple(caveats))


def _refuse_a_table(
    days: npt.NDArray[np.datetime64], rows: npt.NDArray[np.int64]
) -> None:
    """Refuse to take a table of counts, a row a month, for a list of events."""
    if len(days) >= YEAR and rows.max() == 1 and _are_months(days):
        raise Refusal(
            "Each month has one row, so the file holds counts, not events. Name the "
            "column of the count by --count."
        )


def _are_months(days: npt.NDArray[np.datetime64]) -> bool:
    """Say whether all dates are firsts of months, and so say nothing of days."""
    firsts = days.astype("datetime64[M]").astype("datetime64[D]")
    return bool((days == firsts).all())


def _absent(cells: int) -> list[Caveat]:
    if not cells:
        return []
    return [
        Caveat(
            "no-row",
            f"{cells:,} months of a series have no row and are taken as not known. "
            "Where rows of nothing were left out, say --absent zero.",
        )
    ]


def _looks_partial(series: MonthlySeries, *, zeros: bool) -> dict[date, str]:
    """Ask of the sum of all series, in the months all of them know.

    Where someone has said that nothing means zero, a month of zero is one.
    """
    sums = series.counts.sum(axis=0)
    known = {
        month: round(float(total))
        for month, total in zip(series.months, sums, strict=True)
        if not np.isnan(total) and (total or zeros)
    }
    return {
        found.month: found.sentence
        for found in partial_months({ALL: known}, rest="events").partial
    }


def _unfinished(days: npt.NDArray[np.datetime64]) -> dict[date, str]:
    """Find a first or last month that events cover only in part.

    Dates that are all firsts of months say nothing of it.
    """
    if _are_months(days):
        return {}
    begins, ends = days.min(), days.max()
    month = np.timedelta64(1, "M")
    after = (ends.astype("datetime64[M]") + month).astype("datetime64[D]")
    span = int((ends - begins).astype(np.int64)) + 1
    rate = len(days) / span
    silent = {
        ends: int((after - ends).astype(np.int64)) - 1,
        begins: int((begins - begins.astype("datetime64[M]")).astype(np.int64)),
    }
    return {
        day.astype("datetime64[M]").astype("datetime64[D]").astype(date): (
            f"{str(day)[:7]} is covered in part: the "
            f"{'last' if day == ends else 'first'} event is of {day}."
        )
        for day, gap in silent.items()
        if gap >= LEAST_GAP and math.exp(-rate * gap) < SURE
    }
