"""A plan document checked for anyone, on an installation that allows it."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.plan.checking import SEVERITY_NAMES, SEVERITY_TITLES
from frankpledge.plan.models import PlanDocument
from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.formats.opened import Opened
from frankpledge.review.checks.finding import Severity
from frankpledge.review.forms import CHECKS_AN_HOUR, LARGEST_CHECKED_MB
from frankpledge.review.queries import checked
from frankpledge.review.queries.checked import one_at_a_time
from tests.plan.reading.formats.rendering import as_docx, blocks_of

pytestmark = pytest.mark.django_db

SLIP = b"""Action Plan 2010 - 2011

Action/target\tBaseline 2008/9\t2009/10 target\t2009/10 actual\tPercentage change
Reduce robbery by 10%\t1,000\t900\t850\t- 6%
"""


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    cache.clear()


@pytest.fixture
def bring(client):
    """Return a function that brings a document to the page and gives the page."""

    def brought(content: bytes, name: str = "plan.txt"):
        file = SimpleUploadedFile(name, content)
        page = client.post(reverse("check:document"), {"document": file})
        return page, page.content.decode()

    return brought


def test_anyone_may_open_the_page(client):
    page = client.get(reverse("check:document"))

    assert page.status_code == 200


def test_a_slip_is_told_with_its_figures_and_its_line(bring):
    page, text = bring(SLIP)

    assert page.status_code == 200
    assert "printed -6%" in text
    assert "-15%" in text
    assert "Line 4 of the document" in text


def test_nothing_of_the_document_is_kept(bring):
    bring(SLIP)

    assert not PlanDocument.objects.exists()


def test_each_finding_leads_to_the_words_it_is_about(bring):
    _, text = bring(SLIP)

    assert 'href="#L4"' in text
    assert "1,000" in text[text.index('id="L4"') :]


def test_findings_stand_under_their_severities_with_their_place(bring):
    _, text = bring(as_docx(blocks_of(SLIP.decode())), name="plan.docx")

    assert text.index(">Wrong <") < text.index("printed -6%")
    assert "Table 1, row 2 of the document" in " ".join(
        text.replace("</a>", "").split()
    )


def test_while_one_is_checked_the_next_is_told_to_wait(bring):
    with one_at_a_time() as is_mine:
        assert is_mine
        _, text = bring(SLIP)

    assert "Another document is being checked just now" in text
    assert "printed -6%" in bring(SLIP)[1]


def test_what_would_keep_others_waiting_is_refused(bring, monkeypatch):
    monkeypatch.setattr(checked, "MOST_LINES", 3)

    _, text = bring(SLIP)

    assert "lines, and up to 3 are checked here" in text


def test_long_lines_are_counted_too(bring, monkeypatch):
    monkeypatch.setattr(checked, "MOST_CHARACTERS", 30)

    _, text = bring(SLIP)

    assert "characters, and up to 30 are checked here" in text


def test_pages_are_counted_where_a_document_has_them(monkeypatch):
    monkeypatch.setattr(checked, "MOST_PAGES", 3)
    opened = Opened(("One", "Two"), ("page 1", "page 4, table 1"), "a PDF document")

    with pytest.raises(UnreadableDocument, match="4 pages"):
        checked._refuse_long(opened)


def test_that_it_takes_a_moment_is_said_without_scripts(client):
    page = client.get(reverse("check:document"))

    assert "takes a few seconds" in page.content.decode()


def test_every_severity_has_its_heading():
    assert list(SEVERITY_TITLES) == list(SEVERITY_NAMES) == [s.value for s in Severity]


def test_an_unreadable_document_is_refused_in_words(bring):
    page, text = bring(b"\x00\x01\x02" * 400)

    assert page.status_code == 200
    assert "is not text" in text
    assert "Error: " in text


def test_a_document_too_large_is_refused_before_it_is_read(bring):
    _, text = bring(b"a" * (LARGEST_CHECKED_MB * 1024**2 + 1))

    assert f"larger than {LARGEST_CHECKED_MB} MB" in text


def test_words_of_a_document_are_never_taken_for_markup(bring):
    _, text = bring(SLIP.replace(b"robbery", b"<script>alert(1)</script> robbery"))

    assert "<script>alert" not in text


def test_one_address_may_not_ask_without_end(bring):
    for _ in range(CHECKS_AN_HOUR):
        bring(SLIP)

    _, text = bring(SLIP)

    assert "Try again later" in text
    assert "printed -6%" not in text
