"""Aims with "We will" and a list under them are themes, and their lists what is done."""

import pytest

from tests.plan.reading.documents import read, words_lost

TITLE = "Westmoor Community Safety Partnership Plan 2016-17\n\n"
LISTS = (
    "- hold six clean-up days by March 2017\n- open a hotline\n",
    "- train 40 staff\n- open a refuge\n",
)


def plan(lead_in, before="", name="Strategic Aim"):
    aims = ("Reduce anti-social behaviour", "Protect vulnerable people")
    parts = [
        f"{name} {number}: {aim}{lead_in}\n{items}\n"
        for number, (aim, items) in enumerate(zip(aims, LISTS, strict=True), start=1)
    ]
    return TITLE + before + "".join(parts)


def done_under(draft):
    return {
        theme.title: [activity.text for activity in theme.activities]
        for theme in draft.themes
    }


@pytest.mark.parametrize(
    "lead_in",
    [". We will:", ": we will", " – to achieve this we will:", "\n\nWe will:"],
)
@pytest.mark.parametrize("before", ["", "Introduction\n\nThis is what we do.\n\n"])
def test_an_aim_that_leads_in_to_a_list_is_a_theme(lead_in, before):
    draft = read(plan(lead_in, before))

    assert done_under(draft) == {
        "Strategic Aim 1: Reduce anti-social behaviour": [
            "hold six clean-up days by March 2017",
            "open a hotline",
        ],
        "Strategic Aim 2: Protect vulnerable people": [
            "train 40 staff",
            "open a refuge",
        ],
    }


@pytest.mark.parametrize("name", ["Objective", "Priority", "Our goal", "Outcome"])
def test_whatever_the_aim_is_called(name):
    assert len(read(plan(". We will:", name=name)).themes) == 2


def test_a_sentence_without_a_list_is_left_a_sentence():
    draft = read(f"{TITLE}Introduction\n\nAim 1: reduce noise. We will:\n\nListen.\n")

    assert draft.themes == ()
    assert [line.text for line in draft.introduction] == [
        "Aim 1: reduce noise. We will:",
        "Listen.",
    ]


def test_no_word_of_an_aim_is_lost():
    text = plan(". We will:")

    assert words_lost(text, read(text)) == set()
