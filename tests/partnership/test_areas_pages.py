"""Layers of areas by page: the map, its table, adding from a file."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.partnership import queries
from frankpledge.partnership.forms import areas as forms
from tests.factories.partnership import AreaFactory, square
from tests.people import OLU, SAM

FEATURE = {
    "type": "Feature",
    "properties": {"WD13CD": "E05000001", "WD13NM": "Abbey"},
    "geometry": square(west=0.2, south=51.2),
}
BOUNDARIES = json.dumps({"type": "FeatureCollection", "features": [FEATURE]}).encode()


def address(page, *args):
    return reverse(f"partnership:{page}", args=["northbridge", *args])


def add(client, *, data=BOUNDARIES, kind="ward", vintage="2013", name="wards.geojson"):
    file = SimpleUploadedFile(name, data)
    typed = {"kind": kind, "vintage": vintage, "file": file}
    return client.post(address("add-areas"), typed)


def test_boundaries_are_added_and_drawn(northbridge, client_for):
    client = client_for(OLU)

    answer = add(client)

    page = client.get(answer.url).content.decode()
    assert answer.url == address("layer", "ward", 2013)
    assert "1 area was added." in page
    assert "<title>Abbey: 78</title>" in page  # hectares: 0.01 by 0.01 degrees
    assert "E05000001" in page


def test_a_lookup_is_added_and_listed_without_a_map(northbridge, client_for):
    client = client_for(OLU)
    data = b"LSOA21CD,LSOA21NM\r\nE01000001,North 001A\r\nE01000002,North 001B\r\n"

    answer = add(client, data=data, kind="lsoa", vintage="2021", name="lookup.csv")

    page = client.get(answer.url).content.decode()
    assert "2 areas were added." in page
    assert "the codes are known, the boundaries are not" in page
    assert "<svg" not in page.partition("<main")[2]
    assert queries.lsoa_codes_of(northbridge) == ("E01000001", "E01000002")


REFUSED = [
    ({"data": b"\x00\x01"}, "The file is not text."),
    ({"data": b""}, "the file is empty"),
    ({"kind": "lsoa"}, "The file has no codes of this kind"),
    ({"vintage": "2011"}, "codes are of 2013 (WD13CD); you asked for 2011."),
    ({"vintage": "13"}, "Year of the boundaries must be 1974 or more."),
    ({"kind": "street"}, "choose one of those offered"),
]


@pytest.mark.parametrize(("given", "told"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_beside_the_question(
    given, told, northbridge, client_for
):
    page = add(client_for(OLU), **given).content.decode()

    assert "<title>Error: Add areas from a file" in page
    assert told in page
    assert not queries.areas_of(northbridge).exists()


def test_a_file_too_large_for_a_partnership_is_refused(
    northbridge, client_for, monkeypatch
):
    monkeypatch.setattr(forms, "LARGEST_AREA_FILE", 100)

    page = add(client_for(OLU)).content.decode()

    assert "The file is larger than 100 MB." in page
    assert not queries.areas_of(northbridge).exists()


def test_wards_are_shown_before_other_layers(northbridge, client_for):
    AreaFactory(partnership=northbridge, kind="district", drawn=True)
    AreaFactory(partnership=northbridge, kind="ward", vintage=2013, drawn=True)
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011, drawn=True)

    page = client_for(SAM).get(address("areas")).content.decode()

    assert "<title>Wards of 2013" in page
    assert address("layer", "lsoa", 2011) in page


def test_an_area_without_a_boundary_is_in_the_table_of_a_drawn_layer(
    northbridge, client_for
):
    AreaFactory(partnership=northbridge, name="Abbey", drawn=True)
    AreaFactory(partnership=northbridge, name="Castle")

    page = client_for(SAM).get(address("areas")).content.decode()

    assert "<title>Abbey: " in page
    assert "Castle" in page
    assert "no figure" in page


@pytest.mark.parametrize(
    ("kind", "vintage"), [("ward", 2001), ("street", 2009), ("lsoa", 2009)]
)
def test_a_layer_that_is_not_held_does_not_exist(
    kind, vintage, northbridge, client_for
):
    AreaFactory(partnership=northbridge, kind="ward", vintage=2009)

    assert client_for(SAM).get(address("layer", kind, vintage)).status_code == 404
