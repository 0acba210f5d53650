"""Targets that stand outside tables are read, doubted, and never invented."""

import pytest

from tests.plan.reading.documents import read

PLAN = "Northbridge Plan 2031/32\n\nOur work\n\n"


def test_a_line_that_calls_itself_a_target_is_one_with_its_baseline_and_lead():
    (row,) = read(
        PLAN + "Target 1: To reduce burglary by 25% by March 2032 (baseline 2029/30: "
        "1,240)\n\nLead: Northbridge Police\n"
    ).targets

    assert (row.rule.kind, row.rule.amount) == ("reduce-by-share", 25)
    assert (row.baseline.value, row.baseline.period) == (1240, "2029-30")
    assert row.particulars.owner == "Northbridge Police"
    assert row.confidence < 0.9


def test_from_a_figure_to_a_figure_gives_both():
    (row,) = read(PLAN + "Target: Reduce vehicle crime from 2,800 to 1,960\n").targets

    assert (row.baseline.value, row.target.printed) == (2800, "1,960")


@pytest.mark.parametrize(
    "line",
    [
        "Target: work together better with everybody",  # no size
        "Targeted patrols reduced burglary by 25%",  # tells what happened
        "We will reduce burglary by 25%",  # does not call itself a target
        "Measure twice: cut once by 25%",
    ],
)
def test_other_lines_are_no_targets(line):
    assert read(PLAN + line + ".\n").targets == ()


def test_what_a_table_says_already_is_not_said_again():
    draft = read(
        PLAN + "Target: Reduce arson by 5%\n\nMeasure\tBaseline\tTarget\n"
        "Reduce arson by 5%\t40\t38\n"
    )

    assert [row.baseline.value for row in draft.targets] == [40]


def test_the_items_of_a_list_of_targets_are_targets():
    first, second = read(
        PLAN + "Our targets for 2031/32 are to:\n\n"
        "1. Reduce burglary by 8% (from 1,250 to 1,150)\n"
        "2. Increase reports of racist incidents by 20% (from 75 to 90)\n"
        "3. Work together better\n"
    ).targets

    assert (first.baseline.printed, first.target.printed) == ("1,250", "1,150")
    assert (second.baseline.printed, second.rule.amount) == ("75", 20)
