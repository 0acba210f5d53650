"""Events by hour of the week, per hour there was, and in windows that cross midnight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal
from frankpledge.analysis.times.clocks import exposure, not_on_the_clock
from frankpledge.analysis.times.week import (
    DAYS,
    HOURS,
    WEEK,
    WEEKDAYS,
    Moments,
    hour_of_week,
    is_known,
    seconds_since_monday,
)
from frankpledge.analysis.times.windows import MINUTES, Window

METHOD = "count by hour of the week, per hour there was"
FEWEST = 10  # events below which nothing is said of how times were recorded
MANY_AT_MIDNIGHT = 3  # times the share one minute of an hour should have
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class InWindow:
    """What happened in a window, and how that compares with the other hours."""

    window: Window
    events: int
    hours: float  # there were in it
    nights: dict[str, int]  # by the day a night began on
    share: float
    ratio: float | None  # events an hour inside over events an hour outside


@dataclass(frozen=True)
class HoursOfWeek:
    """Counts and exposure, Monday first, each 7 x 24."""

    counts: npt.NDArray[np.int64]
    hours: Floats  # how many of each there were in the period
    first: np.datetime64  # day
    last: np.datetime64
    windows: tuple[InWindow, ...]
    basis: Basis

    @property
    def rates(self) -> Floats:
        """Events an hour there was; NaN for an hour there was not."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.hours > 0, self.counts / self.hours, np.nan)

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        day, hour = np.unravel_index(int(np.nanargmax(self.rates)), (DAYS, HOURS))
        return (
            f"{self.counts.sum():,} events from {self.first} to {self.last}; the busiest "
            f"hour of the week is {WEEKDAYS[day]} {hour:02}:00 "
            f"({self.counts[day, hour]:,} in {self.hours[day, hour]:g} such hours)."
        )


def hours_of_week(
    moments: Moments,
    *,
    zone: ZoneInfo | None = None,
    windows: Sequence[Window] = (),
    midnight_is_unknown: bool = False,
    dropped: tuple[Dropped, ...] = (),
) -> HoursOfWeek:
    """Count events by hour of the day and day of the week, in any file.

    Question:
        At what times of the week do events happen, and how many of them on nights out?

    Data needed:
        The time of each event, to the hour at least, in local civil time. The zone,
        where the two days of clock changes should be allowed for.

    Method:
        A count in 7 x 24 cells, over the hours there were of each from the day of the
        first event to that of the last. With a zone the hour that clocks skip is not
        there and the hour they repeat is there twice, so rates are right on both. A
        window that crosses midnight is one night, of the day it began on: Friday 02:00
        is of Thursday's night. `midnight_is_unknown` leaves out times of exactly 00:00.

    Reading the result:
        Rates compare hours; a window's ratio says how many times as many events an
        hour it has as the rest of the week. Small counts: test the weekdays
        (`weekday_test`) before speaking of a pattern.

    When not to use it:
        For dates without times or known as months: it is refused. For events found
        later than they happened use `aoristic_weights`. Times of 00:00 often stand
        for "unknown"; a caveat says when there are too many.

    References:
        Felson and Poulsen (2003), Simple indicators of crime by time of day,
        International Journal of Forecasting 19.

    Example:
        >>> from frankpledge.analysis.times.windows import NIGHT_TIME_ECONOMY
        >>> friday = np.array(["2024-03-01T02:00", "2024-03-01T13:30"], "datetime64[s]")
        >>> found = hours_of_week(friday, windows=[NIGHT_TIME_ECONOMY])
        >>> found.windows[0].nights
        {'Thu': 1, 'Fri': 0, 'Sat': 0}

    Raises `Refusal` where no row has a time, or all are at midnight.
    """
    moments, left_out = _with_times(moments, midnight_is_unknown=midnight_is_unknown)
    first, last = (
        moments.min().astype("datetime64[D]"),
        moments.max().astype("datetime64[D]"),
    )
    hours = exposure(first, last, zone)
    counts = np.bincount(hour_of_week(moments), minlength=WEEK)
    basis = Basis(
        method=METHOD,
        parameters={
            "zone": None if zone is None else str(zone),
            "windows": [window.name for window in windows],
            "midnight_is_unknown": midnight_is_unknown,
        },
        rows_used=moments.size,
        dropped=(*dropped, *left_out),
        caveats=_caveats(moments, zone),
    )
    inside = tuple(_in_window(moments, hours, window) for window in windows)
    shape = (DAYS, HOURS)
    return HoursOfWeek(
        counts.reshape(shape), hours.reshape(shape), first, last, inside, basis
    )


def _with_times(
    moments: Moments, *, midnight_is_unknown: bool
) -> tuple[Moments, tuple[Dropped, ...]]:
    moments = moments[is_known(moments)]
    if moments.size == 0:
        raise Refusal("No row has a time. Name the column of times.")
    midnight = moments == moments.astype("datetime64[D]")
    many = int(midnight.sum())
    if many == moments.size:
        raise Refusal(
            f"All {many:,} times are exactly 00:00: the source gives days, not times. "
            "Hours of the week need the time of each event."
        )
    if not (midnight_is_unknown and many):
        return moments, ()
    said = f"{many:,} rows have the time 00:00, taken for unknown."
    return moments[~midnight], (Dropped(many, said),)


def _in_window(moments: Moments, hours: Floats, window: Window) -> InWindow:
    night = window.nights(seconds_since_monday(moments))
    events = int((night >= 0).sum())
    inside = float(hours @ window.minutes_of_hours / MINUTES)
    outside = float(hours.sum()) - inside
    others = moments.size - events
    ratio = None
    if inside > 0 and outside > 0 and others > 0:
        ratio = (events / inside) / (others / outside)
    by_night = {WEEKDAYS[day]: int((night == day).sum()) for day in window.weekdays}
    return InWindow(window, events, inside, by_night, events / moments.size, ratio)


def _caveats(moments: Moments, zone: ZoneInfo | None) -> tuple[Caveat, ...]:
    found = []
    seconds = seconds_since_monday(moments)
    size = moments.size
    if zone is not None and (never := int(not_on_the_clock(moments, zone).sum())):
        found.append(
            Caveat(
                "skipped-hour",
                f"{never:,} events are at a time that never was, in the hour the clocks "
                f"of {zone} skip: they are counted as recorded.",
            )
        )
    at_midnight = float((seconds % (HOURS * 3600) == 0).sum()) / size
    in_first_hour = float((seconds % (HOURS * 3600) < 3600).sum()) / size
    if size >= FEWEST and at_midnight > max(
        0.01, MANY_AT_MIDNIGHT / 60 * in_first_hour
    ):
        found.append(
            Caveat(
                "midnight",
                f"{at_midnight:.1%} of the times are exactly 00:00, which often stands "
                "for unknown: the hour from midnight looks busier than it is.",
            )
        )
    on_the_hour = float((seconds % 3600 == 0).sum()) / size
    if size >= FEWEST and on_the_hour > 0.2:
        found.append(
            Caveat(
                "rounded",
                f"{on_the_hour:.0%} of the times are on the full hour: many are "
                "rounded, and may belong to the hour before.",
            )
        )
    return tuple(found)
