"""Checks of claims in prose against the figures the same sentence gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from frankpledge.analysis.rounding import half_up, places_of
from frankpledge.plan.reading.claims import (
    Change,
    Claim,
    Hedge,
    Pair,
    Stated,
    Way,
    claims_in,
)
from frankpledge.plan.reading.draft import Draft, ResultRow, Source, TargetRow, Unit
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import sentences, split
from frankpledge.review.checks.rows import HUNDRED, change_between
from frankpledge.review.checks.spans import (
    Span,
    difference,
    meant_by,
    relative,
    span_of,
)
from frankpledge.review.checks.wording import figure, quoted, share

_DOUBLED = Decimal("0.1")  # how far from twice "doubled" may be
_ALMOST = Decimal("0.2")
_MOST_PLACES = 4


class Agreement(Enum):
    """How a claim stands to its own figures."""

    FOLLOWS = "follows"
    IN_POINTS = "only as percentage points"
    SIZE = "the size does not follow"
    WAY = "the figures go the other way"


@dataclass(frozen=True)
class Told:
    """A claim with its own figures, and where it stands."""

    claim: Claim
    pair: Pair
    text: str
    source: Source
    element: str = ""

    @property
    def quote(self) -> str:
        """The sentence, or as much of it as shows the claim."""
        told = [one for one in (self.claim.share, self.claim.number) if one]
        first = min([self.pair.start, *(one.start for one in told)])
        last = max([self.pair.end, *(one.end for one in told)])
        return quoted(self.text, first, last)


def told_claims(draft: Draft) -> Iterator[Told]:
    """Yield each claim of the prose, and of the comments beside rows, with a pair."""
    for text, source, element in _passages(draft):
        for claim in claims_in(text):
            if claim.pair is not None:
                yield Told(claim, claim.pair, text, source, element)


def _passages(draft: Draft) -> Iterator[tuple[str, Source, str]]:
    for sentence in sentences(draft):
        yield sentence.text, sentence.source, ""
    rows: tuple[ResultRow | TargetRow, ...] = (*draft.results, *draft.targets)
    for row in rows:
        for text in split(row.particulars.comment):
            yield text, row.source, row.title


def agreement_of(claim: Claim, pair: Pair) -> Agreement:
    """Judge a claim by its own figures; what cannot be judged follows."""
    if Hedge.NONE is not pair.before.hedge or Hedge.NONE is not pair.after.hedge:
        return Agreement.FOLLOWS  # "from over 200 to about 180" proves nothing
    orders = [(pair.before, pair.after)]
    if pair.either_order:
        orders.append((pair.after, pair.before))
    elif _goes_the_other_way(claim.way, pair):
        return Agreement.WAY
    found = [_size_in_order(claim, *order) for order in orders]
    for agreement in (Agreement.FOLLOWS, Agreement.IN_POINTS):
        if agreement in found:
            return agreement
    return Agreement.SIZE


def _goes_the_other_way(way: Way | None, pair: Pair) -> bool:
    moved = pair.after.value - pair.before.value
    return way is not None and moved * way < 0


def _size_in_order(claim: Claim, before: Stated, after: Stated) -> Agreement:
    spans = span_of(before, beside=after), span_of(after, beside=before)
    if claim.way is not None and (after.value - before.value) * claim.way < 0:
        return Agreement.SIZE
    found = [_follows(one, spans, before.unit) for one in (claim.share, claim.number)]
    for agreement in (Agreement.SIZE, Agreement.IN_POINTS):
        if agreement in found:
            return agreement
    return Agreement.FOLLOWS


def _follows(change: Change | None, spans: tuple[Span, Span], unit: Unit) -> Agreement:
    if change is None:
        return Agreement.FOLLOWS
    before, after = spans
    moved, points = relative(before, after), difference(before, after).size
    if change.times is not None:
        return _times_over(change, before, after)
    meant = meant_by(change.size)
    if change.size.unit is Unit.COUNT:
        judged = unit is Unit.COUNT
        return Agreement.SIZE if judged and not points.meets(meant) else _FOLLOWS
    if change.is_points:
        judged = unit is Unit.PERCENT
        return Agreement.SIZE if judged and not points.meets(meant) else _FOLLOWS
    if moved is None or moved.size.meets(meant):
        return Agreement.FOLLOWS
    if unit is Unit.PERCENT and points.meets(meant):
        return Agreement.IN_POINTS
    return Agreement.SIZE


_FOLLOWS = Agreement.FOLLOWS


def _times_over(change: Change, before: Span, after: Span) -> Agreement:
    """Judge "doubled": a tenth either way is still called so."""
    if before.low <= 0 or change.times is None:
        return Agreement.FOLLOWS
    low, high = change.times * (1 - _DOUBLED), change.times * (1 + _DOUBLED)
    if change.size.hedge is Hedge.OVER:
        low, high = (
            (low, Decimal("Infinity")) if change.times > 1 else (Decimal(0), high)
        )
    elif change.size.hedge is not Hedge.NONE:
        low, high = change.times * (1 - _ALMOST), change.times * (1 + _ALMOST)
    ratio = Span(after.low / before.high, after.high / before.low)
    return Agreement.FOLLOWS if ratio.meets(Span(low, high)) else Agreement.SIZE


def claimed_change_does_not_follow(draft: Draft) -> Iterator[Remark]:
    """Find "fell by 15% from 200 to 176"."""
    for told in told_claims(draft):
        change = told.claim.share or told.claim.number
        if change and agreement_of(told.claim, told.pair) is Agreement.SIZE:
            yield Remark(
                f"“{told.quote}”: {_moved(told.pair, change)}, but {_said(change)} is "
                f"printed. {_what_would_make_it_right(told.pair, change)}".strip(),
                told.source,
                told.element,
            )


def _moved(pair: Pair, change: Change) -> str:
    before, after = pair.before.value, pair.after.value
    unit = pair.before.unit
    by_count = change.size.unit is Unit.COUNT or change.is_points
    if after == before:
        return f"{figure(before, unit)} to {figure(after, unit)} is no change"
    kind = "fall" if after < before else "rise"
    if by_count or not before:
        points = " points" if unit is Unit.PERCENT else ""
        size = f"{figure(abs(after - before), Unit.COUNT)}{points}"
    else:
        places = min(_MOST_PLACES, max(1, places_of(change.size.printed)))
        size = share(abs(change_between(before, after)), places)
    return f"{figure(before, unit)} to {figure(after, unit)} is a {kind} of {size}"


def _said(change: Change) -> str:
    if change.times is not None:
        return f"“{change.size.printed}”"
    points = " points" if change.is_points else ""
    unit = Unit.COUNT if change.is_points else change.size.unit
    return figure(change.size.value, unit) + points


def _what_would_make_it_right(pair: Pair, change: Change) -> str:
    """Return the reading that would print this share, then the figures it needs."""
    before, after = pair.before.value, pair.after.value
    if change.times or change.is_points or change.size.unit is Unit.COUNT:
        return ""
    if not before or not after:
        return ""
    meant = meant_by(change.size)
    other = abs(change_between(after, before))
    slip = ""
    if Span(other, other).meets(meant):
        slip = "It is the change as a share of the later figure. "
    falls = change.way is Way.DOWN if change.way else after < before
    said = -change.size.value if falls else change.size.value
    factor = 1 + said / HUNDRED
    if factor <= 0:
        return slip.strip()
    places = places_of(pair.before.printed)
    needed, ends = half_up(after / factor, places), half_up(before * factor, places)
    if needed == before or ends == after:
        return slip.strip()  # too small a slip for another figure to explain it
    unit = pair.before.unit
    size = share(change.size.value, places_of(change.size.printed))
    return (
        f"{slip}A {'fall' if falls else 'rise'} of {size} to {figure(after, unit)} "
        f"would need {figure(needed, unit)} before it; from {figure(before, unit)} it "
        f"would end at {figure(ends, unit)}."
    )


def claim_points_the_other_way(draft: Draft) -> Iterator[Remark]:
    """Find "a reduction from 100 to 105"."""
    for told in told_claims(draft):
        if agreement_of(told.claim, told.pair) is Agreement.WAY:
            kind = "fall" if told.claim.way is Way.DOWN else "rise"
            before, after = told.pair.before, told.pair.after
            really = "rise" if after.value > before.value else "fall"
            yield Remark(
                f"“{told.quote}” speaks of a {kind}, but "
                f"{figure(before.value, before.unit)} to "
                f"{figure(after.value, after.unit)} is a {really}. Either the word is "
                f"wrong or the two figures have changed places.",
                told.source,
                told.element,
            )


def points_called_per_cent(draft: Draft) -> Iterator[Remark]:
    """Find "from 20% to 25%, a 5% rise": 5 points, or a quarter more."""
    for told in told_claims(draft):
        change = told.claim.share
        if change and agreement_of(told.claim, told.pair) is Agreement.IN_POINTS:
            before, after = told.pair.before.value, told.pair.after.value
            kind = "fall" if after < before else "rise"
            size = figure(change.size.value, Unit.COUNT)
            yield Remark(
                f"“{told.quote}”: {figure(before, Unit.PERCENT)} to "
                f"{figure(after, Unit.PERCENT)} is a {kind} of {size} percentage "
                f"points, or of {share(abs(change_between(before, after)))}. Print "
                f"“{size} percentage points”.",
                told.source,
                told.element,
            )
