"""Gi and Gi*: published answers, plain definitions, exact permutation, refusals."""

import json
from itertools import permutations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import frankpledge.analysis.kernels as kernels
from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.surface.getis_ord import Asked, gi_at_points, gi_on_grid
from frankpledge.analysis.surface.grid import grid_counts
from frankpledge.analysis.surface.permuting import Neighbourly, tails
from frankpledge.analysis.surface.windows import disc_sums

# The six points of esda's own tests: band 15, all neighbours alike.
X = np.array([10.0, 20, 40, 15, 30, 30])
Y = np.array([10.0, 10, 10, 20, 20, 30])
VALUES = np.array([2, 3, 3.2, 5, 8, 7])
PUBLISHED = {
    False: [-1.01367, -0.04362, 1.31559, -0.31413, 1.15374, 1.77834],
    True: [-1.39728, -0.28918, 0.65065, -0.28918, 1.23452, 2.02424],
}


def drawn(seed=1):
    return np.random.default_rng(seed)


def clustered(n=600, seed=4, side=2000):
    rng = drawn(seed)
    points = np.concatenate(
        (rng.uniform(0, side, (n, 2)), rng.normal(side / 2, 90, (n, 2)))
    )
    x, y = np.clip(points, 0, side - 1).T
    return grid_counts(x, y, cell=100, box=(0, 0, side, side))


@pytest.mark.parametrize("star", [True, False])
@pytest.mark.parametrize("available", [True, False])
def test_six_points_give_the_published_scores(star, available, monkeypatch):
    if not available:
        monkeypatch.setattr(kernels, "available", lambda: False)

    found = gi_at_points(X, Y, VALUES, Asked(band=15, star=star))

    assert found.z == pytest.approx(PUBLISHED[star], abs=5e-6)
    assert found.general == pytest.approx(0.55709779, abs=5e-9)


def test_neighbours_may_be_given_instead_of_a_distance():
    near = np.hypot(X[:, None] - X, Y[:, None] - Y) <= 15

    found = gi_at_points(
        X, Y, VALUES, Asked(band=0, star=False), neighbours=np.nonzero(near)
    )

    assert found.z == pytest.approx(PUBLISHED[False], abs=5e-6)


@settings(max_examples=25, deadline=None)
@given(
    rows=st.integers(1, 9),
    columns=st.integers(1, 9),
    band=st.sampled_from([1, 1.5, 2, 3.2, 5, 20]),
    seed=st.integers(0, 99),
)
def test_sums_within_a_disc_are_those_by_hand(rows, columns, band, seed):
    values = drawn(seed).integers(0, 9, (rows, columns)).astype(float)

    found = disc_sums(values, band * 7.0, 7.0)

    row, column = np.indices(values.shape)
    for place in np.ndindex(values.shape):
        near = np.hypot(row - place[0], column - place[1]) <= band
        assert found[place] == values[near].sum()


@pytest.mark.parametrize("star", [True, False])
@pytest.mark.parametrize("boundary", [None, shapely.Point(900, 900).buffer(700)])
def test_a_grid_and_the_centres_of_its_cells_give_the_same_scores(star, boundary):
    cells = clustered()
    grid = cells.grid
    cells = cells if boundary is None else grid_counts(
        *_events(cells), cell=100, box=(0, 0, 2000, 2000), boundary=boundary
    )  # fmt: skip
    asked = Asked(band=250, star=star)
    row, column = np.nonzero(cells.studied)

    on_grid = gi_on_grid(cells, asked)
    at_points = gi_at_points(
        grid.across[column], grid.along[row], cells.counts[cells.studied], asked
    )

    assert np.allclose(on_grid.z, at_points.z, rtol=1e-12, atol=1e-12)
    assert (on_grid.neighbours == at_points.neighbours).all()


def _events(cells):
    row, column = np.nonzero(cells.counts)
    number = cells.counts[row, column].astype(int)
    return (
        np.repeat(cells.grid.across[column], number),
        np.repeat(cells.grid.along[row], number),
    )


def test_permuted_tails_near_those_of_every_arrangement_there_is():
    values = np.array([0.0, 0, 1, 2, 5, 5])
    near = [[1, 2], [0, 3, 4], [4], [5, 0], [3, 5], [1, 2, 3, 4]]
    sums = np.array([values[list(own)].sum() for own in near])
    number = np.array([len(own) for own in near])

    high, low = tails(Neighbourly(values, number, sums, star=False), 20_000, drawn())

    for place, own in enumerate(near):
        others = np.delete(values, place)
        every = [sum(one) for one in permutations(others, len(own))]
        assert high[place] == pytest.approx(
            np.mean(np.array(every) >= sums[place]), abs=0.02
        )
        assert low[place] == pytest.approx(
            np.mean(np.array(every) <= sums[place]), abs=0.02
        )


def test_equal_sums_count_on_both_sides_so_that_empty_cells_are_not_called_cold():
    cells = grid_counts(
        np.array([50.0, 60.0, 70.0]), np.full(3, 50.0), cell=100, box=(0, 0, 3000, 3000)
    )

    found = gi_on_grid(cells, Asked(band=150, permutations=199), rng=drawn())

    assert found.cold.sum() == 0
    assert found.p_cold.min() > 0.9


