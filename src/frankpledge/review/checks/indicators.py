"""Checks of indicator codes: does the row measure what the code formally means?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import Draft, Source, TargetRow, Unit
from frankpledge.plan.reading.meaning import subject_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import HUNDRED, known
from frankpledge.review.checks.surveys import surveys_named, surveys_of
from frankpledge.review.checks.wording import (
    figure,
    lines,
    listed,
    name_of,
    number,
    share,
    where,
    within_sentence,
)


@dataclass(frozen=True)
class FormalDefinition:
    """What a national indicator measures, and the words that show a row means it."""

    code: str
    measures: str
    telling_words: tuple[str, ...]  # one of them shows the formal measure is meant


# CLG, National Indicators: Handbook of Definitions, May 2008.
FORMAL_DEFINITIONS: tuple[FormalDefinition, ...] = (
    FormalDefinition(
        "NI18",
        "adult re-offending by people under probation supervision within three months, "
        "set against the rate predicted for them",
        ("predicted", "caseload", "supervision"),
    ),
    FormalDefinition(
        "NI21",
        "the percentage of people who agree that the police and council are dealing "
        "with the anti-social behaviour and crime issues that matter",
        ("agree", "dealing with", "deal with"),
    ),
    FormalDefinition(
        "NI32",
        "the share of the cases discussed at a MARAC that are repeats, the same victim "
        "and perpetrator within twelve months",
        ("marac", "multi-agency risk assessment"),
    ),
    FormalDefinition(
        "NI41",
        "the percentage of people who see drunk or rowdy behaviour as a very big or "
        "fairly big problem",
        ("drunk", "rowdy"),
    ),
    FormalDefinition(
        "NI42",
        "the percentage of people who see drug use or drug dealing as a very big or "
        "fairly big problem",
        ("drug",),
    ),
    FormalDefinition(
        "NI47",
        "the percentage change in the three-year rolling average of people killed or "
        "seriously injured on the roads, by calendar year",
        ("rolling", "three-year", "three year", "3-year", "3 year", "average"),
    ),
    FormalDefinition(
        "NI195",
        "the share of surveyed streets that fall below standard for litter, detritus, "
        "graffiti and fly-posting, four scores",
        ("clean", "litter", "detritus", "graffiti", "fly-posting", "fly posting"),
    ),
)


@dataclass(frozen=True)
class Use:
    """One place where the document uses a code."""

    words: str
    source: Source
    element: str
    row: TargetRow | None


def code_used_otherwise(draft: Draft) -> Iterator[Remark]:
    """Find codes set beside words that do not describe the formal indicator.

    A code in a table's column of links only points to something related; a theme that
    names it among its performance measures claims to measure it.
    """
    for formal in FORMAL_DEFINITIONS:
        uses = _uses(draft, formal.code)
        text = " ".join(use.words for use in uses).lower()
        is_claimed = any(use.row is None for use in uses)
        if not is_claimed or any(word in text for word in formal.telling_words):
            continue
        first = uses[0]
        places = lines(*(use.source for use in uses))
        what = (
            _what_is_set(first.row)
            if first.row
            else f"“{within_sentence(name_of(first.words))}”"
        )
        yield Remark(
            f"{formal.code} stands here for {what} ({places}); formally it is "
            f"{formal.measures}. Name the measure for what it counts, or count what "
            f"the code means.{_implied_whole(draft, first.row)}",
            first.source,
            first.element,
        )


def _uses(draft: Draft, code: str) -> list[Use]:
    found = [
        Use(row.title, row.source, row.title, row)
        for row in draft.targets
        if code in row.indicator_codes
    ]
    for theme in draft.themes:
        found += [
            Use(measure.text, measure.source, theme.title, None)
            for measure in theme.measures
            if code in measure.indicator_codes
        ]
    return found


def _what_is_set(row: TargetRow) -> str:
    baseline, target = known(row.baseline), known(row.target)
    words = f"“{within_sentence(name_of(row.title))}”"
    if baseline is None or target is None:
        return words
    return (
        f"{words}, {figure(baseline, row.baseline.unit)} to "
        f"{figure(target, row.target.unit)}"
    )


def _implied_whole(draft: Draft, row: TargetRow | None) -> str:
    """Return what a count in the prose and the row's percentage imply together."""
    rate = known(row.baseline) if row else None
    if row is None or not rate or row.baseline.unit is not Unit.PERCENT:
        return ""
    about = subject_of(row.title)
    for sentence in sentences(draft):
        for thing in sentence.counts:
            named = subject_of(_clause_after(sentence.text, thing.end))
            if about and about <= named:
                whole = number(half_up(thing.value * HUNDRED / rate))
                return (
                    f" The {number(thing.value)} counted {where(sentence.source)}, "
                    f"at {share(rate)}, would be out of about {whole} if both are of "
                    f"one period."
                )
    return ""


def _clause_after(text: str, start: int) -> str:
    return re.split(r"[,.;]", text[start:], maxsplit=1)[0]


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
