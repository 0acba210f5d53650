"""Reading a partnership: names as documents write them, layers, codes."""

import pytest

from frankpledge.partnership import queries
from frankpledge.partnership.queries import AreaLayer
from frankpledge.partnership.rules import AreaKind
from tests.factories.partnership import AgencyFactory, AreaFactory, GroupFactory


@pytest.fixture
def probation(northbridge):
    return AgencyFactory(
        partnership=northbridge,
        name="Northshire Probation Service",
        also_known_as="Probation\nNorthshire Probation Trust",
    )


@pytest.mark.parametrize(
    "name",
    [
        "Northshire Probation Service",
        "northshire  probation service",
        "Probation",
        "Northshire Probation Trust",
    ],
)
def test_an_agency_is_known_by_its_name_and_its_spellings(name, northbridge, probation):
    assert queries.agency_by_name(northbridge, name) == probation


@pytest.mark.parametrize("name", ["Northshire Probation", "The Probation Northshire"])
def test_an_agency_is_meant_by_the_telling_words_of_its_name(
    name, northbridge, probation
):
    assert queries.agency_by_name(northbridge, name) is None
    assert queries.agency_meant(northbridge, name) == probation


def test_a_name_that_could_mean_two_agencies_means_neither(northbridge):
    AgencyFactory(partnership=northbridge, name="Northshire Fire and Rescue")
    AgencyFactory(partnership=northbridge, name="Fire & Rescue Service Northshire")

    assert queries.agency_meant(northbridge, "Northshire Fire Rescue") is None


@pytest.mark.parametrize("name", ["", "and the", "Police"])
def test_a_name_without_telling_words_means_nobody(name, northbridge, probation):
    assert queries.agency_meant(northbridge, name) is None


def test_members_come_first_among_agencies(northbridge):
    AgencyFactory(partnership=northbridge, name="A guest")
    AgencyFactory(partnership=northbridge, name="B member", member=True)

    names = [agency.name for agency in queries.agencies_of(northbridge)]

    assert names == ["B member", "A guest"]


def test_a_group_is_found_by_its_name_whatever_its_capitals(northbridge):
    group = GroupFactory(partnership=northbridge, name="Burglary group")

    assert queries.group_by_name(northbridge, "BURGLARY group") == group


def test_lsoa_codes_of_all_vintages_are_given_once_and_sorted(northbridge):
    for code, vintage in [("E02", 2011), ("E01", 2011), ("E01", 2021), ("E03", 2021)]:
        AreaFactory(partnership=northbridge, kind="lsoa", vintage=vintage, code=code)
    AreaFactory(partnership=northbridge, kind="ward", code="E05")

    assert queries.lsoa_codes_of(northbridge) == ("E01", "E02", "E03")


def test_layers_are_counted_by_kind_and_year_newest_first(northbridge):
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011)
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2021, drawn=True)
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2021)
    AreaFactory(partnership=northbridge, kind="district", vintage=2009)

    assert queries.area_layers_of(northbridge) == [
        AreaLayer(AreaKind.DISTRICT, 2009, areas=1, drawn=0),
        AreaLayer(AreaKind.LSOA, 2021, areas=2, drawn=1),
        AreaLayer(AreaKind.LSOA, 2011, areas=1, drawn=0),
    ]


def test_areas_are_given_by_kind_and_by_layer(northbridge):
    ward = AreaFactory(partnership=northbridge, kind="ward", vintage=2009)
    AreaFactory(partnership=northbridge, kind="ward", vintage=2013)
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2009)
    layer = AreaLayer(AreaKind.WARD, 2009, areas=1, drawn=0)

    assert queries.areas_of(northbridge).count() == 3
    assert queries.areas_of(northbridge, kind=AreaKind.WARD).count() == 2
    assert list(queries.areas_in(northbridge, layer)) == [ward]
