"""Plan documents made to do harm, to the database or to whoever reads the plan."""

import codecs
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.plan.reading.reader import read_plan
from frankpledge.review.checks.run import check_draft
from tests.people import BEN
from tests.plan.pages import work_off
from tests.plan.papers import paper

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def bring(browser, content, name="plan.txt"):
    sent = {"document": SimpleUploadedFile(name, content)}
    answer = browser.post(
        reverse("plan:documents", args=["northbridge", "2010-11"]), sent
    )
    work_off()
    return answer


@pytest.mark.parametrize("between", ["\n", "\t", " ", "o"])
def test_zero_characters_of_a_wide_encoding_reach_no_database(
    northbridge, client_for, between
):
    text = paper().decode() + "\nNobody knows what this line is " * 200
    content = codecs.BOM_UTF16_LE + text.replace(
        between, f"\x00{between}", len(text) // 101
    ).encode("utf-16-le")
    browser = client_for(BEN)

    answer = bring(browser, content)

    assert answer.status_code == 302
    assert browser.get(answer.url).status_code == 200


@pytest.mark.parametrize("word", ["Domestic abuse", "Train those", "Most of it"])
def test_markup_in_a_document_is_never_markup_on_a_page(northbridge, client_for, word):
    browser = client_for(BEN)
    escaped = MARKUP.replace("<", "&lt;").replace(">", "&gt;")
    content = paper().decode().replace(word, f"{word} {escaped}").encode()

    opened = browser.get(bring(browser, content, name=f"{MARKUP}.txt").url)
    page = opened.content.decode()

    assert "<img src=x" not in page
    assert "<script>alert" not in page


SHEET = """Violent crime

Domestic abuse – Lead agency Northbridge Police\t
Overview\t{words}
Activities\t{words}
Performance measures/targets\t{words}
Intended outcomes\t{words}
Key partners\t{words}
"""
TAKES_LONG = {
    "figures without end": ("12 " * 40 + "\n") * 5_000,
    "figures with their nouns": "Reduce burglary by 5% to 20% of 1,234 " * 8_000,
    "a thousand theme sheets": SHEET.format(words="5% of 1,234 in 2009/10 " * 4)
    * 1_000,
}
LONGEST_S = 20  # of the processor's own time; it takes four


@pytest.mark.parametrize("text", TAKES_LONG.values(), ids=TAKES_LONG.keys())
def test_no_document_keeps_the_checks_busy(text):
    started = time.process_time()

    check_draft(read_plan(text.encode(), filename="plan.txt"))

    assert time.process_time() - started < LONGEST_S
