"""Rows are placed by code before point, and counted where a person would put them."""

import csv
import json
from collections import Counter
from datetime import date

import pytest
from shapely.geometry import Point, shape

from frankpledge.analysis.counts import IncidentFilter, area_counts, monthly_counts
from frankpledge.analysis.evidence import open_evidence
from frankpledge.analysis.periods import Period, month
from frankpledge.analysis.places import (
    Layer,
    PlaceArea,
    PlacedBy,
    PlacesError,
    place,
)
from tests.analysis.incidents import LSOA_CODES, incident, some_incidents, write

MARCH = IncidentFilter(month(2014, 3))
ALL_2014 = IncidentFilter(Period(date(2014, 1, 1), date(2014, 12, 1)))


def square(west, south, side=0.1):
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def rows_at(*places):
    """Return incidents at (longitude, latitude, LSOA code) triples."""
    return [
        incident(row_number=n, longitude=x, latitude=y, lsoa_code=code)
        for n, (x, y, code) in enumerate(places, start=2)
    ]


@pytest.fixture
def placed_in(tmp_path):
    """Return a function giving the counts of rows in a layer."""

    def counts(rows, layer, wanted=MARCH):
        with (
            open_evidence([write(tmp_path / "rows.parquet", rows)]) as evidence,
            place(evidence, layer) as placed,
        ):
            return placed.counts(wanted)

    return counts


def test_the_code_is_believed_before_the_point(placed_in):
    east = PlaceArea("E", "East", square(0.2, 51.2), frozenset({"E01000001"}))
    west = PlaceArea("W", "West", square(0.1, 51.2), frozenset({"E01000002"}))
    rows = rows_at((0.25, 51.25, "E01000002"), (0.25, 51.25, None))

    found = placed_in(rows, Layer("Wards", (east, west)))

    assert found.areas == {"E": 1, "W": 1}
    assert found.by[PlacedBy.CODE] == 1
    assert found.by[PlacedBy.POINT] == 1
    assert found.snapped == 1


def test_what_lies_in_no_area_and_what_cannot_be_placed_are_told_apart(placed_in):
    town = Layer("Town", (PlaceArea("T", "Town centre", square(0.2, 51.2)),))
    rows = rows_at(
        (0.25, 51.25, None), (0.9, 51.25, None), (None, None, "E01000001"), (None,) * 3
    )

    found = placed_in(rows, town)

    assert found.areas == {"T": 1}
    assert found.by == {"code": 0, "point": 1, "outside": 1, "unknown": 2}
    assert found.rows == 4
    assert found.sentence.startswith("Of 4 rows, placed by their point: 1; ")


def test_codes_alone_place_rows_where_nothing_is_drawn(placed_in):
    wards = Layer(
        "Wards",
        (PlaceArea("A", "A", lsoa_codes=frozenset({"E01000001"})),),
        known_codes=frozenset({"E01000002"}),
    )
    rows = rows_at(
        (0.25, 51.25, "E01000001"),
        (0.25, 51.25, "E01000002"),
        (0.25, 51.25, "W01000009"),
        (0.25, 51.25, None),
    )

    assert placed_in(rows, wards).by == {
        "code": 1,
        "point": 0,
        "outside": 2,
        "unknown": 1,
    }


def test_a_row_in_two_areas_that_overlap_counts_in_both_and_once_in_all(placed_in):
    town = PlaceArea("T", "Town", square(0.2, 51.2))
    quarter = PlaceArea("Q", "Quarter", square(0.22, 51.22, 0.05))

    found = placed_in(rows_at((0.25, 51.25, None)), Layer("Own", (town, quarter)))

    assert found.areas == {"T": 1, "Q": 1}
    assert found.rows == 1
    assert found.by[PlacedBy.POINT] == 1


def test_a_point_on_the_boundary_belongs_to_each_area_it_touches(placed_in):
    west, east = (
        PlaceArea("W", "W", square(0.1, 51.2)),
        PlaceArea("E", "E", square(0.2, 51.2)),
    )

    found = placed_in(rows_at((0.2, 51.25, None)), Layer("Two", (west, east)))

    assert found.areas == {"W": 1, "E": 1}


