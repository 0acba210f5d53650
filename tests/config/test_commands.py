"""The commands others call: what they print, what they refuse, how they exit."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from frankpledge.config.cli import frankpledge
from frankpledge.config.commands.intake import SOURCES
from frankpledge.config.refusing import Refused, refusals
from frankpledge.intake.readers.registry import READERS
from frankpledge.partnership import queries

DOCUMENT = """Northbridge Community Safety Partnership Action Plan 2010 - 2011

Key successes 2009/10

Action/target\tBaseline 2008/9\t2009/10 target\t2009/10 actual\tPercentage change
Reduce robbery by 10%\t1,000\t900\t850\t- 15%
Reduce arson by 10%\t2,000\t1,800\t1,700\t{arson}

Targets for 2010/11

Outcome\tLinks\tBaseline figure\tTarget for 2010/11
Reduce robbery by 20%\tPolicing Plan\t850\t680
"""
STREET = """\
Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,\
LSOA name,Crime type,Last outcome category,Context
{id},2014-01,Kent Police,Kent Police,0.28,51.2,On or near High Street,E01024750,\
Tonbridge and Malling 001A,Burglary,Under investigation,
"""


@pytest.fixture
def run():
    """Return a function that runs a command and gives its exit code and output."""

    def command(*arguments: str):
        runner = CliRunner()
        try:
            with refusals():
                return runner.invoke(
                    frankpledge, list(arguments), catch_exceptions=False
                )
        except Refused as refused:
            return refused

    return command


@pytest.fixture
def document(tmp_path):
    """Return a function that writes a plan document and gives its path."""

    def written(arson: str = "- 15%") -> str:
        path = tmp_path / "plan.txt"
        path.write_text(DOCUMENT.format(arson=arson), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def street_file(tmp_path):
    """Return the path of a police file of one row."""
    path = tmp_path / "2014-01-kent-street.csv"
    path.write_text(STREET.format(id="a" * 64), encoding="utf-8")
    return str(path)


def test_reading_a_plan_prints_its_draft_as_json_with_line_numbers(run, document):
    done = run("plan", "read", document(), "--json")

    draft = json.loads(done.stdout)
    assert done.exit_code == 0
    assert [row["source"] for row in draft["results"]] == [
        {"first_line": 6, "last_line": 6, "place": ""},
        {"first_line": 7, "last_line": 7, "place": ""},
    ]
    assert len(draft["targets"]) == 1


def test_checking_a_sound_plan_prints_no_finding_and_exits_with_0(run, document):
    done = run("plan", "check", document(), "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {"findings": []}


def test_checking_a_plan_with_a_slip_prints_it_and_exits_with_1(run, document):
    done = run("plan", "check", document("- 6%"), "--json")

    [finding] = json.loads(done.stdout)["findings"]
    assert done.exit_code == 1
    assert finding["rule"] == "change-does-not-follow"
    assert finding["severity"] == "wrong"
    assert len(finding["key"]) == 16
    assert finding["source"] == {"first_line": 7, "last_line": 7, "place": ""}
    assert "-15%" in finding["sentence"]


def test_findings_are_printed_by_severity_with_their_place(run, document):
    done = run("plan", "check", document("- 6%"))

    heading, finding = done.stdout.splitlines()
    assert heading == "Wrong (1)"
    assert finding.startswith("  line 7: ")


def test_an_unreadable_plan_is_refused_in_a_sentence(run, tmp_path):
    empty = tmp_path / "plan.txt"
    empty.write_bytes(b"")

    refused = run("plan", "read", str(empty), "--json")

    assert isinstance(refused, Refused)
    assert "is empty" in str(refused)


def test_a_missing_file_is_a_matter_of_usage(run):
    assert run("plan", "read", "no-such-file.txt").exit_code == 2


@pytest.mark.django_db
def test_adopting_a_plan_in_an_empty_home_makes_partnership_plan_and_results(
    run, document
):
    done = run("plan", "read", document(), "--adopt")

    table = run("review", "table", "--year", "2009-10", "--csv")
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    assert done.exit_code == table.exit_code == 0
    assert [row["actual"] for row in rows] == ["850", "1,700"]
    assert [row["verdict"] for row in rows] == ["Target exceeded", "Target exceeded"]


@pytest.mark.django_db
def test_adding_a_return_in_an_empty_home_reports_it_as_json(run, street_file, home):
    done = run("intake", "add", street_file, "--source", "police-uk", "--json")

    [one] = json.loads(done.stdout)["returns"]
    assert done.exit_code == 0
    assert one["period"] == "2014-01"
    assert (one["rows_read"], one["rows_kept"], one["rows_set_aside"]) == (1, 1, 0)
    assert isinstance(one["warnings"], list)


@pytest.mark.django_db
def test_adding_a_return_twice_changes_nothing(run, street_file, home):
    run("intake", "add", street_file)

    again = run("intake", "add", street_file, "--json")

    [one] = json.loads(again.stdout)["returns"]
    assert again.exit_code == 0
    assert one["outcome"] == "already held"


@pytest.mark.django_db
def test_a_refused_return_exits_with_1_and_says_why(run, tmp_path, home):
    path = tmp_path / "2014-01-kent-street.csv"
    path.write_text("Month,Crime type\n2014-01,Burglary\n", encoding="utf-8")

    done = run("intake", "add", str(path), "--json")

    [refused] = json.loads(done.stdout)["refused"]
    assert done.exit_code == 1
    assert "LSOA code" in refused["sentence"]


@pytest.mark.django_db
def test_verifying_evidence_tells_its_files_as_json_and_exits_with_1_for_a_lost_one(
    run, street_file, home
):
    run("intake", "add", street_file)
    sound = run("evidence", "verify", "--json")
    [path] = (home / "evidence").rglob("*.parquet")
    stray = path.with_name("stray.parquet")
    path.rename(stray)

    found = run("evidence", "verify", "--json")

    assert sound.exit_code == 0
    told = json.loads(sound.stdout)
    assert (told["files"], told["faults"], told["strays"]) == (1, [], [])
    assert told["bytes"] == stray.stat().st_size
    told = json.loads(found.stdout)
    assert found.exit_code == 1
    place = path.relative_to(home / "evidence").as_posix()
    assert told["faults"] == [
        {
            "file": place,
            "partnership": "partnership",
            "subject": "police-uk kent 2014-01 version 1",
            "sentence": "partnership, police-uk kent 2014-01: the file of version 1 is "
            "gone. Restore it from a backup, or add the return again.",
        }
    ]
    assert told["strays"] == [stray.relative_to(home / "evidence").as_posix()]


def test_the_sources_offered_are_those_intake_can_read():
    assert set(SOURCES) == set(READERS)


def test_recognising_says_whose_each_file_is_and_exits_with_1_for_nobodys(
    run, street_file, tmp_path
):
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir", encoding="utf-8")

    sure = run("intake", "recognise", street_file, "--json")
    unsure = run("intake", "recognise", street_file, str(other))

    [one] = json.loads(sure.stdout)["files"]
    assert (sure.exit_code, unsure.exit_code) == (0, 1)
    assert (one["source"], one["confidence"], one["supplier"], one["period"]) == (
        "police-uk",
        1.0,
        "kent",
        "2014-01",
    )
    assert one["why"].endswith("is a police.uk street-level file.")
    assert "letter.txt is not known, neither by its name nor" in unsure.stdout


@pytest.mark.django_db
def test_an_unknown_source_is_a_matter_of_usage(run, street_file):
    done = run("intake", "add", street_file, "--source", "tea-leaves")

    assert done.exit_code == 2


@pytest.mark.django_db
def test_several_partnerships_must_be_told_apart(run, partnerships):
    done = run("review", "table")

    assert done.exit_code == 2
    assert "--partnership" in done.output


@pytest.mark.django_db
def test_an_unknown_partnership_is_refused_with_the_way_to_find_it(run, partnerships):
    refused = run("review", "table", "--partnership", "eastmere")

    assert "frankpledge partnership list" in str(refused)


@pytest.mark.django_db
def test_a_year_without_a_plan_is_refused_in_a_sentence(run, partnerships):
    refused = run(
        "review", "table", "--partnership", "northbridge", "--year", "2010/11"
    )

    assert str(refused) == "Safer Northbridge Partnership has no plan for 2010-11."


@pytest.mark.django_db
def test_a_year_that_is_not_open_is_refused_with_those_that_are(run, partnerships):
    refused = run(
        "review", "table", "--partnership", "northbridge", "--year", "2031-32"
    )

    assert "no plan year 2031-32; it has 2010-11" in str(refused)


@pytest.mark.django_db
def test_a_partnership_without_a_year_is_told_how_to_open_one(run):
    run("partnership", "new", "Newtown CSP", "--slug", "newtown")

    refused = run("review", "table")

    assert "`frankpledge partnership year 2010-11`" in str(refused)


@pytest.mark.django_db
def test_publishing_a_draft_is_refused_in_a_sentence(run, document):
    run("plan", "read", document(), "--adopt")

    refused = run("publish", "--year", "2010-11")

    assert "agrees a plan before it is published" in str(refused)


@pytest.mark.django_db
def test_a_person_is_given_an_account_and_a_role(run, northbridge):
    done = run(
        *("partnership", "person", "new@northbridge.example", "New Comer"),
        *("--role", "analyst", "--password", "a long enough password"),
        *("--partnership", "northbridge"),
    )

    assert done.exit_code == 0, done.output
    people = queries.people_of(northbridge)
    assert people.get(user__email="new@northbridge.example").role_code == "analyst"


@pytest.mark.django_db
def test_a_weak_password_is_refused_in_words(run, northbridge):
    refused = run(
        *("partnership", "person", "new@northbridge.example", "New Comer"),
        *("--role", "analyst", "--password", "x", "--partnership", "northbridge"),
    )

    assert "at least 12 characters" in str(refused)


@pytest.mark.django_db
def test_a_password_already_chosen_stays_and_the_command_says_so(run, northbridge):
    person = (
        *("partnership", "person", "new@northbridge.example", "New Comer"),
        *("--role", "analyst", "--partnership", "northbridge", "--password"),
    )
    run(*person, "a long enough password")

    again = run(*person, "another, longer password")

    assert "its password stays" in again.stderr
    held = queries.people_of(northbridge).get(user__email="new@northbridge.example")
    assert held.user.check_password("a long enough password")


def test_a_role_nobody_has_is_a_matter_of_usage(run):
    done = run("partnership", "person", "a@b.example", "A", "--role", "boss")

    assert done.exit_code == 2
    assert "'scrutiny'" in done.output


@pytest.mark.django_db
def test_an_unbroken_record_is_said_to_be_whole(run, partnerships):
    done = run("audit", "verify", "--json")

    report = json.loads(done.stdout)
    assert done.exit_code == 0
    assert report["faults"] == []
    assert report["records"] > 0


@pytest.mark.parametrize(
    "command",
    [
        *("serve", "demo", "plan", "intake", "evidence", "review", "publish", "audit"),
        *("check", "backup", "restore"),
    ],
)
def test_every_command_explains_itself(run, command):
    done = run(command, "--help")

    assert done.exit_code == 0
    assert len(done.output.splitlines()) > 5
