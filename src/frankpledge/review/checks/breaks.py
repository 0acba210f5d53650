"""Years in which what the police record changed, and comparisons that cross them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frankpledge.analysis.periods import Period, PeriodError, parse_period
from frankpledge.plan.reading.draft import Draft, ResultRow, Unit
from frankpledge.plan.reading.periods import year_label
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.covers import cover_of
from frankpledge.review.checks.gathering import day_in_words, first_few, through
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import Row, known, unit_of
from frankpledge.review.checks.surveys import is_opinion, surveys_of
from frankpledge.review.checks.wording import name_of, within_sentence


@dataclass(frozen=True)
class RecordingBreak:
    """A change in what is recorded: when, of what, and what it did."""

    name: str
    on: date
    subject: re.Pattern[str]
    what: str  # after "On 1 April 2002"
    source: str


def _break(name: str, on: date, subject: str, what: str, source: str) -> RecordingBreak:
    return RecordingBreak(name, on, re.compile(subject, re.IGNORECASE), what, source)


BREAKS: tuple[RecordingBreak, ...] = (
    _break(
        "national standard",
        date(2002, 4, 1),
        r"\b(crimes?|offences?|burglar\w+|violen\w+|assaults?|robber\w+|thefts?|damage|"
        r"vehicle crime)\b",
        "the National Crime Recording Standard came in, which by itself raised the "
        "crime recorded",
        "National Crime Recording Standard, April 2002.",
    ),
    _break(
        "most serious violence",
        date(2008, 4, 1),
        r"\b(most serious violen\w+|serious violen\w+|grievous|gbh|wounding)\b",
        "the rule for counting grievous bodily harm with intent was made plain, which "
        "by itself raised the most serious violence recorded",
        "Home Office counting rules, April 2008.",
    ),
    _break(
        "kinds of anti-social behaviour",
        date(2011, 4, 1),
        r"\b(anti-?\s?social|asb|nuisance|rowdy)\b",
        "the police began to record anti-social behaviour in three kinds (personal, "
        "nuisance, environmental) instead of many",
        "National Standard for Incident Recording, April 2011.",
    ),
    _break(
        "residential burglary",
        date(2017, 4, 1),
        r"\b(dwellings?|domestic|residential|house|home|non-?domestic|business)\b.*"
        r"burglar|burglar.*\b(dwellings?|domestic|residential|homes?|houses?)\b",
        "burglary of dwellings became residential burglary, with sheds and garages",
        "Home Office counting rules, April 2017.",
    ),
)
_ON_LEVELS = re.compile(
    r"\b(?:on|from|against|since) (?:the )?((?:19|20)\d\d(?:\s?[/-]\s?\d{1,4})?)"
    r"(?= (?:levels?|baselines?|figures?))",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(ncrs|recording (standard|practice|change|rule)s?|counting rules?|"
    r"re-?(categori|classif|defin)\w+|new (categor|definition)\w+|"
    r"(change|changes|changed) (in|to|of) (the )?(recording|definition|categor)\w*)\b",
    re.IGNORECASE,
)


def comparison_crosses_a_break(draft: Draft) -> Iterator[Remark]:
    """Find figures compared across a change in what is recorded; each change once."""
    if any(_TOLD.search(one.text) for one in sentences(draft)):
        return
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    spans = [(row, *_compared(row)) for row in rows if _is_recorded(row)]
    for one in BREAKS:
        crossing = [
            row
            for row, before, after in spans
            if one.subject.search(row.title)
            and before is not None
            and after is not None
            and before.end <= one.on <= after.start
        ]
        if crossing:
            names = [within_sentence(name_of(row.title)) for row in crossing]
            yield Remark(
                f"On {day_in_words(one.on)} {one.what}. The figures compared "
                f"for {first_few(names)} lie on both sides of that day: say how much "
                f"of any change is the recording.",
                through([row.source for row in crossing]),
                crossing[0].title if len(crossing) == 1 else "",
            )


def _is_recorded(row: Row) -> bool:
    """Say whether a row is of what the police record, not of what people say."""
    is_count = unit_of(row) in {Unit.COUNT, Unit.PER_THOUSAND}
    return is_count and not surveys_of(row) and not is_opinion(row)


def _compared(row: Row) -> tuple[Period | None, Period | None]:
    """Return what a row's two figures cover; its words may name the first."""
    later = row.actual if isinstance(row, ResultRow) else row.target
    covers = [
        cover_of(one) if known(one) is not None else None
        for one in (row.baseline, later)
    ]
    before, after = (one.days if one else None for one in covers)
    said = _ON_LEVELS.search(row.title)
    return (_year(said[1]) if said else before), after


def _year(printed: str) -> Period | None:
    try:
        return parse_period(year_label(printed))
    except PeriodError:
        return None
