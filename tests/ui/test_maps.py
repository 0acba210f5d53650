"""Maps of areas, and boundaries refused in words."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ui.drawing import Words
from frankpledge.ui.geojson import NotBoundaries, Shape, property_names, read_geojson
from frankpledge.ui.maps import area_map, class_breaks

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words(id="m", title="Burglary by ward")


def square(west, south, size=0.01):
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(code="E1", name="One", west=0.2, **changes):
    found = {
        "type": "Feature",
        "properties": {"LSOA11CD": code, "LSOA11NM": name},
        "geometry": {"type": "Polygon", "coordinates": [square(west, 51.2)]},
    }
    return {**found, **changes}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def row_of_areas(count):
    return [
        Shape(f"E{n}", f"Ward {n}", (tuple(map(tuple, square(0.2 + n / 100, 51.2))),))
        for n in range(count)
    ]


def drawn(svg):
    """Return the areas of a map as (title, fill)."""
    return [
        (title.text, path.get("fill"))
        for path in ElementTree.fromstring(svg).iter(f"{SVG}path")  # noqa: S314
        if (title := path.find(f"{SVG}title")) is not None
    ]


def test_each_area_says_its_name_and_its_figure():
    svg = area_map(row_of_areas(2), {"E0": 4, "E1": 1200}, words=WORDS)

    assert [title for title, _ in drawn(svg)] == ["Ward 0: 4", "Ward 1: 1,200"]


@pytest.mark.parametrize("values", [{"E0": 4}, {"E0": 4, "E1": None}])
def test_an_area_without_a_figure_is_hatched_never_pale(values):
    svg = area_map(row_of_areas(2), values, words=WORDS)

    assert drawn(svg)[1] == ("Ward 1: no figure", "url(#m-none)")
    assert "No figure (1)" in svg
    assert "No figure for 1." in svg


def test_zero_is_a_figure_of_its_own():
    svg = area_map(row_of_areas(2), {"E0": 0, "E1": 9}, words=WORDS)

    assert drawn(svg)[0][0] == "Ward 0: 0"
    assert not drawn(svg)[0][1].startswith("url")


def test_higher_figures_are_darker():
    svg = area_map(row_of_areas(5), {f"E{n}": n * 10 for n in range(5)}, words=WORDS)

    brightness = [int(fill[1:], 16) for _, fill in drawn(svg)]
    assert brightness == sorted(brightness, reverse=True)
    assert len(set(brightness)) == 5


def test_a_hole_is_left_open():
    outer, inner = square(0.2, 51.2, 0.03), square(0.21, 51.21)
    holed = feature(geometry={"type": "Polygon", "coordinates": [outer, inner]})
    (shape,) = read_geojson(collection(holed))

    svg = area_map([shape], {"E1": 1}, words=WORDS)
    assert 'fill-rule="evenodd"' in svg
    assert svg.count("z") >= 2


def test_a_map_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no areas"):
        area_map([], {}, words=WORDS)


def test_a_map_without_a_single_figure_says_so():
    svg = area_map(row_of_areas(2), {}, words=WORDS)

    assert "2 areas: no figures." in svg


@given(st.lists(st.integers(0, 500), min_size=1, max_size=80), st.integers(2, 5))
def test_every_value_falls_in_exactly_one_class(values, classes):
    tops = class_breaks(values, classes=classes)

    assert tops == sorted(set(tops))
    assert len(tops) <= classes
    assert tops[-1] == max(values)


@pytest.mark.parametrize("classes", [1, 6])
def test_a_map_has_two_to_five_classes(classes):
    with pytest.raises(ValueError, match="2 to 5 classes"):
        class_breaks([1, 2], classes=classes)


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_any_name_gives_well_formed_svg(title, name):
    shape = Shape("E1", name, (tuple(map(tuple, square(0.2, 51.2))),))

    ElementTree.fromstring(  # noqa: S314
        area_map([shape], {"E1": 3}, words=Words(id="m", title=title))
    )


def test_neighbours_share_their_border_exactly():
    left, right = row_of_areas(2)
    svg = area_map([left, right], {"E0": 1, "E1": 2}, words=WORDS)

    assert svg.count("<path") >= 2
    outlines = [
        path.get("d")
        for path in ElementTree.fromstring(svg).iter(f"{SVG}path")  # noqa: S314
        if path.find(f"{SVG}title") is not None
    ]
    starts = [int(d[1:].split(" ")[0]) for d in outlines]
    widths = [int(d.split("l")[1].split(" ")[0]) for d in outlines]
    assert starts[0] + widths[0] == starts[1]


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"LSOA11CD": 1, "LSOA11NM": 1}, ("LSOA11CD", "LSOA11NM")),
        ({"ltla_code": 1, "lsoa21_code": 1, "lsoa21_name": 1}, ("lsoa21_code",) * 1),
        ({"WD13CDO": 1, "WD13CD": 1, "WD13NMW": 1, "WD13NM": 1}, ("WD13CD", "WD13NM")),
        ({"code": 1, "name": 1}, ("code", "name")),
        ({"LAD24CD": 1, "LAD24NM": 1}, ("LAD24CD", "LAD24NM")),
        ({"fid": 1}, ("", "")),
    ],
)
def test_the_code_and_the_name_are_found_by_their_pattern(properties, found):
    assert property_names(properties)[: len(found)] == found


def test_both_kinds_of_geometry_are_read():
    several = {
        "type": "MultiPolygon",
        "coordinates": [[square(0.2, 51.2)], [square(0.3, 51.2)]],
    }
    shapes = read_geojson(collection(feature(), feature("E2", "Two", geometry=several)))

    assert [(shape.code, len(shape.rings)) for shape in shapes] == [
        ("E1", 1),
        ("E2", 2),
    ]


POINT = {"type": "Point", "coordinates": [0, 51]}
SWAPPED = {"type": "Polygon", "coordinates": [square(51.2, 100.2)]}
METRES = {"type": "Polygon", "coordinates": [square(559000, 147000, 100)]}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a GeoJSON FeatureCollection"),
        ('{"type": "Topology"}', "it is 'Topology'"),
        ('{"type": "FeatureCollection"}', "holds no features"),
        ('{"type": "FeatureCollection", "features": []}', "holds no features"),
        ('{"type": "FeatureCollection", "features": [1]}', "Feature 1 is not"),
        (collection(feature(geometry=POINT)), r"Feature 1 \(E1\) is not an area"),
        (collection(feature(geometry=None)), "its geometry is missing"),
        (collection(feature(), feature("")), "Feature 2 has no code"),
        (collection(feature(properties=None)), "the properties are: none"),
        (collection(feature(), feature()), "Features 1 and 2 have the same code, E1"),
        (collection(feature(geometry=METRES)), "easting and northing"),
        (collection(feature(geometry=SWAPPED)), "position out of range"),
        (
            collection(feature(geometry={"type": "Polygon", "coordinates": []})),
            "no coordinates",
        ),
        (
            collection(
                feature(geometry={"type": "Polygon", "coordinates": [[[0, 1]]]})
            ),
            "fewer than four positions",
        ),
        (
            collection(
                feature(geometry={"type": "Polygon", "coordinates": [["abcd"] * 4]})
            ),
            "not two numbers",
        ),
        (
            collection(
                feature(geometry={"type": "Polygon", "coordinates": [[[0, "x"]] * 4]})
            ),
            "not two numbers",
        ),
    ],
)
def test_what_is_not_boundaries_is_refused_with_its_place(data, sentence):
    with pytest.raises(NotBoundaries, match=sentence):
        read_geojson(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "features", "geometry", "coordinates", "properties"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_either_areas_or_refused(parsed):
    with pytest.raises(NotBoundaries):
        read_geojson(json.dumps({"type": "FeatureCollection", "features": [parsed]}))


@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "areas"),
    [
        ("tonbridge-and-malling/tm_lsoa2011_detailed.geojson", 72),
        ("tonbridge-and-malling/tm_wards2013_detailed.geojson", 26),
        ("tonbridge-and-malling/tm_lsoa2021_generalised.geojson", 78),
        ("kent/kent_districts2024_20m.geojson", 13),
    ],
)
def test_real_boundaries_are_read_whole_and_drawn_small(shared_data, path, areas):
    data = (shared_data / "data/geography" / path).read_bytes()
    shapes = read_geojson(data)

    svg = area_map(shapes, dict.fromkeys((s.code for s in shapes), 1), words=WORDS)
    assert len(shapes) == len(drawn(svg)) == areas
    assert all(shape.code.startswith("E0") for shape in shapes)
    assert len(svg) < 60_000
