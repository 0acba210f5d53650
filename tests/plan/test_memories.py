"""The next version of a document comes in with what was decided about the last."""

import pytest

from frankpledge.plan import operations, queries
from frankpledge.plan.rules import Decision
from tests.people import OLU
from tests.plan.pages import YEAR, filled, words_of
from tests.plan.papers import paper

DOCUMENTS = f"{YEAR}documents/"
ROW = "Reduce domestic burglary by 5%"
MENDED = "Reduce burglary of homes by 5%"


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


@pytest.fixture
def decide(stamp):
    """Return a function that decides on an element of a document by its title."""

    def decided(document, name: str, decision: Decision, **changes):
        element = document.elements.get(title=name)
        corrected = element.payload | changes if changes else None
        return operations.decide_element(
            element=element,
            decision=decision,
            corrected=corrected,
            version=element.version,
            **stamp,
        )

    return decided


@pytest.fixture
def second(bring, document, decide):
    """Return the next version, after one row was corrected, one refused, one accepted."""
    decide(document, ROW, Decision.CORRECTED, title=MENDED)
    decide(document, "Tackling violent crime", Decision.REFUSED)
    decide(document, "Domestic abuse", Decision.ACCEPTED)
    return bring(b"A line more.\n\n" + paper(), name="second.txt")


def card_of(browser, element) -> str:
    page = browser.get(f"{DOCUMENTS}{element.document_id}/")
    content = page.content.decode()
    start = content.index(f'id="element-{element.pk}"')
    page.content = content[start : content.index("</article>", start)].encode()
    return words_of(page)


def test_a_correction_is_filled_in_and_nothing_is_decided(browser, second):
    element = second.elements.get(title=MENDED)

    card = card_of(browser, element)
    assert "Olu Adeyemi corrected this on 6 April 2010 in plan.txt" in card
    assert "the correction is filled in; accept it or change it" in card
    assert "Corrected before" in card
    assert not element.is_decided
    assert element.understood["title"] == MENDED
    assert element.understood["source"] == element.payload["source"]


def test_accepting_it_is_to_correct_it_so(second, decide):
    held = decide(second, MENDED, Decision.ACCEPTED)

    assert held.decision == "corrected"
    assert held.understood["title"] == MENDED
    assert held.payload["title"] == ROW


def test_taken_back_it_is_filled_in_again(second, decide):
    decide(second, MENDED, Decision.ACCEPTED)

    held = decide(second, MENDED, Decision.PENDING)

    assert held.corrected is None
    assert held.understood["title"] == MENDED


def test_the_form_to_change_it_begins_with_the_correction(browser, second):
    element = second.elements.get(title=MENDED)

    form = filled(browser.get(f"{YEAR}elements/{element.pk}/correct/"))

    assert form["title"] == MENDED


def test_it_can_be_shown_as_it_was_read(browser, second):
    element = second.elements.get(title=MENDED)

    browser.post(
        f"{YEAR}elements/{element.pk}/decide/", {"decision": "as-read", "version": 1}
    )

    element = second.elements.get(title=ROW)
    assert element.memory is None
    assert not element.is_decided
    assert "Corrected before" not in card_of(browser, element)


def test_what_was_refused_comes_in_proposed_as_refused(browser, second):
    card = card_of(browser, second.elements.get(title="Tackling violent crime"))

    assert "Refused before" in card
    assert "refuse it again, or accept it this time" in card
    assert card.index("Refuse again") < card.index("Accept ")


def test_what_was_accepted_says_so(browser, second):
    card = card_of(browser, second.elements.get(title="Domestic abuse"))

    assert "Olu Adeyemi accepted this on 6 April 2010 in plan.txt" in card


def test_what_was_decided_otherwise_is_never_accepted_unseen(second, stamp):
    operations.accept_all_sure(document=second, **stamp)

    left = queries.elements_of(second).filter(decision="pending")
    assert {MENDED, "Tackling violent crime"} <= {each.title for each in left}


def test_changed_words_are_not_found_again(bring, document, decide):
    decide(document, ROW, Decision.CORRECTED, title=MENDED)

    changed = bring(paper().replace(b"\t273\t", b"\t274\t"), name="second.txt")

    assert changed.elements.get(title=ROW).memory is None


def test_the_checks_hear_the_correction_filled_in(bring, document, decide):
    row = "Reduce the number of violent crimes by 5%"
    element = document.elements.get(title=row)
    change = element.payload["change"] | {"printed": "- 14%", "value": "-14"}
    decide(document, row, Decision.CORRECTED, change=change)

    second = bring(b"A line more.\n\n" + paper(), name="second.txt")

    found = queries.findings_about(second).findings
    assert "change-does-not-follow" not in {known.finding.rule for known in found}


def test_nothing_is_remembered_from_another_partnership(
    document, decide, southmere, mo, stamp
):
    decide(document, ROW, Decision.REFUSED)

    theirs = operations.read_document(
        partnership=southmere,
        name="plan.txt",
        content=b"A line more.\n\n" + paper(),
        **(stamp | {"by": mo}),
    )

    assert all(each.memory is None for each in queries.elements_of(theirs))


def test_remembering_costs_no_query_an_element(
    browser, second, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        browser.get(f"{DOCUMENTS}{second.pk}/")
