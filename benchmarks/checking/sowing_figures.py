"""Errors among the figures of the two tables."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.changing import (
    by_share,
    claimed_in_prose,
    claims_movement,
    fallen_by,
    goal_of,
    one_of,
    quarters_of,
    with_result,
    with_share,
    with_target,
)
from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Row, amount
from benchmarks.checking.rows import (
    HUNDRED,
    MISSING,
    Maker,
)
from frankpledge.analysis.rounding import half_even, half_up, is_a_half, truncate
from frankpledge.plan.reading.draft import FigureState, RuleKind, Unit

TO_A_FIGURE = frozenset({RuleKind.REDUCE_TO, RuleKind.INCREASE_TO})


def wrong_change(document: Document, rng: Random) -> Document | None:
    """Print a change some points away from the one the row gives."""
    if Col.CHANGE not in document.style.results.columns:
        return None
    row = one_of(rng, by_share(document.plan.results))
    off = rng.choice((-1, 1)) * rng.randint(4, 30)
    value = (row.change.value or Decimal(0)) + off
    if value <= -HUNDRED or not value:
        return None
    change = replace(row.change, value=value)
    return with_result(document, row, replace(row, change=change))


def exact_change(row: Row) -> Decimal:
    """Return the change a row's baseline and actual give, in percent."""
    start, actual = row.baseline.value or Decimal(1), row.actual.value or Decimal(0)
    return (actual - start) * HUNDRED / start


def _cut(row: Row) -> Row:
    """Return a row with the digits of its change cut off."""
    said = truncate(exact_change(row), row.change.places)
    return replace(row, change=replace(row.change, value=said))


def _tells(row: Row) -> bool:
    """Say whether rounding and cutting off print a row's change differently."""
    exact, places = exact_change(row), row.change.places
    return half_up(exact, places) != truncate(exact, places) != 0


def cut_change(document: Document, rng: Random) -> Document | None:
    """Cut off one change in a table that rounds the others."""
    rows = [row for row in by_share(document.plan.results) if _tells(row)]
    if Col.CHANGE not in document.style.results.columns or len(rows) < 2:
        return None
    row = one_of(rng, rows)
    return with_result(document, row, _cut(row))


def cut_changes(document: Document, rng: Random) -> Document | None:
    """Cut off every change of last year's table."""
    del rng
    rows = [r for r in document.plan.results if r.change.state is FigureState.KNOWN]
    telling = [row for row in rows if _tells(row)]
    if Col.CHANGE not in document.style.results.columns or len(telling) < 2:
        return None
    for row in rows:
        document = with_result(document, row, _cut(row))
    return document


def wrong_target(document: Document, rng: Random) -> Document | None:
    """Print a target that its share and baseline do not give."""
    row = one_of(rng, by_share(document.plan.targets))
    goal = row.target.value or Decimal(0)
    off = 5 + goal * rng.randint(3, 9) // HUNDRED
    said = goal - off if goal > 3 * off else goal + off
    new = replace(row, target=amount(said), quarters=quarters_of(said, rng))
    return with_target(document, row, new)


def cut_target(document: Document, rng: Random) -> Document | None:
    """Cut off a target in a document that rounds the others."""
    rows = [
        row
        for row in by_share(document.plan.targets)
        if half_up(goal_of(row)) != truncate(goal_of(row))
    ]
    if len(rows) < 2:
        return None
    row, said = rows[0], truncate(goal_of(rows[0]))
    new = replace(row, target=amount(said), quarters=quarters_of(said, rng))
    return with_target(document, row, new)


def _rounded_up(row: Row, rng: Random) -> Row:
    """Return a row whose target is the next figure above the one its share gives."""
    places = row.target.places
    cut = truncate(goal_of(row), places)
    step = Decimal(1).scaleb(-places)
    said = cut if cut == goal_of(row) else cut + step
    quarters = quarters_of(said, rng) if row.quarters else ()
    return replace(row, target=replace(row.target, value=said), quarters=quarters)


def targets_rounded_up(document: Document, rng: Random) -> Document | None:
    """Round every target set by a share up to the next figure."""
    plan = document.plan
    shares = [
        row
        for row in (*plan.results, *plan.targets)
        if row.rule is not None and row.rule.kind is RuleKind.REDUCE_BY_SHARE
    ]
    raised = {id(row): _rounded_up(row, rng) for row in shares}
    telling = [row for row in shares if raised[id(row)].target != row.target]
    if len(telling) < 2 or any(row.actual == row.target for row in telling):
        return None
    for row in plan.results:
        if id(row) in raised:
            new = replace(raised[id(row)], quarters=row.quarters)
            if new.actual == new.target:
                return None
            document = with_result(document, row, new)
    for row in plan.targets:
        if id(row) in raised:
            document = with_target(document, row, raised[id(row)])
    return document


