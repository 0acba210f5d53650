"""When a plan may be published, and how content is told apart. Pure."""

import hashlib
import json
from collections.abc import Mapping

from frankpledge.plan.rules import PlanStage

PUBLISHABLE = frozenset({PlanStage.AGREED, PlanStage.PUBLISHED})
NOT_SHOWN = "not shown"
WHY_NOT_SHOWN = "Not shown: the number is small enough that it could point to people."


def canonical(content: Mapping[str, object]) -> str:
    """Return content as one text, whatever order it was put together in."""
    return json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def digest(text: str | bytes) -> str:
    """Return the SHA-256 of a text or of bytes."""
    data = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()
