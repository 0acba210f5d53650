"""No hidden count can be worked out, and only `protect` makes what may be published."""

import copy
import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.disclosure import (
    Cell,
    CellState,
    CountTable,
    DisclosureError,
    Policy,
    ProtectedTable,
    protect,
)

SMALL = st.integers(0, 6)
COUNTS = st.one_of(SMALL, st.integers(0, 40))
POLICIES = st.builds(Policy, threshold=st.integers(2, 10), zeros_shown=st.booleans())


def table(*counts):
    return CountTable(
        "Incidents",
        tuple(f"row {i}" for i in range(len(counts))),
        tuple(f"column {j}" for j in range(len(counts[0]))),
        tuple(tuple(row) for row in counts),
    )


def tables(cells, *, most=5):
    shapes = st.tuples(st.integers(1, most), st.integers(1, most))
    return shapes.flatmap(
        lambda shape: st.lists(
            st.lists(cells, min_size=shape[1], max_size=shape[1]),
            min_size=shape[0],
            max_size=shape[0],
        )
    ).map(lambda counts: table(*counts))


def printed(cell):
    if cell.state is CellState.SHOWN:
        return cell.count
    return "*" if cell.state is CellState.SUPPRESSED else "-"


def grid(safe):
    """Return a protected table as it would be printed, totals last."""
    totals = safe.row_totals or [None] * len(safe.rows)
    rows = [
        [printed(cell) for cell in (*cells, *([total] if total else []))]
        for cells, total in zip(safe.cells, totals, strict=True)
    ]
    return [*rows, [printed(cell) for cell in (*safe.column_totals, safe.total)]]


def sums_of(safe):
    """Return the sums of a protected table as (coefficients of cells, ...).

    Each is a dictionary from place to 1 or -1 that comes to nought; places are (row,
    column), a total standing at the end of its row or column.
    """
    tall, wide = len(safe.rows), len(safe.columns)
    if wide == 1:
        return [{(i, 0): 1 for i in range(tall)} | {(tall, wide): -1}]
    sums = [{(i, j): 1 for j in range(wide)} | {(i, wide): -1} for i in range(tall + 1)]
    return sums + [
        {(i, j): 1 for i in range(tall)} | {(tall, j): -1} for j in range(wide + 1)
    ]


def cells_of(safe):
    tall, wide = len(safe.rows), len(safe.columns)
    found = {
        (i, j): cell for i, row in enumerate(safe.cells) for j, cell in enumerate(row)
    }
    found |= {(i, wide): cell for i, cell in enumerate(safe.row_totals)}
    found |= {(tall, j): cell for j, cell in enumerate(safe.column_totals)}
    return found | {(tall, wide): safe.total}


def determined(safe):
    """Return the hidden cells that the sums alone fix, by linear algebra."""
    cells = cells_of(safe)
    unknown = [
        place for place, cell in cells.items() if cell.state is not CellState.SHOWN
    ]
    free = np.array(
        [[float(one.get(place, 0)) for place in unknown] for one in sums_of(safe)]
    )
    if not unknown:
        return []
    _, sizes, directions = np.linalg.svd(free)
    rank = int((sizes > 1e-9).sum())
    movable = np.abs(directions[rank:]).max(axis=0, initial=0) > 1e-9
    return [
        place
        for place, moves in zip(unknown, movable, strict=True)
        if cells[place].state is CellState.SUPPRESSED and not moves
    ]


@given(tables(st.none() | COUNTS), POLICIES)
def test_no_hidden_cell_follows_from_the_sums(made, policy):
    assert determined(protect(made, policy)) == []


def with_totals(inner):
    """Return the cells of a table with their totals, places as in `sums_of`."""
    tall, wide = len(inner), len(inner[0])
    cells = {
        (i, j): count for i, row in enumerate(inner) for j, count in enumerate(row)
    }
    cells |= {(i, wide): sum(row) for i, row in enumerate(inner)}
    cells |= {
        (tall, j): sum(column) for j, column in enumerate(zip(*inner, strict=True))
    }
    return cells | {(tall, wide): sum(map(sum, inner))}


def possible_tables(safe, most):
    """Yield every set of hidden cells that fits all that is shown, up to a count."""
    cells = cells_of(safe)
    least = 1 if safe.policy.zeros_shown else 0
    choices = [
        [cell.count] if cell.state is CellState.SHOWN else range(least, most + 1)
        for row in safe.cells
        for cell in row
    ]
    wide = len(safe.columns)
    for counts in itertools.product(*choices):
        guess = with_totals(
            [counts[at : at + wide] for at in range(0, len(counts), wide)]
        )
        if all(
            guess[place] == cell.count
            if cell.state is CellState.SHOWN
            else guess[place] >= least
            for place, cell in cells.items()
        ):
            yield guess


@given(tables(st.integers(0, 4), most=2), POLICIES)
def test_each_hidden_cell_has_two_values_that_fit_even_knowing_the_policy(made, policy):
    safe = protect(made, policy)
    possible = list(possible_tables(safe, most=6))

    for place, cell in cells_of(safe).items():
        if cell.state is CellState.SUPPRESSED:
            assert len({guess[place] for guess in possible}) >= 2


@given(tables(COUNTS), POLICIES)
def test_no_count_the_policy_hides_is_shown(made, policy):
    shown = [
        cell.count
        for cell in cells_of(protect(made, policy)).values()
        if cell.state is CellState.SHOWN
    ]

    assert not any(policy.hides(count) for count in shown)


