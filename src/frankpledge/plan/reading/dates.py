"""Dates found in a cell or in a sentence, and the spans two of them make.

`date_forms.py` is the table of forms they are written in; `deadlines.py` reads a whole
cell as the day something is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from frankpledge.analysis.periods import Period
from frankpledge.plan.reading.date_forms import FORMS, Form, WrittenDate

MOST_DATES: Final = 50  # of one form in one text; with more it is a list of numbers
_LONGEST_MONTH: Final = 31
_IN_PROSE: Final = tuple(form for form in FORMS if form.in_prose)


def last_day(days: Period) -> date:
    """Return the last day of a period: 31 March 2011 of 2010-11."""
    return days.end - timedelta(days=1)


@lru_cache(maxsize=8192)  # each check of dates looks at the same texts
def dates_in(text: str, within: Period | None = None) -> tuple[WrittenDate, ...]:
    """Return the dates of a cell that holds little else, in the order they stand."""
    return _first_fit(text, FORMS, within)


@lru_cache(maxsize=8192)
def dates_in_prose(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates a sentence writes out, in forms nothing else is written in."""
    if not any(letter.isdigit() for letter in text):
        return ()
    found = _first_fit(text, _IN_PROSE, None)
    return tuple(one for one in found if _is_plainly_a_date(one))


def _is_plainly_a_date(one: WrittenDate) -> bool:
    """Tell "31 June" from "32 may have moved" and "45 March leaflets"."""
    named = [word for word in re.findall("[A-Za-z]{3,}", one.printed) if word != "the"]
    is_a_name = not named or named[-1][0].isupper()
    day = re.search("[0-9]{1,2}", one.printed)
    could_be = one.has_year or (day is not None and int(day[0]) <= _LONGEST_MONTH)
    return is_a_name and could_be


def _first_fit(
    text: str, forms: tuple[Form, ...], within: Period | None
) -> tuple[WrittenDate, ...]:
    found: list[WrittenDate] = []
    for form in forms:
        for match in islice(form.pattern.finditer(text), MOST_DATES):
            if not _overlaps(match, found):
                found.append(form.read(match, within))
    return tuple(sorted(found, key=lambda one: one.start))


def _overlaps(match: re.Match[str], found: list[WrittenDate]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


_TO = re.compile(r"\s*(?:-|–|—|to|until|till|up to|through to)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*\Z", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|&)\s*", re.IGNORECASE)


def spans_in(
    text: str, dates: tuple[WrittenDate, ...]
) -> Iterator[tuple[WrittenDate, WrittenDate]]:
    """Yield each two dates written as a beginning and an end: "June 2010 to May 2011"."""
    for first, second in pairwise(dates):
        joint = text[first.end : second.start]
        between = _BETWEEN.search(text, 0, first.start)
        if _TO.fullmatch(joint) or (between and _AND.fullmatch(joint)):
            yield first, second
