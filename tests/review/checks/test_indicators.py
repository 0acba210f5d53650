"""Indicator codes and surveys: one name for one thing."""

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import (
    MAINTAIN,
    coded,
    draft,
    measure,
    rule,
    target,
    theme,
)
from tests.review.checks.heard import rules, the_sentence

OTHERWISE = "code-used-otherwise"
TWO_SURVEYS = "two-instruments-one-question"


def test_ni32_for_anything_but_marac_cases_is_questioned():
    plan = coded("NI32", "Reduce the percentage of repeat victims of abuse to 18%")()
    said = the_sentence(plan, OTHERWISE)

    assert (
        "NI32 stands here for “repeat victims of abuse”, 20% to 18% (lines 20 and 42)"
        in said
    )
    assert "MARAC" in said


def test_a_count_and_a_percentage_together_imply_what_they_are_out_of():
    plan = draft(
        target(
            "Reduce the percentage of repeat victims of abuse to 20%",
            "22.7% | 20%",
            rule(RuleKind.REDUCE_TO, "20%"),
            codes="NI32",
        ),
        theme(measure("NI32 - Reduce repeat victims", None, codes="NI32")),
        prose="There were 137 repeat victims of abuse.",
        line=97,
    )
    said = the_sentence(plan, OTHERWISE)

    assert "The 137 counted on line 97, at 22.7%, would be out of about 604" in said


def test_ni47_for_a_yearly_count_is_questioned_once_with_every_line():
    plan = draft(
        target("Reduce KSI", "90,000 | 80,000", None, codes="NI47"),
        theme(measure("NI47 - Reduce KSI", None, codes="NI47")),
    )
    said = the_sentence(plan, OTHERWISE)

    assert "three-year rolling average" in said
    assert "(lines 20 and 42)" in said


def test_a_code_that_only_stands_in_a_column_of_links_is_left_alone():
    row = target("Reduce KSI", "90,000 | 80,000", None, codes="NI47")

    assert rules(draft(row)) == []


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("NI32", "Reduce repeat cases at MARAC to 18%"),
        ("NI47", "Reduce the three-year average of KSI to 18%"),
        ("NI21", "Keep the share who agree the police deal with crime"),
        ("NI41", "Keep the share who see rowdy people as a problem"),
        ("NI42", "Keep the share who see drug dealing as a problem"),
        ("NI195", "Reduce the share of streets with litter to 18%"),
        ("NI99", "Something this table does not define"),
    ],
)
def test_a_code_used_in_its_own_sense_or_unknown_is_left_alone(code, title):
    assert rules(coded(code, title)()) == []


def test_two_surveys_for_one_question_are_reported_with_both_figures():
    plan = draft(
        target(
            "Maintain the number who consider drunk and rowdy behaviour a problem "
            "(KCVS)",
            "5% | 5%",
            MAINTAIN,
            codes="NI41",
        ),
        prose="The 2008 Place Survey showed 26% called drunken or rowdy behaviour a "
        "problem.",
        line=74,
    )
    said = the_sentence(plan, TWO_SURVEYS)

    assert "NI41" in said
    assert "5% in the KCVS" in said
    assert "26% from the Place Survey (line 74)" in said


@pytest.mark.parametrize(
    "prose",
    [
        "The Place Survey showed 5% called drunken or rowdy behaviour a problem.",
        "The KCVS showed 26% called drunken or rowdy behaviour a problem.",
        "The Kent Crime and Victimization Survey showed 26% called drunken or rowdy "
        "behaviour a problem.",
        "The Place Survey showed 26% called drug dealing a problem.",
        "The Place Survey asked about drunken or rowdy behaviour.",
    ],
)
def test_one_survey_or_another_question_is_left_alone(prose):
    row = target(
        "Maintain the number who consider drunk and rowdy behaviour a problem (KCVS)",
        "5% | 5%",
        MAINTAIN,
    )

    assert rules(draft(row, prose=prose)) == []
