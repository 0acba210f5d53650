"""Who may write what under a measure, about which periods, and who signs it."""

import pytest

from frankpledge.access.rules import ROLE_BY_CODE
from frankpledge.analysis.periods import calendar_year, financial_year
from frankpledge.review.thread import (
    KINDS,
    CommentKind,
    kinds_open_to,
    periods_of,
    why_not_signed,
)

C = CommentKind


def test_every_kind_has_its_row():
    assert set(KINDS) == set(CommentKind)


@pytest.mark.parametrize(
    ("role", "is_owner", "kinds"),
    [
        ("scrutiny", False, {C.QUESTION}),
        ("housing", False, {C.QUESTION, C.ANSWER}),
        ("housing", True, {C.COMMENTARY, C.QUESTION, C.ANSWER}),
        ("analyst", False, {C.COMMENTARY, C.QUESTION, C.ANSWER}),
        ("chair", False, {C.QUESTION, C.ANSWER, C.DECISION}),
        ("officer", False, set(CommentKind)),
        ("manager", False, set(CommentKind)),
    ],
)
def test_commentary_is_the_owners_and_decisions_the_meetings(role, is_owner, kinds):
    permissions = ROLE_BY_CODE[role].permissions

    assert set(kinds_open_to(permissions, is_owner=is_owner)) == kinds


@pytest.mark.parametrize(
    ("kind", "is_signed", "is_own", "says"),
    [
        (C.COMMENTARY, False, False, ""),
        (C.COMMENTARY, True, False, "signed off already"),
        (C.COMMENTARY, False, True, "somebody other than its writer"),
        (C.DECISION, False, False, "A decision is not signed off"),
    ],
)
def test_commentary_is_signed_once_by_somebody_else(kind, is_signed, is_own, says):
    why = why_not_signed(kind, is_signed=is_signed, is_own=is_own)

    assert says in why
    assert bool(why) == bool(says)


def test_a_year_and_each_of_its_quarters_can_be_written_about():
    labels = [period.label for period in periods_of(financial_year("2010-11"))]

    assert labels == [
        "2010-11",
        *(f"2010-11 Q{quarter}" for quarter in (1, 2, 3, 4)),
    ]
    assert len(periods_of(calendar_year(2010))) == 5
