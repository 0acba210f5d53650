"""Errors in what figures count: shares above the whole, rates that are counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from benchmarks.checking.layout import Document
from benchmarks.checking.plan import Row, amount
from benchmarks.checking.sowing_tables import told_row
from frankpledge.plan.reading.draft import Unit


def _with_rows(document: Document, rows: Sequence[Row]) -> Document | None:
    """Return the document with more rows of last year, if no total stands above."""
    plan = document.plan
    if plan.claims or plan.results[-1].title.startswith("Total"):
        return None
    return replace(document, plan=replace(plan, results=(*plan.results, *rows)))


def _row(
    document: Document,
    rng: Random,
    title: str,
    values: Sequence[int | Decimal],
    unit: Unit,
) -> Row:
    figures = [Decimal(one) for one in values]
    row = told_row(document, rng, title, figures, unit)
    shown = [
        amount(one, unit, max(0, -int(one.as_tuple().exponent))) for one in figures
    ]
    return replace(row, baseline=shown[0], target=shown[1], actual=shown[2])


def above_the_whole(document: Document, rng: Random) -> Document | None:
    """Print a percentage of a whole that is more than all of it."""
    values = (rng.randint(80, 90), 92, rng.randint(104, 130))
    title = "Percentage of referrals closed in time"
    return _with_rows(document, [_row(document, rng, title, values, Unit.PERCENT)])


def broken_count(document: Document, rng: Random) -> Document | None:
    """Print a number of things with a decimal."""
    values = (70, 66, Decimal(rng.randint(611, 619)) / 10)
    return _with_rows(
        document, [_row(document, rng, "Number of referrals", values, Unit.COUNT)]
    )


def count_per_thousand(document: Document, rng: Random) -> Document | None:
    """Print counts under a title that says they are rates."""
    values = (rng.randint(2_000, 3_000), 1_950, rng.randint(1_500, 1_900))
    title = "Referrals per 1,000 people"
    return _with_rows(document, [_row(document, rng, title, values, Unit.PER_THOUSAND)])


def lost_sign(document: Document, rng: Random) -> Document | None:
    """Print a percentage without its sign beside two that have it."""
    start = rng.randint(40, 60)
    sound = _row(
        document, rng, "Homes with locks", (start, start + 3, start + 5), Unit.PERCENT
    )
    row = _row(
        document, rng, "Homes with alarms", (start, start + 2, start + 4), Unit.PERCENT
    )
    lost = replace(row, actual=amount(start + 4))
    return _with_rows(document, [sound, lost])


def other_population(document: Document, rng: Random) -> Document | None:
    """Print one rate as if half as many people lived there."""
    people = rng.randint(60, 300) * 1_000
    rows = []
    for kind in ("Referrals", "Visits"):
        counts = [people // rng.randint(100, 300) for _ in range(3)]
        rates = [
            (Decimal(one) * 1_000 / people).quantize(Decimal("0.01")) for one in counts
        ]
        rates[2] *= 2 if kind == "Visits" else 1
        rows.append(_row(document, rng, kind, counts, Unit.COUNT))
        rows.append(
            _row(document, rng, f"{kind} per 1,000 people", rates, Unit.PER_THOUSAND)
        )
    return _with_rows(document, rows)
