"""Ranges of time are shared among hours, exactly, and nothing is lost."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.times.aoristic import Beyond, Unit, aoristic_weights
from frankpledge.analysis.times.windows import Window

MONDAY = "2024-01-01"  # is one


def moments(*texts):
    return np.array(texts, dtype="datetime64[s]")


def shares(start, end, **how):
    found = aoristic_weights(moments(start), moments(end), **how)
    return {
        found.name(int(hour)): round(float(found.weights[hour]), 4)
        for hour in np.flatnonzero(found.weights)
    }


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("01:00", "02:30", {"Mon 01:00-02:00": 0.6667, "Mon 02:00-03:00": 0.3333}),
        ("01:50", "02:10", {"Mon 01:00-02:00": 0.5, "Mon 02:00-03:00": 0.5}),
        ("10:55", "11:55", {"Mon 10:00-11:00": 0.0833, "Mon 11:00-12:00": 0.9167}),
        ("10:00", "11:00", {"Mon 10:00-11:00": 1}),
        ("10:20", "10:20", {"Mon 10:00-11:00": 1}),
        ("10:59:59", "11:00:01", {"Mon 10:00-11:00": 0.5, "Mon 11:00-12:00": 0.5}),
    ],
)
def test_an_hour_gets_the_part_of_a_range_that_lies_in_it(start, end, expected):
    assert shares(f"{MONDAY}T{start}", f"{MONDAY}T{end}") == expected


def test_a_range_over_midnight_goes_on_in_the_next_day():
    assert shares("2024-01-01T23:30", "2024-01-02T01:15") == {
        "Mon 23:00-24:00": 0.2857,
        "Tue 00:00-01:00": 0.5714,
        "Tue 01:00-02:00": 0.1429,
    }


def test_a_range_over_the_end_of_the_week_goes_on_at_its_beginning():
    assert shares("2024-01-07T22:30", "2024-01-08T01:30") == {
        "Mon 00:00-01:00": 0.3333,
        "Mon 01:00-02:00": 0.1667,
        "Sun 22:00-23:00": 0.1667,
        "Sun 23:00-24:00": 0.3333,
    }


def plainly(start, end, hours):
    """Walk through every range hour by hour."""
    weights = np.zeros(hours)
    monday = np.datetime64(MONDAY, "s")
    for begin, until in zip(
        (start - monday).astype(int), (end - monday).astype(int), strict=True
    ):
        if begin == until:
            weights[begin // 3600 % hours] += 1
        at = begin
        while at < until:
            stop = min((at // 3600 + 1) * 3600, until)
            weights[at // 3600 % hours] += (stop - at) / (until - begin)
            at = stop
    return weights


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 20 * 86400), st.integers(0, 10 * 86400)),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(Unit),
)
def test_weights_are_those_of_a_walk_through_the_hours(ranges, unit):
    start = np.datetime64(MONDAY, "s") + np.array([begin for begin, _ in ranges])
    end = start + np.array([length for _, length in ranges])

    found = aoristic_weights(start, end, unit=unit, limit=11)

    assert np.allclose(found.weights, plainly(start, end, unit.hours), atol=1e-9)
    assert found.total == pytest.approx(len(ranges))
    assert (found.weights >= 0).all()


def test_no_end_puts_the_event_into_the_hour_of_its_start_and_says_so():
    found = aoristic_weights(moments("2024-01-02T10:20"), moments("NaT"))

    assert found.weights[24 + 10] == 1
    assert found.basis.caveats[0].text == (
        "1 row has no end: the hour of the start has the whole event."
    )


def test_no_start_is_left_out_with_its_reason():
    found = aoristic_weights(
        moments("NaT", "2024-01-02T10:20"),
        moments("2024-01-02T10:20", "2024-01-02T10:30"),
    )

    assert found.total == 1
    assert found.basis.dropped[0].reason == "1 row has no start."


def test_an_end_before_its_start_is_taken_the_other_way_round():
    assert shares("2024-01-01T02:30", "2024-01-01T01:00") == shares(
        "2024-01-01T01:00", "2024-01-01T02:30"
    )


@pytest.mark.parametrize(
    ("beyond", "total", "used"), [(Beyond.EVEN, 2, 2), (Beyond.OUT, 1, 1)]
)
def test_a_range_beyond_the_limit_is_spread_evenly_or_left_out(beyond, total, used):
    found = aoristic_weights(
        moments("2024-01-01T01:00", "2024-01-01T01:00"),
        moments("2024-01-08T01:00", "2024-01-08T01:01"),
        beyond=beyond,
    )

    assert (found.total, found.beyond) == (pytest.approx(total), 1)
    assert found.basis.rows_used == used


def test_the_weight_of_a_window_takes_part_of_an_hour():
    found = aoristic_weights(moments("2024-01-05T02:00"), moments("2024-01-05T03:00"))

    assert found.within(Window.read("Thu 20:00-02:30")) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("start", "limit", "says"),
    [("NaT", 7, "No row has a start"), ("2024-01-01", 0, "limit of 0 days is none")],
)
def test_what_cannot_be_shared_is_refused(start, limit, says):
    with pytest.raises(Refusal, match=says):
        aoristic_weights(moments(start), moments("NaT"), limit=limit)


@pytest.mark.shared
def test_new_yorks_vehicle_thefts_keep_their_number(shared_data, capsys):
    path = shared_data / "data/timestamped/nycvehiclethefts.csv.gz"

    assert main(["aoristic", str(path), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["columns"] == {"start": "date_start", "end": "date_end"}
    assert told["total"] == pytest.approx(35_746)
    assert (told["without_end"], told["turned"], told["beyond_limit"]) == (
        2852,
        0,
        2842,
    )


def test_the_command_says_a_table_of_the_week(tmp_path, capsys):
    path = tmp_path / "thefts.csv"
    path.write_text("from,to\n01/01/2024 01:00,01/01/2024 02:30\n,01/01/2024 03:00\n")

    assert main(["aoristic", str(path), "--window", "night-time-economy"]) == 0

    told = capsys.readouterr().out
    assert "01:00       0.7       0.0" in told
    assert "night-time-economy: 0.0 events, 0.0%." in told
    assert "Left out: 1 row has no from." in told
