"""Disclosure control as a type: what may be published is a `ProtectedTable`.

Only `protect` makes one. Publishing accepts nothing else, so a table that was never
protected cannot be published by oversight.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import NamedTuple

# No national threshold for tables of recorded crime was found (the Government
# Statistical Service's guidance on tables from administrative sources leaves it to the
# publisher's assessment of risk), so it is a setting; 1 to 4 are hidden by default.
DEFAULT_THRESHOLD = 5
_SEAL = object()  # known to `protect` alone


class DisclosureError(ValueError):
    """A table that cannot be protected, or was not. The text says why."""


@dataclass(frozen=True)
class Policy:
    """What a partnership has decided may be seen.

    Counts from 1 to `threshold` - 1 are hidden; a nought is shown only where
    `zeros_shown`, as none of a kind may itself say something of a person.
    """

    threshold: int = DEFAULT_THRESHOLD
    zeros_shown: bool = True
    source: str = "Frankpledge's default; the partnership may set its own"

    def __post_init__(self) -> None:
        if self.threshold < 2:
            raise DisclosureError(
                f"A threshold of {self.threshold} hides nothing. Set 2 or more."
            )

    def hides(self, count: int) -> bool:
        """Whether a count is too small to show."""
        return count < self.threshold and not (count == 0 and self.zeros_shown)


class CellState(StrEnum):
    """Why a cell shows what it shows. Which hidden cell is the small one is not said."""

    SHOWN = "shown"
    SUPPRESSED = "suppressed"
    NO_RETURN = "no return"  # nothing was counted; never nought
    NOT_GIVEN = "not given"  # a total the table does not have


@dataclass(frozen=True)
class Cell:
    """A cell of a protected table; `count` is None unless it is shown."""

    state: CellState
    count: int | None = None


@dataclass(frozen=True)
class CountTable:
    """Counts of separate events by row and column; None where there is no return.

    Its totals are those of its rows, of its columns and of all; a table of one column
    is a list with one total. Counts that do not add up to anything shown, as results of
    different measures, have no totals: set `totals_given` to False.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    totals_given: bool = True

    def __post_init__(self) -> None:
        if not self.rows or not self.columns:
            raise DisclosureError(
                f"The table {self.title!r} has no rows or no columns."
            )
        widths = {len(row) for row in self.counts}
        if len(self.counts) != len(self.rows) or widths != {len(self.columns)}:
            raise DisclosureError(
                f"The table {self.title!r} needs {len(self.rows)} rows of "
                f"{len(self.columns)} counts, one for each heading."
            )
        if any(count is not None and count < 0 for row in self.counts for count in row):
            raise DisclosureError(f"The table {self.title!r} holds a count below zero.")


