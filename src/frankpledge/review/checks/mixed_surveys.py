"""Checks of surveys and records: two that ask one question are two series."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.plan.reading.draft import Draft, Source, TargetRow, Unit
from frankpledge.plan.reading.meaning import subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import Row, known, matched
from frankpledge.review.checks.surveys import surveys_named, surveys_of
from frankpledge.review.checks.wording import (
    figure,
    lines,
    listed,
    name_of,
    number,
    within_sentence,
)


@dataclass(frozen=True)
class Reading:
    """A percentage and the survey it is said to come from."""

    value: Decimal
    instrument: str
    source: Source


def two_instruments_one_question(draft: Draft) -> Iterator[Remark]:
    """Find one question answered by two surveys with different figures."""
    told = list(_survey_sentences(draft))
    for row in draft.targets:
        value = known(row.baseline)
        own = surveys_of(row)
        about = subject_of(row.title) - {name.lower() for name in own}
        if value is None or row.baseline.unit is not Unit.PERCENT or not own:
            continue
        others = [
            reading
            for words, reading in told
            if about
            and about <= words
            and reading.instrument not in own
            and reading.value != value
        ]
        if others:
            yield _mixed(row, listed(sorted(own)), others)


def _mixed(row: TargetRow, own: str, others: list[Reading]) -> Remark:
    said = listed(
        [
            f"{number(one.value)}% from the {one.instrument} ({lines(one.source)})"
            for one in others
        ]
    )
    name = name_of(row.title)
    if row.indicator_codes:
        name = f"{listed(row.indicator_codes)}, {within_sentence(name)}"
    return Remark(
        f"{name}: the target starts from "
        f"{figure(known(row.baseline) or Decimal(0), Unit.PERCENT)} in the {own}, but "
        f"the document also gives {said}. Two surveys asking one question are two "
        f"series: name the one that will judge the target and never set the other on "
        f"the same line.",
        row.source,
        row.title,
    )


def _survey_sentences(draft: Draft) -> Iterator[tuple[frozenset[str], Reading]]:
    for sentence in sentences(draft):
        if not sentence.shares:
            continue
        for instrument in sorted(surveys_named(sentence.text)):
            reading = Reading(sentence.shares[0].value, instrument, sentence.source)
            yield sentence.words, reading


_RECORDS = re.compile(
    r"\b(police[- ]recorded|recorded (crimes?|offences?)|police (data|records|figures)|"
    r"iquanta)\b",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(previous(ly)?|former(ly)?|replac\w+|until|since|instead|no longer|not "
    r"comparable)\b",
    re.IGNORECASE,
)


def row_mixes_instruments(draft: Draft) -> Iterator[Remark]:
    """Find one row, or a target and last year's result, with two ways of measuring."""
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        named = _instruments_of(row)
        if len(named) > 1 and not _SAYS_SO.search(_words_beside(row)):
            yield _remark(row, f"its row names {_quoted(named)}")
    for target, result in matched(draft):
        now, then = _instruments_of(target), _instruments_of(result)
        told = f"{_words_beside(target)} {_words_beside(result)}"
        if now and then and not _meet(now, then) and not _SAYS_SO.search(told):
            yield _remark(
                target,
                f"the target is measured by {_quoted(now)}, last year's result "
                f"({lines(result.source)}) by {_quoted(then)}",
            )


def _meet(some: list[str], others: list[str]) -> bool:
    """Say whether two lists hold one name, or a longer and a shorter form of it."""
    return any(
        set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
        for one in some
        for other in others
    )


def _quoted(names: list[str]) -> str:
    return listed([f"“{name}”" for name in names])


def _words_beside(row: Row) -> str:
    given = row.particulars
    return f"{row.title} {row.links} {given.evidence} {given.comment}"


def _instruments_of(row: Row) -> list[str]:
    """Return what a row is measured by; a longer name holds a shorter one."""
    surveys = surveys_of(row)
    distinct = [
        name
        for name in surveys
        if not any(set(name.split()) < set(other.split()) for other in surveys)
    ]
    words = f"{row.title} {row.links} {row.particulars.evidence}"
    records = ["crime the police record"] if _RECORDS.search(words) else []
    return [*sorted(distinct), *records]


def _remark(row: Row, what: str) -> Remark:
    return Remark(
        f"{name_of(row.title)}: {what}. Figures measured in two ways are two series: "
        f"say which one judges the target.",
        row.source,
        row.title,
    )
