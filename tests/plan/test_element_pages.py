"""Accepting, refusing and correcting, one element at a time."""

import pytest

from frankpledge.plan import operations
from frankpledge.plan.rules import Decision
from tests.people import OLU
from tests.plan.pages import YEAR, change, filled, title_of, words_of

DOCUMENTS = f"{YEAR}documents/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


def element_in(document, title: str):
    return document.elements.get(title=title)


@pytest.mark.parametrize(
    ("decision", "word"), [("accepted", "Accepted"), ("refused", "Refused")]
)
def test_a_decision_without_javascript_comes_back_to_the_card(
    browser, document, decision, word
):
    element = document.elements.first()

    response = browser.post(
        f"{YEAR}elements/{element.pk}/decide/", {"decision": decision, "version": 1}
    )

    assert response["Location"] == f"{DOCUMENTS}{document.pk}/#element-{element.pk}"
    page = words_of(browser.get(response["Location"]))
    assert f"{word} by Olu Adeyemi" in page


def test_a_decision_by_htmx_answers_with_that_card_and_the_count(browser, document):
    element = document.elements.first()

    response = browser.post(
        f"{YEAR}elements/{element.pk}/decide/",
        {"decision": "accepted", "version": 1},
        headers=HTMX,
    )

    fragment = response.content.decode()
    assert fragment.count("<article") == 1
    assert "<html" not in fragment
    assert f"1 of {document.elements.count()}" in words_of(response)
    assert "HX-Request" in response["Vary"]


def test_a_decision_can_be_taken_back(browser, document):
    address = f"{YEAR}elements/{document.elements.first().pk}/decide/"
    browser.post(address, {"decision": "accepted", "version": 1})

    browser.post(address, {"decision": "pending", "version": 2})

    assert not document.elements.first().is_decided


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_the_second_to_decide_is_told_on_the_page(browser, document, stamp, headers):
    element = document.elements.first()
    operations.decide_element(
        element=element, decision=Decision.REFUSED, version=1, **stamp
    )

    response = browser.post(
        f"{YEAR}elements/{element.pk}/decide/",
        {"decision": "accepted", "version": 1},
        headers=headers,
        follow=True,
    )

    assert "Somebody else has already decided" in words_of(response)
    assert document.elements.first().decision == "refused"


@pytest.mark.parametrize("sent", [{"decision": "corrected"}, {}])
def test_a_decision_that_is_none_is_not_found(browser, document, sent):
    address = f"{YEAR}elements/{document.elements.first().pk}/decide/"

    assert browser.post(address, sent).status_code == 404


def test_a_decision_without_a_version_overwrites_nothing(browser, document):
    element = document.elements.first()

    browser.post(f"{YEAR}elements/{element.pk}/decide/", {"decision": "refused"})

    assert not document.elements.first().is_decided


def test_every_kind_can_be_corrected_and_stays_as_it_was(browser, document):
    for element in document.elements.all():
        address = f"{YEAR}elements/{element.pk}/correct/"

        response = browser.post(address, filled(browser.get(address)))

        assert response.status_code == 302, element.title
        element.refresh_from_db()
        assert element.decision == "corrected"
        assert element.corrected == element.payload, element.title


def test_a_corrected_figure_is_read_again(browser, document):
    element = element_in(document, "Reduce the number of violent crimes by 5%")

    change(browser, f"{YEAR}elements/{element.pk}/correct/", change="- 14%")

    element.refresh_from_db()
    assert element.corrected["change"]["value"] == "-14"
    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))
    assert "printed -6%" not in page


def test_a_rule_without_its_number_is_an_error_on_the_page(browser, document):
    element = element_in(document, "Reduce domestic burglary by 5%")

    response = change(browser, f"{YEAR}elements/{element.pk}/correct/", rule_amount="")

    assert "The rule needs a number" in words_of(response)
    element.refresh_from_db()
    assert not element.is_decided


def test_a_correction_without_a_title_is_an_error_on_the_page(browser, document):
    element = element_in(document, "Domestic abuse")

    response = change(browser, f"{YEAR}elements/{element.pk}/correct/", title="")

    assert title_of(response).startswith("Error: ")


def test_a_theme_may_only_be_moved_to_a_priority_of_the_document(browser, document):
    element = element_in(document, "Domestic abuse")
    address = f"{YEAR}elements/{element.pk}/correct/"

    assert "Tackling violent crime" in words_of(browser.get(address))
    response = change(browser, address, priority="Something else")

    assert title_of(response).startswith("Error: ")
    element.refresh_from_db()
    assert not element.is_decided


def test_two_corrections_at_once_are_shown_side_by_side(browser, document, stamp):
    element = element_in(document, "Domestic abuse")
    address = f"{YEAR}elements/{element.pk}/correct/"
    mine = filled(browser.get(address)) | {"title": "My title"}
    operations.decide_element(
        element=element,
        decision=Decision.CORRECTED,
        corrected=element.payload | {"title": "Their title"},
        version=1,
        **stamp,
    )

    response = browser.post(address, mine)

    page = words_of(response)
    assert response.status_code == 409
    assert "Olu Adeyemi saved a change while you were writing" in page
    assert "Their title" in page
    again = browser.post(address, filled(response))
    assert again.status_code == 302
    element.refresh_from_db()
    assert element.understood["title"] == "My title"


def test_a_document_that_became_a_plan_can_be_looked_at_and_not_decided(
    browser, plan, document
):
    page = browser.get(f"{DOCUMENTS}{document.pk}/")

    assert "This document became" in words_of(page)
    assert "/decide/" not in page.content.decode()
    element = document.elements.first()
    assert browser.get(f"{YEAR}elements/{element.pk}/correct/").status_code == 403
