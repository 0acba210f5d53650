"""The table of checks between two years' plans, the way `review.checks.table` is one."""

from frankpledge.review.checks.check import About
from frankpledge.review.checks.finding import Severity
from frankpledge.review.comparing import examples, figures, resolve
from frankpledge.review.comparing.rule import YearsCheck

_BETWEEN = "Comparison between the documents."
_MATCHED = (
    "A target that both plans surely hold, matched by what it is about; nothing is said "
    "of one that was possibly renamed."
)
_ROUNDED = "Two figures agree when they do at the decimals both print."
_JUDGED = "A target with a figure to reach, its result, and a good direction given by the words."

YEARS_CHECKS: tuple[YearsCheck, ...] = (
    YearsCheck(
        name="baseline-is-not-the-result",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does each target start from what came of it in the year before?",
        needs=f"{_MATCHED} A baseline, and a result that is printed or was typed in.",
        tolerance=f"{_ROUNDED} Where every target keeps the baseline it had, the plans "
        "measure from a fixed year and nothing is said.",
        source=_BETWEEN,
        function=figures.baseline_is_not_the_result,
        trips=examples.robbery("600 | 540 | 540 | - 10%", "560 | 504"),
        passes=examples.robbery("600 | 540 | 540 | - 10%", "540 | 486"),
    ),
    YearsCheck(
        name="baseline-is-not-what-was-counted",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Does each target start from what the evidence held gives for the year "
        "before?",
        needs=f"{_MATCHED} A baseline, and a whole year counted in the evidence.",
        tolerance=f"{_ROUNDED} A question and no more: published evidence and a force's "
        "own count may differ.",
        source="The partnership's own evidence.",
        function=figures.baseline_is_not_what_was_counted,
        trips=examples.counted("540", "560 | 504"),
        passes=examples.counted("540", "540 | 486"),
    ),
    YearsCheck(
        name="target-was-changed",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Are results set against the target that the plan of their year had?",
        needs=f"{_MATCHED} A target in the earlier plan and in the later plan's table "
        "of results.",
        tolerance=f"{_ROUNDED} A target still to be confirmed may be set later.",
        source=_BETWEEN,
        function=figures.target_was_changed,
        trips=examples.robbery("600 | 560 | 555 | - 7.5%", "555 | 500"),
        passes=examples.robbery("600 | 540 | 555 | - 7.5%", "555 | 500"),
    ),
    YearsCheck(
        name="baseline-was-changed",
        severity=Severity.QUESTION,
        about=About.ARITHMETIC,
        question="Do results start from the baseline that the plan of their year had?",
        needs=f"{_MATCHED} A baseline in the earlier plan and in the later plan's table "
        "of results.",
        tolerance=f"{_ROUNDED} Counts of crime are revised, so this is a question.",
        source=_BETWEEN,
        function=figures.baseline_was_changed,
        trips=examples.robbery("640 | 540 | 555 | - 13%", "555 | 500"),
        passes=examples.robbery("600 | 540 | 555 | - 7.5%", "555 | 500"),
    ),
    YearsCheck(
        name="missed-and-dropped",
        severity=Severity.QUESTION,
        about=About.FOLLOWING,
        question="Was a target dropped after it was missed?",
        needs=f"{_JUDGED} No target or measure about the same thing in the later plan.",
        tolerance="Nothing is said of one that was possibly renamed, split or merged.",
        source=_BETWEEN,
        function=resolve.missed_and_dropped,
        trips=examples.dropped("600 | 540 | 570 | - 5%"),
        passes=examples.dropped("600 | 540 | 530 | - 12%"),
    ),
    YearsCheck(
        name="missed-and-lowered",
        severity=Severity.QUESTION,
        about=About.FOLLOWING,
        question="Does the next plan ask for less after a target was missed?",
        needs=f"{_JUDGED} A figure to reach in both plans, or in both a share.",
        tolerance="Figures are compared where both plans have them, else shares. The "
        "same share of a worse result also asks for less; the sentence then says so.",
        source=_BETWEEN,
        function=resolve.missed_and_lowered,
        trips=examples.robbery("600 | 540 | 570 | - 5%", "570 | 558", share="2%"),
        passes=examples.robbery("600 | 540 | 570 | - 5%", "570 | 513"),
    ),
    YearsCheck(
        name="met-and-kept",
        severity=Severity.QUESTION,
        about=About.FOLLOWING,
        question="Is a target that was met set no further than it already was?",
        needs=f"{_JUDGED} A figure to reach in both plans.",
        tolerance="“Maintain” set exactly at what was reached is left alone.",
        source=_BETWEEN,
        function=resolve.met_and_kept,
        trips=examples.robbery("600 | 540 | 530 | - 12%", "530 | 540", share="2%"),
        passes=examples.robbery("600 | 540 | 530 | - 12%", "530 | 477"),
    ),
    YearsCheck(
        name="measure-changed-under-its-name",
        severity=Severity.QUESTION,
        about=About.DEFINITION,
        question="Is one name measured by another indicator, survey or unit than before?",
        needs=f"{_MATCHED} A code, an instrument or a figure in both plans.",
        tolerance="A code or survey that only one of the plans names says nothing.",
        source=_BETWEEN,
        function=figures.measure_changed_under_its_name,
        trips=examples.measured("20% | 18%", "18% | 16%", codes=("NI21", "NI41")),
        passes=examples.measured("20% | 18%", "18% | 16%", codes=("NI41", "NI41")),
    ),
    YearsCheck(
        name="never-met",
        severity=Severity.QUESTION,
        about=About.FOLLOWING,
        question="Was a target missed two years running, and set again?",
        needs=f"{_JUDGED} The same for the year before, in the earlier plan's table of "
        "results, or for the year after.",
        tolerance="Two years whose results are not both known say nothing.",
        source=_BETWEEN,
        function=resolve.never_met,
        trips=examples.missed_before("600"),
        passes=examples.missed_before("580"),
    ),
)
