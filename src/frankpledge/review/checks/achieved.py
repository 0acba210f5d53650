"""Checks for targets that ask for less than was already reached."""

import re
from collections.abc import Iterator

from frankpledge.plan.reading.draft import (
    Draft,
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
            if beaten:
                yield Remark(beaten, measure.source, theme.title, measure.text)


def _beaten_by_the_results(draft: Draft) -> Iterator[Remark]:
    for target, result in matched(draft):
        goal, actual = known(target.target), known(result.actual)
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
