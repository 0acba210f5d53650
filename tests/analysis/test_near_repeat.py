"""Near repeats: the table, its shuffles, and what is refused."""

import csv
import json
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import frankpledge.analysis.kernels as kernels
from frankpledge.analysis.__main__ import main
from frankpledge.analysis.nearrepeat.bands import Bands, Closed
from frankpledge.analysis.nearrepeat.near_repeat import Asked, near_repeat
from frankpledge.analysis.nearrepeat.pairs import Metric
from frankpledge.analysis.results import Refusal

ANSWERS = "data/known_answers/near_repeat_wsteenbeek"


def drawn(seed=1):
    return np.random.default_rng(seed)


def asking(x, y, day, *, seed=1, **asked):
    return near_repeat(x, y, day, Asked(**asked), rng=drawn(seed))


def some_events(n=200, seed=5):
    rng = drawn(seed)
    return rng.uniform(0, 500, n), rng.uniform(0, 500, n), rng.integers(0, 60, n)


def observed(found):
    return [[cell.observed for cell in row] for row in found.table]


def by_hand(x, y, day, distance, days, *, metric, closed):
    """Count every pair the plainest way; the last row and column hold the rest."""

    def band(value, edges):
        for place, edge in enumerate(edges):
            if value < edge or (closed == "right" and value == edge):
                return place
        return len(edges)

    table = [[0] * (len(days) + 1) for _ in range(len(distance) + 1)]
    for i, j in combinations(range(len(x)), 2):
        across, along = abs(x[i] - x[j]), abs(y[i] - y[j])
        apart = across + along if metric == "manhattan" else np.hypot(across, along)
        table[band(apart, distance)][band(abs(day[i] - day[j]), days)] += 1
    return table


@pytest.mark.parametrize("metric", ["euclidean", "manhattan"])
@pytest.mark.parametrize("closed", ["left", "right"])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_pairs_are_counted_as_by_hand_on_edges_too(metric, closed, data):
    places = st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 12)),
        min_size=2,
        max_size=40,
    )
    x, y, day = (np.array(one) for one in zip(*data.draw(places), strict=True))
    edges, days = [1, 5, 10], [1, 3, 7]

    found = asking(
        x.astype(float),
        y.astype(float),
        day,
        distance=edges,
        days=days,
        metric=Metric(metric),
        closed=Closed(closed),
        permutations=1,
    )

    assert observed(found) == by_hand(
        x, y, day, edges, days, metric=metric, closed=closed
    )


def test_shuffles_keep_both_margins_so_the_mean_nears_knoxs_expectation():
    x, y, day = some_events()

    found = asking(x, y, day, distance=[50, 100], days=[2, 8], permutations=1999)

    table = np.array(observed(found))
    knox = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    means = np.array([[cell.expected for cell in row] for row in found.table])
    assert table.sum() == 200 * 199 / 2
    assert np.allclose(means.sum(axis=0), table.sum(axis=0))
    assert np.allclose(means.sum(axis=1), table.sum(axis=1))
    assert np.allclose(means, knox, rtol=0.05)


@pytest.mark.parametrize("metric", Metric)
@pytest.mark.parametrize("closed", Closed)
def test_the_numpy_path_and_the_kernel_give_the_same_table(metric, closed, monkeypatch):
    x, y, day = (np.round(one) for one in some_events())
    asked = {"distance": [0, 40, 90], "days": [1, 4, 9, 20, 40], "permutations": 70}

    tables = []
    for available in (True, False):
        if not available:
            monkeypatch.setattr(kernels, "available", lambda: False)
        found = asking(x, y, day, metric=metric, closed=closed, **asked)
        tables.append(found.table)

    assert tables[0] == tables[1]


def test_the_answer_does_not_depend_on_the_number_of_threads():
    numba = pytest.importorskip("numba")
    x, y, day = some_events()
    tables = []
    for threads in (1, numba.config.NUMBA_NUM_THREADS):
        numba.set_num_threads(threads)
        found = asking(x, y, day, distance=[50], days=[7], seed=2)
        tables.append(found.table)

    assert tables[0] == tables[1]


