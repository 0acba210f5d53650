"""The part of the table of checks about colours and arrows beside figures."""

from frankpledge.review.checks import status
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.examples_of_arithmetic import with_direction, with_status
from frankpledge.review.checks.finding import Severity

_WITHIN = "Comparison within the document."
_CONVENTIONS = (
    "Colours and arrows differ from one partnership to the next: met or missed, within a "
    "tolerance, or a forecast."
)

CHECKS_OF_STATUS: tuple[Check, ...] = (
    Check(
        name="status-contradicts-figures",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Is a target marked green met, and one marked red missed?",
        needs="A status in a colour, or “on target”, beside an actual and a target of a "
        "whole year in one unit, and two other rows whose colours agree with theirs.",
        tolerance="Amber claims nothing. A missed target may be green within 10%, or "
        "when it did better than its baseline, unless one no farther from its target is "
        "amber or red. A met target may be red when it did worse than its baseline.",
        source=_CONVENTIONS,
        function=status.status_contradicts_figures,
        trips=with_status(
            ("Arson", "70 | 60 | 50", "Green"),
            ("Robbery", "90 | 80 | 85", "Red"),
            ("Burglary", "90 | 80 | 99", "Green"),
        ),
        passes=with_status(
            ("Arson", "70 | 60 | 50", "Green"),
            ("Robbery", "90 | 80 | 85", "Red"),
            ("Burglary", "90 | 80 | 99", "Red"),
        ),
    ),
    Check(
        name="direction-contradicts-figures",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Does an arrow, or “improving”, point the way its row went?",
        needs="A direction of travel beside a baseline and an actual in one unit, and "
        "two other rows whose directions agree with theirs.",
        tolerance="An arrow may point where the figure went or say that it got better: "
        "what fits most rows decides. A level arrow allows for 5% either way.",
        source=_WITHIN,
        function=status.direction_contradicts_figures,
        trips=with_direction(
            ("Arson", "70 | 60 | 50", "↓"),
            ("Robbery", "90 | 80 | 95", "↑"),
            ("Burglary", "90 | 80 | 75", "↓"),
            ("Fraud", "90 | 80 | 75", "↑"),
        ),
        passes=with_direction(
            ("Arson", "70 | 60 | 50", "↓"),
            ("Robbery", "90 | 80 | 95", "↑"),
            ("Burglary", "90 | 80 | 75", "↓"),
            ("Fraud", "90 | 80 | 99", "↑"),
        ),
    ),
)
