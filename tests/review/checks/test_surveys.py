"""Targets of opinion, and the surveys that will judge them."""

import pytest

from frankpledge.review.checks.examples_of_sense import opinions
from frankpledge.review.checks.surveys import CRIME_SURVEY, surveys_named
from tests.review.checks.heard import rules, the_sentence

WHICH = "opinion-without-survey"
SAFE = "Increase the share who feel safe"
AGREE = "Increase the share who agree the police act"
TWO = "The Panel Survey had 300 answers and the Household Survey 900."


def test_an_opinion_without_a_survey_is_asked_about_when_others_name_theirs():
    said = the_sentence(opinions((SAFE, "Panel Survey"), (AGREE, "")), WHICH)

    assert said.startswith("1 target of opinion without the survey that will judge it")
    assert "share who agree the police act" in said
    assert "names the Panel Survey" in said


def test_an_opinion_is_asked_about_when_the_document_names_two_surveys():
    said = the_sentence(opinions((SAFE, ""), prose=TWO), WHICH)

    assert "Household Survey and Panel Survey" in said


@pytest.mark.parametrize(
    ("rows", "prose"),
    [
        (((SAFE, ""),), ""),
        (((SAFE, ""),), "The Panel Survey had 300 answers."),
        (((SAFE, "Citizens' panel"),), TWO),
        (((f"{SAFE} (resident poll)", ""),), TWO),
        ((("Reduce the share of cases that fail", ""),), TWO),
    ],
)
def test_a_reader_who_can_tell_is_told_nothing(rows, prose):
    assert rules(opinions(*rows, prose=prose)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("as measured in the British Crime Survey", {CRIME_SURVEY}),
        ("Crime Survey for England and Wales", {CRIME_SURVEY}),
        ("the CSEW", {CRIME_SURVEY}),
        ("Reduce BCS comparator crime", set()),
        ("crime comparable with the British Crime Survey", set()),
        ("the 2008 Place Survey and the KCVS", {"Place Survey", "KCVS"}),
    ],
)
def test_a_survey_has_one_name_and_a_comparator_is_none(text, names):
    assert surveys_named(text) == names
