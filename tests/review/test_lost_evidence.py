"""A file of evidence is lost: every page that counts it says so, with no figure."""

import pytest
from django.conf import settings
from django.urls import reverse

from tests.people import AMARA

PAGES = ["home", "year-end", "year-end-csv"]
PAGES_OF_A_MEASURE = ["measure", "records", "records-csv"]
HERE = ("northbridge", "2010-11")


@pytest.fixture
def after_the_loss(burglary, receive, client_for):
    """Return Amara's browser, after the one return held was lost."""
    receive({"2010-06": {"Burglary": 4}})
    [path] = settings.EVIDENCE_STORE.rglob("*.parquet")
    path.unlink()
    client = client_for(AMARA)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("name", [*PAGES, *PAGES_OF_A_MEASURE])
def test_a_page_that_counts_lost_evidence_says_what_brings_it_back(
    after_the_loss, burglary, name
):
    code = [burglary.code] if name in PAGES_OF_A_MEASURE else []

    answer = after_the_loss.get(reverse(f"review:{name}", args=[*HERE, *code]))

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Evidence cannot be read" in page
    assert "frankpledge check" in page
    assert reverse("intake:add", args=HERE) in page


def test_the_answer_shows_no_path_of_the_machine(after_the_loss):
    page = after_the_loss.get(reverse("review:home", args=HERE)).content.decode()

    assert str(settings.EVIDENCE_STORE) not in page
