"""Checks of last year's table: does the printed change follow from the row?"""

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
from frankpledge.plan.reading.draft import Draft, Figure, ResultRow, Unit
from frankpledge.plan.reading.figures import DOWNWARD, UPWARD
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.rows import (
    BY_SHARE,
    HUNDRED,
    change_between,
    known,
    unit_of,
)
from frankpledge.review.checks.spans import (
    around,
    difference,
    relative,
    span_of_cell,
)
from frankpledge.review.checks.wording import (
    counted,
    figure,
    listed,
    name_of,
    number,
    printed,
    share,
    signed_share,
    within_sentence,
)

# Percent. Two figures farther apart are of two rows, or were read wrongly.
_BEYOND_ALL_SLIPS = Decimal(5_000)
_FALL_IN_WORDS = re.compile(r"\b(reduc|decreas|fall|fell|drop|down|lower)", re.I)
_SIGNED = re.compile(
    rf"[-+−–{UPWARD}{DOWNWARD}]\s*\d|\b(reduc|decreas|increas|fall|fell|rise|rose|down|up)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PrintedChange:
    """A change as printed beside the change the row's own figures give."""

    row: ResultRow
    baseline: Decimal
    actual: Decimal
    said: Decimal
    exact: Decimal  # in the same unit as `said`
    unit: Unit
    places: int
    conventions: frozenset[Convention]  # those that print `exact` as `said`

    @property
    def is_cut_off(self) -> bool:
        """Only dropping digits gives the printed figure."""
        return self.conventions == {Convention.TRUNCATED}

    @property
    def tells_rounding_from_cutting(self) -> bool:
        """Rounding and cutting off would print this change differently.

        -6.25% printed -6.2% may be either, for halves may go to the even digit.
        """
        if Convention.TRUNCATED in self.conventions and self.conventions & ROUNDED:
            return False
        return half_up(self.exact, self.places) != truncate(self.exact, self.places)


def printed_changes(draft: Draft) -> list[PrintedChange]:
    """Return every row whose change, baseline and actual are all numbers."""
    signed = any(_SIGNED.search(row.change.printed) for row in draft.results)
    found = []
    for row in draft.results:
        baseline, actual = known(row.baseline), known(row.actual)
        said = _said(row.change)
        one_unit = row.baseline.unit is row.actual.unit
        if not baseline or actual is None or said is None or not one_unit:
            continue
        if abs(change_between(baseline, actual)) <= _BEYOND_ALL_SLIPS:
            found.append(_compare(row, (baseline, actual), said, signed=signed))
    if _measured_from_the_targets(found):
        return []
    return [one for one in found if one.conventions or not _follows_unrounded(one)]


def _follows_unrounded(change: PrintedChange) -> bool:
    """Say whether figures that were themselves rounded may give the printed change.

    8% and 4% may have been 8.4% and 3.6%, a fall of 57%: then it says nothing of how
    the document rounds, and is left out.
    """
    before = span_of_cell(change.row.baseline, change.baseline)
    after = span_of_cell(change.row.actual, change.actual)
    said = around(change.said, change.places)
    if before.low == before.high and after.low == after.high:
        return False
    readings = [difference(before, after), relative(before, after)]
    without_signs = change.exact * (change.actual - change.baseline) < 0
    return any(
        (one.size if without_signs else one).meets(said)
        for one in readings
        if one is not None
    )


def _measured_from_the_targets(changes: list[PrintedChange]) -> bool:
    """Say whether the whole column gives the distance from the target instead."""
    from_targets = [
        bool(known(one.row.target))
        and bool(
            conventions_giving(
                one.said,
                change_between(known(one.row.target) or one.baseline, one.actual),
                one.places,
            )
        )
        for one in changes
    ]
    from_baselines = [bool(one.conventions) for one in changes]
    return len(changes) > 1 and all(from_targets) and not all(from_baselines)


def _said(cell: Figure) -> Decimal | None:
    value = known(cell)
    if value is not None and value > 0 and _FALL_IN_WORDS.search(cell.printed):
        return -value
    return value


def _compare(
    row: ResultRow, values: tuple[Decimal, Decimal], said: Decimal, *, signed: bool
) -> PrintedChange:
    """Compare the printed change with each reading of it; the best agreement counts.

    A table that prints no signs at all is read as printing sizes.
    """
    baseline, actual = values
    by_share, by_number = change_between(baseline, actual), actual - baseline
    readings = [(by_share, Unit.PERCENT)]
    if unit_of(row) is Unit.PERCENT:
        readings.append((by_number, Unit.PERCENT))
    if row.change.unit is not Unit.PERCENT:
        readings.insert(0, (by_number, Unit.COUNT))
    places = places_of(row.change.printed)
    found = [
        PrintedChange(
            row=row,
            baseline=baseline,
            actual=actual,
            said=said,
            exact=exact if signed else abs(exact),
            unit=unit,
            places=places,
            conventions=conventions_giving(
                said, exact if signed else abs(exact), places
            ),
        )
        for exact, unit in readings
    ]
    return max(found, key=lambda one: (bool(one.conventions & ROUNDED), one.is_cut_off))


def change_does_not_follow(draft: Draft) -> Iterator[Remark]:
    """Find changes that no way of rounding gives."""
    for change in printed_changes(draft):
        if not change.conventions:
            sentence = (
                f"{_beside_the_figures(change)}. {_what_would_make_it_right(change)}"
            )
            yield Remark(sentence, change.row.source, change.row.title)
    for row in draft.results:
        actual = known(row.actual)
        if known(row.baseline) == 0 and actual and known(row.change) is not None:
            yield Remark(
                f"{name_of(row.title)}: printed {printed(row.change)}, but no "
                f"percentage can be worked out from a baseline of 0. Print the two "
                f"figures, 0 and {number(actual)}, instead.",
                row.source,
                row.title,
            )


def _beside_the_figures(change: PrintedChange, places: int = 1) -> str:
    row, unit = change.row, unit_of(change.row)
    gives = (
        signed_share(change.exact, max(places, change.places))
        if change.unit is Unit.PERCENT
        else number(change.exact)
    )
    return (
        f"{name_of(row.title)}: printed {printed(row.change)}, but "
        f"{figure(change.baseline, unit)} to {figure(change.actual, unit)} is {gives}"
    )


def _what_would_make_it_right(change: PrintedChange) -> str:
    """Return the slips that would print this figure, then the baseline it needs."""
    said, places = change.said, change.places
    target = known(change.row.target)
    rule = change.row.rule
    slips = []
    if conventions_giving(-said, change.exact, places) & ROUNDED:
        return "The size is right and the sign is the wrong way round."
    if target and conventions_giving(
        said, change_between(target, change.actual), places
    ):
        slips.append("It is the distance from the target, not from the baseline.")
    elif change.actual and conventions_giving(
        said, change_between(change.actual, change.baseline) * -1, places
    ):
        slips.append("It is the change as a share of the actual, not of the baseline.")
    elif rule and rule.kind in BY_SHARE and rule.amount == abs(said):
        slips.append("It is the size of the target, not of what happened.")
    if change.unit is Unit.PERCENT and said > -HUNDRED:
        slips.append(_needed(change))
    return " ".join(slips)


def _needed(change: PrintedChange) -> str:
    unit = unit_of(change.row)
    places = 0 if unit is Unit.COUNT else 1
    factor = 1 + change.said / HUNDRED
    needed = figure(half_up(change.actual / factor, places), unit)
    ends = figure(half_up(change.baseline * factor, places), unit)
    actual, start = figure(change.actual, unit), figure(change.baseline, unit)
    if change.said == 0:
        return f"No change would need a baseline of {actual}."
    kind = "fall" if change.said < 0 else "rise"
    return (
        f"A {kind} of {share(abs(change.said))} to {actual} would need a baseline of "
        f"about {needed}; from {start} it would end at about {ends}."
    )


def change_cut_off(draft: Draft) -> Iterator[Remark]:
    """Find changes cut off where the table's other changes are rounded."""
    changes = printed_changes(draft)
    if cuts_off_throughout(changes):
        return
    rounded = [
        one
        for one in changes
        if one.tells_rounding_from_cutting and one.conventions & ROUNDED
    ]
    for change in changes:
        if change.is_cut_off:
            sentence = (
                f"{_beside_the_figures(change, 2)}, which rounds to "
                f"{signed_share(change.exact, change.places)}. The digits have been "
                f"cut off.{_how_the_others_are_printed(rounded)}"
            )
            yield Remark(sentence, change.row.source, change.row.title)


def _how_the_others_are_printed(rounded: list[PrintedChange]) -> str:
    if not rounded:
        return ""
    examples = [
        f"{within_sentence(name_of(one.row.title))}, {signed_share(one.exact, 2)} "
        f"printed {printed(one.row.change)}"
        for one in rounded[:2]
    ]
    return f" The document's other changes are rounded ({listed(examples, 'and')})."


def changes_cut_off_throughout(draft: Draft) -> Iterator[Remark]:
    """Find a table that cuts off every change it could have rounded."""
    changes = printed_changes(draft)
    if not cuts_off_throughout(changes):
        return
    cut = [one for one in changes if one.is_cut_off]
    first = cut[0]
    yield Remark(
        f"{counted(len(cut), 'change is', 'changes are')} cut off, none rounded: "
        f"{within_sentence(name_of(first.row.title))}, {signed_share(first.exact, 2)}, "
        f"is printed {printed(first.row.change)} where rounding gives "
        f"{signed_share(first.exact, first.places)}. Every fall and rise looks up to a "
        f"point smaller than it was.",
        first.row.source,
        first.row.title,
    )


def cuts_off_throughout(changes: list[PrintedChange]) -> bool:
    """Return whether a table cuts off every change that could tell."""
    telling = [one for one in changes if one.tells_rounding_from_cutting]
    return len(telling) > 1 and all(one.is_cut_off for one in telling)
