"""Comparisons across a year in which what is recorded changed."""

from dataclasses import replace

import pytest

from frankpledge.review.checks.breaks import BREAKS
from frankpledge.review.checks.examples import draft, target
from frankpledge.review.checks.examples_of_sense import aimed, measured
from tests.review.checks.heard import rules, the_sentence

CROSSES = "comparison-crosses-a-break"
# For each change: a title it concerns, the year before it and the year after.
CROSSING = {
    "national standard": ("Reduce robbery", "2001-02", "2002-03"),
    "most serious violence": ("Reduce serious violence", "2007-08", "2008-09"),
    "kinds of anti-social behaviour": ("Reduce ASB incidents", "2010-11", "2011-12"),
    "residential burglary": ("Reduce domestic burglary", "2016-17", "2017-18"),
}


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.name)
def test_every_change_is_noted_where_figures_lie_on_both_sides(one):
    title, before, after = CROSSING[one.name]
    said = the_sentence(measured(before, after, title), CROSSES)

    assert said.startswith(f"On 1 April {one.on.year} {one.what}. ")
    assert said.endswith("say how much of any change is the recording.")


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.name)
def test_figures_on_one_side_are_left_alone(one):
    title, before, after = CROSSING[one.name]
    earlier = f"{int(before[:4]) - 1}-{before[2:4]}"

    assert rules(measured(earlier, before, title)) == []
    assert rules(measured(after, after, title)) == []


@pytest.mark.parametrize(
    ("title", "before", "after"),
    [
        ("Reduce arson", "2016-17", "2017-18"),
        ("Reduce burglary", "2016-17", "2017-18"),  # of every kind
        ("Reduce KSI", "2001-02", "2002-03"),
        ("Reduce robbery (BCS)", "2001-02", "2002-03"),
        ("Reduce domestic burglary", "", "2017-18"),
    ],
)
def test_what_a_change_does_not_concern_is_left_alone(title, before, after):
    assert rules(measured(before, after, title)) == []


def test_a_target_and_the_year_its_words_name_are_compared_too():
    plan = aimed("2016-17", "2018-19")
    row = replace(plan.targets[0], title="Reduce domestic burglary")
    since = replace(
        aimed("", "2018-19").targets[0],
        title="Reduce domestic burglary by 10% on 2015/16 levels",
    )

    assert rules(draft(row)) == [CROSSES]
    assert rules(draft(since)) == [CROSSES]


def test_a_document_that_speaks_of_the_recording_is_left_alone():
    plan = measured("2016-17", "2017-18", "Reduce domestic burglary")
    told = draft(prose="Counting rules for burglary changed in 2017.").narrative

    assert rules(replace(plan, narrative=told)) == []


def test_an_opinion_is_not_recorded():
    row = target("Reduce those who see asb as a problem", "20% | 18%", None)
    start = replace(row.baseline, period="2010-11")
    goal = replace(row.target, period="2011-12")

    assert rules(draft(replace(row, baseline=start, target=goal))) == []
