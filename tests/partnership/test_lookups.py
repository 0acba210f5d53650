"""A lookup says which ward, district or later small area an LSOA belongs to."""

import pytest
from django.urls import reverse

from frankpledge.partnership import operations, queries
from frankpledge.partnership.lookups import read_lookup
from frankpledge.partnership.rules import AreaKind, NotUsable
from tests.factories.partnership import AreaFactory
from tests.people import BEN, DEV, MO, MOMENT

WARDS = (
    "\ufeffLSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\n"
    "E01000001,Northbridge 001A,E05000001,Castle,E07000001,Northbridge\n"
    "E01000002,Northbridge 001B,E05000001,Castle,E07000001,Northbridge\n"
    "E01000003,Southmere 001A,E05000009,Quay,E07000002,Southmere\n"
)
CENSUSES = (
    "lsoa11_code,change_code,lsoa21_code\n"
    "E01000001,U,E01000001\n"
    "E01000008,S,E01000002\n"
    "E01000008,S,E01000003\n"
    "E01000007,S,E01000001\n"
    "E01000007,S,E01000002\n"
)


def pairs(rows):
    return [(r.lsoa_code, str(r.kind), r.vintage, r.code) for r in rows]


def test_each_small_area_has_its_ward_and_its_district():
    rows = read_lookup(WARDS.encode(), district="northbridge")

    assert pairs(rows) == [
        ("E01000001", "ward", 2024, "E05000001"),
        ("E01000001", "district", 2024, "E07000001"),
        ("E01000002", "ward", 2024, "E05000001"),
        ("E01000002", "district", 2024, "E07000001"),
    ]
    assert {row.lsoa_vintage for row in rows} == {2021}
    assert rows[0].name == "Castle"


def test_an_earlier_small_area_becomes_later_ones_never_the_reverse():
    rows = read_lookup(CENSUSES.encode())

    assert {row.lsoa_vintage for row in rows} == {2011}
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("text", "district", "sentence"),
    [
        ("ward,ward_name\nE05000001,Castle\n", "", "This is no lookup"),
        ("", "", "the columns are: none"),
        (WARDS, "Eastvale", "No row of the file lies in 'Eastvale'"),
        (CENSUSES, "Northbridge", "does not say which district"),
        ("LSOA21CD,WD24CD\n", "", "a header and no rows"),
        (
            f"LSOA21CD,WD24CD\nE01000001,{'E' * 40}\n",
            "",
            "Line 2 has a code too long",
        ),
    ],
)
def test_what_is_no_lookup_is_refused_in_words(text, district, sentence):
    with pytest.raises(NotUsable, match=sentence):
        read_lookup(text.encode(), district=district)


@pytest.mark.shared
def test_the_lookups_of_the_statistics_office_are_read(shared_data):
    folder = shared_data / "data/geography/lookups"
    district = "E07000115"

    wards = read_lookup(
        (folder / "kent_lsoa2021_ward2024_lad2024.csv").read_bytes(), district=district
    )
    later = read_lookup(
        (folder / "tm_lsoa2011_lsoa2021_lad2022.csv").read_bytes(), district=district
    )

    codes = {r.code for r in wards if r.kind is AreaKind.WARD}
    assert len({r.lsoa_code for r in wards}) == 78
    assert len(codes) == 19
    became = [r for r in later if r.kind is AreaKind.LSOA]
    assert len({r.lsoa_code for r in became}) == 72
    assert len({r.code for r in became}) == 78


@pytest.fixture
def looked_up(northbridge, ben):
    """Give Northbridge one ward, and both lookups."""
    AreaFactory(
        partnership=northbridge,
        kind="ward",
        vintage=2024,
        code="E05000001",
        name="Castle",
    )
    for text in (WARDS, CENSUSES):
        operations.add_lookup(
            partnership=northbridge, rows=read_lookup(text.encode()), by=ben, at=MOMENT
        )
    return northbridge


def test_a_layer_knows_its_small_areas_of_every_census(looked_up):
    layer = queries.places_layer(looked_up, kind=AreaKind.WARD, vintage=2024)

    (castle,) = layer.areas
    # E01000007 of 2011 became two parts of one ward; E01000008 lies in two wards.
    assert castle.lsoa_codes == {"E01000001", "E01000002", "E01000007"}
    assert layer.known_codes == {"E01000003"}


def test_a_lookup_brought_again_replaces_what_it_said(looked_up, ben):
    moved = WARDS.replace("001B,E05000001,Castle", "001B,E05000009,Quay")

    operations.add_lookup(
        partnership=looked_up, rows=read_lookup(moved.encode()), by=ben, at=MOMENT
    )

    layer = queries.places_layer(looked_up, kind=AreaKind.WARD, vintage=2024)
    assert layer.areas[0].lsoa_codes == {"E01000001"}


def test_a_lookup_is_added_by_page_and_only_to_the_own_partnership(
    client_for, northbridge, tmp_path
):
    address = reverse("partnership:add-lookup", args=["northbridge"])
    file = tmp_path / "lookup.csv"
    file.write_text(WARDS, encoding="utf-8")

    def brought(person):
        with file.open("rb") as opened:
            return client_for(person).post(address, {"district": "", "file": opened})

    assert brought(MO).status_code == 404
    assert brought(DEV).status_code == 403
    assert northbridge.lookups.count() == 0
    assert brought(BEN).status_code == 302
    assert northbridge.lookups.count() == 6
