"""The forms in which documents in the United Kingdom write dates: a table, in order.

Day first, month in words or not. A date is read as exactly as it is written and no
more: a day, or the month, quarter, season or year it names. Where the year is not
written it is the one of the plan's own year that fits, if there is one; where a date
cannot be, the reading says why.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from frankpledge.analysis.periods import MONTH_NAMES, Period, financial_year, quarter
from frankpledge.analysis.periods import month as month_period


class Precision(StrEnum):
    """How exactly a date is written."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True)
class WrittenDate:
    """A date as printed and as understood; `days` is None when no year can be told."""

    printed: str
    precision: Precision
    start: int  # where in the text
    end: int
    days: Period | None = None  # every day it may mean; a deadline is the last of them
    fault: str = ""  # why there is no such date: "June has 30 days"
    weekday: int | None = None  # 0 for Monday, when one is written beside it
    has_year: bool = True  # the year is written, not taken from the plan


_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-9]{1,2}) ?(?:st|nd|rd|th)?"
_FIRST_OF_TWO_DAYS = r"(?:[0-9]{1,2} ?(?:st|nd|rd|th)? ?(?:[-–&]|to|and) ?)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[/–-][0-9])"
_SHORT_YEAR = r"['‘’]?(?P<short>[0-9]{2})(?![\w%]|[/.,–-][0-9])"
_FINANCIAL_YEAR = r"(?P<from>(?:19|20)[0-9]{2}) ?[/–-] ?(?P<to>(?:[0-9]{2}){1,2}|[0-9])"
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?:\b(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?"
    r"|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?,? (?:the )?)?"
)
_ALONE = r"(?<![\w/.,£–-])"
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_ORDINALS: Final = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "final": 4, "last": 4,
}  # fmt: skip
_CENTURY_TURNS: Final = 50  # "49" is 2049, "98" is 1998
_QUARTERS: Final = range(1, 5)
_MONTHS_OF_A_YEAR: Final = 12

Within = Period | None
Reader = Callable[[re.Match[str], Within], WrittenDate]


@dataclass(frozen=True)
class Form:
    """A way of writing a date, named by an example; `in_prose` where no sentence lies."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    in_prose: bool = False


def _form(name: str, pattern: str, read: Reader, *, in_prose: bool = False) -> Form:
    return Form(name, re.compile(pattern, re.IGNORECASE), read, in_prose)


def _one_day(day: date) -> Period:
    """Return a day as a period."""
    return Period(day, day + timedelta(days=1))


def _written(
    match: re.Match[str],
    precision: Precision,
    days: Period | None,
    *,
    fault: str = "",
    has_year: bool = True,
) -> WrittenDate:
    said = match.groupdict().get("weekday")
    return WrittenDate(
        printed=match.group().strip(),
        precision=precision,
        start=match.start(),
        end=match.end(),
        days=days,
        fault=fault,
        weekday=_WEEKDAYS.index(said[:3].lower()) if said else None,
        has_year=has_year,
    )


def _year_of(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    short = found.get("short")
    if not short:
        return None
    return int(short) + (1900 if int(short) >= _CENTURY_TURNS else 2000)


def _month_of(match: re.Match[str]) -> int:
    said = match["month"].lower()
    if said.isdigit():
        return int(said)
    return 1 + [name[:3].lower() for name in MONTH_NAMES].index(said[:3])


def _year_within(number: int, within: Within) -> int | None:
    """Return the one year in which the plan's year has this month."""
    if within is None:
        return None
    years = [day.year for day in within.months if day.month == number]
    return years[0] if len(years) == 1 else None


def _read_day(match: re.Match[str], within: Within) -> WrittenDate:
    day, number, year = int(match["day"]), _month_of(match), _year_of(match)
    fault = _fault_of_day(day, number, year)
    has_year = year is not None
    year = year if has_year else _year_within(number, within)
    exists = year is not None and not fault and day <= monthrange(year, number)[1]
    return _written(
        match,
        Precision.DAY,
        _one_day(date(year, number, day)) if exists and year else None,
        fault=fault,
        has_year=has_year,
    )


