"""A cell of a table of figures is a number, a mark, or nothing anybody can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.analysis.contracts import WITH_VALUE, FigureState
from frankpledge.intake.readers.figures.cells import MARKS, read_cell, without_notes

GIVEN, PROVISIONAL, ESTIMATED, _, SUPPRESSED, NOT_AVAILABLE, NOT_APPLICABLE = (
    FigureState
)


@pytest.mark.parametrize(
    ("printed", "value", "state"),
    [
        ("7,889 ", 7889, GIVEN),
        ("0", 0, GIVEN),
        ("5342.0", 5342, GIVEN),
        ("616.2", 616.2, GIVEN),
        ("-3", -3, GIVEN),
        ("£1,204.50", 1204.5, GIVEN),
        ("123p", 123, PROVISIONAL),
        ("123 [p]", 123, PROVISIONAL),
        ("1,204 (p)", 1204, PROVISIONAL),
        ("12 [e]", 12, ESTIMATED),
        ("12 [r]", 12, GIVEN),
        ("12 [note 4]", 12, GIVEN),
        (":", None, NOT_AVAILABLE),
        ("", None, NOT_AVAILABLE),
        ("..", None, NOT_AVAILABLE),
        ("[x]", None, NOT_AVAILABLE),
        ("N/A", None, NOT_AVAILABLE),
        ("-", None, NOT_AVAILABLE),
        ("*", None, SUPPRESSED),
        ("c", None, SUPPRESSED),
        ("[c]", None, SUPPRESSED),
        ("[z]", None, NOT_APPLICABLE),
    ],
)
def test_a_number_or_a_mark_is_read(printed, value, state):
    cell = read_cell(printed)

    assert (cell.printed, cell.value, cell.state) == (printed, value, state)


@pytest.mark.parametrize(
    ("printed", "bounds"),
    [
        ("5 or under", (0, 5)),
        ("5 or fewer", (0, 5)),
        ("≤5", (0, 5)),
        ("<5", (0, 4)),
        ("fewer than 10", (0, 9)),
        ("1-4", (1, 4)),
        ("1 to 4", (1, 4)),
        ("[1 – 4]", (1, 4)),
        (">100", (101, None)),
        ("5 or more", (5, None)),
    ],
)
def test_a_withheld_figure_that_says_where_it_lies_keeps_its_bounds(printed, bounds):
    cell = read_cell(printed)

    assert (cell.value, cell.state) == (None, SUPPRESSED)
    assert (cell.at_least, cell.at_most) == bounds


@pytest.mark.parametrize(
    "printed",
    ["abc", "1.2.3", "12 men", "1,20", "4-1", "1e3", "12%", "[q]", "2024-01-04"],
)
def test_what_is_neither_is_not_guessed_at(printed):
    assert read_cell(printed) is None


@given(st.text(max_size=20))
def test_no_cell_is_ever_given_a_value_its_state_does_not_hold(printed):
    cell = read_cell(printed)

    assert cell is None or (cell.value is None) == (cell.state not in WITH_VALUE)


def test_no_mark_is_a_number():
    assert all(read_cell(mark).value is None for mark in MARKS)


def test_notes_and_line_breaks_are_taken_off_names():
    assert (
        without_notes("Police Force\nArea  name [note 4]") == "Police Force Area name"
    )
