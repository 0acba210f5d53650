"""Figures stand in the catalogue beside incidents, and are never counted as incidents."""

import csv
from collections import Counter

import duckdb
import pytest

from frankpledge.analysis.contracts import Shape
from frankpledge.analysis.figures import FigureFilter, figure
from frankpledge.analysis.periods import parse_period
from frankpledge.intake import queries
from frankpledge.intake.models import Return
from frankpledge.intake.readers.recognising import recognise_paths
from frankpledge.intake.rules import Outcome
from tests.intake.conftest import stored_files
from tests.intake.streets import put, put_zip, row, street
from tests.intake.test_figures import ADMISSIONS, crime, workbook
from tests.intake.workbooks import excel, opendocument

NAME = "southern-ambulance-figures-2024.xlsx"


@pytest.fixture
def added(add, tmp_path, northbridge):
    add(put(tmp_path, street([row()])))
    book = put(tmp_path, excel({"Data": ADMISSIONS}), NAME)
    return add(book, source="figures")


def test_months_quarters_and_years_stand_beside_one_another(added, northbridge, home):
    assert not added.refused
    assert sorted(one.period for one in added.returns) == [
        *("2024", "2024-06", "2024-25-q1", "2024-25-year", "year-ending-2025-06")
    ]
    folder = "northbridge/figures/southern-ambulance"
    [path] = [name for name in stored_files(home) if "2024-25-q1" in name]
    assert path.startswith(f"{folder}/2024-25-q1/")
    held = queries.return_of(
        northbridge,
        source="figures",
        supplier="southern-ambulance",
        month=parse_period("2024-25 Q1").start,
        months=3,
    )
    assert held.period_words == "2024-25 Q1"
    assert str(held) == "figures southern-ambulance 2024-25-q1"


def test_nothing_that_counts_incidents_opens_figures(added, northbridge):
    key = {"source": "figures", "supplier": "southern-ambulance"}

    assert queries.suppliers_held(northbridge) == (("police-uk", "northbridge"),)
    assert queries.suppliers_held(northbridge, shape=Shape.FIGURES) == (
        ("figures", "southern-ambulance"),
    )
    assert [one.source for one in queries.coverages(northbridge)] == ["police-uk"]
    assert queries.evidence_files(northbridge, **key) == ()
    assert queries.coverage(northbridge, **key).months == ()
    assert queries.categories_held(northbridge, **key) == ()


def test_what_is_held_is_told_with_its_states(added, northbridge):
    [held] = queries.tables_held(northbridge)

    assert (held.rows, held.suppressed) == (5, 3)
    assert held.states == {"given": 1, "suppressed": 3, "not available": 1}
    assert "1 row: withheld by the supplier, because it is small or unsafe." in [
        sentence for one in added.returns for sentence in one.warnings
    ]


def test_a_newer_table_replaces_its_periods_alone(add, tmp_path, northbridge):
    for rows in ([crime(7), crime(8, number=2)], [crime(9, number=2)]):
        book = put(tmp_path, workbook(excel, *rows), "prc-csp-mar25.xlsx")
        report = add(book, source="recorded-crime")

    assert [(one.period, one.outcome) for one in report.returns] == [
        ("2024-25-q2", Outcome.SUPERSEDED)
    ]
    with queries.opened_figures(
        northbridge, source="recorded-crime", supplier="home-office"
    ) as evidence:
        wanted = FigureFilter(parse_period("2024-25"), "Northbridge", "Arson")
        found = figure(evidence, wanted)
    assert (found.value, found.at_least) == (None, 16)


def test_another_partnership_sees_none_of_it(added, southmere):
    key = {"source": "figures", "supplier": "southern-ambulance"}

    assert queries.tables_held(southmere) == ()
    assert queries.suppliers_held(southmere, shape=Shape.FIGURES) == ()
    with queries.opened_figures(southmere, **key) as evidence:
        wanted = FigureFilter(parse_period("2024-25"))
        assert figure(evidence, wanted).cells == 0


def test_a_workbook_named_by_nobody_is_kept_apart_under_its_name(
    add, tmp_path, northbridge
):
    report = add(put(tmp_path, excel({"A": ADMISSIONS}), "Q1.xlsx"), source="figures")

    assert {one.supplier for one in report.returns} == {"q"}
    assert report.returns[0].warnings[0] == (
        "Q1.xlsx has the columns of a table of counts by area and period but not its "
        "name, so it is kept apart under “q”."
    )


def test_figures_are_no_csv_of_incidents(add, tmp_path):
    [refused] = add(put(tmp_path, excel({"A": ADMISSIONS}), NAME)).refused

    assert "is not a police.uk street-level file" in refused.sentence
    assert not Return.objects.exists()


@pytest.mark.parametrize("make", [excel, opendocument])
def test_a_workbook_is_known_by_the_columns_on_any_of_its_sheets(tmp_path, make):
    book = put(tmp_path, workbook(make, crime(7)), "renamed.xlsx")
    zipped = put_zip(tmp_path, {"in/renamed.ods": book.read_bytes()})

    for found in recognise_paths([book, zipped]):
        assert (found.source, found.supplier) == ("recorded-crime", "renamed")


@pytest.mark.shared
def test_table_c2_adds_up_to_every_force_by_its_name(shared_data, read):
    path = shared_data / "data/csp_tables/ons_csp_table_c2_ye_june_2025.csv"
    reading = read(path.read_bytes(), source="ons-table-c2", month=None)

    [month] = reading.months
    totals, parts = Counter(), Counter()
    for kind, name, wider, value in duckdb.execute(
        "SELECT area_kind, area_name, wider_area, value FROM read_parquet(?) "
        "WHERE category = 'Total recorded crime (excluding fraud)'",
        [str(month.parquet)],
    ).fetchall():
        if kind == "police force":
            totals[name] += value
        else:
            parts[wider] += value
    assert (len(totals), totals["Kent"]) == (42, 160_259)
    # The City of London has a partnership and no total of its own.
    assert parts - totals == {"City of London": 8_801}
    assert all(parts[force] == total for force, total in totals.items())
    assert (month.tally.rows_kept, reading.rows_set_aside) == (398 * 23, 1)


@pytest.mark.shared
def test_fly_tipping_of_the_renamed_district_is_one_series(shared_data, read):
    path = shared_data / "data/environment/kent_flytipping_incidents_2012_2023.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    wanted = {
        row["Year"]: float(row["Total Incidents"])
        for row in rows
        if row["ONS Code"] == "E07000112" and row["Total Incidents"] != ":"
    }

    reading = read(path.read_bytes(), source="fly-tipping", month=None)

    found = {}
    for month in reading.months:
        found |= dict(_values(month, "E07000112", "Total", "incidents"))
    assert reading.rows_set_aside == 0
    assert found == wanted
    assert len(found) == 11


def _values(month, code, category, measure):
    yield from (
        (month.period.label, value)
        for (value,) in duckdb.execute(
            "SELECT value FROM read_parquet(?) WHERE value IS NOT NULL AND area_code = ? "
            "AND category = ? AND measure = ?",
            [str(month.parquet), code, category, measure],
        ).fetchall()
    )
