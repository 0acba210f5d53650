"""Before and after with a comparison: the published figures, and what is refused."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.evaluation.design import (
    MARYLAND,
    Feature,
    evidence_level,
    regression_to_the_mean,
)
from frankpledge.analysis.evaluation.differences import difference_in_differences
from frankpledge.analysis.evaluation.displacement import (
    weighted_by_harm,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from frankpledge.analysis.evaluation.places import Place
from frankpledge.analysis.results import Refusal

# Wheeler and Ratcliffe (2018), the worked example.
TREATED, CONTROL = Place("treated", 207, 110), Place("control", 308, 318)
NEARBY, NEARBY_CONTROL = Place("nearby", 178, 157), Place("its control", 150, 140)


def place(before, after, area=1.0):
    return Place("a place", before, after, area)


def test_wheeler_and_ratcliffes_example():
    total = weighted_displacement_difference(
        TREATED, CONTROL, NEARBY, NEARBY_CONTROL
    ).total

    assert total.value == pytest.approx(-118)
    assert total.error == pytest.approx(math.sqrt(1568))
    assert round(total.z, 2) == -2.98
    assert (round(total.lower), round(total.upper)) == (-196, -40)


def test_periods_of_two_lengths_are_compared_at_the_later_ones():
    total = weighted_displacement_difference(
        place(80, 20), place(100, 50), periods=(2, 1)
    ).total

    assert (total.value, total.error) == (
        pytest.approx(-20),
        pytest.approx(math.sqrt(115)),
    )


def test_areas_of_several_sizes_are_compared_by_their_size():
    total = weighted_displacement_difference(
        place(207, 110, 1.2),
        place(308, 318, 0.9),
        place(178, 157, 1.5),
        place(150, 140, 1.6),
    ).total

    assert total.value == pytest.approx(-99.69444444)
    assert total.error == pytest.approx(35.4280755)
    assert total.z == pytest.approx(-2.813995483)
    assert (total.lower, total.upper) == (
        pytest.approx(-169.1321965),
        pytest.approx(-30.25669241),
    )


def test_kinds_of_crime_are_added_up_by_their_harm():
    kinds = [  # control before and after, treated before and after (Wheeler 2020)
        (133, 91, 130, 74),
        (388, 305, 327, 202),
        (148, 97, 398, 190),
        (86, 64, 144, 92),
        (94, 67, 183, 96),
    ]
    differences = [
        weighted_displacement_difference(place(c, d), place(a, b)).total
        for a, b, c, d in kinds
    ]

    harm = weighted_by_harm(differences, [3, 2, 5, 7, 10])

    assert harm.value == pytest.approx(-1721)
    assert harm.error == pytest.approx(304.10360077)
    assert harm.lower == pytest.approx(-2317.03210507)
    assert harm.upper == pytest.approx(-1124.96789493)


@settings(max_examples=50)
@given(*[st.integers(0, 10_000)] * 4)
def test_the_difference_turns_its_sign_when_the_places_change_sides(a, b, c, d):
    one = weighted_displacement_difference(place(a, b), place(c, d)).total
    other = weighted_displacement_difference(place(c, d), place(a, b)).total

    assert one.value == -other.value
    assert one.error == pytest.approx(math.sqrt(a + b + c + d))


def test_guerettes_effects_and_the_quotient():
    found = weighted_displacement_quotient(TREATED, CONTROL, NEARBY)

    assert found.gross_effect == 97
    assert round(found.net_effect, 4) == 0.3262
    assert round(found.success.value, 4) == -0.3262
    assert round(found.buffer, 4) == -0.0842
    assert round(found.quotient, 4) == 0.2582
    assert round(found.total_net_effect, 1) == 130.5


@pytest.mark.parametrize(
    ("treated", "control", "says"),
    [
        (place(207, 200), CONTROL, "no gain is sure"),
        (place(110, 207), CONTROL, "no gain is sure"),
        (TREATED, place(308, 0), "shares of it need events in both"),
    ],
)
def test_a_quotient_of_no_sure_gain_is_refused(treated, control, says):
    with pytest.raises(Refusal, match=says):
        weighted_displacement_quotient(treated, control, NEARBY)


@pytest.mark.parametrize(
    ("buffer", "says"),
    [
        (place(100, 90), "spread to places nearby"),
        (place(100, 120), "some moved away"),
        (place(100, 300), "as much moved away"),
    ],
)
def test_a_quotient_is_said_in_words(buffer, says):
    assert says in weighted_displacement_quotient(TREATED, CONTROL, buffer).sentence


def test_a_relative_effect_widens_by_the_root_of_the_dispersion():
    plain = difference_in_differences(TREATED, CONTROL)
    wide = difference_in_differences(TREATED, CONTROL, dispersion=4)

    assert plain.ratio == pytest.approx(110 / 207 * 308 / 318)
    assert wide.log.error == pytest.approx(2 * plain.log.error)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: place(-1, 4), "counts of nought or more"),
        (lambda: place(1, math.nan), "counts of nought or more"),
        (lambda: place(1, 4, 0), "give one above 0"),
        (lambda: difference_in_differences(place(0, 4), CONTROL), "events in all four"),
        (lambda: difference_in_differences(TREATED, CONTROL, dispersion=0), "above 0"),
        (
            lambda: weighted_displacement_difference(TREATED, CONTROL, NEARBY),
            "Give both, or neither",
        ),
        (
            lambda: weighted_displacement_difference(TREATED, CONTROL, periods=(0, 1)),
            "are none",
        ),
        (lambda: regression_to_the_mean(5, [-1]), "below 0"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(call, says):
    with pytest.raises(Refusal, match=says):
        call()


@pytest.mark.parametrize(
    ("features", "level"),
    [
        (set(), 1),
        ({Feature.COMPARISON}, 2),
        ({Feature.BEFORE}, 2),
        ({Feature.BEFORE, Feature.COMPARISON}, 3),
        ({Feature.BEFORE, Feature.COMPARISON, Feature.MANY_UNITS}, 4),
        ({Feature.COMPARISON, Feature.RANDOM}, 5),
        (set(Feature), 5),
    ],
)
def test_the_level_of_evidence_follows_from_the_design(features, level):
    assert evidence_level(features).level == level


def test_every_feature_counts_towards_some_level():
    assert set().union(*(line[1] for line in MARYLAND)) == set(Feature)


def test_a_place_chosen_in_a_bad_year_falls_back_by_itself():
    caveat = regression_to_the_mean(207, [150, 160])

    assert "a fall of 52 was to be expected" in caveat.text
    assert regression_to_the_mean(150, [150, 160]) is None
    assert regression_to_the_mean(150, []) is None


COUNTS = ["evaluate", "--before", "207", "--after", "110"]
BESIDE = ["--control-before", "308", "--control-after", "318"]
BUFFER = ["--displaced-before", "178", "--displaced-after", "157"]
ITS_CONTROL = ["--displaced-control-before", "150", "--displaced-control-after", "140"]


def test_the_command_gives_every_figure(capsys):
    assert main([*COUNTS, *BESIDE, *BUFFER, *ITS_CONTROL, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["difference"]["total"]["value"] == pytest.approx(-118)
    assert told["quotient"]["quotient"] == pytest.approx(0.2582, abs=1e-4)
    assert told["ratio"]["ratio"] == pytest.approx(0.5147, abs=1e-4)
    assert told["evidence"]["level"] == 3


def test_a_buffer_without_its_own_comparison_gives_the_local_difference(capsys):
    assert main([*COUNTS, *BESIDE, *BUFFER, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["difference"]["total"]["value"] == pytest.approx(-107)
    assert told["quotient"]["quotient"] == pytest.approx(0.2582, abs=1e-4)


def test_a_quotient_refused_leaves_the_other_answers(capsys):
    arguments = ["evaluate", "--before", "207", "--after", "200", *BESIDE, *BUFFER]
    assert main([*arguments, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert "no gain is sure" in told["quotient"]["refused"]
    assert told["difference"]["total"]["value"] == pytest.approx(-17)


def test_without_a_comparison_no_effect_is_spoken_of(capsys):
    assert main([*COUNTS, "--earlier", "150,160"]) == 0

    told = capsys.readouterr().out
    assert "nothing can be said of an effect" in told
    assert "Evidence level 2 of 5" in told
    assert "a fall of 52 was to be expected" in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["evaluate"], "There is nothing to evaluate"),
        ([*COUNTS, "--control-before", "3"], "has one count"),
        ([*COUNTS, *BESIDE, "--periods", "1,2,3"], "takes two lengths"),
    ],
)
def test_the_command_refuses_in_words(arguments, says, capsys):
    assert main(arguments) == 1

    assert says in capsys.readouterr().err
