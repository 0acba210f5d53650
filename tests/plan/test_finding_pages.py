"""Answering a finding on the document's page, with scripts and without."""

import pytest

from frankpledge.plan import operations, queries
from frankpledge.plan.rules import Decision
from tests.people import DEV, MO, OLU
from tests.plan.pages import YEAR, title_of, words_of

DOCUMENTS = f"{YEAR}documents/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


@pytest.fixture
def known(document):
    """Return the finding about violent crime."""
    found = queries.findings_about(document).findings
    return next(k for k in found if k.finding.rule == "change-does-not-follow")


@pytest.fixture
def address(document, known):
    """Return the page on which that finding is answered."""
    return f"{DOCUMENTS}{document.pk}/findings/{known.key}/"


def page_of(browser, document) -> str:
    return words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))


def test_an_answer_without_javascript_comes_back_to_the_finding(
    browser, document, known, address
):
    before = page_of(browser, document)

    response = browser.post(
        address, {"answer": "correct", "words": "It was revised.", "version": "0"}
    )

    assert response["Location"].endswith(f"#finding-{known.key}")
    page = page_of(browser, document)
    assert "2 things are wrong" in before
    assert "1 thing is wrong" in page
    assert "1 is answered" in page
    assert "Correct as printed It was revised. Olu" in page


def test_the_answered_stand_behind_the_open(browser, document, address):
    browser.post(address, {"answer": "mistake", "version": "0"})

    page = page_of(browser, document)

    assert page.index("Cannot be judged") < page.index("Answered 1 ")
    assert page.index("Answered 1 ") < page.index("printed -6%")


def test_correct_without_a_reason_is_an_error_by_the_field(browser, document, address):
    response = browser.post(address, {"answer": "correct", "version": "0"})

    assert title_of(response).startswith("Error: ")
    assert "Say why it is correct as printed" in words_of(response)
    assert "printed -6%" in words_of(response)
    assert not document.answers.exists()


def test_by_htmx_the_finding_comes_back_alone_with_the_count(browser, known, address):
    response = browser.post(
        address, {"answer": "mistake", "version": "0"}, headers=HTMX
    )

    fragment = response.content.decode()
    assert "<html" not in fragment
    assert fragment.count('class="fp-finding ') == 1
    assert f'id="finding-{known.key}"' in fragment
    assert "1 is answered" in words_of(response)
    assert "HX-Request" in response["Vary"]


def test_by_htmx_an_incomplete_answer_keeps_what_was_typed(browser, address):
    response = browser.post(address, {"words": "Because", "version": "0"}, headers=HTMX)

    assert "Choose an answer" in words_of(response)
    assert ">Because</textarea>" in response.content.decode()


def test_an_answer_is_taken_back(browser, document, address):
    browser.post(address, {"answer": "mistake", "version": "0"})

    browser.post(address, {"answer": "open", "version": "1"})

    assert not document.answers.get().stands
    assert "is answered" not in page_of(browser, document)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_the_second_to_answer_is_told_on_the_page(browser, document, address, headers):
    browser.post(address, {"answer": "mistake", "version": "0"})

    response = browser.post(
        address,
        {"answer": "will-fix", "version": "0"},
        headers=headers,
        follow=True,
    )

    assert "Somebody else has already answered" in words_of(response)
    assert document.answers.get().answer == "mistake"


def test_an_answer_stays_when_its_finding_is_gone(
    browser, document, known, address, stamp
):
    browser.post(address, {"answer": "mistake", "version": "0"})
    row = document.elements.get(title="Reduce the number of violent crimes by 5%")
    operations.decide_element(
        element=row, decision=Decision.REFUSED, version=1, **stamp
    )

    page = page_of(browser, document)

    assert "Answered and no longer found 1" in page
    assert page.index("no longer found") < page.index("printed -6%")
    gone = browser.post(address, {"answer": "open", "version": "1"}, headers=HTMX)
    assert gone.status_code == 200
    assert "no longer found" not in page_of(browser, document)


def test_an_answer_carried_over_says_from_where(browser, document, bring, address):
    browser.post(address, {"answer": "will-fix", "words": "Amara", "version": "0"})
    after = bring(b"A line more.\n\n" + document.content, name="second.txt")

    page = page_of(browser, after)

    assert "Will be put right Amara Carried over from plan.txt: Olu Adeyemi" in page


def test_a_card_leads_to_its_finding_and_says_that_it_is_answered(
    browser, document, known, address
):
    browser.post(address, {"answer": "mistake", "version": "0"})

    page = browser.get(f"{DOCUMENTS}{document.pk}/?show=doubted").content.decode()

    assert f'href="#finding-{known.key}"' not in page  # it needs no look any more
    everything = browser.get(f"{DOCUMENTS}{document.pk}/").content.decode()
    assert f'href="#finding-{known.key}"' in everything


def test_what_is_not_found_cannot_be_answered(browser, document):
    assert browser.get(f"{DOCUMENTS}{document.pk}/findings/none/").status_code == 404


@pytest.mark.parametrize(("person", "status"), [(DEV, 403), (MO, 404)], ids=str)
def test_only_who_may_edit_the_plan_answers(client_for, address, person, status):
    client = client_for(person)

    response = client.post(address, {"answer": "mistake", "version": "0"})

    assert response.status_code == status


def test_nothing_is_answered_once_the_plan_is_made(client_for, plan, document, address):
    browser = client_for(OLU)

    assert browser.post(address, {"answer": "mistake"}).status_code == 403
    page = browser.get(f"{DOCUMENTS}{document.pk}/").content.decode()
    assert "Keep the answer" not in page
