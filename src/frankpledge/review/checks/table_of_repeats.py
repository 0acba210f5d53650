"""The part of the table of checks about figures printed in more than one place."""

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks import repeated
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.examples import draft, fall, measure, rule, target, theme
from frankpledge.review.checks.examples_of_arithmetic import counted, told_of_a_target
from frankpledge.review.checks.finding import Severity

_WITHIN = "Comparison within the document."

CHECKS_OF_REPEATS: tuple[Check, ...] = (
    Check(
        name="row-told-twice",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Does one row stand in a section twice, with different figures?",
        needs="Two rows of one section with the same title, unit, links and owner, in a "
        "section of three rows or more.",
        tolerance="Several titles that come twice are two tables, of places or of "
        "years, and are left alone.",
        source=_WITHIN,
        function=repeated.row_told_twice,
        trips=counted(
            ("Burglary", "120 | 110"), ("Robbery", "80 | 60"), ("Burglary", "120 | 101")
        ),
        passes=counted(
            ("Burglary", "120 | 110"), ("Robbery", "80 | 60"), ("Burglary", "120 | 110")
        ),
    ),
    Check(
        name="theme-and-table-figures-differ",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Are the figures of a theme's measure those of its row in the table of "
        "targets?",
        needs="A measure with “from 61 to 57”, or with a size where the row's words name "
        "none, about exactly the subject of one row.",
        tolerance="Figures that either table gives for the subject are accepted, and so "
        "is a target within one of what a share gives. Measures over several years are "
        "left alone.",
        source=_WITHIN,
        function=repeated.theme_and_table_figures_differ,
        trips=lambda: draft(
            target("Arson", "70 | 60", None),
            theme(
                measure("Reduce arson from 70 to 55", rule(RuleKind.REDUCE_TO, "55"))
            ),
        ),
        passes=lambda: draft(
            target("Arson", "70 | 56", None),
            theme(measure("Reduce arson by 20%", fall("20%"))),
        ),
    ),
    Check(
        name="figure-in-prose-is-not-the-rows",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Is a target or baseline told in prose one that the tables give?",
        needs="A sentence such as “the target for burglary is 250” about exactly the "
        "subject of one row.",
        tolerance="Every figure of the subject's rows is accepted, last year's too.",
        source=_WITHIN,
        function=repeated.figure_in_prose_is_not_the_rows,
        trips=told_of_a_target("The target for robbery is 250."),
        passes=told_of_a_target("The target for robbery is 240."),
    ),
)
