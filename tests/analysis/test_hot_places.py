"""The list finds what lasts, is not drawn by what happened once, and knows its limits."""

import json

import numpy as np
import pytest

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.hotplaces.expecting import expect
from frankpledge.analysis.hotplaces.hot_places import Asked, hot_places
from frankpledge.analysis.hotplaces.past import count_past, months_of
from frankpledge.analysis.results import Refusal


def made(seed=2, months=12, size=16, side=100.0):
    """Return events of gamma-distributed rates, smooth in space, and the true rates."""
    rng = np.random.default_rng(seed)
    at = np.arange(size)
    middle = np.hypot(at[:, None] - size / 2, at - size / 2)
    rate = 0.6 * np.exp(-((middle / 5) ** 2)) * rng.gamma(0.7, 1 / 0.7, (size, size))
    rate += 0.02
    counts = rng.poisson(rate, (months, size, size))
    month, right, above = np.nonzero(counts)
    times = counts[month, right, above]
    month, right, above = (np.repeat(one, times) for one in (month, right, above))
    x = (right + rng.uniform(size=len(right))) * side
    y = (above + rng.uniform(size=len(above))) * side
    day = np.datetime64("2025-01", "M") + month
    return x, y, day.astype("datetime64[D]"), rate


@pytest.fixture(scope="module")
def events():
    return made()


def test_expected_rates_are_nearer_the_truth_than_counts(events):
    x, y, day, rate = events
    month, months, _ = months_of(day)
    past = count_past(x, y, month, side=100, months=months)
    found = expect(past)
    counts = past.counts(np.ones(months)) / months

    assert past.grid.cells == rate.size
    truth = rate.ravel()
    assert np.abs(found.rate - truth).mean() < 0.9 * np.abs(counts - truth).mean()
    assert found.own + found.nearby + found.anywhere == pytest.approx(1)
    assert found.rate.sum() == pytest.approx(counts.sum(), rel=0.15)


