"""Signing in and out, and choosing a password, as people meet them."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from frankpledge.access import operations
from tests.people import AMARA, PASSWORD, account_of

SIGN_IN = "/account/sign-in/"
NEW_PASSWORD = "an oak beside the moot hall"


@pytest.fixture(autouse=True)
def no_attempts_yet(db):
    """Forget the attempts other tests made from this address."""
    cache.clear()


@pytest.fixture
def amara_with_password(partnerships):
    """Return Amara's account with the password of these tests."""
    account = account_of(AMARA)
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(client, *, password=PASSWORD, email=AMARA.email, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def test_the_right_password_opens_the_door(client, amara_with_password):
    answer = sign_in(client)

    assert answer.status_code == 302
    assert answer.url == reverse("home")


def test_an_address_in_capitals_is_the_same_address(client, amara_with_password):
    assert sign_in(client, email=AMARA.email.upper()).status_code == 302


def test_a_wrong_password_is_refused_in_words_first_on_the_page(
    client, amara_with_password
):
    page = sign_in(client, password="wrong").content.decode()

    assert "<title>Error: Sign in" in page
    assert "There is a problem" in page
    assert "The e-mail address or the password is not right." in page


def test_an_address_nobody_has_gets_the_same_answer(client, amara_with_password):
    wrong = sign_in(client, password="wrong").content.decode()
    unknown = sign_in(client, email="who@northbridge.example").content.decode()

    assert problem(wrong) == problem(unknown)


def problem(page):
    return re.search(r'error-summary__list">(.*?)</ul>', page)[1]


def test_one_is_taken_to_the_page_one_asked_for(client, amara_with_password):
    asked = reverse("partnership:people", args=["northbridge"])

    assert sign_in(client, next=asked).url == asked


def test_one_is_never_taken_to_another_site(client, amara_with_password):
    assert sign_in(client, next="https://elsewhere.example/").url == reverse("home")


def test_many_wrong_passwords_are_answered_with_wait(client, amara_with_password):
    answers = [sign_in(client, password="wrong") for _ in range(12)]

    assert answers[0].status_code == 200
    assert "Too many attempts" in answers[-1].content.decode()


def test_a_closed_browser_signs_out(client, amara_with_password):
    sign_in(client)

    assert client.session.get_expire_at_browser_close()


def test_signing_out_closes_every_page(client, amara_with_password):
    sign_in(client)
    client.post(reverse("account_logout"))

    answer = client.get(reverse("partnership:directory", args=["northbridge"]))
    assert answer.url.startswith(SIGN_IN)


def test_opening_the_sign_out_page_signs_nobody_out(client, amara_with_password):
    sign_in(client)

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("account_change_password")).status_code == 200


def test_nobody_signs_up_by_themselves(client):
    address = reverse("account_signup")
    given = {"email": "new@northbridge.example", "password1": PASSWORD}

    page = client.get(address).content.decode()
    client.post(address, {**given, "password2": PASSWORD})

    assert "made by invitation" in page
    assert not get_user_model().objects.exists()


def test_a_first_password_is_chosen_by_a_link_in_the_post(client, amara):
    client.post(reverse("account_reset_password"), {"email": AMARA.email})
    (letter,) = mail.outbox
    link = re.search(r"https?://[^/]+(/\S+)", letter.body)[1]
    page = client.get(link, follow=True)
    chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    done = client.post(page.redirect_chain[-1][0], chosen, follow=True)

    assert letter.subject == "Frankpledge: Choose a password"
    assert "Your password is saved" in done.content.decode()
    assert sign_in(client, password=NEW_PASSWORD).status_code == 302


def test_a_link_works_once(client, amara):
    client.post(reverse("account_reset_password"), {"email": AMARA.email})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]
    page = client.get(link, follow=True)
    chosen = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    client.post(page.redirect_chain[-1][0], chosen)

    again = client.get(link, follow=True).content.decode()

    assert "This link no longer works" in again


def test_an_unknown_address_is_told_whom_to_ask_and_the_page_tells_nothing(
    client, partnerships
):
    known = client.post(reverse("account_reset_password"), {"email": AMARA.email})
    unknown = client.post(reverse("account_reset_password"), {"email": "x@y.example"})

    assert known.url == unknown.url
    assert "ask your partnership manager" in mail.outbox[-1].body
    assert "sign up" not in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "at least 12 characters"),
        ("qwerty123456", "too common"),
        (AMARA.email, "too similar"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(
    client, amara_with_password, password, why
):
    sign_in(client)
    typed = {"oldpassword": PASSWORD, "password1": password, "password2": password}

    page = client.post(reverse("account_change_password"), typed).content.decode()

    assert why in page


def test_a_changed_password_is_the_one_that_works(client, amara_with_password):
    sign_in(client)
    typed = {
        "oldpassword": PASSWORD,
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
    }

    assert client.post(reverse("account_change_password"), typed).url == reverse("home")

    client.post(reverse("account_logout"))
    assert sign_in(client).status_code == 200
    assert sign_in(client, password=NEW_PASSWORD).status_code == 302


def test_a_closed_account_is_told_so(client, amara_with_password):
    amara_with_password.is_active = False
    amara_with_password.save()

    page = client.post(
        SIGN_IN, {"login": AMARA.email, "password": PASSWORD}, follow=True
    )

    assert "This account is closed" in page.content.decode()


def test_an_account_is_made_once_for_an_address(db):
    first = operations.add_user(email="New@Northbridge.example", name="New")
    again = operations.add_user(email="new@northbridge.EXAMPLE", name="Other")

    assert first == again
    assert again.name == "New"


def test_an_account_without_a_password_cannot_sign_in(client, db):
    operations.add_user(email="new@northbridge.example", name="New")

    assert sign_in(
        client, email="new@northbridge.example", password=""
    ).status_code == (200)


def test_the_command_line_is_one_account_nobody_can_sign_in_with(db):
    account = operations.command_line_user()

    assert operations.command_line_user() == account
    assert not account.has_usable_password()
    assert str(account) == account.get_short_name() == "Command line"
