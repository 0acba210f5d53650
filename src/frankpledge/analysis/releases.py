"""Tables of the same events released one after another, none unlocking another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frankpledge.analysis.disclosure import (
    Cell,
    CountTable,
    Place,
    Policy,
    ProtectedTable,
    protect,
)

Count = int | None  # None where it is not told
Labels = tuple[str | None, str | None]  # of a row and a column; None of a total


@dataclass(frozen=True)
class Told:
    """What a release told: each cell and total, None where it was hidden.

    A row or column that it does not list counted nothing.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Count, ...], ...]
    row_totals: tuple[Count, ...]  # none in a table of one column
    column_totals: tuple[Count, ...]  # none in a table of one column
    total: Count

    def at(self, row: str | None, column: str | None) -> Count:
        """Return what was told of a cell; of a total where a label is None."""
        if row is not None and row not in self.rows:
            return 0
        if column is not None and column not in self.columns:
            return 0
        if row is None and column is None:
            return self.total
        if row is None:
            totals = self.column_totals or (self.total,)
            return totals[self.columns.index(column or "")]
        across = self.cells[self.rows.index(row)]
        if column is None:
            totals = self.row_totals or tuple(one for (one,) in self.cells)
            return totals[self.rows.index(row)]
        return across[self.columns.index(column)]


def told(safe: ProtectedTable) -> Told:
    """Return what a protected table tells."""
    return Told(
        rows=safe.rows,
        columns=safe.columns,
        cells=tuple(_counts(row) for row in safe.cells),
        row_totals=_counts(safe.row_totals),
        column_totals=_counts(safe.column_totals),
        total=safe.total.count,
    )


def protect_release(
    table: CountTable, policy: Policy, earlier: Sequence[Told]
) -> ProtectedTable:
    """Hide what `protect` hides, and what earlier releases would unlock.

    Question:
        Which cells may be told, when other releases of the same events are out already?

    Data needed:
        Counts by row and column now, and every earlier release as it was told: of the
        same events, rows and columns of the same kind.

    Method:
        What an earlier release hid stays hidden, so that no later one tells it. A cell
        or total whose difference from an earlier release is itself a small count is
        hidden as a small count is. `protect` then hides what would give these back by
        subtraction. Where the hidden cells of a row, a column or the table together
        differ from an earlier release by a small count, as the totals tell, the total
        is hidden too; and so on until nothing is left to hide.

    Reading the result:
        As of `protect`. The more often the same quarter is released after revisions, the
        less of it is told: release it once, when it is complete.

    When not to use it:
        For releases with other rows or periods that overlap (wards and postcodes, a
        month and its quarter): protect those by `protect_together`. Nor against one who
        knows some of the events themselves.

    References:
        Cox (1995), Network models for complementary cell suppression, JASA 90. Office
        for National Statistics, Policy on protecting confidentiality in tables of birth
        and death statistics, on disclosure by differencing.

    Example:
        >>> def robberies(east):
        ...     return CountTable("Robbery", ("East", "West", "North"), ("2014",),
        ...         ((east,), (40,), (30,)))
        >>> first = protect_release(robberies(20), Policy(), [])
        >>> later = protect_release(robberies(22), Policy(), [told(first)])
        >>> [cell.count for (cell,) in later.cells], later.total.count
        ([None, 40, 30], None)
    """
    hidden = {
        place
        for place, row, column, count in _places(table)
        for one in earlier
        if _unlocks(count, one.at(row, column), policy)
    }
    while True:
        safe = protect(table, policy, also_hidden=hidden)
        more = set(_lines_that_tell(told(safe), policy, earlier)) - hidden
        if not more:
            return safe
        hidden |= more


def _places(
    table: CountTable,
) -> Iterator[tuple[Place, str | None, str | None, int]]:
    """Give each cell and total: where, under which labels, how many."""
    counts = [[count or 0 for count in row] for row in table.counts]
    for i, row in enumerate(table.rows):
        yield ("row", i, 0), row, None, sum(counts[i])
        for j, column in enumerate(table.columns):
            yield ("cell", i, j), row, column, counts[i][j]
    for j, column in enumerate(table.columns):
        yield ("column", j, 0), None, column, sum(row[j] for row in counts)
    yield ("all", 0, 0), None, None, sum(map(sum, counts))


def _unlocks(count: int, before: Count, policy: Policy) -> bool:
    """Say whether a count must stay hidden beside what was told of it before."""
    return before is None or _is_small(count - before, policy)


def _is_small(difference: int, policy: Policy) -> bool:
    return 0 < abs(difference) < policy.threshold


def _lines_that_tell(
    now: Told, policy: Policy, earlier: Sequence[Told]
) -> Iterator[Place]:
    """Give each total from which a small difference of its hidden cells follows."""
    rows, columns = now.rows, now.columns
    lines: list[tuple[Place, list[Labels]]] = [
        (("all", 0, 0), [(row, column) for row in rows for column in columns]),
        (("all", 0, 0), [(row, None) for row in rows]),
        (("all", 0, 0), [(None, column) for column in columns]),
    ]
    lines += [
        (("row", i, 0), [(row, c) for c in columns]) for i, row in enumerate(rows)
    ]
    lines += [(("column", j, 0), [(r, c) for r in rows]) for j, c in enumerate(columns)]
    for place, parts in lines:
        kind, number, _ = place
        row = rows[number] if kind == "row" else None
        column = columns[number] if kind == "column" else None
        for one in earlier:
            rest = _rest(now, one, [(row, column), *parts])
            if rest is not None and _is_small(rest, policy):
                yield place


def _rest(now: Told, before: Told, line: Sequence[Labels]) -> int | None:
    """Return by how much the hidden parts of a total differ; None where it is hidden."""
    total, *parts = line
    ends = now.at(*total), before.at(*total)
    if ends[0] is None or ends[1] is None:
        return None
    rest = ends[0] - ends[1]
    for part in parts:
        present, past = now.at(*part), before.at(*part)
        if present is not None and past is not None:
            rest -= present - past
    return rest


def _counts(cells: Sequence[Cell]) -> tuple[Count, ...]:
    return tuple(cell.count for cell in cells)
