"""Rows of the two tables as the checks see them: values, goals and matching rows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from frankpledge.plan.reading.draft import (
    Draft,
    Figure,
    FigureState,
    ResultRow,
    RuleKind,
    TargetRow,
    TargetRule,
    Unit,
)
from frankpledge.plan.reading.meaning import Subject, subject_of, words_of

Row = ResultRow | TargetRow
_R = TypeVar("_R", ResultRow, TargetRow)

BY_SHARE = frozenset({RuleKind.REDUCE_BY_SHARE, RuleKind.INCREASE_BY_SHARE})
TO_A_FIGURE = frozenset({RuleKind.REDUCE_TO, RuleKind.INCREASE_TO})
DOWNWARD = frozenset({RuleKind.REDUCE, RuleKind.REDUCE_TO, RuleKind.REDUCE_BY_SHARE})
UPWARD = frozenset(
    {RuleKind.INCREASE, RuleKind.INCREASE_TO, RuleKind.INCREASE_BY_SHARE}
)
# States that say "no figure here". Words may still mean something to a person, so a
# check that is not sure leaves them alone.
ABSENT = frozenset(
    {
        FigureState.TBC,
        FigureState.BLANK,
        FigureState.NOT_APPLICABLE,
        FigureState.WITHHELD,
    }
)
HUNDRED = Decimal(100)
_OF_THE_REST = re.compile(
    r"^other\b|\b(?:all|any) other\b|\bexcluding\b", re.IGNORECASE
)
_THE_REST = frozenset({"other"})


def known(cell: Figure) -> Decimal | None:
    """Return the value of a cell that holds a number."""
    return cell.value if cell.state is FigureState.KNOWN else None


def is_absent(cell: Figure) -> bool:
    """Say whether the document gives no figure here, not even in words."""
    return cell.state in ABSENT


def change_between(before: Decimal, after: Decimal) -> Decimal:
    """Return the change as a percentage of `before`, which must not be zero."""
    return (after - before) * HUNDRED / before


def way_of(rule: TargetRule) -> int:
    """Return -1 for a rule that asks for less, 1 for one that asks for more."""
    return -1 if rule.kind in DOWNWARD else 1


def exact_goals(rule: TargetRule, baseline: Decimal, unit: Unit) -> tuple[Decimal, ...]:
    """Return every figure the rule may mean from this baseline, likeliest first.

    "By 5%" of a count is a share of it. "By 5%" of a percentage is read either way,
    as a share of it or as percentage points, since documents write both.
    """
    if rule.amount is None:
        return ()
    if rule.kind in TO_A_FIGURE:
        return (rule.amount,)
    if rule.kind in {RuleKind.REDUCE, RuleKind.INCREASE}:
        return (baseline + way_of(rule) * rule.amount,)
    if rule.kind not in BY_SHARE:
        return ()
    way = way_of(rule)
    of_the_baseline = baseline + way * baseline * rule.amount / HUNDRED
    in_its_own_unit = baseline + way * rule.amount
    if rule.unit is Unit.COUNT:
        return (in_its_own_unit, of_the_baseline)
    if unit is Unit.PERCENT:
        return (of_the_baseline, in_its_own_unit)
    return (of_the_baseline,)


def own_name(draft: Draft) -> Subject:
    """Return the stems of the partnership's own name, which titles may carry."""
    return stems_of_name(draft.partnership_name)


def stems_of_name(partnership: str) -> Subject:
    """Return the stems of a partnership's name, but for those that name crimes."""
    return words_of(partnership) - {"crim", "safe", "safety"}


def matched(draft: Draft) -> Iterator[tuple[TargetRow, ResultRow]]:
    """Yield each target with last year's result of the same subject and unit.

    A subject that two rows of one table share is left out: which is meant is a guess.
    """
    ignoring = own_name(draft)
    results = once_each(draft.results, ignoring)
    targets = once_each(draft.targets, ignoring)
    for key, target in targets.items():
        if key in results:
            yield target, results[key]


def subject_in(text: str, ignoring: Subject) -> Subject:
    """Return what a row or measure is about; "other burglary" is not burglary."""
    about = subject_of(text, ignoring)
    return about | _THE_REST if about and _OF_THE_REST.search(text) else about


def once_each(rows: Iterable[_R], ignoring: Subject) -> dict[tuple[Subject, Unit], _R]:
    """Return the rows whose subject and unit no other row of the table shares."""
    rows = tuple(rows)
    keys = [(subject_in(row.title, ignoring), unit_of(row)) for row in rows]
    times = Counter(keys)
    return {
        key: row
        for key, row in zip(keys, rows, strict=True)
        if key[0] and times[key] == 1
    }


def unit_of(row: Row) -> Unit:
    """Return what the row counts, from whichever of its cells holds a number."""
    cells = [row.baseline, row.target]
    if isinstance(row, ResultRow):
        cells.append(row.actual)
    units = [cell.unit for cell in cells if known(cell) is not None]
    return units[0] if units else Unit.COUNT
