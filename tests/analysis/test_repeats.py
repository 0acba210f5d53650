"""Places and people of more than one event are counted, and waits are counted fairly."""

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.counts import IncidentFilter
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.periods import Period
from frankpledge.analysis.repeats.locations import repeat_locations, repeat_points
from frankpledge.analysis.repeats.victims import (
    EDGES,
    repeat_victimisation,
    repeat_victims_in,
)
from frankpledge.analysis.results import Refusal
from tests.analysis.incidents import some_incidents, write

START = np.datetime64("2025-01-01")
EVENTS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.integers(0, 420)), min_size=2, max_size=40
)
YEAR = IncidentFilter(Period(date(2014, 1, 1), date(2015, 1, 1)))


def columns(events):
    key = np.array([name for name, _ in events])
    return key, START + np.array([day for _, day in events])


@settings(max_examples=40, deadline=None)
@given(EVENTS, st.integers(2, 5))
def test_places_are_listed_with_their_days_as_counted_by_hand(events, least):
    place, day = columns(events)
    found = repeat_locations(place, day, least=least)

    for one in found.listed:
        days = sorted(when for name, when in events if name == one.place)
        gaps = np.diff(days)
        assert one.events == len(days) >= least
        assert one.first == (START + days[0]).item()
        assert one.last == (START + days[-1]).item()
        assert one.shortest_gap in (gaps.min(), None)
        assert one.median_gap in (np.median(gaps), None)
    counts = [sum(name == one for name, _ in events) for one in set(place)]
    assert len(found.listed) == sum(count >= least for count in counts)
    assert sum(number * places for number, places in found.by_number.items()) == len(
        events
    )


def test_points_are_one_place_where_both_coordinates_are_equal():
    points = np.array([[1.0, 2.0], [1.0, 2.0], [1.0, 3.0], [1.0, 2.0]])
    [one] = repeat_locations(points, START + np.arange(4) * 3).listed

    assert (one.x, one.y, one.events, one.shortest_gap, one.median_gap) == (
        1, 2, 3, 3, 4.5
    )  # fmt: skip


def test_places_of_a_source_of_months_are_called_busy_map_points():
    months = np.array(["2025-01", "2025-02", "2025-02"], "datetime64[M]")
    found = repeat_locations(np.array(["a"] * 3), months.astype("datetime64[D]"))

    assert "1 busy map points with 3 or more events" in found.sentence
    assert found.listed[0].shortest_gap is None
    assert {one.code for one in found.basis.caveats} == {"map-points", "months-only"}


@pytest.mark.parametrize(
    ("rows", "least", "says"), [(3, 1, "no repeat"), (0, 3, "no ev")]
)
def test_repeats_that_are_none_are_refused(rows, least, says):
    with pytest.raises(Refusal, match=says):
        repeat_locations(np.array(["a"] * rows), START + np.arange(rows), least=least)


def waits_by_hand(events, until):
    """Return for each day the waits open on it and those that ended with a repeat."""
    open_on, ended = (
        dict.fromkeys(range(EDGES[-1]), 0),
        dict.fromkeys(range(EDGES[-1]), 0),
    )
    for name in {name for name, _ in events}:
        days = sorted(day for one, day in events if one == name)
        for day, following in zip(days, [*days[1:], None], strict=True):
            end = until - day if following is None else following - day
            for waited in range(min(end + 1, EDGES[-1])):
                open_on[waited] += 1
            if following is not None and end in ended:
                ended[end] += 1
    return open_on, ended


@settings(max_examples=40, deadline=None)
@given(EVENTS, st.integers(0, 50))
def test_the_time_course_counts_only_waits_that_were_watched(events, longer):
    key, day = columns([*events, ("f", 7)])  # a day that is no first of a month
    until = int((day - START).max().astype(int)) + longer
    found = repeat_victimisation(key, day, until=(START + until).item())
    open_on, ended = waits_by_hand([*events, ("f", 7)], until)

    for start, end, band in zip(EDGES, EDGES[1:], found.bands, strict=False):
        assert band.repeats == sum(ended[day] for day in range(start, end))
        assert band.days_at_risk == sum(open_on[day] for day in range(start, end))
        assert band.at_risk == open_on[start]
    for one in found.within:
        without = np.prod(
            [
                1 - ended[day] / open_on[day]
                for day in range(one.days + 1)
                if open_on[day]
            ]
        )
        assert one.chance == pytest.approx(1 - without)


