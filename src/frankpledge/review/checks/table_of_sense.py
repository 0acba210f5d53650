"""The second half of the table of checks: can a target be judged, and as what?"""

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks import (
    achieved,
    chance,
    examples,
    gaps,
    labels,
    owners,
    vague,
)
from frankpledge.review.checks import examples_of_sense as more
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.finding import Severity

_POISSON = (
    "Counts of independent events vary as a Poisson distribution: the variance of a "
    "yearly count is the count itself."
)
_SEEN = "What cannot be counted or seen cannot be said to have been reached."
_NOBODY = "What is everybody's is nobody's: a plan says who pursues each objective."
_MISSING = "A figure still missing is a state of its own, never zero."

CHECKS_OF_SENSE: tuple[Check, ...] = (
    Check(
        name="not-measurable",
        severity=Severity.UNJUDGEABLE,
        about=About.JUDGEABILITY,
        question="Is there a figure to judge, and one to judge it against?",
        needs="A row whose cells hold TBC, n/a, a dash, a suppressed figure or nothing.",
        tolerance="A target that its rule and baseline give, or that its words name, "
        "need not be printed. Words in a cell are left to a person.",
        source=_MISSING,
        function=gaps.not_measurable,
        trips=examples.robbery("600 | 540 | TBC | TBC"),
        passes=examples.robbery("600 | 540 | 510 | -15%"),
    ),
    Check(
        name="share-target-has-no-baseline",
        severity=Severity.UNJUDGEABLE,
        about=About.JUDGEABILITY,
        question="Does a target set by a share say what it is a share of?",
        needs="“By 15%” in either table or in a theme's measures.",
        tolerance="A baseline in either table serves a theme's measure, by subject or "
        "by indicator code. A count in prose is offered, not assumed.",
        source=_MISSING,
        function=gaps.share_target_has_no_baseline,
        trips=examples.promised(
            "Increase the number of shops in the radio scheme by 20%",
            examples.rise("20%"),
            prose="There are 60 shops in the radio scheme.",
        ),
        passes=lambda: examples.draft(
            examples.target("Increase shop visits by 50%", "60 | 90", None),
            examples.theme(
                examples.measure("Increase shop visits by 50%", examples.rise("50%"))
            ),
        ),
    ),
    Check(
        name="row-without-owner",
        severity=Severity.QUESTION,
        about=About.JUDGEABILITY,
        question="Is somebody named for each row of a table that names somebody?",
        needs="A table with a column for a lead or owner, filled in for half its rows.",
        tolerance="Where most cells are empty a name may stand for the rows below it. "
        "What stands under a theme's lead is the lead's.",
        source=_NOBODY,
        function=owners.row_without_owner,
        trips=lambda: examples.draft(
            more.sheet(*more.rows_of("owner", "Police", "Council", "TBC"))
        ),
        passes=lambda: examples.draft(
            more.sheet(*more.rows_of("owner", "Police", "Council", "Probation"))
        ),
    ),
    Check(
        name="theme-without-lead",
        severity=Severity.QUESTION,
        about=About.JUDGEABILITY,
        question="Has every theme a lead, where the others have one?",
        needs="Themes at least half of which name a lead, or owners in their rows.",
        tolerance="A plan that names no leads at all is left alone.",
        source=_NOBODY,
        function=owners.theme_without_lead,
        trips=lambda: examples.draft(
            more.sheet(more.activity("Visit", 50), lead="Police"),
            more.sheet(more.activity("Fit locks", 60), title="Locks"),
        ),
        passes=lambda: examples.draft(
            more.sheet(more.activity("Visit", 50), lead="Police"),
            more.sheet(more.activity("Fit locks", 60), title="Locks", lead="Council"),
        ),
    ),
    Check(
        name="target-already-met",
        severity=Severity.QUESTION,
        about=About.JUDGEABILITY,
        question="Does a target ask for less than last year's own figures reached?",
        needs="Last year's figure for the same thing: a matching result or its four "
        "quarters, a baseline or outturn in a column beside the measure, a share told "
        "in prose, or a count of the same noun in the same setting.",
        tolerance="Asking for the same again is accepted, and so is “maintain”. "
        "Sentences about what is still to come are not last year's figures.",
        source="Comparison within the document.",
        function=achieved.target_already_met,
        trips=examples.promised(
            "Run at least three market stalls with free locks",
            examples.rule(RuleKind.AT_LEAST, "3"),
            prose="Five market stalls were held last year, with free locks.",
        ),
        passes=examples.promised(
            "Run at least seven market stalls with free locks",
            examples.rule(RuleKind.AT_LEAST, "7"),
            prose="Five market stalls were held last year, with free locks.",
        ),
    ),
    Check(
        name="labels-disagree",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Does one situation, an actual better than its target, carry one "
        "label?",
        needs="Two rows with verdicts in words, both better than their targets.",
        tolerance="“Met” and “achieved” are one label; “exceeded” is another.",
        source="Comparison within the document.",
        function=labels.labels_disagree,
        trips=examples.surveyed(
            ("20% | 20% | 12%", "Target achieved"),
            ("9% | 9% | 6%", "Target exceeded"),
        ),
        passes=examples.surveyed(
            ("20% | 20% | 12%", "Target exceeded"),
            ("9% | 9% | 6%", "Target exceeded"),
        ),
    ),
    Check(
        name="theme-names-no-result",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Does any measure of a theme name something to count or to see?",
        needs="A theme with measures.",
        tolerance="One measure with a number, a code, a survey, a date or a thing to be "
        "done is enough for its theme. Only wordings of a short list are called vague; "
        "activities and outcomes are never looked at.",
        source=_SEEN,
        function=vague.theme_names_no_result,
        trips=lambda: examples.draft(
            examples.theme(examples.measure("Raise awareness of bogus callers", None))
        ),
        passes=lambda: examples.draft(
            examples.theme(
                examples.measure("Raise awareness of bogus callers", None),
                examples.measure("Give 40 talks on bogus callers", None),
            )
        ),
    ),
    Check(
        name="target-names-no-result",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Does every target name a figure or something to see?",
        needs="A row of the targets whose cells of figures are empty and whose others "
        "are not.",
        tolerance="Only wordings of a short list are called vague. Said once.",
        source=_SEEN,
        function=vague.target_names_no_result,
        trips=lambda: examples.draft(
            examples.target("Work with landlords", " | ", None, codes="LPI4")
        ),
        passes=lambda: examples.draft(
            examples.target("Meet every landlord", " | ", None, codes="LPI4")
        ),
    ),
    Check(
        name="target-inside-chance",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Is the change a target asks for larger than a count moves by itself "
        "from year to year?",
        needs="A target for a count, with its baseline and a size, or for a percentage "
        "whose row prints how many were asked, in a document whose prose reads rises "
        "and falls into its figures.",
        tolerance="Two standard deviations of the difference of two yearly counts, "
        "2 x sqrt(2) / sqrt(baseline), or of two surveys, 2 x sqrt(2 p(1 - p) / n).",
        source=_POISSON,
        function=chance.target_inside_chance,
        trips=examples.next_year("250 | 225", prose="Robbery fell."),
        passes=examples.next_year("8,000 | 7,200", prose="Robbery fell."),
    ),
    Check(
        name="verdict-inside-chance",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Does a verdict hang on less than chance makes by itself?",
        needs="A verdict in words beside a count, or beside a percentage whose row "
        "prints how many were asked, in a document whose prose reads rises and falls "
        "into its figures.",
        tolerance="Two standard deviations about the target: 2 x sqrt(target), or of a "
        "share 2 x sqrt(p(1 - p) / n). Said once.",
        source=_POISSON,
        function=chance.verdict_inside_chance,
        trips=lambda: examples.draft(
            examples.result("Reduce arson", "100 | 90 | 95 | Target missed", None),
            prose="Arson fell.",
        ),
        passes=lambda: examples.draft(
            examples.result("Reduce arson", "100 | 90 | 130 | Target missed", None),
            prose="Arson rose.",
        ),
    ),
    Check(
        name="results-inside-chance",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Which of last year's changes are larger than chance makes?",
        needs="Counts in last year's table, in a document whose prose reads rises and "
        "falls into its figures.",
        tolerance="|z| above 2, where z = (actual - baseline) / sqrt(actual + "
        "baseline). Nothing is said when every change is beyond chance.",
        source=_POISSON,
        function=chance.results_inside_chance,
        trips=lambda: examples.draft(
            examples.result("Reduce arson", "100 | 95 | 94 | -6%", None),
            prose="Arson fell.",
        ),
        passes=lambda: examples.draft(
            examples.result("Reduce arson", "100 | 95 | 40 | -60%", None),
            prose="Arson fell.",
        ),
    ),
)
