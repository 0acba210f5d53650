"""Who may publish, and what anyone may read."""

import pytest
from django.test import Client
from django.urls import reverse

from frankpledge.publishing import operations
from frankpledge.publishing.models import Publication
from tests.factories.plan import PlanFactory
from tests.people import (
    AMARA,
    BEN,
    CARYS,
    CORA,
    DEV,
    ESI,
    MO,
    OF_NORTHBRIDGE,
    OLU,
    SAM,
    account_of,
)
from tests.publishing.conftest import AT, answered

pytestmark = pytest.mark.django_db

HOME = reverse("publishing:home", args=["northbridge", "2010-11"])
PUBLISH = reverse("publishing:publish", args=["northbridge", "2010-11"])
PUBLIC = reverse("public:publication", args=["northbridge", "2010-11"])
PDF = reverse("public:pdf", args=["northbridge", "2010-11"])
PUBLISHES = (BEN, OLU, CORA)


@pytest.mark.parametrize("person", OF_NORTHBRIDGE, ids=str)
def test_everyone_of_the_partnership_sees_what_was_published(client_for, plan, person):
    page = client_for(person).get(HOME).content.decode()

    assert "Nothing has been published for this year yet." in page
    assert (PUBLISH in page) is (person in PUBLISHES)


@pytest.mark.parametrize("person", PUBLISHES, ids=str)
def test_those_who_may_publish_do_so_at_a_press(client_for, plan, person):
    response = client_for(person).post(PUBLISH, follow=True)

    assert "Anyone can read it now." in response.content.decode()
    assert Publication.objects.get().published_by == account_of(person)


@pytest.mark.parametrize("person", [AMARA, CARYS, DEV, SAM], ids=str)
def test_those_who_may_not_publish_are_refused_in_words(client_for, plan, person):
    response = client_for(person).post(PUBLISH)

    assert response.status_code == 403
    assert "does not let you publish the plan" in response.content.decode()
    assert not Publication.objects.exists()


@pytest.mark.parametrize("person", [ESI, MO], ids=str)
def test_nobody_of_another_partnership_can_tell_it_is_there(client_for, plan, person):
    assert client_for(person).get(HOME).status_code == 404
    assert client_for(person).post(PUBLISH).status_code == 404


def test_a_stranger_is_led_to_sign_in(plan):
    for response in (Client().get(HOME), Client().post(PUBLISH)):
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("account_login"))


def test_publishing_is_a_press_and_never_a_link(client_for, plan):
    assert client_for(OLU).get(PUBLISH).status_code == 405
    assert not Publication.objects.exists()


def test_a_draft_is_refused_on_the_page_in_words(client_for, draft):
    olu = client_for(OLU)

    home = olu.get(HOME).content.decode()
    response = olu.post(PUBLISH)

    assert "The plan is not agreed yet." in home
    assert PUBLISH not in home
    assert response.status_code == 403
    assert "is a draft. The partnership agrees a plan" in response.content.decode()


def test_without_a_plan_there_is_nothing_to_publish(client_for, this_year):
    olu = client_for(OLU)

    assert "There is no plan to publish" in olu.get(HOME).content.decode()
    assert olu.post(PUBLISH).status_code == 404


def test_anyone_reads_the_page_and_the_pdf(plan, publish):
    made = publish(plan)

    page, document = Client().get(PUBLIC), Client().get(PDF)

    assert page.status_code == document.status_code == 200
    assert made.html in page.content.decode()
    assert document["Content-Type"] == "application/pdf"
    assert document.content == bytes(made.pdf)
    assert 'filename="northbridge-2010-11-1.pdf"' in document["Content-Disposition"]


def test_the_public_sees_what_was_frozen_and_not_what_is(plan, publish):
    publish(plan)
    before = Client().get(PUBLIC).content

    answered(plan, "Something new", 77)
    plan.measures.filter(title="Reduce Arson").update(title="Rewritten")

    assert Client().get(PUBLIC).content == before


@pytest.mark.parametrize(
    "where",
    [
        ("northbridge", "2010-11"),  # agreed, not published
        ("northbridge", "2009-10"),
        ("southmere", "2010-11"),
        ("nowhere", "2010-11"),
        ("northbridge", "2010-12"),
    ],
)
def test_nothing_is_public_that_was_not_published(plan, where):
    slug, label = where

    for ending in ("", "plan.pdf"):
        assert Client().get(f"/public/{slug}/{label}/{ending}").status_code == 404


def test_each_partnership_publishes_its_own(plan, publish, southmere_year, mo):
    theirs = PlanFactory(year=southmere_year, title="Southmere's plan", agreed=True)
    answered(theirs, "Poaching", 60)
    publish(plan)
    operations.publish(plan=theirs, by=mo, at=AT)

    ours = Client().get(PUBLIC).content.decode()
    other = Client().get("/public/southmere/2010-11/").content.decode()

    assert ("Poaching" in ours, "Poaching" in other) == (False, True)
    assert ("Burglary" in ours, "Burglary" in other) == (True, False)


def test_words_of_the_plan_are_never_markup(this_year, publish):
    plan = PlanFactory(
        year=this_year, agreed=True, title="<script>", introduction="<img src=x>"
    )

    publish(plan)

    page = Client().get(PUBLIC).content.decode()
    assert "<img src=x>" not in page
    assert "&lt;img src=x&gt;" in page
    assert "<script>" not in page.split("<main")[1]


def test_a_year_nobody_opened_is_not_found(client_for, northbridge):
    url = reverse("publishing:home", args=["northbridge", "2031-32"])

    assert client_for(OLU).get(url).status_code == 404
