"""Published indices are given, chance stands beside them, nonsense is refused."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.concentration import concentration
from frankpledge.analysis.results import Refusal

COUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=30).filter(any)


@pytest.mark.parametrize(
    ("counts", "gini", "generalised"),
    [  # Bernasco and Steenbeek 2017
        ([10, 8, 2, 0, 0, 0, 0, 0, 0, 0], 0.78, 0.78),
        ([5, 2, 1, 0, 0, 0, 0, 0, 0, 0], 0.80, 0.75),
    ],
)
def test_published_indices_are_reproduced(counts, gini, generalised):
    found = concentration(counts, draws=50)

    assert found.gini == pytest.approx(gini, abs=1e-12)
    assert found.generalised_gini == pytest.approx(generalised, abs=1e-12)


def test_places_without_events_may_be_told_by_their_number():
    listed = concentration([5, 2, 1, *[0] * 7], draws=20)
    told = concentration([5, 2, 1], places=10, draws=20)

    assert (listed.gini, listed.holdings) == (told.gini, told.holdings)


def gini_by_pairs(counts):
    """The index as the mean difference between all pairs of places."""
    values = np.asarray(counts, float)
    apart = np.abs(values[:, None] - values).sum()
    return apart / (2 * len(values) ** 2 * values.mean())


@settings(max_examples=40, deadline=None)
@given(COUNTS)
def test_the_index_is_half_the_relative_mean_difference(counts):
    found = concentration(counts, draws=5)

    assert found.gini == pytest.approx(gini_by_pairs(counts), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.floats(0.01, 1))
def test_the_fewest_places_hold_the_share_and_one_fewer_does_not(counts, share):
    [holding] = concentration(counts, held=[share], draws=5).holdings
    falling = sorted(counts, reverse=True)
    wanted = share * sum(counts) - 1e-9

    assert sum(falling[: holding.places]) >= wanted
    assert sum(falling[: holding.places - 1]) < wanted


@settings(max_examples=20, deadline=None)
@given(COUNTS, st.randoms(use_true_random=False))
def test_the_order_of_places_does_not_matter(counts, chance):
    shuffled = list(counts)
    chance.shuffle(shuffled)

    assert concentration(counts, draws=9) == concentration(shuffled, draws=9)


def test_one_event_a_place_is_as_even_as_whole_events_can_be():
    found = concentration([1] * 8, places=100, draws=20)

    assert found.gini == pytest.approx(0.92)
    assert found.generalised_gini == pytest.approx(0, abs=1e-12)
    assert "no more uneven than chance" in found.sentence
    assert found.basis.caveats[0].code == "fewer-events-than-places"


def test_events_thrown_at_random_lie_within_the_range_of_chance():
    rng = np.random.default_rng(3)
    counts = np.bincount(rng.integers(400, size=600), minlength=400)
    found = concentration(counts)

    assert found.gini_by_chance.lower < found.gini < found.gini_by_chance.upper
    assert found.gini_spread.lower < found.gini < found.gini_spread.upper
    assert found.holdings[0].of_all == pytest.approx(
        found.holdings[0].by_chance, abs=0.02
    )


def test_a_few_crowded_places_are_told_from_chance():
    found = concentration([60, 30, *[1] * 40], places=200)

    assert found.generalised_gini > found.generalised_by_chance.upper
    assert found.holdings[1].places == 2
    assert "more uneven than chance alone would give" in found.sentence


def test_the_curve_runs_from_nothing_to_everything():
    curve = concentration([3, 1, 0], draws=5).curve

    assert curve[0] == (0, 0)
    assert curve[-1] == (1, 1)
    assert (pytest.approx(1 / 3), pytest.approx(0.75)) in curve


@pytest.mark.parametrize(
    ("counts", "options", "says"),
    [
        ([], {}, "no counts"),
        ([1, -1], {}, "Count 2 is -1"),
        ([1.5], {}, "Count 1 is 1.5"),
        ([0, 0], {}, "No place has any event"),
        ([1, 2, 3], {"places": 2}, "only 2 were said to exist"),
        ([1], {"held": [0.0]}, "A share of the events"),
    ],
)
def test_what_cannot_be_concentrated_is_refused(counts, options, says):
    with pytest.raises(Refusal, match=says):
        concentration(counts, **options)


def answer(capsys, *arguments):
    assert main(["concentration", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_takes_counts_places_or_points(tmp_path, capsys):
    counted = tmp_path / "counted.csv"
    counted.write_text("street,count\na,5\nb,2\nc,1\nd,\n", encoding="utf-8")
    told = answer(capsys, counted, "--places", 10, "--draws", 20)

    listed = tmp_path / "listed.csv"
    rows = ["1,1,a"] * 5 + ["2,1,b"] * 2 + ["9,9,c"]
    listed.write_text("x,y,street\n" + "\n".join(rows), encoding="utf-8")
    by_place = answer(capsys, listed, "--place", "street", "--places", 10)
    by_point = answer(capsys, listed, "--x", "x", "--y", "y", "--places", 10)
    by_cell = answer(capsys, listed, "--x", "x", "--y", "y", "--cell", 5)

    assert told["gini"] == by_place["gini"] == by_point["gini"] == pytest.approx(0.8)
    assert told["rows_dropped"] == [{"rows": 1, "reason": "1 row has no count."}]
    assert (by_cell["places"], by_cell["most_at_one_place"]) == (2, 7)


def test_the_command_answers_in_words(tmp_path, capsys):
    counted = tmp_path / "counted.csv"
    counted.write_text("count\n5\n2\n1\n", encoding="utf-8")

    assert main(["concentration", str(counted), "--places", "10"]) == 0
    said = capsys.readouterr().out
    assert "50% of events lie in 1 places: 10.00% of all" in said
    assert "generalised Gini" in said
