"""Hours of the week, per hour there was, and nights that cross midnight."""

import json
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import chdtrc

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.times.clocks import exposure, to_local, zone_named
from frankpledge.analysis.times.hours import hours_of_week
from frankpledge.analysis.times.weekday import weekday_test
from frankpledge.analysis.times.windows import NIGHT_TIME_ECONOMY, Window

LONDON = ZoneInfo("Europe/London")
SUNDAY = 6


def moments(*texts):
    return np.array(texts, dtype="datetime64[s]")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.integers(0, 2 * 366 * 86400),
        min_size=1,
        max_size=20,
    )
)
def test_each_event_is_counted_in_the_hour_and_weekday_it_has(times):
    # One time for sure is not midnight, for days without times are refused.
    array = np.datetime64("2001-01-01T00:00:00") + np.array([*times, 3661])

    found = hours_of_week(array)

    by_hand = np.zeros((7, 24), dtype=int)
    for one in array.tolist():
        by_hand[one.weekday(), one.hour] += 1
    assert (found.counts == by_hand).all()


def test_friday_two_oclock_belongs_to_thursdays_night():
    found = hours_of_week(
        moments("2024-03-01T02:00", "2024-03-01T20:00", "2024-03-01T12:00"),
        windows=[NIGHT_TIME_ECONOMY],
    )

    [night] = found.windows
    assert night.nights == {"Thu": 1, "Fri": 1, "Sat": 0}
    assert night.events == 2


@pytest.mark.parametrize(
    ("moment", "inside"),
    [
        ("2024-02-29T20:00", True),  # Thursday, the first minute
        ("2024-02-29T19:59:59", False),
        ("2024-03-01T03:59:59", True),
        ("2024-03-01T04:00", False),
        ("2024-03-03T03:00", True),  # Sunday morning, Saturday's night
        ("2024-03-03T21:00", False),
    ],
)
def test_a_window_holds_its_first_minute_and_not_its_last(moment, inside):
    found = hours_of_week(
        moments(moment, "2024-03-05T12:30"), windows=[NIGHT_TIME_ECONOMY]
    )

    assert found.windows[0].events == int(inside)


@pytest.mark.parametrize(
    ("text", "weekdays", "start", "length"),
    [
        ("Thu,Fri,Sat 20:00-04:00", (3, 4, 5), 1200, 480),
        ("Mon-Fri 08:00-09:30", (0, 1, 2, 3, 4), 480, 90),
        ("Sat-Mon 22:00-24:00", (0, 5, 6), 1320, 120),
        ("22:00-06:00", (0, 1, 2, 3, 4, 5, 6), 1320, 480),
        ("Sun 00:00-00:00", (6,), 0, 1440),
        ("night-time-economy", (3, 4, 5), 1200, 480),
    ],
)
def test_windows_are_read_as_people_write_them(text, weekdays, start, length):
    window = Window.read(text)

    assert (window.weekdays, window.start, window.length) == (weekdays, start, length)
    assert window.minutes_of_hours.sum() == length * len(weekdays)


@pytest.mark.parametrize("text", ["Thu", "Xxx 20:00-04:00", "25:00-04:00", "20-4", ""])
def test_a_window_that_cannot_be_read_is_refused(text):
    with pytest.raises(Refusal, match=r"is no (window|day|time)"):
        Window.read(text)


def test_the_hour_skipped_in_spring_is_not_there():
    hours = exposure(np.datetime64("2024-03-31"), np.datetime64("2024-03-31"), LONDON)

    assert hours.sum() == 23
    assert hours[SUNDAY * 24 + 1] == 0


def test_the_hour_repeated_in_autumn_is_there_twice():
    hours = exposure(np.datetime64("2024-10-21"), np.datetime64("2024-10-27"), LONDON)

    assert hours.sum() == 169
    assert hours[SUNDAY * 24 + 1] == 2


def test_a_rate_is_per_hour_there_was():
    found = hours_of_week(
        moments("2024-10-27T01:10", "2024-10-27T01:50", "2024-10-27T03:10"), zone=LONDON
    )

    assert found.counts[SUNDAY, 1] == 2
    assert found.rates[SUNDAY, 1] == 1
    assert np.isnan(found.rates[0, 0])


def test_a_time_that_never_was_is_counted_and_said():
    found = hours_of_week(moments("2024-03-31T01:30", "2024-03-31T03:30"), zone=LONDON)

    assert found.counts[SUNDAY, 1] == 1
    assert "1 events are at a time that never was" in found.basis.caveats[0].text


