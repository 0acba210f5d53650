"""Reading files of areas: what is there, what is refused, and in which words."""

import json
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.partnership.boundaries import (
    MOST_AREAS,
    Wanted,
    hectares,
    read_areas,
    shape_of,
)
from frankpledge.partnership.rules import AreaKind
from frankpledge.ui.geojson import NotBoundaries
from tests.factories.partnership import square

WARDS = Wanted(AreaKind.WARD, 2013)
LSOAS_2021 = Wanted(AreaKind.LSOA, 2021)
LSOAS_2011 = Wanted(AreaKind.LSOA, 2011)
LOOKUP = (
    "\ufeffLSOA11CD,LSOA11NM,LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\r\n"
    "E01000001,North 001A,E01000001,North 001A,E05000001,Abbey,E07000001,Northbridge\r\n"
    "E01000002,North 001B,E01000009,North 001F,E05000001,Abbey,E07000001,Northbridge\r\n"
    "E01000002,North 001B,E01000010,North 001G,E05000002,Castle,E07000001,Northbridge\r\n"
    "E01000003,South 001A,E01000003,South 001A,E05000003,Dyke,E07000002,Southmere\r\n"
)


def geojson(*properties, geometry=None):
    features = [
        {
            "type": "Feature",
            "properties": each,
            "geometry": geometry or square(west=0.2 + number / 100, south=51.2),
        }
        for number, each in enumerate(properties)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def refusal_of(data, wanted):
    with pytest.raises(NotBoundaries) as refused:
        read_areas(data, wanted)
    return str(refused.value)


def test_boundaries_give_code_name_and_the_geometry_as_it_stands():
    data = geojson({"WD13CD": "E05000001", "WD13NM": "Abbey"})

    (area,) = read_areas(data, WARDS)

    assert (area.code, area.name) == ("E05000001", "Abbey")
    assert area.boundary == square(west=0.2, south=51.2)


@pytest.mark.parametrize(
    "properties",
    [
        {"WD13CD": "E1", "WD13NM": "Abbey"},
        {"wd13cd": "E1", "wd13nm": "Abbey"},
        {"ward13_code": "E1", "ward13_name": "Abbey", "ltla_code": "E07"},
        {"ltla_code": "E07", "ward_name": "Abbey", "ward_code": "E1"},
        {"code": "E1", "name": "Abbey"},
        {"FID": 7, "Name": "Abbey", "Code": "E1"},
    ],
)
def test_the_columns_are_known_by_any_of_their_usual_names(properties):
    (area,) = read_areas(geojson(properties), WARDS)

    assert (area.code, area.name) == ("E1", "Abbey")


def test_an_area_without_a_name_is_known_by_its_code():
    (area,) = read_areas(geojson({"WD13CD": "E05000001"}), WARDS)

    assert area.name == "E05000001"


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (LSOAS_2011, ["E01000001", "E01000002", "E01000003"]),
        (LSOAS_2021, ["E01000001", "E01000009", "E01000010", "E01000003"]),
        (Wanted(AreaKind.WARD, 2024), ["E05000001", "E05000002", "E05000003"]),
        (Wanted(AreaKind.DISTRICT, 2024), ["E07000001", "E07000002"]),
        (Wanted(AreaKind.WARD, 2024, "E07000002"), ["E05000003"]),
        (Wanted(AreaKind.LSOA, 2011, " northbridge "), ["E01000001", "E01000002"]),
        (Wanted(AreaKind.DISTRICT, 2024, "Southmere"), ["E07000002"]),
    ],
)
def test_a_lookup_gives_each_area_of_the_kind_and_year_once(wanted, codes):
    areas = read_areas(LOOKUP.encode(), wanted)

    assert [area.code for area in areas] == codes
    assert all(area.boundary is None for area in areas)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_lookup_may_be_separated_otherwise(separator):
    data = LOOKUP.replace(",", separator).encode()

    assert len(read_areas(data, LSOAS_2011)) == 3


def test_a_lookup_in_an_older_encoding_is_read():
    data = "code,name\r\nW05000001,Tŷ Newydd – Canol\r\n".replace("ŷ", "y")

    (area,) = read_areas(data.encode("cp1252"), WARDS)

    assert area.name == "Ty Newydd – Canol"


