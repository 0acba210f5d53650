"""The Making Data Count rules, icons, seasons, breaks, and how often charts cry wolf."""

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.spc import xmr_limits
from frankpledge.analysis.spc.chart import Settings, process_chart
from frankpledge.analysis.spc.false_signals import (
    LENGTHS,
    MEANS,
    SHARES,
    limits_of_many,
    share_simulated,
    share_with_signal,
)
from frankpledge.analysis.spc.icons import (
    ASSURANCE_IN_WORDS,
    SPECIAL,
    VARIATION_IN_WORDS,
    Assurance,
    Better,
    Variation,
    assurance_of,
)
from frankpledge.analysis.spc.rules import Rule, find_signals
from frankpledge.analysis.spc.spans import month_spans, spans_of
from tests.analysis.histories import drawn, history, swing
from tests.analysis.test_attributes import column, rows_of


def marked(values, mean, lower, upper, rule):
    three = (np.array([float(one)]) for one in (mean, lower, upper))
    signals = find_signals(np.array(values, dtype=float), *three)
    return [place for place in range(len(values)) if rule in signals.of(place)]


@pytest.mark.parametrize(
    ("values", "places"),
    [  # NHSRplotthedots, test-ptd_calculate_point_type.R; every point of a run is part
        ([1, 2, 3, 4, 5, 6], []),
        ([1, 2, 3, 3, 4, 5, 6], []),
        ([1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6]),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [1, 2, 3, 4, 5, 6, 7]),
        ([7, 6, 5, 4, 3, 2, 1], [0, 1, 2, 3, 4, 5, 6]),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_a_trend_is_seven_points_each_beyond_the_one_before(values, places):
    assert marked(values, 0, -99, 99, Rule.TREND) == places


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([1] * 6, []),
        ([1] * 6 + [-1], []),
        ([1] * 6 + [0], []),
        ([-1, *[1] * 8, -1], list(range(1, 9))),
        ([1, *[-1] * 7, 1], list(range(1, 8))),
    ],
)
def test_a_shift_is_seven_points_on_one_side_of_the_mean(values, places):
    assert marked(values, 0, -9, 9, Rule.ONE_SIDE) == places


@pytest.mark.parametrize(
    ("values", "places"),
    [  # the outer third is from 4 to 6 either way
        ([5, 1, 5], [0, 2]),
        ([1, 5, 5], [1, 2]),
        ([5, -5, 5], []),
        ([5.5, -5.5, 0], []),
        ([5, -1, 5], []),
        ([5, 1, 1, 5], []),
        ([4, 4, 4], []),
        ([1, 1, 5, 1, 5, 1, 1], [2, 4]),
    ],
)
def test_two_of_three_close_to_a_limit_count_when_all_three_are_on_one_side(
    values, places
):
    assert marked(values, 0, -6, 6, Rule.OUTER) == places


def test_a_point_at_a_limit_is_within_it():
    assert marked([6, -6, 6.1, -6.1], 0, -6, 6, Rule.BEYOND) == [2, 3]


@given(st.lists(st.integers(0, 60), min_size=2, max_size=40))
def test_many_series_are_judged_as_one_is(values):
    one = xmr_limits(values)
    many = limits_of_many(np.array([values, values], dtype=float))

    assert [float(part[1, 0]) for part in many] == pytest.approx(
        [one.mean, one.lower, one.upper]
    )
    signals = find_signals(np.array([values, values], dtype=float), *many)
    assert np.flatnonzero(signals.beyond[0]).tolist() == list(one.beyond)


def test_every_icon_has_its_words():
    assert set(VARIATION_IN_WORDS) == set(Variation)
    assert set(ASSURANCE_IN_WORDS) == set(Assurance)
    assert set(SPECIAL.values()) == set(Variation) - {Variation.COMMON_CAUSE}
    assert len(SPECIAL) == 2 * len(Better)


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        (12, Better.HIGHER, Assurance.FAILS),
        (12, Better.LOWER, Assurance.PASSES),
        (1, Better.HIGHER, Assurance.PASSES),
        (1, Better.LOWER, Assurance.FAILS),
        (5, Better.LOWER, Assurance.HIT_OR_MISS),
        (10, Better.LOWER, Assurance.HIT_OR_MISS),
        (12, Better.NEITHER, None),
    ],
)
def test_a_target_beyond_the_limits_is_passed_or_failed_every_time(
    target, better, assurance
):
    assert assurance_of(target, 2, 10, better) is assurance


