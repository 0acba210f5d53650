"""A plan document checked for anyone, on an installation that allows it."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.plan.models import PlanDocument
from frankpledge.review.forms import CHECKS_AN_HOUR, LARGEST_CHECKED_MB

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
