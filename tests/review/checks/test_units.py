"""What figures count: shares of a whole, whole numbers, rates, one unit in a row."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import draft, fall, result, rule, target
from frankpledge.review.checks.examples_of_arithmetic import counts
from tests.review.checks.heard import rules, the_sentence

ABOVE = "share-above-the-whole"
BROKEN = "count-has-decimals"
RATE = "rate-is-too-large"
TWO = "row-has-two-units"
OTHER = "rates-of-other-populations"
UNITS = {ABOVE, BROKEN, RATE, TWO, OTHER}


def heard(plan):
    return [one for one in rules(plan) if one in UNITS]


def test_more_than_all_of_them_is_asked_about():
    plan = counts(("Percentage of victims who were content", "88% | 108%"))

    assert "108% (actual) is printed" in the_sentence(plan, ABOVE)


@pytest.mark.parametrize(
    "row",
    [
        ("Percentage of victims who were content", "88% | 100%"),
        ("Percentage of the budget spent", "88% | 108%"),
        ("Percentage of target reached", "88% | 108%"),
        ("Percentage increase in reports", "88% | 108%"),
        ("Victims who were content", "88 | 108"),
    ],
)
def test_what_may_be_above_a_hundred_is_left_alone(row):
    assert heard(counts(row)) == []


def test_a_number_of_things_with_decimals_is_asked_about():
    plan = counts(("Number of burglaries", "70 | 61.4"))

    assert "but 61.4 (actual) is printed" in the_sentence(plan, BROKEN)


@pytest.mark.parametrize(
    "row",
    [
        ("Number of burglaries", "70 | 61"),
        ("Number of burglaries", "70 | 61.0"),
        ("Average number of burglaries", "70 | 61.4"),
        ("Number of burglaries per 1,000 homes", "7.0 | 6.1"),
        ("Number of hours given", "70 | 61.5"),
        ("Burglaries", "70 | 61.4"),
        ("Number of people, three year rolling figure", "70 | 61.4"),
    ],
)
def test_what_may_have_decimals_is_left_alone(row):
    assert heard(counts(row)) == []


def test_a_target_that_a_share_gives_may_have_decimals():
    row = target("Reduce the number of fires by 5%", "190 | 180.5", fall("5%"))

    assert heard(draft(row)) == []


def test_a_rate_that_can_only_be_a_count_is_asked_about():
    plan = counts(("Burglaries per 1,000 homes", "2,140 | 1,930"))
    said = the_sentence(plan, RATE)

    assert "2,140 and 1,930 for every 1,000 would be more than one each" in said


def test_a_rate_is_left_alone():
    assert heard(counts(("Burglaries per 1,000 homes", "21.4 | 19.3"))) == []


SAFE = ("People who felt safe", "88% | 91%")


def test_a_percentage_that_lost_its_sign_is_asked_about():
    said = the_sentence(counts(SAFE, ("Homes with alarms", "40% | 43")), TWO)

    assert "43 stands beside 40%" in said
    assert "43 may have lost its sign" in said


def test_a_count_beside_a_percentage_is_asked_about():
    said = the_sentence(counts(SAFE, ("Homes with alarms", "40% | 1,130")), TWO)

    assert "One of them counts something else" in said


@pytest.mark.parametrize(
    "rows",
    [
        (SAFE, ("Homes with alarms", "40% | 43%")),
        (SAFE, ("Homes with alarms", "400 | 430")),
        (SAFE, ("Homes with alarms", "40% | TBC")),
        (("Homes with alarms", "40% | 43"), ("Homes with locks", "30% | 33")),
    ],
)
def test_rows_of_one_unit_and_tables_that_never_print_the_sign_are_left_alone(rows):
    assert heard(counts(*rows)) == []


@pytest.mark.parametrize(
    "row",
    [
        result("Reduce arson", "254 | 5% | 240 | -5.5%", rule(RuleKind.REDUCE), 11),
        result("Reduce arson by 5%", "254 | 5% | 240 | -5.5%", fall("5%"), 11),
    ],
)
def test_a_count_beside_the_share_asked_for_is_a_way_of_setting_targets(row):
    plan = counts(SAFE)

    assert heard(replace(plan, results=(*plan.results, row))) == []


RATES = (
    ("Arson", "240 | 210"),
    ("Arson per 1,000 population", "2.00 | 1.75"),
    ("Robbery", "480 | 360"),
)


def test_a_rate_of_another_population_is_asked_about():
    plan = counts(*RATES, ("Robbery per 1,000 population", "4.00 | 4.50"))
    said = the_sentence(plan, OTHER)

    assert "in the column actual" in said
    assert "imply a population of about 80,000" in said
    assert "the other rates of the table imply about 120,000" in said


@pytest.mark.parametrize(
    "row",
    [
        ("Robbery per 1,000 population", "4.00 | 3.00"),
        ("Robbery per 1,000 population", "4.00 | 2.80"),  # a census in between
        ("Robbery per 1,000 households", "9.00 | 8.50"),
        ("Robbery per 1,000 population", "0.00 | 0"),
        ("Fraud per 1,000 population", "4.00 | 9.50"),  # its count is not told
    ],
)
def test_rates_of_one_population_or_of_another_kind_are_left_alone(row):
    assert heard(counts(*RATES, row)) == []
