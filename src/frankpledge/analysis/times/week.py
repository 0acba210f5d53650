"""The hours of a week, counted from Monday 00:00, and their names."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

HOURS, DAYS = 24, 7
WEEK = HOURS * DAYS
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SECONDS = 3600
A_MONDAY = np.datetime64("1900-01-01", "s")  # before any date met, so none is negative

Moments = npt.NDArray[np.datetime64]
Seconds = npt.NDArray[np.int64]


def seconds_since_monday(moments: Moments) -> Seconds:
    """Return whole seconds since a Monday at 00:00; NaT becomes the smallest integer."""
    return (moments.astype("datetime64[s]") - A_MONDAY).astype(np.int64)


def hour_of_week(moments: Moments) -> npt.NDArray[np.int64]:
    """Return the hour of the week of each, 0 to 167; 0 is Monday from 00:00 to 01:00."""
    return seconds_since_monday(moments) // SECONDS % WEEK


def is_known(moments: Moments) -> npt.NDArray[np.bool_]:
    """Mark the moments there are."""
    known: npt.NDArray[np.bool_] = ~np.isnat(moments)
    return known
