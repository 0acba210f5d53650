"""Accounts under attack: taken over, found out, held longer than given."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse

from frankpledge.access import operations as access
from frankpledge.access.operations import COMMAND_LINE_ADDRESS
from frankpledge.audit import queries as audit
from frankpledge.partnership import operations, queries
from frankpledge.partnership.operations import Post
from tests.people import AMARA, BEN, ESI, MO, MOMENT, OLU, PASSWORD, account_of

RESET = "/account/password/reset/"


@pytest.fixture
def with_password(partnerships):
    account = account_of(AMARA)
    account.set_password(PASSWORD)
    account.save()
    return account


def invite(browser, *, email, role="officer", name="Somebody New"):
    address = reverse("partnership:add-person", args=["northbridge"])
    return browser.post(address, {"email": email, "name": name, "role": role})


@pytest.mark.parametrize("spelling", [COMMAND_LINE_ADDRESS, "Command-Line@localhost"])
def test_nobody_is_invited_as_the_command_line(northbridge, client_for, spelling):
    access.command_line_user()

    answer = invite(client_for(BEN), email=spelling, role="manager")

    assert answer.status_code == 200
    assert "stands for the command line" in answer.content.decode()
    emails = [person.user.email for person in queries.people_of(northbridge)]
    assert COMMAND_LINE_ADDRESS not in emails


def test_no_link_is_sent_that_would_open_the_command_lines_account(client, db):
    access.command_line_user()

    client.post(RESET, {"email": COMMAND_LINE_ADDRESS})

    assert not any("/password/reset/key/" in letter.body for letter in mail.outbox)


def test_an_invitation_changes_neither_name_nor_password_of_an_account_elsewhere(
    southmere, client_for, with_password
):
    before = account_of(ESI)

    invite(client_for(BEN), email=ESI.email, name="Renamed By Ben")

    after = account_of(ESI)
    assert (after.name, after.password) == (before.name, before.password)
    assert queries.membership_of(after, slug="southmere").role_code == "analyst"


def test_a_manager_learns_nothing_of_the_roles_a_person_holds_elsewhere(
    southmere, client_for
):
    invite(client_for(BEN), email=MO.email, role="scrutiny")

    page = client_for(BEN).get(reverse("partnership:people", args=["northbridge"]))

    assert "southmere" not in page.content.decode().lower().replace(MO.email, "")


def test_an_officer_gives_nobody_a_role_not_even_by_guessing_the_address(
    northbridge, client_for
):
    olu = queries.membership_of(account_of(OLU), slug="northbridge")
    browser = client_for(OLU)
    change = reverse("partnership:change-person", args=["northbridge", olu.pk])

    answers = [
        browser.post(change, {"role": "manager", "agency": "", "job_title": ""}),
        invite(browser, email="new@northbridge.example", role="manager"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    olu.refresh_from_db()
    assert olu.role_code == "officer"


def test_a_role_that_ended_ends_with_the_next_request(northbridge, client_for, ben):
    browser = client_for(AMARA)
    amara = queries.membership_of(account_of(AMARA), slug="northbridge")

    operations.end_role(membership=amara, by=ben, at=MOMENT)

    assert browser.get("/northbridge/directory/").status_code == 404


def test_a_role_made_smaller_is_smaller_at_once(northbridge, client_for, cora):
    browser = client_for(OLU)
    olu = queries.membership_of(account_of(OLU), slug="northbridge")

    operations.change_post(membership=olu, post=Post("housing"), by=cora, at=MOMENT)

    assert browser.get("/northbridge/2010-11/plan/documents/").status_code == 403


def test_an_account_that_is_closed_is_out_at_once(client_for):
    browser = client_for(AMARA)
    get_user_model().objects.filter(email=AMARA.email).update(is_active=False)

    assert browser.get("/northbridge/directory/").status_code == 302


def test_a_changed_password_ends_every_other_session(with_password):
    here, there = Client(), Client()
    for browser in (here, there):
        browser.force_login(with_password)
    new = "an oak beside the moot hall"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert there.get("/northbridge/directory/").status_code == 302
    assert here.get("/northbridge/directory/").status_code == 200


def test_a_link_to_choose_a_password_never_leads_to_a_forged_host(client, amara):
    answer = client.post(
        RESET,
        {"email": AMARA.email},
        headers={"x-forwarded-host": "evil.example", "host": "localhost"},
    )

    assert answer.status_code == 302
    assert "evil.example" not in mail.outbox[0].body
    assert client.post(
        RESET, {"email": AMARA.email}, headers={"host": "evil.example"}
    ).status_code == (400)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "key", ["1-x", "zzzzzzzzzzzzz-1-1", "0-\u0661", "9" * 40 + "-a"]
)
def test_a_made_up_link_is_said_to_work_no_longer(client, partnerships, key):
    answer = client.get(f"{RESET}key/{key}/")

    assert answer.status_code == 200
    assert "no longer works" in answer.content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https:evil.example",
        "/\\evil.example",
        "https://localhost@evil.example/",
        "javascript:alert(1)",
        "\x01//evil.example",
        "/\t/evil.example",
    ],
)
def test_no_next_page_leads_elsewhere(client, with_password, elsewhere):
    sent = {"login": AMARA.email, "password": PASSWORD, "next": elsewhere}

    answer = client.post("/account/sign-in/", sent)

    assert answer.status_code == 302
    assert re.match(r"/(?![/\\])", answer.url)
    assert "evil" not in answer.url.partition("?")[0].split("/")[1:2]


def test_the_sign_in_cookie_is_for_this_site_and_no_script(client, with_password):
    client.post("/account/sign-in/", {"login": AMARA.email, "password": PASSWORD})

    cookie = client.cookies["frankpledge"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_record_and_its_page_hold_no_password(client, with_password, northbridge):
    client.post("/account/sign-in/", {"login": AMARA.email, "password": PASSWORD})
    client.post("/account/sign-in/", {"login": AMARA.email, "password": "sesame 77"})

    told = [str(record.fields_hashed()) for record in audit.records_of("northbridge")]

    assert not [one for one in told if PASSWORD in one or "sesame" in one]
