"""Tables of the same events told together, none unlocking another."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from frankpledge.analysis.disclosure import (
    Cell,
    CellState,
    CountTable,
    DisclosureError,
    Place,
    Policy,
    ProtectedTable,
    protect,
)

Parts = frozenset[Hashable]
APART = 1.0  # the least between the bounds of what must not be worked out
MOST_COUNTS = 2000
INFEASIBLE = 2  # what scipy calls a programme without any answer


@dataclass(frozen=True)
class LinkedTable:
    """A table, and for each cell the smallest parts of the events that it sums.

    A part is anything the tables have in common: (ward, month) where one table is of
    wards and quarters and another of months. The cells of a row, and of a column, have
    no part in common, unless the table gives no totals.
    """

    table: CountTable
    parts: tuple[tuple[Parts, ...], ...]

    def __post_init__(self) -> None:
        shape = [len(row) for row in self.parts]
        if shape != [len(row) for row in self.table.counts]:
            raise DisclosureError(
                f"The table {self.table.title!r} needs the parts of every cell."
            )
        cells = [cell for row in self.parts for cell in row]
        if self.table.totals_given and len(frozenset().union(*cells)) != sum(
            len(cell) for cell in cells
        ):
            raise DisclosureError(
                f"Cells of the table {self.table.title!r} share parts, so its totals "
                "would count events twice. Set totals_given to False."
            )

    @cached_property
    def sums(self) -> Mapping[Place, Parts]:
        """The parts that each cell and total sums."""
        found: dict[Place, Parts] = {}
        for i, row in enumerate(self.parts):
            found["row", i, 0] = frozenset().union(*row)
            for j, cell in enumerate(row):
                found["cell", i, j] = cell
        for j, column in enumerate(zip(*self.parts, strict=True)):
            found["column", j, 0] = frozenset().union(*column)
        found["all", 0, 0] = frozenset().union(*(found["row", i, 0] for i, _ in
                                                 enumerate(self.parts)))  # fmt: skip
        return found


@dataclass(frozen=True)
class Known:
    """A count that is out already: the parts it sums, and how many."""

    parts: Parts
    count: int


class _Count(NamedTuple):
    """A count of one of the tables: where, of which parts, what it shows."""

    table: int
    place: Place
    parts: Parts
    cell: Cell


def protect_together(
    linked: Sequence[LinkedTable],
    policy: Policy,
    *,
    already: Sequence[Known] = (),
) -> tuple[ProtectedTable, ...]:
    """Protect tables of the same events so that no one of them unlocks another.

    Question:
        Which cells may be told, when several tables of the same events are told side by
        side: by ward and by month, a quarter and its months, two sets of boundaries?

    Data needed:
        The tables with their counts, for each cell the smallest parts of the events it
        sums, and the counts that are out `already`, which cannot be taken back.

    Method:
        Each table is protected by itself first. Then an attacker is played who holds
        all of them and the rest that is out, knows that no part is below zero and that
        a cell is hidden only if it is not nought: for each hidden count, and for each
        small difference between two counts of which one holds the other (the sliver
        between two boundaries, the month between two running totals), a linear
        programme finds the least and the most it can be. While these are less than 1
        apart, of the shown counts that the bounds rest on the smallest is hidden, and
        its table protected again.

    Reading the result:
        As of `protect`. A hidden count lies between bounds that are at least 1 apart,
        whatever is subtracted from what.

    When not to use it:
        For tables of different events, which need no more than `protect`. Against one
        who knows some of the events themselves. For more than some two thousand counts
        at once: tell fewer.

    References:
        Cox (1995), Network models for complementary cell suppression, JASA 90. Fischetti
        and Salazar (2001), Solving the cell suppression problem on tabular data with
        linear constraints, Management Science 47.

    Example:
        >>> months = CountTable("By month", ("Jan", "Feb", "Mar"), ("n",),
        ...     ((20,), (30,), (3,)), totals_given=False)
        >>> quarter = CountTable("Quarter", ("Q1",), ("n",), ((53,),), totals_given=False)
        >>> a, b, c = (frozenset({month}) for month in (1, 2, 3))
        >>> safe = protect_together([LinkedTable(months, ((a,), (b,), (c,))),
        ...     LinkedTable(quarter, ((a | b | c,),))], Policy())
        >>> [row[0].count for row in safe[0].cells], safe[1].cells[0][0].count
        ([None, 30, None], 53)
    """
    hidden: list[set[Place]] = [set() for _ in linked]
    safe = [protect(one.table, policy) for one in linked]
    done: set[Parts] = set()
    while True:
        counts = [
            count
            for number, one in enumerate(linked)
            for count in _counts(number, one, safe[number])
        ]
        if len(counts) > MOST_COUNTS:
            raise DisclosureError(
                f"{len(counts):,} counts at once are more than can be weighed against "
                "each other. Tell fewer tables, or coarser ones."
            )
        telling = _first_telling(counts, policy, already, done)
        if telling is None:
            return tuple(safe)
        hidden[telling.table].add(telling.place)
        safe[telling.table] = protect(
            linked[telling.table].table, policy, also_hidden=hidden[telling.table]
        )


def _counts(number: int, linked: LinkedTable, safe: ProtectedTable) -> Iterator[_Count]:
    cells: dict[Place, Cell] = {("all", 0, 0): safe.total}
    for i, row in enumerate(safe.cells):
        cells |= {("cell", i, j): cell for j, cell in enumerate(row)}
    cells |= {("row", i, 0): cell for i, cell in enumerate(safe.row_totals)}
    cells |= {("column", j, 0): cell for j, cell in enumerate(safe.column_totals)}
    for place, cell in cells.items():
        if cell.state in (CellState.SHOWN, CellState.SUPPRESSED):
            yield _Count(number, place, linked.sums[place], cell)


def _first_telling(
    counts: Sequence[_Count],
    policy: Policy,
    already: Sequence[Known],
    done: set[Parts],
) -> _Count | None:
    """Return a shown count to hide, so that something small cannot be worked out.

    What is found safe goes into `done`: hiding more never makes it known again.
    """
    shown = [one for one in counts if one.cell.count is not None]
    attacker = _Attacker(counts, shown, policy, already)
    hidden = [one.parts for one in counts if one.cell.count is None]
    for target in dict.fromkeys([*hidden, *_slivers(shown, policy, already)]):
        if target in done:
            continue
        rests_on = attacker.rests_on(target)
        if not rests_on:
            done.add(target)
            continue
        return min(
            (shown[at] for at in rests_on),
            key=lambda one: (one.cell.count or 0, one.table, one.place),
        )
    return None


def _slivers(
    shown: Sequence[_Count], policy: Policy, already: Sequence[Known]
) -> Iterator[Parts]:
    """Give what lies between two counts of which one holds the other, if it is small."""
    counts = [(one.parts, one.cell.count or 0) for one in shown]
    counts += [(one.parts, one.count) for one in already]
    every = sorted(counts, key=lambda one: -len(one[0]))
    for number, (larger, count) in enumerate(every):
        for smaller, part in every[number + 1 :]:
            if 0 < count - part < policy.threshold and smaller < larger:
                yield larger - smaller


class _Attacker:
    """One who holds all that is shown and out, and bounds what is not."""

    def __init__(
        self,
        counts: Sequence[_Count],
        shown: Sequence[_Count],
        policy: Policy,
        already: Sequence[Known],
    ) -> None:
        sums = [*(one.parts for one in counts), *(one.parts for one in already)]
        every = frozenset().union(*sums)
        self.number = {part: at for at, part in enumerate(sorted(every, key=repr))}
        self.shown = len(shown)
        self.known = self._rows([*(one.parts for one in shown),
                                 *(one.parts for one in already)])  # fmt: skip
        self.told = [
            *(one.cell.count or 0 for one in shown),
            *(one.count for one in already),
        ]
        least = 1 if policy.zeros_shown else 0
        hidden = [one.parts for one in counts if one.cell.count is None]
        self.above = -self._rows(hidden)
        self.least = [-least] * len(hidden)

    def rests_on(self, target: Parts) -> list[int]:
        """Return the shown counts that bound a sum too closely; none where it is free."""
        lowest, on_low = self._bound(target, 1)
        highest, on_high = self._bound(target, -1)
        if highest - lowest >= APART - 1e-6:
            return []
        return sorted({at for at in (*on_low, *on_high) if at < self.shown})

    def _bound(self, target: Parts, sign: int) -> tuple[float, list[int]]:
        from scipy.optimize import linprog

        wanted = sign * self._rows([target])[0]
        found: Any = None
        for floor in (True, False):  # hidden noughts contradict one who rules them out
            found = linprog(
                wanted,
                A_ub=self.above if floor and len(self.above) else None,
                b_ub=self.least if floor and self.least else None,
                A_eq=self.known if len(self.known) else None,
                b_eq=self.told or None,
            )
            if found.status != INFEASIBLE:
                break
        if found.status != 0:  # without an end, or what is out contradicts itself
            return sign * -np.inf, []
        marginals = found.eqlin.marginals if len(self.known) else np.zeros(0)
        return sign * float(found.fun), np.flatnonzero(
            np.abs(marginals) > 1e-9
        ).tolist()

    def _rows(self, sums: Collection[Parts]) -> npt.NDArray[np.float64]:
        rows = np.zeros((len(sums), len(self.number)))
        for at, parts in enumerate(sums):
            rows[at, [self.number[part] for part in parts]] = 1
        return rows
