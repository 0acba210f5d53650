"""Density: the kernels, their sums, both ways, and what is said of them."""

import csv
import json
import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import frankpledge.analysis.kernels as kernels
from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.surface.kde import Asked, Way, kernel_density, usual_sizes
from frankpledge.analysis.surface.smoothing import Kernel, finer, worst_share


def some_points(n=400, seed=3, side=4000):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, side, n), rng.normal(side / 2, side / 8, n)


def by_hand(x, y, weights, grid, kernel, h):
    """Add every event's hill at every centre, the plainest way."""
    found = np.zeros(grid.shape)
    for row, up in enumerate(grid.along):
        for column, across in enumerate(grid.across):
            d = np.hypot(x - across, y - up)
            if kernel is Kernel.QUARTIC:
                hill = np.where(
                    d < h, 3 / (math.pi * h**2) * (1 - (d / h) ** 2) ** 2, 0
                )
            else:
                hill = np.exp(-((d / h) ** 2) / 2) / (2 * math.pi * h**2)
            found[row, column] = (weights * hill).sum()
    return found


@pytest.mark.parametrize("kernel", Kernel)
@pytest.mark.parametrize("available", [True, False])
@settings(max_examples=6, deadline=None)
@given(
    points=st.lists(
        st.tuples(st.floats(-300, 900), st.floats(-300, 900), st.floats(0, 5)),
        min_size=1,
        max_size=30,
    ),
    bandwidth=st.sampled_from([60.0, 100.0, 333.3]),
)
def test_the_sum_is_that_by_hand_with_and_without_a_kernel(
    kernel, available, points, bandwidth
):
    x, y, weights = (np.array(one) for one in zip(*points, strict=True))
    asked = Asked(cell=100, bandwidth=bandwidth, kernel=kernel, box=(0, 0, 600, 500))
    had = kernels.available
    kernels.available = lambda: available and had()
    try:
        found = kernel_density(x, y, asked, weights=weights)
    finally:
        kernels.available = had

    expected = by_hand(x, y, weights, found.grid, kernel, bandwidth)
    peak = weights.sum() * kernel.height(bandwidth) or 1
    assert np.allclose(found.values / peak, expected / peak, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("kernel", Kernel)
def test_the_surface_holds_as_many_events_as_were_given(kernel):
    x, y = some_points()

    found = kernel_density(x, y, Asked(cell=50, bandwidth=400, kernel=kernel))

    assert found.mass == pytest.approx(400, rel=0.005)
    assert found.events == 400


@pytest.mark.parametrize("kernel", Kernel)
@pytest.mark.parametrize("available", [True, False])
@pytest.mark.parametrize("box", [None, (1000, 1000, 2900, 3100)])
def test_fine_bins_err_by_no_more_than_is_said(kernel, available, box, monkeypatch):
    x, y = some_points()
    sizes = {"cell": 100, "bandwidth": 300, "kernel": kernel, "box": box}
    exact = kernel_density(x, y, Asked(**sizes))
    if not available:
        monkeypatch.setattr(kernels, "available", lambda: False)

    found = kernel_density(x, y, Asked(**sizes, way=Way.BINNED))

    share = worst_share(kernel, 300, 100 / finer(kernel, 300, 100))
    error = np.abs(found.values - exact.values).max()
    assert error <= share * kernel.height(300) * 400
    assert error <= 0.002 * exact.values.max()
    assert share < 0.0035
    assert "binned" in {caveat.code for caveat in found.basis.caveats}


@pytest.mark.parametrize("kernel", Kernel)
def test_one_event_in_fine_bins_errs_by_no_more_than_its_bound(kernel):
    rng = np.random.default_rng(5)
    for x, y in rng.uniform(0, 100, (20, 2)):
        one = np.array([x]), np.array([y])
        sizes = {"cell": 100, "bandwidth": 200, "kernel": kernel}
        exact = kernel_density(*one, Asked(**sizes))
        found = kernel_density(*one, Asked(**sizes, way=Way.BINNED))

        bound = worst_share(kernel, 200, 100 / finer(kernel, 200, 100))
        error = np.abs(found.values - exact.values).max()
        assert error <= bound * kernel.height(200) * (1 + 1e-9)


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("kernel", Kernel)
def test_the_answer_does_not_depend_on_the_number_of_threads(way, kernel):
    numba = pytest.importorskip("numba")
    x, y = some_points()
    asked = Asked(cell=100, bandwidth=300, kernel=kernel, way=way)
    surfaces = []
    for threads in (1, numba.config.NUMBA_NUM_THREADS):
        numba.set_num_threads(threads)
        surfaces.append(kernel_density(x, y, asked).values)

    assert (surfaces[0] == surfaces[1]).all()


def test_an_event_beyond_the_box_counts_where_it_reaches_in():
    x, y = np.array([-50.0, -5000.0]), np.array([50.0, 50.0])

    found = kernel_density(x, y, Asked(cell=100, bandwidth=300, box=(0, 0, 200, 100)))

    assert found.values[0, 0] > found.values[0, 1] > 0
    assert found.events == 1
    assert found.basis.dropped[0].rows == 1


def test_outside_the_boundary_there_is_no_density_rather_than_nought():
    x, y = some_points()

    found = kernel_density(
        x,
        y,
        Asked(cell=100, bandwidth=300, box=(0, 0, 4000, 4000)),
        boundary=shapely.box(0, 0, 2000, 4000),
    )

    assert np.isnan(found.values[:, 20:]).all()
    assert not np.isnan(found.values[:, :20]).any()
    assert found.peak[0] < 2000


def test_a_rule_gives_sizes_to_begin_with():
    x, y = np.array([0.0, 30_000.0]), np.array([0.0, 15_000.0])

    assert usual_sizes(x, y) == (100, 500)
    assert usual_sizes(x[:1], y[:1]) == (10, 50)


@pytest.mark.parametrize(
    ("sizes", "says"),
    [
        ({"cell": 100, "bandwidth": 20}, "events would be lost"),
        ({"cell": 100, "bandwidth": -5}, "A bandwidth of -5 m"),
        ({"cell": 0.01, "bandwidth": 500}, "more than the"),
    ],
)
def test_sizes_that_make_no_surface_are_refused(sizes, says):
    with pytest.raises(Refusal, match=says):
        kernel_density(np.zeros(2), np.array([0.0, 9000.0]), Asked(**sizes))


@pytest.fixture
def points_file(tmp_path):
    path = tmp_path / "points.csv"
    path.write_text("Easting,Northing,harm\n50,50,2\n150,50,1\n,50,1\n", "utf-8")
    return path


def test_the_command_gives_each_cell_to_programs(points_file, capsys):
    arguments = ["kde", str(points_file), "--cell", "100", "--bandwidth", "200"]

    assert main([*arguments, "--bbox", "0,0,200,100", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    height = 3 / (math.pi * 200**2)
    near = height * (1 + (1 - 0.25) ** 2)
    assert [cell["density"] for cell in answer["cells"]] == pytest.approx([near, near])
    assert [cell["x"] for cell in answer["cells"]] == [50, 150]
    assert answer["cells"][0]["per_km2"] == pytest.approx(near * 1e6)
    assert answer["grid"]["columns"] == 2
    assert answer["rows_used"] == 2
    assert answer["rows_dropped"][0]["reason"] == "1 row has no Easting."


def test_the_command_counts_weights_and_writes_a_file(points_file, tmp_path, capsys):
    out = tmp_path / "cells.csv"
    arguments = ["kde", str(points_file), "--bandwidth", "200", "--weights", "harm"]

    assert main([*arguments, "--kernel", "gaussian", "--out", str(out)]) == 0

    assert "3 events lie densest about (" in capsys.readouterr().out
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(float(row["density"]) for row in rows) * 40**2 == pytest.approx(
        3, rel=0.02
    )


def test_degrees_are_laid_flat_and_told_as_degrees(tmp_path, capsys):
    path = tmp_path / "degrees.csv"
    path.write_text("Longitude,Latitude\n0.27,51.19\n0.271,51.19\n", "utf-8")

    assert main(["kde", str(path), "--cell", "100", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["peak"]["longitude"] == pytest.approx(0.2705, abs=0.002)
    assert "laid-flat" in {caveat["code"] for caveat in answer["caveats"]}


def test_a_boundary_that_is_none_is_refused(points_file, tmp_path, capsys):
    wrong = tmp_path / "boundary.geojson"
    wrong.write_text('{"type": "Point", "coordinates": [1, 2]}', "utf-8")

    assert main(["kde", str(points_file), "--cell", "9", "--boundary", str(wrong)]) == 1

    assert "holds no polygon" in capsys.readouterr().err
