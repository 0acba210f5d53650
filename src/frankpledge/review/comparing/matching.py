"""Pairing the elements of two years: one to one, the surest first, the same each time.

First the ladder of `levels`, where equal keys mean the same thing. Then, among what is
left, one that became several or several that became one (`splits`). Then likeness, for
what may have been renamed (`likeness`). What several would fit equally well is set
aside for a person; what is left over was dropped or added. Positions are never looked
at, and neither side is treated unlike the other.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.review.comparing.elements import Element
from frankpledge.review.comparing.levels import (
    LEVELS,
    Known,
    Level,
    everything,
)
from frankpledge.review.comparing.likeness import clear_and_tied
from frankpledge.review.comparing.splits import split_groups
from frankpledge.review.comparing.titles import Titles

PAIRS_LOOKED_AT = 250_000  # of what no level settled; more is more than any plan has


class How(StrEnum):
    """How elements of the two years go together."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"
    PARTED = "parted"  # one became several, or several one
    TIED = "tied"  # several would fit as well: for a person
    ALONE = "alone"


@dataclass(frozen=True)
class Pairing:
    """Elements of the two years that go together, how surely, and why."""

    earlier: tuple[Element, ...]
    later: tuple[Element, ...]
    how: How
    why: str = ""


@dataclass
class Matcher:
    """What is still unpaired of the two years, and the pairs made so far."""

    earlier: dict[Known, None]  # in the order of the plan; what is paired goes
    later: dict[Known, None]
    pairings: list[Pairing]

    def run(self) -> list[Pairing]:
        """Pair everything that can be paired."""
        for level in LEVELS:
            self._by_key(level)
        if len(self.earlier) * len(self.later) <= PAIRS_LOOKED_AT:
            self._by_parts()
            self._by_likeness()
        for known in self.earlier:
            self.pairings.append(Pairing((known.element,), (), How.ALONE))
        for known in self.later:
            self.pairings.append(Pairing((), (known.element,), How.ALONE))
        return self.pairings

    def _by_key(self, level: Level) -> None:
        theirs = grouped(self.later, level.key)
        for key, ours in grouped(self.earlier, level.key).items():
            if key in theirs:
                self._settle(ours, theirs[key], level.why)

    def _settle(self, ours: list[Known], theirs: list[Known], why: str) -> None:
        if len(ours) == len(theirs) == 1 or interchangeable(ours, theirs):
            for one, other in zip(in_turn(ours), in_turn(theirs), strict=False):
                self._join([one], [other], How.SURE, why)
        else:
            self._join(ours, theirs, How.TIED, f"{why}, more than once")

    def _by_parts(self) -> None:
        for ours, theirs, why in split_groups([*self.earlier], [*self.later]):
            self._join(ours, theirs, How.PARTED, why)

    def _by_likeness(self) -> None:
        for ours, theirs, likeness in clear_and_tied([*self.earlier], [*self.later]):
            how = How.TIED
            if len(ours) == len(theirs) == 1:
                how = How.LIKELY if likeness.is_likely else How.UNSURE
            self._join(ours, theirs, how, likeness.why)

    def _join(
        self, ours: Sequence[Known], theirs: Sequence[Known], how: How, why: str
    ) -> None:
        for side, gone in ((self.earlier, ours), (self.later, theirs)):
            for known in gone:
                del side[known]
        self.pairings.append(Pairing(_elements(ours), _elements(theirs), how, why))


def paired(
    earlier: Iterable[Element], later: Iterable[Element], titles: Titles
) -> list[Pairing]:
    """Return how the elements of two years go together, each of them once.

    `titles` says which titles of the two years are one theme's.
    """
    ours = [Known.of(each, titles.home_then(each.under)) for each in earlier]
    theirs = [Known.of(each, titles.home_now(each.under)) for each in later]
    earlier_left, later_left = (dict.fromkeys(in_turn(side)) for side in (ours, theirs))
    return Matcher(earlier_left, later_left, []).run()


def grouped(
    side: Iterable[Known], key: Callable[[Known], Hashable | None]
) -> dict[Hashable, list[Known]]:
    """Return the elements of a side by their keys; those without one are left out."""
    groups: dict[Hashable, list[Known]] = defaultdict(list)
    for known in side:
        found = key(known)
        if found is not None:
            groups[found].append(known)
    return groups


def interchangeable(ours: Sequence[Known], theirs: Sequence[Known]) -> bool:
    """Say whether it makes no difference which goes with which, or which is left over."""
    alike_here = len({everything(known) for known in ours}) == 1
    alike_there = len({everything(known) for known in theirs}) == 1
    if len(ours) == len(theirs):
        return alike_here or alike_there
    return alike_here if len(ours) > len(theirs) else alike_there


def in_turn(side: Iterable[Known]) -> list[Known]:
    """Return elements in the order their plan has them."""
    return sorted(side, key=lambda known: known.turn)


def _elements(side: Iterable[Known]) -> tuple[Element, ...]:
    return tuple(known.element for known in in_turn(side))
