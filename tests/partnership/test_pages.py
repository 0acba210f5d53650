"""What the pages of a partnership show, to whom, and when there is nothing yet."""

import pytest
from django.urls import reverse

from frankpledge.access.rules import ROLES, Permission
from frankpledge.partnership import operations, queries
from tests.factories.partnership import (
    AgencyFactory,
    GroupFactory,
    MembershipFactory,
    PartnershipFactory,
)
from tests.people import AMARA, BEN, CORA, MOMENT, OLU, SAM


def page_of(client, name, *args):
    answer = client.get(reverse(f"partnership:{name}", args=["northbridge", *args]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def police(northbridge):
    return AgencyFactory(partnership=northbridge, police=True, reachable=True)


@pytest.fixture
def yearless(sam, olu):
    """Return a partnership in which no year is open, with Sam and Olu."""
    partnership = PartnershipFactory(slug="eastfold", name="Eastfold")
    MembershipFactory(partnership=partnership, user=sam, role_code="scrutiny")
    MembershipFactory(partnership=partnership, user=olu, role_code="officer")
    return partnership


def test_the_way_into_a_partnership_is_its_latest_year(client_for):
    answer = client_for(SAM).get("/northbridge/")

    assert answer.url == "/northbridge/2010-11/"


def test_without_a_year_whoever_may_is_offered_to_open_one(yearless, client_for):
    page = client_for(OLU).get("/eastfold/").content.decode()

    assert "No plan year is open yet" in page
    assert reverse("partnership:open-year", args=["eastfold"]) in page


def test_without_a_year_whoever_may_not_is_told_who_can(yearless, client_for):
    page = client_for(SAM).get("/eastfold/").content.decode()

    assert "Your partnership manager or community safety officer can open" in page
    assert reverse("partnership:open-year", args=["eastfold"]) not in page


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("directory", "No member agencies yet"),
        ("directory", "No groups yet"),
        ("directory", "No areas yet"),
        ("areas", "No areas yet"),
    ],
)
def test_a_page_with_nothing_in_it_says_what_will_stand_there(page, title, client_for):
    assert title in page_of(client_for(SAM), page)


def test_the_directory_shows_members_by_kind_in_the_acts_order(
    northbridge, police, client_for
):
    AgencyFactory(partnership=northbridge, name="Traders", kind="business", member=True)
    AgencyFactory(partnership=northbridge, name="Refuge", kind="voluntary", member=True)

    page = page_of(client_for(SAM), "directory")

    titles = [
        "Responsible authorities",
        "Voluntary and community organisations",
        "Businesses",
    ]
    assert [page.index(title) for title in titles] == sorted(
        page.index(title) for title in titles
    )
    assert "Co-operating bodies" not in page


def test_a_member_is_reached_by_address_telephone_mail_and_website(police, client_for):
    page = page_of(client_for(SAM), "directory")

    assert "1 Market Square<br>Northbridge<br>NB1 1AA" in page
    assert 'href="tel:01632960001"' in page
    assert 'href="mailto:office@agency.example"' in page
    assert 'href="https://agency.example"' in page


def test_a_website_that_is_a_script_is_shown_and_not_linked(northbridge, client_for):
    AgencyFactory(
        partnership=northbridge, member=True, website="javascript:alert(1)//a.example"
    )

    assert 'href="javascript' not in page_of(client_for(SAM), "directory")


def test_markup_in_a_name_is_shown_as_it_was_typed(northbridge, client_for):
    AgencyFactory(partnership=northbridge, member=True, name="<b>Bold</b>")

    page = page_of(client_for(SAM), "directory")

    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<b>Bold</b>" not in page


def test_agencies_that_are_no_members_stand_apart(northbridge, client_for):
    AgencyFactory(partnership=northbridge, name="Youth Club Alliance")

    page = page_of(client_for(SAM), "directory")

    assert page.index("Other agencies") < page.index("Youth Club Alliance")


@pytest.mark.parametrize(
    ("person", "may_edit", "may_see_record"),
    [(BEN, True, True), (OLU, True, False), (CORA, False, True), (AMARA, False, False)],
    ids=str,
)
def test_the_directory_offers_what_its_reader_may_do(
    person, may_edit, may_see_record, client_for
):
    page = page_of(client_for(person), "directory")

    assert ("Add an agency" in page) == may_edit
    assert ("Open a plan year" in page) == may_edit
    assert ("The record of who did what" in page) == may_see_record


def test_an_agencys_page_names_its_people_and_groups(northbridge, police, client_for):
    operations.change_post(
        membership=queries.people_of(northbridge).get(user__name=CORA.name),
        post=operations.Post("chair", police, "Superintendent"),
        by=queries.people_of(northbridge).get(user__name=BEN.name).user,
        at=MOMENT,
    )
    group = GroupFactory(partnership=northbridge, name="Strategy group", chair=police)
    group.agencies.add(police)

    page = page_of(client_for(SAM), "agency", police.pk)

    assert "Cora Whitlock, chair of the strategy group" in page
    assert "Superintendent" in page
    assert "Strategy group</a>, in the chair" in page


def test_an_agency_nobody_knows_how_to_reach_says_so(northbridge, client_for):
    agency = AgencyFactory(partnership=northbridge)

    page = page_of(client_for(SAM), "agency", agency.pk)

    assert "No address or telephone number known yet." in page
    assert "Nobody of this agency holds a role here yet." in page
    assert "It sits on no group yet." in page


def test_a_group_without_words_says_what_is_missing(northbridge, client_for):
    group = GroupFactory(partnership=northbridge)

    page = page_of(client_for(SAM), "group", group.pk)

    assert page.count("Not said yet") == 2
    assert "No agencies yet" in page


def test_everybody_sees_who_holds_which_role_and_no_addresses(client_for):
    page = page_of(client_for(SAM), "people")

    assert "Olu Adeyemi" in page
    assert "Community safety officer" in page
    assert OLU.email not in page


def test_the_manager_sees_addresses_and_may_change_roles(client_for):
    page = page_of(client_for(BEN), "people")

    assert OLU.email in page
    assert page.count(">Change<") == 7


def test_nobody_of_another_partnership_stands_among_the_people(client_for):
    page = page_of(client_for(BEN), "people")

    assert "Esi" not in page
    assert "Farrant" not in page


def test_the_page_of_roles_says_for_each_what_it_may(client_for):
    page = page_of(client_for(AMARA), "roles")

    granted = sum(len(role.permissions) for role in ROLES)
    assert page.count('govuk-tag--green">Yes<') == granted
    assert page.count("<td") == len(ROLES) * len(Permission)
    assert "Your role is analyst." in page
