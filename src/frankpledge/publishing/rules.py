"""When a plan may be published, and how content is told apart. Pure."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.draft import RuleKind
from frankpledge.plan.rules import PlanStage, Rule

PUBLISHABLE = frozenset({PlanStage.AGREED, PlanStage.PUBLISHED})
NOT_SHOWN = "not shown"
NOT_SHOWN_VERDICT = "Not shown"
WHY_NOT_SHOWN = (
    "To protect people: the count is small, or a small one could be worked out from it."
)
# Targets that stand by themselves; any other would tell the baseline it starts from.
FREE_OF_BASELINE = frozenset(
    {RuleKind.REDUCE_TO, RuleKind.INCREASE_TO, RuleKind.AT_LEAST, RuleKind.AT_MOST}
)


def tells_baseline(rule: Rule | None) -> bool:
    """Return whether a target would let its baseline be worked out."""
    return rule is None or rule.kind not in FREE_OF_BASELINE


def day_in_words(day: date) -> str:
    """Return "23 November 2026"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def canonical(content: Mapping[str, object]) -> str:
    """Return content as one text, whatever order it was put together in."""
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def digest(text: str | bytes) -> str:
    """Return the SHA-256 of a text or of bytes."""
    data = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()
