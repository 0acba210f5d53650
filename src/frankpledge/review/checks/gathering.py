"""Saying once what many elements share: how many, and the first few of them."""

from collections.abc import Sequence
from datetime import date

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.draft import Source
from frankpledge.review.checks.wording import listed

FEW = 3
_LONGEST_QUOTE = 90


def first_few(parts: Sequence[str]) -> str:
    """Return the first three of many, and how many more there are."""
    if len(parts) <= FEW + 1:
        return listed(list(parts))
    more = len(parts) - FEW
    return f"{', '.join(parts[:FEW])} and {more} more"


def quoted(words: str) -> str:
    """Return the document's own words in quotes, a long passage cut at a word."""
    text = " ".join(words.split()).rstrip(".:;, ")
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."
    return f"“{text}”"


def through(sources: Sequence[Source]) -> Source:
    """Return the lines from the first of several elements to the last."""
    in_order = sorted(sources, key=lambda one: (one.first_line, one.last_line))
    if len(in_order) == 1:
        return in_order[0]
    return in_order[0].through(in_order[-1])


def day_in_words(day: date) -> str:
    """Return a day as sentences print it: `31 March 2011`."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
