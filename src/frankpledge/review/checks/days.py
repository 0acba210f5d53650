"""Checks of the dates a document prints: against the calendar and one another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.plan.reading.date_forms import WrittenDate
from frankpledge.plan.reading.dates import dates_in, dates_in_prose, last_day, spans_in
from frankpledge.plan.reading.deadlines import LONGEST_DEADLINE
from frankpledge.plan.reading.draft import Draft, Source
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import (
    FEW,
    day_in_words,
    first_few,
    through,
)
from frankpledge.review.checks.particulars import passages, rows_with_particulars
from frankpledge.review.checks.wording import name_of

_STARTS = re.compile(
    r"^(?:start|begin|commence)[^:\n]{0,30}: (?P<when>.+)$", re.I | re.M
)
_WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


@dataclass(frozen=True)
class Dated:
    """The dates of one text, where it stands and what it is about."""

    text: str
    dates: tuple[WrittenDate, ...]
    source: Source
    element: str
    about: str  # what the date belongs to, before a colon; "" in prose


def dated_texts(draft: Draft) -> Iterator[Dated]:
    """Yield every text with a date in it: the cells that say by when, then the prose."""
    for entry in rows_with_particulars(draft):
        due = entry.particulars.due
        if due and len(due) <= LONGEST_DEADLINE:
            dates = dates_in(due)
            about = f"{name_of(entry.words)}: "
            yield Dated(due, dates, entry.source, entry.element, about)
    for passage in passages(draft):
        dates = dates_in_prose(passage.text)
        yield Dated(passage.text, dates, passage.source, passage.element, "")


def no_such_date(draft: Draft) -> Iterator[Remark]:
    """Find dates that no calendar has: 31 June, 29 February 2011, Q5."""
    found = [
        (text, one) for text in dated_texts(draft) for one in text.dates if one.fault
    ]
    if len(found) > FEW + 1:  # a column read with the month first, as a rule
        said = [f"“{one.printed}” ({one.fault})" for _, one in found]
        yield Remark(
            f"{len(found)} dates are not dates: {first_few(said)}.",
            through([text.source for text, _ in found]),
        )
        return
    for text, one in found:
        yield Remark(
            f"{text.about}“{one.printed}” is not a date: {one.fault}.",
            text.source,
            text.element,
        )


def weekday_is_not_that_date_s(draft: Draft) -> Iterator[Remark]:
    """Find "Tuesday 31 March 2011", which was a Thursday."""
    for text in dated_texts(draft):
        for one in text.dates:
            if one.weekday is None or one.days is None or not one.has_year:
                continue
            day = last_day(one.days)
            if day.weekday() != one.weekday:
                yield Remark(
                    f"{text.about}“{one.printed}” names {_WEEKDAYS[one.weekday]}, but "
                    f"{day_in_words(day)} is a {_WEEKDAYS[day.weekday()]}. One of the "
                    f"two is a slip.",
                    text.source,
                    text.element,
                )


def ends_before_it_begins(draft: Draft) -> Iterator[Remark]:
    """Find spans written backwards: "October 2010 to September 2009".

    And rows whose column of starts gives a day after that of ends.
    """
    yield from _due_before_its_start(draft)
    for text in dated_texts(draft):
        for first, last in spans_in(text.text, text.dates):
            if not (first.has_year and last.has_year and first.days and last.days):
                continue
            if last_day(last.days) < first.days.start:
                yield Remark(
                    f"{text.about}“{first.printed}” to “{last.printed}” ends before it "
                    f"begins: one of the two is a slip, or they stand in turn.",
                    text.source,
                    text.element,
                )


def _due_before_its_start(draft: Draft) -> Iterator[Remark]:
    for entry in rows_with_particulars(draft):
        start = _STARTS.search(entry.particulars.comment)
        begun = _only_date(start["when"]) if start else None
        due = _only_date(entry.particulars.due)
        if start is None or begun is None or due is None:
            continue
        if begun.days and due.days and last_day(due.days) < begun.days.start:
            yield Remark(
                f"{name_of(entry.words)}: it is due by “{due.printed}”, before the start "
                f"given for it, “{begun.printed}”: one of the two is a slip.",
                entry.source,
                entry.element,
            )


def _only_date(text: str) -> WrittenDate | None:
    """Return the one date of a cell, with its year written; None for any other."""
    dates = dates_in(text) if len(text) <= LONGEST_DEADLINE else ()
    return dates[0] if len(dates) == 1 and dates[0].has_year else None
