"""Measures that name nothing to count or see, said kindly and once."""

import pytest

from frankpledge.plan.reading.draft import RuleKind
from frankpledge.review.checks.examples import (
    draft,
    hoped,
    measure,
    rule,
    target,
    theme,
)
from frankpledge.review.checks.examples_of_sense import activity, sheet
from frankpledge.review.checks.vague import WORDINGS, wording_of
from tests.review.checks.heard import rules, the_sentence

THEME = "theme-names-no-result"
TARGET = "target-names-no-result"
EXAMPLES = {
    "awareness": "Raise public awareness of bogus callers",
    "working with": "To continue to work closely with landlords",
    "better relations": "Improved partnership working",
    "support": "Support the street wardens",
    "promotion": "Promote the watch scheme",
    "exploring": "Explore the need for a campaign",
    "tackling": "Tackle anti-social behaviour",
    "monitoring": "Monitor the night time economy",
}


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda one: one.name)
def test_every_vague_wording_has_an_example_and_a_better_one(wording):
    plan = draft(theme(measure(EXAMPLES[wording.name], None)))
    said = the_sentence(plan, THEME)

    assert said.startswith("The only measure of “A theme” names nothing that can be")
    assert said.endswith(f"It could become {wording.instead}.")


@pytest.mark.parametrize(
    "text",
    [
        "Raise awareness with 40 talks",
        "Support at least six families",
        "Work with landlords in every ward",
        "Improved satisfaction in the Residents Survey",
        "Support 70 high risk victims",
        "Promote the scheme: leaflet published by June",
        "Monitor quarterly",
        "Tackle arson: fewer fires",
        "Reduce burglary",
        "Hold a public meeting",
        "Improved public confidence",
        "A new panel",
    ],
)
def test_a_measure_with_something_to_count_or_see_is_left_alone(text):
    assert wording_of(text) is None
    assert rules(draft(theme(measure(text, None)))) == []


def test_one_measure_that_can_be_counted_is_enough_for_its_theme():
    own = (
        measure("Raise awareness of arson", None),
        measure("Hold 40 talks", rule(RuleKind.AT_LEAST, "40")),
    )

    assert rules(draft(theme(*own))) == []


def test_a_code_or_a_source_beside_a_measure_is_something_to_see():
    coded = measure("Tackle rowdy people", None, codes="LPI4")

    assert rules(draft(theme(coded))) == []


def test_activities_and_outcomes_are_never_looked_at():
    work = sheet(activity("Raise awareness of arson"))

    assert rules(draft(work)) == []
    assert rules(hoped("Raised awareness of arson")()) == []


def test_many_such_themes_are_told_once():
    themes = (theme(measure("Promote the watch scheme", None)) for _ in range(6))

    assert the_sentence(draft(*themes), THEME).startswith("6 themes are measured by")


def test_targets_without_a_figure_that_name_no_result_are_told_once():
    rows = (
        target("Work with landlords", " | ", None, 20, "LPI4"),
        target("Promote the watch scheme", " | ", None, 21, "LPI5"),
    )
    said = the_sentence(draft(*rows), TARGET)

    assert said.startswith("2 targets name nothing that can be counted or seen")
    assert "“Work with landlords” could become what the partners will have" in said


def test_words_alone_in_a_row_may_be_a_heading():
    assert rules(draft(target("Tackling violent crime", " | ", None))) == []


@pytest.mark.parametrize("cells", ["9 | 8", "TBC | 8", " | 8"])
def test_a_target_with_a_figure_is_left_alone(cells):
    assert TARGET not in rules(draft(target("Work with landlords", cells, None)))