@pytest.mark.parametrize("tenths", [1, 0.1])
def test_ties_are_kept_where_values_are_not_whole(tenths):
    values = np.array([3.0, 1, 2, 3, 1, 2, 3, 1, 2]) * tenths
    x = np.arange(9.0)

    found = gi_at_points(
        x, x * 0, values, Asked(band=1.1, permutations=499), rng=drawn()
    )

    whole = gi_at_points(
        x, x * 0, values / tenths, Asked(band=1.1, permutations=499), rng=drawn()
    )
    assert (found.p_hot == whole.p_hot).all()
    assert (found.p_cold == whole.p_cold).all()
    assert (found.p_hot + found.p_cold >= 1).all()


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 999))
def test_the_same_seed_gives_the_same_tails(seed):
    cells = clustered(n=150)
    asked = Asked(band=200, permutations=99)

    first, second = (gi_on_grid(cells, asked, rng=drawn(seed)) for _ in range(2))

    assert (first.p_hot == second.p_hot).all()
    assert (first.p_hot >= 0.01).all()


def test_values_dealt_out_at_random_are_seldom_called_hot():
    x, y = drawn(8).uniform(0, 4000, (2, 4000))
    cells = grid_counts(x, y, cell=100, box=(0, 0, 4000, 4000))

    found = gi_on_grid(cells, Asked(band=300, permutations=1999), rng=drawn())

    assert found.hot.sum() + found.cold.sum() <= 5
    assert found.p_hot.mean() == pytest.approx(0.5, abs=0.05)


def test_a_heap_is_found_hot_and_its_surroundings_are_not():
    found = gi_on_grid(clustered(), Asked(band=200, permutations=999), rng=drawn())

    hot = found.hot.reshape(20, 20)
    assert hot[9:11, 9:11].all()
    assert not hot[:5].any()
    assert "are hot" in found.sentence


def test_too_few_permutations_for_so_many_places_are_told():
    cells = clustered(n=40, side=6000)

    found = gi_on_grid(cells, Asked(band=200, permutations=99), rng=drawn())

    assert "few-permutations" in {caveat.code for caveat in found.basis.caveats}


def test_a_place_without_neighbours_has_no_score_and_is_neither_hot_nor_cold():
    found = gi_at_points(
        np.array([0.0, 1, 2, 900]),
        np.zeros(4),
        np.array([1.0, 2, 3, 99]),
        Asked(band=5, star=False),
    )

    assert np.isnan(found.z[3])
    assert found.p_hot[3] == 1
    assert "no-neighbours" in {caveat.code for caveat in found.basis.caveats}


@pytest.mark.parametrize(
    ("values", "asked", "says"),
    [
        ([1, 1, 1], {"band": 1}, "none stands out"),
        ([1, 2, -3], {"band": 1}, "nought or more"),
        ([1, 2, 3], {"band": 1, "permutations": 9}, "generator"),
        ([1, 2, 3], {"band": -1}, "do not rise from 0"),
    ],
)
def test_what_cannot_be_answered_is_refused(values, asked, says):
    x = np.arange(3.0)

    with pytest.raises(Refusal, match=says):
        gi_at_points(x, x, np.array(values, dtype=float), Asked(**asked))


def test_a_band_below_a_cell_and_neighbours_that_are_no_places_are_refused():
    with pytest.raises(Refusal, match="reaches no other cell"):
        gi_on_grid(clustered(), Asked(band=50))
    with pytest.raises(Refusal, match="numbered from 0"):
        gi_at_points(X, Y, VALUES, Asked(band=0), neighbours=([0], [6]))


@pytest.fixture
def six(tmp_path):
    path = tmp_path / "six.csv"
    rows = zip(X, Y, VALUES, strict=True)
    path.write_text(
        "x,y,v\n" + "".join(f"{x},{y},{value}\n" for x, y, value in rows), "utf-8"
    )
    return path


def test_the_command_gives_the_published_scores(six, capsys):
    arguments = ["gi", str(six), "--value", "v", "--band", "15", "--no-star"]

    assert main([*arguments, "--permutations", "99", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    scores = [cell["z"] for cell in answer["cells"]]
    assert scores == pytest.approx(PUBLISHED[False], abs=5e-6)
    assert answer["statistic"] == "Gi"
    assert answer["parameters"]["seed"] == 1


def test_the_command_counts_points_by_cell(tmp_path, capsys):
    path = tmp_path / "points.csv"
    path.write_text("x,y\n" + "50,50\n" * 4 + "950,950\n", "utf-8")

    assert main(["gi", str(path), "--cell", "100", "--band", "100"]) == 0

    out = capsys.readouterr().out
    assert "Of 100 places" in out
    assert "Chance here means" in out


def test_the_command_refuses_neither_values_nor_cells(six, capsys):
    assert main(["gi", str(six), "--band", "15"]) == 1

    assert "--value, or count points by --cell" in capsys.readouterr().err
