"""Checks of the targets: does each follow from its rule and its baseline?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import (
    ROUNDED,
    Convention,
    conventions_giving,
    half_up,
    places_of,
    truncate,
)
from frankpledge.plan.reading.draft import Draft, RuleKind, TargetRule, Unit
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import (
    BY_SHARE,
    HUNDRED,
    TO_A_FIGURE,
    Row,
    change_between,
    exact_goals,
    known,
    way_of,
)
from frankpledge.review.checks.spans import Span, around, span_of_cell
from frankpledge.review.checks.wording import (
    figure,
    listed,
    name_of,
    number,
    share,
    within_sentence,
)

_LARGEST_WHOLE_SHARE = 100
_BEYOND_ALL_SLIPS = 50  # times
_FEWEST_ALIKE = 2  # targets that show a way of rounding
# "By 10% on 2005 levels", "by March 2014": not one year on from the printed baseline.
_OVER_OTHER_YEARS = re.compile(
    r"\b(on|from|by|since|of) (the )?(\w+ )?(19|20)\d\d\b(?!\s*to\s)|"
    r"\b(over|within|in) (the )?(next )?(two|three|four|five|[2-5])[ -]years?\b",
    re.IGNORECASE,
)


def over_other_years(title: str) -> bool:
    """Say whether words set a target over other years than from one to the next."""
    return bool(_OVER_OTHER_YEARS.search(title))


@dataclass(frozen=True)
class PrintedTarget:
    """A target as printed beside the figure its rule gives."""

    row: Row
    rule: TargetRule
    baseline: Decimal
    said: Decimal
    exact: Decimal
    unit: Unit
    places: int
    conventions: frozenset[Convention]


def printed_targets(draft: Draft) -> list[PrintedTarget]:
    """Return every row, of both tables, whose rule and cells give a figure to compare.

    Where the document rounds every target up, those that only rounding up gives are
    right in its own way, and left out.
    """
    found = _compared(draft)
    if not _only_rounded_up(found):
        return found
    return [one for one in found if not _is_rounded_up(one)]


def _compared(draft: Draft) -> list[PrintedTarget]:
    found = []
    rows: tuple[Row, ...] = (*draft.results, *draft.targets)
    for row in rows:
        target = _printed_target(row)
        if target is not None and (
            target.conventions or not _follows_unrounded(target)
        ):
            found.append(target)
    return found


def _only_rounded_up(targets: list[PrintedTarget]) -> list[PrintedTarget]:
    """Return the targets that only rounding up gives, if none of the others denies it."""
    shares = [one for one in targets if one.rule.kind in BY_SHARE]
    if not all(one.said == _next_above(one.exact, one.places) for one in shares):
        return []
    only = [one for one in shares if _is_rounded_up(one)]
    return only if len(only) >= _FEWEST_ALIKE else []


def _is_rounded_up(target: PrintedTarget) -> bool:
    by_share = target.rule.kind in BY_SHARE
    return by_share and target.said != half_up(target.exact, target.places)


def _next_above(exact: Decimal, places: int) -> Decimal:
    cut = truncate(exact, places)
    return cut + Decimal(1).scaleb(-places) if cut < exact else cut


def targets_rounded_up_throughout(draft: Draft) -> Iterator[Remark]:
    """Find a document that rounds all its targets up."""
    upward = _only_rounded_up(_compared(draft))
    if upward:
        first = upward[0]
        yield Remark(
            f"Every target set by a share is rounded up to the next figure: "
            f"{within_sentence(name_of(first.row.title))}, "
            f"{_arithmetic(first)}, is {number(first.exact)} and printed "
            f"{number(first.said)}, where rounding gives "
            f"{number(half_up(first.exact, first.places))}. A fall rounded up asks for a "
            f"little less than its share.",
            first.row.source,
            first.row.title,
        )


def _follows_unrounded(target: PrintedTarget) -> bool:
    """Say whether a baseline that was itself rounded may give the printed target.

    Such a target says nothing of how the document rounds, and is left out.
    """
    start = span_of_cell(target.row.baseline, target.baseline)
    if target.rule.kind not in BY_SHARE or start.low == start.high:
        return False
    ends = [
        exact_goals(target.rule, one, target.unit)[0] for one in (start.low, start.high)
    ]
    return Span(min(ends), max(ends)).meets(around(target.said, target.places))


def _printed_target(row: Row) -> PrintedTarget | None:
    said, baseline, rule = known(row.target), known(row.baseline), row.rule
    if said is None or rule is None or rule.amount is None:
        return None
    if over_other_years(row.title):
        return None
    unit = row.target.unit
    if baseline is None:
        if rule.kind not in TO_A_FIGURE:
            return None
        baseline = Decimal(0)  # a figure to reach does not depend on it
    elif row.baseline.unit is not unit:
        return None
    if rule.kind in TO_A_FIGURE and rule.unit is not unit:
        return None
    places = places_of(row.target.printed)
    readings = [
        PrintedTarget(
            row=row,
            rule=rule,
            baseline=baseline,
            said=said,
            exact=exact,
            unit=unit,
            places=places,
            conventions=conventions_giving(said, exact, places),
        )
        for exact in exact_goals(rule, baseline, unit)
        if _could_be_a_slip(said, exact)
    ]
    return max(readings, key=_agreement, default=None)


def _could_be_a_slip(said: Decimal, exact: Decimal) -> bool:
    """Say whether a printed target is near enough the one that follows.

    One fifty times as large, or of the other sign, belongs to another row or was read
    wrongly.
    """
    if said <= 0 or exact == 0:
        return exact >= 0
    return said <= exact * _BEYOND_ALL_SLIPS and exact <= said * _BEYOND_ALL_SLIPS


def _agreement(target: PrintedTarget) -> tuple[bool, bool]:
    return bool(target.conventions & ROUNDED), bool(target.conventions)


def target_does_not_follow(draft: Draft) -> Iterator[Remark]:
    """Find targets that their own rule and baseline do not give."""
    for target in printed_targets(draft):
        if not target.conventions and not _is_rounded_to_the_safe_side(target):
            yield Remark(_sentence(target), target.row.source, target.row.title)


def _is_rounded_to_the_safe_side(target: PrintedTarget) -> bool:
    """Say whether the target is the next whole figure that surely meets the share.

    Five per cent up on 441 is 463.05; 464 is the first whole number that reaches it.
    """
    beyond = target.said - target.exact
    upward = target.rule.kind is RuleKind.INCREASE_BY_SHARE
    step = Decimal(1).scaleb(-target.places)
    return upward and 0 < beyond < step


def _sentence(target: PrintedTarget) -> str:
    name = name_of(target.row.title)
    said = figure(target.said, target.unit)
    if target.rule.kind in TO_A_FIGURE:
        wanted = figure(target.exact, target.unit)
        return (
            f"{name}: the words say {wanted}, but the target printed beside them is "
            f"{said}. One of the two is a slip."
        )
    follows = figure(half_up(target.exact, target.places), target.unit)
    exactly = figure(target.exact, target.unit)
    so = "" if exactly == follows else f", so {follows}"
    asked = change_between(target.baseline, target.said) if target.baseline else None
    which_is = "" if asked is None else f", which is {_moved(asked)}"
    return (
        f"{name}: {_arithmetic(target)} is {exactly}{so}, but {said} is "
        f"printed{which_is}. {_what_would_make_it_right(target)}".strip()
    )


def _arithmetic(target: PrintedTarget) -> str:
    amount = figure(target.rule.amount or Decimal(0), target.rule.unit)
    way = "off" if way_of(target.rule) < 0 else "on top of"
    return f"{amount} {way} {figure(target.baseline, target.unit)}"


def _moved(asked: Decimal) -> str:
    if asked == 0:
        return "no change"
    return f"a {'fall' if asked < 0 else 'rise'} of {share(abs(asked))}"


def _what_would_make_it_right(target: PrintedTarget) -> str:
    said = figure(target.said, target.unit)
    ways = []
    whole = _whole_share_giving(target) if target.rule.kind in BY_SHARE else None
    if whole is not None:
        kind = "fall" if way_of(target.rule) < 0 else "rise"
        ways.append(f"a {kind} of {whole}%")
    baseline = _baseline_giving(target)
    if baseline is not None:
        ways.append(f"a baseline of {figure(baseline, target.unit)}")
    return f"{said} would follow from {listed(ways, 'or')}." if ways else ""


def _whole_share_giving(target: PrintedTarget) -> int | None:
    """Return the smallest whole percentage that gives the printed target.

    Only those near the change that is printed can, so no others are tried.
    """
    if not target.baseline:
        return None
    step = Decimal(1).scaleb(-target.places)
    asked = abs(target.said - target.baseline)
    first = int((asked - step) * HUNDRED / abs(target.baseline))
    last = int((asked + step) * HUNDRED / abs(target.baseline)) + 1
    for amount in range(max(1, first), min(last, _LARGEST_WHOLE_SHARE) + 1):
        rule = TargetRule(target.rule.kind, Decimal(amount), Unit.PERCENT)
        exact = exact_goals(rule, target.baseline, target.unit)[0]
        if conventions_giving(target.said, exact, target.places) & ROUNDED:
            return amount
    return None


def _baseline_giving(target: PrintedTarget) -> Decimal | None:
    """Return a baseline from which the rule gives the printed target."""
    amount = target.rule.amount or Decimal(0)
    way = way_of(target.rule)
    factor = 1 + way * amount / HUNDRED
    if factor <= 0:
        return None
    by_number = target.rule.unit is Unit.COUNT
    exact = target.said - way * amount if by_number else target.said / factor
    baseline = half_up(exact, target.places)
    exact = exact_goals(target.rule, baseline, target.unit)[0]
    agrees = conventions_giving(target.said, exact, target.places) & ROUNDED
    return baseline if agrees and baseline != target.baseline else None


def target_cut_off(draft: Draft) -> Iterator[Remark]:
    """Find targets cut off in a document that rounds its other targets."""
    targets = [
        one
        for one in printed_targets(draft)
        if one.rule.kind in BY_SHARE
        and half_up(one.exact, one.places) != truncate(one.exact, one.places)
    ]
    rounded = [one for one in targets if one.conventions & ROUNDED]
    for target in targets:
        if rounded and target.conventions == {Convention.TRUNCATED}:
            other = rounded[0]
            yield Remark(
                f"{name_of(target.row.title)}: {_arithmetic(target)} is "
                f"{figure(target.exact, target.unit)}, which rounds to "
                f"{figure(half_up(target.exact, target.places), target.unit)}; "
                f"{figure(target.said, target.unit)} is printed. The document rounds "
                f"its other targets ({within_sentence(name_of(other.row.title))}, "
                f"{number(other.exact)} printed {number(other.said)}).",
                target.row.source,
                target.row.title,
            )