def test_a_boundary_that_crosses_itself_is_mended_and_no_boundary_is_refused(placed_in):
    bow = [[0.2, 51.2], [0.3, 51.3], [0.3, 51.2], [0.2, 51.3], [0.2, 51.2]]
    tie = PlaceArea("B", "Bow", {"type": "Polygon", "coordinates": [bow]})
    rows = rows_at((0.21, 51.25, None), (0.25, 51.21, None))

    assert placed_in(rows, Layer("Bow", (tie,))).areas == {"B": 1}
    with pytest.raises(PlacesError, match=r"Nowhere .N. is no polygon"):
        placed_in(rows, Layer("No", (PlaceArea("N", "Nowhere", {"type": "Nil"}),)))


def test_every_question_may_be_asked_of_one_area(tmp_path):
    path = write(
        tmp_path / "rows.parquet",
        rows_at((0.25, 51.25, "E01000001"), (0.25, 51.25, None), (0.9, 51.0, None)),
    )
    town = Layer("Town", (PlaceArea("T", "Town centre", square(0.2, 51.2)),))

    with open_evidence([path]) as evidence, place(evidence, town) as placed:
        within = placed.within("T")
        assert monthly_counts(within, MARCH).total.count == 2
        assert area_counts(within, MARCH).without_area == 1
        assert monthly_counts(evidence, MARCH).total.count == 3
        with pytest.raises(KeyError, match="X is no area"):
            placed.within("X")


def test_counts_are_those_of_plain_python(placed_in):
    rows = some_incidents(seed=7, count=400)
    areas = (
        PlaceArea(
            "A", "A", square(0.1, 51.1, 0.2), lsoa_codes=frozenset({LSOA_CODES[0]})
        ),
        PlaceArea("B", "B", square(0.25, 51.15, 0.2)),
    )

    found = placed_in(rows, Layer("Two", areas), ALL_2014)

    expected, by = Counter(), Counter()
    for row in rows:
        if row.lsoa_code == LSOA_CODES[0]:
            into, how = ["A"], "code"
        elif row.longitude is None or row.latitude is None:
            into, how = [], "unknown"
        else:
            point = Point(row.longitude, row.latitude)
            into = [a.code for a in areas if shape(a.boundary).intersects(point)]
            how = "point" if into else "outside"
        expected.update(into)
        by[how] += 1
    assert found.areas == dict(expected)
    assert found.by == dict.fromkeys(PlacedBy, 0) | by


@pytest.mark.shared
def test_a_year_of_real_points_lies_in_the_areas_their_codes_say(
    shared_data, placed_in
):
    """1,256 of the 1,292 points of 2014 fall in the LSOA of their code, 7,123 rows."""
    places = shared_data / "data/geography/tonbridge-and-malling"
    drawn = json.loads((places / "tm_lsoa2011_detailed.geojson").read_text())
    layer = Layer(
        "LSOA 2011",
        tuple(
            PlaceArea(
                feature["properties"]["LSOA11CD"],
                feature["properties"]["LSOA11NM"],
                feature["geometry"],
            )
            for feature in drawn["features"]
        ),
    )
    file = (
        shared_data / "data/police_uk/tonbridge-and-malling/tm_street_2014.csv"
    ).open(encoding="utf-8", newline="")
    with file:
        given = [
            (float(r["Longitude"]), float(r["Latitude"]), r["LSOA code"])
            for r in csv.DictReader(file)
        ]
    rows = rows_at(*((x, y, None) for x, y, _ in given))

    found = placed_in(rows, layer)

    codes = Counter(code for *_, code in given)
    agreeing = sum(min(codes[code], count) for code, count in found.areas.items())
    assert found.rows == 7_393
    assert found.by[PlacedBy.POINT] + found.by[PlacedBy.OUTSIDE] == 7_393
    # Rows that changed places within the district cancel out in counts by area.
    assert agreeing >= 7_123