def _fault_of_day(day: int, number: int, year: int | None) -> str:
    """Say why there is no such day; a leap year answers for a year not written."""
    if not 1 <= number <= _MONTHS_OF_A_YEAR:
        turned = 1 <= day <= _MONTHS_OF_A_YEAR and number <= monthrange(2000, day)[1]
        hint = f"; with the day first it is {number:02d}/{day:02d}" if turned else ""
        return f"there is no month {number}{hint}"
    name = MONTH_NAMES[number - 1]
    most = monthrange(year or 2000, number)[1]
    if day == 0:
        return f"{name} has no day 0"
    if day <= most:
        return ""
    of_year = f" {year}" if name == "February" and year else ""
    return f"{name}{of_year} has {most} days"


def _read_month(match: re.Match[str], within: Within) -> WrittenDate:
    number, year = _month_of(match), _year_of(match)
    if not 1 <= number <= _MONTHS_OF_A_YEAR:
        return _written(
            match, Precision.MONTH, None, fault=f"there is no month {number}"
        )
    has_year = year is not None
    year = year if has_year else _year_within(number, within)
    days = month_period(year, number) if year else None
    return _written(match, Precision.MONTH, days, has_year=has_year)


def _read_month_and_two_digits(match: re.Match[str], within: Within) -> WrittenDate:
    """Read "March 11": of the plan's year when it fits, else the year or the day."""
    year, number = _year_of(match), _month_of(match)
    fits = year is not None and _year_within(number, within) == year
    days = month_period(year, number) if fits and year else None
    return _written(match, Precision.MONTH, days)


def _read_quarter(match: re.Match[str], within: Within) -> WrittenDate:
    said = match["quarter"].lower()
    number = _ORDINALS.get(said) or int(said)
    if number not in _QUARTERS:
        return _written(
            match, Precision.QUARTER, None, fault="a year has four quarters, Q1 to Q4"
        )
    year = _financial_year_of(match) if match["from"] else within
    is_financial = year is not None and _is_financial(year)
    days = quarter(year.start.year, number) if year and is_financial else None
    return _written(match, Precision.QUARTER, days, has_year=bool(match["from"]))


def _is_financial(year: Period) -> bool:
    twelve_months = len(year.months) == _MONTHS_OF_A_YEAR
    return twelve_months and year == financial_year(
        f"{year.start.year}-{year.start.year + 1}"
    )


def _read_season(match: re.Match[str], within: Within) -> WrittenDate:
    first_month = _SEASONS[match["season"].lower()]
    if match["year"]:
        days = _season(int(match["year"]), first_month)
        return _written(match, Precision.SEASON, days)
    year = _financial_year_of(match) if match["from"] else within
    held = [
        days
        for days in _seasons_about(year, first_month)
        if year and year.start <= days.start and days.end <= year.end
    ]
    only = held[0] if len(held) == 1 else None
    return _written(match, Precision.SEASON, only, has_year=bool(match["from"]))


def _seasons_about(year: Period | None, first_month: int) -> list[Period]:
    if year is None:
        return []
    years = range(year.start.year, year.end.year + 1)
    return [_season(one, first_month) for one in years]


def _season(year: int, first_month: int) -> Period:
    """Return three months: spring from March, winter from December into February."""
    last_month = (first_month + 1) % _MONTHS_OF_A_YEAR + 1
    return Period(
        month_period(year, first_month).start,
        month_period(year + (last_month < first_month), last_month).end,
    )


def _read_year(match: re.Match[str], _within: Within) -> WrittenDate:
    if match["from"]:
        return _written(match, Precision.YEAR, _financial_year_of(match))
    year = int(match["year"])
    days = Period(date(year, 1, 1), date(year + 1, 1, 1))
    return _written(match, Precision.YEAR, days)


def _financial_year_of(match: re.Match[str]) -> Period | None:
    """Return April to March of "2010/11", and of "2008-11" all three years."""
    first, said = int(match["from"]), match["to"]
    whole = 10 ** len(said)
    last = first // whole * whole + int(said)
    last = last if last > first else last + whole
    if not 1 <= last - first <= 10:
        return None
    return Period(date(first, 4, 1), date(last, 4, 1))


