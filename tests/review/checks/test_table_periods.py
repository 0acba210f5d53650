"""What columns of figures cover, and whether they can be set against one another."""

from dataclasses import replace

import pytest

from frankpledge.plan.reading.draft import Figure, FigureState, Line, Source
from frankpledge.review.checks.covers import cover_in, cover_of
from frankpledge.review.checks.examples import draft, result, target
from frankpledge.review.checks.examples_of_sense import aimed, measured
from tests.review.checks.heard import rules, the_sentence

DIFFER = "periods-differ"
MONTHS = "row-covers-other-months"
ORDER = "baseline-after-target"
EARLIER = "targets-of-an-earlier-year"
NO_YEAR = "baseline-of-no-year"
IMPOSSIBLE = "year-label-is-impossible"
HEAD = "Outcome Baseline Target 2021/22"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2019-20", "2020", "“2019-20” (April to March), the actual “2020” (January"),
        ("2019-20", "apr - dec 2020", "“apr - dec 2020” (9 months, April to December)"),
        ("2019-20", "2020-21 Q3", "“2020-21 Q3” (3 months, October to December)"),
    ],
)
def test_unlike_stretches_of_time_are_asked_about(before, after, words):
    assert words in the_sentence(measured(before, after), DIFFER)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2019-20", "2020-21"),
        ("2019", "2020"),
        ("2019-20 Q1", "2020-21 Q1"),
        ("jan to dec 2019", "2020"),
        ("2019-20", "2020-21 to date"),
        ("2019-20", ""),
        ("", "2020"),
        ("Baseline", "2020"),
    ],
)
def test_like_stretches_and_stretches_not_known_are_left_alone(before, after):
    assert rules(measured(before, after)) == []


def test_a_head_of_several_years_is_no_single_one():
    plan = measured("2010", "2020-21")
    head = Line("Indicator Baseline 2010-14 average 2020/21 actual", Source(9, 9))

    assert rules(plan) == [DIFFER]
    assert rules(replace(plan, headings=(head,))) == []


def test_rows_under_one_pair_of_heads_are_told_together():
    one, other = (measured("2019-20", "2020").results[0] for _ in range(2))
    other = replace(other, title="Reduce arson", source=Source(11, 11))

    assert "robbery and arson" in the_sentence(draft(one, other), DIFFER)


def test_a_row_of_other_months_than_its_columns_is_asked_about():
    plan = measured("2019-20", "2020-21", "Reduce KSI (Jan-Dec 2020)")

    assert "January to December" in the_sentence(plan, MONTHS)


@pytest.mark.parametrize(
    "title",
    [
        "Reduce KSI (April 2020 to March 2021)",
        "Reduce disorder from October to November 2020",  # what the row is about
        "Reduce KSI (January to December)",  # of no year: may be any
        "Reduce KSI",
    ],
)
def test_a_row_of_its_columns_months_or_of_a_season_is_left_alone(title):
    assert MONTHS not in rules(measured("2019-20", "2020-21", title))


def test_a_baseline_after_its_target_is_asked_about_once():
    said = the_sentence(aimed("2022-23", "2021-22"), ORDER)

    assert "“2022-23”, later than the target, headed “2021-22” (robbery)" in said


@pytest.mark.parametrize(
    ("before", "after"), [("2021-22", "2021-22"), ("2021", "2020-21"), ("", "2021-22")]
)
def test_a_baseline_that_overlaps_its_target_is_left_alone(before, after):
    assert ORDER not in rules(aimed(before, after))


def test_targets_headed_with_the_year_before_the_title_s_are_asked_about():
    plan = aimed("2019-20", "2020-21", title="Plan 2021-2022")

    assert "titled for 2021-22, but its targets are headed “2020-21”" in the_sentence(
        plan, EARLIER
    )


@pytest.mark.parametrize("title", ["Plan 2020/21", "Plan 2021", "Plan 2021-24", "Plan"])
def test_a_title_of_that_year_of_several_or_of_none_is_left_alone(title):
    assert rules(aimed("2019-20", "2020-21", title=title)) == []


def test_one_target_of_the_title_s_year_is_enough():
    plan = aimed("2019-20", "2020-21", title="Plan 2021-22")
    right = aimed("2020-21", "2021-22").targets[0]
    right = replace(right, title="Reduce arson")

    assert rules(replace(plan, targets=(*plan.targets, right))) == []


def test_a_baseline_of_no_year_is_noted():
    said = the_sentence(aimed("", "2021-22", HEAD), NO_YEAR)

    assert "does not say which year the baseline is of: robbery" in said


def test_a_target_that_starts_from_nothing_does_not_hide_the_others():
    plan = aimed("", "2021-22", HEAD)
    bare = Figure("", FigureState.BLANK)
    talks = replace(plan.targets[0], title="Hold 30 talks in schools", baseline=bare)
    plan = replace(plan, targets=(*plan.targets, talks))

    assert "does not say which year" in the_sentence(plan, NO_YEAR)


def test_a_plan_with_last_year_s_results_starts_from_them():
    plan = aimed("", "2021-22", HEAD)
    last = result("Reduce robbery", "700 | 650 | 600 | -14%", None)

    assert rules(replace(plan, results=(last,))) == []


def test_a_baseline_a_sentence_dates_is_known():
    told = draft(prose="All baselines are of 2020/21.").narrative

    assert rules(replace(aimed("", "2021-22", HEAD), narrative=told)) == []


@pytest.mark.parametrize(
    "plan",
    [
        aimed("2020-21", "2021-22", HEAD),
        aimed("", "2021-22"),
        draft(target("Reduce arson on 2019 levels", "90,000 | 80,000", None)),
    ],
)
def test_a_baseline_of_a_year_or_without_a_head_is_left_alone(plan):
    assert rules(plan) == []


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Baseline 2020/21 Target 2021/23", "“2021/23” is 2 years"),
        ("Baseline 2021/20 Target 2021/22", "“2021/20” ends before it begins"),
        ("Target 2012/12", "ends before it begins; the year that begins in 2012 is"),
        ("Target 2009/21", "“2009/21” is 12 years"),
    ],
)
def test_a_year_that_cannot_be_is_asked_about(head, words):
    assert words in the_sentence(aimed("2020-21", "2021-22", head), IMPOSSIBLE)


@pytest.mark.parametrize(
    "head",
    [
        "Baseline 2020/21 Target 2021/22",
        "Baseline 1999/00 Target 1999/2000",
        "Baseline 2008/9 Target 2009/10",
        "Local area agreement target 2008/11 actual 2009/10",
        "Average 2007/10 actual 2009/10",
        "Strategy for 2008/11",
        "Baseline 2008/11",
        "Published on 01/02/2010",
    ],
)
def test_years_in_order_and_plans_of_several_years_are_left_alone(head):
    assert IMPOSSIBLE not in rules(aimed("2020-21", "2021-22", head))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2009-10", "April to March"),
        ("2009", "January to December"),
        ("2009-10 Q1", "3 months, April to June"),
        ("march 2010", "March"),
        ("oct 2008 to sept 2009", "October to September"),
    ],
)
def test_a_period_says_its_months(period, words):
    cover = cover_of(Figure("9", FigureState.KNOWN, period=period))

    assert cover.words == words


@pytest.mark.parametrize("text", ["", "to date", "maybe - daily", "may 2010"])
def test_words_that_name_no_stretch_cover_none(text):
    assert cover_in(text) is None
