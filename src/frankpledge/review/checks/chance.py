"""Checks against ordinary chance: counts of crime move from year to year by themselves.

A count of `b` a year varies by about its square root, and the difference of two such
years by about the square root of `2b`: twice that is what a change must exceed before
chance stops being a fair explanation. For a change already seen the same reasoning
gives z = (after - before) / sqrt(before + after).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.plan.reading.draft import Draft, ResultRow, TargetRow, Unit
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import (
    BY_SHARE,
    HUNDRED,
    change_between,
    known,
    way_of,
)
from frankpledge.review.checks.wording import (
    listed,
    name_of,
    number,
    share,
    signed_share,
    within_sentence,
)

STANDARD_DEVIATIONS = 2  # beyond which a change is not put down to chance
# Prose that takes a movement for an achievement or a failure.
_READS_MOVEMENT = re.compile(
    r"\b(fell|fallen|rose|risen|dropped|continues? to (fall|rise)|"
    r"(ha[sd]|have) (increased|decreased|reduced|gone (up|down))|"
    r"(increased|decreased|reduced) (by|from|to) [0-9]+|"
    r"(was|were|been) successful|slight (increase|decrease|fall|rise)s?)\b",
    re.IGNORECASE,
)


def smallest_telling_change(baseline: Decimal) -> Decimal:
    """Return the change from a yearly count, in percent, that chance rarely makes."""
    return STANDARD_DEVIATIONS * Decimal(2).sqrt() / baseline.sqrt() * HUNDRED


def target_inside_chance(draft: Draft) -> Iterator[Remark]:
    """Find targets too small to be told from a year's ordinary movement.

    Like the check of results, it speaks only where the document's own prose reads
    rises and falls into its figures: a bare table claims nothing.
    """
    if not _reads_movement(draft):
        return
    for row in draft.targets:
        baseline, asked = known(row.baseline), _share_asked(row)
        if row.baseline.unit is not Unit.COUNT or not asked:
            continue
        if baseline is None or baseline <= 0:
            continue
        limit = smallest_telling_change(baseline)
        if abs(asked) < limit:
            kind = "fall" if asked < 0 else "rise"
            yield Remark(
                f"{name_of(row.title)}: a {kind} of {share(abs(asked))} from "
                f"{number(baseline)} cannot be told from chance: a year-on-year "
                f"change would have to exceed about {share(limit)}.",
                row.source,
                row.title,
            )


def _share_asked(row: TargetRow) -> Decimal | None:
    """Return the change asked for in percent, downward negative."""
    baseline, target = known(row.baseline), known(row.target)
    if row.rule and row.rule.kind in BY_SHARE and row.rule.unit is Unit.PERCENT:
        return row.rule.amount and way_of(row.rule) * row.rule.amount
    if not baseline or target is None or row.target.unit is not row.baseline.unit:
        return None
    return change_between(baseline, target)


@dataclass(frozen=True)
class Movement:
    """How one counted row moved, and how far that is from chance."""

    row: ResultRow
    change: Decimal  # percent
    z: Decimal

    @property
    def is_beyond_chance(self) -> bool:
        """The change is larger than chance would make it more than rarely."""
        return abs(self.z) > STANDARD_DEVIATIONS


def movements(draft: Draft) -> list[Movement]:
    """Return the rows of last year's table that count something, as movements."""
    found = []
    for row in draft.results:
        before, after = known(row.baseline), known(row.actual)
        counts = {row.baseline.unit, row.actual.unit} == {Unit.COUNT}
        if before is None or after is None or not counts:
            continue
        if before > 0 and after >= 0:
            z = (after - before) / (before + after).sqrt()
            found.append(Movement(row, change_between(before, after), z))
    return found


def results_inside_chance(draft: Draft) -> Iterator[Remark]:
    """Sort last year's changes into those beyond chance and those within it.

    Said only where the document's own prose reads rises and falls into its figures.
    """
    moved = movements(draft)
    within = [one for one in moved if not one.is_beyond_chance and one.change]
    beyond = [one for one in moved if one.is_beyond_chance]
    if not within or not _reads_movement(draft):
        return
    if beyond:
        sentence = (
            f"{len(beyond)} of the {len(moved)} counts moved by more than chance would "
            f"explain: {_told(beyond)}. The rest cannot be told from chance: "
            f"{_told(within)}."
        )
    else:
        sentence = f"None of these changes can be told from chance: {_told(within)}."
    yield Remark(
        sentence,
        moved[0].row.source.through(moved[-1].row.source),
    )


def _told(moved: list[Movement]) -> str:
    return listed(
        [
            f"{within_sentence(name_of(one.row.title))} ({signed_share(one.change)})"
            for one in moved
        ]
    )


def _reads_movement(draft: Draft) -> bool:
    return any(_READS_MOVEMENT.search(one.text) for one in sentences(draft))
