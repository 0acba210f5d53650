"""The part of the table of checks about claims in prose: do their figures bear them?"""

from frankpledge.review.checks import claimed, moved
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.examples import told
from frankpledge.review.checks.examples_of_arithmetic import told_beside
from frankpledge.review.checks.finding import Severity

_ARITHMETIC = "Arithmetic."
_WITHIN = "Comparison within the document."
_PLAIN = (
    "Sentences of plans, hopes, opinions, other places, parts of the year or other "
    "years are left alone"
)

CHECKS_OF_CLAIMS: tuple[Check, ...] = (
    Check(
        name="claimed-change-does-not-follow",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is the change claimed in a sentence the change between its own two "
        "figures?",
        needs="A sentence such as “fell by 12% from 200 to 176”, “from 1,320 to 1,265 "
        "(4.2%)” or “1,030 compared with 1,193, a 14% reduction”.",
        tolerance="Rounded and cut off both count as right. Percentages, rates and "
        "millions are taken as the ranges they were rounded from. “About”, “nearly” "
        "and “over” widen what is accepted, and “doubled” is anything within a tenth "
        "of twice. Figures that are themselves “about” something prove nothing.",
        source=_ARITHMETIC,
        function=claimed.claimed_change_does_not_follow,
        trips=told("Robbery fell by 25% from 80 to 68."),
        passes=told("Robbery fell by 15% from 80 to 68."),
    ),
    Check(
        name="claim-points-the-other-way",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does “a fall” stand beside figures that fall?",
        needs="A word for a rise or a fall beside “from 100 to 105”.",
        tolerance="Ages, ranks, hours and dates are not counts. “80 compared with 68” "
        "may be told in either order.",
        source=_ARITHMETIC,
        function=claimed.claim_points_the_other_way,
        trips=told("Robbery fell from 68 to 80."),
        passes=told("Robbery rose from 68 to 80."),
    ),
    Check(
        name="points-called-per-cent",
        severity=Severity.NOTE,
        about=About.ARITHMETIC,
        question="Is a change of a percentage in points called a percentage?",
        needs="Two percentages and a change that fits only as their difference.",
        tolerance="Nothing is said where the relative change fits as well.",
        source=_ARITHMETIC,
        function=claimed.points_called_per_cent,
        trips=told("Satisfaction rose from 40% to 45%, a 5% rise."),
        passes=told("Satisfaction rose from 40% to 45%, a 12.5% rise."),
    ),
    Check(
        name="claim-contradicts-the-table",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Did what the prose says fell also fall in last year's table?",
        needs="A plain statement about exactly the subject of one row with a baseline "
        "and an actual.",
        tolerance=f"{_PLAIN}. A row whose baseline is of another year than the one "
        "before is left alone too.",
        source=_WITHIN,
        function=moved.claim_contradicts_the_table,
        trips=told_beside(
            "Robbery fell last year.", ("robbery", "80 | 72 | 90 | +12%")
        ),
        passes=told_beside(
            "Robbery rose last year.", ("robbery", "80 | 72 | 90 | +12%")
        ),
    ),
    Check(
        name="claimed-size-is-not-the-rows",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Is the size of a change told in prose the one of its row?",
        needs="A plain statement with a size about exactly the subject of one row.",
        tolerance=f"The change as printed and as worked out are both accepted. {_PLAIN}. "
        "Where a count and a percentage are told and neither fits, another period is "
        "meant.",
        source=_WITHIN,
        function=moved.claimed_size_is_not_the_rows,
        trips=told_beside(
            "Robbery fell by 25% last year.", ("robbery", "80 | 72 | 68 | -15%")
        ),
        passes=told_beside(
            "Robbery fell by 15% last year.", ("robbery", "80 | 72 | 68 | -15%")
        ),
    ),
    Check(
        name="claim-wider-than-its-rows",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is a fall told of burglary or vehicle crime true of all its rows "
        "together?",
        needs="A plain statement about burglary or vehicle crime, and in last year's "
        "table the two rows that make up all of it.",
        tolerance=f"The sum of the rows decides. {_PLAIN}.",
        source=_WITHIN,
        function=moved.claim_wider_than_its_rows,
        trips=told_beside(
            "Burglary fell last year.",
            ("domestic burglary", "90 | 81 | 80 | -11%"),
            ("non domestic burglary", "80 | 72 | 100 | +25%"),
        ),
        passes=told_beside(
            "Burglary rose last year.",
            ("domestic burglary", "90 | 81 | 80 | -11%"),
            ("non domestic burglary", "80 | 72 | 100 | +25%"),
        ),
    ),
)