def test_the_list_holds_places_that_are_truly_hot(events):
    x, y, day, rate = events
    found = hot_places(x, y, day, Asked(cell=100, area_share=0.05))
    listed = {(int(one.x // 100), int(one.y // 100)) for one in found.places}
    hottest = sorted(np.ndindex(rate.shape), key=lambda at: -rate[at])[
        : 2 * len(listed)
    ]

    assert len(listed) == 12
    assert len(listed & set(hottest)) >= 9
    assert [one.expected for one in found.places] == sorted(
        (one.expected for one in found.places), reverse=True
    )


def test_the_chance_of_belonging_to_the_top_comes_true():
    said, true = [], []
    for seed in range(4):
        x, y, day, rate = made(seed)
        found = hot_places(x, y, day, Asked(cell=100, area_share=0.1, judged=0))
        edge = np.sort(rate.ravel())[-len(found.places)]
        said += [one.in_top for one in found.places]
        true += [rate[int(one.x // 100), int(one.y // 100)] >= edge
                 for one in found.places]  # fmt: skip
    assert np.mean(said) == pytest.approx(np.mean(true), abs=0.12)


def test_a_month_to_come_never_changes_what_was_expected(events):
    x, y, day, _ = events
    month, months, _ = months_of(day)
    past = count_past(x, y, month, side=100, months=months)
    early = month < 9
    known = count_past(x[early], y[early], month[early], side=100, months=9)

    assert past.before(9).grid == known.grid
    assert expect(past.before(9)).rate == pytest.approx(expect(known).rate)


def test_a_quiet_cell_beside_a_hot_one_is_not_taken_for_hot():
    rng = np.random.default_rng(5)
    hot = np.full((240, 2), 550.0)
    other = rng.uniform(0, 3000, (400, 2))
    quiet = (other // 100 == [6, 5]).all(axis=1)
    x, y = np.concatenate([hot, other[~quiet]]).T
    day = np.datetime64("2024-01-01") + rng.integers(0, 730, len(x))
    found = hot_places(x, y, day, Asked(cell=100, area_share=0.03, judged=0))
    beside = [one for one in found.places if (one.x, one.y) == (650, 550)]

    assert (found.places[0].x, found.places[0].y) == (550, 550)
    assert all(one.expected < 0.1 * found.places[0].expected for one in beside)


def test_the_order_of_rows_does_not_matter_and_the_seed_repeats(events):
    x, y, day, _ = events
    turn = np.random.default_rng(0).permutation(len(x))
    one = hot_places(x, y, day, Asked(cell=100))
    other = hot_places(x[turn], y[turn], day[turn], Asked(cell=100))

    assert one == other


def test_the_list_is_judged_on_the_last_months_beside_plain_counts(events):
    x, y, day, _ = events
    found = hot_places(x, y, day, Asked(cell=100, area_share=0.1))

    assert [one.month for one in found.judged] == [3, 2, 1]
    assert all(0 < one.caught <= one.events for one in found.judged)
    assert "the last year's counts alone caught" in found.sentence


def test_the_size_of_the_district_sets_the_length_of_the_list(events):
    x, y, day, _ = events
    found = hot_places(x, y, day, Asked(cell=100, area=10.0, area_share=0.01, judged=0))

    assert len(found.places) == 10  # of 1,000 hectares
    assert "study-area" not in {one.code for one in found.basis.caveats}


def test_a_month_without_any_event_was_not_returned(events):
    x, y, day, _ = events
    kept = day != np.datetime64("2025-05-01")
    found = hot_places(x[kept], y[kept], day[kept], Asked(cell=100, judged=0))

    assert "missing-months" in {one.code for one in found.basis.caveats}


def test_days_make_months_counted_back_from_the_last():
    day = np.datetime64("2025-01-01") + np.arange(100)
    number, months, cut = months_of(day)

    assert (months, cut) == (3, "months of 30.4 days up to 2025-04-10")
    assert (number[-1], number[0]) == (2, -1)
    assert np.bincount(number[number >= 0]).tolist() == [31, 30, 31]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"asked": Asked(area_share=2)}, "share of the area"),
        ({"asked": Asked(months=0)}, "months ahead"),
        ({"asked": Asked(cell=0)}, "no area"),
        ({"asked": Asked(cell=0.01)}, "Choose larger cells"),
        ({"asked": Asked(cell=100, area=0.001)}, "smaller than one cell"),
        ({"rows": 10}, "too few to learn from"),
        ({"months": 2}, "span 2 whole months"),
    ],
)
def test_what_no_list_can_be_made_of_is_refused(events, change, says):
    x, y, day, _ = events
    if "months" in change:
        day = np.datetime64("2025-01-01") + np.arange(len(x)) % 62
    rows = slice(change.get("rows"))

    with pytest.raises(Refusal, match=says):
        hot_places(x[rows], y[rows], day[rows], change.get("asked", Asked()))


def test_the_command_lists_places_in_the_coordinates_of_the_file(tmp_path, capsys):
    x, y, day, _ = made(months=6)
    path = tmp_path / "events.csv"
    rows = [
        f"{0.2 + east / 69_800:.6f},{51.1 + north / 111_195:.6f},{str(when)[:7]}"
        for east, north, when in zip(x, y, day, strict=True)
    ]
    path.write_text("longitude,latitude,month\n" + "\n".join(rows), encoding="utf-8")

    options = [str(path), "--cell", "100", "--judged", "1"]
    assert main(["hot-places", *options, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert 0.2 < told["places"][0]["x"] < 0.24
    assert 51.1 < told["places"][0]["y"] < 51.12
    assert told["judged"][0]["months_ago"] == 1
    assert sum(told["sources"].values()) == pytest.approx(1)

    assert main(["hot-places", *options]) == 0
    assert "What is expected draws by" in capsys.readouterr().out