def test_the_icon_is_that_of_the_last_point():
    spans = spans_of([20, 24, 19, 22, 21, 25, 20, 23, 22, 20, 24, 48])

    worse = process_chart(spans, Settings(better=Better.LOWER))
    better = process_chart(spans, Settings(better=Better.HIGHER))
    neither = process_chart(spans)

    assert worse.variation is Variation.CONCERNING_HIGH
    assert better.variation is Variation.IMPROVING_HIGH
    assert neither.variation is Variation.NEUTRAL_HIGH
    assert neither.assurance is None


def test_limits_rest_on_the_baseline_and_judge_what_follows():
    values = [10, 12, 9, 11, 10, 12, 11, 9, 10, 11, 12, 10, 20, 21, 20]
    chart = process_chart(spans_of(values), Settings(baseline=(0, 11)))

    assert chart.segments[0].limits.mean == pytest.approx(np.mean(values[:12]))
    assert [point.label for point in chart.signals] == ["13", "14", "15"]


def test_limits_start_anew_at_a_break_and_say_why():
    values = [10, 12, 9, 11, 10, 12] * 2 + [30, 33, 29, 31, 30, 32] * 2
    one = process_chart(spans_of(values))
    two = process_chart(spans_of(values), Settings(breaks={12: "new recording rules"}))

    assert one.signals
    assert not two.signals
    assert [part.reason for part in two.segments] == ["", "new recording rules"]
    assert two.basis.parameters["breaks"] == {"13": "new recording rules"}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Settings(breaks={3: " "}), "has no reason"),
        (Settings(breaks={0: "why"}), "at its first point"),
        (Settings(baseline=(4, 99)), "within the series"),
    ],
)
def test_what_a_chart_cannot_do_is_refused(asked, says):
    with pytest.raises(Refusal, match=says):
        process_chart(spans_of([5, 6, 7, 5, 6, 7]), asked)


def test_a_season_is_taken_out_before_the_limits_and_said():
    rng = np.random.default_rng(12)
    spans = month_spans(history(drawn(rng, 100 * swing(48, 0.3), 1)))

    out, left = process_chart(spans), process_chart(spans, Settings(keep_season=True))

    assert out.season.startswith("A season was found (p < 0.001) and taken out by a")
    assert len(out.factors) == 12
    assert out.segments[0].limits.moving_range < left.segments[0].limits.moving_range
    assert out.with_season == tuple(part.limits for part in left.segments)
    assert len(out.signals) < len(left.signals)
    assert left.season == "The season was left in, as asked."


def test_a_short_series_says_that_a_season_was_not_looked_for():
    spans = month_spans(history([20, 22, 19, 24, 21, 20, 23, 25, 19, 20, 22, 21]))

    codes = {caveat.code for caveat in process_chart(spans).basis.caveats}
    assert codes == {"season-not-tested", "stable-series-show-signals"}


def test_small_months_are_added_up_to_whole_quarters():
    rng = np.random.default_rng(6)
    values = [*drawn(rng, 1.6, 1, 60).tolist()]
    values[7] = None  # so the quarter from October 2018 has no count
    chart = process_chart(month_spans(history(values)))

    assert len(chart.points) == 20
    assert chart.points[2].label == "2018 Q4"
    assert chart.points[2].value is None
    assert chart.basis.caveats[0].code == "added-up"


def test_months_too_small_and_too_few_are_refused_with_another_way():
    with pytest.raises(Refusal, match="times between the events"):
        process_chart(month_spans(history([0, 1, 0, 0, 1, 0] * 4)))


def test_a_break_moves_to_its_quarter():
    rng = np.random.default_rng(6)
    spans = month_spans(history(drawn(rng, 1.6, 1, 60)))
    chart = process_chart(spans, Settings(breaks={30: "new system"}))

    assert [(part.first, part.reason) for part in chart.segments] == [
        ("2018 Q2", ""),
        ("2020 Q4", "new system"),
    ]


def test_every_chart_says_how_often_a_stable_series_of_its_length_shows_a_signal():
    rng = np.random.default_rng(3)
    chart = process_chart(spans_of(drawn(rng, 100, 1, 24).tolist()))

    assert chart.basis.caveats[-1].text == (
        "Of 100 stable series of 24 points at this level, about 19 show a signal though "
        "nothing happened."
    )


def test_the_table_of_false_signals_has_a_cell_for_every_length_and_mean():
    assert [len(row) for row in SHARES] == [len(MEANS)] * len(LENGTHS)


@pytest.mark.parametrize(("mean", "points"), [(0.5, 24), (5, 24), (200, 24), (20, 60)])
def test_the_table_of_false_signals_can_be_made_again(mean, points):
    rng = np.random.default_rng(7)
    found = share_simulated(mean, points, charts=2000, rng=rng)

    assert found == pytest.approx(share_with_signal(points, mean), abs=0.035)


