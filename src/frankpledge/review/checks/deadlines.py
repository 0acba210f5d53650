"""Checks of when things are due: within the plan's year, and at some time at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.plan.reading.deadlines import DATED, Deadline, Due, deadline_of
from frankpledge.plan.reading.draft import Draft
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import (
    day_in_words,
    first_few,
    quoted,
    through,
)
from frankpledge.review.checks.particulars import Entry, rows_with_particulars
from frankpledge.review.checks.wording import counted
from frankpledge.review.checks.years import PlanYears, plan_years

# When most of several dates lie outside the plan's year, the year is in doubt, not they.
_SEVERAL = 3
_MANY = 5  # rows without an end before a plan is said to be made of them
_IS_DONE = re.compile(
    r"\b(complete[d]?|done|closed|achieved|finished|delivered|blue|carried (over|"
    r"forward)|rolled (over|forward)|overdue|delayed|slipped|revised|extended)\b",
    re.IGNORECASE,
)
_IS_NOT = re.compile(r"\?:? ?(?:no?|[✗✘☒☐])$|: (?:no?|[✗✘☒☐])$", re.IGNORECASE)
_CARRIES_ON = re.compile(
    r"\b(carr(y|ied|ies) (over|forward|on)|beyond|next year|longer[- ]term|long[- ]term|"
    r"(two|three|four|five|[2-5])[- ]year|subject to|phase|roll(ed|s|ing)? (over|"
    r"forward)|following year|annual report|evaluat|review)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class DueEntry:
    """Something with a date to be done by."""

    entry: Entry
    due: Deadline

    @property
    def said(self) -> str:
        """Its words with its date as printed."""
        return f"{quoted(self.entry.words)} ({self.due.printed.strip()})"


def due_entries(draft: Draft) -> list[DueEntry]:
    """Return everything whose row has something to say of when."""
    years = plan_years(draft)
    within = years.year if years else None
    return [
        DueEntry(entry, deadline_of(entry.particulars.due, within))
        for entry in rows_with_particulars(draft)
        if entry.particulars.due.strip()
    ]


def _dated(draft: Draft) -> list[DueEntry]:
    return [one for one in due_entries(draft) if one.due.kind in DATED]


def due_before_the_year_begins(draft: Draft) -> Iterator[Remark]:
    """Find deadlines that had passed before the plan's year began."""
    years, dated = plan_years(draft), _dated(draft)
    if years is None:
        return
    past = [one for one in dated if one.due.on and one.due.on < years.first]
    open_still = [one for one in past if not _is_done(one.entry)]
    if open_still and not _is_most(past, dated):
        yield _remark(
            open_still,
            f"due before the plan's year begins on {day_in_words(years.first)}",
            "If the year is a slip, mend it; if the work is done, say so.",
        )


def due_after_the_year_ends(draft: Draft) -> Iterator[Remark]:
    """Find deadlines after the plan's year that do not say they carry on beyond it."""
    years, dated = plan_years(draft), _dated(draft)
    if years is None or years.last is None:
        return
    late = [one for one in dated if _is_late(one, years)]
    silent = [one for one in late if not _carries_on(one)]
    if silent and not _is_most(late, dated):
        yield _remark(
            silent,
            f"due after the plan's year ends on {day_in_words(years.last)}",
            "If they carry on into another plan, say so; otherwise a date within the "
            "year lets this plan be judged.",
        )


def _is_late(one: DueEntry, years: PlanYears) -> bool:
    begins = one.due.not_before
    return bool(begins and years.last and begins > years.last)


def _carries_on(one: DueEntry) -> bool:
    given = one.entry.particulars
    text = f"{one.entry.words} {given.due} {given.status} {given.comment}"
    return bool(_CARRIES_ON.search(text))


def _is_done(entry: Entry) -> bool:
    given = entry.particulars
    if _IS_NOT.search(given.status):
        return False
    return bool(_IS_DONE.search(f"{given.due} {given.status} {given.comment}"))


def _is_most(some: Sequence[DueEntry], every: Sequence[DueEntry]) -> bool:
    return len(every) >= _SEVERAL and 2 * len(some) > len(every)


def only_ongoing(draft: Draft) -> Iterator[Remark]:
    """Find an action plan most of whose dates are "Ongoing"; say it once, kindly.

    A row of figures has its year for a deadline, whatever stands beside it.
    """
    due = [one for one in due_entries(draft) if one.entry.theme]
    endless = [one for one in due if one.due.kind is Due.CONTINUING]
    if len(endless) >= _MANY and 2 * len(endless) > len(due):
        words = first_few([quoted(one.entry.words) for one in endless])
        yield Remark(
            f"{len(endless)} of the {len(due)} rows that say when say only "
            f"“{endless[0].due.printed.strip()}”: {words}. That is true of much good work; a day to look back, "
            f"such as the end of each quarter, would let it be judged.",
            through([one.entry.source for one in endless]),
        )


def _remark(found: Sequence[DueEntry], what: str, advice: str) -> Remark:
    first = found[0].entry
    return Remark(
        f"{counted(len(found), 'row is', 'rows are')} {what}: "
        f"{first_few([one.said for one in found])}. {advice}",
        through([one.entry.source for one in found]),
        first.element if len(found) == 1 else "",
    )
