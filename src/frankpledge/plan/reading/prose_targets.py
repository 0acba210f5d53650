"""Targets that stand outside tables: "Target 2: Reduce arson by 10% (baseline 40)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from frankpledge.plan.reading.blocks import Words
from frankpledge.plan.reading.draft import (
    Figure,
    FigureState,
    Particulars,
    RuleKind,
    TargetRow,
    TargetRule,
)
from frankpledge.plan.reading.figures import NUMBER, PER_CENT, parse_figure
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.plan.reading.notes import Doubt, weighed
from frankpledge.plan.reading.outline import Section
from frankpledge.plan.reading.periods import period_of
from frankpledge.plan.reading.target_words import indicator_codes, parse_rule

LONGEST_TARGET: Final = 400  # characters
MOST_AFTER: Final = 6  # lines after a target in which its lead may be named

_NUMBER: Final = rf"£?{NUMBER}(?: ?{PER_CENT})?"
_CALLED_A_TARGET = re.compile(
    r"(?:key |headline |performance |strategic |local )*(?:target|indicator|measure|kpi)"
    r"s?(?: ?(?:no\.? ?)?[0-9]{1,3}(?:\.[0-9]{1,3})?[a-z]?)?\s?[:.\-\u2013\u2014]\s?"
    r"(?P<words>\S.{10,})",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    rf"\bbase ?line(?:(?P<when>[^;()]{{0,40}}?)[:=]| is| was| of|,)? ?(?<![0-9/,.])"
    rf"(?P<figure>{_NUMBER})(?![0-9/,-])",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\bfrom (?P<figure>{_NUMBER})(?P<when>[^.;]{{0,40}}?) to {_NUMBER}", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:lead(?: (?:agency|officer|partner))?|owner|responsible)\s?:\s?(?P<who>\S.*)",
    re.IGNORECASE,
)
_TO_A_FIGURE: Final = frozenset({RuleKind.REDUCE_TO, RuleKind.INCREASE_TO})
_BLANK: Final = Figure("", FigureState.BLANK)


def targets_in_prose(sections: Sequence[Section]) -> Iterator[TargetRow]:
    """Yield the headings, paragraphs and items that call themselves a target.

    Only those whose words give a rule with a size; each is doubted, for a person to
    look at.
    """
    lines = [
        line
        for section in sections
        for line in (section.heading, *section.blocks)
        if isinstance(line, Words)
    ]
    for place, line in enumerate(lines):
        target = _target_in(line, lines[place + 1 : place + 1 + MOST_AFTER])
        if target is not None:
            yield target


def _target_in(line: Words, after: Sequence[Words]) -> TargetRow | None:
    called = _CALLED_A_TARGET.fullmatch(line.text[: LONGEST_TARGET + 1])
    if called is None or len(line.text) > LONGEST_TARGET:
        return None
    title = called["words"]
    rule = parse_rule(title)
    if rule is None or rule.amount is None:
        return None
    confidence, doubts = weighed([Doubt.OUTSIDE_TABLES])
    return TargetRow(
        title=title,
        section="",
        rule=rule,
        links="",
        indicator_codes=indicator_codes(title),
        instruments=instruments_in(title),
        baseline=_baseline_in(title),
        target=_goal_of(title, rule),
        source=line.source,
        confidence=confidence,
        doubts=doubts,
        particulars=Particulars(owner=_lead_in(after)),
    )


def _baseline_in(title: str) -> Figure:
    for pattern in (_BASELINE, _FROM_TO):
        match = pattern.search(title)
        if match:
            figure = parse_figure(match["figure"])
            return Figure(
                figure.printed,
                figure.state,
                figure.value,
                figure.unit,
                period_of(match["when"] or ""),
            )
    return _BLANK


def _goal_of(title: str, rule: TargetRule) -> Figure:
    """Return the figure the words name as the one to reach, as they print it."""
    if rule.kind not in _TO_A_FIGURE:
        return _BLANK
    printed = re.findall(rf"\bto ({_NUMBER})", title, re.IGNORECASE)
    figures = [parse_figure(text) for text in printed]
    return next((f for f in figures if f.value == rule.amount), _BLANK)


def _lead_in(after: Sequence[Words]) -> str:
    for line in after:
        if _CALLED_A_TARGET.fullmatch(line.text):
            return ""
        if match := _LEAD.fullmatch(line.text):
            return match["who"]
    return ""
