"""Events on a grid: which cell holds which, what is studied, what is warned of."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.periods import month
from frankpledge.analysis.plane import to_metres
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.surface.grid import Grid, grid_counts
from frankpledge.analysis.surface.incidents import incidents_on_grid
from tests.analysis.incidents import incident, write

POINTS = st.lists(
    st.tuples(st.integers(-90, 90), st.integers(-90, 90)), min_size=1, max_size=60
)


def codes(found):
    return {caveat.code for caveat in found.basis.caveats}


@settings(max_examples=20, deadline=None)
@given(points=POINTS, cell=st.sampled_from([10, 17, 100]))
def test_every_point_is_counted_in_the_cell_whose_left_and_bottom_edge_it_keeps(
    points, cell
):
    x, y = (np.array(one, dtype=float) for one in zip(*points, strict=True))

    found = grid_counts(x, y, cell=cell)

    grid = found.grid
    for (row, column), count in np.ndenumerate(found.counts):
        left, bottom = grid.left + column * cell, grid.bottom + row * cell
        held = (left <= x) & (x < left + cell) & (bottom <= y) & (y < bottom + cell)
        assert count == held.sum()
    assert found.counts.sum() == len(points)


def test_points_outside_the_box_are_left_out_and_said_to_be():
    x, y = np.array([0.0, 50.0, 100.0, -1.0]), np.zeros(4)

    found = grid_counts(x, y, cell=50, box=(0, 0, 100, 50))

    assert found.counts.tolist() == [[1, 1]]
    assert found.basis.dropped[0].reason == "2 points lie outside the area studied."
    assert found.basis.rows_used == 2


def test_a_cell_is_studied_where_its_centre_lies_in_the_boundary():
    x, y = np.array([10.0, 110.0, 250.0]), np.array([10.0, 10.0, 10.0])

    found = grid_counts(
        x, y, cell=100, box=(0, 0, 300, 200), boundary=shapely.box(0, 0, 200, 120)
    )

    assert found.studied.tolist() == [[True, True, False], [False, False, False]]
    assert found.counts.tolist() == [[1, 1, 0], [0, 0, 0]]
    assert found.basis.rows_used == 2
    assert "no-boundary" not in codes(found)


def test_weights_are_added_up():
    found = grid_counts(np.zeros(2), np.zeros(2), cell=10, weights=np.array([2.5, 1]))

    assert found.counts.tolist() == [[3.5]]


def test_points_moved_to_shared_places_are_told_with_the_cells_they_forbid():
    x = np.repeat(np.arange(30.0) * 300, 5)

    assert "cells-too-small" in codes(grid_counts(x, x, cell=100))
    assert "shared-points" in codes(grid_counts(x, x, cell=300))
    assert "cells-too-small" not in codes(grid_counts(np.arange(150.0), x, cell=100))


def test_one_point_with_many_events_is_told():
    x = np.append(np.arange(90.0), np.zeros(10))

    assert "busy-point" in codes(grid_counts(x, x, cell=50))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"cell": 0}, "a cell of 0 m"),
        ({"cell": float("nan")}, "a cell of nan m"),
        ({"cell": 0.001, "box": (0, 0, 9000, 9000)}, "more than the 25,000,000"),
        ({"cell": 1, "box": (9, 0, 0, 9)}, "right edge must lie right"),
        ({"cell": 1, "box": (0, 0, 9)}, "left, bottom, right and top"),
        ({"cell": 1, "boundary": shapely.box(90, 90, 99, 99)}, "no cell of the grid"),
        ({"cell": 1, "weights": np.ones(3)}, "one weight"),
    ],
)
def test_a_grid_that_cannot_be_is_refused(asked, says):
    with pytest.raises(Refusal, match=f"(?i){says}"):
        grid_counts(np.zeros(2), np.zeros(2), **asked)


def test_points_without_a_place_are_refused():
    with pytest.raises(Refusal, match="no place"):
        grid_counts(np.array([np.nan]), np.zeros(1), cell=1)
    with pytest.raises(Refusal, match="no points"):
        grid_counts(np.zeros(0), np.zeros(0), cell=1)


def test_a_margin_is_kept_around_the_points():
    grid = Grid.around(np.array([5.0]), np.array([5.0]), 10, margin=12)

    assert (grid.left, grid.columns) == (-10, 3)


def test_incidents_are_counted_on_a_grid_that_two_periods_share(tmp_path):
    spots = [
        (0.25, 51.25),
        (0.25, 51.25),
        (0.2503, 51.2501),
        (0.26, 51.25),
        (None, None),
    ]
    rows = [
        incident(longitude=longitude, latitude=latitude, row_number=number)
        for number, (longitude, latitude) in enumerate(spots)
    ]
    with open_evidence([write(tmp_path / "some.parquet", rows)]) as evidence:
        wanted = IncidentFilter(month(2014, 3))
        found = incidents_on_grid(evidence, wanted, cell=250, latitude=51.25)
        with pytest.raises(Refusal, match="No incident of April 2014"):
            incidents_on_grid(
                evidence, IncidentFilter(month(2014, 4)), cell=250, latitude=51.25
            )

    x, y = to_metres(np.array([0.25]), np.array([51.25]), latitude=51.25)
    column = int((x[0] - found.grid.left) // 250)
    row = int((y[0] - found.grid.bottom) // 250)
    assert found.counts[row, column] >= 2
    assert found.counts.sum() == 4
    assert found.grid.left % 250 == 0
    assert found.basis.dropped[0].rows == 1