def test_a_file_of_another_year_is_refused_with_the_years_it_has():
    told = refusal_of(LOOKUP.encode(), Wanted(AreaKind.LSOA, 2001))

    assert told == (
        "The file's codes are of 2011 and 2021 (LSOA11CD, LSOA21CD); you asked for "
        "2001. Write the year of the file's boundaries."
    )


def test_a_file_of_another_kind_is_refused_with_the_columns_it_has():
    told = refusal_of(geojson({"LSOA21CD": "E01", "LSOA21NM": "North"}), WARDS)

    assert told.startswith("The file has no codes of this kind: Ward.")
    assert "WD13CD or code was looked for" in told
    assert "LSOA21CD, LSOA21NM" in told


def test_a_file_that_names_no_district_cannot_be_narrowed_to_one():
    wanted = Wanted(AreaKind.WARD, 2013, "E07000001")

    told = refusal_of(geojson({"WD13CD": "E05000001", "WD13NM": "Abbey"}), wanted)

    assert "does not say which district" in told


def test_a_district_nothing_lies_in_is_refused():
    told = refusal_of(LOOKUP.encode(), Wanted(AreaKind.LSOA, 2011, "Nowhere"))

    assert told.startswith("No area of the file lies in 'Nowhere'.")


def test_boundaries_are_narrowed_to_a_district():
    data = geojson(
        {"ward13_code": "E1", "ward13_name": "Abbey", "ltla_code": "E07000001"},
        {"ward13_code": "E2", "ward13_name": "Dyke", "ltla_code": "E07000002"},
    )

    (area,) = read_areas(data, Wanted(AreaKind.WARD, 2013, "e07000002"))

    assert area.name == "Dyke"


def test_lsoas_are_narrowed_to_a_district_by_their_own_names():
    data = geojson(
        {"LSOA11CD": "E1", "LSOA11NM": "Medway 015A"},
        {"LSOA11CD": "E2", "LSOA11NM": "Tonbridge and Malling 005A"},
        {"LSOA11CD": "E3", "LSOA11NM": "Tonbridge 005A"},
    )

    (area,) = read_areas(data, Wanted(AreaKind.LSOA, 2011, "tonbridge and malling"))

    assert area.code == "E2"


EMPTY_POINT = {"type": "Point", "coordinates": [0.2, 51.2]}
REFUSALS = [
    (b"", "The file is empty."),
    (b" \r\n ", "The file is empty."),
    (b"\xef\xbb\xbf", "The file is empty."),
    ("\u2003\n".encode(), "The file is empty."),
    (b"PK\x03\x04\x00\x00", "The file is not text."),
    (b"\x00" * 100, "The file is not text."),
    (b'{"type": "FeatureCollection", "features": [', "The file is not JSON."),
    (b'{"type": "Topology"}', "not a GeoJSON FeatureCollection"),
    (b'{"type": "FeatureCollection", "features": []}', "holds no features"),
    (geojson({"WD13NM": "Abbey"}), "Feature 1 has no code."),
    (geojson({"WD13CD": "E1"}, {"WD13CD": "E1"}), "have the same code, E1"),
    (geojson({"WD13CD": "E1"}, geometry=EMPTY_POINT), "is not an area"),
    (b"name,colour\r\nAbbey,red\r\n", "no codes of this kind"),
    (b"code,name\r\n", "a heading and no areas"),
    (b"code,name\r\n,Abbey\r\n", "Line 2 has no code in the column code."),
    (b'code,name\r\nE1,"Abbey\r\n', "cannot be read as CSV"),
    (b"code,name\r\n" + b"E" * 30 + b",Abbey\r\n", "too long"),
    (b"code,name\r\nE1," + b"a" * 200 + b"\r\n", "too long"),
]


@pytest.mark.parametrize(("data", "told"), REFUSALS)
def test_a_file_that_cannot_be_used_is_refused_in_words(data, told):
    assert told in refusal_of(data, WARDS)


def test_a_countrys_worth_of_areas_is_refused_with_what_to_do():
    rows = "".join(f"E{n:08d},Area {n}\r\n" for n in range(MOST_AREAS + 1))

    told = refusal_of(f"code,name\r\n{rows}".encode(), WARDS)

    assert told == (
        "The file has 5,001 areas, more than a partnership has. Say which district to "
        "keep."
    )


def areas_or_sentence(data):
    """Return the areas read, or the refusal's sentence; anything else is an error."""
    try:
        return read_areas(data, WARDS)
    except NotBoundaries as refused:
        return str(refused)


