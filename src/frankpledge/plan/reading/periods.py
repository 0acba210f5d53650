"""The years, quarters and months a heading or a column names."""

from __future__ import annotations

import re
from typing import Final

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.text import fold

_YEAR = re.compile(
    r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})(?: ?[-/] ?(?P<last>(?:[0-9]{2}){1,2}|[0-9]))?(?![0-9])"
)
# "10/11", never part of a date or of a longer number.
_SHORT_YEAR = re.compile(
    r"(?<![0-9/.\-])(?P<first>[0-9]{2}) ?/ ?(?P<last>[0-9]{2})(?![0-9/.\-])"
)
_SPAN = re.compile(
    r"\bapr(?:il)?,? '?(?P<first>(?:(?:19|20)?[0-9]{2})) ?(?:-|to|until|and) ?(?:end of )?"
    r"(?:31(?:st)? )?mar(?:ch)?,? '?(?P<last>(?:(?:19|20)?[0-9]{2}))\b"
)
_BARE = re.compile(
    r"(?:fy ?|year |april )?[0-9]{2,4}(?: ?[-/] ?[0-9]{1,4})?(?: (?:figures?|total|year))?"
)
LATEST_SHORT: Final = 50  # "49/50" is of this century, "98/99" of the last
_CALENDAR = range(1990, 2061)

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINALS_IN_WORDS: Final = {"one": 1, "two": 2, "three": 3, "four": 4}
_QUARTER = re.compile(
    r"\bq(?:uarter|tr)? ?(?P<after>[1-4]|one|two|three|four)\b"
    r"|\b(?P<before>[1-4])(?:st|nd|rd|th) (?:quarter|qtr)\b"
    r"|\b(?P<word>first|second|third|fourth) (?:quarter|qtr)\b"
)
_WHEN = r"(?:[ -]'?(?:[0-9]{4}|[0-9]{2}(?![0-9])))?"
_MONTHS = re.compile(
    rf"\b(?P<first>{_MONTH}){_WHEN}(?: ?(?:-|to|/) ?(?P<last>{_MONTH}){_WHEN})?\b"
)
_MONTH_NAMES: Final = tuple(name[:3].lower() for name in MONTH_NAMES)
LONGEST_PART: Final = 3  # months; what is longer is compared as a year is
_YEAR_TO = re.compile(
    rf"(?:rolling |previous |latest |last |the )*(?:12|twelve)[ -]months? (?:to|ending|up to)"
    rf"(?: end(?: of)?)? (?P<to>(?:[0-9]{{1,2}} )?{_MONTH} (?:[0-9]{{4}}|[0-9]{{2}}))"
    rf"|(?:the )?year (?:to|ending|ended)(?: end(?: of)?)?"
    rf" (?P<then>(?:[0-9]{{1,2}} )?{_MONTH} (?:[0-9]{{4}}|[0-9]{{2}}))"
    rf"|(?P<month>{_MONTH}[ -]'?(?:[0-9]{{4}}|[0-9]{{2}})) \(?(?:rolling )?(?:12|twelve)"
    r"[ -]?(?:m|mths?|months?)(?: rolling)?\)?"
)
_TOTAL = re.compile(r"(?:grand |annual |yearly )?total\b|(?:full|whole) year\b|year$")
_TO_DATE = re.compile(r"\byear[ -]to[ -]date\b|\bytd\b|\bto date\b|\bcumulative\b")


def year_label(text: str) -> str:
    """Return "2010-11" for the first year named as 2010/11, 2010 - 2011, 2010/1, 10/11.

    "April 2010 to March 2011" is that year too.
    A single year gives that year: "2010". No year gives "".
    """
    folded = fold(text)
    span = _SPAN.search(folded)
    if span is not None:
        first, last = _in_full(span["first"]), _in_full(span["last"])
        if first + 1 == last:
            return f"{first}-{last % 100:02d}"
    found = [_label_of(match) for match in _YEAR.finditer(folded)]
    pairs = [label for label in found if "-" in label]  # "2022-25: Year 2 (2023-24)"
    short = "" if pairs else _short_year_label(folded)
    return next(iter((*pairs, *filter(None, [short]), *found)), "")


