"""Guessing is slow, whoever asks, from wherever, through whichever process."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory, override_settings

from frankpledge.access.limits import within
from tests.people import AMARA, PASSWORD, account_of

SIGN_IN, WRONG = "/account/sign-in/", "not these words"
ATTEMPTS = 10  # at one account; after five it must wait


@pytest.fixture
def with_password(partnerships):
    account = account_of(AMARA)
    account.set_password(PASSWORD)
    account.save()


def attempt(client, password=WRONG, *, email=AMARA.email, **sent):
    return client.post(SIGN_IN, {"login": email, "password": password}, **sent)


def is_told_to_wait(answer):
    return "too many" in answer.content.decode().lower()


def test_trying_hundreds_of_accounts_does_not_wash_away_the_limit_of_one(
    client, with_password
):
    for _ in range(ATTEMPTS):
        attempt(client, REMOTE_ADDR="192.0.2.1")
    for number in range(700):  # as others' attempts leave them
        cache.set(f"another-account-{number}", [1.0], 300)

    assert is_told_to_wait(attempt(client, PASSWORD, REMOTE_ADDR="192.0.2.1"))


def test_a_header_anybody_can_write_gives_nobody_a_new_address(client, with_password):
    answers = [
        attempt(
            client,
            email=f"{number}@northbridge.example",
            headers={"x-forwarded-for": f"198.51.100.{number}"},
        )
        for number in range(15)
    ]

    assert is_told_to_wait(answers[-1])


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_our_proxy_one_strangers_attempts_lock_nobody_else_out(
    client, with_password
):
    for number in range(15):
        stranger = attempt(
            client,
            email=f"{number}@northbridge.example",
            headers={"x-forwarded-for": f"203.0.113.{number}, 198.51.100.9"},
        )

    amara = attempt(
        client, PASSWORD, headers={"x-forwarded-for": "203.0.113.9, 198.51.100.10"}
    )

    assert is_told_to_wait(stranger)
    assert amara.status_code == 302


def test_with_https_the_address_our_proxy_saw_is_counted_unless_told(tmp_path):
    program = (
        "from frankpledge.config import settings as s; "
        "print(s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    )

    def told(**more):
        given = {"PATH": os.environ["PATH"], "FRANKPLEDGE_HOME": str(tmp_path), **more}
        made = [sys.executable, "-c", program]
        return subprocess.run(
            made, env=given, capture_output=True, text=True, check=False
        )

    assert told().stdout.strip() == "1"
    assert told(FRANKPLEDGE_PLAIN_HTTP="1").stdout.strip() == "0"
    assert told(FRANKPLEDGE_PROXIES="2").stdout.strip() == "2"
    assert "set it to a number from 0 to 9" in told(FRANKPLEDGE_PROXIES="x").stderr


def ask(address="192.0.2.1", **headers):
    request = RequestFactory().post("/check/", headers=headers, REMOTE_ADDR=address)
    return within(request, what="check", most=3)


def test_a_limit_holds_for_its_whole_time_and_not_a_minute_longer():
    with time_machine.travel("2026-03-02 09:00", tick=False) as clock:
        within_the_limit = [ask() for _ in range(4)]
        clock.shift(50 * 60)
        later = ask()
        clock.shift(11 * 60)
        after = ask()

    assert within_the_limit == [True, True, True, False]
    assert (later, after) == (False, True)


def test_a_limit_is_of_one_address():
    assert [ask() for _ in range(4)][-1] is False
    assert ask("192.0.2.2") is True
    assert ask(**{"x-forwarded-for": "192.0.2.3"}) is False


GUESSING = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "frankpledge.config.settings"
import django; django.setup()
from django.test import Client
sent = {"login": "a@b.example", "password": "x"}
answers = [
    Client().post("/account/sign-in/", sent, headers={"host": "localhost"})
    for _ in range(8)
]
print(json.dumps(["too many" in a.content.decode().lower() for a in answers]))
"""


def test_two_processes_at_once_give_no_more_guesses_than_one(tmp_path):
    ours = ("FRANKPLEDGE_", "DATABASE_URL", "DJANGO_")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(ours)}
    given = kept | {"FRANKPLEDGE_HOME": str(tmp_path), "FRANKPLEDGE_PLAIN_HTTP": "1"}

    def run(program):
        made = [sys.executable, "-c", program]
        return subprocess.run(
            made, env=given, capture_output=True, text=True, check=True
        ).stdout

    run("from frankpledge.config.commands.home import set_up; set_up()")
    with ThreadPoolExecutor(2) as two:
        told = list(two.map(run, [GUESSING, GUESSING]))

    waits = [wait for each in told for wait in json.loads(each)]
    assert len(waits) == 16
    assert 0 < waits.count(False) <= 5
