"""The page of the record: who did what, as its readers see it."""

import pytest
from django.db import transaction
from django.urls import reverse

from frankpledge.audit import operations as audit
from frankpledge.audit.rules import Event
from frankpledge.partnership.presenters import detail_words
from frankpledge.partnership.views.record import RECORDS_A_PAGE
from tests.people import BEN, CORA, MO, MOMENT, SAM

ADDRESS = reverse("partnership:record", args=["northbridge"])


def note(partnership, by, event, **detail):
    with transaction.atomic():
        audit.record(
            event,
            subject=partnership,
            by=by,
            at=MOMENT,
            partnership=partnership.slug,
            detail=detail,
        )


def test_the_record_says_who_did_what_and_when(northbridge, ben, client_for):
    note(northbridge, ben, Event.RECORDS_VIEWED, measure="burglary", rows=254)

    page = client_for(CORA).get(ADDRESS).content.decode()

    assert "1 April 2010 at 10:00" in page  # in summer time
    assert "Ben Aldous" in page
    assert "Records viewed" in page
    assert "measure: burglary; rows: 254" in page


def test_the_record_of_another_partnership_is_not_shown(southmere, mo, client_for):
    note(southmere, mo, Event.PUBLISHED, name="Southmere plan")

    assert "Southmere plan" not in client_for(BEN).get(ADDRESS).content.decode()
    southmeres = reverse("partnership:record", args=["southmere"])
    assert "Southmere plan" in client_for(MO).get(southmeres).content.decode()


def test_a_refusal_stands_in_the_record(northbridge, client_for):
    client_for(SAM).get(ADDRESS)

    page = client_for(BEN).get(ADDRESS, {"event": "access refused"}).content.decode()

    assert "Sam Tolley" in page
    assert f"path: {ADDRESS}" in page
    assert "does not let you read the record" in page


def test_one_kind_of_act_can_be_shown_alone(northbridge, ben, client_for):
    note(northbridge, ben, Event.PUBLISHED, name="the plan")

    page = client_for(BEN).get(ADDRESS, {"event": "published"}).content.decode()

    assert "1 act<" in page
    assert "name: the plan" in page
    assert "Plan year opened" not in page.partition("<tbody")[2]


def test_only_kinds_that_happened_here_are_offered(northbridge, client_for):
    page = client_for(BEN).get(ADDRESS).content.decode()

    assert 'value="plan year opened"' in page
    assert 'value="published"' not in page


def test_a_kind_nobody_knows_shows_everything(northbridge, client_for):
    page = client_for(BEN).get(ADDRESS, {"event": "dancing"}).content.decode()

    assert "Plan year opened" in page


@pytest.fixture
def long_record(northbridge, ben):
    for number in range(RECORDS_A_PAGE + 5):
        note(northbridge, ben, Event.RECORDS_VIEWED, number=number)


def test_a_long_record_comes_in_pages_that_keep_the_filter(long_record, client_for):
    shown = {"event": "records viewed", "page": 2}

    page = client_for(BEN).get(ADDRESS, shown).content.decode()

    assert page.count("<tr") == 1 + 5
    assert "?event=records+viewed&amp;page=1" in page


@pytest.mark.parametrize("number", ["0", "999", "last", ""])
def test_a_page_that_does_not_exist_shows_one_that_does(
    number, long_record, client_for
):
    answer = client_for(BEN).get(ADDRESS, {"page": number})

    assert answer.status_code == 200
    assert "<tbody" in answer.content.decode()


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("", ""),
        ('{"role": "analyst"}', "role: analyst"),
        ('{"job_title": "", "agency": "Police"}', "agency: Police"),
        ('{"changed": ["email", "name"], "rows": 0}', "changed: email, name; rows: 0"),
        ('{"agencies": []}', ""),
        ('{"added": true, "final": false}', "added: yes; final: no"),
    ],
)
def test_details_are_told_in_words(detail, words):
    assert detail_words(detail) == words
