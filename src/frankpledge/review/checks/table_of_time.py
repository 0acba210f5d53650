"""The checks of dates and periods: do they exist, and does the plan's year hold them?"""

from frankpledge.review.checks import days, deadlines, examples, table_periods
from frankpledge.review.checks import examples_of_sense as more
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.finding import Severity

_CALENDAR = "The calendar."
_WITHIN = "Comparison within the document."
_UNLIKE = (
    "Period is a property of each series: councils and police count April to March, "
    "road casualties January to December."
)
_PROSE = (
    "In prose only dates that can be nothing else are looked at: with the month in "
    "words, or with three parts and a year of four digits."
)

CHECKS_OF_TIME: tuple[Check, ...] = (
    Check(
        name="no-such-date",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does every date that is printed exist?",
        needs="A date in a column that says by when, or in a sentence.",
        tolerance=f"{_PROSE} 29 February without a year is left alone. A quarter is one "
        "of four.",
        source=_CALENDAR,
        function=days.no_such_date,
        trips=more.due("31 June 2021"),
        passes=more.due("30 June 2021"),
    ),
    Check(
        name="weekday-is-not-that-date-s",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is a weekday printed beside a date the day that date falls on?",
        needs="A weekday beside a date with its year.",
        tolerance="A date without its year is left alone.",
        source=_CALENDAR,
        function=days.weekday_is_not_that_date_s,
        trips=examples.told("The public meeting is on Monday 31 March 2022."),
        passes=examples.told("The public meeting is on Thursday 31 March 2022."),
    ),
    Check(
        name="ends-before-it-begins",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Does a span of time end after it begins?",
        needs="Two dates joined as a span, each with its year.",
        tolerance="A span that takes its year from the plan is left alone.",
        source=_CALENDAR,
        function=days.ends_before_it_begins,
        trips=more.due("October 2021 to March 2021"),
        passes=more.due("October 2021 to March 2022"),
    ),
    Check(
        name="due-before-the-year-begins",
        severity=Severity.QUESTION,
        about=About.JUDGEABILITY,
        question="Had a deadline passed before the plan's year began?",
        needs="A column that says by when, and the year the plan is for.",
        tolerance="Rows said to be complete, overdue or carried over are left alone. "
        "When most of three or more dates lie outside the year, the year is in doubt "
        "and nothing is said. A year of one number begins in January.",
        source=_WITHIN,
        function=deadlines.due_before_the_year_begins,
        trips=more.due("March 2021"),
        passes=more.due("March 2022"),
    ),
    Check(
        name="due-after-the-year-ends",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Does a deadline lie after the plan's year without a word of it?",
        needs="A column that says by when, and a plan for one financial year or for "
        "years named in its title.",
        tolerance="Rows said to carry on, to review or to be a phase are left alone. "
        "When most of three or more dates lie outside the year, nothing is said.",
        source=_WITHIN,
        function=deadlines.due_after_the_year_ends,
        trips=more.due("September 2022"),
        passes=more.due("September 2021"),
    ),
    Check(
        name="periods-differ",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Do a baseline and its actual cover stretches of time that are alike?",
        needs="A table of results whose heads name a period for both.",
        tolerance="A figure for the year to date is left alone, and so is a head that "
        "names several years. Said once for each table and pair of heads.",
        source=_UNLIKE,
        function=table_periods.periods_differ,
        trips=lambda: more.measured("2019-20", "apr - dec 2020"),
        passes=lambda: more.measured("2019-20", "2020-21"),
    ),
    Check(
        name="row-covers-other-months",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Does a row's own title name other months than its columns?",
        needs="A title with a stretch of six months or more and its year, under "
        "columns that name theirs.",
        tolerance="A shorter stretch is taken for what the row is about.",
        source=_UNLIKE,
        function=table_periods.row_covers_other_months,
        trips=lambda: more.measured("2019-20", "2020-21", "KSI (Jan-Dec 2020)"),
        passes=lambda: more.measured("2019-20", "2020-21", "KSI (Apr 2020-Mar 2021)"),
    ),
    Check(
        name="baseline-after-target",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is a baseline of an earlier year than the figure held against it?",
        needs="Heads that name a year for both.",
        tolerance="Stretches that overlap are left alone.",
        source=_WITHIN,
        function=table_periods.baseline_after_target,
        trips=lambda: more.aimed("2022-23", "2021-22"),
        passes=lambda: more.aimed("2020-21", "2021-22"),
    ),
    Check(
        name="targets-of-an-earlier-year",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Are the targets headed with the year the document is titled for?",
        needs="A title and heads that each name one financial year.",
        tolerance="One target headed with the title's year, or a later, is enough.",
        source=_WITHIN,
        function=table_periods.targets_of_an_earlier_year,
        trips=lambda: more.aimed("2019-20", "2020-21", title="A plan for 2021/22"),
        passes=lambda: more.aimed("2020-21", "2021-22", title="A plan for 2021/22"),
    ),
    Check(
        name="baseline-of-no-year",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Does the head of the targets say which year the baseline is of?",
        needs="A table of targets under a head that names a baseline, in a document "
        "without last year's results.",
        tolerance="A baseline whose year any title, sentence or section names is "
        "known.",
        source="A figure is of a time; without it no change can be counted from it.",
        function=table_periods.no_period,
        trips=lambda: more.aimed("", "2021-22", "Outcome Baseline Target 2021/22"),
        passes=lambda: more.aimed(
            "2020-21", "2021-22", "Outcome Baseline 2020/21 Target 2021/22"
        ),
    ),
    Check(
        name="year-label-is-impossible",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Is every year written with a stroke a year, or years in order?",
        needs="A title of a row or a head with “2009/11” in it.",
        tolerance="Several years are questioned only in a head of figures beside a "
        "year of the usual kind, and never in an average, a plan or an agreement.",
        source=_CALENDAR,
        function=table_periods.year_label_is_impossible,
        trips=lambda: more.aimed("2020-21", "2021", "Baseline 2020/21 Target 2021/23"),
        passes=lambda: more.aimed(
            "2020-21", "2021-22", "Baseline 2020/21 Target 2021/22"
        ),
    ),
    Check(
        name="only-ongoing",
        severity=Severity.NOTE,
        about=About.JUDGEABILITY,
        question="Is “ongoing” the only date that most of the plan has?",
        needs="A column that says by when.",
        tolerance="“Ongoing to March 2022”, “throughout the year” and “quarterly” say "
        "when. Spoken of only when five rows or more, and most of those with a date, "
        "say nothing else.",
        source="What has no date cannot be late; a date to look back can be kept.",
        function=deadlines.only_ongoing,
        trips=more.due(*["Ongoing"] * 5, "June 2021"),
        passes=more.due(*["Ongoing"] * 4, "June 2021"),
    ),
)
