"""Errors in figures printed twice: a row, a theme's measure, a target told in prose."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.changing import (
    by_share,
    has_sheets,
    one_of,
    with_measure,
    with_prose,
)
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Measure, amount
from benchmarks.checking.rows import Maker
from frankpledge.plan.reading.draft import RuleKind, TargetRule


def row_twice(document: Document, rng: Random) -> Document | None:
    """Print a row of last year's table again, with another result."""
    plan = document.plan
    if plan.claims or any(row.title.startswith("Total") for row in plan.results):
        return None
    row = one_of(rng, by_share(plan.results))
    actual = (row.actual.value or Decimal(0)) + rng.randint(3, 9)
    maker = Maker(rng, plan.rounding, large=False, is_running=plan.is_running)
    maker.places = row.change.places
    again = replace(maker.resulting(row, actual), particular=row.particular)
    place = plan.results.index(row) + 1
    results = (*plan.results[:place], again, *plan.results[place:])
    return replace(document, plan=replace(plan, results=results))


def theme_told_otherwise(document: Document, rng: Random) -> Document | None:
    """Let a theme name other figures than the row of its subject."""
    plan = document.plan
    like = by_share(plan.targets)
    if not has_sheets(document) or plan.claims or not like:
        return None
    start = rng.randint(60, 90)
    goal, other = Decimal(start - 10), Decimal(start - 15)
    row = replace(
        like[0],
        subject="vehicle seizures",
        title="Vehicle seizures",
        rule=None,
        baseline=amount(start),
        target=amount(goal),
        quarters=(),
        code="",
    )
    document = replace(document, plan=replace(plan, targets=(*plan.targets, row)))
    rule = TargetRule(RuleKind.REDUCE_TO, other)
    text = f"Reduce vehicle seizures from {start} to {other}"
    return with_measure(document, Measure(text, rule))


def target_told_otherwise(document: Document, rng: Random) -> Document | None:
    """Tell of a target in prose that the table does not give."""
    row = one_of(rng, by_share(document.plan.targets))
    value = (row.target.value or Decimal(0)) + 7
    return with_prose(document, f"The target for {row.subject} is {value:,}.")
