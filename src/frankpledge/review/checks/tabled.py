"""Rows as they stand together in a table: under one heading, column by column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from frankpledge.plan.reading.draft import Draft, Figure, ResultRow
from frankpledge.review.checks.rows import Row


@dataclass(frozen=True)
class Column:
    """One column of figures: what it is called in a sentence."""

    key: str  # "actual", "quarter 2": the same column of every row
    name: str  # "actual for 2009-10"


def columns_of(row: Row) -> Iterator[tuple[Column, Figure]]:
    """Yield every figure of a row that is not a change, with its column."""
    for place, cell in enumerate(row.earlier):
        yield Column(f"earlier {place}", cell.period or "earlier year"), cell
    yield _named("baseline", row.baseline), row.baseline
    yield _named("target", row.target), row.target
    if isinstance(row, ResultRow):
        yield _named("actual", row.actual), row.actual
    for place, cell in enumerate(row.quarters):
        yield Column(f"part {place}", cell.period or f"part {place + 1}"), cell


def _named(role: str, cell: Figure) -> Column:
    return Column(role, f"{role} for {cell.period}" if cell.period else role)


def tables_of(draft: Draft) -> Iterator[list[Row]]:
    """Yield the rows that follow each other under one heading of one table."""
    tables: tuple[tuple[Row, ...], ...] = (draft.results, draft.targets)
    for rows in tables:
        for _, under in groupby(rows, key=lambda row: row.section):
            yield list(under)
