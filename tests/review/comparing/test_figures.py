"""Figures between two years: when something is said, and when it must not be."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import (
    MAINTAIN,
    cell,
    draft,
    fall,
    measure,
    result,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.polarity import Good
from frankpledge.review.comparing.elements import Basis
from frankpledge.review.comparing.examples import (
    ROBBERY,
    robbery_came,
    robbery_now,
    robbery_then,
    two_plans,
    with_counted,
)
from frankpledge.review.comparing.following import Met, follow, same_figure, verdict
from frankpledge.review.comparing.run import compare_plans


def rules(then, now):
    """Return the rules of what is found between two drafts."""
    return [one.rule for one in compare_plans(*two_plans(then, now)).findings]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("22.7%", "23%", True),
        ("22.5%", "22%", True),  # a half goes either way
        ("22.7%", "22%", False),
        ("1,030", "1,030", True),
        ("1,030", "1,031", False),
        ("20%", "20", None),
        ("TBC", "20", None),
        ("", "", None),
    ],
)
def test_figures_agree_at_the_decimals_both_print(one, other, same):
    assert same_figure(cell(one), cell(other)) is same
    assert same_figure(cell(other), cell(one)) is same


@pytest.mark.parametrize(
    ("goal", "actual", "good", "met"),
    [
        (10, 9, Good.DOWN, Met.EXCEEDED),
        (10, 10, Good.DOWN, Met.EXACTLY),
        (10, 11, Good.DOWN, Met.MISSED),
        (10, 11, Good.UP, Met.EXCEEDED),
        (10, 11, None, None),
        (None, 11, Good.UP, None),
        (10, None, Good.UP, None),
    ],
)
def test_a_target_is_judged_only_where_all_of_it_is_known(goal, actual, good, met):
    assert verdict(goal, actual, good) is met


def test_targets_that_all_keep_their_baseline_are_measured_from_a_fixed_year():
    arson = target("Reduce arson by 10%", "50 | 45", fall("10%"), 21)
    rows = (
        result("Reduce arson by 10%", "50 | 45 | 44 | - 12%", fall("10%"), 11),
        robbery_came("600 | 540 | 530 | - 12%"),
    )
    kept = (
        robbery_now("600 | 480", "20%"),
        target("Reduce arson by 20%", "50 | 40", fall("20%"), 21),
    )

    assert rules(draft(robbery_then(), arson), draft(*rows, *kept)) == []


def test_a_target_to_be_confirmed_may_be_set_later():
    then = draft(robbery_then("600 | TBC"))
    now = draft(robbery_came("600 | 540 | 530 | - 12%"), robbery_now("530 | 477"))

    assert rules(then, now) == []


def test_it_is_judged_by_the_figure_it_was_given_then():
    then = draft(robbery_then("600 | TBC"))
    now = draft(robbery_came("600 | 540 | 570 | - 5%"), robbery_now("570 | 560", "2%"))

    [finding] = compare_plans(*two_plans(then, now)).findings
    assert finding.rule == "missed-and-lowered"
    assert "the table of results set 540 (line 10)" in finding.sentence


def test_the_same_share_of_a_worse_result_is_said_to_be_just_that():
    now = draft(robbery_came("600 | 540 | 700 | + 17%"), robbery_now("700 | 630"))

    [finding] = compare_plans(*two_plans(draft(robbery_then()), now)).findings
    assert "630 (line 20), after 540 (again a fall of 10%, from the worse result)" in (
        finding.sentence
    )


def test_where_no_figures_are_printed_shares_are_compared():
    then = draft(robbery_then("TBC | TBC"))
    came = robbery_came("600 | 540 | 570 | - 5%")
    now = draft(came, robbery_now("570 | TBC", "3%"))

    [finding] = compare_plans(*two_plans(then, now)).findings
    assert (
        "asks for less: a fall of 3% (line 20), after a fall of 10%" in finding.sentence
    )


def test_keeping_what_was_reached_is_no_lack_of_ambition():
    title = "Maintain the share who see rowdiness as a problem"
    then = draft(target(title, "20% | 20%", MAINTAIN))
    came = result(title, "20% | 20% | 20% | Target achieved", MAINTAIN)
    now = draft(came, target(title, "20% | 20%", MAINTAIN))
    better = result(title, "20% | 20% | 16% | Target exceeded", MAINTAIN)
    eased = draft(better, target(title, "16% | 20%", MAINTAIN))

    assert rules(then, now) == []
    assert rules(then, eased) == ["met-and-kept"]


def test_a_theme_s_measure_that_repeats_a_target_is_not_followed_twice():
    repeated = theme(measure(ROBBERY, fall("10%")), measure("Run 12 days", None))
    years = follow(
        compare_plans(
            *two_plans(draft(robbery_then(), repeated), draft(robbery_now("540 | 486")))
        ).comparison
    )

    assert [each.then.words for each in years.followed] == [ROBBERY, "Run 12 days"]


def test_a_measure_without_figures_is_judged_by_its_words():
    aim = rule(RuleKind.AT_LEAST, "12")
    then = draft(theme(measure("Run 12 marking days", aim)))
    now = draft(
        result("Run 12 marking days", " |  | 9 | ", aim),
        theme(measure("Run 8 marking days", rule(RuleKind.AT_LEAST, "8"))),
    )

    assert rules(then, now) == ["missed-and-lowered"]


def test_a_target_told_under_another_name_is_not_said_to_be_dropped():
    now = draft(
        robbery_came("600 | 540 | 570 | - 5%"),
        target("Reduce robbery of young people by 10%", "200 | 180", fall("10%")),
    )

    assert rules(draft(robbery_then()), now) == []


def test_a_target_that_lives_on_in_a_theme_is_not_said_to_be_dropped():
    now = draft(
        robbery_came("600 | 540 | 570 | - 5%"), theme(measure(ROBBERY, fall("10%")))
    )

    assert "missed-and-dropped" not in rules(draft(robbery_then()), now)


def test_one_missed_in_the_later_year_too_was_missed_two_years_running():
    earlier, later = two_plans(
        draft(robbery_then()),
        draft(robbery_came("600 | 540 | 570 | - 5%"), robbery_now("570 | 513")),
    )
    later = with_counted(later, "560")

    [finding] = compare_plans(earlier, later).findings
    assert finding.rule == "never-met"
    assert (
        "missed the year after too (513 against 560, line 20 of the plan for 2021-22)"
        in (finding.sentence)
    )


def test_what_the_product_counted_goes_before_what_is_printed():
    earlier, later = two_plans(
        draft(robbery_then()),
        draft(robbery_came("600 | 540 | 530 | - 12%"), robbery_now("530 | 477")),
    )
    counted = with_counted(earlier, "575")

    found = compare_plans(counted, later).findings
    assert [one.rule for one in found] == ["baseline-is-not-what-was-counted"]
    assert "the evidence held for 2020-21 gives 575" in found[0].sentence


def test_a_figure_a_partner_typed_in_is_a_result_like_a_printed_one():
    earlier, later = two_plans(draft(robbery_then()), draft(robbery_now("530 | 477")))
    typed = replace(
        earlier,
        elements=tuple(
            replace(each, actual=cell("525"), basis=Basis.TYPED)
            for each in earlier.elements
        ),
    )

    [finding] = compare_plans(typed, later).findings
    assert finding.rule == "baseline-is-not-the-result"
    assert "the figure a partner gave for 2020-21 is 525" in finding.sentence


def test_a_count_that_became_a_percentage_is_another_measure():
    then = draft(target("Reduce repeat victims", "40 | 30", None))
    now = draft(target("Reduce repeat victims", "22% | 20%", None))

    [finding] = compare_plans(*two_plans(then, now)).findings
    assert finding.rule == "measure-changed-under-its-name"
    assert "it was a count (40) and is a percentage (22%)" in finding.sentence


def test_years_without_a_label_are_called_earlier_and_later():
    earlier, later = two_plans(
        draft(robbery_then()),
        draft(robbery_came("600 | 540 | 540 | - 10%"), robbery_now("560 | 504")),
    )
    earlier, later = replace(earlier, label=""), replace(later, label="")

    [finding] = compare_plans(earlier, later).findings
    assert "the later plan starts from 560" in finding.sentence
    assert "gives 540 for the earlier year" in finding.sentence
