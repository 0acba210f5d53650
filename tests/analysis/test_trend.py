"""Trend, season and rest come out as they were put in; changes of level are found."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.trend.change_points import change_points
from frankpledge.analysis.trend.decomposition import decompose
from frankpledge.analysis.trend.splitting import (
    dispersion_between_neighbours,
    penalty_for,
    split_counts,
)
from tests.analysis.histories import drawn, history, swing

# British coal-mining disasters a year from 1851 (Maguire, Pearson and Wynn 1952, as
# corrected by Jarrett 1979).
DISASTERS = (
    "4 5 4 1 0 4 3 4 0 6 3 3 4 0 2 6 3 3 5 4 5 3 1 4 4 1 5 5 3 4 2 5 2 2 3 4 2 1 3 2 2 "
    "1 1 1 1 3 0 0 1 0 1 1 0 0 3 1 0 3 2 2 0 1 1 1 0 1 0 1 0 0 0 2 1 0 0 0 1 1 0 2 3 3 "
    "1 1 2 1 1 1 1 2 4 2 0 0 0 1 4 0 0 0 1 0 0 0 0 0 1 0 0 1 0 1"
)


def test_the_change_in_mining_disasters_is_found_where_it_is_published():
    counts = np.array(DISASTERS.split(), dtype=float)
    dispersion = dispersion_between_neighbours(counts, np.ones(len(counts)))
    cuts = split_counts(
        counts, np.ones(len(counts)), dispersion, penalty_for(len(counts))
    )

    # Carlin, Gelfand and Smith (1992): the last year of the old level is most likely
    # 1891; Raftery and Akman (1986): 3.1 a year before, 0.9 after. Green (1995) finds a
    # second change about 1947.
    assert [1851 + cut.at for cut in cuts] == [1892, 1948]
    assert 1851 + cuts[0].earliest <= 1890
    assert round(counts[: cuts[0].at].mean(), 1) == 3.1
    assert round(counts[cuts[0].at :].mean(), 1) == 0.9


@settings(max_examples=15)
@given(st.lists(st.integers(0, 40), min_size=12, max_size=16))
def test_the_cuts_cost_least_of_all_there_could_be(values):
    counts, ones = np.array(values, dtype=float), np.ones(len(values))

    def cost(part):
        total = part.sum()
        return -2 * total * np.log(total / len(part)) if total else 0.0

    one = cost(counts)
    two = min(
        (cost(counts[:at]) + cost(counts[at:]) + 5.0, at)
        for at in range(6, len(values) - 5)
    )
    cuts = split_counts(counts, ones, 1.0, 5.0)

    if abs(one - two[0]) > 1e-9:
        assert bool(cuts) == (two[0] < one)


def test_trend_and_season_put_in_come_out():
    rng = np.random.default_rng(8)
    level = np.linspace(80, 120, 60)
    found = decompose(history(drawn(rng, level * swing(60), 1)))

    assert found.has_season
    assert [part.trend for part in found.parts] == pytest.approx(level, rel=0.15)
    assert found.factors == pytest.approx(np.roll(swing(12), 3), abs=0.1)
    assert found.over_a_year == pytest.approx(1.07, abs=0.1)
    assert all(
        part.expected == pytest.approx(part.trend * part.factor) for part in found.parts
    )


def test_where_there_is_no_season_it_says_so_and_leaves_none():
    rng = np.random.default_rng(8)
    found = decompose(history(drawn(rng, 60, 1, 48)))

    assert not found.has_season
    assert found.factors == pytest.approx([1] * 12)
    assert "No season was found" in found.sentence


def test_one_wild_month_moves_neither_trend_nor_season():
    rng = np.random.default_rng(8)
    values = drawn(rng, 60 * swing(48), 1)
    calm = decompose(history(values))
    values[20] = 600
    wild = decompose(history(values))

    assert [part.month for part in wild.parts if part.set_aside] == [
        wild.parts[20].month
    ]
    assert wild.factors == pytest.approx(calm.factors, abs=0.06)
    assert wild.parts[20].rest > 5
    assert wild.basis.caveats[0].code == "set-aside"


def test_a_missing_month_has_a_trend_and_no_rest():
    rng = np.random.default_rng(8)
    values = [*drawn(rng, 60, 1, 36)]
    values[10] = None
    part = decompose(history(values)).parts[10]

    assert (part.value, part.rest) == (None, None)
    assert 40 < part.trend < 80


@pytest.mark.parametrize(
    ("values", "says"), [([9] * 23, "takes 24"), ([0, 1, 0] * 12, "too few to take")]
)
def test_a_history_too_short_or_sparse_is_refused(values, says):
    for method in (decompose, change_points):
        with pytest.raises(Refusal, match=says):
            method(history(values))


@pytest.mark.parametrize("dispersion", [1, 3])
def test_a_planted_change_is_found_at_its_month_with_its_size(dispersion):
    rng = np.random.default_rng(21)
    found = []
    for _ in range(20):
        level = np.where(np.arange(60) < 34, 60, 100) * swing(60)
        found.append(change_points(history(drawn(rng, level, dispersion))))

    right = [
        one
        for one in found
        if len(one.points) == 1
        and one.points[0].earliest <= one.levels[1][0] <= one.points[0].latest
        and one.points[0].lower < 100 / 60 < one.points[0].upper
    ]
    assert len(right) >= 15


@pytest.mark.parametrize("dispersion", [1, 3])
def test_a_series_without_a_change_is_seldom_cut(dispersion):
    rng = np.random.default_rng(22)
    cut = sum(
        bool(change_points(history(drawn(rng, 40 * swing(60), dispersion))).points)
        for _ in range(60)
    )

    assert cut <= 9  # 3 expected


def test_a_trend_is_told_by_a_command(tmp_path, capsys):
    rng = np.random.default_rng(23)
    level = np.where(np.arange(48) < 24, 40, 90)
    rows = [f"{m:%Y-%m},{v:.0f}" for m, v in history(drawn(rng, level, 1)).items()]
    path = tmp_path / "months.csv"
    path.write_text("\n".join(["month,count", *rows]) + "\n", encoding="utf-8")
    assert main(["trend", str(path), "--json"]) == 0

    answer = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert [one["month"] for one in answer["change_points"]] == ["2020-04"]
    assert len(answer["months"]) == 48
    assert main(["trend", str(path)]) == 0
    assert "From 2020-04" in capsys.readouterr().out
