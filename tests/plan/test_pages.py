"""Who may open which page of the plan, and what the plan's own page says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frankpledge.plan import operations
from frankpledge.plan.rules import PlanStage
from tests.factories.plan import (
    MeasureFactory,
    PlanFactory,
    StrategyFactory,
    TargetFactory,
)
from tests.people import BEN, CORA, DEV, ESI, OLU, SAM
from tests.plan.pages import YEAR, change, title_of, words_of
from tests.plan.papers import numbered_targets, paper


@pytest.fixture
def addresses(plan, document):
    """Return every page of the plan by name, each with the thing it needs."""
    theme, measure = plan.themes.get(), plan.measures.first()
    element = document.elements.first()
    priority = plan.priorities.get()
    strategy = StrategyFactory(partnership=plan.year.partnership)
    needs = {
        "change-stage": ["agreed"],
        "change-strategy": [strategy.pk],
        "document": [document.pk],
        "document-lines": [document.pk],
        "accept-sure": [document.pk],
        "set-document-years": [document.pk],
        "adopt-document": [document.pk],
        "decide": [element.pk],
        "correct": [element.pk],
        "theme": [theme.slug],
        "change-theme": [theme.slug],
        "set-partners": [theme.slug],
        "add-to-theme": [theme.slug, "activity"],
        "add-part": ["priority"],
        "change-part": ["priority", priority.pk],
        "remove-part": ["priority", priority.pk],
        "change-measure": [measure.code],
        "set-target": [measure.code],
        "remove-measure": [measure.code],
        "change-indicator": [measure.indicator.code],
    }
    return lambda name: reverse(
        f"plan:{name}", args=["northbridge", "2010-11", *needs.get(name, [])]
    )


READ = ["plan", "strategy", "theme", "document-lines"]
EDIT = [
    "change-plan",
    "add-strategy",
    "change-strategy",
    "documents",
    "document",
    "add-theme",
    "change-theme",
    "set-partners",
    "add-to-theme",
    "add-part",
    "change-part",
    "remove-part",
    "add-measure",
    "change-measure",
    "set-target",
    "remove-measure",
    "change-indicator",
]
SENT = ["accept-sure", "set-document-years", "adopt-document", "decide"]


def test_an_officer_opens_every_page(addresses, client_for):
    client = client_for(OLU)

    statuses = {name: client.get(addresses(name)).status_code for name in READ + EDIT}

    assert set(statuses.values()) == {200}, statuses


@pytest.mark.parametrize("person", [DEV, SAM], ids=str)
def test_who_reads_may_read_and_not_edit(addresses, client_for, person):
    client = client_for(person)

    assert {client.get(addresses(name)).status_code for name in READ} == {200}
    for name in [*EDIT, *SENT, "correct"]:
        response = client.post(addresses(name))
        assert response.status_code == 403, name
        assert "does not let you" in words_of(response), name


def test_people_of_another_partnership_find_nothing(addresses, client_for):
    client = client_for(ESI)

    for name in [*READ, *EDIT, *SENT, "change-stage", "correct"]:
        assert client.get(addresses(name)).status_code == 404, name


def test_a_visitor_is_asked_to_sign_in(addresses, client):
    for name in [*READ, *EDIT, *SENT, "change-stage"]:
        response = client.get(addresses(name))
        assert response.status_code == 302, name
        assert response["Location"].startswith("/account/sign-in/"), name


@pytest.mark.parametrize("name", SENT)
def test_what_changes_something_is_only_ever_sent(addresses, client_for, name):
    assert client_for(OLU).get(addresses(name)).status_code == 405


@pytest.mark.parametrize(
    "missing",
    [
        "themes/nowhere/",
        "themes/nowhere/change/",
        "documents/99/",
        "documents/99/lines/",
        "elements/99/correct/",
        "measures/nothing/target/",
        "indicators/nothing/change/",
        "parts/priority/99/change/",
        "parts/person/1/change/",
        "parts/add/person/",
        "become/published/",
        "become/nonsense/",
        "strategy/99/change/",
    ],
)
def test_what_is_not_there_is_not_found(plan, client_for, missing):
    assert client_for(BEN).get(YEAR + missing).status_code == 404


def test_a_year_without_a_plan_offers_two_ways(client_for, northbridge):
    page = words_of(client_for(OLU).get(YEAR))

    assert "Bring the plan document" in page
    assert "Start by hand" in page


def test_a_year_without_a_plan_offers_a_reader_no_way(client_for, northbridge):
    page = words_of(client_for(DEV).get(YEAR))

    assert "no plan for this year yet" in page
    assert "Start by hand" not in page


def test_pages_of_a_plan_that_is_not_there_are_not_found(client_for, northbridge):
    client = client_for(OLU)

    for missing in ("change/", "themes/add/", "measures/add/", "parts/add/topic/"):
        assert client.get(YEAR + missing).status_code == 404


def test_a_plan_is_started_by_hand(client_for, northbridge):
    client = client_for(OLU)

    response = change(client, f"{YEAR}start/", title="Our plan")

    assert response["Location"] == YEAR
    assert "Our plan" in words_of(client.get(YEAR))


def test_a_plan_without_a_title_is_not_started(client_for, northbridge):
    response = client_for(OLU).post(f"{YEAR}start/", {"title": ""})

    assert title_of(response).startswith("Error: ")
    assert "Give the plan a title" in words_of(response)


def test_a_second_plan_is_refused_with_the_reason(plan, client_for):
    response = client_for(OLU).get(f"{YEAR}start/")

    assert response.status_code == 403
    assert "A year has one plan" in words_of(response)


def test_the_plan_is_laid_out_as_the_document_lays_it_out(plan, client_for):
    page = words_of(client_for(OLU).get(YEAR))

    places = [
        page.index(heading)
        for heading in (
            "Neighbours here answer",
            "Fewer homes were broken into",
            "What was aimed at in 2009-10",
            "Reduce domestic burglary by 5%",
            "Tackling violent crime",
            "Lead agency Northbridge Police",
            "Crime targets",
            "Policing Plan",
        )
    ]
    assert places == sorted(places)


def test_a_target_that_does_not_follow_from_its_rule_is_shown_both_ways(
    plan, client_for
):
    page = words_of(client_for(DEV).get(YEAR))

    assert "1 printed target differs from its rule" in page
    assert "The rule gives 53.2, rounded to 53, but 52 is printed." in page


def test_each_part_leads_to_its_line_of_the_document(plan, document, client_for):
    page = client_for(DEV).get(YEAR).content.decode()

    row = plan.measures.get(title__contains="killed")
    lines = reverse("plan:document-lines", args=["northbridge", "2010-11", document.pk])
    assert f'href="{lines}#L{row.line}">Line {row.line} of the document' in page


def test_a_reader_sees_no_way_to_change_the_plan(plan, client_for):
    page = client_for(DEV).get(YEAR).content.decode()

    assert "/change/" not in page
    assert "/add/" not in page
    assert "Agree the plan" not in page


def test_the_chair_agrees_the_plan_saying_by_whose_decision(plan, client_for):
    client = client_for(CORA)

    refused = client.post(f"{YEAR}become/agreed/", {"why": ""})
    assert "by whose decision" in words_of(refused)
    agreed = client.post(f"{YEAR}become/agreed/", {"why": "Strategy group"})

    assert agreed["Location"] == YEAR
    page = words_of(client.get(YEAR))
    assert "The plan is agreed. It can be published now." in page
    assert "Agreed Cora Whitlock" in page
    assert "Strategy group" in page
    assert "Take it back to draft" in page


def test_an_officer_may_not_agree_the_plan(plan, client_for):
    response = client_for(OLU).post(f"{YEAR}become/agreed/", {"why": "Me"})

    assert response.status_code == 403
    assert "agree the plan" in words_of(response)


def test_a_plan_that_is_agreed_cannot_be_agreed_again(plan, client_for, stamp):
    operations.set_stage(plan=plan, stage=PlanStage.AGREED, why="", **stamp)

    response = client_for(CORA).get(f"{YEAR}become/agreed/")

    assert response.status_code == 403
    assert "cannot become agreed" in words_of(response)


OF_NO_PLAN = {"documents", "document", "add-strategy", "change-strategy"}
OF_NO_PLAN |= {"change-indicator"}


@pytest.mark.parametrize("name", [name for name in EDIT if name not in OF_NO_PLAN])
def test_an_agreed_plan_is_not_edited_and_says_why(
    plan, addresses, client_for, stamp, name
):
    address = addresses(name)
    operations.set_stage(plan=plan, stage=PlanStage.AGREED, why="", **stamp)

    response = client_for(OLU).get(address)

    assert response.status_code == 403
    assert "is agreed; take it back to draft before changing it" in words_of(response)


def queries_of(client, address: str) -> int:
    client.get(address)  # the first visit fills caches
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_plans_page_asks_no_more_for_twenty_measures_than_for_two(
    this_year, last_year, client_for
):
    client, plan = client_for(OLU), PlanFactory(year=this_year)
    before = PlanFactory(year=last_year)

    def add(count: int) -> None:
        for each in (plan, before):
            for measure in MeasureFactory.create_batch(count, plan=each):
                TargetFactory(measure=measure)

    add(2)
    with_two = queries_of(client, YEAR)
    add(18)

    assert queries_of(client, YEAR) == with_two


def test_the_drafts_page_asks_no_more_for_twenty_targets_than_for_two(
    bring, client_for
):
    client = client_for(OLU)
    documents = [bring(paper(targets=numbered_targets(n))) for n in (2, 20)]

    counts = [queries_of(client, f"{YEAR}documents/{d.pk}/") for d in documents]

    assert counts[0] == counts[1]
