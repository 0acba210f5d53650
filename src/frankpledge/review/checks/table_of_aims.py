"""The checks of what is wanted: can all of it be had at once?"""

from frankpledge.review.checks import aims, examples, reports
from frankpledge.review.checks import examples_of_sense as more
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.finding import Severity

_WITHIN = "Comparison within the document."

CHECKS_OF_AIMS: tuple[Check, ...] = (
    Check(
        name="fewer-reports-of-an-under-reported-harm",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Are fewer reports wanted of something the document says is "
        "under-reported?",
        needs="An outcome, measure or activity that wants fewer reports, and a "
        "sentence that says the same harm is under-reported.",
        tolerance="Lines that speak of the harm itself, not of its reports, are left "
        "alone.",
        source="Polarity is a property of each measure, not of crime figures at large.",
        function=reports.fewer_reports_of_an_under_reported_harm,
        trips=examples.hoped(
            "Fewer stalking cases reported to the police",
            prose="Stalking cases remain under-reported.",
        ),
        passes=examples.hoped(
            "Fewer people harmed by stalking",
            prose="Stalking cases remain under-reported.",
        ),
    ),
    Check(
        name="more-and-fewer-reports-wanted",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Does one theme want more reports of one harm and fewer of another "
        "that holds it?",
        needs="Two lines of one theme about reports, one upward and one downward, "
        "sharing a subject.",
        tolerance="Words too general to tell harms apart do not count as shared.",
        source="Polarity is a property of each measure, not of crime figures at large.",
        function=reports.more_and_fewer_reports_wanted,
        trips=examples.hoped(
            "More reporting of racist assaults",
            "A reduction in reported assaults",
        ),
        passes=examples.hoped(
            "More reporting of racist assaults",
            "A reduction in reported burglaries",
        ),
    ),
    Check(
        name="reports-wanted-both-ways",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Are more reports wanted in one place of what fewer are wanted of in "
        "another?",
        needs="Lines of two themes, or of a theme and the targets, about reports of "
        "exactly the same harm.",
        tolerance="A wider harm matches a narrower one only when they share two words.",
        source="Polarity is a property of each measure, not of crime figures at large.",
        function=reports.reports_wanted_both_ways,
        trips=lambda: examples.draft(
            examples.theme(outcomes=("More reporting of racist assaults",)),
            examples.target("Fewer racist assaults reported", "9 | 8", None),
        ),
        passes=lambda: examples.draft(
            examples.theme(outcomes=("More reporting of racist assaults",)),
            examples.target("Fewer burglaries reported", "9 | 8", None),
        ),
    ),
    Check(
        name="targets-contradict",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Can every two targets for one thing both be kept?",
        needs="Two rows of the targets, two measures, or one of each, of the same "
        "words, that ask for more and for less or for two sizes.",
        tolerance="Another number, period, place, baseline or kind of figure sets two "
        "targets apart. Sizes of a measure and a row are another check's.",
        source=_WITHIN,
        function=aims.targets_contradict,
        trips=more.twice("Reduce robbery by 10%", "Reduce robbery by 20%"),
        passes=more.twice("Reduce robbery by 10%", "Reduce arson by 20%"),
    ),
    Check(
        name="same-target-twice",
        severity=Severity.NOTE,
        about=About.DEFINITION,
        question="Does every target stand in the table once?",
        needs="Two rows of the targets with the same words, rule and figures.",
        tolerance="Another owner, survey, code or section of its own sets two apart.",
        source=_WITHIN,
        function=aims.same_target_twice,
        trips=more.twice("Reduce robbery by 10%", "Reduce robbery by 10%"),
        passes=more.twice("Reduce robbery by 10%", "Reduce arson by 10%"),
    ),
)
