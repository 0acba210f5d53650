"""The part of the table of checks about units: what does a figure count?"""

from frankpledge.review.checks import units
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.examples_of_arithmetic import counted
from frankpledge.review.checks.finding import Severity

_ARITHMETIC = "Arithmetic."
_WITHIN = "Comparison within the document."

CHECKS_OF_UNITS: tuple[Check, ...] = (
    Check(
        name="share-above-the-whole",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Is a percentage of a whole at most 100?",
        needs="A row named “percentage of ...” or “proportion of ...” with a figure.",
        tolerance="Percentages of a target, a budget, a plan, an average or an earlier "
        "level may be above 100.",
        source=_ARITHMETIC,
        function=units.share_above_the_whole,
        trips=counted(("Percentage of visitors who felt safe", "88% | 108%")),
        passes=counted(("Percentage of the budget spent", "88% | 108%")),
    ),
    Check(
        name="count-has-decimals",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is a number of things a whole number?",
        needs="A row named “number of ...” with a baseline or an actual.",
        tolerance="Averages, rates, scores, hours, tonnes, sums and estimates may have "
        "decimals, and so may targets that a share gives.",
        source=_ARITHMETIC,
        function=units.count_has_decimals,
        trips=counted(("Number of arsons", "70 | 61.4")),
        passes=counted(("Average number of arsons", "70 | 61.4")),
    ),
    Check(
        name="rate-is-too-large",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Can a figure “per 1,000” be a rate?",
        needs="A row or column named “per 1,000”.",
        tolerance="Up to 1,000, one each.",
        source=_ARITHMETIC,
        function=units.rate_is_too_large,
        trips=counted(("Burglaries per 1,000 homes", "2,140 | 1,930")),
        passes=counted(("Burglaries per 1,000 homes", "21.4 | 19.3")),
    ),
    Check(
        name="row-has-two-units",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Are a row's baseline, target and actual all percentages, or none?",
        needs="A row with a percentage and a plain number, in a section where another "
        "row is all percentages.",
        tolerance="A count beside the share asked for is a way of setting targets.",
        source=_WITHIN,
        function=units.row_has_two_units,
        trips=counted(
            ("Visitors who felt safe", "88% | 91%"), ("Homes with alarms", "40% | 43")
        ),
        passes=counted(
            ("Visitors who felt safe", "88% | 91%"), ("Homes with alarms", "40% | 43%")
        ),
    ),
    Check(
        name="rates-of-other-populations",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Were all rates of a table worked out from one population?",
        needs="A count and a rate per 1,000 of the same thing, for at least three "
        "figures of one section, most of which imply one population.",
        tolerance="A quarter more or less, and the rounding of each rate. Rates per "
        "1,000 households and per 1,000 people are kept apart.",
        source=_ARITHMETIC,
        function=units.rates_of_other_populations,
        trips=counted(
            ("Arson", "240 | 210"),
            ("Arson per 1,000 people", "2.00 | 1.75"),
            ("Robbery", "480 | 360"),
            ("Robbery per 1,000 people", "4.00 | 4.50"),
        ),
        passes=counted(
            ("Arson", "240 | 210"),
            ("Arson per 1,000 people", "2.00 | 1.75"),
            ("Robbery", "480 | 360"),
            ("Robbery per 1,000 people", "4.00 | 3.00"),
        ),
    ),
)
