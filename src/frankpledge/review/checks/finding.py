"""What a check of a plan document says: one sentence with the figures in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.plan.reading.draft import Source


class Severity(StrEnum):
    """How much a finding matters to a reader of the plan."""

    WRONG = "wrong"  # a printed figure contradicts the document's own figures
    UNJUDGEABLE = "unjudgeable"  # a target nobody will be able to judge
    QUESTION = "question"  # worth asking before the plan is agreed
    NOTE = "note"  # good to know; nothing needs mending


@dataclass(frozen=True)
class Finding:
    """One thing the document gets wrong, or leaves nobody able to judge."""

    rule: str  # the rule's name in the table of checks: "change-does-not-follow"
    severity: Severity
    sentence: str  # what is printed, what follows, which reading would make it right
    source: Source
    element: str = ""  # title of the row or theme it is about
    about: str = ""  # the document's words it is about, where its lines hold more
