"""Status by a partnership's own convention: red, amber, green, or whatever it uses.

Pure. A verdict says what the figures allow; a status is a convention laid over them,
and conventions differ from one council to the next. The partnership's are its own rows;
the three here are examples to begin with (domain reference, national indicators).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from frankpledge.plan.rules import Polarity
from frankpledge.review.rules import Case, Held, better, wanted_direction


class Shape(StrEnum):
    """The sign beside a status's name, so that colour never says it alone."""

    STAR = "star"
    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    DASH = "dash"


SIGNS = {
    Shape.STAR: "★",
    Shape.CIRCLE: "●",
    Shape.SQUARE: "■",
    Shape.DIAMOND: "◆",
    Shape.TRIANGLE: "▲",
    Shape.DASH: "–",
}


class Colour(StrEnum):
    """The colour of a status's tag."""

    GREEN = "green"
    AMBER = "orange"
    RED = "red"
    BLUE = "blue"
    GREY = "grey"


COLOUR_NAMES = {
    Colour.GREEN: "Green",
    Colour.AMBER: "Amber",
    Colour.RED: "Red",
    Colour.BLUE: "Blue",
    Colour.GREY: "Grey",
}


class Basis(StrEnum):
    """What a convention goes by."""

    SHARE = "share"  # how far from the target, in per cent of it
    UNITS = "units"  # how far from the target, in the indicator's own units
    JUDGED = "judged"  # what a person says, with a reason


BASIS_NAMES = {
    Basis.SHARE: "How far the value is from the target, in per cent of the target",
    Basis.UNITS: "How far the value is from the target, in its own units or points",
    Basis.JUDGED: "What the measure’s owner says, with a reason",
}


@dataclass(frozen=True)
class Level:
    """A status: its name and sign, and from which margin it holds.

    The margin is how much better than the target a value is; None holds for whatever
    no other level does. `is_unknown` is the one for a measure without value or target.
    """

    name: str
    shape: Shape
    colour: Colour
    meaning: str
    least_margin: Decimal | None = None
    is_unknown: bool = False


@dataclass(frozen=True)
class Convention:
    """A way of giving statuses: what it goes by, and its levels, the best first."""

    name: str
    basis: Basis
    levels: tuple[Level, ...]


UNKNOWN = Level(
    "No status", Shape.DASH, Colour.GREY, "There is no target or no figure.",
    is_unknown=True,
)  # fmt: skip
EXAMPLES = {
    "threshold": Convention(
        "Red, amber, green",
        Basis.SHARE,
        (
            Level(
                "Green",
                Shape.CIRCLE,
                Colour.GREEN,
                "On the target, or better.",
                Decimal(0),
            ),
            Level(
                "Amber",
                Shape.DIAMOND,
                Colour.AMBER,
                "Worse than the target, by no more than 5% of it.",
                Decimal(-5),
            ),
            Level(
                "Red",
                Shape.TRIANGLE,
                Colour.RED,
                "Worse than the target by more than 5% of it.",
            ),
            UNKNOWN,
        ),
    ),
    "band": Convention(
        "Star, circle, triangle",
        Basis.SHARE,
        (
            Level(
                "Star",
                Shape.STAR,
                Colour.GREEN,
                "Better than the target by 5% or more.",
                Decimal(5),
            ),
            Level("Circle", Shape.CIRCLE, Colour.BLUE, "Within 5% of it.", Decimal(-5)),
            Level("Triangle", Shape.TRIANGLE, Colour.RED, "Worse by more than 5%."),
            UNKNOWN,
        ),
    ),
    "forecast": Convention(
        "On target, near, not on target",
        Basis.JUDGED,
        (
            Level("On target", Shape.CIRCLE, Colour.GREEN, "It will be met."),
            Level(
                "Near target",
                Shape.DIAMOND,
                Colour.AMBER,
                "Not on target now, but it may be next quarter.",
            ),
            Level(
                "Not on target",
                Shape.TRIANGLE,
                Colour.RED,
                "Not on target, and unlikely to be next quarter.",
            ),
            UNKNOWN,
        ),
    ),
}


def margin_of(case: Case, basis: Basis) -> Decimal | None:
    """Return how much better than its target a value is; None where nobody can say.

    A year so far goes by where it is heading, and has no margin where that is unknown.
    """
    observation = case.observation
    value = observation.value if observation.is_whole else None
    if observation.held is Held.SO_FAR and case.projection is not None:
        value = case.projection.value
    direction = wanted_direction(case)
    if value is None or case.goal is None or direction is Polarity.NEITHER:
        return None
    distance = abs(value - case.goal)
    if basis is Basis.SHARE:
        if case.goal == 0:
            return None
        distance = distance * 100 / abs(case.goal)
    return distance if better(value, case.goal, direction) else -distance


def level_at(margin: Decimal | None, levels: Sequence[Level]) -> Level | None:
    """Return the level a margin is in; the unknown one for None."""
    if margin is None:
        return next((level for level in levels if level.is_unknown), None)
    known = [level for level in levels if not level.is_unknown]
    bounded = [level for level in known if level.least_margin is not None]
    reached = [
        level
        for level in bounded
        if level.least_margin is not None and margin >= level.least_margin
    ]
    if reached:
        return max(reached, key=lambda level: level.least_margin or Decimal(0))
    return next((level for level in known if level.least_margin is None), None)


def faults_of(convention: Convention) -> tuple[str, ...]:
    """Return what keeps a convention from giving every measure one status."""
    found = []
    levels = convention.levels
    unknown = sum(level.is_unknown for level in levels)
    if unknown != 1:
        found.append(
            f"{unknown} of its levels are for measures without a figure or target; "
            "exactly one must be."
        )
    known = [level for level in levels if not level.is_unknown]
    margins = [level.least_margin for level in known]
    if len({level.name.casefold() for level in levels}) < len(levels):
        found.append("Two of its levels have the same name.")
    if convention.basis is Basis.JUDGED:
        if any(margin is not None for margin in margins):
            found.append("It is judged by people, so no level has a least margin.")
        return tuple(found)
    if margins.count(None) != 1:
        found.append(
            "Exactly one level must have no least margin: the one for whatever reaches "
            "no other."
        )
    bounded = [margin for margin in margins if margin is not None]
    if len(set(bounded)) < len(bounded):
        found.append("Two of its levels begin at the same margin.")
    return tuple(found)
