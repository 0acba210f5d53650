"""Columns and words that tell of persons are found, things are left alone."""

import pytest

from frankpledge.intake.readers.mapped.persons import tells_of_persons, without_persons


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
    said = "Rang Mrs Jones on 01632 960001, ann@example.org, at 4 Mill Lane NB1 1AA"

    assert without_persons(said) == (
        "Rang (left out) on (left out), (left out), at 4 Mill Lane NB1"
    )
