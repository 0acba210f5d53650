"""The checks of series: is one figure measured as the figure it is compared with?"""

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks import breaks, examples, mixed_surveys, surveys
from frankpledge.review.checks import examples_of_sense as more
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.finding import Severity

_BREAKS = " ".join(one.source for one in breaks.BREAKS)

CHECKS_OF_SERIES: tuple[Check, ...] = (
    Check(
        name="opinion-without-survey",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Does a target of opinion say which survey will judge it?",
        needs="A percentage of people who think, feel or agree, in a document that "
        "names two surveys or names the survey of another such target.",
        tolerance="Any survey, panel or source named in the row or its section will "
        "do, and so will the code of an indicator of the Place Survey.",
        source="Figures from different surveys are different series: question, "
        "sample and base differ.",
        function=surveys.opinion_without_survey,
        trips=lambda: more.opinions(
            ("Increase the share who feel safe (Panel Survey)", ""),
            ("Increase the share who agree the police act", ""),
        ),
        passes=lambda: more.opinions(
            ("Increase the share who feel safe (Panel Survey)", ""),
            ("Increase the share who agree the police act", "Household Survey"),
        ),
    ),
    Check(
        name="two-instruments-one-question",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is one question answered by two surveys with different figures?",
        needs="A percentage target that names its survey, and a sentence that names "
        "another survey, a percentage and every word of the same subject.",
        tolerance="Equal figures are left alone.",
        source="Figures from different surveys are different series: question, "
        "sample and base differ.",
        function=mixed_surveys.two_instruments_one_question,
        trips=lambda: examples.draft(
            examples.target(
                "Reduce the share who see litter as a problem (Panel Survey)",
                "9% | 8%",
                examples.rule(RuleKind.REDUCE_TO, "8%"),
            ),
            prose="In the Household Survey 31% saw litter as a problem.",
        ),
        passes=lambda: examples.draft(
            examples.target(
                "Reduce the share who see litter as a problem (Panel Survey)",
                "9% | 8%",
                examples.rule(RuleKind.REDUCE_TO, "8%"),
            ),
            prose="In the Household Survey 31% were worried by speeding.",
        ),
    ),
    Check(
        name="row-mixes-instruments",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is each row, and last year's result for it, measured in one way?",
        needs="A row that names two surveys, or a survey and what the police record; or "
        "a target and last year's result that each name another.",
        tolerance="The British Crime Survey and its later name are one; “BCS comparator” "
        "crime is what the police record. A row that says one replaced the other is "
        "left alone.",
        source="Figures from different surveys are different series: question, "
        "sample and base differ.",
        function=mixed_surveys.row_mixes_instruments,
        trips=lambda: more.opinions(
            ("Increase the share who feel safe", "Panel Survey, Household Survey")
        ),
        passes=lambda: more.opinions(
            ("Increase the share who feel safe", "Panel Survey until 2020, Home Survey")
        ),
    ),
    Check(
        name="comparison-crosses-a-break",
        severity=Severity.NOTE,
        about=About.DEFINITION,
        question="Is a figure compared with one from before a change in recording?",
        needs="Counts or rates under heads that name their years, on both sides of a "
        "change: crime in April 2002, the most serious violence in April 2008, "
        "anti-social behaviour in April 2011, burglary of dwellings in April 2017.",
        tolerance="A document that speaks of recording, definitions or categories is "
        "left alone. Each change is told once.",
        source=_BREAKS,
        function=breaks.comparison_crosses_a_break,
        trips=lambda: more.measured("2016-17", "2017-18", "Reduce domestic burglary"),
        passes=lambda: more.measured("2017-18", "2018-19", "Reduce domestic burglary"),
    ),
)
