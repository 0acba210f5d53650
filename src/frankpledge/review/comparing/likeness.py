"""How alike two elements are that no level calls the same: possibly renamed.

The share of telling words in common, with a code or a rule in common, and for a theme
or a priority with what stands in it. A pair is taken only when nothing else comes near it for either of
the two; where something does, all of them are left to a person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from frankpledge.review.comparing.elements import GIVES_FIGURE, Element
from frankpledge.review.comparing.levels import Known

LEAST = Fraction(1, 2)  # below it two elements have no more in common than any two
LIKELY = Fraction(3, 4)
NEAR = Fraction(1, 10)  # a rival this close to the best makes it a matter of doubt
_OTHER_UNIT = Fraction(1, 4)
# What the same rule adds: "at least 240" says much, "by 5%" is said of everything.
_SAME_FIGURE = Fraction(1, 2)
_SAME_SHARE = Fraction(1, 5)
LEAST_FOR_RULE = Fraction(1, 5)  # of the words; two things may both be run twice


@dataclass(frozen=True)
class Likeness:
    """How much two elements have in common, from 0 to 1, and what."""

    score: Fraction
    why: str

    @property
    def is_likely(self) -> bool:
        """Return whether the two are more likely one thing than not."""
        return self.score >= LIKELY


Pair = tuple[Known, Known]
Rivals = dict[Known, list[tuple[Known, Fraction]]]  # what each is like, and how much


def likeness_of(one: Element, other: Element) -> Likeness:
    """Return what two elements have in common. The order of the two does not matter."""
    if one.kind is not other.kind:
        return Likeness(Fraction(0), "")
    shared = one.subject & other.subject
    whole = one.subject | other.subject
    score = Fraction(len(shared), len(whole)) if whole else Fraction(0)
    reasons = []
    if shared:
        telling = "telling word" if len(whole) == 1 else "telling words"
        reasons.append(f"{len(shared)} of the {len(whole)} {telling} are in both")
    codes = sorted(set(one.codes) & set(other.codes))
    if codes:
        score = (score + 1) / 2
        reasons.append(f"both have the code {', '.join(codes)}")
    if score >= LEAST_FOR_RULE and (weight := _weight_of_rule(one, other)):
        score = 1 - (1 - score) * (1 - weight)
        reasons.append("both have the same rule")
    inside = _contents(one, other)
    if inside.score >= LEAST:
        score = 1 - (1 - score) * (1 - inside.score)
        reasons.append(inside.why)
    if one.unit and other.unit and one.unit is not other.unit:
        score -= _OTHER_UNIT
        reasons.append("they are in different units")
    return Likeness(score, "; ".join(reasons))


def _weight_of_rule(one: Element, other: Element) -> Fraction:
    """Return how much it says that two targets ask for the same; 0 where they do not."""
    rule = one.rule
    if rule is None or rule.amount is None or rule != other.rule:
        return Fraction(0)
    is_telling = rule.kind in GIVES_FIGURE and rule.amount > 1
    return _SAME_FIGURE if is_telling else _SAME_SHARE


def _contents(one: Element, other: Element) -> Likeness:
    shared, whole = one.contents & other.contents, one.contents | other.contents
    if not whole:
        return Likeness(Fraction(0), "")
    why = f"{len(shared)} of the {len(whole)} things that stand in them are in both"
    return Likeness(Fraction(len(shared), len(whole)), why)


def clear_and_tied(
    earlier: Sequence[Known], later: Sequence[Known]
) -> Iterator[tuple[list[Known], list[Known], Likeness]]:
    """Yield pairs that nothing else comes near, and groups of which a person must choose.

    The likest first; each element once.
    """
    pairs = {
        (one, other): found
        for one in earlier
        for other in later
        if (found := likeness_of(one.element, other.element)).score >= LEAST
    }
    rivals: Rivals = defaultdict(list)
    alike: dict[Fraction, list[Pair]] = defaultdict(list)
    for (one, other), found in pairs.items():
        rivals[one].append((other, found.score))
        rivals[other].append((one, found.score))
        alike[found.score].append((one, other))
    ours = frozenset(earlier)
    gone: set[Known] = set()
    for best in sorted(alike, reverse=True):
        tops = [pair for pair in alike[best] if gone.isdisjoint(pair)]
        links = _links(tops, rivals, gone, nearer_than=best - NEAR)
        for first in tops:
            if first[0] not in gone:
                group = _reached(first[0], links)
                yield _in_turn(group & ours), _in_turn(group - ours), pairs[first]
                gone |= group


def _links(
    tops: Iterable[Pair], rivals: Rivals, gone: Set[Known], *, nearer_than: Fraction
) -> dict[Known, set[Known]]:
    """Return what the elements of the best pairs are put together with: their rivals.

    Each element of a best pair is looked at here once and never again, for it is gone
    afterwards. So many titles that are all alike take no longer than their pairs.
    """
    links: dict[Known, set[Known]] = defaultdict(set)
    for known in {known for pair in tops for known in pair}:
        for other, score in rivals[known]:
            if score > nearer_than and other not in gone:
                links[known].add(other)
                links[other].add(known)
    return links


def _reached(start: Known, links: Mapping[Known, set[Known]]) -> set[Known]:
    """Return all that is linked to an element, through however many others."""
    reached, to_follow = {start}, [start]
    while to_follow:
        further = links[to_follow.pop()] - reached
        reached |= further
        to_follow.extend(further)
    return reached


def _in_turn(side: Iterable[Known]) -> list[Known]:
    return sorted(side, key=lambda known: known.turn)
