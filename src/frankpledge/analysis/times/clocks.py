"""What clocks do twice a year: an hour that does not exist, and one that comes twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.results import Refusal
from frankpledge.analysis.times.week import HOURS, WEEK, Moments, is_known

MINUTES = 60
QUARTER = 900  # seconds


def zone_named(name: str) -> ZoneInfo:
    """Return a zone by its name; raises `Refusal` for one there is not."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refusal(
            f"There is no time zone {name}. Write one as in Europe/London."
        ) from error


def exposure(
    first: np.datetime64, last: np.datetime64, zone: ZoneInfo | None
) -> npt.NDArray[np.float64]:
    """Return how many hours there were in each hour of the week, both days included.

    Without a zone no clock changes. With one, the hour skipped in spring is not there
    and the hour repeated in autumn is there twice.
    """
    days = np.arange(first.astype("datetime64[D]"), last.astype("datetime64[D]") + 1)
    weekday = (days.astype(np.int64) + 3) % 7  # 1970-01-01 was a Thursday
    hours = np.repeat(np.bincount(weekday, minlength=7), HOURS).astype(np.float64)
    if zone is not None:
        for day in days[_changes(days, zone)]:
            hours += _beyond_a_plain_day(day.item(), zone)
    return hours


def to_local(moments: Moments, zone: ZoneInfo) -> Moments:
    """Return the local civil time of moments in UTC; NaT stays NaT.

    Clocks change on the full quarter of an hour, so one answer serves each quarter.
    """
    seconds = moments.astype("datetime64[s]")
    quarters = seconds.astype(np.int64) // QUARTER
    known = is_known(moments)
    distinct, place = np.unique(quarters[known], return_inverse=True)
    shifts = [
        datetime.fromtimestamp(quarter * QUARTER, zone).utcoffset()
        for quarter in distinct.tolist()
    ]
    local = seconds.copy()
    local[known] += np.array(shifts, dtype="timedelta64[s]")[place]
    return local


def not_on_the_clock(moments: Moments, zone: ZoneInfo) -> npt.NDArray[np.bool_]:
    """Mark local times that never were: those of the hour skipped in spring."""
    found = np.zeros(moments.shape, dtype=np.bool_)
    days = moments.astype("datetime64[D]")
    for day in (distinct := np.unique(days[is_known(moments)]))[
        _changes(distinct, zone)
    ]:
        here = np.flatnonzero(days == day)
        for place in here:
            moment = moments[place].astype("datetime64[s]").astype(datetime)
            found[place] = _round_trip(moment, zone) != moment
    return found


def _changes(days: npt.NDArray[np.datetime64], zone: ZoneInfo) -> npt.NDArray[np.bool_]:
    """Mark the days on which clocks change."""
    return np.array(
        [
            _midnight(day, zone).utcoffset()
            != _midnight(day + timedelta(days=1), zone).utcoffset()
            for day in days.tolist()
        ],
        dtype=np.bool_,
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone)


def _beyond_a_plain_day(day: date, zone: ZoneInfo) -> npt.NDArray[np.float64]:
    """Return the hours of the week a day has more, or fewer, than a plain one."""
    begin = _midnight(day, zone).astimezone(UTC)
    end = _midnight(day + timedelta(days=1), zone).astimezone(UTC)
    hours = np.zeros(WEEK)
    here = slice(day.weekday() * HOURS, (day.weekday() + 1) * HOURS)
    hours[here] -= 1
    for minute in range(int((end - begin) / timedelta(minutes=1))):
        local = (begin + timedelta(minutes=minute)).astimezone(zone)
        hours[local.weekday() * HOURS + local.hour] += 1 / MINUTES
    return np.round(hours, 9)


def _round_trip(moment: datetime, zone: ZoneInfo) -> datetime:
    there = moment.replace(tzinfo=zone).astimezone(UTC)
    return there.astimezone(zone).replace(tzinfo=None)