def test_a_steady_rate_shows_no_decline_once_corrected_for_the_end_of_the_data():
    # Poisson waits of one in a hundred days, watched for 200 days: late repeats are
    # rarely seen, and the uncorrected shares fall, but the rate does not.
    rng = np.random.default_rng(7)
    key, day = [], []
    for person in range(3000):
        at = rng.integers(0, 200)
        while at < 200:
            key.append(person)
            day.append(at)
            at += rng.geometric(0.01)
    found = repeat_victimisation(
        np.array(key), START + np.array(day), until=(START + 199).item()
    )
    rates = [band.rate for band in found.bands[1:6]]

    assert rates == pytest.approx([10] * 5, rel=0.12)
    chance = {one.days: one.chance for one in found.within}
    assert chance[91] == pytest.approx(1 - 0.99**91, abs=0.02)


def test_shares_of_victims_and_incidents_are_told():
    key = np.array(["a"] * 6 + ["b", "b", "c", *"defghij"])
    found = repeat_victimisation(key, START + np.arange(len(key)))

    assert (found.victims, found.repeat_victims, found.incidents) == (10, 2, 16)
    assert found.of_incidents == pytest.approx(6 / 16)
    assert found.suffered_by_repeat_victims == pytest.approx(8 / 16)
    assert found.suffered_by_top == pytest.approx(6 / 16)
    assert "20.0% of 10 victims had two incidents or more" in found.sentence


def test_rows_without_a_key_are_left_out_and_told_and_no_key_at_all_is_refused():
    key = np.array(["a", "", "a"])
    found = repeat_victimisation(key, START + np.arange(3))

    assert found.incidents == 2
    assert found.basis.caveats[0].code == "without-key"
    with pytest.raises(Refusal, match="nobody can be told again"):
        repeat_victimisation(np.array(["", ""]), START + np.arange(2))
    with pytest.raises(Refusal, match="before the last incident"):
        repeat_victimisation(key, START + np.arange(3), until=date(2024, 1, 1))


def test_evidence_is_asked_for_points_and_for_keys(tmp_path):
    rows = some_incidents(seed=5, count=200)
    path = write(tmp_path / "rows.parquet", rows)
    keyed = [
        row
        for row in rows
        if row.victim_key and row.occurred_at and row.time_precision != "month"
    ]
    with open_evidence([path]) as evidence:
        points = repeat_points(evidence, YEAR, least=3)
        found = repeat_victims_in(evidence, YEAR)
        with pytest.raises(Refusal, match="both a key of the premises"):
            repeat_victims_in(evidence, YEAR, key="premises")

    assert points[0][4] >= points[-1][4] >= 3
    assert (found.incidents, found.victims) == (len(keyed), 5)


def test_the_commands_answer_in_words_and_for_programs(tmp_path, capsys):
    path = tmp_path / "events.csv"
    rows = [f"{1 + n % 2},7,inn,k{n % 3},{n + 1:02}/03/2025" for n in range(12)]
    path.write_text("x,y,place,victim,date\n" + "\n".join(rows), encoding="utf-8")
    told = {}
    for name, *options in (
        ("repeats", "--place", "place"),
        ("repeats", "--min", "5"),
        ("repeat-victims", "--until", "2025-06-01"),
    ):
        assert main([name, str(path), *options, "--json"]) == 0
        told[options[0]] = json.loads(capsys.readouterr().out)
        assert main([name, str(path), *options]) == 0
        assert told[options[0]]["sentence"] in capsys.readouterr().out

    assert told["--place"]["listed"][0]["events"] == 12
    assert [one["events"] for one in told["--min"]["listed"]] == [6, 6]
    assert told["--min"]["listed"][0]["shortest_gap"] == 2
    assert told["--until"]["bands"][1]["repeats"] == 9
