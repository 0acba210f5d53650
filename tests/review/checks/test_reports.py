"""Reports wanted up and reports wanted down."""

import pytest

from frankpledge.review.checks.examples import draft, hoped, target, theme
from tests.review.checks.heard import rules, the_sentence

UNDER = "fewer-reports-of-an-under-reported-harm"
ELSEWHERE = "reports-wanted-both-ways"
BOTH = "more-and-fewer-reports-wanted"


@pytest.mark.parametrize(
    "prose",
    [
        "Domestic abuse remains an under reported issue.",
        "We accept that domestic abuse is under-reported.",
        "Much domestic abuse goes unreported.",
    ],
)
def test_fewer_reports_of_an_under_reported_harm_are_questioned(prose):
    plan = hoped("To reduce domestic abuse incidents reported to police", prose=prose)()
    said = the_sentence(plan, UNDER)

    assert "under-reported on line 30" in said
    assert "less harm or less trust" in said


@pytest.mark.parametrize(
    ("outcome", "prose"),
    [
        ("To reduce domestic abuse", "Domestic abuse is under-reported."),
        ("More domestic abuse reported", "Domestic abuse is under-reported."),
        ("Fewer fires reported to the brigade", "Domestic abuse is under-reported."),
        ("Fewer abuse cases reported", "Abuse cases are counted monthly."),
    ],
)
def test_other_wishes_are_left_alone(outcome, prose):
    assert rules(hoped(outcome, prose=prose)()) == []


def test_more_reports_of_a_harm_within_one_that_should_fall_are_questioned():
    plan = hoped(
        "Encourage reporting of hate crimes (above all violent crimes)",
        "A reduction in reported violent crimes",
    )()
    said = the_sentence(plan, BOTH)

    assert "wants more reports" in said
    assert "wants fewer" in said


def test_more_reports_of_one_harm_and_fewer_of_another_are_left_alone():
    outcomes = ("More reporting of hate crimes", "A reduction in reported burglaries")

    assert rules(hoped(*outcomes)()) == []


def two_themes(*outcomes):
    return draft(*(theme(outcomes=(one,)) for one in outcomes))


@pytest.mark.parametrize(
    "fewer",
    [
        "Fewer incidents of domestic abuse reported",
        "A reduction in recorded domestic abuse",
    ],
)
def test_more_reports_in_one_theme_and_fewer_in_another_are_questioned(fewer):
    said = the_sentence(
        two_themes("Increase the reporting of domestic abuse", fewer), ELSEWHERE
    )

    assert "wants more reports" in said
    assert fewer in said


def test_a_target_may_want_what_a_theme_does_not():
    plan = draft(
        target("Increase reports of hate crime", "80,000 | 90,000", None),
        theme(outcomes=("Fewer hate crimes recorded",)),
    )

    assert rules(plan) == [ELSEWHERE]


@pytest.mark.parametrize(
    "fewer",
    [
        "Fewer burglaries reported",
        "Fewer violent incidents of domestic abuse in town centres recorded",
        "Less domestic abuse",
    ],
)
def test_fewer_reports_of_another_or_a_wider_harm_are_left_alone(fewer):
    assert rules(two_themes("Increase the reporting of stalking", fewer)) == []
