"""The review screen: least sure first, nothing unsure accepted unseen."""

import re

import pytest

from frankpledge.plan.presenters.ordering import View, view_of
from tests.factories.plan import DraftElementFactory, PlanDocumentFactory
from tests.people import OLU
from tests.plan.pages import YEAR, words_of

DOCUMENTS = f"{YEAR}documents/"


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


@pytest.fixture
def doubtful(northbridge):
    """Return a document with three elements, the least sure in the middle."""
    document = PlanDocumentFactory(partnership=northbridge)
    for number, confidence in enumerate((1.0, 0.3, 0.6), start=1):
        DraftElementFactory(
            document=document, title=f"Fund {number}", confidence=confidence
        )
    return document


def titles(response) -> list[str]:
    found = re.findall(r'<h3[^>]*id="element-.*?</h3>', response.content.decode())
    return [re.sub(r".*</span> |</h3>", "", title) for title in found]


def test_the_least_sure_stand_first_and_the_order_can_be_the_documents(
    browser, doubtful
):
    address = f"{DOCUMENTS}{doubtful.pk}/"

    assert titles(browser.get(address)) == ["Fund 2", "Fund 3", "Fund 1"]
    as_printed = browser.get(f"{address}?order=document")
    assert titles(as_printed) == ["Fund 1", "Fund 2", "Fund 3"]
    assert "?order=document" in as_printed.content.decode()  # decisions come back here


def test_what_a_check_found_fault_with_stands_before_what_is_sure(browser, document):
    found = titles(browser.get(f"{DOCUMENTS}{document.pk}/"))

    wrong = found.index("Reduce the number of violent crimes by 5%")
    assert wrong < found.index("Reduce domestic burglary by 5%")


def test_the_page_says_how_many_wait_for_a_person(browser, doubtful):
    page = words_of(browser.get(f"{DOCUMENTS}{doubtful.pk}/"))
    assert "1 of the 3 left were read with confidence" in page
    assert "2 others wait for you to look" in page

    browser.post(f"{DOCUMENTS}{doubtful.pk}/accept/")

    page = words_of(browser.get(f"{DOCUMENTS}{doubtful.pk}/"))
    assert "2 wait for you to look: nothing that is unsure is accepted unseen" in page
    assert doubtful.elements.filter(decision="pending").count() == 2


def test_the_documents_words_stand_beside_what_was_understood(browser, document):
    row = document.elements.get(title="Reduce domestic burglary by 5%")
    page = browser.get(f"{DOCUMENTS}{document.pk}/").content.decode()

    start = page.index(f'id="element-{row.pk}"')
    card = page[start : page.index("</article>", start)]

    own_words = card.index("In the document’s own words")
    assert card.index("What was understood") < own_words
    assert "254" in card[own_words:]
    assert "<details" not in card


def test_a_decision_comes_back_to_the_same_view(browser, doubtful):
    element = doubtful.elements.first()

    response = browser.post(
        f"{YEAR}elements/{element.pk}/decide/?show=waiting&order=document",
        {"decision": "accepted", "version": 1},
    )

    assert "?show=waiting&order=document#element-" in response["Location"]


def test_a_view_nobody_offers_is_the_usual_one():
    assert view_of({"show": "<b>", "order": "none"}) == View()
    assert View().query == ""
