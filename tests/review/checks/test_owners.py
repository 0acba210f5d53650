"""Somebody for every row, and a lead for every theme."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import Particulars, Source
from frankpledge.review.checks.examples import draft, target
from frankpledge.review.checks.examples_of_sense import activity, rows_of, sheet
from frankpledge.review.checks.particulars import table_of
from tests.review.checks.heard import rules, the_sentence

ROW = "row-without-owner"
THEME = "theme-without-lead"


@pytest.mark.parametrize("nobody", ["", "TBC", "-", "?", "To be agreed", "Vacant post"])
def test_a_row_with_nobody_named_is_asked_about(nobody):
    said = the_sentence(draft(sheet(*rows_of("owner", "Police", "RSL", nobody))), ROW)

    assert said.startswith("1 row names nobody to do it, beside 2 that do: “Hold a")


def test_rows_with_nobody_are_told_once_with_the_first_few():
    owners = ["Police", ""] * 5
    said = the_sentence(draft(sheet(*rows_of("owner", *owners))), ROW)

    assert said.startswith("5 rows name nobody to do it, beside 5 that do")
    assert said.endswith("and 2 more.")


def test_a_table_without_owners_or_with_names_that_span_rows_is_left_alone():
    assert rules(draft(sheet(*rows_of("due", "June 2021", "July 2021")))) == []
    assert rules(draft(sheet(*rows_of("owner", "Police", "", "", "")))) == []


def test_what_stands_under_a_lead_is_the_lead_s():
    plan = draft(sheet(*rows_of("owner", "Police", "RSL", ""), lead="Council"))

    assert rules(plan) == []


def test_several_activities_of_one_row_are_one_row():
    rows = (
        activity("Visit", 50, owner="Police"),
        activity("Fit locks", 51),
        activity("Fit lights", 51),
    )

    assert the_sentence(draft(sheet(*rows)), ROW).startswith("1 row names")


def test_a_theme_without_a_lead_beside_others_is_asked_about():
    work = activity("Visit")
    themes = (
        sheet(work, title="Burglary", lead="Police"),
        sheet(work, title="Arson", lead="Fire Service"),
        sheet(work, title="Litter"),
    )

    assert (
        the_sentence(draft(*themes), THEME)
        == "1 theme has no lead, beside 2 that do: “Litter”."
    )


def test_a_plan_without_leads_or_with_owners_in_its_rows_is_left_alone():
    work = activity("Visit")
    owned = activity("Fit locks", owner="Council")

    assert rules(draft(sheet(work), sheet(work))) == []
    assert rules(draft(sheet(work, lead="Police"), sheet(owned))) == []


@pytest.mark.parametrize(
    ("place", "table"),
    [
        ("table 2, row 3", "table 2"),
        ("page 1, table 2, row 3; page 2, table 1, row 1", "page 1, table 2"),
        ("sheet Actions, row 4", "sheet Actions"),
        ("under “Crime table 2, north”", ""),
        ("page 3", ""),
        ("", ""),
    ],
)
def test_a_place_names_its_table(place, table):
    assert table_of(Source(1, 1, place)) == table


def test_two_tables_of_one_page_are_two():
    rows = (
        replace(
            target("Reduce arson", "9 | 8", None), source=at("page 1, table 1, row 2")
        ),
        replace(
            target("Reduce fraud", "9 | 8", None),
            source=at("page 1, table 2, row 2"),
            particulars=Particulars(owner="Police"),
        ),
    )

    assert ROW not in rules(draft(*rows))


def at(place):
    return Source(20, 20, place)


def test_activities_under_a_heading_are_rows_of_their_own():
    rows = [
        replace(one, source=Source(50 + n, 50 + n, "under “Plan”"))
        for n, one in enumerate(rows_of("owner", "Police", "Council", ""))
    ]

    assert the_sentence(draft(sheet(*rows)), ROW).startswith("1 row names nobody")


def test_a_theme_the_reader_doubts_is_left_alone():
    led = sheet(activity("Visit"), lead="Police")
    torn = replace(sheet(activity("Fit locks")), doubts=("A part is missing.",))

    assert rules(draft(led, torn)) == []
