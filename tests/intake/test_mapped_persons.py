"""Columns and words that tell of persons are found, things are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.intake.readers.mapped.persons import (
    LEFT_OUT,
    MAYBE,
    PERSONS,
    POSTCODE,
    tells_of_persons,
    without_persons,
)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Name",
            "Complainant name",
            "SURNAME",
            "DOB",
            "Date of birth",
            "Home address",
        ),
        *("Phone", "Telephone no", "E-mail", "NHS number", "Mobile", "NI number"),
    ],
)
def test_headings_that_tell_of_persons_are_known(heading):
    assert tells_of_persons(heading, []) == "its heading says so"


@pytest.mark.parametrize(
    "heading", ["Street name", "Ward name", "Category", "Name of school"]
)
def test_names_of_things_are_no_persons(heading):
    assert tells_of_persons(heading, ["x"]) == ""


@pytest.mark.parametrize(
    "values",
    [
        ["ann@example.org", "", "bob@example.org"],
        ["07700 900123"],
        ["+44 7700 900123"],
        ["Mrs A", "Mr Robert Jones"],
        ["AB 12 34 56 C"],
        ["943 476 5919"],
        ["12 High Street, Northbridge, NB1 1AA"],
    ],
)
def test_values_that_tell_of_persons_are_known(values):
    assert "its values look like" in tells_of_persons("Extra", values)


@pytest.mark.parametrize(
    "values", [["High Street"], ["559000"], ["N1/2014"], ["943 476 5918"], ["NB1 1AA"]]
)
def test_ordinary_values_tell_of_nobody(values):
    assert tells_of_persons("Extra", values) == ""


def test_persons_are_left_out_of_words_that_are_kept():
    said = "Rang Mrs Jones on 01632 960001, ann@example.org, at 4 Mill Lane nb1 1aa"

    assert without_persons(said) == (
        "Rang (left out) on (left out), (left out), at 4 Mill Lane nb1"
    )


@given(st.from_regex(PERSONS, fullmatch=True) | st.from_regex(POSTCODE, fullmatch=True))
def test_the_quick_look_overlooks_nothing(text):
    assert MAYBE.search(text)
    assert without_persons(text) != text or text == LEFT_OUT
