"""An attacker with a linear programme and every table cannot bound a small count."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from frankpledge.analysis.disclosure import (
    CellState,
    CountTable,
    DisclosureError,
    Policy,
    protect,
)
from frankpledge.analysis.linked import Known, LinkedTable, protect_together

POLICY = Policy(threshold=5)
CUBES = st.lists(st.sampled_from([0, 0, 1, 2, 3, 7, 15, 40]), min_size=12, max_size=12)
TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(
        st.lists(st.sampled_from([0, 1, 3, 4, 6, 20]), min_size=wide, max_size=wide),
        min_size=1,
        max_size=4,
    )
)


def counted(title, cells, parts, *, totals=True):
    table = CountTable(
        title,
        tuple(f"row {i}" for i in range(len(cells))),
        tuple(f"column {j}" for j in range(len(cells[0]))),
        tuple(tuple(int(count) for count in row) for row in cells),
        totals_given=totals,
    )
    return LinkedTable(table, tuple(tuple(map(frozenset, row)) for row in parts))


def views(cube):
    """Return ward by month, ward by kind and kind by month of 2 x 3 x 2 events."""
    at = np.array(list(np.ndindex(cube.shape)), dtype=object)
    place = np.empty(cube.shape, dtype=object)
    for index in at:
        place[tuple(index)] = tuple(index)
    found = []
    for axis, title in ((2, "ward, month"), (1, "ward, kind"), (0, "month, kind")):
        cells = cube.sum(axis=axis)
        moved = np.moveaxis(place, axis, -1)
        found.append(counted(title, cells.tolist(), moved.tolist()))
    return found


def told_of(linked, safe):
    """Yield for each count told or hidden its parts and what was told."""
    for one, shown in zip(linked, safe, strict=True):
        for i, row in enumerate(shown.cells):
            for j, cell in enumerate(row):
                yield one.parts[i][j], cell
        for i, cell in enumerate(shown.row_totals):
            yield one.sums["row", i, 0], cell
        for j, cell in enumerate(shown.column_totals):
            yield one.sums["column", j, 0], cell
        yield one.sums["all", 0, 0], shown.total


def bounds(known, parts):
    """Return the least and the most a sum can be, from counts told, by the simplex."""
    every = sorted(frozenset().union(parts, *(one for one, _ in known)))
    rows = [[part in one for part in every] for one, _ in known]
    wanted = np.array([part in parts for part in every], float)
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * wanted,
            A_eq=np.array(rows, float) if rows else None,
            b_eq=[count for _, count in known] or None,
        )
        ends.append(np.inf if found.status == 3 else sign * found.fun)
    return ends


@settings(max_examples=12, deadline=None)
@given(CUBES)
def test_no_hidden_count_is_bounded_by_all_tables_together(counts):
    linked = views(np.array(counts).reshape(2, 3, 2))
    safe = protect_together(linked, POLICY)
    told = list(told_of(linked, safe))
    known = [(parts, cell.count) for parts, cell in told if cell.count is not None]

    for parts, cell in told:
        if cell.state is CellState.SUPPRESSED:
            least, most = bounds(known, parts)
            assert most - least >= 1 - 1e-6
    assert not any(POLICY.hides(count) for _, count in known)


@settings(max_examples=15, deadline=None)
@given(TABLES)
def test_no_hidden_count_of_one_protected_table_is_bounded_by_it(counts):
    tall, wide = len(counts), len(counts[0])
    parts = [[{(i, j)} for j in range(wide)] for i in range(tall)]
    one = counted("One", counts, parts)
    told = list(told_of([one], [protect(one.table, POLICY)]))
    known = [(parts, cell.count) for parts, cell in told if cell.count is not None]

    for parts, cell in told:
        if cell.state is CellState.SUPPRESSED:
            least, most = bounds(known, parts)
            assert most - least >= 1 - 1e-6


def test_tables_apart_would_have_unlocked_each_other():
    # Each table alone is safe; the wards' totals by month give the hidden kind away.
    cube = np.array([[[3, 20], [30, 9]], [[10, 40], [7, 50]]])
    linked = [
        counted("kinds in the first ward", cube[0].tolist(), [
            [{(0, i, j)} for j in range(2)] for i in range(2)
        ], totals=False),
        counted("all wards", cube.sum(axis=0).tolist(), [
            [{(0, i, j), (1, i, j)} for j in range(2)] for i in range(2)
        ], totals=False),
        counted("the second ward", cube[1].tolist(), [
            [{(1, i, j)} for j in range(2)] for i in range(2)
        ], totals=False),
    ]  # fmt: skip
    apart = [protect(one.table, POLICY) for one in linked]
    assert apart[1].cells[0][0].count - apart[2].cells[0][0].count == 3

    together = protect_together(linked, POLICY)
    first = [safe.cells[0][0].count for safe in together]
    assert first[0] is None
    assert None in first[1:]


def running(count, months):
    parts = frozenset(range(months))
    return counted("Running total", [[count]], [[parts]], totals=False), parts


def test_a_month_between_two_running_totals_is_not_told():
    now, _ = running(43, 3)
    _, before = running(40, 2)

    [safe] = protect_together([now], POLICY, already=[Known(before, 40)])
    assert safe.cells[0][0].count is None
    [safe] = protect_together([now], POLICY, already=[Known(before, 30)])
    assert safe.cells[0][0].count == 43


def test_the_sliver_between_two_boundaries_is_not_told():
    old = counted("Old wards", [[50]], [[{"a", "b"}]], totals=False)
    new = counted("New wards", [[48], [30]], [[{"a"}], [{"c"}]], totals=False)
    safe = protect_together([old, new], POLICY)

    assert None in (safe[0].cells[0][0].count, safe[1].cells[0][0].count)
    assert safe[1].cells[1][0].count == 30


def test_tables_without_small_counts_are_told_whole():
    linked = views(np.full((2, 3, 2), 20))
    safe = protect_together(linked, POLICY)

    assert all(cell.count is not None for _, cell in told_of(linked, safe))


def test_what_cannot_be_linked_is_refused():
    with pytest.raises(DisclosureError, match="would count events twice"):
        counted("Twice", [[1], [2]], [[{"a"}], [{"a", "b"}]])
    with pytest.raises(DisclosureError, match="needs the parts of every cell"):
        counted("Short", [[1], [2]], [[{"a"}]])
