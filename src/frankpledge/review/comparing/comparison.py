"""What became of each element of the earlier plan, and where each of the later is from.

How it matches. Elements are matched by meaning, never by position: by their words, then
by what they are about once the words that only frame a target are gone (see
`plan.reading.meaning`), with indicator code, unit and direction of the rule to tell
like from like. Matches are one to one, the surest first (`matching`). What shares half
its telling words, a code, or most of what stands in it is possibly renamed, and how
sure that is and why is said. What two would fit equally well is left to a person.
Comparing B with A instead of A with B gives the same pairs the other way round.

A kind of which one of the two plans holds nothing is not compared: a plan without
themes has not dropped them.
"""

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.review.comparing.changes import Change, changes_between
from frankpledge.review.comparing.elements import (
    GROUPS,
    KIND_NAMES,
    Element,
    Kind,
    YearPlan,
)
from frankpledge.review.comparing.matching import How, Pairing, paired
from frankpledge.review.comparing.titles import Titles

TITLED = frozenset({Kind.PRIORITY, Kind.THEME})  # others stand under these


class Fate(StrEnum):
    """What became of an element, in the order a list of them has."""

    DROPPED = "dropped"
    ADDED = "added"
    RENAMED = "possibly-renamed"
    SPLIT = "split"
    MERGED = "merged"
    AMBIGUOUS = "ambiguous"
    CHANGED = "carried-over-with-changes"
    KEPT = "carried-over"
    UNCOMPARED = "not-compared"


@dataclass(frozen=True)
class FateNames:
    """A fate as a tag, and how it counts: "9 carried over"."""

    tag: str
    counted: str
    colour: str  # of the tag; never the only sign


FATE_NAMES = {
    Fate.CHANGED: FateNames("Carried over, changed", "carried over", "teal"),
    Fate.KEPT: FateNames("Carried over", "carried over", "green"),
    Fate.RENAMED: FateNames("Possibly renamed", "possibly renamed", "purple"),
    Fate.SPLIT: FateNames("Split", "split", "purple"),
    Fate.MERGED: FateNames("Merged", "merged", "purple"),
    Fate.AMBIGUOUS: FateNames("For you to say", "to be told by a person", "yellow"),
    Fate.DROPPED: FateNames("Dropped", "dropped", "orange"),
    Fate.ADDED: FateNames("Added", "added", "blue"),
    Fate.UNCOMPARED: FateNames("Not compared", "not compared", "grey"),
}
CARRIED_OVER = frozenset({Fate.KEPT, Fate.CHANGED})


@dataclass(frozen=True)
class Entry:
    """One line of a comparison: elements of the two plans, and what became of them."""

    fate: Fate
    kind: Kind
    earlier: tuple[Element, ...]
    later: tuple[Element, ...]
    why: str = ""  # what the two were matched by
    is_likely: bool = False  # of a renaming: more likely than not
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two years' plans beside one another, element by element."""

    earlier: YearPlan
    later: YearPlan
    entries: tuple[Entry, ...]

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the lines about one kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)


def compare(earlier: YearPlan, later: YearPlan) -> Comparison:
    """Compare two plans of one partnership: every element of both, once."""
    titles = Titles()
    entries: list[Entry] = []
    for kinds in GROUPS:
        ours = [each for each in earlier.elements if each.kind in kinds]
        theirs = [each for each in later.elements if each.kind in kinds]
        held = {each.kind for each in ours} & {each.kind for each in theirs}
        found = [
            _entry(pair, titles, held=held) for pair in paired(ours, theirs, titles)
        ]
        entries += found
        if kinds & TITLED:
            titles.learn(_one_to_one(found))
    return Comparison(earlier, later, tuple(sorted(entries, key=_order)))


def _entry(pairing: Pairing, titles: Titles, *, held: set[Kind]) -> Entry:
    earlier, later = pairing.earlier, pairing.later
    kind = (later or earlier)[0].kind
    if pairing.how is How.ALONE and kind not in held:
        why = f"the other plan, as it was read, holds no {KIND_NAMES[kind].many}"
        return Entry(Fate.UNCOMPARED, kind, earlier, later, why)
    changes: tuple[Change, ...] = ()
    if pairing.how in {How.SURE, How.LIKELY, How.UNSURE}:
        changes = changes_between(earlier[0], later[0], titles)
    return Entry(
        fate=_fate(pairing, changes),
        kind=kind,
        earlier=earlier,
        later=later,
        why=pairing.why,
        is_likely=pairing.how is How.LIKELY,
        changes=changes,
    )


def _fate(pairing: Pairing, changes: tuple[Change, ...]) -> Fate:
    if pairing.how is How.SURE:
        return Fate.CHANGED if changes else Fate.KEPT
    if pairing.how is How.PARTED:
        return Fate.SPLIT if len(pairing.earlier) == 1 else Fate.MERGED
    if pairing.how is How.ALONE:
        return Fate.DROPPED if pairing.earlier else Fate.ADDED
    return Fate.AMBIGUOUS if pairing.how is How.TIED else Fate.RENAMED


def _one_to_one(entries: list[Entry]) -> list[tuple[Element, Element]]:
    return [
        (entry.earlier[0], entry.later[0])
        for entry in entries
        if entry.fate in CARRIED_OVER | {Fate.RENAMED}
    ]


def _order(entry: Entry) -> tuple[int, int, int]:
    place = (entry.later or entry.earlier)[0].place
    kinds, fates = tuple(Kind), tuple(Fate)
    return kinds.index(entry.kind), fates.index(entry.fate), place.turn
