"""The part of the table of checks about sums: totals, years and shares of a whole."""

from frankpledge.review.checks import shares, totals, year_parts
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.examples import told
from frankpledge.review.checks.examples_of_arithmetic import (
    by_quarter,
    counted,
    with_rows,
)
from frankpledge.review.checks.finding import Severity

_ARITHMETIC = "Arithmetic."
_WITHIN = "Comparison within the document."

CHECKS_OF_SUMS: tuple[Check, ...] = (
    Check(
        name="total-does-not-add-up",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does a total row come to the sum of its rows in every column, when it "
        "does in one?",
        needs="A row called total, overall, all or combined, and the rows between it "
        "and the next such row or the end of its section, which add up to it in some "
        "column.",
        tolerance="Where no column adds up the rows are not taken for parts. Decimals, "
        "round hundreds, and counts of a document that says its figures may not sum, "
        "may be out by what rounding makes. Targets of totals are their own. Beyond 15% "
        "nothing is said.",
        source=_ARITHMETIC,
        function=totals.total_does_not_add_up,
        trips=counted(
            ("Burglary", "120 | 110"),
            ("Robbery", "80 | 60"),
            ("Total", "200 | 175"),
        ),
        passes=counted(
            ("Burglary", "120 | 110"),
            ("Robbery", "80 | 60"),
            ("Total", "200 | 170"),
        ),
    ),
    Check(
        name="parts-would-not-reach-the-total",
        severity=Severity.QUESTION,
        about=About.JUDGEABILITY,
        question="If every part met its target, would the total meet its own?",
        needs="A total row whose rows add up to it in its baseline or actual, with a "
        "target each and a good direction given by the words of the total.",
        tolerance="A unit for each row, which may have been rounded up. Parts that ask for more than the total "
        "are left alone.",
        source=_ARITHMETIC,
        function=totals.parts_would_not_reach_the_total,
        trips=lambda: with_rows(
            ("burglary", "1,200 | 1,080 | 1,000 | -17%"),
            ("robbery", "800 | 720 | 700 | -13%"),
            ("overall crime", "2,000 | 1,700 | 1,700 | -15%"),
        ),
        passes=lambda: with_rows(
            ("burglary", "1,200 | 1,080 | 1,000 | -17%"),
            ("robbery", "800 | 720 | 700 | -13%"),
            ("overall crime", "2,000 | 1,800 | 1,700 | -15%"),
        ),
    ),
    Check(
        name="year-is-not-its-quarters",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Do the quarters, or months, make the figure printed for the year?",
        needs="Rows with all four quarters or all twelve months, a figure for the year, "
        "and one reading (parts add up, or run on to the year) that at least two rows "
        "and more than half of them bear out.",
        tolerance="A row that fits another reading, or whose year is the average of its "
        "parts, is left alone, and so is one more than a quarter off.",
        source=_ARITHMETIC,
        function=year_parts.year_is_not_its_quarters,
        trips=by_quarter(
            ("Burglary", "30 | 25 | 28 | 31 | 114"),
            ("Robbery", "12 | 9 | 14 | 11 | 46"),
            ("Arson", "5 | 6 | 4 | 7 | 24"),
        ),
        passes=by_quarter(
            ("Burglary", "30 | 25 | 28 | 31 | 114"),
            ("Robbery", "12 | 9 | 14 | 11 | 46"),
            ("Arson", "5 | 6 | 4 | 7 | 22"),
        ),
    ),
    Check(
        name="year-lies-outside-its-quarters",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Does the percentage of a year lie among those of its quarters?",
        needs="Rows of percentages or rates with every part of the year and the year, "
        "of which at least two, and more than half, lie among their parts.",
        tolerance="One unit of the last digit printed.",
        source="A share of a whole lies among the shares of its parts.",
        function=year_parts.year_lies_outside_its_quarters,
        trips=by_quarter(
            ("Visits on time", "80% | 82% | 78% | 84% | 81%"),
            ("Calls answered", "90% | 92% | 91% | 89% | 90%"),
            ("Forms returned", "40% | 42% | 44% | 46% | 52%"),
        ),
        passes=by_quarter(
            ("Visits on time", "80% | 82% | 78% | 84% | 81%"),
            ("Calls answered", "90% | 92% | 91% | 89% | 90%"),
            ("Forms returned", "40% | 42% | 44% | 46% | 43%"),
        ),
    ),
    Check(
        name="running-figure-goes-down",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Does a count that runs on through the year ever go down?",
        needs="At least two rows, and most, whose parts grow through the year as "
        "running counts do.",
        tolerance="A row whose parts add up to its year, or that grows too little to be "
        "running, is left alone.",
        source=_ARITHMETIC,
        function=year_parts.running_figure_goes_down,
        trips=by_quarter(
            ("Burglary", "30 | 55 | 83 | 114 | 114"),
            ("Robbery", "12 | 21 | 35 | 46 | 46"),
            ("Arson", "5 | 17 | 15 | 22 | 22"),
        ),
        passes=by_quarter(
            ("Burglary", "30 | 55 | 83 | 114 | 114"),
            ("Robbery", "12 | 21 | 35 | 46 | 46"),
            ("Arson", "5 | 11 | 15 | 22 | 22"),
        ),
    ),
    Check(
        name="remaining-share-is-too-large",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Do shares of one whole leave room for “the remaining 55%”?",
        needs="A sentence with “the remaining ...%” after other shares.",
        tolerance="Half a point for each share. Shares that tell of a change, and sums "
        "below the whole, are left alone.",
        source=_ARITHMETIC,
        function=shares.remaining_share_is_too_large,
        trips=told("Some 60% came by night and the remaining 55% by day."),
        passes=told("Some 60% came by night and the remaining 40% by day."),
    ),
    Check(
        name="share-is-not-of-its-rows",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is a percentage the share that the counts in the rows beside it give, "
        "in every column?",
        needs="A row of percentages next to two rows of counts, one about the same "
        "thing, which give the percentage in other columns.",
        tolerance="Rounded and cut off both count as right. One column to a decimal, or "
        "two whole figures, must agree before another is called wrong.",
        source=_WITHIN,
        function=shares.share_is_not_of_its_rows,
        trips=counted(
            ("Number of referrals", "183 | 210"),
            ("Number of repeat referrals", "25 | 42"),
            ("Percentage of repeat referrals", "13.7% | 25.0%"),
        ),
        passes=counted(
            ("Number of referrals", "183 | 210"),
            ("Number of repeat referrals", "25 | 42"),
            ("Percentage of repeat referrals", "13.7% | 20.0%"),
        ),
    ),
)
