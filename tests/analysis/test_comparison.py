"""Rates, funnels and groups of similar areas agree with what others have published."""

import csv
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.comparison.funnel import (
    AreaCount,
    Standing,
    compare_areas,
    funnel_limits,
    winsorised_dispersion,
)
from frankpledge.analysis.comparison.rates import Limits, count_limits, rate_interval
from frankpledge.analysis.comparison.similar import similar_areas
from frankpledge.analysis.results import Refusal

THREE_DEVIATIONS = 99.73002039367398  # per cent
CHARTS = "data/known_answers/spc_qicharts2"


@pytest.mark.parametrize(
    ("limits", "lower", "upper", "places"),
    [(Limits.BYAR, 4.79, 18.39, 2), (Limits.EXACT, 4.7954, 18.3904, 4)],
)
def test_the_published_interval_of_ten(limits, lower, upper, places):
    """Public Health England, technical guide on confidence intervals."""
    found = rate_interval(10, 1000, limits=limits)

    assert (round(found.lower, places), round(found.upper, places)) == (lower, upper)


@settings(max_examples=25)
@given(st.integers(0, 5000))
def test_limits_hold_the_count_and_agree_with_one_another(count):
    one = np.array([float(count)])
    byar = [float(bound[0]) for bound in count_limits(one)]
    exact = [float(bound[0]) for bound in count_limits(one, limits=Limits.EXACT)]

    assert 0 <= exact[0] <= count <= exact[1]
    assert byar == pytest.approx(exact, abs=0.06)


@pytest.mark.parametrize(
    ("count", "people", "words"),
    [(-1, 10, "not below zero"), (3, 0, "above zero"), (float("nan"), 5, "below zero")],
)
def test_a_rate_that_cannot_be_is_refused(count, people, words):
    with pytest.raises(Refusal, match=words):
        rate_interval(count, people)


def areas(counts, people=20_000):
    return [
        AreaCount(f"Area {chr(65 + place)}", float(count), people)
        for place, count in enumerate(counts)
    ]


@pytest.mark.shared
def test_the_funnel_of_hospital_infections_is_reproduced(shared_data):
    """One point a hospital, from July 2016: the means of the limits of all six."""
    with (shared_data / CHARTS / "hospital_infections.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["month"] >= "2016-07"]
    with (shared_data / CHARTS / "hai_4.csv").open() as file:
        expected = list(csv.DictReader(file))
    for answer in expected:
        kept = [row for row in rows if row["infection"] == answer["facet1"]]
        days = {row["hospital"]: 0.0 for row in kept}
        for row in kept:
            days[row["hospital"]] += float(row["days"])
        rate = sum(float(row["n"]) for row in kept) / sum(days.values())
        limits = [
            funnel_limits(rate, size, level=THREE_DEVIATIONS) for size in days.values()
        ]
        lower, upper = np.mean(limits, axis=0)

        assert 10_000 * rate == pytest.approx(float(answer["CL"]))
        assert 10_000 * lower == pytest.approx(float(answer["aLCL"]))
        assert 10_000 * upper == pytest.approx(float(answer["aUCL"]))


def test_dispersion_is_the_mean_square_with_a_tenth_drawn_in_at_each_end():
    z = np.array([-9.0, -1, -1, -1, 0, 0, 1, 1, 2, 30])

    assert winsorised_dispersion(z) == pytest.approx((4 * 1 + 2 * 1 + 2 * 4) / 10)
    assert winsorised_dispersion(np.array([5.0, 5, 5])) == 1


def test_areas_that_vary_by_chance_alone_are_seldom_beyond_the_funnel():
    rng = np.random.default_rng(1)
    beyond = outer = of = 0
    for _ in range(60):
        found = compare_areas(areas(rng.poisson(150, 25)))
        standings = [one.standing for one in found.areas]
        beyond += sum(standing is not Standing.AS_GROUP for standing in standings)
        outer += sum(s in (Standing.HIGHER, Standing.LOWER) for s in standings)
        of += len(standings)

    assert 0.03 < beyond / of < 0.07
    assert outer / of < 0.006


def test_a_funnel_widens_where_areas_differ_beyond_chance():
    counts = np.random.default_rng(2).negative_binomial(10, 10 / 210, 30)
    found = compare_areas(areas(counts))

    assert found.overdispersed
    assert found.dispersion > 5
    assert sum(one.standing is Standing.AS_GROUP for one in found.areas) >= 26
    assert "widened" in " ".join(one.text for one in found.basis.caveats)
    inner, outer = found.lines[0].inner, found.lines[0].outer
    assert outer[0] < inner[0] < found.rate < inner[1] < outer[1]


def test_areas_are_given_by_name_and_each_is_counted_once():
    found = compare_areas(areas([400, 100, 100, 100, 100, 20][::-1]))

    assert [one.name for one in found.areas] == [f"Area {name}" for name in "ABCDEF"]
    assert found.named("Area F").standing is Standing.HIGHER
    assert found.named("Area A").standing is Standing.LOWER
    assert sum(one.expected for one in found.areas) == pytest.approx(820)
    with pytest.raises(Refusal, match="not among"):
        found.named("Area Z")


def test_small_populations_are_left_out_and_small_counts_stand_nowhere():
    group = [*areas([100] * 6), AreaCount("Moor", 3, 400), AreaCount("Isle", 9, 1500)]
    found = compare_areas(group)

    assert "Moor: fewer than 1,000 people" in found.basis.dropped[0].reason
    assert found.named("Isle").standing is Standing.TOO_FEW
    assert found.named("Isle").z is None
    assert "Isle" in found.basis.caveats[-1].text


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (areas([5, 6, 7]), "needs 5"),
        ([*areas([9] * 6), *areas([9])], "is there twice"),
        (areas([0] * 6), "No area has an event"),
        (areas([-2, 3, 4, 5, 6]), "below zero"),
    ],
)
def test_groups_that_cannot_be_compared_are_refused(group, words):
    with pytest.raises(Refusal, match=words):
        compare_areas(group)


