"""Rows as CSV that no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.ui.sheets import FORMULA_STARTS, HARMLESS, csv_text


def cells(value: object) -> list[str]:
    """Return the one row of a file that holds a value in its one column."""
    header, row = csv.reader(io.StringIO(csv_text(["Value"], [[value]]), newline=""))
    assert header == ["Value"]
    return row


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://x.example", "More")',
        "+1+2",
        "-2+3+cmd|' /C calc'!A0",
        "-=1",
        "@SUM(A1:A9)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\uff1d1+1",
        "- 6% of all",
    ],
)
def test_what_a_spreadsheet_would_run_is_disarmed(text):
    assert cells(text) == [f"'{text}"]


@pytest.mark.parametrize(
    "text",
    [
        "Burglary",
        "1,030",
        "-13.7%",
        "- 6%",
        "+5.4%",
        "+1.3 points",
        "\u22127.0%",
        "-0.07",
        "-",
        "a = b",
        "Mill Lane, Northbridge",
        "'quoted'",
        "",
    ],
)
def test_words_and_numbers_stay_as_they_are(text):
    assert cells(text) == [text]


def test_what_is_not_known_is_an_empty_cell_and_nought_is_not():
    assert csv_text(["A", "B"], [[None, 0]]) == "A,B\r\n,0\r\n"


def test_commas_quotes_and_line_ends_survive():
    text = 'She said "no",\nthen left'

    assert cells(text) == [text]


@given(st.text(st.sampled_from("=+-@\t \uff1d1.,%a"), min_size=1))
def test_no_cell_begins_a_formula(text):
    [cell] = cells(text)

    assert HARMLESS.fullmatch(cell) or not cell.lstrip().startswith(FORMULA_STARTS)
    assert cell in {text, f"'{text}"}
