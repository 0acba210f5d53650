"""Targets that stand outside tables: "Target 2: Reduce arson by 10% (baseline 40)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from frankpledge.plan.reading.blocks import Kind, Words
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
from frankpledge.plan.reading.text import fold
from frankpledge.plan.reading.vocabulary import Label, label_of

PARTS_OF_A_LINE: Final = 2  # label and content
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
_REACHED = re.compile(
    rf"\btarget(?P<when>[^;(]{{0,40}}?)[:=,]? ?(?:of |is )?(?<![0-9/,.])(?P<figure>{_NUMBER})"
    r"(?![0-9/,-])",
    re.IGNORECASE,
)
# A measure with the figure it starts from and the one to reach, in this order.
_WITH_BOTH = re.compile(
    r"[^:]{5,150}: ?base ?line\b[^:]{1,60}\btarget\b", re.IGNORECASE
)
_SHARE_BESIDE = re.compile(r"\((?P<words>(?:an? )?[0-9.]{1,5} ?% [a-z]+)\)", re.I)
_FROM_TO = re.compile(
    rf"\bfrom (?P<figure>{_NUMBER})(?P<when>[^.;]{{0,40}}?) to {_NUMBER}", re.IGNORECASE
)
# What leads in to a list of them: "Our targets for 2003/04 are to:".
_LISTS_TARGETS = re.compile(r"\btargets\b[^.:]{0,60}:$", re.IGNORECASE)
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
    lines = [line for section in sections for line in _lines_of(section)]
    listed = False
    for place, line in enumerate(lines):
        listed = bool(_LISTS_TARGETS.search(line.text)) or (
            listed and line.kind is Kind.ITEM
        )
        after = lines[place + 1 : place + 1 + MOST_AFTER]
        is_item = listed and line.kind is Kind.ITEM
        target = _target_in(line, after, is_listed=is_item)
        if target is not None:
            yield target


def _lines_of(section: Section) -> Iterator[Words]:
    """Yield the lines of a section, those under the labels of a sheet as they stood."""
    if section.heading is not None:
        yield section.heading
    for block in section.blocks:
        if isinstance(block, Words):
            yield block
            continue
        for row in block.rows:
            cells = [cell.text for cell in row.cells]
            if len(cells) == PARTS_OF_A_LINE and _names_a_target_or_lead(cells[0]):
                yield Words(f"{cells[0]}: {cells[1]}", Kind.PROSE, row.source)
            elif len(cells) <= PARTS_OF_A_LINE and _WITH_BOTH.match(row.cells[-1].text):
                yield Words(row.cells[-1].text, Kind.ITEM, row.source)


def _names_a_target_or_lead(label: str) -> bool:
    return fold(label) == "target" or label_of(label) is Label.LEAD


def _target_in(
    line: Words, after: Sequence[Words], *, is_listed: bool
) -> TargetRow | None:
    if len(line.text) > LONGEST_TARGET:
        return None
    if _WITH_BOTH.match(line.text) and line.kind is not Kind.HEADING:
        return _target_with_both(line)
    called = _CALLED_A_TARGET.fullmatch(line.text)
    if called is None and not is_listed:
        return None
    title = called["words"] if called else line.text
    whole = parse_rule(title)
    if whole is None or whole.amount is None:
        return None
    told = parse_rule(title.partition(" (from ")[0])  # "by 8% (from 1,250 to 1,150)"
    rule = told if told is not None and told.amount is not None else whole
    confidence, doubts = weighed([Doubt.OUTSIDE_TABLES])
    return TargetRow(
        title=title,
        section="",
        rule=rule,
        links="",
        indicator_codes=indicator_codes(title),
        instruments=instruments_in(title),
        baseline=_baseline_in(title),
        target=_goal_of(title, whole),
        source=line.source,
        confidence=confidence,
        doubts=doubts,
        particulars=Particulars(owner=_lead_in(after)),
    )


def _target_with_both(line: Words) -> TargetRow | None:
    """Return the target of "Burglary: baseline 190 (2024/25), target 171", or None."""
    title = line.text.partition(":")[0]
    after = line.text[len(title) :]
    reached = _REACHED.search(after)
    baseline = _baseline_in(after)
    if reached is None or baseline.state is not FigureState.KNOWN:
        return None
    share = _SHARE_BESIDE.search(after, reached.end())
    confidence, doubts = weighed([Doubt.OUTSIDE_TABLES])
    target = parse_figure(reached["figure"])
    return TargetRow(
        title=title,
        section="",
        rule=parse_rule(share["words"]) if share else parse_rule(title),
        links="",
        indicator_codes=indicator_codes(title),
        instruments=instruments_in(line.text),
        baseline=baseline,
        target=replace(target, period=period_of(reached["when"])),
        source=line.source,
        confidence=confidence,
        doubts=doubts,
    )


def _baseline_in(title: str) -> Figure:
    for pattern in (_BASELINE, _FROM_TO):
        match = pattern.search(title)
        if match:
            figure = parse_figure(match["figure"])
            when = match["when"] or _year_beside(title[match.end() :])
            return replace(figure, period=period_of(when))
    return _BLANK


def _year_beside(after: str) -> str:
    """Return what stands in brackets right after a figure: "(2024/25)"."""
    match = re.match(r" ?\((?P<when>[^)]{2,40})\)", after)
    return match["when"] if match else ""


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
