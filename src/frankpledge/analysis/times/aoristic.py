"""Events known to lie between two times: each hour gets its share of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Basis, Caveat, Dropped, Refusal
from frankpledge.analysis.times.week import (
    HOURS,
    SECONDS,
    WEEK,
    WEEKDAYS,
    Moments,
    Seconds,
    is_known,
    seconds_since_monday,
)
from frankpledge.analysis.times.windows import MINUTES, Window

METHOD = "aoristic weights, exact to the second"
LIMIT = 7.0  # days; a longer range says nothing of the hour
CHUNK = 8192  # rows at a time: what they need stays in the processor's cache
Floats = npt.NDArray[np.float64]


class Unit(StrEnum):
    """What the hours are hours of."""

    DAY = "hour"  # 24
    WEEK = "hour-of-week"  # 168, from Monday 00:00

    @property
    def hours(self) -> int:
        """How many there are."""
        return HOURS if self is Unit.DAY else WEEK


class Beyond(StrEnum):
    """What becomes of a range longer than the limit."""

    EVEN = "even"  # spread evenly over all hours
    OUT = "leave-out"


@dataclass(frozen=True)
class Aoristic:
    """The weight of each hour: events that may have happened in it, by their shares."""

    unit: Unit
    weights: Floats  # shape (24,) or (168,)
    without_end: int  # rows put whole into the hour of their start
    turned: int  # rows whose end was before their start
    beyond: int  # rows longer than the limit
    basis: Basis = field(compare=False)

    @property
    def total(self) -> float:
        """The sum of the weights: one for each event used."""
        return float(self.weights.sum())

    @property
    def busiest(self) -> int:
        """The hour with the largest weight."""
        return int(self.weights.argmax())

    def name(self, hour: int) -> str:
        """Return the name of an hour: "18:00-19:00", "Fri 18:00-19:00"."""
        day, of_day = divmod(hour, HOURS)
        clock = f"{of_day:02}:00-{of_day + 1:02}:00"
        return clock if self.unit is Unit.DAY else f"{WEEKDAYS[day]} {clock}"

    def within(self, window: Window) -> float:
        """Return the weight inside a window; part of an hour takes part of its weight."""
        if self.unit is Unit.DAY:
            raise Refusal("Windows are of the week: ask for hours of the week.")
        return float(self.weights @ window.minutes_of_hours / MINUTES)

    @property
    def sentence(self) -> str:
        """The finding, fit for a page."""
        share = self.weights[self.busiest] / self.total
        return (
            f"Of {self.total:,.0f} events, most may have happened at "
            f"{self.name(self.busiest)} ({self.weights[self.busiest]:,.1f}, {share:.1%}; "
            f"evenly spread it would be {1 / self.unit.hours:.1%})."
        )


def aoristic_weights(
    start: Moments,
    end: Moments,
    *,
    unit: Unit = Unit.WEEK,
    limit: float = LIMIT,
    beyond: Beyond = Beyond.EVEN,
    dropped: tuple[Dropped, ...] = (),
) -> Aoristic:
    """Share each event among the hours between its earliest and latest time.

    Question:
        At what hours do events happen that nobody saw, known only to lie between two
        times?

    Data needed:
        The earliest and the latest time of each event, in local civil time (NaT where
        the latest is not known). A time of 00:00 that stands for "unknown" misleads.

    Method:
        Each event has a weight of one. An hour gets the part of it that it overlaps
        the range by, to the second: 01:00 to 02:30 gives two thirds to 01:00 and one
        to 02:00. Equal times, or no end, give the whole weight to the hour of the
        start; an end before its start is taken the other way round; both are counted.
        A range longer than `limit` days says nothing of the hour: it is spread evenly
        over all hours, or left out with `beyond`. Weights add up to the events used.

    Reading the result:
        A weight is a number of events that may have happened in that hour. Broad
        ranges flatten the picture: see how many rows have short ones.

    When not to use it:
        To say when one event happened. Where ranges follow habits (left for work,
        came home), weights show the habit. Elapsed time across a change of clocks is
        an hour out.

    References:
        Ratcliffe and McCullagh (1998), Aoristic crime analysis, Int. J. Geographical
        Information Science 12. Ratcliffe (2000), Aoristic analysis, IJGIS 14.

    Example:
        >>> moments = np.array(["2024-01-01T01:00", "2024-01-01T02:30"], "datetime64[s]")
        >>> found = aoristic_weights(moments[:1], moments[1:], unit=Unit.DAY)
        >>> found.weights[:4].round(3).tolist()
        [0.0, 0.667, 0.333, 0.0]

    Raises `Refusal` where no row has a start, or a limit is not above zero.
    """
    if not limit > 0:
        raise Refusal(f"A limit of {limit:g} days is none. Give days above 0.")
    known = is_known(start)
    without_start = int(start.size - known.sum())
    if without_start:
        reason = f"{_rows(without_start)} no start."
        dropped = (*dropped, Dropped(without_start, reason))
    if not known.any():
        raise Refusal("No row has a start. Name its column.")
    start, end = start[known], end[known]
    weights, counts = np.zeros(unit.hours), np.zeros(3, np.int64)
    for first in range(0, start.size, CHUNK):
        rows = slice(first, first + CHUNK)
        parts, found = _weighed(start[rows], end[rows], unit.hours, limit)
        weights += parts
        counts += found
    without_end, turned, long = counts.tolist()
    if beyond is Beyond.EVEN:
        weights += long / unit.hours
    else:
        dropped = (*dropped, *_left_out(long, limit))
    basis = Basis(
        method=METHOD,
        parameters={"unit": str(unit), "limit": limit, "beyond": str(beyond)},
        rows_used=int(start.size - (long if beyond is Beyond.OUT else 0)),
        dropped=dropped,
        caveats=_caveats(without_end, turned, long if beyond is Beyond.EVEN else 0),
    )
    return Aoristic(unit, weights, without_end, turned, long, basis)


def _weighed(
    start: Moments, end: Moments, hours: int, limit: float
) -> tuple[Floats, tuple[int, int, int]]:
    """Return the weights of ranges within the limit; rows without end, turned, beyond."""
    has_end = is_known(end)
    begin = seconds_since_monday(start)
    until = np.where(has_end, seconds_since_monday(end), begin)
    turned = until < begin
    begin, until = np.minimum(begin, until), np.maximum(begin, until)
    long = until - begin > limit * HOURS * SECONDS
    told = (int((~has_end).sum()), int(turned.sum()), int(long.sum()))
    return _shares(begin[~long], until[~long], hours), told


def _shares(begin: Seconds, until: Seconds, hours: int) -> Floats:
    """Add up each range's shares of the hours, round and round.

    Between its first and its last hour a range covers whole hours: they are added as a
    step up where they begin and a step down where they end, so a long range costs no
    more than a short one.
    """
    first, last = begin // SECONDS, until // SECONDS
    several = first < last
    a_second = several / np.maximum(until - begin, 1)
    of_first = ((first + 1) * SECONDS - begin) * a_second
    of_first[~several] = 1
    of_last = (until - last * SECONDS) * a_second
    between = np.maximum(last - first - 1, 0)
    rounds = between // hours
    step = a_second * SECONDS
    every = float(rounds @ step)  # whole rounds touch every hour alike
    step[between == rounds * hours] = 0
    first, last = first % hours, last % hours
    rise = np.roll(np.bincount(first, step, hours), 1)
    fall = np.bincount(last, step, hours)
    over_the_end = step[(last <= first) & (first < hours - 1)].sum()
    weights = np.cumsum(rise - fall) + over_the_end + every
    weights += np.bincount(first, of_first, hours) + np.bincount(last, of_last, hours)
    weights[np.abs(weights) < 1e-12 * max(begin.size, 1)] = 0  # rounding of the steps
    return np.asarray(weights, dtype=np.float64)


def _left_out(rows: int, limit: float) -> tuple[Dropped, ...]:
    if not rows:
        return ()
    return (Dropped(rows, f"{_rows(rows)} a range of more than {limit:g} days."),)


def _caveats(without_end: int, turned: int, spread: int) -> tuple[Caveat, ...]:
    said = (
        ("no-end", without_end, "no end: the hour of the start has the whole event."),
        ("turned", turned, "an end before the start: taken the other way round."),
        ("beyond-limit", spread, "a range beyond the limit: spread evenly over all."),
    )
    return tuple(
        Caveat(code, f"{_rows(rows)} {text}") for code, rows, text in said if rows
    )


def _rows(count: int) -> str:
    return "1 row has" if count == 1 else f"{count:,} rows have"
