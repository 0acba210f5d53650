"""The first pages: one's partnerships, and the year as a circle of stages."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.config.navigation import STAGES
from frankpledge.config.standing import stages_done
from frankpledge.plan.rules import PlanStage
from tests.factories.partnership import MembershipFactory, UserFactory
from tests.people import AMARA, BEN, CORA, OLU, SAM

YEAR = "/northbridge/2010-11/"
LABELS = [stage.label for stage in STAGES]


def current(page):
    """Return the words of the stage marked as the one to work on."""
    return re.findall(r'aria-current="step".*?<a [^>]*>(\w+)</a>', page, re.DOTALL)


def test_whoever_has_one_partnership_is_taken_there(client_for):
    answer = client_for(SAM).get(reverse("home"))

    assert answer.url == reverse("partnership:home", args=["northbridge"])


def test_whoever_has_several_chooses(southmere, olu, client_for):
    MembershipFactory(partnership=southmere, user=olu, role_code="scrutiny")

    page = client_for(OLU).get(reverse("home")).content.decode()

    assert "You are community safety officer" in page
    assert "You are scrutiny member" in page
    assert reverse("partnership:home", args=["southmere"]) in page


def test_whoever_has_none_is_told_whom_to_ask_and_with_what(db):
    client = Client()
    client.force_login(UserFactory(email="nia@northbridge.example"))

    page = client.get(reverse("home")).content.decode()

    assert "You hold no role in a partnership yet" in page
    assert "Ask the partnership manager of your district to add you." in page
    assert "nia@northbridge.example" in page


def test_the_year_greets_by_name_and_role(client_for):
    page = client_for(AMARA).get(YEAR).content.decode()

    assert "Hello Amara Eze." in page
    assert "analyst</a>. Brings evidence in" in page


def test_the_year_shows_every_stage_with_a_sentence_and_a_way_in(client_for):
    page = client_for(BEN).get(YEAR).content.decode()

    for stage in STAGES:
        assert stage.sentence in page
        assert reverse(stage.url_name, args=["northbridge", "2010-11"]) in page


def test_a_stage_one_may_not_open_is_not_shown(client_for):
    page = client_for(SAM).get(YEAR).content.decode()

    assert reverse("intake:home", args=["northbridge", "2010-11"]) not in page


def test_the_year_links_to_the_others_and_not_to_itself(client_for):
    main = client_for(SAM).get(YEAR).content.decode().partition("<main")[2]

    assert 'href="/northbridge/2009-10/"' in main
    assert f'href="{YEAR}"' not in main


@pytest.mark.parametrize(
    ("person", "is_offered"), [(BEN, True), (OLU, True), (CORA, False)], ids=str
)
def test_whoever_may_is_offered_another_year(person, is_offered, client_for):
    page = client_for(person).get(YEAR).content.decode()

    assert (
        reverse("partnership:open-year", args=["northbridge"]) in page
    ) is is_offered


def test_a_new_year_stands_at_its_evidence(client_for):
    assert current(client_for(BEN).get(YEAR).content.decode()) == ["Evidence"]


STANDINGS = [
    (False, None, [], "Evidence"),
    (True, None, ["Evidence"], "Plan"),
    (True, PlanStage.DRAFT, ["Evidence"], "Plan"),
    (True, PlanStage.AGREED, ["Evidence", "Plan"], "Review"),
    (False, PlanStage.AGREED, ["Plan"], "Evidence"),
    (True, PlanStage.PUBLISHED, LABELS, None),
    (True, PlanStage.SUPERSEDED, LABELS, None),
]


@pytest.mark.parametrize(("has_evidence", "stage", "done", "here"), STANDINGS)
def test_where_a_year_stands_follows_from_evidence_and_plan(
    has_evidence, stage, done, here
):
    found = stages_done(has_evidence=has_evidence, plan_stage=stage)

    assert found == set(done)
    assert next((label for label in LABELS if label not in found), None) == here


@pytest.mark.parametrize("stage", PlanStage, ids=lambda stage: stage.value)
def test_every_stage_of_a_plan_has_a_place_in_the_table(stage):
    assert stage in {row[1] for row in STANDINGS}
