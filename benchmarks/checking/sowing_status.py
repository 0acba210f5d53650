"""Errors in colours and arrows: a met target marked red, an arrow turned round."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.changing import one_of, with_result
from benchmarks.checking.heads import Col
from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Row, words
from benchmarks.checking.rows import standing_of

ZERO = Decimal(0)
ARROWS = {1: "↑", -1: "↓", 0: "→"}


def _moved(row: Row) -> Decimal:
    return (row.actual.value or ZERO) - (row.baseline.value or ZERO)


def red_though_met(document: Document, rng: Random) -> Document | None:
    """Mark a target red that was met by doing better than before."""
    rows = document.plan.results
    if Col.STATUS not in document.style.results.columns:
        return None
    met = [
        row
        for row in rows
        if standing_of(row.good, row.actual.value or ZERO, row.target.value or ZERO) > 0
        and _moved(row) * row.good > 0
        and row.particular.status
    ]
    others = [row for row in rows if row.particular.status in ("Green", "Red")]
    if len(others) < 5:
        return None
    row = one_of(rng, met)
    said = replace(row.particular, status="Red")
    return with_result(document, row, replace(row, particular=said))


def arrow_turned_round(document: Document, rng: Random) -> Document | None:
    """Let every change be an arrow, and one arrow point where its row did not go."""
    plan = document.plan
    if Col.CHANGE not in document.style.results.columns or len(plan.results) < 5:
        return None
    pointed = tuple(
        replace(row, change=words(ARROWS[int(_moved(row).compare(ZERO))]))
        for row in plan.results
    )
    document = replace(document, plan=replace(plan, results=pointed))
    row = one_of(rng, [one for one in pointed if abs(_moved(one)) > 5])
    turned = words(ARROWS[-int(_moved(row).compare(ZERO))])
    return with_result(document, row, replace(row, change=turned))
