"""From upload to plan: the pages an officer goes through."""

import pytest

from frankpledge.plan import operations, queries
from frankpledge.plan.models import Plan, PlanDocument
from frankpledge.plan.presenters.findings import LINES_A_PAGE
from frankpledge.plan.rules import Decision
from tests.factories.plan import (
    DraftElementFactory,
    PlanDocumentFactory,
    UnplacedFactory,
)
from tests.people import DEV, OLU
from tests.plan.pages import YEAR, title_of, upload, words_of
from tests.plan.papers import NAMELESS, paper
from tests.plan.reading.formats.rendering import as_docx, blocks_of

DOCUMENTS = f"{YEAR}documents/"
HTMX = {"HX-Request": "true"}
READ = "frankpledge.plan.operations.readings.open_document"


@pytest.fixture
def browser(client_for):
    """Return the browser of Olu, community safety officer."""
    return client_for(OLU)


def element_in(document, title: str):
    return document.elements.get(title=title)


def test_from_upload_to_plan_in_three_steps(browser, northbridge):
    brought = upload(browser, paper())
    draft = brought["Location"]
    page = words_of(browser.get(draft))
    assert "3 results of last year" in page
    assert "Not yet" in page

    accepted = browser.post(f"{draft}accept/", follow=True)
    assert "Everything is decided: the plan can be made." in words_of(accepted)

    made = browser.post(f"{draft}make/", follow=True)
    assert made.redirect_chain[-1][0] == YEAR
    assert "It is a draft until it is agreed" in words_of(made)
    assert Plan.objects.filter(year__partnership=northbridge).count() == 2


def test_the_same_document_again_leads_to_what_was_decided_since(browser, document):
    response = upload(browser, paper(), name="copy.txt")

    assert response["Location"] == f"{DOCUMENTS}{document.pk}/"
    page = words_of(browser.get(response["Location"]))
    assert "brought before, as plan.txt, on 6 April 2010" in page


def test_a_plan_of_last_years_own_is_said_to_stand(browser, decided, last_year, stamp):
    address = f"{DOCUMENTS}{decided.pk}/"
    assert "The results become the targets of 2009-10" in words_of(browser.get(address))

    operations.create_plan(year=last_year, title="Our own", **stamp)

    assert "2009-10 has a plan here already" in words_of(browser.get(address))


def test_no_file_is_an_error_by_the_field(browser, northbridge):
    response = browser.post(DOCUMENTS, {})

    assert title_of(response).startswith("Error: ")
    assert "Choose the plan document first" in words_of(response)


def test_an_empty_file_is_an_error_by_the_field(browser, northbridge):
    response = upload(browser, b"")

    assert "is empty (0 bytes)" in words_of(response)
    assert not PlanDocument.objects.exists()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 pages", "looks like a PDF document"),
        (b"\x00\x01\x02binary", "is not text"),
        (b"   \n \n", "nothing but blank space"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words_and_not_kept(
    browser, northbridge, content, reason
):
    page = words_of(browser.get(upload(browser, content)["Location"]))

    assert reason in page
    assert "Refused" in page
    assert bytes(PlanDocument.objects.get().content) == b""


def test_a_file_too_large_is_refused_before_it_is_read(
    browser, northbridge, monkeypatch
):
    monkeypatch.setattr("frankpledge.plan.forms.documents.MAX_BYTES", 10)
    monkeypatch.setattr(READ, None)  # reading it would fail

    response = upload(browser, b"more than ten bytes")

    assert "save it without them" in words_of(response)


def test_a_text_that_is_no_plan_is_a_draft_with_nothing_in_it(browser, northbridge):
    response = upload(browser, b"Dear neighbour,\n\nplease come.\n")

    page = words_of(browser.get(response["Location"]))
    assert "Nothing was found in plan.txt that a plan is made of" in page
    assert "please come" in page
    assert "Make the plan" not in page
    made = browser.post(f"{response['Location']}make/")
    assert made.status_code == 403
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("doubtful", "said"),
    [(1, "1 accepted. 1 is left: it needs"), (2, "1 accepted. 2 are left: they need")],
)
def test_what_was_not_sure_is_left_for_a_person(browser, northbridge, doubtful, said):
    document = PlanDocumentFactory(partnership=northbridge)
    DraftElementFactory(document=document)
    DraftElementFactory.create_batch(doubtful, document=document, confidence=0.6)

    response = browser.post(f"{DOCUMENTS}{document.pk}/accept/", follow=True)

    assert said in words_of(response)
    assert response.redirect_chain[-1][0].endswith("?show=waiting")
    assert response.content.decode().count("<article") == doubtful


