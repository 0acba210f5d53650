"""Events of each place or person in their order, and the days between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True)
class Ordered:
    """Events sorted by their holder (0, 1, ...) and then by day."""

    holder: Whole
    day: Days
    events: Whole  # of each holder
    starts: Whole  # where each holder's events begin

    @property
    def gaps(self) -> Whole:
        """Days to the same holder's next event; -1 where there is none."""
        apart = np.full(len(self.day), -1, dtype=np.int64)
        same = self.holder[1:] == self.holder[:-1]
        days = np.diff(self.day).astype(np.int64)
        apart[:-1][same] = days[same]
        return apart


def in_order(holder: npt.NDArray[Any], day: Days) -> Ordered:
    """Sort events by holder and day."""
    order = np.lexsort((day, holder))
    sorted_holder = holder[order].astype(np.int64)
    events = np.bincount(sorted_holder)
    starts = np.concatenate([[0], np.cumsum(events)[:-1]])
    return Ordered(sorted_holder, day[order].astype("datetime64[D]"), events, starts)


def are_months(day: Days) -> bool:
    """Say whether dates tell months only: all of them first days of a month."""
    return bool((day.astype("datetime64[M]").astype("datetime64[D]") == day).all())
