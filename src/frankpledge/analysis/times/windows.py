"""Stretches of the week with a name, that may cross midnight."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from frankpledge.analysis.results import Refusal
from frankpledge.analysis.times.week import DAYS, HOURS, WEEKDAYS, Seconds

MINUTES = 60
A_DAY = HOURS * MINUTES
A_WEEK = DAYS * A_DAY
WRITTEN = re.compile(
    r"(?:(?P<days>[A-Za-z]{3}(?:\s*[-,]\s*[A-Za-z]{3})*)\s+)?"
    r"(?P<start>\d\d?:\d\d)\s*-\s*(?P<until>\d\d?:\d\d)"
)


@dataclass(frozen=True)
class Window:
    """From a time of day until another, on some days of the week.

    Where `until` is not after `start` it is the next day's: a night belongs to the day
    it began on, so Friday 02:00 is of Thursday's night. Minutes since midnight.
    """

    name: str
    weekdays: tuple[int, ...]  # Monday is 0
    start: int
    until: int

    @classmethod
    def read(cls, text: str) -> Window:
        """Read "Thu,Fri,Sat 20:00-04:00", "Mon-Fri 08:00-09:30" or "22:00-06:00".

        Raises `Refusal` for anything else.
        """
        found = WRITTEN.fullmatch(text.strip())
        if text in NAMED:
            return NAMED[text]
        if not found:
            raise Refusal(
                f"{text!r} is no window of the week. Write Thu,Fri,Sat 20:00-04:00 or "
                f"22:00-06:00, or one of {', '.join(NAMED)}."
            )
        start, until = (_minutes(found[end], text) for end in ("start", "until"))
        return cls(text, _weekdays(found["days"], text), start % A_DAY, until % A_DAY)

    @property
    def length(self) -> int:
        """Its minutes a day."""
        return (self.until - self.start) % A_DAY or A_DAY

    @property
    def spans(self) -> tuple[tuple[int, int, int], ...]:
        """For each weekday it begins on: the day, and its minutes of the week."""
        return tuple(
            (day, day * A_DAY + self.start, day * A_DAY + self.start + self.length)
            for day in self.weekdays
        )

    def nights(self, seconds: Seconds) -> Seconds:
        """Return the weekday whose window each moment is in, or -1.

        `seconds` since a Monday at 00:00.
        """
        minute = seconds // MINUTES % A_WEEK
        found = np.full(seconds.shape, -1, dtype=np.int64)
        for day, begin, end in self.spans:
            inside = (minute - begin) % A_WEEK < end - begin
            found[inside & (found < 0)] = day
        return found

    @property
    def minutes_of_hours(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """How many minutes of each hour of the week are in it, 168 of them."""
        every = self.nights(np.arange(A_WEEK, dtype=np.int64) * MINUTES) >= 0
        return np.asarray(every.reshape(-1, MINUTES).sum(axis=1), dtype=np.int64)


# Thursday, Friday and Saturday nights, as the night-time economy is usually counted.
NIGHT_TIME_ECONOMY = Window("night-time-economy", (3, 4, 5), 20 * MINUTES, 4 * MINUTES)
NAMED = {NIGHT_TIME_ECONOMY.name: NIGHT_TIME_ECONOMY}


def _minutes(text: str, whole: str) -> int:
    hour, minute = map(int, text.split(":"))
    if hour > HOURS or minute >= MINUTES or hour * MINUTES + minute > A_DAY:
        raise Refusal(f"{text} in {whole!r} is no time of day. Write 00:00 to 24:00.")
    return hour * MINUTES + minute


def _weekdays(text: str | None, whole: str) -> tuple[int, ...]:
    if text is None:
        return tuple(range(DAYS))
    found: list[int] = []
    for part in re.sub(r"\s", "", text).split(","):
        ends = [_weekday(name, whole) for name in part.split("-")]
        while ends[0] != ends[-1] and len(found) < DAYS:
            found.append(ends[0])
            ends[0] = (ends[0] + 1) % DAYS
        found.append(ends[-1])
    return tuple(sorted(set(found)))


def _weekday(name: str, whole: str) -> int:
    if name.title() not in WEEKDAYS:
        raise Refusal(f"{name} in {whole!r} is no day. Write {', '.join(WEEKDAYS)}.")
    return WEEKDAYS.index(name.title())
