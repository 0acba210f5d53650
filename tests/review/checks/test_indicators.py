"""Indicator codes and surveys: one name for one thing."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.definitions import FORMAL_DEFINITIONS, family_and_number
from frankpledge.review.checks.examples import (
    MAINTAIN,
    coded,
    draft,
    measure,
    result,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.examples_of_sense import (
    pointing_to,
    promised_code,
    titled,
)
from tests.review.checks.heard import rules, the_sentence

TURNED = "code-turned-round"
TIME = "code-out-of-time"
NEVER = "code-that-never-was"
OTHERWISE = "code-used-otherwise"
TWO_SURVEYS = "two-instruments-one-question"


def of_2010(*rows):
    return titled("A plan", "2010-11", draft(*rows))


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
    plan = of_2010(
        target("Reduce KSI", "90,000 | 80,000", None, codes="NI47"),
        theme(measure("NI47 - Reduce KSI", None, codes="NI47")),
    )
    said = the_sentence(plan, OTHERWISE)

    assert "three-year rolling average" in said
    assert "(lines 20 and 42)" in said


def test_a_code_that_only_stands_in_a_column_of_links_is_left_alone():
    row = target("Reduce KSI", "90,000 | 80,000", None, codes="NI47")

    assert rules(of_2010(row)) == []


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("NI32", "Reduce repeat cases at MARAC to 18%"),
        ("NI47", "Reduce the three-year average of KSI to 18%"),
        ("NI21", "Keep the share who agree the police deal with crime"),
        ("NI41", "Keep the share who see rowdy people as a problem"),
        ("NI42", "Keep the share who see drug dealing as a problem"),
        ("NI195", "Reduce the share of streets with litter to 18%"),
        ("NI32", "Reduce repeat incidents of domestic violence to 18%"),
        ("NI15", "Reduce serious violent crime to 18%"),
        ("NI18", "Reduce adult re-offending to 18%"),
        ("NI47", "Contribute to fewer deaths"),
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


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("NI33", "Reduce shoplifting to 18%"),
        ("NI111", "Reduce litter to 18%"),
        ("NI16", "Reduce hate crime to 18%"),
    ],
)
def test_any_code_of_the_table_beside_another_subject_is_questioned(code, title):
    assert rules(coded(code, title)()) == [OTHERWISE]


def test_a_row_that_carries_a_code_in_its_own_title_claims_it():
    row = target("NI33 Reduce shoplifting", "90,000 | 80,000", None, codes="NI33")

    assert "the rate of deliberate fires" in the_sentence(of_2010(row), OTHERWISE)


@pytest.mark.parametrize("formal", FORMAL_DEFINITIONS, ids=lambda one: one.code)
def test_every_indicator_under_its_published_title_is_left_alone(formal):
    assert rules(promised_code(formal.code, formal.title)()) in ([], [TIME])


def test_the_table_of_definitions_is_in_order_and_without_doubles():
    keys = [family_and_number(one.code) for one in FORMAL_DEFINITIONS]
    numbers = [(family.prefix != "NI", number) for family, number in keys]

    assert numbers == sorted(set(numbers))
    for formal in FORMAL_DEFINITIONS:
        assert formal.telling_words
        assert all(word == word.lower() for word in formal.telling_words)


@pytest.mark.parametrize(
    ("code", "words", "better"),
    [
        ("NI40", "Reduce the number of drug users in treatment", "higher"),
        ("NI15", "Increase serious violent crime", "lower"),
        ("NI21", "Fewer people who agree the police deal with crime", "higher"),
    ],
)
def test_an_indicator_wanted_the_wrong_way_is_questioned(code, words, better):
    said = the_sentence(promised_code(code, words)(), TURNED)

    assert f"{better} is better" in said


def test_figures_without_a_direction_in_words_are_held_to_the_indicator_s():
    row = target("Dealing with local concerns", "30% | 25%", None, codes="NI21")

    assert "the target goes from 30% to 25%" in the_sentence(of_2010(row), TURNED)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("NI21", "Reduce those who disagree that the police deal with crime"),
        ("NI40", "Increase the number of drug users in treatment"),
        ("NI42", "Increase the reduction in drug dealing"),
        ("NI47", "Increase casualties by rolling average"),  # its sign is not settled
        ("NI195", "Increase cleanliness"),
        ("NI16", "Increase arrests for hate crime"),
    ],
)
def test_an_indicator_wanted_the_right_way_or_turned_round_is_left_alone(code, words):
    assert TURNED not in rules(promised_code(code, words)())


@pytest.mark.parametrize(
    ("code", "year", "words"),
    [
        ("NI16", "2012-13", "had ended in 2012-13"),
        ("NI16", "2007-08", "had not begun in 2007-08"),
        ("BVPI128", "2009-10", "had ended in 2009-10"),
        ("BV127a", "2021", "had ended in 2021"),
    ],
)
def test_a_code_out_of_its_time_is_questioned(code, year, words):
    said = the_sentence(titled("A plan", year, pointing_to(code)), TIME)

    assert code in said
    assert words in said


@pytest.mark.parametrize(
    ("code", "year", "title"),
    [
        ("NI16", "2010-11", "A plan"),
        ("NI16", "2008-09", "A plan"),
        ("NI16", "2011", "A plan"),  # which may have begun in January
        ("NI16", "", "A plan"),
        ("NI16", "2010", "A strategy for 2010-2013"),
        ("BVPI126", "2007-08", "A plan"),
        ("LAA12", "2021-22", "A plan"),
    ],
)
def test_a_code_within_its_time_is_left_alone(code, year, title):
    assert rules(titled(title, year, pointing_to(code))) == []


def test_a_code_called_former_or_of_last_year_is_left_alone():
    former = target("Robbery (former NI16)", "90,000 | 80,000", None, codes="NI16")
    last = replace(
        result("Reduce robbery", "90,000 | 80,000 | 70,000 | -22%", None),
        indicator_codes=("NI16",),
    )

    assert rules(titled("A plan", "2012-13", draft(former))) == []
    assert rules(titled("A plan", "2011-12", draft(last))) == []


@pytest.mark.parametrize("code", ["NI199", "NI250", "NI0"])
def test_a_code_that_never_was_is_questioned(code):
    plan = titled("A plan", "2021-22", pointing_to(code))

    assert rules(plan) == [NEVER]

    assert f"{code}: there was no such indicator" in the_sentence(plan, NEVER)