def _in_full(year: str) -> int:
    number = int(year)
    if len(year) > 2:
        return number
    return number + (2000 if number < LATEST_SHORT else 1900)


def _label_of(match: re.Match[str]) -> str:
    if not match["last"]:
        return match["first"]
    first = int(match["first"])
    digits = len(match["last"])
    if (first + 1) % 10**digits != int(match["last"]):
        return match["first"]  # not two years in a row
    return f"{first}-{(first + 1) % 100:02d}"


def _short_year_label(folded: str) -> str:
    match = _SHORT_YEAR.search(folded)
    if match is None:
        return ""
    first = _in_full(match["first"])
    if (first + 1) % 100 != int(match["last"]):
        return ""
    return f"{first}-{match['last']}"


def quarter_of(text: str) -> int | None:
    """Return the quarter, 1 to 4, a head names: "Q1", "Quarter two", "3rd quarter"."""
    match = _QUARTER.search(fold(text))
    if match is None:
        return None
    said = match["after"] or match["before"] or match["word"]
    named = {**_ORDINALS, **_ORDINALS_IN_WORDS}
    return named.get(said) or int(said)


def months_in(text: str) -> str:
    """Return the months a head names as it prints them: "apr-jun 2010", or ""."""
    match = _MONTHS.search(fold(text))
    return match.group() if match else ""


def are_months_of_a_part(head: str) -> bool:
    """Return whether a folded head is a month, or a quarter's months, and no more."""
    match = _MONTHS.fullmatch(head)
    return match is not None and _months_of(match) <= LONGEST_PART


def are_months_of_a_year(head: str) -> bool:
    """Return whether a folded head is a span of months longer than a quarter."""
    match = _MONTHS.fullmatch(head)
    return match is not None and _months_of(match) > LONGEST_PART


def _months_of(match: re.Match[str]) -> int:
    if not match["last"]:
        return 1
    first, last = (_MONTH_NAMES.index(match[n][:3]) for n in ("first", "last"))
    return (last - first) % 12 + 1


def is_year_to(head: str) -> bool:
    """Return whether a folded head is a year by its end: "12 months to Feb 2018"."""
    return bool(_YEAR_TO.fullmatch(head))


def is_total(head: str) -> bool:
    """Return whether a folded head is the whole of parts: "Total 2017/18"."""
    return bool(_TOTAL.match(head))


def is_bare_year(head: str) -> bool:
    """Return whether a folded head is a year and nothing more: "2009/10", "09/10"."""
    return bool(_BARE.fullmatch(head)) and bool(year_label(head))


def is_calendar_year(text: str) -> bool:
    """Return whether a cell is a year alone, which is no figure: "2009"."""
    bare = text.strip()
    return len(bare) == 4 and bare.isdecimal() and int(bare) in _CALENDAR


def is_to_date(head: str) -> bool:
    """Return whether a folded head is of the year so far."""
    return bool(_TO_DATE.search(head))


def period_of(head: str) -> str:
    """Return what a column's head says its figures cover, "" when it says nothing.

    "2009/10 actual" gives "2009-10", "Q1 2010/11" gives "2010-11 Q1", "Q2" gives "Q2",
    "April to June" gives "april to june".
    """
    ended = _YEAR_TO.search(fold(head))
    if ended is not None:
        return f"year to {ended['to'] or ended['then'] or ended['month']}"
    year, quarter = year_label(head), quarter_of(head)
    if quarter is not None and year and is_to_date(fold(head)):
        return f"{year} to date"
    if quarter is not None:
        return f"{year} Q{quarter}".strip()
    months = months_in(head)
    if months and not _SPAN.search(months):
        return months
    if is_to_date(fold(head)):
        return f"{year} to date".strip()
    return year
