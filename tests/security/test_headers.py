"""What every answer carries, whoever asks and whatever goes wrong."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import BEN, DEV, OLU
from tests.security.conftest import GUARDED, publish_small_plan

# What an error page of ours never shows.
LEAKS = re.compile(r"Traceback|django|settings\.|/site-packages/|DEBUG", re.IGNORECASE)


def check(answer):
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def is_kept_nowhere(answer):
    return {"private", "no-store"} <= set(re.split(r",\s*", answer["Cache-Control"]))


@pytest.mark.parametrize("page", GUARDED, ids=lambda page: page.name)
def test_every_page_of_a_partnership_is_guarded_and_kept_nowhere(
    page, addresses, client_for
):
    browser = client_for(BEN)

    for address in addresses(page):
        answer = browser.get(address)
        check(answer)
        assert is_kept_nowhere(answer)


def test_a_refusal_and_a_page_that_is_not_there_are_guarded_and_kept_nowhere(
    northbridge, client_for
):
    refused = client_for(DEV).get(
        reverse("partnership:add-person", args=["northbridge"])
    )
    missing = client_for(DEV).get("/northbridge/2010-11/nowhere/")

    assert (refused.status_code, missing.status_code) == (403, 404)
    for answer in (refused, missing):
        check(answer)
        assert is_kept_nowhere(answer)


def test_the_start_and_the_password_pages_are_kept_nowhere(client_for):
    for name in ("home", "account_change_password"):
        assert is_kept_nowhere(client_for(BEN).get(reverse(name)))


@pytest.mark.parametrize("name", ["publication", "pdf"])
def test_a_publication_may_be_kept_by_a_reader_but_not_one_who_signed_in(
    this_year, olu, client_for, client, name
):
    publish_small_plan(this_year, olu)
    address = reverse(f"public:{name}", args=["northbridge", "2010-11"])

    by_anyone, by_olu = client.get(address), client_for(OLU).get(address)

    check(by_anyone)
    assert by_anyone.status_code == by_olu.status_code == 200
    assert not by_anyone.cookies
    assert "no-store" not in by_anyone.get("Cache-Control", "")
    assert is_kept_nowhere(by_olu)


@pytest.mark.parametrize(
    ("path", "host"),
    [("/", "evil.example"), ("/northbridge/", "evil.example"), ("/nowhere/", "")],
)
def test_an_answer_to_a_forged_host_says_nothing_about_us(partnerships, path, host):
    answer = Client(headers={"host": host or "localhost"}).get(path)

    page = answer.content.decode()
    assert answer.status_code in {400, 302, 404}
    assert "evil.example" not in page + answer.get("Location", "")
    assert not LEAKS.search(re.sub(r"<[^>]*>", "", page))


def test_our_own_failure_is_a_guarded_page_that_tells_nothing(
    northbridge, client_for, monkeypatch
):
    def broken(*args):
        raise RuntimeError("the secret of Northbridge")

    monkeypatch.setattr("frankpledge.partnership.queries.groups_of", broken)
    browser = client_for(BEN)
    browser.raise_request_exception = False

    answer = browser.get(reverse("partnership:directory", args=["northbridge"]))

    assert answer.status_code == 500
    check(answer)
    assert "secret of Northbridge" not in answer.content.decode()
    assert not LEAKS.search(re.sub(r"<[^>]*>", "", answer.content.decode()))


def test_static_files_are_guarded_too(client, db):
    picture = client.get("/static/frankpledge/favicon.svg")

    check(picture)
    assert b"".join(picture.streaming_content)
    assert client.get("/static/../settings.py").status_code == 404
    assert client.get("/static/%2e%2e/%2e%2e/settings.py").status_code == 404
