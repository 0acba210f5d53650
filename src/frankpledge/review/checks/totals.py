"""Checks of total rows against the rows they sum.

A row called a total is believed to be the sum of rows beside it only when some column
says so: the agreement of one column is what lets another be called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from frankpledge.analysis.rounding import places_of
from frankpledge.plan.reading.draft import Draft, Figure, Unit
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.polarity import Good, good_direction
from frankpledge.review.checks.prose import sentences
from frankpledge.review.checks.rows import HUNDRED, Row, known
from frankpledge.review.checks.tabled import Column, columns_of, tables_of
from frankpledge.review.checks.wording import (
    counted,
    figure,
    lines,
    listed,
    name_of,
    number,
)

_TOTAL = re.compile(r"\b(?:sub-?)?totals?\b|\boverall\b|\ball\b|\bcombined\b", re.I)
_NOT_EXACT = re.compile(
    r"\b(?:due to|because of|subject to) rounding\b|\b(?:may|might|do|will) not "
    r"(?:sum|add)\b|\brounded to\b",
    re.IGNORECASE,
)
_FEWEST_PARTS = 2
_MOST_PARTS = 40
_TELLING = 30  # a smaller sum agrees by chance too easily to prove anything
_NEAR = Decimal("0.15")  # farther off, the rows are likelier not its parts
_HALF = Decimal("0.5")
_ADDS = frozenset({Unit.COUNT, Unit.POUNDS})


@dataclass(frozen=True)
class Sum:
    """One column of a total row and of the rows that may be its parts."""

    column: Column
    printed: Decimal
    parts: tuple[Decimal, ...]
    unit: Unit
    slack: Decimal

    @property
    def total(self) -> Decimal:
        """What the parts come to."""
        return sum(self.parts, Decimal(0))

    @property
    def agrees(self) -> bool:
        """The parts come to the total, or to within their rounding."""
        return abs(self.total - self.printed) <= self.slack

    @property
    def is_near(self) -> bool:
        """The parts miss the total by no more than a slip would make them."""
        return abs(self.total - self.printed) <= abs(self.printed) * _NEAR


@dataclass(frozen=True)
class Summed:
    """A total row with the rows that some column shows to be its parts."""

    row: Row
    parts: tuple[Row, ...]
    agreeing: tuple[Sum, ...]
    others: tuple[Sum, ...]


def summed_rows(draft: Draft) -> Iterator[Summed]:
    """Yield each total row whose parts some column confirms."""
    loosely = any(_NOT_EXACT.search(one.text) for one in sentences(draft))
    for table in tables_of(draft):
        totals = [place for place, row in enumerate(table) if _TOTAL.search(row.title)]
        for place in totals[:_MOST_PARTS]:
            found = [
                one
                for parts in _candidates(table, place, totals)
                if (one := _confirmed(table[place], parts, loosely=loosely)) is not None
            ]
            if found:
                yield max(found, key=lambda one: len(one.agreeing))


def _candidates(table: list[Row], place: int, totals: list[int]) -> Iterator[list[Row]]:
    """Yield the rows between this total and the one before it, then those after it."""
    before = max((one for one in totals if one < place), default=-1)
    after = min((one for one in totals if one > place), default=len(table))
    for parts in (table[before + 1 : place], table[place + 1 : after]):
        if _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
            yield parts


def _confirmed(total: Row, parts: list[Row], *, loosely: bool) -> Summed | None:
    sums = list(_sums(total, parts, loosely=loosely))
    agreeing = tuple(one for one in sums if one.agrees)
    others = tuple(one for one in sums if not one.agrees)
    proves = [one for one in agreeing if abs(one.printed) >= _TELLING]
    if not proves:
        return None
    return Summed(total, tuple(parts), agreeing, others)


def _sums(total: Row, parts: list[Row], *, loosely: bool) -> Iterator[Sum]:
    cells = [{column.key: cell for column, cell in columns_of(row)} for row in parts]
    for column, printed in columns_of(total):
        value = known(printed)
        column_cells = [one.get(column.key) for one in cells]
        values = [
            known(cell)
            for cell in column_cells
            if cell is not None and cell.unit is printed.unit
        ]
        found = [one for one in values if one is not None]
        adds = printed.unit in _ADDS or value == HUNDRED
        if value is None or not adds or len(found) < len(parts) or not any(found):
            continue
        shown = [printed, *(cell for cell in column_cells if cell is not None)]
        slack = _slack(shown, [value, *found], loosely=loosely)
        yield Sum(column, value, tuple(found), printed.unit, slack)


def _slack(cells: list[Figure], values: list[Decimal], *, loosely: bool) -> Decimal:
    """Return how far a sum may be out when every figure was rounded before printing.

    Counts were not, unless the document says so or each of them is in round hundreds.
    """
    places = max(places_of(cell.printed) for cell in cells)
    step = Decimal(0)
    if places or cells[0].unit is not Unit.COUNT:
        step = Decimal(1).scaleb(-places)
    elif all(value % HUNDRED == 0 for value in values):
        step = HUNDRED
    elif loosely:
        step = Decimal(1)
    return step * _HALF * len(cells)


def total_does_not_add_up(draft: Draft) -> Iterator[Remark]:
    """Find a total that its parts do not make, where another column shows they should.

    The target of a total is its own: see the check of parts that would not reach it.
    """
    for one in summed_rows(draft):
        for wrong in one.others:
            if wrong.column.key == "target" or not wrong.is_near:
                continue
            unit = wrong.unit
            agreed = listed([f"{each.column.name}" for each in one.agreeing[:3]])
            off = figure(abs(wrong.total - wrong.printed), unit)
            yield Remark(
                f"{name_of(one.row.title)}: in the column {wrong.column.name} its "
                f"{len(one.parts)} rows ({_where(one)}) come to "
                f"{figure(wrong.total, unit)}, but {figure(wrong.printed, unit)} is "
                f"printed. They do add up in the column {agreed}, so either the total "
                f"is {figure(wrong.total, unit)} or one of the rows is out by {off}.",
                one.row.source,
                one.row.title,
            )


def _where(one: Summed) -> str:
    first, last = one.parts[0].source, one.parts[-1].source
    return lines(first.through(last)) if not first.place else lines(first, last)


def parts_would_not_reach_the_total(draft: Draft) -> Iterator[Remark]:
    """Find parts whose targets, all met, would still leave the total's target missed.

    Where the rows do not add up in another column either, they are no parts of it: small
    figures add up by chance.
    """
    for one in summed_rows(draft):
        if any(other.column.key != "target" for other in one.others):
            continue
        for goal in one.others:
            if goal.column.key != "target":
                continue
            good = good_direction(one.row.title, one.row.rule)
            gap = goal.total - goal.printed
            slack = max(goal.slack, Decimal(len(one.parts) + 1))
            if good is None or gap * good >= 0 or abs(gap) <= slack:
                continue
            short = "above" if good is Good.DOWN else "below"
            yield Remark(
                f"{name_of(one.row.title)}: were the targets of all its "
                f"{counted(len(one.parts), 'row', 'rows')} ({_where(one)}) met "
                f"exactly, they would come to {number(goal.total)}, which is "
                f"{number(abs(gap))} {short} the target of {number(goal.printed)} "
                f"printed for the total. Its parts do add up in the column "
                f"{one.agreeing[0].column.name}.",
                one.row.source,
                one.row.title,
            )