def test_a_cell_with_nothing_in_it_is_shown_as_not_given(bring, browser):
    document = bring(paper(results=("Reduce arson by 10%\t\t900\t890\t- 11%",)))

    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    assert "Baseline – not given Target 900" in page


def test_what_is_wrong_stands_first_with_its_line(browser, document):
    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    checked = page.index("The product has checked this document")
    wrong = page.index("printed -6%")
    row = element_in(document, "Reduce the number of violent crimes by 5%")
    assert checked < wrong < page.index("Decide on what was read", wrong)
    assert f"Line {row.first_line} of the document" in page


def test_a_clean_table_is_said_to_be_clean(bring, browser):
    document = bring(
        paper(
            results=("Reduce arson by 10%\t1,000\t900\t890\t- 11%",),
            targets=("Reduce arson by 10%\tFire plan\t890\t801",),
        )
    )
    for element in document.elements.filter(kind="theme"):
        element.delete()

    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    assert "are wrong" not in page
    assert "is wrong" not in page


def test_a_card_shows_what_was_understood_and_the_documents_own_words(
    browser, document
):
    row = element_in(document, "Reduce domestic burglary by 5%")

    page = browser.get(f"{DOCUMENTS}{document.pk}/").content.decode()

    start = page.index(f'id="element-{row.pk}"')
    card = page[start : page.index("</article>", start)]
    for words in ("Reduce by 5%", "273", "259", "- 7%", "Read with confidence"):
        assert words in card
    assert "In the document’s own words" in card
    assert "254" in card[card.index("own words") :]


def test_the_least_sure_are_marked_with_the_reason(browser, northbridge):
    document = PlanDocumentFactory(partnership=northbridge)
    element = DraftElementFactory(document=document, confidence=0.6)
    element.payload["doubts"] = ["The name is a guess."]
    element.save()

    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    assert "Least sure" in page
    assert "Unsure: compare it with the document. The name is a guess." in page


def test_a_finding_stands_on_the_card_it_is_about_and_no_other(browser, document):
    page = browser.get(f"{DOCUMENTS}{document.pk}/").content.decode()

    def card(title: str) -> str:
        start = page.index(f'id="element-{element_in(document, title).pk}"')
        return page[start : page.index("</article>", start)]

    assert "printed -6%" in card("Reduce the number of violent crimes by 5%")
    assert "printed -6%" not in card("Reduce domestic burglary by 5%")


def test_what_is_left_to_decide_is_shown_alone(browser, document, stamp):
    element = document.elements.first()
    operations.decide_element(
        element=element, decision=Decision.ACCEPTED, version=1, **stamp
    )
    waiting = f"{DOCUMENTS}{document.pk}/?show=waiting"

    page = browser.get(waiting).content.decode()

    assert f'id="element-{element.pk}"' not in page
    assert page.count("<article") == document.elements.count() - 1
    assert "?show=waiting" in page  # a decision comes back to this view


def test_what_is_worth_a_look_is_shown_alone(browser, document):
    page = browser.get(f"{DOCUMENTS}{document.pk}/?show=doubted").content.decode()

    assert "Reduce the number of violent crimes by 5%" in page
    assert 'title">Reduce domestic burglary by 5%' not in page


