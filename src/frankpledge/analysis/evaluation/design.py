"""How much a design can prove, and what a place chosen for a bad year does by itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.analysis.results import Caveat, Refusal


class Feature(StrEnum):
    """What a design may have."""

    BEFORE = "before"  # counts before and after
    COMPARISON = "comparison"  # counts of who was not treated
    MANY_UNITS = (
        "many-units"  # several treated and several not, or other causes held fixed
    )
    RANDOM = "random"  # who was treated was decided by lot


# The Maryland Scientific Methods Scale (Sherman et al. 1997): the first line all of
# whose features a design has gives its level.
MARYLAND: tuple[tuple[int, frozenset[Feature], str], ...] = (
    (
        5,
        frozenset({Feature.RANDOM, Feature.COMPARISON}),
        "who was treated was decided by lot, so other causes fall on both sides alike",
    ),
    (
        4,
        frozenset({Feature.BEFORE, Feature.COMPARISON, Feature.MANY_UNITS}),
        "before and after in several treated and comparable places, other causes held "
        "fixed as far as known",
    ),
    (
        3,
        frozenset({Feature.BEFORE, Feature.COMPARISON}),
        "before and after in a treated and a comparable place: the least from which an "
        "effect should be spoken of",
    ),
    (
        2,
        frozenset({Feature.BEFORE}),
        "before and after without a comparison: what else changed at the time cannot be "
        "told apart",
    ),
    (
        2,
        frozenset({Feature.COMPARISON}),
        "treated and untreated compared once: they may have differed before",
    ),
    (1, frozenset(), "one figure at one time: no effect can be spoken of"),
)


@dataclass(frozen=True)
class EvidenceLevel:
    """A level of the Maryland scale, 1 to 5, and what it means."""

    level: int
    meaning: str

    @property
    def sentence(self) -> str:
        """The level, fit for a page."""
        return f"Evidence level {self.level} of 5 (Maryland scale): {self.meaning}."


def evidence_level(features: Collection[Feature]) -> EvidenceLevel:
    """Derive the level of evidence from what a design has.

    Question:
        How much can an evaluation of this design prove, whatever it finds?

    Data needed:
        Whether there are counts before, a comparison, several units on both sides, and
        whether a lot decided who was treated.

    Method:
        The Maryland Scientific Methods Scale, as a table: the highest level whose
        features the design has.

    Reading the result:
        Level 3 is the least from which an effect should be spoken of. A high level
        with a poor comparison is not: the level is of the design, not of its conduct.

    When not to use it:
        In place of reading how the study was done.

    References:
        Sherman et al. (1997), Preventing Crime, University of Maryland. Farrington,
        Gottfredson, Sherman and Welsh (2002), The Maryland Scientific Methods Scale.

    Example:
        >>> evidence_level({Feature.BEFORE}).level
        2
        >>> evidence_level({Feature.BEFORE, Feature.COMPARISON}).level
        3
    """
    has = frozenset(features)
    level, _, meaning = next(line for line in MARYLAND if line[1] <= has)
    return EvidenceLevel(level, meaning)


def regression_to_the_mean(before: float, earlier: Sequence[float]) -> Caveat | None:
    """Warn where the count before is above those of earlier periods of its length.

    A place chosen in a bad year falls back by itself; the caveat says by how much.
    Raises `Refusal` for counts below zero.
    """
    if any(not count >= 0 for count in earlier):
        raise Refusal("An earlier count is below 0. Give counts of nought or more.")
    if not earlier:
        return None
    usual = sum(earlier) / len(earlier)
    if before <= usual:
        return None
    return Caveat(
        "regression-to-the-mean",
        f"The count before, {before:,.6g}, is above the mean of the {len(earlier)} "
        f"periods earlier, {usual:,.4g}. If the place was chosen for it, a fall of "
        f"{before - usual:,.4g} was to be expected had nothing been done.",
    )