def test_without_a_zone_no_clock_changes():
    hours = exposure(np.datetime64("2024-01-01"), np.datetime64("2024-12-29"), None)

    assert set(hours) == {52}


def test_dates_without_times_are_refused():
    with pytest.raises(Refusal, match="gives days, not times"):
        hours_of_week(moments("2024-01-01", "2024-01-02"))


def test_midnight_may_stand_for_unknown():
    times = moments(
        *["2024-01-01T00:00"] * 5, *[f"2024-01-02T{hour}:17" for hour in range(10, 20)]
    )

    counted = hours_of_week(times)
    left_out = hours_of_week(times, midnight_is_unknown=True)

    assert next(caveat.code for caveat in counted.basis.caveats) == "midnight"
    assert left_out.counts.sum() == 10
    assert left_out.basis.dropped[0].rows == 5


def test_a_zone_there_is_not_is_refused():
    with pytest.raises(Refusal, match="no time zone Europe/Lundon"):
        zone_named("Europe/Lundon")


@pytest.mark.parametrize(
    ("counts", "g"),
    [
        ((3, 0, 0, 0, 0, 0, 0), 11.68),
        ((2, 1, 0, 0, 0, 0, 0), 7.86),
        ((1, 1, 1, 0, 0, 0, 0), 5.08),
    ],
)
def test_wheelers_statistics_for_three_events(counts, g):
    assert round(weekday_test(counts).g, 2) == g


@pytest.mark.parametrize(
    ("counts", "p_value"),
    [
        ((3, 0, 0, 0, 0, 0, 0), 7 / 343),
        ((2, 1, 0, 0, 0, 0, 0), (7 + 126) / 343),
        ((1, 1, 1, 0, 0, 0, 0), 1),
    ],
)
def test_the_probability_of_few_events_is_exact(counts, p_value):
    assert weekday_test(counts).p_value == pytest.approx(p_value)


def test_many_events_are_held_against_chi_squared_close_to_the_exact():
    few = weekday_test([3, 9, 4, 6, 5, 8, 5])
    many = weekday_test([6, 18, 8, 12, 10, 16, 10])

    assert (few.exact, many.exact) == (True, False)
    assert few.p_value == pytest.approx(chdtrc(6, few.g), abs=0.04)
    assert many.p_value == chdtrc(6, many.g)


@pytest.mark.parametrize("counts", [[], [3], [0, 0, 0], [1, -1, 2]])
def test_counts_that_are_none_are_refused(counts):
    with pytest.raises(Refusal, match="are no counts by day"):
        weekday_test(counts)


@pytest.fixture
def times(tmp_path):
    path = tmp_path / "times.csv"
    path.write_text(
        "occurred at\n2024-03-01 02:10\n2024-02-29T21:00:00\n2024-03-05 12:05\nlater\n",
        encoding="utf-8",
    )
    return path


def test_the_command_says_the_week_and_the_nights(times, capsys):
    assert main(["hours", str(times), "--at", "occurred at"]) == 0

    told = capsys.readouterr().out
    assert "night-time-economy: 2 events, 66.7%" in told
    assert "night began on: Thu 2, Fri 0, Sat 0." in told
    assert "Left out: 1 row has something other than a moment" in told


def test_the_command_gives_programs_everything(times, capsys):
    options = ["--zone", "Europe/London", "--window", "Fri 00:00-06:00", "--json"]
    assert main(["hours", str(times), *options]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["counts"][4][2] == 1
    assert told["windows"][0]["events"] == 1
    assert told["weekday_test"]["exact"] is True
    assert told["rates"][4][2] == 1


def test_times_in_utc_become_local_on_both_sides_of_a_change():
    utc = moments("2024-03-31T00:59:59", "2024-03-31T01:00", "NaT", "2024-12-01T12:00")

    local = to_local(utc, LONDON)

    assert [str(one) for one in local] == [
        "2024-03-31T00:59:59",
        "2024-03-31T02:00:00",
        "NaT",
        "2024-12-01T12:00:00",
    ]


def test_utc_without_a_zone_is_refused(times, capsys):
    assert main(["hours", str(times), "--utc"]) == 1

    assert "need the --zone" in capsys.readouterr().err


@pytest.mark.shared
def test_searches_told_in_utc_are_of_one_local_month(shared_data, capsys):
    [path] = (shared_data / "data/police_uk/stop-and-search/2019-06").glob("*.csv")

    assert main(["hours", str(path), "--utc", "--zone", "Europe/London", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["first"], told["last"]) == ("2019-06-01", "2019-06-30")
    assert sum(told["by_hour"]) == 907
