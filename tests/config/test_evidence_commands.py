"""The commands about evidence held: retention, and extracts for partners."""

import json

import pytest

from frankpledge.access import operations as access
from frankpledge.intake import operations as intake
from frankpledge.intake.sharing import Supply
from frankpledge.partnership import queries
from tests.config.test_commands import STREET
from tests.config.test_commands import run as run
from tests.intake.test_terms_pages import TERMS
from tests.people import MOMENT


@pytest.mark.django_db
def test_retention_lists_what_is_due_and_removes_it_only_when_told(run, home, tmp_path):
    path = tmp_path / "2014-01-kent-street.csv"
    path.write_text(STREET.format(id="a1"), encoding="utf-8")
    run("intake", "add", str(path), "--json")
    partnership = queries.all_partnerships()[0]
    intake.set_terms(
        partnership=partnership,
        of=Supply("police-uk", "kent"),
        terms=TERMS | {"retention_months": 1, "retention_from": "period"},
        version=0,
        by=access.command_line_user(),
        at=MOMENT,
    )

    listed = json.loads(run("evidence", "retention", "--json").output)
    removed = json.loads(run("evidence", "retention", "--carry-out", "--json").output)
    after = json.loads(run("evidence", "retention", "--json").output)

    [due] = listed["due"]
    assert (due["period"], due["due_on"]) == ("2014-01", "2014-03-01")
    assert removed == {"carried_out": True, "due": [due]}
    assert after["due"] == []
    assert not list((home / "evidence").rglob("*.parquet"))


@pytest.mark.django_db
def test_an_extract_is_released_by_command_as_json(run, home, tmp_path):
    for month in ("2014-01", "2014-02", "2014-03"):
        rows = "".join(f"r{month}{n},Burglary,{month},TN9 1AA\n" for n in range(9))
        path = tmp_path / f"kent-incidents-{month}.csv"
        path.write_text("Reference,Category,Month,Postcode\n" + rows, encoding="utf-8")
    run("intake", "add", str(tmp_path), "--source", "incidents", "--json")
    asked = ("intake", "extract", "--source", "incidents", "--supplier", "kent")

    made = json.loads(run(*asked, "--period", "2014-Q1", "--json").output)
    printed = run(*asked, "--period", "2013-14 Q4").output
    refused = run(*asked, "--period", "2014-Q2", "--json")

    assert (made["number"], made["total"]) == (1, 27)
    assert made["cells"] == [{"place": "TN9", "category": "Burglary", "count": 27}]
    assert "2014-Q1,TN9,Burglary,27" in printed
    assert "No return of kent is held for April 2014" in str(refused)
