"""The cell of an action plan that says by when: an exact day, or not a date.

"By end of Q3" is due on the last day of December, "Ongoing" never, "31 June" not at
all. What a cell says beyond dates and the words that carry them ("once funded") makes
it not a date: a person must read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final

from frankpledge.analysis.periods import Period
from frankpledge.plan.reading.date_forms import WrittenDate
from frankpledge.plan.reading.dates import dates_in, last_day, spans_in
from frankpledge.plan.reading.text import clean, fold

LONGEST_DEADLINE: Final = 200  # characters; a longer cell holds sentences


class Due(StrEnum):
    """What a cell says of when something is due."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    CONTINUING = "continuing"  # "Ongoing": no end is given
    IMPOSSIBLE = "impossible"  # written as a date, and there is no such date
    NOT_A_DATE = "not a date"


DATED: Final = frozenset({Due.DAY, Due.MONTH, Due.QUARTER, Due.SEASON, Due.YEAR})


@dataclass(frozen=True)
class Deadline:
    """A cell as understood: `on` is the day, or the last day of what it names."""

    printed: str
    kind: Due
    on: date | None = None
    not_before: date | None = None  # the first day of what it names
    fault: str = ""  # of an impossible date


# Words that carry a date and add nothing to it.
_CARRYING: Final = frozenset(
    word
    for line in (
        "a an and at by complete completed completion date deadline due during each end",
        "finish for in latest later no not of on or target the than then to until",
        "between within throughout ongoing on-going going year annual",
        "through till up both financial delivered deliver achieve achieved timescale",
    )
    for word in line.split()
)
# A date after one of these is where something begins.
_BEGINS: Final = re.compile(
    r"\b(from|since|start(s|ed|ing)?|commenc\w+|onwards?|launch\w*|begin\w*|began)\b"
)
_CONTINUES: Final = re.compile(
    r"(?:(?:is|currently|and|this is|an?|work) )*"
    r"(?:on-?going|on going|continuing|continuous(?:ly)?|continual(?:ly)?|rolling)"
    r"(?: (?:action|activity|process|programme|work|basis|task|project))?"
)
_ALL_YEAR: Final = re.compile(
    r"(?:by|at|before|due)? ?(?:the )?(?:end of|end|all|during|throughout|within|in|over|"
    r"across)? ?(?:the |of )?(?:whole |full )?(?:financial |fiscal |council |plan |"
    r"current )?(?:year|yr)(?:[- ]?end)?|throughout"
)
_PUNCTUATION: Final = re.compile(r"[\s,.;:()\[\]/&+'\"–—-]+")


@lru_cache(maxsize=8192)  # a column of deadlines repeats itself
def deadline_of(printed: str, within: Period | None = None) -> Deadline:
    """Return when something is due; `within` is the plan's year, for "Q3" and "March"."""
    text = clean(printed)[: LONGEST_DEADLINE + 1]
    words = fold(text).strip(" .")
    if not words or len(text) > LONGEST_DEADLINE:
        return Deadline(printed, Due.NOT_A_DATE)
    if _CONTINUES.fullmatch(words):
        return Deadline(printed, Due.CONTINUING)
    if _ALL_YEAR.fullmatch(words):
        return _end_of_the_year(printed, within)
    dates = dates_in(text, within)
    faults = [one.fault for one in dates if one.fault]
    if faults:
        return Deadline(printed, Due.IMPOSSIBLE, fault=faults[0])
    if not dates or _says_more(text, dates):
        return Deadline(printed, Due.NOT_A_DATE)
    return _latest(printed, text, dates)


def _end_of_the_year(printed: str, within: Period | None) -> Deadline:
    if within is None or len(within.months) > 12:
        return Deadline(printed, Due.NOT_A_DATE)
    return Deadline(printed, Due.YEAR, last_day(within), within.start)


def _says_more(text: str, dates: tuple[WrittenDate, ...]) -> bool:
    """Say whether words are left that the dates do not carry."""
    rest, at = [], 0
    for one in dates:
        rest.append(text[at : one.start])
        at = one.end
    rest.append(text[at:])
    words = fold(" ".join(rest))
    left = [word for word in _PUNCTUATION.split(words) if word not in _CARRYING]
    return any(left) or bool(_BEGINS.search(words))


def _latest(printed: str, text: str, dates: tuple[WrittenDate, ...]) -> Deadline:
    """Return the last of several dates; one that only begins a span needs no year."""
    begins = {first for first, _ in spans_in(text, dates)}
    ends = [one for one in dates if one not in begins]
    known = [
        (last_day(one.days), one.days.start, one.precision) for one in ends if one.days
    ]
    if not known or len(known) < len(ends):
        return Deadline(printed, Due.NOT_A_DATE)
    on, not_before, precision = max(known)
    return Deadline(printed, Due(precision.value), on, not_before)
