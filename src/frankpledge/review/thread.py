"""The thread under a measure: what kinds of words stand in it, and who may write them.

Pure. Commentary explains a figure and is signed off; a challenge question asks; an
answer answers; a decision is what a meeting resolved.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.access.rules import Permission, roles_with
from frankpledge.analysis.periods import Period, months_from


class CommentKind(StrEnum):
    """What somebody's words under a measure are."""

    COMMENTARY = "commentary"
    QUESTION = "question"
    ANSWER = "answer"
    DECISION = "decision"


@dataclass(frozen=True)
class KindOfComment:
    """A kind: its name, what to write, who may, and whether it is signed off."""

    name: str
    asks: str  # what to write, for the form
    permission: Permission
    is_signed: bool = False
    of_owner: bool = False  # only for the agency that owns the measure, and the unit


KINDS = {
    CommentKind.COMMENTARY: KindOfComment(
        "Commentary",
        "Why the figure is what it is, and what is being done.",
        Permission.COMMENT_WRITE,
        is_signed=True,
        of_owner=True,
    ),
    CommentKind.QUESTION: KindOfComment(
        "Challenge question",
        "What the owner should explain.",
        Permission.COMMENT_CHALLENGE,
    ),
    CommentKind.ANSWER: KindOfComment(
        "Answer", "The answer to a challenge question.", Permission.COMMENT_WRITE
    ),
    CommentKind.DECISION: KindOfComment(
        "Decision",
        "What the meeting decided, in its words.",
        Permission.COMMENT_SIGN,
    ),
}
QUARTER_MONTHS = 3


def kinds_open_to(
    permissions: Collection[Permission], *, is_owner: bool
) -> tuple[CommentKind, ...]:
    """Return what a person may write; `is_owner`: their agency owns the measure."""
    return tuple(
        kind
        for kind, said in KINDS.items()
        if said.permission in permissions
        and (not said.of_owner or is_owner or Permission.MEASURE_BIND in permissions)
    )


def why_not_signed(kind: CommentKind, *, is_signed: bool, is_own: bool) -> str:
    """Return why words cannot be signed off; "" where they can."""
    if not KINDS[kind].is_signed:
        return f"A {KINDS[kind].name.lower()} is not signed off; only commentary is."
    if is_signed:
        return "This commentary is signed off already."
    if is_own:
        signers = roles_with(Permission.COMMENT_SIGN)
        names = " or ".join(role.name.lower() for role in signers)
        return (
            "Commentary is signed off by somebody other than its writer: another "
            f"person with the role {names} can."
        )
    return ""


def periods_of(whole: Period) -> tuple[Period, ...]:
    """Return what commentary may be about: a year, and each quarter of it."""
    months = whole.months
    quarters = [
        months_from(month, QUARTER_MONTHS) for month in months[::QUARTER_MONTHS]
    ]
    return (whole, *(quarter for quarter in quarters if quarter.end <= whole.end))