@settings(max_examples=30)
@given(st.integers(2, 400), st.floats(0.01, 1e6))
def test_longer_and_sparser_series_show_more_false_signals(points, mean):
    share = share_with_signal(points, mean)

    assert 0 < share < 1
    assert share_with_signal(points + 12, mean) >= share
    assert share_with_signal(points, mean * 2) <= share + 0.004  # simulated


@pytest.mark.shared
def test_limits_frozen_after_twenty_points_agree_with_montgomery(shared_data):
    rows = rows_of(shared_data / "data/known_answers/spc_qicharts2/ex_6.5_3.csv")
    spans = spans_of(column(rows, "y").tolist())
    limits = process_chart(spans, Settings(baseline=(0, 19))).segments[0].limits

    assert limits.mean == column(rows, "cl")[0]
    # 2.66 is 3 / 1.128 as the published charts round it.
    assert limits.lower == pytest.approx(column(rows, "lcl")[0], abs=0.01)
    assert limits.upper == pytest.approx(column(rows, "ucl")[0], abs=0.01)


@pytest.mark.shared
def test_the_classes_of_the_nhs_charts_are_reproduced(shared_data, capsys):
    folder = shared_data / "data/known_answers/spc_nhsr"
    expected = rows_of(folder / "xmr_expected_classes.csv")[0]
    arguments = ["spc", str(folder / expected["data"]), "--count", expected["value"]]
    arguments += ["--only", "org_code=RQM", "--only", "type=1", "--until", "2018-03"]
    arguments += ["--better", "lower", "--target", expected["target"], "--keep-season"]
    assert main([*arguments, "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["variation_type"] == expected["variation_type"]
    assert answer["assurance_type"] == expected["assurance_type"]
    assert round(answer["segments"][0]["mean"], 1) == 1545.2


@pytest.fixture
def monthly(tmp_path):
    rng = np.random.default_rng(12)
    rows = [f"{m:%Y-%m},{v:.0f}" for m, v in history(drawn(rng, 40, 1, 30)).items()]
    path = tmp_path / "monthly.csv"
    path.write_text("\n".join(["month,crimes", *rows]) + "\n", encoding="utf-8")
    return str(path)


def test_a_chart_is_told_in_words(monthly, capsys):
    arguments = ["spc", monthly, "--better", "lower", "--target", "80"]
    arguments += ["--rebase", "2019-10=new form", "--baseline", "2018-04", "2019-03"]
    assert main(arguments) == 0

    out = capsys.readouterr().out
    assert "the target will be met every time" in out
    assert "(new form)" in out
    assert "Columns: date = month, count = crimes." in out
    assert "stable series of 30 points" in out


def test_a_chart_is_given_for_programs(monthly, capsys):
    assert main(["spc", monthly, "--json"]) == 0

    answer = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
    assert [point["period"] for point in answer["points"]][:2] == ["2018-04", "2018-05"]
    assert answer["variation_type"] in ("common_cause", "special_cause_neutral_low")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--rebase", "2019-10"], "gives no reason"),
        (["--rebase", "2029-10=why"], "is no point of the series"),
        (["--only", "crimes"], "names no value"),
        (["--since", "2031-01"], "no row in the time asked for"),
        (["--chart", "u"], "needs what each count was counted over"),
        (["--chart", "c", "--exclude", "99"], "outside 1 to 30"),
    ],
)
def test_what_a_chart_cannot_be_drawn_from_is_refused(monthly, arguments, says, capsys):
    assert main(["spc", monthly, *arguments]) == 1

    assert says in capsys.readouterr().err


def test_dates_that_are_no_months_stay_points_of_their_own(tmp_path, capsys):
    rows = [f"2020-01-{day:02},{day % 5}.5" for day in range(1, 21)]
    path = tmp_path / "days.csv"
    path.write_text("\n".join(["date,y", *rows]) + "\n", encoding="utf-8")
    assert main(["spc", str(path), "--count", "y", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert len(answer["points"]) == 20
    assert answer["points"][0]["period"] == "2020-01-01"


def test_the_days_between_rare_events_are_charted(tmp_path, capsys):
    days = np.cumsum([30, 41, 18, 25, 52, 33, 47, 29]).astype("timedelta64[D]")
    dates = [date(2020, 1, 1).isoformat()]
    dates += [str(np.datetime64("2020-01-01") + step) for step in days]
    path = tmp_path / "rare.csv"
    path.write_text("\n".join(["date", *dates]) + "\n", encoding="utf-8")
    assert main(["spc", str(path), "--chart", "t", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert [one["value"] for one in answer["times"]] == [30, 41, 18, 25, 52, 33, 47, 29]
    assert answer["centre"] == pytest.approx(33.14, abs=0.01)
