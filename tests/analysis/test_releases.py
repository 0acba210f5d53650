"""An attacker holds every release, subtracts all from all, and learns no small count."""

import doctest
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis import releases
from frankpledge.analysis.disclosure import CountTable, Policy
from frankpledge.analysis.releases import Told, protect_release, told

COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 40))
REVISIONS = st.one_of(st.just(0), st.just(0), st.integers(-6, 6), st.integers(-30, 30))


def table(counts):
    return CountTable(
        "Incidents",
        tuple(f"row {i}" for i in range(len(counts))),
        tuple(f"column {j}" for j in range(len(counts[0]))),
        tuple(tuple(row) for row in counts),
    )


@st.composite
def histories(draw):
    """Return a table and its later states, revised here and there."""
    tall, wide = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cells = st.lists(COUNTS, min_size=tall * wide, max_size=tall * wide)
    states = [np.array(draw(cells)).reshape(tall, wide)]
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.lists(REVISIONS, min_size=tall * wide, max_size=tall * wide))
        states.append(np.maximum(0, states[-1] + np.array(change).reshape(tall, wide)))
    return [table(state.tolist()) for state in states]


def released(history, policy):
    out = []
    for state in history:
        out.append(told(protect_release(state, policy, out)))
    return out


def sums_of(release):
    """Yield each cell and total told or not, as (which cells it sums, what was told)."""
    tall, wide = len(release.rows), len(release.columns)
    whole = np.arange(tall * wide).reshape(tall, wide)
    for i, row in enumerate(release.rows):
        yield whole[i], release.at(row, None)
        for j, column in enumerate(release.columns):
            yield whole[i, j : j + 1], release.at(row, column)
    for j, column in enumerate(release.columns):
        yield whole[:, j], release.at(None, column)
    yield whole.ravel(), release.at(None, None)


def equations(release):
    """Return what was told as rows of a matrix over the cells."""
    cells = len(release.rows) * len(release.columns)
    found = [
        np.isin(np.arange(cells), sums)
        for sums, count in sums_of(release)
        if count is not None
    ]
    return np.array(found, dtype=float).reshape(-1, cells)


def follows(known, wanted):
    """Say whether a sum of cells can be worked out from the sums that are known."""
    rank = np.linalg.matrix_rank
    return len(known) > 0 and rank(np.vstack([known, wanted])) == rank(known)


POLICY = Policy(threshold=5)


@settings(max_examples=120)
@given(histories())
def test_no_cell_or_total_hidden_follows_from_what_its_release_tells(history):
    for release in released(history, POLICY):
        known = equations(release)
        cells = known.shape[1]
        for sums, count in sums_of(release):
            if count is None:
                wanted = np.isin(np.arange(cells), sums).astype(float)
                assert not follows(known, wanted), release


@settings(max_examples=120)
@given(histories())
def test_no_small_difference_is_told_or_follows_for_any_cell_row_column_or_total(
    history,
):
    out = released(history, POLICY)
    for (before, then), (after, now) in itertools.combinations(
        zip(history, out, strict=True), 2
    ):
        past, present = (np.array(one.counts).ravel() for one in (before, after))
        # What both tell is known of the difference, and nothing else is.
        known = common(equations(then), equations(now))
        cells = known.shape[1]
        for sums, _ in sums_of(now):
            changed = abs(int(present[sums].sum() - past[sums].sum()))
            if 0 < changed < POLICY.threshold:
                wanted = np.isin(np.arange(cells), sums).astype(float)
                assert not follows(known, wanted), (then, now)


@settings(max_examples=120)
@given(histories())
def test_the_hidden_part_of_no_line_is_told_to_have_changed_by_a_small_count(history):
    out = released(history, POLICY)
    for then, now in itertools.combinations(out, 2):
        for rest in rests(then, now):
            assert not 0 < abs(rest) < POLICY.threshold, (then, now)


@settings(max_examples=60)
@given(histories())
def test_what_was_hidden_once_is_never_told_of_the_same_table(history):
    out = released(history, POLICY)
    for then, now in itertools.combinations(out, 2):
        for (_, before), (_, after) in zip(sums_of(then), sums_of(now), strict=True):
            assert before is not None or after is None


@settings(max_examples=60)
@given(histories())
def test_an_attacker_who_takes_the_unrevised_for_granted_learns_no_more(history):
    """Where nothing changed, a second release tells nothing the first did not."""
    first, again = released([history[0], history[0]], POLICY)

    assert again == first


def common(one, other):
    """Return the sums of cells that follow from both of two sets of equations."""
    cells = one.shape[1]
    if not len(one) or not len(other):
        return np.zeros((0, cells))
    gaps = np.vstack([nullspace(one), nullspace(other)])
    return nullspace(gaps) if len(gaps) else np.eye(cells)


def nullspace(matrix):
    _, values, across = np.linalg.svd(matrix)
    rank = int((values > 1e-9).sum())
    return across[rank:]


def rests(then: Told, now: Told):
    for row, column in [(r, None) for r in now.rows] + [(None, c) for c in now.columns]:
        total = now.at(row, column), then.at(row, column)
        if None in total:
            continue
        parts = [
            (now.at(r, c), then.at(r, c))
            for r in ([row] if row else now.rows)
            for c in ([column] if column else now.columns)
        ]
        both = [(a, b) for a, b in parts if a is not None and b is not None]
        yield total[0] - total[1] - sum(a - b for a, b in both)


def test_a_place_or_category_that_is_new_counted_nothing_before():
    first = told(protect_release(table([[20, 30]]), POLICY, []))
    grown = CountTable(
        "Incidents", ("row 0", "row 1"), ("column 0", "column 1"), ((20, 30), (3, 40))
    )

    later = told(protect_release(grown, POLICY, [first]))

    assert later.at("row 1", "column 0") is None
    assert first.at("row 1", "column 0") == 0


def test_a_count_that_falls_to_nought_is_told_unless_the_fall_is_small():
    first = told(protect_release(table([[20, 30], [9, 40]]), POLICY, []))

    gone = told(protect_release(table([[20, 30], [0, 40]]), POLICY, [first]))
    nearly = told(protect_release(table([[20, 30], [7, 40]]), POLICY, [first]))

    assert gone.at("row 1", "column 0") == 0
    assert nearly.at("row 1", "column 0") is None


def test_the_example_of_the_card_runs():
    assert doctest.testmod(releases).failed == 0


@pytest.mark.parametrize("label", ["row 9", None])
def test_what_a_release_does_not_list_counted_nothing(label):
    release = told(protect_release(table([[20, 30], [40, 50]]), POLICY, []))

    assert release.at("row 9", label and "column 0") == 0
    assert release.at(None, "column 9") == 0
