"""Words the reader could not place: seen to by a person, with scripts and without."""

import pytest

from frankpledge.audit.queries import records_of
from frankpledge.plan import queries
from tests.factories.plan import PlanDocumentFactory, UnplacedFactory
from tests.people import DEV, MO, OLU
from tests.plan.pages import YEAR, words_of

DOCUMENTS = f"{YEAR}documents/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


@pytest.fixture
def piece(northbridge):
    """Return words nobody has seen to, of a document of two such pieces."""
    document = PlanDocumentFactory(partnership=northbridge)
    UnplacedFactory(document=document, position=2, text="Other words")
    return UnplacedFactory(document=document, position=1)


@pytest.fixture
def address(piece):
    """Return where those words are marked."""
    return f"{DOCUMENTS}{piece.document_id}/unplaced/1/"


def test_reading_keeps_what_it_could_not_place_with_its_line(bring):
    document = bring(b"Dear neighbour,\n\nplease come.\n")

    kept = list(queries.unplaced_in(document))

    assert [(piece.position, piece.first_line) for piece in kept][:1] == [(1, 1)]
    assert "please come." in [piece.text for piece in kept]


@pytest.mark.parametrize(
    ("mark", "words"), [("left-out", "Left out"), ("added", "Added by hand")]
)
def test_words_are_marked_by_a_person_and_counted(browser, piece, address, mark, words):
    before = words_of(browser.get(f"{DOCUMENTS}{piece.document_id}/"))

    response = browser.post(address, {"mark": mark, "version": 1})

    assert response["Location"].endswith("#unplaced-1")
    page = words_of(browser.get(f"{DOCUMENTS}{piece.document_id}/"))
    assert "2 of 2 not seen yet" in before
    assert "1 of 2 not seen yet" in page
    assert f"{words} by Olu Adeyemi" in page
    assert page.index("Other words") < page.index("Odd words")
    assert records_of("northbridge").first().event == "words not understood seen to"


def test_by_htmx_the_words_come_back_alone_with_the_count(browser, address):
    response = browser.post(address, {"mark": "added", "version": 1}, headers=HTMX)

    assert "<html" not in response.content.decode()
    assert response.content.decode().count("<li") == 1
    assert "1 of 2 not seen yet" in words_of(response)
    assert "HX-Request" in response["Vary"]


def test_a_mark_is_taken_back(browser, piece, address):
    browser.post(address, {"mark": "added", "version": 1})

    browser.post(address, {"mark": "open", "version": 2})

    piece.refresh_from_db()
    assert not piece.is_seen


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_the_second_to_mark_is_told_on_the_page(browser, piece, address, headers):
    browser.post(address, {"mark": "added", "version": 1})

    response = browser.post(
        address, {"mark": "left-out", "version": 1}, headers=headers, follow=True
    )

    assert "Somebody else has already seen to these words" in words_of(response)
    piece.refresh_from_db()
    assert piece.mark == "added"


@pytest.mark.parametrize("sent", [{"mark": "gone"}, {}])
def test_a_mark_that_is_none_is_not_found(browser, address, sent):
    assert browser.post(address, sent).status_code == 404
    assert (
        browser.post(address.replace("/1/", "/9/"), {"mark": "added"}).status_code
        == 404
    )


def test_they_are_marked_after_the_plan_is_made_too(browser, plan, document):
    UnplacedFactory(document=document, position=1)

    browser.post(
        f"{DOCUMENTS}{document.pk}/unplaced/1/", {"mark": "added", "version": 1}
    )

    assert document.unplaced.get().is_seen


@pytest.mark.parametrize(("person", "status"), [(DEV, 403), (MO, 404)], ids=str)
def test_only_who_may_edit_the_plan_marks(client_for, address, person, status):
    response = client_for(person).post(address, {"mark": "added", "version": 1})

    assert response.status_code == status
