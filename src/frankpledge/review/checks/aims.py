"""Checks of targets against one another: the same one twice, or two that cannot both be."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from frankpledge.plan.reading.draft import (
    Draft,
    Source,
    TargetRow,
    TargetRule,
)
from frankpledge.plan.reading.meaning import Subject, words_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import first_few
from frankpledge.review.checks.rows import (
    BY_SHARE,
    DOWNWARD,
    TO_A_FIGURE,
    UPWARD,
    known,
    own_name,
    unit_of,
)
from frankpledge.review.checks.wording import (
    aim,
    counted,
    lines,
    name_of,
    where,
    within_sentence,
)

# Words that frame a title and yet say what kind of figure it is.
_KIND = re.compile(
    r"\b(not|no|without|non|concern\w*|problem\w*|percep\w+|consider\w*|think\w*|"
    r"sees?|percentage|proportion|share|rate|repeat\w*|record\w*|report\w*|rank\w*|"
    r"per)\b|%",
    re.IGNORECASE,
)
_SECTION_OF_TARGETS = re.compile(r"\b(targets?|measures?|indicators?)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Aim:
    """A target as a row of the table or a measure of a theme states it."""

    text: str
    rule: TargetRule
    source: Source
    element: str
    row: TargetRow | None
    place: tuple[str, ...]  # what must be alike beside the words

    def key(self, ignoring: Subject) -> tuple[object, ...] | None:
        """Return what it is about, exactly; None when that is nothing."""
        about = words_of(self.text) - ignoring
        kind = frozenset(word.lower() for word in _KIND.findall(self.text))
        return (about, kind, self._other_numbers(), self.place) if about else None

    def _other_numbers(self) -> frozenset[str]:
        """Return the numbers in its words that are not the size of the target."""
        size = self.rule.amount
        said = {one.replace(",", "") for one in _NUMBER.findall(self.text)}
        return frozenset(one for one in said if Decimal(one) != size)


def _rows(draft: Draft) -> list[Aim]:
    return [
        Aim(
            text=row.title,
            rule=row.rule,
            source=row.source,
            element=row.title,
            row=row,
            place=(unit_of(row).value, _own_section(row), row.target.period),
        )
        for row in draft.targets
        if row.rule is not None
    ]


def _own_section(row: TargetRow) -> str:
    """Return a section that may set a row apart, as the name of a place does."""
    return "" if _SECTION_OF_TARGETS.search(row.section) else row.section


def _measures(draft: Draft) -> Iterator[Aim]:
    for theme in draft.themes:
        for one in theme.measures:
            if one.rule is not None:
                yield Aim(one.text, one.rule, one.source, theme.title, None, ())


def _alike(aims: Iterable[Aim], ignoring: Subject) -> list[list[Aim]]:
    """Return the aims that are about exactly the same, where there are several."""
    found: dict[tuple[object, ...], list[Aim]] = {}
    for one in aims:
        key = one.key(ignoring)
        if key is not None:
            found.setdefault(key, []).append(one)
    return [same for same in found.values() if len(same) > 1]


def same_target_twice(draft: Draft) -> Iterator[Remark]:
    """Find a target that the table holds twice, word for word and figure for figure."""
    twice = [
        (one, other)
        for same in _alike(_rows(draft), own_name(draft))
        for one, other in pairwise(same)
        if one.row and other.row and _figures(one.row) == _figures(other.row)
        if one.rule == other.rule
    ]
    if twice:
        said = [
            f"{within_sentence(name_of(one.text))} ({lines(one.source, other.source)})"
            for one, other in twice
        ]
        first = twice[0][0]
        yield Remark(
            f"{counted(len(twice), 'target stands', 'targets stand')} in the table "
            f"twice: {first_few(said)}. Counted twice, it would weigh double in any "
            f"“met” out of all.",
            first.source,
            first.element if len(twice) == 1 else "",
        )


def _figures(row: TargetRow) -> tuple[object, ...]:
    return (
        known(row.baseline),
        known(row.target),
        row.indicator_codes,
        row.instruments,
        row.particulars.owner,
    )


def targets_contradict(draft: Draft) -> Iterator[Remark]:
    """Find two targets for one thing that cannot both be kept."""
    ignoring = own_name(draft)
    groups = _alike(_rows(draft), ignoring) + _alike(_measures(draft), ignoring)
    for same in groups:
        for one, other in pairwise(same):
            if _cannot_both_be(one, other) and _start_alike(one, other):
                yield _contradict(one, other)
    yield from _measures_against_rows(draft, ignoring)


def _measures_against_rows(draft: Draft, ignoring: Subject) -> Iterator[Remark]:
    """Find a measure that asks for more where the table asks for less."""
    rows: dict[tuple[object, ...], Aim] = {}
    for row in _rows(draft):
        key = row.key(ignoring)
        if key is not None:
            rows.setdefault(key[:-1], row)
    for one in _measures(draft):
        key = one.key(ignoring)
        other = rows.get(key[:-1]) if key else None
        if other is not None and _point_apart(one.rule, other.rule):
            yield _contradict(one, other)


def _point_apart(one: TargetRule, other: TargetRule) -> bool:
    return (one.kind in DOWNWARD and other.kind in UPWARD) or (
        one.kind in UPWARD and other.kind in DOWNWARD
    )


def _cannot_both_be(one: Aim, other: Aim) -> bool:
    if _point_apart(one.rule, other.rule):
        return True
    sized = one.rule.kind in BY_SHARE | TO_A_FIGURE
    alike = (one.rule.kind, one.rule.unit) == (other.rule.kind, other.rule.unit)
    amounts = {one.rule.amount, other.rule.amount}
    return sized and alike and None not in amounts and len(amounts) > 1


def _start_alike(one: Aim, other: Aim) -> bool:
    """Say whether nothing shows that two rows count from different figures."""
    starts = {known(aimed.row.baseline) for aimed in (one, other) if aimed.row}
    return len(starts - {None}) < 2


def _contradict(one: Aim, other: Aim) -> Remark:
    return Remark(
        f"{name_of(one.text)}: {_asks(one)} here and {_asks(other)} "
        f"{where(other.source)}. One thing cannot be held to both: say which stands, "
        f"or what sets the two apart.",
        one.source,
        one.element,
        "" if one.row else one.text,
    )


def _asks(one: Aim) -> str:
    if one.rule.amount is not None:
        return f"{aim(one.rule)} is asked for"
    return f"{'less' if one.rule.kind in DOWNWARD else 'more'} of it is asked for"