@given(st.binary(max_size=400))
def test_whatever_the_bytes_the_answer_is_areas_or_a_sentence(data):
    assert areas_or_sentence(data)


@given(st.text(max_size=200))
def test_whatever_follows_a_heading_the_answer_is_areas_or_a_sentence(text):
    assert areas_or_sentence(f"code,name\n{text}".encode("utf-8", "replace"))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(-200, 200) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["code", "type", "coordinates", "properties"]), inner
        )
    ),
    max_leaves=10,
)


@given(JSON, JSON)
def test_whatever_the_features_the_answer_is_areas_or_a_sentence(properties, geometry):
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    data = {"type": "FeatureCollection", "features": [feature]}

    assert areas_or_sentence(json.dumps(data).encode())


def hundredth_of_a_degree_squared(latitude):
    """Return the hectares of 0.01 by 0.01 degrees, by the usual series for a degree.

    Metres in a degree of latitude and of longitude on WGS84, as tables for navigation
    have them.
    """
    phi = radians(latitude)
    north = 111_132.954 - 559.822 * cos(2 * phi) + 1.175 * cos(4 * phi)
    east = 111_412.84 * cos(phi) - 93.5 * cos(3 * phi) + 0.118 * cos(5 * phi)
    return north * east / 10_000 / 10_000


SQUARE = square(west=0.2, south=51.2)
TWO = {
    "type": "MultiPolygon",
    "coordinates": [
        SQUARE["coordinates"],
        square(west=0.3, south=51.2)["coordinates"],
    ],
}
WITH_A_HOLE = {
    "type": "Polygon",
    "coordinates": [
        *SQUARE["coordinates"],
        *square(west=0.202, south=51.202, side=0.005)["coordinates"],
    ],
}


@pytest.mark.parametrize(
    ("boundary", "squares"),
    [(SQUARE, 1), (TWO, 2), (WITH_A_HOLE, 0.75)],
    ids=["square", "two squares", "square with a hole"],
)
def test_the_size_of_an_area_in_hectares(boundary, squares):
    expected = squares * hundredth_of_a_degree_squared(51.205)

    assert hectares(boundary) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize("south", [49.9, 51.2, 55.0, 60.8])
def test_the_size_is_right_from_scilly_to_shetland(south):
    boundary = square(west=-1.0, south=south)

    expected = hundredth_of_a_degree_squared(south + 0.005)
    assert hectares(boundary) == pytest.approx(expected, rel=1e-3)


def test_a_boundary_is_drawn_ring_by_ring():
    boundary = square(west=0.2, south=51.2)

    shape = shape_of(code="E1", name="Abbey", boundary=boundary)

    assert (shape.code, shape.name) == ("E1", "Abbey")
    assert shape.rings == (tuple(map(tuple, boundary["coordinates"][0])),)


# Tonbridge and Malling, E07000115: 240.13 square kilometres in the standard area
# measurements of the Office for National Statistics.
def test_the_wards_of_a_real_district_add_up_to_its_size(shared_data):
    folder = shared_data / "data" / "geography" / "tonbridge-and-malling"
    data = (folder / "tm_wards2013_detailed.geojson").read_bytes()

    wards = read_areas(data, WARDS)

    assert len(wards) == 26
    assert sum(hectares(ward.boundary) for ward in wards) == pytest.approx(
        24_013, rel=1e-3
    )


@pytest.mark.parametrize(
    ("path", "wanted", "number"),
    [
        ("kent/kent_lsoa2011_generalised.geojson", LSOAS_2011, 1065),
        (
            "kent/kent_lsoa2021_generalised.geojson",
            Wanted(AreaKind.LSOA, 2021, "E07000115"),
            78,
        ),
        (
            "lookups/kent_lsoa2011_lsoa2021_lad2022.csv",
            Wanted(AreaKind.LSOA, 2011, "Tonbridge and Malling"),
            72,
        ),
        (
            "lookups/kent_lsoa2021_ward2024_lad2024.csv",
            Wanted(AreaKind.LSOA, 2021),
            1107,
        ),
        ("lookups/tm_lsoa2011_lsoa2021_lad2022.csv", LSOAS_2021, 78),
    ],
)
def test_files_as_the_statistics_office_gives_them_are_read(
    shared_data, path, wanted, number
):
    data = (shared_data / "data" / "geography" / path).read_bytes()

    assert len(read_areas(data, wanted)) == number
