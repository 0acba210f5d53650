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

from frankpledge.analysis.rounding import half_up
from frankpledge.plan.reading.draft import Draft, ResultRow, TargetRow, Unit
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.gathering import first_few, through
from frankpledge.review.checks.labels import Labelled, labelled_rows
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import (
    BY_SHARE,
    HUNDRED,
    Row,
    change_between,
    known,
    way_of,
)
from frankpledge.review.checks.wording import (
    counted,
    listed,
    name_of,
    number,
    printed,
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

ZERO = Decimal(0)
# How many answers a percentage rests on, as documents print it.
_BASE = re.compile(
    r"\bn\s?=\s?([\d,]{2,9})|\b(?:base|sample)(?: size)?(?: of|\s?[=:])\s?([\d,]{2,9})"
    r"|\b([\d,]{2,9}) (?:respondents|people (?:were )?(?:asked|surveyed|interviewed)|"
    r"interviews|completed (?:surveys|questionnaires))\b",
    re.IGNORECASE,
)
_FEWEST_ASKED, _MOST_ASKED = 30, 1_000_000


def smallest_telling_change(baseline: Decimal) -> Decimal:
    """Return the change from a yearly count, in percent, that chance rarely makes."""
    return STANDARD_DEVIATIONS * Decimal(2).sqrt() / baseline.sqrt() * HUNDRED


def smallest_telling_points(share: Decimal, asked: Decimal) -> Decimal:
    """Return the change between two surveys, in points, that chance rarely makes."""
    return STANDARD_DEVIATIONS * (2 * share * (HUNDRED - share) / asked).sqrt()


def people_asked(row: Row) -> Decimal | None:
    """Return how many answers a percentage rests on, where the row prints it."""
    given = row.particulars
    cells = f"{row.baseline.printed} {row.target.printed}"
    text = f"{row.title} {row.links} {given.evidence} {given.comment} {cells}"
    found = _BASE.search(text)
    number_said = next((one for one in found.groups() if one), "") if found else ""
    asked = Decimal(number_said.replace(",", "") or 0)
    return asked if _FEWEST_ASKED <= asked <= _MOST_ASKED else None


def target_inside_chance(draft: Draft) -> Iterator[Remark]:
    """Find targets too small to be told from a year's ordinary movement.

    Like the check of results, it speaks only where the document's own prose reads
    rises and falls into its figures: a bare table claims nothing.
    """
    if not _reads_movement(draft):
        return
    for row in draft.targets:
        is_share = row.baseline.unit is Unit.PERCENT
        said = _points_too_few(row) if is_share else _fall_too_small(row)
        if said:
            yield Remark(said, row.source, row.title)


def _fall_too_small(row: TargetRow) -> str:
    baseline, asked = known(row.baseline), _share_asked(row)
    if row.baseline.unit is not Unit.COUNT or not asked:
        return ""
    if baseline is None or baseline <= 0:
        return ""
    limit = smallest_telling_change(baseline)
    if abs(asked) >= limit:
        return ""
    kind = "fall" if asked < 0 else "rise"
    return (
        f"{name_of(row.title)}: a {kind} of {share(abs(asked))} from "
        f"{number(baseline)} cannot be told from chance: a year-on-year "
        f"change would have to exceed about {share(limit)}."
    )


def _points_too_few(row: TargetRow) -> str:
    baseline, target, asked = known(row.baseline), known(row.target), people_asked(row)
    if baseline is None or target is None or asked is None:
        return ""
    if row.target.unit is not Unit.PERCENT or not 0 < baseline < HUNDRED:
        return ""
    change, limit = target - baseline, smallest_telling_points(baseline, asked)
    if not change or abs(change) >= limit:
        return ""
    kind = "fall" if change < 0 else "rise"
    return (
        f"{name_of(row.title)}: a {kind} of {number(abs(change))} points from "
        f"{number(baseline)}% cannot be told from chance when {number(asked)} are "
        f"asked: it would have to exceed about {number(half_up(limit, 1))} points."
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


def verdict_inside_chance(draft: Draft) -> Iterator[Remark]:
    """Find verdicts that hang on less than chance makes by itself.

    Said only where the document's own prose reads rises and falls into its figures.
    """
    if not _reads_movement(draft):
        return
    close = [
        (one, limit)
        for one in labelled_rows(draft)
        if (limit := _chance_about_the_target(one.row)) is not None
        and 0 < _off_target(one.row) < limit
    ]
    if close:
        said = [_verdict(one, limit) for one, limit in close]
        yield Remark(
            f"{counted(len(close), 'verdict hangs', 'verdicts hang')} on less than "
            f"chance makes by itself: {first_few(said)}.",
            through([one.row.source for one, _ in close]),
            close[0][0].row.title if len(close) == 1 else "",
        )


def _off_target(row: ResultRow) -> Decimal:
    actual, target = known(row.actual), known(row.target)
    return abs(actual - target) if actual is not None and target is not None else ZERO


def _chance_about_the_target(row: ResultRow) -> Decimal | None:
    """Return how far from its target a figure may lie by chance alone."""
    target = known(row.target)
    if target is None or target <= 0 or row.target.unit is not row.actual.unit:
        return None
    if row.target.unit is Unit.COUNT:
        return STANDARD_DEVIATIONS * target.sqrt()
    asked = people_asked(row) if row.target.unit is Unit.PERCENT else None
    if asked is None or target >= HUNDRED:
        return None
    return STANDARD_DEVIATIONS * (target * (HUNDRED - target) / asked).sqrt()


def _verdict(one: Labelled, limit: Decimal) -> str:
    points = " points" if one.row.target.unit is Unit.PERCENT else ""
    return (
        f"{within_sentence(name_of(one.row.title))}, {one.actual} against {one.target}, "
        f"is called “{printed(one.row.change)}”, but would have to lie more than "
        f"{number(half_up(limit, 1))}{points} away"
    )


def _told(moved: list[Movement]) -> str:
    return listed(
        [
            f"{within_sentence(name_of(one.row.title))} ({signed_share(one.change)}"
            f"{_would_need(one)})"
            for one in moved
        ]
    )


def _would_need(moved: Movement) -> str:
    """Return what a change within chance would have had to exceed."""
    before = known(moved.row.baseline)
    if moved.is_beyond_chance or not before:
        return ""
    return f", would need {share(smallest_telling_change(before))}"


def _reads_movement(draft: Draft) -> bool:
    return any(_READS_MOVEMENT.search(one.text) for one in sentences(draft))
