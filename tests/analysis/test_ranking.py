"""Published indices are given; ties at the edge are shared; short lists are told."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.ranking import part_taken, ranking_accuracy
from frankpledge.analysis.results import Refusal

THIRDS = [1 / 3, 2 / 3, 1]
PLACES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(1, 4)),
    min_size=1,
    max_size=20,
).filter(lambda rows: any(row[1] for row in rows))


def test_published_indices_are_reproduced():
    at = ranking_accuracy([3, 2, 1], [6, 3, 0], shares=THIRDS).at

    assert [one.pai for one in at] == pytest.approx([2, 1.5, 1])
    assert [one.pei for one in at] == pytest.approx([1, 1, 1])
    assert [one.predicted_over_observed for one in at] == pytest.approx(
        [0.5, 5 / 9, 6 / 9]
    )


def test_recapture_is_the_share_later_over_the_share_earlier():
    # Half of the earlier events were in the top place and 6 of 9 of the later.
    [one] = ranking_accuracy(
        [3, 2, 1], [6, 3, 0], earlier=[5, 4, 1], shares=THIRDS[:1]
    ).at

    assert one.recapture == pytest.approx((6 / 9) / (5 / 10))


def test_places_tied_at_the_edge_are_each_taken_in_the_same_part():
    found = ranking_accuracy([9, 1, 1, 1, 0], [4, 3, 0, 0, 1], shares=[0.4])
    [one] = found.at

    assert (one.tied, one.taken_of_tied) == (3, pytest.approx(1 / 3))
    assert one.hits == pytest.approx(4 + 3 / 3)
    assert found.basis.caveats[0].code == "ties"


@settings(max_examples=50, deadline=None)
@given(PLACES, st.floats(0.01, 1), st.randoms(use_true_random=False))
def test_lots_drawn_among_ties_would_catch_as_many_on_average(rows, share, chance):
    score, later, size = (np.array(column, float) for column in zip(*rows, strict=True))
    [one] = ranking_accuracy(score, later, area=size, shares=[share]).at
    part = part_taken(score, size, share * size.sum())

    assert part @ size == pytest.approx(share * size.sum())
    assert one.hits == pytest.approx(part @ later)
    order = list(range(len(rows)))
    chance.shuffle(order)
    again = part_taken(score[order], size[order], share * size.sum())
    assert again == pytest.approx(part[order])
    density = score / size
    whole, edge = density[part > 0], density[part < 1]
    assert not len(edge) or not len(whole) or whole.min() >= edge.max() - 1e-12


@settings(max_examples=50, deadline=None)
@given(PLACES, st.floats(0.05, 1))
def test_no_list_beats_the_one_that_knew(rows, share):
    score, later, size = (np.array(column, float) for column in zip(*rows, strict=True))
    [one] = ranking_accuracy(score, later, area=size, shares=[share]).at
    [best] = ranking_accuracy(later, later, area=size, shares=[share]).at

    assert 0 <= one.pei <= 1 + 1e-9
    assert best.pei == best.pei_star == pytest.approx(1)
    assert one.pai <= 1 / share + 1e-9


def test_areas_decide_what_a_share_is():
    # The first place scores most per hectare, and is a tenth of the area.
    [one] = ranking_accuracy([5, 8], [3, 3], area=[1, 9], shares=[0.1]).at

    assert (one.places, one.pai) == (1, pytest.approx(5))


def test_a_list_shorter_than_the_area_allowed_is_told_and_judged():
    found = ranking_accuracy([2, np.nan, np.nan, np.nan], [3, 3, 0, 0], shares=[0.5])
    [one] = found.at

    assert one.area_share == pytest.approx(0.25)
    assert (one.pei, one.pei_star) == (pytest.approx(1), pytest.approx(0.5))
    assert "short-list" in {caveat.code for caveat in found.basis.caveats}


def test_the_spread_holds_the_finding_and_follows_the_seed():
    rng = np.random.default_rng(4)
    rate = rng.gamma(0.3, 3, 400)
    first, later = rng.poisson(rate), rng.poisson(rate)
    [one] = ranking_accuracy(first, later, shares=[0.05]).at
    [same] = ranking_accuracy(first, later, shares=[0.05]).at

    assert one.pai_spread.lower < one.pai < one.pai_spread.upper
    assert one == same


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ({"predicted": [1], "observed": [1, 2]}, "one each"),
        ({"predicted": [1], "observed": [0]}, "No later event"),
        ({"predicted": [1], "observed": [-1]}, "count of place 1 is -1"),
        ({"predicted": [np.inf], "observed": [1]}, "score of place 1 is inf"),
        ({"predicted": [1], "observed": [1], "area": [0]}, "no area"),
        ({"predicted": [1], "observed": [1], "earlier": [0]}, "No earlier event"),
        ({"predicted": [1], "observed": [1], "shares": [2]}, "share of the area"),
    ],
)
def test_what_cannot_be_judged_is_refused(given_, says):
    with pytest.raises(Refusal, match=says):
        ranking_accuracy(**given_)


def test_the_command_gives_every_index(tmp_path, capsys):
    path = tmp_path / "ranked.csv"
    path.write_text("pred,count,before\n3,6,5\n2,3,4\n1,0,1\n,0,0\n", encoding="utf-8")
    options = ["--earlier", "before", "--shares", "0.25,1", "--json"]

    assert main(["accuracy", str(path), *options]) == 0
    told = json.loads(capsys.readouterr().out)

    assert told["columns"] == {
        "predicted": "pred", "observed": "count", "earlier": "before"
    }  # fmt: skip
    assert told["at"][0]["pai"] == pytest.approx(8 / 3)
    assert told["at"][0]["recapture"] == pytest.approx(4 / 3)
    assert told["at"][1]["pei_star"] == pytest.approx(1)
    assert told["places"] == 4


def test_the_command_answers_in_words(tmp_path, capsys):
    path = tmp_path / "ranked.csv"
    path.write_text("score,observed\n3,6\n2,3\n1,0\n", encoding="utf-8")

    assert main(["accuracy", str(path), "--shares", "0.34"]) == 0
    assert "The top 34% of the area held" in capsys.readouterr().out