def test_a_p_value_counts_the_observed_arrangement_among_the_shuffles():
    x, y = np.repeat([0.0, 5000.0, 9000.0], [30, 1, 1]), np.zeros(32)
    x[:30] += np.arange(30) * 300
    x[1], day = x[0] + 10, np.arange(32) * 20
    day[1] = day[0]

    found = asking(x, y, day, distance=[50], days=[1], permutations=99)

    assert found.table[0][0].observed == 1
    assert found.table[0][0].p_value * 100 == pytest.approx(
        round(found.table[0][0].p_value * 100)
    )
    assert found.table[0][0].p_value >= 0.01


def test_two_records_of_one_place_and_day_are_a_pair():
    found = asking(
        np.zeros(3),
        np.zeros(3),
        np.array([4, 4, 9]),
        distance=[0.1],
        days=[1],
    )

    assert observed(found) == [[1, 2], [0, 0]]


@pytest.mark.parametrize(
    ("edges", "closed", "said"),
    [
        ([0.1, 200, 400], "left", ["[0, 0.1) m", "[0.1, 200) m", "[200, 400) m"]),
        ([0.1, 200, 400], "right", ["[0, 0.1] m", "(0.1, 200] m", "(200, 400] m"]),
        ([0, 200, 400], "left", ["[0, 200) m", "[200, 400) m"]),
    ],
)
def test_bands_are_said_as_intervals(edges, closed, said):
    bands = Bands.of(edges, closed=Closed(closed), unit="m")

    assert [bands.interval(place) for place in range(len(bands))] == said


def test_the_calculators_labels_are_a_unit_off():
    days = Bands.of([7, 14, 21], closed=Closed.LEFT, unit="days")
    space = Bands.of([0.1, 100, 200], closed=Closed.LEFT, unit="m")

    assert [days.calculator_label(place) for place in range(4)] == [
        "0 to 7", "8 to 14", "15 to 21", "More than 21",
    ]  # fmt: skip
    assert [space.calculator_label(place) for place in range(4)] == [
        "Same location", "1 to 100", "101 to 200", "More than 200",
    ]  # fmt: skip


def test_a_gap_of_three_days_is_in_the_band_the_calculator_calls_four_to_six():
    found = asking(
        np.zeros(2),
        np.array([0.0, 100.0]),
        np.array([1, 4]),
        distance=[200],
        days=[3, 6],
        permutations=1,
    )

    assert observed(found)[0] == [0, 1, 0]
    assert found.days.calculator_label(1) == "4 to 6"


@pytest.mark.parametrize(
    "edges", [[], [0], [200, 100], [-1, 5], [5, 5], [1, float("inf")]]
)
def test_bands_that_do_not_rise_from_nought_are_refused(edges):
    with pytest.raises(Refusal, match=r"do not rise from 0"):
        Bands.of(edges, closed=Closed.LEFT, unit="m")


def coarse(kind, n=200):
    rng = drawn(8)
    x, y = rng.uniform(0, 9000, n), rng.uniform(0, 9000, n)
    day = np.datetime64("2020-01-01") + rng.integers(0, 300, n)
    if kind == "months":
        day = day.astype("datetime64[M]").astype("datetime64[D]")
    if kind == "snapped":
        x, y = x // 3000 * 3000 + 1, y // 3000 * 3000 + 1
    if kind == "squares":
        x, y = x // 100 * 100, y // 100 * 100
    if kind == "one day":
        day[:] = day[0]
    if kind == "degrees":
        x, y = x / 1e6, 51 + y / 1e6
    return x, y, day


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("months", "All 200 dates are day 1 of a month"),
        ("snapped", "share their point with two or more others"),
        ("squares", "multiples of 100 m"),
        ("one day", "shuffling one date changes nothing"),
        ("degrees", "look like longitudes and latitudes"),
    ],
)
def test_places_and_dates_too_coarse_are_refused_with_the_reason(kind, says):
    with pytest.raises(Refusal, match=says):
        asking(*coarse(kind), distance=[100], days=[7])


@pytest.mark.parametrize("kind", ["months", "snapped", "squares"])
def test_a_reason_accepts_a_precision_and_stays_with_the_result(kind):
    found = asking(
        *coarse(kind),
        distance=[100],
        days=[7],
        permutations=19,
        accept_precision="street numbers were checked",
    )

    [caveat] = [one for one in found.basis.caveats if one.code == "coarse-precision"]
    assert "street numbers were checked" in caveat.text


def test_true_places_and_days_are_answered_without_a_caveat():
    found = asking(*coarse("fine"), distance=[100], days=[7])

    assert found.basis.caveats == ()