def test_a_document_of_no_year_asks_for_it_and_then_makes_the_plan(
    bring, browser, stamp
):
    document = bring(paper(years=NAMELESS))
    address = f"{DOCUMENTS}{document.pk}/"
    assert "Which year does it plan?" in words_of(browser.get(address))

    wrong = browser.post(
        f"{address}years/", {"year_label": "2010", "results_year_label": ""}
    )
    assert "not a plan year" in words_of(wrong)
    same = browser.post(
        f"{address}years/",
        {"year_label": "2010-11", "results_year_label": "2010-11"},
    )
    assert "cannot be of 2010-11" in words_of(same)

    browser.post(
        f"{address}years/",
        {"year_label": "2010-11", "results_year_label": "2009-10"},
    )
    operations.accept_all_sure(document=document, least=0, **stamp)
    made = browser.post(f"{address}make/")
    assert made["Location"] == YEAR


def test_why_the_plan_cannot_be_made_yet_is_said(browser, document):
    address = f"{DOCUMENTS}{document.pk}/"

    assert "are not decided yet" in words_of(browser.get(address))
    refused = browser.post(f"{address}make/")

    assert refused.status_code == 403
    assert "are not decided yet" in words_of(refused)


def test_a_year_that_has_a_plan_is_said_before_anything_is_made(
    browser, decided, this_year, stamp
):
    operations.create_plan(year=this_year, title="By hand", **stamp)

    page = words_of(browser.get(f"{DOCUMENTS}{decided.pk}/"))

    assert "already has a plan for 2010-11" in page
    assert "Everything is decided" not in page


def test_the_documents_brought_are_listed_with_what_became_of_them(
    browser, plan, bring
):
    other = bring(paper() + b"\nOne line more.\n", name="other.txt")

    page = words_of(browser.get(DOCUMENTS))

    assert "It became the plan 2010-11" in page
    assert f"{other.elements.count()} of {other.elements.count()} not decided" in page


def test_the_lines_of_a_document_can_be_pointed_at_and_hold_no_markup(
    bring, client_for
):
    document = bring(paper() + b"\n<script>alert(1)</script>\n")

    page = client_for(DEV).get(f"{DOCUMENTS}{document.pk}/lines/").content.decode()

    assert 'id="L1"' in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_a_long_document_is_shown_page_by_page_and_lines_are_still_found(
    browser, northbridge
):
    line = LINES_A_PAGE + 5
    content = b"words\n" * (LINES_A_PAGE + 10)
    document = PlanDocumentFactory(partnership=northbridge, content=content)
    DraftElementFactory(document=document, first_line=line, last_line=line)

    page = browser.get(f"{DOCUMENTS}{document.pk}/").content.decode()
    lines = browser.get(f"{DOCUMENTS}{document.pk}/lines/?page=2").content.decode()

    assert f"/lines/?page=2#L{line}" in page
    assert f'id="L{line}"' in lines
    assert 'id="L1"' not in lines


def test_the_checked_page_names_what_no_part_of_the_plan_holds(browser, northbridge):
    document = PlanDocumentFactory(
        partnership=northbridge, warnings=["The file was read as Windows-1252."]
    )
    UnplacedFactory(document=document)

    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    assert "Odd words No heading." in page
    assert "Windows-1252" in page


def test_findings_do_not_break_when_a_document_has_none(browser, northbridge):
    document = DraftElementFactory(document__partnership=northbridge).document

    page = words_of(browser.get(f"{DOCUMENTS}{document.pk}/"))

    assert queries.findings_about(document).findings == ()
    assert "There is nothing to report" in page


def test_a_word_document_is_shown_by_its_lines_with_table_and_row(browser, northbridge):
    data = as_docx(blocks_of(paper().decode()))

    draft = upload(browser, data, name="plan.docx")["Location"]

    page, lines = words_of(browser.get(draft)), words_of(browser.get(f"{draft}lines/"))
    assert "3 results of last year" in page
    assert "Table 1, row 2 of the document" in page
    assert "(table 1, row 2)" in lines
    assert "<p>" not in lines
