"""Where a row's actual stands against its target, in the direction that is good."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from frankpledge.plan.reading.draft import ResultRow
from frankpledge.review.checks.polarity import Good, good_direction
from frankpledge.review.checks.rows import Row, known

_LOW_IS_GOOD = re.compile(
    r"\b(?:low(?:er)?|small(?:er)?|fewer|less|down(?:wards?)?|decreas\w*|reduc\w*"
    r"|min\w*)\b|[↓▼]",
    re.IGNORECASE,
)
_HIGH_IS_GOOD = re.compile(
    r"\b(?:high(?:er)?|bigger|larger?|more|up(?:wards?)?|increas\w*|max\w*)\b|[↑▲]",
    re.IGNORECASE,
)


class Standing(Enum):
    """Where the actual stands against the target, in the good direction."""

    BEYOND = "better than"
    LEVEL = "exactly on"
    SHORT = "worse than"


def good_of(row: Row) -> Good | None:
    """Return the good direction a row names in a column of its own, else by its words."""
    said = row.particulars.polarity
    low, high = _LOW_IS_GOOD.search(said), _HIGH_IS_GOOD.search(said)
    if low and not high:
        return Good.DOWN
    if high and not low:
        return Good.UP
    return None if said.strip() else good_direction(row.title, row.rule)


def standing_of(row: ResultRow) -> Standing | None:
    """Return where the actual stands; None when a figure or the direction is missing."""
    actual, target = known(row.actual), known(row.target)
    if actual is None or target is None or row.actual.unit is not row.target.unit:
        return None
    if actual == target:
        return Standing.LEVEL
    good = good_of(row)
    if good is None:
        return None
    return Standing.BEYOND if (actual - target) * good > 0 else Standing.SHORT


def gained(row: ResultRow) -> Decimal | None:
    """Return how much better than its baseline a row's actual is; negative is worse."""
    actual, baseline, good = known(row.actual), known(row.baseline), good_of(row)
    if actual is None or baseline is None or row.actual.unit is not row.baseline.unit:
        return None
    if actual == baseline:
        return Decimal(0)
    return None if good is None else (actual - baseline) * good