def test_dates_a_century_apart_do_not_break_the_count():
    x, y, day = some_events()
    day = day.astype(np.int64)
    day[0] = -200_000

    found = asking(x, y, day, distance=[50], days=[7], permutations=9)

    assert observed(found) == by_hand(
        x, y, day, [50], [7], metric="euclidean", closed="left"
    )


def published_rows(folder, case):
    with (folder / "expected_tables.csv").open(encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["case"] == case]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("case", "distance", "days"),
    [
        ("chicago_arson", "0.1,200,400,600", "1,2,3"),
        ("chicago_be_month1", "0.1,100,200,300", "7,14,21"),
    ],
)
def test_the_near_repeat_calculators_counts_come_out_exactly(
    case, distance, days, shared_data, capsys
):
    path = shared_data / ANSWERS / f"{case}.csv"
    arguments = ["near-repeat", str(path), "--distance", distance, "--days", days]

    assert main([*arguments, "--calculator", "--json"]) == 0

    cells = json.loads(capsys.readouterr().out)["cells"]
    published = published_rows(path.parent, case)
    assert len(published) == 20
    for cell, row in zip(cells, published, strict=True):
        assert cell["calculator_label"] == [row["spatial_label"], row["temporal_label"]]
        assert cell["observed"] == int(row["observed_pairs"])
        if cell["expected"] > 50:
            assert cell["ratio"] == pytest.approx(
                float(row["observed_over_mean_expected"]),
                abs=0.02 if cell["expected"] > 900 else 0.1,
            )


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "events.csv"
    x, y, day = some_events()
    lines = ["Easting,Northing,Date"]
    lines += [
        f"{a:.2f},{b:.2f},{np.datetime64('2024-01-01') + c} 13:40"
        for a, b, c in zip(x, y, day, strict=True)
    ]
    path.write_text("\n".join([*lines, "9,9,unknown"]), encoding="utf-8")
    return path


def test_the_command_says_the_table_in_words(events, capsys):
    assert (
        main(["near-repeat", str(events), "--distance", "50,100", "--days", "7"]) == 0
    )

    told = capsys.readouterr().out
    assert "[50, 100) m" in told
    assert "Columns: x = Easting, y = Northing, date = Date." in told
    assert "1 row has something other than a day as Date (row 201: 'unknown')" in told


def test_the_command_gives_programs_everything(events, capsys):
    options = ["--distance", "50,100", "--days", "1,8", "--closed", "right", "--json"]
    assert main(["near-repeat", str(events), *options, "--seed", "4"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["distance_bands"] == ["[0, 50] m", "(50, 100] m"]
    assert told["days_bands"] == ["[0, 1] days", "(1, 8] days"]
    assert told["parameters"] == {
        "distance": [50, 100], "days": [1, 8], "metric": "euclidean",
        "closed": "right", "permutations": 999, "seed": 4,
    }  # fmt: skip
    assert Counter(cell["beyond"] for cell in told["cells"]) == {False: 4, True: 5}
    assert np.array(told["observed"]).shape == (2, 2)


def test_one_band_each_way_gives_knoxs_plain_test_as_well(events, capsys):
    assert (
        main(["near-repeat", str(events), "--distance", "50", "--days", "7", "--json"])
        == 0
    )

    told = json.loads(capsys.readouterr().out)
    assert told["knox"]["observed"] == told["observed"][0][0]
    assert told["knox"]["expected"] == pytest.approx(told["expected"][0][0], rel=0.05)


def test_days_may_be_numbers(tmp_path, capsys):
    path = tmp_path / "numbered.csv"
    path.write_text("x,y,t\n0,0,3\n0,1,4\n0,900,50\n", encoding="utf-8")

    assert (
        main(["near-repeat", str(path), "--distance", "50", "--days", "7", "--json"])
        == 0
    )

    assert json.loads(capsys.readouterr().out)["observed"] == [[1]]


def test_degrees_named_as_such_are_laid_flat(tmp_path, capsys):
    path = tmp_path / "degrees.csv"
    rows = ["longitude,latitude,date", "0.1,51.5,2024-01-01", "0.1,51.5009,2024-01-02"]
    path.write_text("\n".join([*rows, "0.2,51.5,2024-03-01"]), encoding="utf-8")
    options = ["--distance", "99,101", "--days", "7", "--json"]

    assert main(["near-repeat", str(path), *options]) == 0

    assert json.loads(capsys.readouterr().out)["observed"] == [[0], [1]]