# In this order: where two forms fit at one place the earlier one is meant.
FORMS: Final[tuple[Form, ...]] = (
    _form(
        "2011-03-31",
        r"(?<![\w/.–-])(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-"
        r"(?P<day>[0-9]{2})(?![\w–-])",
        _read_day,
        in_prose=True,
    ),
    _form(
        "31/03/2011",
        rf"{_ALONE}{_WEEKDAY}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/{_YEAR}",
        _read_day,
        in_prose=True,
    ),
    _form(
        "31/3/11",
        rf"{_ALONE}{_WEEKDAY}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/{_SHORT_YEAR}",
        _read_day,
    ),
    _form(
        "31.03.2011",
        rf"{_ALONE}{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<mark>[.-])"
        rf"(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}",
        _read_day,
        in_prose=True,
    ),
    _form(
        "31.3.11",
        rf"{_ALONE}{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?P<mark>[.-])"
        rf"(?P<month>[0-9]{{1,2}})(?P=mark){_SHORT_YEAR}",
        _read_day,
    ),
    _form(
        "31 March 2011",
        rf"{_ALONE}{_WEEKDAY}{_FIRST_OF_TWO_DAYS}{_DAY}(?: of)?[ -]{_MONTH}[ ,-]{{1,2}}{_YEAR}",
        _read_day,
        in_prose=True,
    ),
    _form(
        "31-Mar-11",
        rf"{_ALONE}{_WEEKDAY}{_FIRST_OF_TWO_DAYS}{_DAY}[ -]{_MONTH}[ ,-]{{1,2}}{_SHORT_YEAR}",
        _read_day,
    ),
    _form(
        "March 31, 2011",
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
        _read_day,
        in_prose=True,
    ),
    _form(
        "31st March",
        rf"{_ALONE}{_WEEKDAY}{_FIRST_OF_TWO_DAYS}{_DAY}(?: of)?[ -]{_MONTH}(?!\w)",
        _read_day,
        in_prose=True,
    ),
    _form(
        "March 31st",
        rf"\b{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)\b",
        _read_day,
    ),
    _form("March 2011", rf"\b{_MONTH}[ ,/-]{{1,3}}{_YEAR}", _read_month, in_prose=True),
    _form(
        "Mar-11",
        rf"\b{_MONTH} ?(?:[-/–] ?|['‘’])(?P<short>[0-9]{{2}})(?![\w/%,–-]|\.[0-9])",
        _read_month,
    ),
    _form(
        "March 11",
        rf"\b{_MONTH} (?P<short>[0-9]{{2}})(?![\w/%,–-]|\.[0-9])",
        _read_month_and_two_digits,
    ),
    _form("03/2011", rf"{_ALONE}(?P<month>[0-9]{{1,2}})/{_YEAR}", _read_month),
    _form("March", rf"\b{_MONTH}(?!\w)", _read_month),
    _form(
        "2010/11 Q4",
        rf"(?<![\w/–-]){_FINANCIAL_YEAR},? (?:q|qtr|quarter) ?(?P<quarter>[0-9])(?!\w)",
        _read_quarter,
    ),
    _form(
        "Q1-4",
        r"\b(?:q|qtr|quarter)s?\.? ?[0-9] ?(?:[-–/&,]|to|and) ?(?:q|qtr|quarter)? ?"
        rf"(?P<quarter>[0-9])(?!\w)(?:(?: of|,)? ?\(?{_FINANCIAL_YEAR}\)?)?"
        r"(?! ?(?:19|20)[0-9])",
        _read_quarter,
    ),
    _form(
        "Q4",
        r"\b(?:q|qtr|quarter)\.? ?(?P<quarter>[0-9])(?!\w)"
        rf"(?:(?: of|,)? ?\(?{_FINANCIAL_YEAR}\)?)?(?! ?(?:19|20)[0-9])",
        _read_quarter,
    ),
    _form(
        "fourth quarter",
        rf"\b(?P<quarter>{'|'.join(_ORDINALS)}) (?:quarter|qtr)\b"
        rf"(?:(?: of|,)? ?\(?{_FINANCIAL_YEAR}\)?)?(?! (?:of )?(?:19|20)[0-9])",
        _read_quarter,
    ),
    _form(
        "spring 2011",
        r"\b(?P<season>spring|summer|autumn|winter)\b(?! term)"
        rf"(?:,? (?:of )?(?:{_FINANCIAL_YEAR}|(?P<year>(?:19|20)[0-9]{{2}})))?(?!\w)",
        _read_season,
    ),
    _form(
        "2010/11",
        rf"(?<![\w/.–-])(?:{_FINANCIAL_YEAR}|(?P<year>(?:19|20)[0-9]{{2}}))(?![\w/–-])",
        _read_year,
    ),
)
