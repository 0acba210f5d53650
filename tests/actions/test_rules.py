"""States, bands and origins of actions: tables that cover every case."""

from datetime import date, timedelta

import pytest

from frankpledge.actions.rules import (
    ACTION_PRIORITY_NAMES,
    ACTION_STATE_COLOURS,
    ACTION_STATE_NAMES,
    ACTION_TRANSITIONS,
    BANDS,
    ORIGIN_NAMES,
    WHY_NOT,
    ActionPriority,
    ActionState,
    Band,
    OriginKind,
    band_of,
    days_words,
)

TODAY = date(2010, 6, 1)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (ACTION_STATE_NAMES, ActionState),
        (ACTION_STATE_COLOURS, ActionState),
        (ACTION_TRANSITIONS, ActionState),
        (WHY_NOT, ActionState),
        (ACTION_PRIORITY_NAMES, ActionPriority),
        (ORIGIN_NAMES, OriginKind),
        ({limit.band: limit for limit in BANDS}, Band),
    ],
)
def test_a_table_has_a_row_for_every_case(table, words):
    assert set(table) == set(words)


def test_what_is_open_closes_and_what_is_closed_can_only_open():
    assert ACTION_TRANSITIONS[ActionState.OPEN] == {
        ActionState.DONE,
        ActionState.DROPPED,
    }
    for closed in (ActionState.DONE, ActionState.DROPPED):
        assert ACTION_TRANSITIONS[closed] == {ActionState.OPEN}


@pytest.mark.parametrize(
    ("days", "band", "words"),
    [
        (-30, Band.OVERDUE, "30 days late"),
        (-1, Band.OVERDUE, "1 day late"),
        (0, Band.DUE_SOON, "today"),
        (7, Band.DUE_SOON, "in 7 days"),
        (8, Band.LATER, "in 8 days"),
        (2000, Band.LATER, "in 2,000 days"),
    ],
)
def test_how_near_a_day_is(days, band, words):
    due = TODAY + timedelta(days=days)

    assert band_of(due, today=TODAY) is band
    assert days_words(due, today=TODAY) == words
