"""The first half of the table of checks: do the printed figures agree?"""

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks import (
    agreement,
    changes,
    conventions,
    examples,
    labels,
    parts,
    targets,
)
from frankpledge.review.checks.check import About, Check
from frankpledge.review.checks.finding import Severity

_ARITHMETIC = "Arithmetic."
_EITHER_WAY = "Rounding a half up and rounding a half to even both count as right"

CHECKS_OF_ARITHMETIC: tuple[Check, ...] = (
    Check(
        name="change-does-not-follow",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is the change printed in the results table the change from the "
        "row's baseline to its actual?",
        needs="A row with baseline, actual and change all printed as numbers.",
        tolerance=f"{_EITHER_WAY}, at the decimals printed. A change of a percentage "
        "may be relative or in points. Where the table prints no signs at all, sizes "
        "are compared.",
        source=_ARITHMETIC,
        function=changes.change_does_not_follow,
        trips=examples.robbery("600 | 540 | 510 | -5%"),
        passes=examples.robbery("600 | 540 | 510 | -15%"),
    ),
    Check(
        name="change-cut-off",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Has a change lost its decimals where rounding would have moved it up?",
        needs="A row with baseline, actual and change all printed as numbers.",
        tolerance="Only changes that cutting off gives and rounding does not.",
        source=_ARITHMETIC,
        function=changes.change_cut_off,
        trips=examples.two_results("600 | 540 | 505 | -16%", "700 | 630 | 605 | -13%"),
        passes=examples.two_results("600 | 540 | 505 | -16%", "700 | 630 | 605 | -14%"),
    ),
    Check(
        name="changes-cut-off-throughout",
        severity=Severity.NOTE,
        about=About.ARITHMETIC,
        question="Does the results table cut off all its changes instead of rounding?",
        needs="At least two changes that rounding and cutting off print differently.",
        tolerance="One rounded change is enough to make the others slips instead.",
        source=_ARITHMETIC,
        function=changes.changes_cut_off_throughout,
        trips=examples.two_results("600 | 540 | 505 | -15%", "700 | 630 | 605 | -13%"),
        passes=examples.two_results("600 | 540 | 505 | -16%", "700 | 630 | 605 | -14%"),
    ),
    Check(
        name="target-does-not-follow",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is the printed target what its own words and baseline give?",
        needs="A rule with a size (“by 5%”, “to 20%”), a baseline and a target, all "
        "in one unit, in either table.",
        tolerance=f"{_EITHER_WAY}. “By 5%” of a percentage may mean points. A rise "
        "rounded up to the next whole figure is accepted, since nothing less reaches "
        "it.",
        source=_ARITHMETIC,
        function=targets.target_does_not_follow,
        trips=examples.next_year("800 | 700"),
        passes=examples.next_year("800 | 720"),
    ),
    Check(
        name="target-cut-off",
        severity=Severity.NOTE,
        about=About.ARITHMETIC,
        question="Has a target lost its decimals in a document that rounds the others?",
        needs="Two targets set by a share, one of them rounded.",
        tolerance="A document that cuts off all its targets is left alone.",
        source=_ARITHMETIC,
        function=targets.target_cut_off,
        trips=examples.two_targets("813 | 732", "904 | 813"),
        passes=examples.two_targets("813 | 732", "904 | 814"),
    ),
    Check(
        name="targets-rounded-up-throughout",
        severity=Severity.NOTE,
        about=About.ARITHMETIC,
        question="Does the document round all its targets up?",
        needs="At least two targets set by a share that only rounding up gives.",
        tolerance="One target that rounding up does not give is enough to make the "
        "others slips instead.",
        source=_ARITHMETIC,
        function=targets.targets_rounded_up_throughout,
        trips=examples.two_targets("806 | 726", "907 | 817"),
        passes=examples.two_targets("806 | 725", "907 | 816"),
    ),
    Check(
        name="rounding-revealed",
        severity=Severity.NOTE,
        about=About.ARITHMETIC,
        question="Which way does the document round a half?",
        needs="A target, a change or a share in prose that falls exactly on a half, and "
        "some other figure that needs correcting.",
        tolerance="Either way is right; nothing is said of a document whose figures "
        "all agree.",
        source=_ARITHMETIC,
        function=conventions.rounding_revealed,
        trips=examples.two_targets("805 | 725", "900 | 800"),
        passes=examples.two_targets("805 | 725", "900 | 810"),
    ),
    Check(
        name="baseline-is-not-last-years-actual",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does each target start from the result printed for the same thing "
        "last year?",
        needs="A row in each table about the same thing, in the same unit.",
        tolerance="None: the two figures are equal or the document must say why not. "
        "Titles match only when they mean the same once the words that frame a target "
        "are gone; a subject that two rows share is left alone.",
        source="Comparison within the document.",
        function=agreement.baseline_is_not_last_years_actual,
        trips=examples.carried_over("560"),
        passes=examples.carried_over("540"),
    ),
    Check(
        name="title-and-baseline-disagree",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does “from 61 to 57” stand beside a baseline of 61?",
        needs="A title with “from ... to ...” and a baseline printed as a number.",
        tolerance="None.",
        source="Comparison within the row.",
        function=agreement.title_and_baseline_disagree,
        trips=lambda: examples.draft(
            examples.target("Reduce arson from 70 to 60", "65 | 60", None)
        ),
        passes=lambda: examples.draft(
            examples.target("Reduce arson from 70 to 60", "70 | 60", None)
        ),
    ),
    Check(
        name="target-points-the-wrong-way",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does the target lie on the side of the baseline that its words ask "
        "for?",
        needs="A direction in the words, a baseline and a target in one unit.",
        tolerance="“Maintain” is content with the baseline itself. Where the words "
        "give no good direction nothing is said.",
        source="Comparison within the row.",
        function=agreement.target_points_the_wrong_way,
        trips=lambda: examples.draft(
            examples.target("Reduce arson", "70 | 75", examples.rule(RuleKind.REDUCE))
        ),
        passes=lambda: examples.draft(
            examples.target("Reduce arson", "70 | 40", examples.rule(RuleKind.REDUCE))
        ),
    ),
    Check(
        name="measure-and-target-disagree",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Does a theme ask for the size that the table of targets asks for?",
        needs="A measure and a target about the same thing, each with a size.",
        tolerance="None; measures and targets of different kinds are not compared.",
        source="Comparison within the document.",
        function=agreement.measure_and_target_disagree,
        trips=lambda: examples.draft(
            examples.target("Reduce arson by 50%", "700 | 350", examples.fall("50%")),
            examples.theme(
                examples.measure("Reduce arson by 40%", examples.fall("40%"))
            ),
        ),
        passes=lambda: examples.draft(
            examples.target("Reduce arson by 50%", "700 | 350", examples.fall("50%")),
            examples.theme(
                examples.measure("Reduce arson by 50%", examples.fall("50%"))
            ),
        ),
    ),
    Check(
        name="label-contradicts-figures",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is a target labelled met, exceeded or missed what its figures say?",
        needs="A verdict in words beside a target and an actual in one unit, and a "
        "good direction given by the words of the title.",
        tolerance="“Partly” and “nearly” claim nothing. An actual equal to its target "
        "is met, neither exceeded nor missed.",
        source="Comparison within the row.",
        function=labels.label_contradicts_figures,
        trips=examples.surveyed(("20% | 20% | 24%", "Target achieved")),
        passes=examples.surveyed(("20% | 20% | 18%", "Target achieved")),
    ),
    Check(
        name="sum-does-not-add-up",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Do the parts listed in a sentence make the total given soon after?",
        needs="A list of counts, then within three sentences of the same paragraph a "
        "total of the same things, which shares two words with the list.",
        tolerance="A total of only some of the parts is accepted.",
        source=_ARITHMETIC,
        function=parts.sum_does_not_add_up,
        trips=examples.told(
            "The panel heard 12 tenants, 9 owners and 4 traders. "
            "Of the 27 tenants or traders heard, 20 were content."
        ),
        passes=examples.told(
            "The panel heard 12 tenants, 9 owners and 4 traders. "
            "Of the 25 tenants or traders heard, 20 were content."
        ),
    ),
    Check(
        name="part-exceeds-whole",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is every part told in prose no larger than its whole?",
        needs="A sentence such as “of the 40 visited, 25 ...” or “25 of the 40”.",
        tolerance="None.",
        source=_ARITHMETIC,
        function=parts.part_exceeds_whole,
        trips=examples.told("Of the 40 homes visited, 52 had new locks."),
        passes=examples.told("Of the 40 homes visited, 32 had new locks."),
    ),
    Check(
        name="share-in-prose-does-not-follow",
        severity=Severity.WRONG,
        about=About.ARITHMETIC,
        question="Is a percentage in brackets the share that its part and whole give?",
        needs="A sentence such as “25 of the 40 (62%)”.",
        tolerance=f"{_EITHER_WAY}, at the decimals printed.",
        source=_ARITHMETIC,
        function=parts.share_in_prose_does_not_follow,
        trips=examples.told("Locks were fitted in 30 of the 40 homes (85%)."),
        passes=examples.told("Locks were fitted in 30 of the 40 homes (75%)."),
    ),
)
