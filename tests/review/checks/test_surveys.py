"""Targets of opinion, and the surveys that will judge them."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import Particulars
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.review.checks.examples import result
from frankpledge.review.checks.examples_of_sense import opinions
from frankpledge.review.checks.surveys import CRIME_SURVEY, surveys_named
from tests.review.checks.heard import rules, the_sentence

WHICH = "opinion-without-survey"
MIXED = "row-mixes-instruments"
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


@pytest.mark.parametrize(
    "source",
    [
        "Panel Survey, Household Survey",
        "Police recorded crime and the Household Survey",
        "Place Survey / KCVS",
    ],
)
def test_a_row_measured_in_two_ways_is_asked_about(source):
    said = the_sentence(opinions((SAFE, source)), MIXED)

    assert "its row names “" in said
    assert "two series" in said


@pytest.mark.parametrize(
    "source",
    [
        "Household Survey",
        "British Crime Survey, now the CSEW",
        "Household Survey, replaced by the Panel Survey",
        "NI21 Household Survey",
        "Police recorded crime",
    ],
)
def test_a_row_measured_in_one_way_or_that_says_what_changed_is_left_alone(source):
    assert rules(opinions((SAFE, source))) == []


def last_year(source):
    row = result("Share who feel safe", "38% | 40% | 40% | Target met", None)
    return replace(
        row,
        particulars=Particulars(evidence=source),
        instruments=instruments_in(source),
    )


def test_a_target_by_another_survey_than_last_year_s_result_is_asked_about():
    plan = replace(
        opinions((SAFE, "Panel Survey")), results=(last_year("Household Survey"),)
    )
    said = the_sentence(plan, MIXED)

    assert "measured by “Panel Survey”, last year's result (line 10) by “House" in said


@pytest.mark.parametrize("source", ["", "Panel Survey", "Annual Panel Survey"])
def test_a_target_by_the_same_survey_or_by_none_named_is_left_alone(source):
    plan = opinions((SAFE, "Panel Survey"))

    assert MIXED not in rules(replace(plan, results=(last_year(source),)))
