"""Events go to their nearest streets, junctions are shared, lengths decide the rate."""

import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.analysis.__main__ import main
from frankpledge.analysis.results import Refusal
from frankpledge.analysis.street_lines import read_streets
from frankpledge.analysis.streets import Street, hot_streets

CROSS = [
    Street("West", shapely.LineString([(-100, 0), (0, 0)])),
    Street("East", shapely.LineString([(0, 0), (300, 0)])),
    Street("North", shapely.LineString([(0, 0), (0, 200)])),
]
POINTS = st.lists(
    st.tuples(st.integers(-150, 350), st.integers(-80, 250)), min_size=1, max_size=30
)


def laid(points, **options):
    x, y = np.array(points, float).T
    return hot_streets(x, y, CROSS, **options)


@settings(max_examples=40, deadline=None)
@given(POINTS)
def test_every_event_near_a_street_is_laid_on_the_nearest_and_none_is_lost(points):
    far = [min(s.line.distance(shapely.Point(p)) for s in CROSS) > 50 for p in points]
    if all(far):
        with pytest.raises(Refusal, match="within 50 m of a street"):
            laid(points)
        return
    found = laid(points)
    by_hand = dict.fromkeys(range(3), 0.0)
    for point, is_far in zip(points, far, strict=True):
        apart = [street.line.distance(shapely.Point(point)) for street in CROSS]
        nearest = [at for at, one in enumerate(apart) if one == min(apart)]
        for at in nearest if not is_far else []:
            by_hand[at] += 1 / len(nearest)

    assert {one.number: one.events for one in found.streets} == pytest.approx(
        {at: events for at, events in by_hand.items() if events}
    )
    assert found.events == len(points) - sum(far)
    assert sum(one.rows for one in found.basis.dropped) == sum(far)


def test_an_event_at_a_junction_is_shared_among_its_streets():
    found = laid([(0, 0), (10, 0)])

    assert {one.name: round(one.events, 3) for one in found.streets} == {
        "East": 1.333, "West": 0.333, "North": 0.333
    }  # fmt: skip


def test_rates_are_for_a_hundred_metres_with_an_exact_interval():
    found = laid([(-50, n) for n in range(10)])
    [one] = found.streets

    assert (one.name, one.rate, found.rate) == ("West", 10, pytest.approx(10 / 6))
    # Garwood's limits for a count of ten.
    assert one.interval.lower == pytest.approx(4.7954, abs=1e-4)
    assert one.interval.upper == pytest.approx(18.3904, abs=1e-4)
    assert found.half_in == pytest.approx(1 / 6)
    assert "1 streets are above the whole" in found.sentence


def test_a_short_stretch_with_one_event_does_not_lead():
    stub = Street("Stub", shapely.LineString([(500, 0), (501, 0)]))
    x = np.array([500.5, *range(100, 160)], float)
    found = hot_streets(x, np.zeros(61), [*CROSS, stub])

    assert found.streets[0].name == "East"
    assert found.streets[1].rate > found.streets[0].rate


def test_points_that_look_moved_are_told():
    assert laid([(50, 1)] * 4).basis.caveats[0].code == "map-points"
    assert laid([(50, 1), (60, 1)]).basis.caveats == ()


def test_streets_without_length_or_none_are_refused():
    point = Street("Dot", shapely.LineString([(0, 0), (0, 0)]))
    with pytest.raises(Refusal, match="'Dot', has no length"):
        hot_streets(np.zeros(1), np.zeros(1), [point])
    with pytest.raises(Refusal, match="no streets"):
        hot_streets(np.zeros(1), np.zeros(1), [])


GEOJSON = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"Name": "High Street"},
            "geometry": {"type": "LineString", "coordinates": [[0, 51], [0.01, 51]]},
        },
        {"type": "Feature", "properties": {}, "geometry": None},
    ],
}


def test_streets_are_read_from_geojson_text_or_ends(tmp_path):
    lines = tmp_path / "lines.geojson"
    lines.write_text(json.dumps(GEOJSON), encoding="utf-8")
    [street] = read_streets(lines, latitude=51.0)
    assert street.name == "High Street"
    assert street.line.length == pytest.approx(699.8, abs=0.5)

    ends = tmp_path / "ends.csv"
    ends.write_text("Street,x1,y1,x2,y2\nA,0,0,30,40\n", encoding="utf-8")
    wkt = tmp_path / "wkt.csv"
    wkt.write_text('name,wkt\nA,"LINESTRING (0 0, 30 40)"\n', encoding="utf-8")
    assert read_streets(ends)[0].line.length == read_streets(wkt)[0].line.length == 50


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "There is no file"),
        ("{}", "holds no line"),
        ("{", "cannot be read as streets"),
        ("name,x1\nA,1\n", "no y1, x2, y2"),
        ("name,wkt\nA,LINE\n", "cannot be read as streets"),
    ],
)
def test_streets_that_cannot_be_read_are_refused_in_words(tmp_path, text, says):
    path = tmp_path / "streets.txt"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(Refusal, match=says):
        read_streets(path)


def test_the_command_answers_in_words_and_for_programs(tmp_path, capsys):
    lines = tmp_path / "lines.geojson"
    lines.write_text(json.dumps(GEOJSON), encoding="utf-8")
    events = tmp_path / "events.csv"
    events.write_text("lon,lat\n0.005,51.0001\n0.006,51\n0.5,51\n", encoding="utf-8")
    options = [str(events), "--streets", str(lines)]

    assert main(["hot-streets", *options, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["streets"][0]["events"] == 2
    assert told["rows_dropped"][0]["rows"] == 1
    assert main(["hot-streets", *options]) == 0
    assert "High Street" in capsys.readouterr().out
