"""The two icons of a chart: what its variation is, and whether its target is met."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Better(StrEnum):
    """Which way is good."""

    LOWER = "lower"
    HIGHER = "higher"
    NEITHER = "neither"


class Variation(StrEnum):
    """What the last point says of the process (Making Data Count's first icon)."""

    COMMON_CAUSE = "common cause"
    IMPROVING_HIGH = "special cause improving high"
    IMPROVING_LOW = "special cause improving low"
    CONCERNING_HIGH = "special cause concerning high"
    CONCERNING_LOW = "special cause concerning low"
    NEUTRAL_HIGH = "special cause neutral high"
    NEUTRAL_LOW = "special cause neutral low"


class Assurance(StrEnum):
    """What may be expected of the target (Making Data Count's second icon)."""

    PASSES = "passes the target"
    FAILS = "fails the target"
    HIT_OR_MISS = "hit or miss"


VARIATION_IN_WORDS: Mapping[Variation, str] = {
    Variation.COMMON_CAUSE: "The last point is within ordinary variation.",
    Variation.IMPROVING_HIGH: (
        "Something other than ordinary variation has made it higher, which is better."
    ),
    Variation.IMPROVING_LOW: (
        "Something other than ordinary variation has made it lower, which is better."
    ),
    Variation.CONCERNING_HIGH: (
        "Something other than ordinary variation has made it higher, which is worse."
    ),
    Variation.CONCERNING_LOW: (
        "Something other than ordinary variation has made it lower, which is worse."
    ),
    Variation.NEUTRAL_HIGH: "Something other than ordinary variation has made it higher.",
    Variation.NEUTRAL_LOW: "Something other than ordinary variation has made it lower.",
}
ASSURANCE_IN_WORDS: Mapping[Assurance, str] = {
    Assurance.PASSES: "Unless something changes, the target will be met every time.",
    Assurance.FAILS: "Unless something changes, the target will not be met.",
    Assurance.HIT_OR_MISS: (
        "Whether the target is met in any one period is chance, unless something changes."
    ),
}
# Whether the point is above the mean, and which way is good.
SPECIAL: Mapping[tuple[bool, Better], Variation] = {
    (True, Better.HIGHER): Variation.IMPROVING_HIGH,
    (True, Better.LOWER): Variation.CONCERNING_HIGH,
    (True, Better.NEITHER): Variation.NEUTRAL_HIGH,
    (False, Better.HIGHER): Variation.CONCERNING_LOW,
    (False, Better.LOWER): Variation.IMPROVING_LOW,
    (False, Better.NEITHER): Variation.NEUTRAL_LOW,
}


def assurance_of(
    target: float, lower: float, upper: float, better: Better
) -> Assurance | None:
    """Say what the limits promise of a target; None where neither way is good."""
    if better is Better.NEITHER:
        return None
    if target > upper:
        return Assurance.FAILS if better is Better.HIGHER else Assurance.PASSES
    if target < lower:
        return Assurance.PASSES if better is Better.HIGHER else Assurance.FAILS
    return Assurance.HIT_OR_MISS
