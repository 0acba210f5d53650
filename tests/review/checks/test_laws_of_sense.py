"""On sound action tables the checks are silent; one seeded error is found alone."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.review.checks.examples import draft
from tests.review.checks.heard import rules
from tests.review.checks.sound_sheets import plans_with_sheets, with_column

OFTEN = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
SELDOM = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@OFTEN
@given(plans_with_sheets())
def test_a_sound_action_table_gives_nothing(plan):
    assert rules(plan) == []


@pytest.mark.parametrize(
    ("column", "cells", "rule"),
    [
        ("due", ("31 June 2021", "Q7", "29/2/2022"), "no-such-date"),
        ("due", ("Monday 30 June 2021",), "weekday-is-not-that-date-s"),
        ("due", ("March 2022 to April 2021",), "ends-before-it-begins"),
        ("due", ("31 March 2021", "2019/20"), "due-before-the-year-begins"),
        ("due", ("May 2022", "Q2 2022/23"), "due-after-the-year-ends"),
        ("owner", ("", "TBC", "Vacant"), "row-without-owner"),
    ],
)
@SELDOM
@given(data=st.data(), plan=plans_with_sheets())
def test_one_seeded_cell_is_found_and_nothing_else(data, plan, column, cells, rule):
    wrong = with_column(plan, **{column: data.draw(st.sampled_from(cells))})

    assert rules(wrong) == [rule]


@SELDOM
@given(plans_with_sheets())
def test_one_false_date_in_prose_is_found_and_nothing_else(plan):
    told = draft(prose="The public meeting is on 31 November 2021.", line=200)

    wrong = replace(plan, narrative=plan.narrative + told.narrative)

    assert rules(wrong) == ["no-such-date"]
