"""Moments as systems write them, as the day and the time on a clock in Britain."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

BRITAIN = ZoneInfo("Europe/London")
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
BRITISH_DAY = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")


@lru_cache(maxsize=4096)
def local_day_and_time(text: str) -> tuple[str, str]:
    """Return the local day and time of an ISO 8601 moment, as YYYY-MM-DD and HH:MM.

    One with an offset from UTC is turned into civil time in Britain; one without is
    local already. A day alone has no time. What is neither is given back as the day, so
    that its row is set aside as unreadable.
    """
    text = text.strip()
    if DAY.fullmatch(text):
        return text, ""
    if not MOMENT.fullmatch(text):
        return text, ""
    try:
        moment = datetime.fromisoformat(re.sub(r"\s+(?=[Zz+-]|$)", "", text).upper())
    except ValueError:
        return text, ""
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(BRITAIN)
        except OverflowError:
            return text, ""
    return f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"


def iso_day(text: str) -> str:
    """Return a day written 31/01/2024 as 2024-01-31; anything else as it is."""
    parts = BRITISH_DAY.fullmatch(text.strip())
    return f"{parts[3]}-{parts[2]:0>2}-{parts[1]:0>2}" if parts else text
