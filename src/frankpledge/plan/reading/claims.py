"""Claims of change in a sentence: "fell by 12% from 200 to 176", "a fall of 212, 4.6%".

Reads what a sentence claims and the figures it gives for it; judges nothing. A claim
is read only where its figures stand beside it: a missed claim harms nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, IntEnum
from functools import lru_cache
from itertools import islice
from typing import Final

from frankpledge.plan.reading.claim_words import (
    BARE,
    BRACKETED,
    CHANGES,
    COMPARED,
    CUTS,
    DOWN_FROM,
    FALLING,
    FROM_TO,
    HEDGED,
    LONGEST_HEDGE,
    MULTIPLES,
    NO_COUNT_AFTER,
    NO_COUNT_BEFORE,
    RISING,
    TIMES,
    TO_FROM,
    YEAR,
)
from frankpledge.plan.reading.draft import Unit
from frankpledge.plan.reading.figures import number_of

MOST_CLAIMS: Final = 20  # of one sentence
LONGEST_SENTENCE: Final = 2_000  # letters; the rest of a longer one is not read
_MOST_WORDS_BETWEEN: Final = 7
_WORDS_BEFORE: Final = 60  # letters before a pair in which its kind is told
_DIGITS: Final = re.compile(r"[0-9]")
_YEARS: Final = range(1900, 2100)
_VERB_BEFORE = re.compile(rf"\b(?:(?P<down>{FALLING})|(?P<up>{RISING}))\s*$", re.I)
_SCALES: Final = {"thousand": Decimal(1_000), "million": Decimal(1_000_000)}


# The forms of a pair, the surest first, with words no such form can do without.
_PAIRED: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (FROM_TO, ("from ", " to ")),
    (TO_FROM, (" to ", " from ")),
    (BRACKETED, ("(", " to ")),
    (COMPARED, ("compar",)),
    (DOWN_FROM, (" from ",)),
)


class Way(IntEnum):
    """Which way a figure is said to have gone."""

    DOWN = -1
    UP = 1


class Hedge(Enum):
    """How closely a figure is meant to be taken."""

    NONE = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"


_HEDGES: Final[tuple[tuple[Hedge, re.Pattern[str]], ...]] = (
    (Hedge.NEARLY, re.compile(r"nearly|almost|just under|slightly (?:under|less)")),
    (Hedge.OVER, re.compile(r"over|more than|at least")),
    (Hedge.UNDER, re.compile(r"under|less than|up to")),
    (Hedge.ABOUT, re.compile(r"about|around|approx|roughly|some|estimated")),
)


@dataclass(frozen=True)
class Stated:
    """A figure as a sentence states it."""

    value: Decimal
    unit: Unit
    printed: str
    hedge: Hedge = Hedge.NONE
    is_scaled: bool = False  # "1.2 million"


@dataclass(frozen=True)
class Change:
    """A change as a sentence claims it, without the figures it comes from."""

    way: Way | None
    size: Stated
    is_points: bool
    start: int
    end: int
    times: Decimal | None = None  # 2 for "doubled"


@dataclass(frozen=True)
class Pair:
    """Two figures that a sentence sets side by side."""

    before: Stated
    after: Stated
    way: Way | None  # of a verb right beside them: "fell from 200 to 176"
    either_order: bool  # "1,030 compared with 1,193" may be told in either order
    start: int
    end: int


@dataclass(frozen=True)
class Claim:
    """What a sentence claims, with the figures it gives for it."""

    pair: Pair | None
    share: Change | None  # of the change in percent
    number: Change | None  # of the change as a count

    @property
    def way(self) -> Way | None:
        """Which way the figure is said to have gone, by the change or by the verb."""
        told = self.share or self.number
        said = told.way if told else None
        return said or (self.pair.way if self.pair else None)


@lru_cache(maxsize=4096)  # several checks read one sentence
def claims_in(sentence: str) -> tuple[Claim, ...]:
    """Return the claims of a sentence, each with figures to hold it against."""
    text = sentence[:LONGEST_SENTENCE]
    if not _DIGITS.search(text):
        return ()
    changes = changes_in(text)
    pairs = list(islice(_pairs(text), MOST_CLAIMS))
    claims = [_claim_of(pair, changes, text) for pair in pairs]
    used = [one for claim in claims for one in (claim.share, claim.number) if one]
    free = [one for one in changes if one not in used and not _inside(one, pairs)]
    return (*claims, *_sizes_twice(free, text))


def _inside(change: Change, pairs: list[Pair]) -> bool:
    return any(one.start < change.end and change.start < one.end for one in pairs)


@lru_cache(maxsize=4096)
def changes_in(sentence: str) -> tuple[Change, ...]:
    """Return the changes a sentence claims by their size, in its order."""
    text = sentence[:LONGEST_SENTENCE]
    if not _DIGITS.search(text):
        return ()
    found = [
        change
        for pattern in CHANGES
        for match in islice(pattern.finditer(text), MOST_CLAIMS)
        if (change := _change(match)) is not None
    ]
    found += [
        _multiple(match) for match in islice(MULTIPLES.finditer(text), MOST_CLAIMS)
    ]
    in_order: list[Change] = []
    for change in sorted(found, key=lambda one: (one.start, -one.end)):
        if not in_order or change.start >= in_order[-1].end:
            in_order.append(change)
    return tuple(in_order)


def _change(match: re.Match[str], way: Way | None = None) -> Change | None:
    size = _stated(match, "size")
    if size is None:
        return None
    groups = match.groupdict()
    if groups.get("down"):
        way = Way.DOWN
    elif groups.get("up"):
        way = Way.UP
    points = bool(groups.get("size_points"))
    return Change(way, size, points, match.start(), match.end())


def _multiple(match: re.Match[str]) -> Change:
    times = Decimal(TIMES[match["word"].lower()])
    way = Way.UP if times > 1 else Way.DOWN
    size = Stated(
        abs(times - 1) * 100,
        Unit.PERCENT,
        match["word"],
        _hedge(match, "size", match.start()),
    )
    return Change(
        way=way,
        size=size,
        is_points=False,
        start=match.start(),
        end=match.end(),
        times=times,
    )


def _stated(match: re.Match[str], name: str) -> Stated | None:
    printed = match[name]
    value = number_of(printed)
    is_share = bool(match[f"{name}_percent"] or match[f"{name}_points"])
    if value is None or (not is_share and _is_year(printed)):
        return None
    scale = (match[f"{name}_scale"] or "").strip().lower()
    return Stated(
        value=value * _SCALES.get(scale, Decimal(1)),
        unit=Unit.PERCENT if is_share else Unit.COUNT,
        printed=printed,
        hedge=_hedge(match, name, match.start(name)),
        is_scaled=bool(scale),
    )


def _is_year(printed: str) -> bool:
    return len(printed) == 4 and printed.isdigit() and int(printed) in _YEARS


def _hedge(match: re.Match[str], name: str, start: int) -> Hedge:
    """Return how closely a figure is meant, by the words right before it."""
    said = match.groupdict().get(f"{name}_hedge")
    if said is None:
        before = HEDGED.search(match.string[max(0, start - LONGEST_HEDGE) : start])
        said = before["words"] if before else ""
    said = said.lower()
    return next((one for one, words in _HEDGES if words.search(said)), Hedge.NONE)


def _pairs(text: str) -> Iterator[Pair]:
    """Yield the pairs of figures, the surest forms first, none over another."""
    taken: list[Pair] = []
    lower = text.lower()
    for pattern, needed in _PAIRED:
        if any(word not in lower for word in needed):
            continue
        for match in islice(pattern.finditer(text), MOST_CLAIMS):
            pair = _pair(match, text, either_order=pattern is COMPARED)
            if pair and all(
                pair.end <= one.start or one.end <= pair.start for one in taken
            ):
                taken.append(pair)
    yield from sorted(taken, key=lambda one: one.start)


def _pair(match: re.Match[str], text: str, *, either_order: bool) -> Pair | None:
    before, after = _stated(match, "before"), _stated(match, "after")
    if before is None or after is None or before.unit is not after.unit:
        return None
    if before.is_scaled is not after.is_scaled or match["before_points"]:
        return None
    lead = text[max(0, match.start() - _WORDS_BEFORE) : match.start()]
    if NO_COUNT_AFTER.match(text, match.end()) or NO_COUNT_BEFORE.search(lead):
        return None
    between = text[match.start() : match.end()]
    if re.search(r"\b(?:targets?|average|mean|national\w*|county|force)\b", between):
        return None
    return Pair(
        before=before,
        after=after,
        way=_verb(lead) if match.re is FROM_TO else _verb_within(match),
        either_order=either_order,
        start=match.start(),
        end=match.end(),
    )


def _verb(lead: str) -> Way | None:
    found = _VERB_BEFORE.search(lead)
    if found is None:
        return None
    return Way.DOWN if found["down"] else Way.UP


def _verb_within(match: re.Match[str]) -> Way | None:
    if match.re not in (TO_FROM, DOWN_FROM):
        return None
    down = re.search(rf"\b{FALLING}\b", match.group(), re.IGNORECASE)
    return Way.DOWN if down else Way.UP


def _claim_of(pair: Pair, changes: tuple[Change, ...], text: str) -> Claim:
    """Return a pair with the change claimed beside it, before it or behind."""
    near = [
        one
        for one in changes
        if one.end <= pair.start and _joins(text[one.end : pair.start])
    ][-1:]
    near += [
        one
        for one in changes
        if one.start >= pair.end and _joins(text[pair.end : one.start])
    ][:1]
    if not near:
        bare = BARE.match(text, pair.end + len(_noun_after(text, pair.end)))
        change = _change(bare, _sign_of(bare)) if bare else None
        near = [change] if change else []
    shares = [one for one in near if one.size.unit is Unit.PERCENT]
    numbers = [one for one in near if one.size.unit is Unit.COUNT]
    return Claim(pair, next(iter(shares), None), next(iter(numbers), None))


def _sign_of(bare: re.Match[str]) -> Way | None:
    sign = (bare["sign"] or "").strip()
    return None if not sign else Way.UP if sign == "+" else Way.DOWN


def _noun_after(text: str, place: int) -> str:
    found = re.compile(rf"(?:\s+(?!or\b)[a-z'’-]+){{0,4}}(?:\s+{YEAR})?", re.I).match(
        text, place
    )
    return found.group() if found else ""


def _joins(gap: str) -> bool:
    """Say whether the words between a change and two figures let them be read as one."""
    plain = re.sub(YEAR, " ", gap)
    if _DIGITS.search(plain) or CUTS.search(plain) or re.search(r"[.;?!]", plain):
        return False
    return plain.count(",") <= 1 and len(plain.split()) <= _MOST_WORDS_BETWEEN


def _sizes_twice(changes: list[Change], text: str) -> Iterator[Claim]:
    """Yield changes told both as a count and as a share: "a fall of 212, 4.6%"."""
    rest = list(changes)
    while rest:
        first = rest.pop(0)
        second = rest[0] if rest else None
        if second and _joins(text[first.end : second.start]):
            if first.size.unit is not second.size.unit:
                rest.pop(0)
        else:
            second = _bare_after(first, text)
        if second is None or first.size.unit is second.size.unit:
            continue
        by_share = first.size.unit is Unit.PERCENT
        share, number = (first, second) if by_share else (second, first)
        if share.times is None and {share.way, number.way} != {Way.UP, Way.DOWN}:
            yield Claim(None, share, number)


_COUNT_AFTER = re.compile(
    r"(?:\s*\(\s*|,?\s+(?=or\b))(?P<sign>[-+−–]\s?)?(?:or\s+)?"
    r"(?P<size>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6})"
    r"(?P<size_hedge>)(?P<size_percent>)(?P<size_points>)(?P<size_scale>)"
    r"\s+(?:offences|crimes|incidents|victims|cases|people|reports)\b"
)
_SHARE_AFTER = re.compile(
    r",?\s+(?:or\s+)?(?P<size_hedge>)(?P<size>[0-9]{1,3}(?:\.[0-9]{1,3})?)"
    r"(?P<size_percent>\s?(?:%|per ?cent))(?P<size_points>)(?P<size_scale>)(?=\s*[,.;)]|$)"
)


def _bare_after(first: Change, text: str) -> Change | None:
    """Return the other size of one change, in brackets or between commas."""
    place = first.end + len(_noun_after(text, first.end))
    if first.size.unit is Unit.PERCENT:
        match = _COUNT_AFTER.match(text, place)
    else:
        match = BARE.match(text, place) or _SHARE_AFTER.match(text, place)
    return _change(match, first.way) if match else None
