"""Targets nobody can judge, and targets that ask for less than was reached."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import Particulars, RuleKind
from frankpledge.review.checks.examples import (
    cell,
    draft,
    fall,
    measure,
    result,
    rise,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.examples_of_sense import titled
from tests.review.checks.heard import rules, the_sentence

NOT_MEASURABLE = "not-measurable"
NO_BASELINE = "share-target-has-no-baseline"
ALREADY_MET = "target-already-met"


def at_least(amount):
    return rule(RuleKind.AT_LEAST, amount)


def test_a_result_to_be_confirmed_is_not_measurable_and_not_zero():
    row = result("Reduce first time entrants", "TBC | 130 | TBC | TBC", None)
    said = the_sentence(draft(row), NOT_MEASURABLE)

    assert "the baseline and the actual are printed TBC" in said
    assert "Not measurable: the target of 130 is neither met nor missed" in said
    assert "not zero" in said


def test_a_target_to_be_confirmed_is_not_measurable():
    row = target("Reduce re-offending by 10%", "TBC | TBC", fall("10%"))

    assert "the baseline and the target are printed TBC" in the_sentence(
        draft(row), NOT_MEASURABLE
    )


@pytest.mark.parametrize("actual", ["", "n/a", "*"])
def test_every_kind_of_missing_actual_is_not_measurable(actual):
    row = result("Reduce arson by 10%", f"600 | 540 | {actual} | ", fall("10%"))

    assert rules(draft(row)) == [NOT_MEASURABLE]


def test_a_zero_is_a_figure_and_is_judged():
    row = result("Reduce arson by 10%", "600 | 540 | 0 | -100%", fall("10%"))

    assert rules(draft(row)) == []


@pytest.mark.parametrize(
    ("title", "cells", "aim"),
    [
        ("Reduce arson to 20", " | ", rule(RuleKind.REDUCE_TO, "20")),
        ("Run at least six stalls", " | ", at_least("6")),
        ("Reduce fraud by 10%", "90,000 | ", fall("10%")),
        ("Support the wardens", " | ", None),
        ("Reduce arson", "TBC | 9", rule(RuleKind.REDUCE)),
    ],
)
def test_a_target_with_something_to_be_judged_against_is_left_alone(title, cells, aim):
    assert rules(draft(target(title, cells, aim))) == []


@pytest.mark.parametrize("baseline", ["", "TBC", "n/a"])
def test_a_share_of_a_missing_baseline_is_reported(baseline):
    row = target("Reduce arson by 10%", f"{baseline} | 90", fall("10%"))

    assert rules(draft(row)) == [NO_BASELINE]


def test_a_theme_s_share_without_a_baseline_is_reported():
    plan = draft(theme(measure("Increase reports of hate crime by 15%", rise("15%"))))
    said = the_sentence(plan, NO_BASELINE)

    assert "a rise of 15% is asked for and no baseline is given" in said


def test_a_count_named_elsewhere_is_offered_as_the_baseline_with_its_target():
    plan = draft(
        theme(measure("Increase the shops in the radio scheme by 50%", rise("50%"))),
        prose="At present 30 shops have joined the scheme.",
        line=44,
    )
    said = the_sentence(plan, NO_BASELINE)

    assert "30 shops" in said
    assert "line 44" in said
    assert "the target is 45" in said


def test_a_count_of_something_else_is_not_offered():
    plan = draft(
        theme(measure("Increase the shops in the radio scheme by 50%", rise("50%"))),
        prose="At present 30 homes have joined the scheme.",
    )

    assert "30" not in the_sentence(plan, NO_BASELINE)


@pytest.mark.parametrize(
    "row",
    [
        target(
            "Reduce the number of violent crimes by 7%", "90,300 | 83,979", fall("7%")
        ),
        target("Cut it", "90,300 | 83,979", fall("7%"), codes="NI15"),
        result("Reduce violent crime", "99,999 | 95,000 | 90,300 | -10%", None),
    ],
)
def test_a_baseline_in_a_table_serves_the_theme(row):
    own = measure("NI15 - Reduce violent crime by 7%", fall("7%"), codes="NI15")

    assert rules(titled("A plan", "2010-11", draft(row, theme(own)))) == []


def test_a_measure_that_gives_its_own_baseline_is_left_alone():
    own = measure("Increase stalls by 20%, from 30 to 36 stalls", rise("20%"))

    assert rules(draft(theme(own))) == []


def test_a_share_already_passed_is_reported_with_its_working():
    plan = draft(
        theme(
            measure(
                "The panel to see an improvement in behaviour in 75% of cases",
                at_least("75%"),
            )
        ),
        prose="Of the 43 families helped by the panel, 33 showed better behaviour and "
        "left the panel.",
        line=56,
    )
    said = the_sentence(plan, ALREADY_MET)

    assert "the target is 75%" in said
    assert "33 of 43, which is 76.7% (line 56)" in said


@pytest.mark.parametrize(
    "prose",
    [
        "Of the 43 families helped by the panel, 30 showed better behaviour and left "
        "the panel.",  # 69.8%: lower
        "Of the 43 families helped by the panel, 33 had moved away.",  # something else
        "Of the 43 families the panel will see, 33 should show better behaviour.",
    ],
)
def test_a_share_not_yet_passed_is_left_alone(prose):
    own = measure(
        "The panel to see an improvement in behaviour in 75% of cases", at_least("75%")
    )

    assert rules(draft(theme(own), prose=prose)) == []


def test_a_count_already_passed_is_reported():
    plan = draft(
        theme(
            measure("At least six men to join the abuse programme", at_least("6")),
        ),
        prose="The abuse programme helps many, and eight men joined it.",
        line=78,
    )
    said = the_sentence(plan, ALREADY_MET)

    assert (
        "at least 6 men are asked for, but last year's figure was 8 (line 78)" in said
    )


@pytest.mark.parametrize(
    "prose",
    [
        "The abuse programme helps many, and six men joined it.",  # the same again
        "The abuse programme helps many, and eight women joined it.",  # others
        "The market helps many, and eight men came.",  # another setting
        "The abuse programme will grow: eight men are to join it.",  # still to come
    ],
)
def test_a_count_not_passed_by_the_same_thing_is_left_alone(prose):
    own = measure("At least six men to join the abuse programme", at_least("6"))

    assert rules(draft(theme(own), prose=prose)) == []


def test_a_target_below_last_years_result_is_reported():
    rows = (
        result("Reduce arson", "90,000 | 80,000 | 60,000 | -33%", None, 12),
        target("Reduce arson", "70,000 | 65,000", rule(RuleKind.REDUCE)),
    )
    said = the_sentence(draft(*rows), ALREADY_MET)

    assert "the target is 65,000, but 60,000 was reached already (line 12)" in said


def with_quarters(row, *printed):
    quarters = tuple(
        replace(cell(text), period=f"Q{place}")
        for place, text in enumerate(printed, start=1)
    )
    return replace(row, quarters=quarters)


def test_a_year_of_which_some_quarters_are_in_is_not_measurable_yet():
    row = result("Reduce arson by 10%", "600 | 540 |  | ", fall("10%"))
    said = the_sentence(draft(with_quarters(row, "130", "120", "")), NOT_MEASURABLE)

    assert "neither met nor missed (so far Q1 130 and Q2 120)" in said


def test_four_quarters_of_a_count_make_the_year():
    row = result("Reduce arson by 10%", "600 | 540 |  | ", fall("10%"))

    assert rules(draft(with_quarters(row, "130", "120", "140", "150"))) == []


def test_four_quarters_of_a_percentage_do_not_make_the_year():
    row = result("Reduce repeats by 10%", "60% | 54% |  | ", fall("10%"))

    assert rules(draft(with_quarters(row, "50%", "50%", "50%", "50%"))) == [
        NOT_MEASURABLE
    ]


def test_a_gap_many_rows_share_is_told_once():
    crimes = ("arson", "robbery", "fraud", "theft", "burglary", "assault")
    rows = [
        result(f"Reduce {crime} by 10%", "600 | 540 | TBC | ", fall("10%"), 10 + place)
        for place, crime in enumerate(crimes)
    ]
    said = the_sentence(draft(*rows), NOT_MEASURABLE)

    assert said.startswith("6 rows are not measurable: the actual is printed TBC in")
    assert "arson, robbery, fraud and 3 more" in said


def test_measures_without_a_baseline_are_told_once_when_there_are_many():
    crimes = ("arson", "robbery", "fraud", "theft", "burglary")
    plan = draft(
        theme(*(measure(f"Reduce {crime} by 10%", fall("10%")) for crime in crimes))
    )

    assert the_sentence(plan, NO_BASELINE).startswith("5 measures ask for a share of")


def test_the_four_quarters_of_last_year_may_have_passed_a_target():
    last = result("Reduce arson", "90,000 | 80,000 |  | ", None, 12)
    rows = (
        with_quarters(last, "15,000", "15,000", "15,000", "15,000"),
        target("Reduce arson", "70,000 | 65,000", rule(RuleKind.REDUCE)),
    )

    assert "but 60,000 was reached already" in the_sentence(draft(*rows), ALREADY_MET)


def beside(text, aim, comment):
    own = replace(measure(text, aim), particulars=Particulars(comment=comment))
    return draft(theme(own))


@pytest.mark.parametrize(
    "comment",
    ["Baseline 2020/21: 45", "Last year: 45", "2020/21 outturn was 45", "Baseline: 45"],
)
def test_a_figure_of_last_year_beside_a_measure_may_have_passed_it(comment):
    plan = beside("Hold at least 40 stalls", at_least("40"), comment)
    said = the_sentence(plan, ALREADY_MET)

    assert "the target is 40, but the row itself says" in said
    assert "45”" in said


@pytest.mark.parametrize(
    "comment",
    [
        "Baseline 2020/21: 38",
        "Baseline 2020/21",
        "Baseline: 45%",
        "45 held to date",
        "Target: 45",
        "Baseline: 45/46",
    ],
)
def test_a_lower_figure_or_one_of_this_year_beside_it_is_left_alone(comment):
    assert rules(beside("Hold at least 40 stalls", at_least("40"), comment)) == []


def test_a_measure_that_is_to_fall_may_have_fallen_further_already():
    aim = rule(RuleKind.REDUCE_TO, "20%")
    plan = beside("Reduce repeats to 20%", aim, "Baseline: 18%")

    assert rules(plan) == [ALREADY_MET]
