"""The frame of a page: where one is, and where one may go."""

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.config.navigation import STAGES
from tests.factories.partnership import MembershipFactory, PartnershipFactory
from tests.people import BEN, MO, OF_NORTHBRIDGE, SAM


def frame_of(client, url):
    context = client.get(url).context
    return {item.label: item for item in context["navigation"]}, context


@pytest.mark.parametrize("person", OF_NORTHBRIDGE, ids=str)
def test_the_menu_holds_the_stages_a_role_may_open_the_actions_and_the_directory(
    person, client_for
):
    client = client_for(person)

    menu, _ = frame_of(client, reverse("partnership:directory", args=["northbridge"]))

    opened = [
        stage.label
        for stage in STAGES
        if client.get(
            reverse(stage.url_name, args=["northbridge", "2010-11"])
        ).status_code
        == 200
    ]
    log = reverse("actions:log", args=["northbridge", "2010-11"])
    actions = ["Actions"] if client.get(log).status_code == 200 else []
    assert list(menu) == [*opened, *actions, "Directory"]


def test_the_menu_of_a_year_leads_to_the_stages_of_that_year(client_for):
    menu, _ = frame_of(client_for(BEN), "/northbridge/2009-10/")

    assert menu["Plan"].url == reverse("plan:plan", args=["northbridge", "2009-10"])


def test_outside_a_year_the_menu_leads_to_the_latest(client_for):
    url = reverse("partnership:people", args=["northbridge"])

    menu, context = frame_of(client_for(BEN), url)

    assert menu["Plan"].url == reverse("plan:plan", args=["northbridge", "2010-11"])
    assert context["year"] is None


def test_the_place_one_is_at_is_marked(client_for):
    url = reverse("partnership:directory", args=["northbridge"])

    menu, _ = frame_of(client_for(BEN), url)

    assert [label for label, item in menu.items() if item.is_current] == ["Directory"]


def test_without_a_year_the_menu_holds_the_directory_alone(ben, client_for):
    partnership = PartnershipFactory(slug="eastfold")
    MembershipFactory(partnership=partnership, user=ben, role_code="manager")

    menu, context = frame_of(client_for(BEN), "/eastfold/")

    assert list(menu) == ["Directory"]
    assert context["home_url"] == "/eastfold/"


def test_the_name_of_the_product_leads_to_the_year(client_for):
    _, context = frame_of(client_for(SAM), "/northbridge/2009-10/")

    assert context["home_url"] == "/northbridge/2009-10/"


def test_a_visitor_has_no_menu(db):
    menu, context = frame_of(Client(), reverse("account_login"))

    assert menu == {}
    assert context["partnership"] is None


def test_nothing_of_another_partnership_is_in_the_frame(client_for):
    page = client_for(MO).get("/southmere/2010-11/").content.decode()

    assert "northbridge" not in page.lower()
