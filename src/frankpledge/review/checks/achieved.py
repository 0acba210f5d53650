"""Checks for targets that ask for less than was already reached."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frankpledge.plan.reading.draft import (
    Draft,
    ResultRow,
    RuleKind,
    ThemeMeasure,
    Unit,
)
from frankpledge.plan.reading.meaning import words_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.parts import PartOfWhole, parts_of_wholes
from frankpledge.review.checks.polarity import good_direction
from frankpledge.review.checks.prose import Sentence, counted_things, sentences
from frankpledge.review.checks.rows import known, matched
from frankpledge.review.checks.wording import (
    figure,
    lines,
    name_of,
    number,
    share,
)

_AT_LEAST = frozenset({RuleKind.AT_LEAST, RuleKind.INCREASE_TO})
_AT_MOST = frozenset({RuleKind.AT_MOST, RuleKind.REDUCE_TO})
_QUARTER = re.compile(r"\bQ[1-4]$")
_QUARTERS_OF_A_YEAR = 4
# A figure of last year in a column beside: "Baseline 2009/10: 45", "outturn 12%".
_LAST_YEAR = re.compile(
    r"\b(?:base ?line|last year|previous year|out-?turn)(?: figure)?"
    r"(?: \(?(?:19|20)\d\d(?:[/-]\d{1,4})?\)?)?\s?(?:[:=-]|was|of)?\s?"
    r"(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?!\d|[/,.-]\d)\s?(?P<percent>%)?",
    re.IGNORECASE,
)
_STILL_TO_COME = re.compile(r"\b(will|aims?|targets?|plans? to|hopes?|to be)\b", re.I)
# How many telling words a measure and a sentence share before they are one thing.
_SHARED_WORDS = 2


def target_already_met(draft: Draft) -> Iterator[Remark]:
    """Find targets that last year's own figures had already passed."""
    yield from _beaten_by_the_results(draft)
    told = [one for one in sentences(draft) if not _STILL_TO_COME.search(one.text)]
    parts = [one for one in parts_of_wholes(draft) if one.sentence in told]
    for theme in draft.themes:
        for measure in theme.measures:
            beaten = _beaten_by_a_share(parts, measure)
            beaten = beaten or _beaten_by_a_count(told, measure)
            beaten = beaten or _beaten_beside_it(measure)
            if beaten:
                yield Remark(beaten, measure.source, theme.title, measure.text)


def _beaten_by_the_results(draft: Draft) -> Iterator[Remark]:
    for target, result in matched(draft):
        goal, actual = known(target.target), _year_of(result)
        good = good_direction(target.title, target.rule)
        starts_from_it = known(target.baseline) == actual
        if goal is None or actual is None or good is None or starts_from_it:
            continue
        if (goal - actual) * good < 0:
            unit = target.target.unit
            yield Remark(
                f"{name_of(target.title)}: the target is {figure(goal, unit)}, but "
                f"{figure(actual, unit)} was reached already "
                f"({lines(result.source)}). The target would allow it to get worse.",
                target.source,
                target.title,
            )


def _year_of(result: ResultRow) -> Decimal | None:
    """Return the year's figure; the four quarters of a count make one."""
    actual = known(result.actual)
    quarters = [one for one in result.quarters if _QUARTER.search(one.period)]
    values = [known(one) for one in quarters if one.unit is Unit.COUNT]
    counted = [value for value in values if value is not None]
    if actual is None and len(values) == len(counted) == _QUARTERS_OF_A_YEAR:
        return sum(counted, Decimal(0))
    return actual


def _beaten_beside_it(measure: ThemeMeasure) -> str:
    """Say so when the row's own columns give a better figure for last year."""
    rule = measure.rule
    if rule is None or rule.amount is None or rule.kind not in _AT_LEAST | _AT_MOST:
        return ""
    beside = f"{measure.particulars.evidence}\n{measure.particulars.comment}"
    for said in _LAST_YEAR.finditer(beside):
        value = Decimal(said["value"].replace(",", ""))
        is_share = bool(said["percent"])
        way = 1 if rule.kind in _AT_LEAST else -1
        same_unit = is_share == (rule.unit is Unit.PERCENT)
        if same_unit and (value - rule.amount) * way > 0:
            unit = Unit.PERCENT if is_share else Unit.COUNT
            return (
                f"{name_of(measure.text)}: the target is {figure(rule.amount, unit)}, "
                f"but the row itself says “{' '.join(said[0].split())}”. The target "
                f"would allow it to get worse."
            )
    return ""


def _beaten_by_a_share(parts: list[PartOfWhole], measure: ThemeMeasure) -> str:
    """Say so when the prose tells of a higher share of the same thing."""
    rule = measure.rule
    wanted = rule.amount if rule and rule.kind in _AT_LEAST else None
    if rule is None or wanted is None or rule.unit is not Unit.PERCENT:
        return ""
    about = words_of(f"{measure.subject} {measure.text}")
    for one in parts:
        same = about & words_of(one.what_befell_the_part)
        if len(same) >= _SHARED_WORDS and one.share > wanted:
            return (
                f"{name_of(measure.text)}: the target is {number(wanted)}%, but last "
                f"year it was already {number(one.part.value)} of "
                f"{number(one.whole.value)}, which is {share(one.share)} "
                f"({lines(one.sentence.source)}). The target would allow it to fall."
            )
    return ""


def _beaten_by_a_count(told: list[Sentence], measure: ThemeMeasure) -> str:
    """Say so when the prose counts more of the same thing last year."""
    rule = measure.rule
    wanted = rule.amount if rule and rule.kind in _AT_LEAST else None
    if rule is None or wanted is None or rule.unit is not Unit.COUNT:
        return ""
    aimed = [one for one in counted_things(measure.text) if one.value == wanted]
    if not aimed:
        return ""
    setting = words_of(f"{measure.subject} {measure.text}") - aimed[0].noun
    for sentence in told:
        if len(setting & sentence.words) < _SHARED_WORDS:
            continue
        for thing in sentence.counts:
            if thing.counts_the_same_as(aimed[0]) and thing.value > wanted:
                return (
                    f"{name_of(measure.text)}: at least {number(wanted)} "
                    f"{aimed[0].words} are asked for, but last year's figure was "
                    f"{number(thing.value)} ({lines(sentence.source)}). The target "
                    f"would allow it to fall."
                )
    return ""
