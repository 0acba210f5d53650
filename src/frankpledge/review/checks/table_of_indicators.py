"""The checks of indicator codes: do they mean here what they meant?"""

from frankpledge.review.checks import examples, indicators
from frankpledge.review.checks import examples_of_sense as more
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.definitions import FORMAL_DEFINITIONS
from frankpledge.review.checks.finding import Severity

_HANDBOOK = "CLG, National Indicators: Handbook of Definitions, May 2008."
_CODES = ", ".join(one.code for one in FORMAL_DEFINITIONS)

CHECKS_OF_INDICATORS: tuple[Check, ...] = (
    Check(
        name="code-used-otherwise",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Does a row set under a national indicator's code measure what the "
        "code formally means?",
        needs="A measure or a row with, in its own words, a code of the table of formal "
        f"definitions: {_CODES}.",
        tolerance="The published title, or one telling word of the definition, in any "
        "place where the code is used, is enough. A code that only stands in a column "
        "of links, or that a measure contributes to, is left alone.",
        source=_HANDBOOK,
        function=indicators.code_used_otherwise,
        trips=examples.coded("NI32", "Reduce repeat calls about abuse to 18%"),
        passes=examples.coded("NI32", "Reduce repeat MARAC cases to 18%"),
    ),
    Check(
        name="code-turned-round",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is an indicator wanted in the direction that is good for it?",
        needs="A code of the table whose good direction its title settles, beside "
        "words of its meaning that ask for more or less, or beside a row's figures.",
        tolerance="Words that may turn the title round (“not”, “disagree”, “improve”) "
        "leave it alone.",
        source=_HANDBOOK,
        function=indicators.code_turned_round,
        trips=more.promised_code("NI40", "Reduce drug users in treatment to 18%"),
        passes=more.promised_code("NI40", "Increase drug users in treatment"),
    ),
    Check(
        name="code-out-of-time",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Were the indicators named in use in the plan's year?",
        needs="The plan's year, and a code of the national indicators (2008-09 to "
        "2010-11) or of the best value indicators (2000-01 to 2007-08).",
        tolerance="Last year's results, and codes called former, local or old, are "
        "left alone. Said once for each set.",
        source="The national indicators ended in March 2011, the best value indicators "
        "in March 2008.",
        function=indicators.code_out_of_time,
        trips=lambda: more.titled("A plan", "2012-13", more.pointing_to("NI16")),
        passes=lambda: more.titled("A plan", "2010-11", more.pointing_to("NI16")),
    ),
    Check(
        name="code-that-never-was",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Did the indicator named ever exist?",
        needs="A code of the national indicators.",
        tolerance="Any number from 1 to 198 did.",
        source=_HANDBOOK,
        function=indicators.code_that_never_was,
        trips=lambda: more.titled("A plan", "2010-11", more.pointing_to("NI250")),
        passes=lambda: more.titled("A plan", "2010-11", more.pointing_to("NI195")),
    ),
)
