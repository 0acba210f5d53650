"""Interrupted time series, beside what another program gives for the same series."""

import json
import math

import numpy as np
import pytest

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.evaluation.interrupted import (
    Family,
    Model,
    controlled,
    interrupted_time_series,
)
from frankpledge.analysis.results import Refusal

# Drawn once; coefficients and errors are those of statsmodels 0.15 (GLM, Poisson).
SERIES = [
    42,
    50,
    43,
    55,
    43,
    38,
    39,
    30,
    34,
    31,
    34,
    35,
    42,
    39,
    52,
    41,
    45,
    44,
    27,
    34,
]
SERIES += [
    29,
    19,
    28,
    39,
    38,
    43,
    42,
    42,
    61,
    43,
    35,
    35,
    24,
    23,
    30,
    25,
    26,
    29,
    29,
    31,
]
SERIES += [39, 31, 24, 29, 21, 26, 25, 19]
CHANGE = 30


def terms(found):
    logs = [found.trend.log, found.step.log]
    logs += [found.slope.log] if found.slope else []
    return [round(value, 6) for log in logs for value in (log.value, log.error)]


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (
            Model(family=Family.POISSON),
            [-0.003239, 0.003131, -0.269532, 0.092536],
        ),
        (Model(), [-0.003239, 0.00395, -0.269532, 0.116728]),
        (
            Model(slope=True, harmonics=2),
            [-0.002007, 0.002924, -0.112964, 0.094382, -0.013532, 0.008536],
        ),
        (
            Model(slope=True, harmonics=2, lags=4),
            [-0.002007, 0.002505, -0.112964, 0.074794, -0.013532, 0.007822],
        ),
    ],
)
def test_coefficients_and_errors_are_those_of_statsmodels(model, expected):
    assert terms(interrupted_time_series(SERIES, CHANGE, model)) == pytest.approx(
        expected, abs=2e-6
    )


def test_the_dispersion_is_pearsons():
    found = interrupted_time_series(SERIES, CHANGE)

    assert found.dispersion == pytest.approx(1.59121, abs=1e-5)


def test_an_exposure_takes_growth_of_the_population_out():
    people = np.linspace(1000, 1500, 48)
    counts = np.where(np.arange(48) < CHANGE, 0.1, 0.05) * people

    found = interrupted_time_series(counts, CHANGE, exposure=people)

    assert found.step.ratio == pytest.approx(0.5)
    assert found.trend.ratio == pytest.approx(1)
    assert found.observed_after == pytest.approx(found.expected_after / 2)


def test_a_point_without_a_count_is_left_out_and_said():
    with_gap = [*SERIES[:5], None, *SERIES[6:]]

    found = interrupted_time_series(with_gap, CHANGE)

    assert found.basis.rows_used == 47
    assert "gaps" in [caveat.code for caveat in found.basis.caveats]


def test_a_trend_before_the_change_is_said():
    falling = [round(200 * 0.98**month) for month in range(48)]

    found = interrupted_time_series(falling, CHANGE, Model(harmonics=1))

    [caveat] = [one for one in found.basis.caveats if one.code == "pre-trend"]
    assert "moved by -2" in caveat.text


def test_a_comparisons_step_is_taken_out():
    treated = interrupted_time_series([100] * 30 + [60] * 12, 30)
    control = interrupted_time_series([100] * 30 + [80] * 12, 30)

    both = controlled(treated, control)

    assert both.ratio == pytest.approx(0.75)
    assert both.log.error == pytest.approx(
        math.hypot(treated.step.log.error, control.step.log.error)
    )


@pytest.mark.parametrize(
    ("counts", "change", "model", "says"),
    [
        ([5] * 40, 23, Model(), "23 points before the change and 17"),
        ([5] * 40, 38, Model(), "38 points before the change and 2"),
        ([5] * 40, 0, Model(), "0 points before"),
        ([5] * 39 + [-1], 30, Model(), "no count of nought or more"),
        ([5] * 30 + [0] * 10, 30, Model(), "or none after"),
        ([5] * 40, 30, Model(harmonics=6), "6 harmonics do not fit"),
    ],
)
def test_a_series_that_cannot_tell_is_refused(counts, change, model, says):
    with pytest.raises(Refusal, match=says):
        interrupted_time_series(counts, change, model)


def test_an_exposure_of_nought_is_refused():
    with pytest.raises(Refusal, match="above 0 for each point"):
        interrupted_time_series(SERIES, CHANGE, exposure=[0] * 48)


def written(path, counts, people=None):
    lines = ["month,count,people"]
    for place, count in enumerate(counts):
        month = np.datetime64("2018-01") + place
        lines.append(f"{month},{count},{1000 if people is None else people[place]}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def series(tmp_path):
    return written(tmp_path / "series.csv", SERIES)


def test_the_command_says_what_changed(series, capsys):
    assert (
        main(["evaluate", series, "--intervention", "2020-07", "--harmonics", "0"]) == 0
    )

    told = capsys.readouterr().out
    assert "0.764 times what the series leads to expect" in told
    assert "Evidence level 2 of 5" in told


def test_the_command_takes_a_comparison_and_a_population(series, tmp_path, capsys):
    control = written(tmp_path / "control.csv", [40] * 48)
    options = ["--intervention", "2020-07", "--control-file", control]
    options += ["--population", "people", "--slope", "--hac", "4", "--json"]

    assert main(["evaluate", series, *options]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["step"]["log"] == pytest.approx(-0.112964, abs=1e-5)
    assert told["slope"]["standard_error"] == pytest.approx(0.007822, abs=1e-5)
    assert told["beyond_control"]["ratio"] == pytest.approx(
        told["step"]["ratio"], rel=1e-6
    )
    assert told["evidence"]["level"] == 3
    assert told["parameters"]["lags"] == 4


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "Say from which month on"),
        (["--intervention", "2030-01"], "2030-01 is not within the series"),
        (["--intervention", "2018-06"], "5 points before the change"),
    ],
)
def test_the_command_refuses_a_series_in_words(series, options, says, capsys):
    assert main(["evaluate", series, *options]) == 1

    assert says in capsys.readouterr().err
