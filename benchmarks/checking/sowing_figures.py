"""Errors among the figures of the two tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Row, amount
from benchmarks.checking.rows import words_missing
from frankpledge.plan.reading.draft import FigureState, RuleKind, Unit


def with_result(document: Document, old: Row, new: Row) -> Document:
    """Return the document with one row of last year's table changed."""
    plan = document.plan
    rows = tuple(new if row is old else row for row in plan.results)
    return replace(document, plan=replace(plan, results=rows))


def with_target(document: Document, old: Row, new: Row) -> Document:
    """Return the document with one row of the coming year's table changed."""
    plan = document.plan
    rows = tuple(new if row is old else row for row in plan.targets)
    return replace(document, plan=replace(plan, targets=rows))


def counted(rows: tuple[Row, ...]) -> list[Row]:
    """Return the rows that count something and are to fall by a share."""
    return [
        row
        for row in rows
        if row.rule is not None
        and row.rule.kind is RuleKind.REDUCE_BY_SHARE
        and row.target.unit is Unit.COUNT
    ]


def wrong_change(document: Document, rng: Random) -> Document | None:
    """Print a change some points away from the one the row gives."""
    if Col.CHANGE not in document.style.results.columns:
        return None
    row = rng.choice(counted(document.plan.results))
    off = rng.choice((-1, 1)) * rng.randint(4, 30)
    value = (row.change.value or Decimal(0)) + off
    if value <= -100 or not value:
        return None
    return with_result(
        document, row, replace(row, change=replace(row.change, value=value))
    )


def wrong_target(document: Document, rng: Random) -> Document | None:
    """Print a target that its share and baseline do not give."""
    row = rng.choice(counted(document.plan.targets))
    goal = row.target.value or 0
    new = replace(row, target=amount(goal + 5 + goal // 20), quarters=())
    return with_target(document, row, new)


def missing_baseline(document: Document, rng: Random) -> Document | None:
    """Leave out the figure a share is to be taken of."""
    row = rng.choice(counted(document.plan.targets))
    gone = words_missing("TBC", FigureState.TBC)
    return with_target(document, row, replace(row, baseline=gone))
