"""The commands of the action log and the exchange register."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core import mail
from django.utils.timezone import localdate

from frankpledge.config.cli import frankpledge
from frankpledge.config.commands.home import now
from frankpledge.config.refusing import Refused
from tests.factories.actions import ActionFactory
from tests.factories.exchange import ExchangeDutyFactory
from tests.factories.partnership import AgencyFactory, MembershipFactory

NORTHBRIDGE = ("--partnership", "northbridge")


@pytest.fixture
def run(northbridge):
    """Return a function that runs a command for Northbridge."""

    def command(*words):
        arguments = [*words, *NORTHBRIDGE]
        return CliRunner().invoke(frankpledge, arguments, catch_exceptions=False)

    return command


@pytest.fixture
def ivy(northbridge):
    """Return Ivy of the fire service, who has an action four days late."""
    fire = AgencyFactory(partnership=northbridge, name="Northshire Fire")
    ivy = MembershipFactory(
        partnership=northbridge,
        agency=fire,
        user__email="ivy@fire.example",
        user__name="Ivy Marsh",
    )
    ActionFactory(
        partnership=northbridge,
        title="Check the hydrants",
        owner=ivy,
        agency=fire,
        due_on=localdate(now()) - timedelta(days=4),
    )
    return ivy


def test_actions_are_listed_for_all_a_person_an_agency_and_by_lateness(
    run, ivy, northbridge
):
    later = localdate(now()) + timedelta(days=30)
    ActionFactory(partnership=northbridge, title="Plan the fair", due_on=later)
    ActionFactory(partnership=northbridge, title="Mend the gate", done=True)

    def titles(*words):
        listed = run("actions", "list", *words, "--json")
        return [action["title"] for action in json.loads(listed.stdout)]

    assert titles() == ["Check the hydrants", "Plan the fair"]
    assert titles("--all")[-1] == "Mend the gate"
    assert titles("--mine", "Ivy@fire.example") == ["Check the hydrants"]
    assert titles("--agency", "Northshire Fire") == ["Check the hydrants"]
    assert titles("--overdue") == ["Check the hydrants"]


def test_a_list_reads_as_lines_too(run, ivy):
    listed = run("actions", "list")

    assert "overdue   Ivy Marsh" in listed.stdout
    assert listed.stderr == "1 action.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--mine", "eve@fire.example"), "Nobody with the address"),
        (("--agency", "Coastguard"), "has no agency 'Coastguard'"),
    ],
)
def test_whom_nobody_knows_is_refused_in_words(run, words, sentence):
    with pytest.raises(Refused, match=sentence):
        run("actions", "list", *words)


def test_reminding_sends_each_letter_once(run, ivy):
    first, second = run("actions", "remind", "--json"), run("actions", "remind")

    assert json.loads(first.stdout) == [
        {"name": "Ivy Marsh", "actions": 1, "fault": ""}
    ]
    assert second.stderr == "0 letters.\n"
    assert [letter.to for letter in mail.outbox] == [["ivy@fire.example"]]


def test_what_is_owed_is_listed_the_longest_overdue_first(run, northbridge):
    ExchangeDutyFactory(agency__partnership=northbridge, title="Fires")

    rows = json.loads(run("exchange", "due", "--json").stdout)

    assert rows[0] == {
        "agency": rows[0]["agency"],
        "data_set": "Fires",
        "period": "2010-04",
        "period_words": "April 2010",
        "due": "2010-05-14",
        "state": "overdue",
        "overdue": True,
        "months_held": 0,
        "months": 1,
        "source": "incidents",
        "supplier": "northbridge",
    }
    assert "returns are overdue" in run("exchange", "due").stderr
