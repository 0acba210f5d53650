"""Dates and times as systems write them, and which order of day and month they show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.intake.readers.mapped.definition import DateOrder
from frankpledge.intake.readers.moments import local_day_and_time

EPOCH = date(1899, 12, 30)  # so that Excel's own day of 29 February 1900 does no harm
EXCEL_DAYS = range(18_264, 73_051)  # 1950 to 2099
CENTURY_TURNS = 70  # 70 is 1970, 69 is 2069
ISO = re.compile(r"(\d{4})[-/.](\d\d?)[-/.](\d\d?)")
NUMBERS = re.compile(r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4}|\d\d)")
DAY_OF_MONTH = re.compile(
    r"(\d\d?)(?:st|nd|rd|th)?[-/. ]([a-z]{3,9})[-/., ]+(\d{4}|\d\d)"
)
MONTH_AND_DAY = re.compile(
    r"([a-z]{3,9})[-/. ](\d\d?)(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d\d)"
)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
EXCEL = re.compile(r"(\d{5})(\.\d+)?")
WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +")
TIME = re.compile(r"(\d\d?)[:.h](\d\d)(?:[:.](\d\d)(?:\.\d+)?)? ?([ap])?\.?m?\.?")
TIME_COMPACT = re.compile(r"(\d\d)(\d\d)")
HOUR = re.compile(r"(\d\d?) ?([ap])\.?m\.?")
MONTH_ALONE = (
    re.compile(r"(?P<year>\d{4})[-/. ]?(?P<month>\d\d?)"),
    re.compile(r"(?P<month>\d\d?)[-/. ](?P<year>\d{4})"),
    re.compile(r"(?P<month>[a-z]{3,9})[-/., ]+(?P<year>\d{4}|\d\d)"),
    re.compile(r"(?P<year>\d{4})[-/. ]+(?P<month>[a-z]{3,9})"),
)


@lru_cache(maxsize=8192)
def day_and_time(text: str, order: DateOrder) -> tuple[str, str] | None:
    """Return a moment as YYYY-MM-DD and HH:MM, the time "" where there is none.

    None where it is not written in the order said; "2014-04-03" is read in any.
    """
    said = " ".join(text.split())
    found = local_day_and_time(said)
    if found != (said, "") or ISO.fullmatch(said):
        return found if _is_day(found[0]) else _spelt(said, "", order)
    if order is DateOrder.EXCEL and (serial := EXCEL.fullmatch(said)):
        return _of_excel(int(serial[1]), float(serial[2] or 0))
    lower = WEEKDAY.sub("", said.casefold())
    if whole := _spelt(lower, "", order):
        return whole
    for cut in range(len(lower)):
        if lower[cut] in " t" and (time := clock(lower[cut + 1 :])):
            day = _spelt(lower[:cut].rstrip(" ,"), time, order)
            if day:
                return day
    return None


def clock(text: str) -> str:
    """Return a time of day as HH:MM, "" where it is none."""
    said = " ".join(text.casefold().split())
    if found := TIME.fullmatch(said):
        return _clock(int(found[1]), int(found[2]), found[4] or "")
    if found := TIME_COMPACT.fullmatch(said):
        return _clock(int(found[1]), int(found[2]), "")
    if found := HOUR.fullmatch(said):
        return _clock(int(found[1]), 0, found[2])
    return ""


def month_of_text(text: str, order: DateOrder) -> str | None:
    """Return a month as YYYY-MM from "April 2014", "04/2014" or any whole date."""
    said = " ".join(text.casefold().split())
    for form in MONTH_ALONE:
        if found := form.fullmatch(said):
            month, year = _month(found["month"]), _year(found["year"])
            if month and _is_day(f"{year:04d}-{month:02d}-01"):
                return f"{year:04d}-{month:02d}"
    moment = day_and_time(text, order)
    return moment[0][:7] if moment else None


def orders_of(values: Iterable[str]) -> frozenset[DateOrder]:
    """Return the orders in which every value is a date; several where they cannot tell.

    Orders that only serial numbers of Excel speak for are left out when words or strokes
    are there, and the other way round.
    """
    said = [value for value in values if value.strip()]
    return frozenset(
        order
        for order in DateOrder
        if said and all(day_and_time(value, order) for value in said)
    )


def is_ambiguous(value: str) -> bool:
    """Say whether a date reads differently with the day first and the month first."""
    first = day_and_time(value, DateOrder.DAY_FIRST)
    other = day_and_time(value, DateOrder.MONTH_FIRST)
    return bool(first and other and first != other)


def _spelt(said: str, time: str, order: DateOrder) -> tuple[str, str] | None:
    if found := ISO.fullmatch(said) or COMPACT.fullmatch(said):
        return _day(int(found[1]), int(found[2]), int(found[3]), time)
    if found := NUMBERS.fullmatch(said):
        one, two, year = int(found[1]), int(found[2]), _year(found[3])
        if order is DateOrder.DAY_FIRST:
            return _day(year, two, one, time)
        if order is DateOrder.MONTH_FIRST:
            return _day(year, one, two, time)
        return None
    if found := DAY_OF_MONTH.fullmatch(said):
        return _day(_year(found[3]), _month(found[2]), int(found[1]), time)
    if found := MONTH_AND_DAY.fullmatch(said):
        return _day(_year(found[3]), _month(found[1]), int(found[2]), time)
    return None


def _day(year: int, month: int, day: int, time: str) -> tuple[str, str] | None:
    said = f"{year:04d}-{month:02d}-{day:02d}"
    return (said, time) if _is_day(said) else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _of_excel(days: int, part: float) -> tuple[str, str] | None:
    if days not in EXCEL_DAYS:
        return None
    minutes = min(round(part * 24 * 60), 24 * 60 - 1)
    day = EPOCH + timedelta(days=days)
    return f"{day:%Y-%m-%d}", f"{minutes // 60:02d}:{minutes % 60:02d}" if part else ""


def _clock(hour: int, minute: int, half: str) -> str:
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else 0
    return next(
        (
            number
            for number, name in enumerate(MONTH_NAMES, start=1)
            if name.lower().startswith(text) or (text == "sept" and number == 9)
        ),
        0,
    )


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        return year + (1900 if year >= CENTURY_TURNS else 2000)
    return year
