"""Checks of surveys and records: two that ask one question are two series."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.plan.reading.draft import Draft, Source, TargetRow, Unit
from frankpledge.plan.reading.meaning import subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import known
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
