"""Which direction is the good one, from the words of a title alone."""

import re
from enum import IntEnum

from frankpledge.plan.reading.draft import RuleKind, TargetRule
from frankpledge.review.checks.rows import DOWNWARD, UPWARD


class Good(IntEnum):
    """The direction a partnership wants a figure to go."""

    DOWN = -1
    UP = 1


_SAID_DOWN = re.compile(r"\bmaintain,? or (reduce|lower|decrease)", re.IGNORECASE)
_SAID_UP = re.compile(r"\bmaintain,? or (increase|raise)", re.IGNORECASE)
# Opinions people are glad to hold come first: "agree that crime is dealt with".
_GLAD = re.compile(
    r"\b(agree|satisf|confiden|feel(ing)? safe|feels? safer|aware|trust|detect|solv|"
    r"sanction|support|engag|attend|complet|recover|success|refer|train|visit|"
    r"particip|respond|reports? of|reporting)",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(problem|crime|offen[cd]|burglar|theft|robber|violen|abuse|damage|arson|drug|"
    r"drunk|rowdy|nuisance|asb|anti-?\s?social|graffiti|litter|fly.?tip|hate|"
    r"killed|injur|ksi|victim|worr|fear)",
    re.IGNORECASE,
)


def good_direction(title: str, rule: TargetRule | None) -> Good | None:
    """Return the good direction; None when the words do not settle it."""
    if rule is not None:
        if rule.kind in DOWNWARD or rule.kind is RuleKind.AT_MOST:
            return Good.DOWN
        if rule.kind in UPWARD or rule.kind is RuleKind.AT_LEAST:
            return Good.UP
    for pattern, direction in (
        (_SAID_DOWN, Good.DOWN),
        (_SAID_UP, Good.UP),
        (_GLAD, Good.UP),
        (_HARM, Good.DOWN),
    ):
        if pattern.search(title):
            return direction
    return None
