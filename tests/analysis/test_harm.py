"""Harm is weights times counts, with the variance that steep weights give."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.harm import HarmWeights, harm_totals
from frankpledge.analysis.results import Refusal

INDEX = HarmWeights(
    "An index", date(2020, 4, 1), "days", {"Robbery": 365, "Bicycle theft": 2}
)


def weighing(**weights):
    return HarmWeights("A test", date(2026, 1, 1), "score", weights)


def test_the_published_standard_error_of_weighted_counts():
    """Wheeler's displacement difference with areas as weights: SE 35.428 (ptools)."""
    weights = weighing(control=1 / 0.9, treated=1 / 1.2, beside=1 / 1.6, far=1 / 1.5)
    counts = {
        "control": 308 + 318, "treated": 207 + 110, "beside": 150 + 140,
        "far": 178 + 157,
    }  # fmt: skip

    found = harm_totals({"all": counts}, weights).total

    assert round(found.standard_error, 3) == 35.428


def test_with_equal_weights_harm_is_the_count_and_its_exact_interval():
    found = harm_totals({"all": {"a": 4, "b": 6}}, weighing(a=1, b=1)).total

    assert found.harm == 10
    assert (round(found.lower, 4), round(found.upper, 4)) == (4.7954, 18.3904)


def test_dobson_s_interval_is_the_exact_one_stretched_to_the_variance():
    found = harm_totals({"all": {"a": 8, "b": 2}}, weighing(a=1, b=20)).total

    stretch = ((8 + 2 * 400) / 10) ** 0.5
    assert found.lower == pytest.approx(max(48 - stretch * (10 - 4.79539), 0), abs=1e-3)
    assert found.upper == pytest.approx(48 + stretch * (18.39036 - 10), abs=1e-3)


def test_the_largest_contribution_and_the_heaviest_event_are_named():
    counts = {"Quay": {"Robbery": 1, "Bicycle theft": 400}, "Hill": {"Robbery": 9}}
    found = harm_totals(counts, INDEX)
    quay = found.places[1]

    assert [place.name for place in found.places] == ["Hill", "Quay"]
    assert (quay.largest.category, quay.heaviest.category) == (
        "Bicycle theft",
        "Robbery",
    )
    assert "a single Robbery 31.3%" in quay.sentence
    assert found.total.harm == sum(place.harm for place in found.places)
    assert [one.code for one in found.basis.caveats] == ["poisson", "one-category"]


def test_a_category_without_a_weight_is_refused_or_listed():
    counts = {"Quay": {"Robbery": 2, "Graffiti": 7}}

    with pytest.raises(Refusal, match=r"No weight is given for Graffiti \(7\)"):
        harm_totals(counts, INDEX)
    found = harm_totals(counts, INDEX, list_without_weight=True)
    assert dict(found.without_weight) == {"Graffiti": 7}
    assert found.total.harm == 730
    assert "Graffiti: 7 events" in found.basis.dropped[0].reason


def test_a_place_of_no_events_has_no_interval():
    found = harm_totals({"Moor": {"Robbery": 0}}, INDEX).places[0]

    assert (found.harm, found.lower, found.upper) == (0, None, None)
    assert found.sentence == "Moor: no event of a category with a weight."


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.sampled_from("abcde"), st.integers(0, 500), min_size=1, max_size=5
    )
)
def test_the_interval_holds_the_harm_and_shares_add_to_one(counts):
    found = harm_totals({"x": counts}, weighing(a=1, b=2, c=30, d=400, e=7979)).total

    assert found.standard_error**2 == pytest.approx(
        sum(one.weight**2 * one.count for one in found.contributions)
    )
    if found.count:
        assert 0 <= found.lower <= found.harm <= found.upper
        assert sum(one.share for one in found.contributions) == pytest.approx(1)


@pytest.mark.parametrize(
    ("source", "weights", "words"),
    [("", {"a": 1}, "whose"), ("x", {"a": -1}, "not below zero"), ("x", {}, "none")],
)
def test_weights_without_a_source_or_below_zero_are_refused(source, weights, words):
    with pytest.raises(Refusal, match=words):
        HarmWeights(source, date(2026, 1, 1), "score", weights)


@pytest.mark.parametrize("count", [-1, float("nan")])
def test_a_count_that_cannot_be_is_refused(count):
    with pytest.raises(Refusal, match="is not a count"):
        harm_totals({"Quay": {"Robbery": count}}, INDEX)


@pytest.fixture
def crimes(tmp_path):
    path = tmp_path / "crimes.csv"
    rows = ["Quay,Robbery", "Quay,Robbery", "Hill,Bicycle theft", "Hill,Bicycle theft "]
    path.write_text("ward,crime_type\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return str(path)


def weights_file(tmp_path, *rows, header="category,weight,source,dated"):
    path = tmp_path / "weights.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return str(path)


def run(capsys, *arguments):
    code = main(["harm", *arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_the_command_takes_the_weights_in_force(crimes, tmp_path, capsys):
    weights = weights_file(
        tmp_path,
        *("Robbery,300,Index,2016-04-01", "Bicycle theft,2,Index,2016-04-01"),
        *("Robbery,365,Index,2020-04-01", "Bicycle theft,2,Index,2020-04-01"),
    )
    latest = run(capsys, crimes, "--weights", weights, "--area", "ward", "--json")
    before = run(
        capsys, crimes, "--weights", weights, "--as-at", "2019-01-01", "--json"
    )

    found = json.loads(latest[1])
    assert found["weights"]["dated"] == "2020-04-01"
    assert found["total"]["harm"] == 734
    assert [one["name"] for one in found["places"]] == ["Hill", "Quay"]
    assert json.loads(before[1])["total"]["harm"] == 604


@pytest.mark.parametrize(
    ("rows", "header", "extra", "words"),
    [
        (["Robbery,3"], "category,weight", [], "have no date"),
        (["Robbery,3"], "category,weight", ["--dated", "2020-01-01"], "Say whose"),
        (["Robbery,3,A,2020-01-01"], None, [], "No weight is given for Bicycle theft"),
        (["Robbery,3,A,2020-01-01", "Arson,3,B,2020-01-01"], None, [], "two sources"),
        (["Robbery,3,A,2020-01-01", "Robbery,4,A,2020-01-01"], None, [], "two weights"),
        (["Robbery,much,A,2020-01-01", "Arson,1,A,2020-01-01"], None, [], "Put the"),
        (["Robbery,3,A,2020-01-01"], None, ["--as-at", "2019-01-01"], "or before"),
        (["Robbery,3,A,2020-01-01"], None, ["--as-at", "May"], "is not a day"),
    ],
)
def test_the_command_refuses_weights_in_words(
    crimes, tmp_path, capsys, rows, header, extra, words
):
    weights = weights_file(
        tmp_path, *rows, header=header or "category,weight,source,dated"
    )
    code, text = run(capsys, crimes, "--weights", weights, *extra)

    assert code == 1
    assert words in text


def test_the_words_name_source_date_and_what_gives_most(crimes, tmp_path, capsys):
    weights = weights_file(
        tmp_path, "Robbery,365,Index,2020-04-01", "Bicycle theft,2,Index,2020-04-01"
    )
    code, text = run(capsys, crimes, "--weights", weights)

    assert code == 0
    assert "Weights: Index, 2020-04-01" in text
    assert "99.5%  Robbery: 2 x 365.0" in text