@dataclass(frozen=True)
class ProtectedTable:
    """A table fit to publish. Totals have a state of their own."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]  # none in a table of one column
    column_totals: tuple[Cell, ...]  # none in a table of one column
    total: Cell
    policy: Policy
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise DisclosureError(
                "A protected table is made by protect(table, policy), never by hand."
            )


_Node = tuple[str, int]
Place = tuple[str, int, int]  # "cell", row, column; or a total and its number
_Step = tuple[_Node, int, Place]  # where to, at what cost, over which count


class _Link(NamedTuple):
    """A count of a table, as a flow between two nodes.

    Rows, columns, all rows and all columns are nodes. A cell flows from its row to its
    column, a row's total from all rows to the row, a column's total from the column to
    all columns, the grand total back from all columns to all rows. Every sum of the
    table then says that as much flows into a node as out of it.
    """

    place: Place
    tail: _Node
    head: _Node
    events: int
    state: CellState  # before anything is suppressed

    @property
    def published(self) -> bool:
        """Whether the count is to be seen, unless it is suppressed."""
        return self.state is CellState.SHOWN


def protect(
    table: CountTable, policy: Policy, *, also_hidden: Collection[Place] = ()
) -> ProtectedTable:
    """Hide the small counts of a table, and as many others as keep them hidden.

    Question:
        Which cells may be shown, so that nobody can work out a small count?

    Data needed:
        Counts by row and column, before any rounding; None where there is no return.

    Method:
        Counts the policy hides are suppressed first, totals included. Then, for each,
        a ring of cells is sought around which one event could be moved with every sum
        unchanged: raised here, lowered there. Cells of the ring still shown are
        suppressed too; of all rings the one that costs the fewest events. Noughts that
        the policy shows are never moved, nor is a hidden count lowered to nought then.
        A total over a cell without a return is not given.

    Reading the result:
        `also_hidden` are places that must not be told for another reason (see
        `analysis.releases`); they are protected as small counts are.
        Every hidden count has at least two values that fit all that is shown, even to
        one who knows the policy. They may lie close together: this hides the count,
        not its size. All hidden cells look the same, so the small one is not marked.

    When not to use it:
        For two tables of the same events (by ward and by month, or this month's and
        last month's running total): protected apart, one may unlock the other. Protect
        them by `protect_together`, or by `protect_release` where the other is out
        already. It does not stop a
        person from recognising their own event, nor protect rates or percentages from
        which counts can be worked back.

    References:
        Gusfield (1988), A graph theoretic approach to statistical data security, SIAM
        J. Computing 17. Cox (1995), Network models for complementary cell
        suppression, JASA 90.

    Example:
        >>> table = CountTable("Robbery", ("East", "West", "North"), ("2014",),
        ...     ((3,), (40,), (12,)))
        >>> safe = protect(table, Policy())
        >>> [row[0].count for row in safe.cells], safe.total.count
        ([None, 40, None], 55)
    """
    links = tuple(_links(table))
    floor = 1 if policy.zeros_shown else 0  # the least a hidden count may be
    small = [
        link
        for link in links
        if link.published and (policy.hides(link.events) or link.place in also_hidden)
    ]
    hidden = {link.place for link in small}
    for link in small:
        hidden.update(_ring(link, links, hidden, floor))
    cells = {link.place: _cell(link, hidden) for link in links}
    missing = Cell(CellState.NO_RETURN)
    tall, wide = range(len(table.rows)), range(len(table.columns))
    return ProtectedTable(
        title=table.title,
        rows=table.rows,
        columns=table.columns,
        cells=tuple(
            tuple(cells.get(("cell", row, column), missing) for column in wide)
            for row in tall
        ),
        row_totals=_totals(cells, "row", len(table.rows)),
        column_totals=_totals(cells, "column", len(table.columns)),
        total=cells["all", 0, 0],
        policy=policy,
        seal=_SEAL,
    )


def _links(table: CountTable) -> Iterable[_Link]:
    """Give the counts of a table that exist, cells first and then the totals."""
    listed = len(table.columns) == 1
    all_rows, all_columns = ("all rows", 0), ("all columns", 0)
    for i, row in enumerate(table.counts):
        for j, count in enumerate(row):
            if count is not None:
                tail = all_rows if listed else ("row", i)
                head = all_columns if listed else ("column", j)
                yield _Link(("cell", i, j), tail, head, count, CellState.SHOWN)
    if not listed:
        for i, row in enumerate(table.counts):
            yield _Link(("row", i, 0), all_rows, ("row", i), *_sum(table, row))
        for j, column in enumerate(zip(*table.counts, strict=True)):
            yield _Link(
                ("column", j, 0), ("column", j), all_columns, *_sum(table, column)
            )
    every = [count for row in table.counts for count in row]
    yield _Link(("all", 0, 0), all_columns, all_rows, *_sum(table, every))


def _sum(table: CountTable, counts: Collection[int | None]) -> tuple[int, CellState]:
    """Return the sum of the counts that exist, and what its total may show."""
    state = CellState.NO_RETURN if None in counts else CellState.SHOWN
    if not table.totals_given:
        state = CellState.NOT_GIVEN
    return sum(count or 0 for count in counts), state


def _ring(
    link: _Link, links: tuple[_Link, ...], hidden: set[Place], floor: int
) -> frozenset[Place]:
    """Return what to hide besides, so that one event can be moved around `link`."""
    steps = _steps(links, hidden, floor, around=link)
    ways = [_cheapest(link.head, link.tail, steps)]
    if link.events > floor:
        ways.append(_cheapest(link.tail, link.head, steps))
    found = [way for way in ways if way is not None]
    if not found:  # only noughts stand around it: then they are raised with it
        return _ring(link, links, hidden, floor=0)
    return min(found, key=lambda way: way[0])[1]


def _steps(
    links: tuple[_Link, ...], hidden: set[Place], floor: int, *, around: _Link
) -> Mapping[_Node, list[_Step]]:
    """Return from each node where one event may go next, and what must be hidden.

    With a link an event raises its count; against it, it lowers the count, which may
    not fall below the floor. A nought that is shown stays one.
    """
    steps: dict[_Node, list[_Step]] = defaultdict(list)
    for link in links:
        free = not link.published or link.place in hidden
        if link is around or (not free and link.events < floor):
            continue
        cost = 0 if free else link.events + 1
        steps[link.tail].append((link.head, cost, link.place))
        if link.events > floor:
            steps[link.head].append((link.tail, cost, link.place))
    return steps


def _cheapest(
    start: _Node, goal: _Node, steps: Mapping[_Node, list[_Step]]
) -> tuple[int, frozenset[Place]] | None:
    """Return the cheapest way for one event between two nodes (Dijkstra), if any."""
    settled = set()
    queue: list[tuple[int, _Node, tuple[Place, ...]]] = [(0, start, ())]
    while queue:
        spent, node, taken = heapq.heappop(queue)
        if node == goal:
            return spent, frozenset(taken)
        if node in settled:
            continue
        settled.add(node)
        for onward, cost, place in steps.get(node, ()):
            if onward not in settled:
                paid = (*taken, place) if cost else taken
                heapq.heappush(queue, (spent + cost, onward, paid))
    return None


def _cell(link: _Link, hidden: set[Place]) -> Cell:
    if link.place in hidden:
        return Cell(CellState.SUPPRESSED)
    return Cell(link.state, link.events if link.published else None)


def _totals(cells: Mapping[Place, Cell], kind: str, count: int) -> tuple[Cell, ...]:
    return tuple(
        cells[kind, number, 0] for number in range(count) if (kind, number, 0) in cells
    )