def test_similar_areas_are_the_nearest_in_deviations_and_say_by_what():
    table = np.array([[1.0, 10], [2, 10], [1, 30], [5, 50], [3, np.nan]])
    group = similar_areas("a", list("abcde"), table, variables=["x", "y"], nearest=2)

    spread = table[:4].std(axis=0)
    assert [one.name for one in group.members] == ["b", "c"]
    assert group.members[0].distance == pytest.approx((1 / spread[0]) / 2**0.5)
    assert [one.furthest for one in group.members] == ["x", "y"]
    assert "e: a figure is missing" in group.basis.dropped[0].reason
    assert group.sentence == "The 2 areas most like a, by x, y: b, c."


def test_a_variable_that_is_the_same_everywhere_is_not_used_and_said():
    table = np.array([[1.0, 4], [2, 4], [9, 4]])
    group = similar_areas("a", list("abc"), table, variables=["x", "y"])

    assert group.variables == ("x",)
    assert "y: the same everywhere" in group.basis.caveats[0].text


@settings(max_examples=20)
@given(st.integers(0, 999), st.floats(0.01, 1000), st.floats(-50, 50))
def test_the_unit_of_a_variable_does_not_matter(seed, scale, shift):
    table = np.random.default_rng(seed).normal(size=(9, 3))
    names = list("abcdefghi")
    other = table.copy()
    other[:, 1] = scale * other[:, 1] + shift
    groups = [
        similar_areas("a", names, one, variables=["x", "y", "z"], nearest=4)
        for one in (table, other)
    ]

    assert [one.name for one in groups[0].members] == [
        one.name for one in groups[1].members
    ]


@pytest.mark.parametrize(
    ("of", "table", "words"),
    [
        ("q", np.ones((4, 1)), "not among"),
        ("a", np.ones((4, 1)), "No variable varies"),
        ("a", np.ones((4, 2)), "of the shape"),
        ("a", np.array([[np.nan], [1], [2], [3]]), "lacks a figure"),
    ],
)
def test_groups_that_cannot_be_made_are_refused(of, table, words):
    with pytest.raises(Refusal, match=words):
        similar_areas(of, list("abcd"), table, variables=["x"])


@pytest.fixture
def districts(tmp_path):
    rng = np.random.default_rng(4)
    path = tmp_path / "districts.csv"
    lines = ["district,offences,population,young,density"]
    lines += [
        f"District {n:02},{rng.poisson(800)},{100_000 + n},{n % 7},{n * 10}"
        for n in range(20)
    ]
    lines[3] = "District 02,2400,100002,2,20"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def figures(capsys, *arguments):
    assert main(["compare", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_publishes_the_group_and_its_variables(districts, capsys):
    found = figures(
        capsys, districts, "--like", "District 02", "--features", "young,density",
        "--nearest", "6",
    )  # fmt: skip

    assert found["group"]["variables"] == ["young", "density"]
    assert len(found["group"]["members"]) == 6
    assert len(found["areas"]) == 7
    high = next(one for one in found["areas"] if one["area"] == "District 02")
    assert high["standing"] == "higher than the group"
    assert found["columns"]["population"] == "population"
    assert set(found["funnel"][0]) == {"population", "95", "99.8"}


def test_the_command_in_words_names_no_rank(districts, capsys):
    assert main(["compare", districts]) == 0
    text = capsys.readouterr().out

    assert "higher than the group" in text
    assert "by name" in text
    assert "rank" not in text


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (["--like", "District 02"], "--like needs --features"),
        (["--features", "young"], "--features needs --like"),
        (["--group", "Atlantis"], "has no area Atlantis"),
        (["--like", "District 02", "--features", "snow"], "has no column snow"),
        (["--per", "0"], "above zero"),
    ],
)
def test_the_command_refuses_in_words(districts, capsys, extra, words):
    assert main(["compare", districts, *extra]) == 1
    assert words in capsys.readouterr().err