def half_and_error(document: Document, rng: Random) -> Document | None:
    """Print a wrong target in a plan one of whose targets falls on a half."""
    rows = by_share(document.plan.targets)
    halves = [
        row
        for row in rows
        if is_a_half(goal_of(row), 0)
        and half_up(goal_of(row)) != half_even(goal_of(row))
    ]
    wrong = wrong_target(document, rng)
    kept = wrong is not None and any(row in wrong.plan.targets for row in halves)
    return wrong if kept else None


def not_carried_over(document: Document, rng: Random) -> Document | None:
    """Start a target from less than last year's table ended with."""
    row = one_of(rng, by_share(document.plan.targets))
    start = (row.baseline.value or Decimal(0)) * rng.randint(70, 92) // HUNDRED
    if start < 4:
        return None
    goal = fallen_by(start, row, document.plan)
    new = replace(
        row,
        baseline=amount(start),
        target=amount(goal),
        quarters=quarters_of(goal, rng),
    )
    return with_target(document, row, new)


def wrong_start_in_title(document: Document, rng: Random) -> Document | None:
    """Word a title "from A to B" with another A than the baseline beside it."""
    for row in document.plan.targets:
        found = re.search(r"from (\d+)% to", row.title)
        if found:
            start = int(found[1]) - row.good * rng.randint(2, 9)
            if start <= 0:
                return None
            title = row.title.replace(found[0], f"from {start}% to")
            return with_target(document, row, replace(row, title=title))
    return None


def wrong_way(document: Document, rng: Random) -> Document | None:
    """Set a target on the wrong side of its baseline, in words and in figures."""
    for row in document.plan.targets:
        start, old = row.baseline.value, row.target.value
        in_words = row.rule is not None and row.rule.kind in TO_A_FIGURE
        if not in_words or row.rule is None or start is None or "from" in row.title:
            continue
        goal = start - row.good * rng.randint(2, 4)
        if not 0 < goal < HUNDRED:
            continue
        new = replace(
            row,
            title=row.title.replace(f"to {old}%", f"to {goal}%"),
            rule=replace(row.rule, amount=goal),
            target=amount(goal, Unit.PERCENT),
        )
        return with_target(document, row, new, and_measures=True)
    return None


def missing_baseline(document: Document, rng: Random) -> Document | None:
    """Leave out the figure a share is to be taken of."""
    row = one_of(rng, by_share(document.plan.targets))
    return with_target(document, row, replace(row, baseline=rng.choice(MISSING)))


def missing_actual(document: Document, rng: Random) -> Document | None:
    """Leave out what came of a target."""
    rows = [r for r in document.plan.results if not claimed_in_prose(document, r)]
    if any(row.title.startswith("Total") for row in rows):
        return None
    row, gone = one_of(rng, rows), rng.choice(MISSING)
    new = replace(
        row,
        actual=gone,
        change=gone,
        quarters=(),
        particular=replace(row.particular, status=""),
    )
    return with_result(document, row, new)


def target_within_chance(document: Document, rng: Random) -> Document | None:
    """Ask for one per cent less of a count, in a plan that claims rises and falls."""
    if not claims_movement(document):
        return None
    row = one_of(rng, by_share(document.plan.targets))
    new = with_share(row, 1, document.plan)
    new = replace(new, quarters=quarters_of(new.target.value or Decimal(0), rng))
    return with_target(document, row, new, and_measures=True)


def result_within_chance(document: Document, rng: Random) -> Document | None:
    """Let one count hardly move, in a plan that claims rises and falls."""
    rows = [
        row
        for row in by_share(document.plan.results)
        if not claimed_in_prose(document, row)
    ]
    if not claims_movement(document) or not rows:
        return None
    row = one_of(rng, rows)
    actual = (row.baseline.value or Decimal(0)) - rng.randint(9, 20)
    maker = Maker(
        rng,
        document.plan.rounding,
        large=True,
        is_running=document.plan.is_running,
    )
    maker.places = row.change.places
    (carried,) = (t for t in document.plan.targets if t.subject == row.subject)
    goal = fallen_by(actual, carried, document.plan)
    moved = replace(
        carried,
        baseline=amount(actual),
        target=amount(goal),
        quarters=quarters_of(goal, rng),
    )
    document = with_result(document, row, maker.resulting(row, actual))
    return with_target(document, carried, moved)
