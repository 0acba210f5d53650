"""The changes printed in last year's table, against the rows they stand in."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import draft, fall, result, rule
from frankpledge.review.checks.run import check_draft
from tests.review.checks.heard import rules, the_sentence

WRONG = "change-does-not-follow"


def table(*rows):
    return draft(
        *(
            result(
                f"Reduce offence {'abcdefgh'[place]} by 5%", cells, fall("5%"), place
            )
            for place, cells in enumerate(rows)
        )
    )


def test_a_change_that_does_not_follow_is_told_with_the_baseline_it_would_need():
    said = the_sentence(table("1,193 | 1,133 | 1,030 | - 6%"), WRONG)

    assert "printed -6%, but 1,193 to 1,030 is -13.7%" in said
    assert "A fall of 6% to 1,030 would need a baseline of about 1,096" in said
    assert "from 1,193 it would end at about 1,121" in said


def test_a_change_with_the_wrong_sign_is_told_as_such():
    said = the_sentence(table("400 | 380 | 500 | -25%"), WRONG)

    assert "400 to 500 is +25%" in said
    assert "the sign is the wrong way round" in said


def test_a_change_measured_from_the_target_is_told_as_such():
    rows = ("1,000 | 950 | 855 | -10%", "200 | 190 | 150 | -25%")

    assert "the distance from the target" in the_sentence(table(*rows), WRONG)


def test_a_change_that_repeats_the_target_is_told_as_such():
    said = the_sentence(table("1,000 | 950 | 880 | -5%"), WRONG)

    assert "It is the size of the target, not of what happened." in said


def test_a_change_as_a_share_of_the_actual_is_told_as_such():
    said = the_sentence(table("1,000 | 950 | 800 | -25%"), WRONG)

    assert "as a share of the actual, not of the baseline" in said


def test_no_change_is_told_apart_from_a_fall():
    said = the_sentence(table("1,000 | 950 | 800 | 0%"), WRONG)

    assert "No change would need a baseline of 800." in said


def test_a_change_from_nothing_cannot_be_a_percentage():
    said = the_sentence(table("0 | 0 | 12 | +12%"), WRONG)

    assert "from a baseline of 0" in said


@pytest.mark.parametrize(
    "cells",
    [
        "273 | 259 | 254 | - 7%",
        "429 | 408 | 452 | + 5%",
        "925 | 879 | 931 | + 1%",
        "370 | 352 | 195 | -47%",
        "400 | 380 | 380 | −5.0%",
        "200 | 190 | 171 | -14%",  # -14.5 by half to even
        "200 | 190 | 171 | -15%",  # and by half up
        "200 | 190 | 171 | -14.5%",
        "400 | 380 | 380 | -20",  # a difference, not a percentage
        "400 | 380 | 400 | 0%",
        "400 | 380 | 400 | no change",
        "400 | 380 | 400 | TBC",
    ],
)
def test_a_change_that_follows_is_left_alone(cells):
    assert rules(table(cells)) == []


def test_a_change_of_a_percentage_may_be_relative_or_in_points():
    for change in ("+6%", "+1.3%"):
        row = result(
            "Reduce repeat calls to 20%",
            f"21.4% | 20% | 22.7% | {change}",
            rule(RuleKind.REDUCE_TO, "20%"),
        )

        assert rules(draft(row)) == []


def test_a_table_without_signs_prints_sizes():
    assert rules(table("400 | 380 | 360 | 10%", "300 | 285 | 270 | 10%")) == []


def test_a_table_with_signs_takes_an_unsigned_change_as_a_rise():
    rows = ("400 | 380 | 360 | -10%", "300 | 285 | 270 | 10%")

    assert "the sign is the wrong way round" in the_sentence(table(*rows), WRONG)


def test_a_column_that_gives_the_distance_from_the_target_throughout_is_left_alone():
    rows = ("1,000 | 950 | 855 | -10%", "400 | 380 | 342 | -10%")

    assert rules(table(*rows)) == []


def test_a_truncated_percentage_is_reported_with_what_rounding_gives():
    rows = ("521 | 495 | 445 | - 14%", "273 | 259 | 254 | - 7%")
    said = the_sentence(table(*rows), "change-cut-off")

    assert "521 to 445 is -14.59%, which rounds to -15%" in said
    assert "The document's other changes are rounded" in said
    assert "-6.96% printed -7%" in said


def test_a_lone_truncated_percentage_is_reported_too():
    assert rules(table("521 | 495 | 445 | -14%")) == ["change-cut-off"]


def test_a_table_that_cuts_off_everything_is_told_once():
    rows = ("521 | 495 | 445 | -14%", "273 | 259 | 254 | -6%", "200 | 190 | 132 | -34%")

    assert rules(table(*rows)) == ["changes-cut-off-throughout"]


def test_a_half_that_may_be_rounded_or_cut_tells_nothing_of_the_others():
    half = "160 | 152 | 150 | -6.2%"  # -6.25%, which goes to the even digit
    rows = ("521 | 495 | 445 | -14.5%", "273 | 259 | 254 | -6.9%", half)

    assert rules(table(*rows)) == ["changes-cut-off-throughout"]


def test_a_finding_names_its_row_and_its_line():
    row = result("Reduce arson by 5%", "100 | 95 | 40 | -6%", fall("5%"), 30)
    (finding,) = check_draft(draft(row))

    assert (finding.element, finding.source.first_line) == ("Reduce arson by 5%", 30)


def test_a_table_whose_falls_are_all_arrows_prints_directions_not_sizes():
    rows = table("400 | 380 | 360 | -10%", "300 | 285 | 270 | -10%").results
    arrows = [replace(row, change=replace(row.change, printed="▼ 10%")) for row in rows]

    assert rules(draft(*arrows)) == []


@pytest.mark.parametrize(
    "cells",
    [
        "8% | 8% | 4% | -57%",  # 8.4% to 3.6%
        "8% | 8% | 4% | -4.6%",  # in points
        "20.3 | 19.0 | 17.9 | -12%",
    ],
)
def test_a_change_of_rounded_figures_may_come_from_the_unrounded_ones(cells):
    assert "change-does-not-follow" not in rules(table(cells))


def test_a_change_beyond_all_rounding_is_found_in_percentages_too():
    assert "change-does-not-follow" in rules(table("8% | 8% | 4% | -70%"))


def test_a_change_between_two_units_is_left_alone():
    assert "change-does-not-follow" not in rules(table("22.7% | 20% | 137 | -6%"))


def test_two_figures_of_quite_different_sizes_are_of_two_rows():
    assert "change-does-not-follow" not in rules(table("653 | 620 | 535,762 | +17%"))
