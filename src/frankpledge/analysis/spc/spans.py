"""The periods of a chart, and longer ones where counts are too small."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.monthly.series import monthly_series
from frankpledge.analysis.results import Caveat, Refusal
from frankpledge.analysis.spc.limits import ENOUGH_POINTS, SMALLEST_MEAN

Floats = npt.NDArray[np.float64]

FEWEST_EVENTS = 1.0  # a period on average; below it no XmR limits are drawn
MONTHS_A_QUARTER = 3


@dataclass(frozen=True)
class Spans:
    """Values in order of time, NaN where there is none, and what each is called."""

    labels: tuple[str, ...]
    values: Floats
    unit: str  # "month", "quarter", "point"
    months: tuple[date, ...] = ()  # the first of each; empty where they are no months

    @property
    def are_counts(self) -> bool:
        """Whether every value is a whole number not below nought."""
        known = self.values[~np.isnan(self.values)]
        return bool((known >= 0).all() and (known == np.floor(known)).all())

    @property
    def mean(self) -> float:
        """The mean of the values there are."""
        return float(np.nanmean(self.values))

    def holding(self, month: date) -> int:
        """Return the position of the span a month is in, or the first after it."""
        later = [place for place, first in enumerate(self.months) if first > month]
        return (later[0] if later else len(self.months)) - 1


def spans_of(
    values: Sequence[float | None], labels: Sequence[str] | None = None
) -> Spans:
    """Return points that are no months, in the order given; called 1, 2, ... if unnamed.

    Raises `Refusal` where no value is given.
    """
    held = np.array([math.nan if one is None else one for one in values], np.float64)
    if np.isnan(held).all():
        raise Refusal("The series holds no value. Give values in order of time.")
    named = labels or [str(number + 1) for number in range(len(held))]
    return Spans(tuple(named), held, "point")


def month_spans(counts: Mapping[date, float | None]) -> Spans:
    """Return months from the first held to the last; raises as `monthly_series`."""
    series = monthly_series(counts)
    return Spans(
        tuple(f"{month:%Y-%m}" for month in series.months),
        series.values,
        "month",
        series.months,
    )


def longer_spans(
    spans: Spans, breaks: Collection[int]
) -> tuple[Spans, tuple[Caveat, ...]]:
    """Add small monthly counts up to quarters; leave everything else as it is.

    Raises `Refusal` where counts are below one a period and cannot be added up.
    """
    if not spans.are_counts or spans.mean >= SMALLEST_MEAN:
        return spans, ()
    if spans.months:
        quarters = _quarters(spans)
        held = int((~np.isnan(quarters.values)).sum())
        inside = any(spans.months[place] not in quarters.months for place in breaks)
        enough = held >= ENOUGH_POINTS and quarters.mean >= SMALLEST_MEAN
        if enough and not inside:
            return quarters, (
                Caveat(
                    "added-up",
                    f"Months hold {spans.mean:.1f} on average, too few for limits, so "
                    "they were added up to quarters.",
                ),
            )
    if spans.mean < FEWEST_EVENTS:
        raise Refusal(
            f"The counts are {spans.mean:.2g} a {spans.unit} on average, too few for "
            "limits, and there are not enough to add up to longer periods. Chart the "
            "times between the events (a t chart), or look at whole years."
        )
    return spans, ()


def _quarters(spans: Spans) -> Spans:
    """Return whole quarters of the calendar; one with a missing month has no value."""
    sums: dict[date, list[float]] = {}
    for month, value in zip(spans.months, spans.values.tolist(), strict=True):
        first = (month.month - 1) // MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1
        sums.setdefault(date(month.year, first, 1), []).append(value)
    whole = {
        first: math.fsum(parts) if len(parts) == MONTHS_A_QUARTER else math.nan
        for first, parts in sums.items()
    }
    return Spans(
        tuple(
            f"{first.year} Q{first.month // MONTHS_A_QUARTER + 1}" for first in whole
        ),
        np.array(list(whole.values())),
        "quarter",
        tuple(whole),
    )
