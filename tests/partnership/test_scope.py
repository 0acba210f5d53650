"""Every read starts at a partnership, and never ends in another."""

import inspect

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from frankpledge.partnership import queries
from frankpledge.partnership.rules import AreaKind
from tests.factories.partnership import (
    AgencyFactory,
    AreaFactory,
    GroupFactory,
    PlanYearFactory,
)
from tests.people import BEN, MO

# What each query answers about Southmere when only Northbridge has anything.
NOTHING = {
    "agencies_of": lambda p: list(queries.agencies_of(p)),
    "agency_by_name": lambda p: queries.agency_by_name(p, "Northshire Police"),
    "agency_meant": lambda p: queries.agency_meant(p, "Police Northshire"),
    "groups_of": lambda p: list(queries.groups_of(p)),
    "group_by_name": lambda p: queries.group_by_name(p, "Burglary group"),
    "areas_of": lambda p: list(queries.areas_of(p)),
    "areas_in": lambda p: list(
        queries.areas_in(p, queries.AreaLayer(AreaKind.LSOA, 2011, 1, 0))
    ),
    "lsoa_codes_of": lambda p: queries.lsoa_codes_of(p),
    "area_layers_of": lambda p: queries.area_layers_of(p),
    "places_layer": lambda p: (
        queries.places_layer(p, kind=AreaKind.LSOA, vintage=2011).areas
    ),
    "lsoas_by_area": lambda p: queries.lsoas_by_area(
        p, kind=AreaKind.LSOA, vintage=2011
    ),
    "year_of": lambda p: queries.year_of(p, label="2007-08"),
}
OTHERWISE_SCOPED = {
    "memberships_of": "starts at a person",
    "membership_of": "starts at a person",
    "years_of": "below: both partnerships have years",
    "people_of": "below: both partnerships have people",
    "partnership_by_slug": "for commands and public pages",
    "all_partnerships": "for commands",
}
MADE_IN_NORTHBRIDGE = ["agency", "change-agency", "group", "change-group"]


@pytest.fixture
def full_northbridge(northbridge):
    """Return Northbridge with one of everything; Southmere has none of it."""
    AgencyFactory(partnership=northbridge, police=True)
    GroupFactory(partnership=northbridge, name="Burglary group")
    AreaFactory(partnership=northbridge, kind="lsoa", vintage=2011)
    PlanYearFactory(partnership=northbridge, starts_on="2007-04-01")
    return northbridge


def test_every_query_is_in_the_tables_here():
    written = {
        name
        for name, function in inspect.getmembers(queries, inspect.isfunction)
        if function.__module__ == queries.__name__
    }

    assert written == set(NOTHING) | set(OTHERWISE_SCOPED)


@pytest.mark.parametrize("name", NOTHING)
def test_a_query_finds_what_its_partnership_has(name, full_northbridge):
    assert NOTHING[name](full_northbridge)


@pytest.mark.parametrize("name", NOTHING)
def test_a_query_finds_nothing_of_another_partnership(
    name, full_northbridge, southmere
):
    assert not NOTHING[name](southmere)


def test_people_are_those_of_their_partnership(northbridge, southmere):
    names = [person.user.name for person in queries.people_of(southmere)]

    assert names == ["Esi Mensah", "Mo Farrant"]
    assert len(queries.people_of(northbridge)) == 7


def test_years_are_those_of_their_partnership(full_northbridge, southmere):
    assert [year.label for year in queries.years_of(southmere)] == [
        "2010-11",
        "2009-10",
    ]


def test_a_person_holds_roles_only_where_given(ben, mo, northbridge, southmere):
    assert [held.partnership for held in queries.memberships_of(ben)] == [northbridge]
    assert queries.membership_of(ben, slug="southmere") is None
    assert queries.membership_of(mo, slug="southmere").partnership == southmere


def test_nobody_signed_in_holds_no_role(partnerships):
    assert not queries.memberships_of(AnonymousUser()).exists()
    assert queries.membership_of(AnonymousUser(), slug="northbridge") is None


def test_a_partnership_is_found_by_its_slug_for_commands(northbridge, southmere):
    assert queries.partnership_by_slug("northbridge") == northbridge
    assert queries.partnership_by_slug("nowhere") is None
    assert set(queries.all_partnerships()) == {northbridge, southmere}


def test_a_year_that_is_no_year_is_not_found(northbridge):
    assert queries.year_of(northbridge, label="2010-12") is None
    assert queries.year_of(northbridge, label="2011-12") is None


@pytest.mark.parametrize("page", MADE_IN_NORTHBRIDGE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_thing_of_northbridge_cannot_be_reached_through_southmere(
    page, method, full_northbridge, client_for
):
    things = {"agency": full_northbridge.agencies, "group": full_northbridge.groups}
    pk = things[page.removeprefix("change-")].get().pk
    url = reverse(f"partnership:{page}", args=["southmere", pk])

    assert getattr(client_for(MO), method)(url).status_code == 404


@pytest.mark.parametrize("page", ["change-person", "end-role"])
def test_a_person_of_northbridge_cannot_be_reached_through_southmere(
    page, northbridge, ben, client_for
):
    pk = queries.membership_of(ben, slug="northbridge").pk
    url = reverse(f"partnership:{page}", args=["southmere", pk])

    assert client_for(MO).post(url).status_code == 404
    assert queries.membership_of(ben, slug="northbridge") is not None


def test_an_agency_of_southmere_cannot_sit_on_a_group_of_northbridge(
    full_northbridge, southmere, client_for
):
    group = full_northbridge.groups.get()
    stranger = AgencyFactory(partnership=southmere, name="Southmere Council")
    typed = {
        "name": group.name,
        "kind": group.kind,
        "version": group.version,
        "chair": stranger.pk,
        "agencies": [stranger.pk],
    }
    url = reverse("partnership:change-group", args=["northbridge", group.pk])

    page = client_for(BEN).post(url, typed)

    group.refresh_from_db()
    assert page.status_code == 200
    assert "Southmere Council" not in page.content.decode()
    assert group.chair is None
    assert not group.agencies.exists()


def test_the_year_of_another_partnership_is_not_found(full_northbridge, client_for):
    assert client_for(MO).get("/southmere/2007-08/").status_code == 404
    assert client_for(BEN).get("/northbridge/2007-08/").status_code == 200