@given(tables(COUNTS), POLICIES)
def test_what_is_shown_is_true(made, policy):
    safe = protect(made, policy)

    for i, row in enumerate(made.counts):
        for j, count in enumerate(row):
            assert safe.cells[i][j].count in (count, None)
        if safe.row_totals:
            assert safe.row_totals[i].count in (sum(row), None)
    assert safe.total.count in (sum(map(sum, made.counts)), None)


@given(tables(COUNTS), POLICIES)
def test_noughts_the_policy_shows_are_shown(made, policy):
    safe = protect(made, policy)

    if policy.zeros_shown:
        for i, row in enumerate(made.counts):
            for j, count in enumerate(row):
                assert count or safe.cells[i][j] == Cell(CellState.SHOWN, 0)


@given(tables(st.integers(10, 40)), POLICIES)
def test_a_table_without_small_counts_is_shown_whole(made, policy):
    cells = cells_of(protect(made, policy)).values()

    assert all(cell.state is CellState.SHOWN for cell in cells)


@given(tables(st.none() | COUNTS), POLICIES)
def test_a_total_over_a_missing_return_is_not_given(made, policy):
    safe = protect(made, policy)
    missing = {
        (i, j)
        for i, row in enumerate(made.counts)
        for j, count in enumerate(row)
        if count is None
    }

    for one in sums_of(safe):
        [total] = [place for place, sign in one.items() if sign == -1]
        if missing & set(one):
            assert cells_of(safe)[total] == Cell(CellState.NO_RETURN)
    assert all(cells_of(safe)[place] == Cell(CellState.NO_RETURN) for place in missing)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        # A list: the smallest other count is hidden with the small one.
        ([[3], [40], [12]], [["*"], [40], ["*"], [55]]),
        # Two small counts hide each other.
        ([[3], [2], [40]], [["*"], ["*"], [40], [45]]),
        # Two ones cannot: noughts are shown, so neither could be lower.
        ([[1], [1], [40]], [["*"], ["*"], ["*"], [42]]),
        # With nothing else to hide, the total goes.
        ([[3], [0]], [["*"], [0], ["*"]]),
        # A rectangle, around which one event may be moved.
        (
            [[3, 20, 30], [10, 11, 50], [60, 70, 80]],
            [
                ["*", "*", 30, 53],
                ["*", "*", 50, 71],
                [60, 70, 80, 210],
                [73, 101, 160, 334],
            ],
        ),
        (
            [[10, 20], [30, 40]],
            [[10, 20, 30], [30, 40, 70], [40, 60, 100]],
        ),
    ],
)
def test_tables_worked_by_hand(counts, shown):
    assert grid(protect(table(*counts), Policy())) == shown


@pytest.mark.parametrize(
    ("count", "zeros_shown", "hidden"),
    [
        (0, True, False),
        (0, False, True),
        (1, True, True),
        (4, True, True),
        (5, True, False),
    ],
)
def test_counts_below_the_threshold_are_hidden(count, zeros_shown, hidden):
    assert Policy(threshold=5, zeros_shown=zeros_shown).hides(count) is hidden


def test_hidden_noughts_are_hidden_like_other_small_counts():
    safe = protect(table([0], [9], [8]), Policy(zeros_shown=False))

    assert grid(safe) == [["*"], [9], ["*"], [17]]


@given(tables(st.none() | COUNTS), POLICIES)
def test_counts_without_totals_hide_nothing_but_the_small_ones(made, policy):
    safe = protect(dataclasses.replace(made, totals_given=False), policy)

    for i, row in enumerate(made.counts):
        for j, count in enumerate(row):
            small = count is not None and policy.hides(count)
            assert (safe.cells[i][j].state is CellState.SUPPRESSED) == small
    totals = (*safe.row_totals, *safe.column_totals, safe.total)
    assert set(totals) == {Cell(CellState.NOT_GIVEN)}


def test_a_missing_return_stays_missing():
    safe = protect(table([None, 20], [30, 40]), Policy())

    assert grid(safe) == [["-", 20, "-"], [30, 40, 70], ["-", 60, "-"]]


def test_a_protected_table_carries_its_headings_and_policy():
    made, policy = table([10, 20]), Policy(threshold=10, source="Board, 4 May")
    safe = protect(made, policy)

    assert (safe.title, safe.rows, safe.columns) == (
        made.title,
        made.rows,
        made.columns,
    )
    assert safe.policy is policy


def test_a_protected_table_cannot_be_made_by_hand():
    shown = Cell(CellState.SHOWN, 1)

    with pytest.raises(DisclosureError, match="made by protect"):
        ProtectedTable("x", ("a",), ("b",), ((shown,),), (), (), shown, Policy())


def test_a_protected_table_cannot_be_altered():
    safe = protect(table([3], [40], [12]), Policy())

    with pytest.raises(dataclasses.FrozenInstanceError):
        safe.total = Cell(CellState.SHOWN, 3)
    with pytest.raises((DisclosureError, ValueError)):
        dataclasses.replace(safe, title="another")
    assert copy.copy(safe) == safe


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        (((1, 2), (3,)), "needs 2 rows of 2 counts"),
        (((1, 2),), "needs 2 rows of 2 counts"),
        (((1, 2), (3, -1)), "below zero"),
    ],
)
def test_a_table_that_is_not_one_is_refused(counts, says):
    with pytest.raises(DisclosureError, match=says):
        CountTable("Incidents", ("a", "b"), ("c", "d"), counts)


def test_a_table_without_cells_is_refused():
    with pytest.raises(DisclosureError, match="no rows or no columns"):
        CountTable("Incidents", (), ("c",), ())


@pytest.mark.parametrize("threshold", [1, 0, -5])
def test_a_policy_that_hides_nothing_is_refused(threshold):
    with pytest.raises(DisclosureError, match="hides nothing"):
        Policy(threshold=threshold)
