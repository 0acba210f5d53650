"""When something cannot be answered: a page in words, and a refusal recorded."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse

from frankpledge.audit import queries as audit
from frankpledge.config import errors
from tests.people import ESI, SAM

FORBIDDEN = reverse("partnership:add-agency", args=["northbridge"])


def without_token(answer):
    """Return a page without the token that differs each time it is shown."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode())


def refusals(slug):
    return list(audit.records_of(slug, event="access refused"))


def test_a_refusal_says_why_and_who_could(northbridge, client_for):
    answer = client_for(SAM).get(FORBIDDEN)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "does not let you change agencies, groups, areas and plan years." in page
    assert "partnership manager or community safety officer can." in page


def test_a_refusal_keeps_the_frame_so_one_can_go_on(northbridge, client_for):
    page = client_for(SAM).get(FORBIDDEN).content.decode()

    assert reverse("partnership:directory", args=["northbridge"]) in page


def test_a_refusal_is_recorded_with_who_where_and_why(northbridge, client_for):
    client_for(SAM).post(FORBIDDEN, {"name": "x"})

    (kept,) = refusals("northbridge")
    assert kept.by_name == "Sam Tolley"
    assert FORBIDDEN in kept.detail
    assert "does not let you" in kept.detail
    assert audit.verify_chain().faults == ()


def test_a_page_of_another_partnership_is_answered_like_one_that_is_not_there(
    northbridge, client_for
):
    esi = client_for(ESI)

    hidden = esi.get("/northbridge/directory/")
    absent = esi.get("/nowhere/directory/")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert without_token(hidden) == without_token(absent)
    assert refusals("northbridge") == []


def test_a_bare_denial_gets_words_too(db):
    request = RequestFactory().get("/")

    answer = errors.refused(request, PermissionDenied())

    assert answer.status_code == 403
    assert errors.NOT_ALLOWED in answer.content.decode()


def test_a_denial_outside_a_partnership_is_answered_without_a_record(db):
    errors.refused(RequestFactory().get("/"), PermissionDenied())

    assert audit.verify_chain().records == 0


def test_an_address_nobody_serves_is_answered_in_words(client_for):
    answer = client_for(SAM).get("/northbridge/2010-11/nothing/here/")

    assert answer.status_code == 404
    assert "<h1" in answer.content.decode()


def test_a_host_nobody_named_is_answered_in_words_and_without_a_trace(db):
    answer = Client().get("/account/sign-in/", headers={"host": "elsewhere.example"})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "<h1" in page
    assert "Traceback" not in page
    assert "elsewhere.example" not in page


def test_a_form_from_an_old_page_is_answered_in_words(northbridge, client_for):
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_for(SAM).cookies

    answer = client.post(FORBIDDEN, {"name": "x"})

    assert answer.status_code == 403
    assert "<h1" in answer.content.decode()


def test_our_own_failure_is_answered_in_words_and_shows_nothing_of_us(
    northbridge, client_for, monkeypatch
):
    def fail(*args, **kwargs):
        raise RuntimeError("the secret is 4711")

    monkeypatch.setattr("frankpledge.partnership.queries.groups_of", fail)
    client = client_for(SAM)
    client.raise_request_exception = False

    answer = client.get(reverse("partnership:directory", args=["northbridge"]))

    page = answer.content.decode()
    assert answer.status_code == 500
    assert "<h1" in page
    assert "4711" not in page


@pytest.mark.parametrize(
    "header",
    [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "X-Frame-Options",
    ],
)
def test_every_answer_tells_the_browser_to_be_strict(header, client_for):
    assert header in client_for(SAM).get("/northbridge/2010-11/").headers


def test_no_script_may_stand_in_a_page(client_for):
    policy = client_for(SAM).get("/northbridge/2010-11/")["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy
