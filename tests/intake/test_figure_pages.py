"""The pages and the command of figures: every state shown, every cell as received."""

import json

import pytest
from click.testing import CliRunner
from django.urls import reverse

from frankpledge.config.cli import frankpledge
from frankpledge.intake import operations, queries
from frankpledge.intake.sharing import Supply
from tests.intake.conftest import AT
from tests.intake.streets import put
from tests.intake.test_figures import ADMISSIONS, crime, workbook
from tests.intake.test_figures_held import NAME
from tests.intake.test_terms_pages import TERMS
from tests.intake.workbooks import excel
from tests.people import AMARA, BEN, DEV, ESI, SAM

SCOPE = ["northbridge", "2010-11"]
TABLE = reverse("intake:table", args=[*SCOPE, "figures", "southern-ambulance"])
QUARTER = [*SCOPE, "figures", "southern-ambulance", "2024-25-q1"]
RETURN = reverse("intake:return", args=QUARTER)


@pytest.fixture
def held(add, tmp_path, this_year):
    return add(put(tmp_path, excel({"Data": ADMISSIONS}), NAME), source="figures")


def told(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_evidence_page_says_what_figures_are_held(held, client_for):
    page = told(client_for(BEN).get(reverse("intake:home", args=SCOPE)))

    assert TABLE in page
    for words in (
        "Figures others counted",
        "southern-ambulance",
        "year ending June 2025",
        ">3<",
    ):
        assert words in page
    assert "No returns yet" not in page


def test_a_return_of_figures_shows_each_state_and_the_cell_as_received(
    held, client_for
):
    page = told(client_for(BEN).get(RETURN))

    for words in (
        "southern-ambulance, 2024-25 Q1",
        "5 or under",
        "0 to 5",
        "Withheld by",
    ):
        assert words in page
    assert "Is the month whole?" not in page


def test_a_figure_is_looked_up_by_area_and_says_where_it_stands(held, client_for):
    asked = {"area": "E07000115", "category": "Assault", "measure": "Admissions"}

    page = told(client_for(BEN).get(TABLE, asked))

    assert "No figure for 2024-25 Q1: 1 of 1 cells withheld; it lies between 0" in page
    assert RETURN in page


def test_what_may_hold_one_another_is_refused_in_words(held, client_for):
    page = told(client_for(BEN).get(TABLE, {"area": "E07000115"}))

    assert "Name one measure." in page


def test_what_is_not_held_is_said_not_to_be_zero(held, client_for):
    page = told(client_for(BEN).get(TABLE, {"area": "Atlantis"}))

    assert "No such figure is held. That is not zero" in page


@pytest.mark.parametrize(("person", "status"), [(DEV, 200), (SAM, 403), (ESI, 404)])
def test_who_may_see_figures_is_who_may_see_evidence(held, client_for, person, status):
    for address in (TABLE, RETURN):
        assert client_for(person).get(address).status_code == status


def test_figures_that_are_not_held_are_not_there(held, client_for):
    for name, parts in (
        ("table", ("fly-tipping", "defra")),
        ("return", ("figures", "southern-ambulance", "2010-11-year")),
        ("return", ("figures", "southern-ambulance", "whenever")),
    ):
        address = reverse(f"intake:{name}", args=[*SCOPE, *parts])
        assert client_for(BEN).get(address).status_code == 404


def test_the_command_gives_a_figure_with_the_cells_behind_it(
    add, tmp_path, northbridge, monkeypatch
):
    rows = [crime(7), crime(8, number=2), crime("*", number=3)]
    add(put(tmp_path, workbook(excel, *rows), "prc-csp.xlsx"), source="recorded-crime")
    asked = ["evidence", "figures", "--partnership", "northbridge", "--json"]
    asked += ["--source", "recorded-crime"]

    [table] = json.loads(run(asked))
    named = ["--area", "Northbridge", "--category", "Criminal damage and arson"]
    [year] = json.loads(run([*asked, *named, "--period", "2024-25"]))
    quarters = json.loads(run([*asked, *named]))

    assert (table["figures"], table["states"]) == (3, {"given": 2, "suppressed": 1})
    assert (year["value"], year["at_least"]) == (None, 15)
    assert [row["printed"] for row in year["rows"]] == ["7", "8", "*"]
    assert [one["value"] for one in quarters] == [7, 8, None]
    assert quarters[0]["rows"][0]["sheet"] == "2024_25"
    assert quarters[0]["files"] == ["prc-csp.xlsx"]
    [held] = queries.tables_held(northbridge)
    assert quarters[0]["versions"] == [str(held.versions[0].uuid)]


def run(arguments) -> str:
    done = CliRunner().invoke(frankpledge, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_cells_are_shown_to_nobody_whom_the_terms_let_only_count(
    held, northbridge, ben, client_for
):
    operations.set_terms(
        partnership=northbridge,
        of=Supply("figures", "southern-ambulance"),
        terms=TERMS | {"roles": ["analyst"]},
        version=0,
        by=ben,
        at=AT,
    )
    asked = {"area": "E07000115", "category": "Assault", "measure": "Admissions"}

    page, table = (told(client_for(DEV).get(one, asked)) for one in (RETURN, TABLE))

    assert "5 or under" not in page
    assert "No figure for" not in table
    assert "5 or under" in told(client_for(AMARA).get(RETURN))


def test_who_only_counts_is_told_no_cell_of_a_table_that_holds_a_small_one(
    add, tmp_path, this_year, client_for
):
    small = [[4 if cell == 12 else cell for cell in line] for line in ADMISSIONS]
    add(put(tmp_path, excel({"Data": small}), NAME), source="figures")

    for address in (TABLE, RETURN):
        assert "Some of these figures are below 5" in told(client_for(DEV).get(address))
        assert "are below 5" not in told(client_for(AMARA).get(address))
