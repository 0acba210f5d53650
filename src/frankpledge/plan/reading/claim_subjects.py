"""What a sentence says rose or fell, without figures of its own: "burglary fell by 6%".

Reads the words only when the sentence speaks of what has happened, in the place and
the year of the document; a sentence of plans, other places or other periods gives
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from frankpledge.analysis.periods import MONTH_NAMES
from frankpledge.plan.reading.claim_words import (
    FALLING_NOUN,
    RISING_NOUN,
    YEAR,
)
from frankpledge.plan.reading.claims import Change, Way, changes_in, claims_in
from frankpledge.plan.reading.draft import Unit

_MOST: Final = 20
_LONGEST: Final = 600  # letters of a sentence that can still be one plain statement
_BREAKS = re.compile(
    r"[,;:()]|\s[-–—]\s|\b(?:but|while|whilst|although|though|whereas|however|that"
    r"|which|who|where|with|because|as|due|thanks|following|after)\b",
    re.IGNORECASE,
)
_MOVED: Final = (
    r"(?:ha(?:s|ve|d)\s+|w(?:as|ere)\s+|is\s+|are\s+|continue[sd]?\s+to\s+)?"
    r"(?:also\s+|again\s+|further\s+|all\s+|both\s+)?"
)
_VERB = re.compile(
    rf"(?P<subject>[^,;:()]{{3,120}}?)\s+{_MOVED}"
    r"(?:(?P<down>fell|fall|fallen|dropped|decreased|declined|down|reduced)"
    r"|(?P<up>rose|rise|risen|increased|grew|grown|up))\b"
    r"(?=\s*$|\s+(?:by|again|slightly|significantly|to|from|in|during|last|this|"
    r"overall|[0-9])|\s*[,.;])",
    re.IGNORECASE,
)
_NOUN = re.compile(
    rf"\b(?:(?P<down>{FALLING_NOUN})|(?P<up>{RISING_NOUN}))\s+"
    r"(?:of\s+[0-9.]+\s?(?:%|per ?cent)\s+)?in\s+(?:the\s+)?"
    r"(?P<subject>[^,;:.()]{3,120})",
    re.IGNORECASE,
)
_SUCCEEDED = re.compile(
    r"\b(?:successful in|succeeded in|success in)\s+(?:(?P<down>reducing|cutting"
    r"|decreasing)|(?P<up>increasing|raising))\s+(?P<subject>[^,;:.()]{3,120})",
    re.IGNORECASE,
)
# What ends the subject after "a fall in burglary ...".
_SUBJECT_ENDS = re.compile(
    r"\s(?:from|by|of [0-9]|compared|during|in|since|over|across|on|against|to|at|for"
    r"|is|was|were|are|has|have|had|achieved|recorded|last|this|throughout)\b",
    re.IGNORECASE,
)
_NOT_WHAT_HAPPENED = re.compile(
    r"\b(?:will|aims?|aimed|targets?|plan(?:s|ned)?|hop(?:e[ds]?|ing)|would|should"
    r"|could|can|may|might|if|expect\w*|project(?:s|ed|ion\w*)|forecast\w*"
    r"|anticipat\w*|intend\w*|seeks?|needs?|help(?:s|ed|ing)?|prevent\w*"
    r"|objectives?|priorit\w+|predict\w*|possible|potential\w*|fears?|perce\w+"
    r"|rather|despite|not|no|nor|never|neither|without|unless|until|some|whether"
    r"|belie\w+|feel\w*|felt|think\w*|thought|worr\w+|concern\w*|agree\w*|survey\w*"
    r"|respondents?|residents?|(?<!continue )(?<!continues )(?<!continued )to (?:be |reduce"
    r"|increase|cut|lower|fall|rise|drop|decrease|decline))\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_ANOTHER_PERIOD = re.compile(
    r"\b(?:since|quarters?|q[1-4]|months?|monthly|weeks?|weekend|half|christmas"
    r"|summer|winter|spring|autumn|easter|halloween|to date|so far|years|period"
    r"|operation|campaign|pilot|days?|between|before|previously|ending|decade"
    r"|long[- ]term|trend\w*|initially|first|recent\w*|current\w*|now)\b",
    re.IGNORECASE,
)
_ANOTHER_PLACE = re.compile(
    r"\b(?:national\w*|england|wales|county|countywide|force|region\w*|neighbour\w*"
    r"|elsewhere|similar|peers?|average|country|uk|wards?|estates?|centres?|parks?"
    r"|streets?|roads?|stations?|hotspots?|villages?|parish\w*|local(?:ly|ity|ities)"
    r"|areas?|places?|premises|zones?|schools?|neighbourhoods?)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<=[a-z0-9,;:)’'%] )(?:the )?([A-Z][\w’'&-]*)")
_KNOWN_CAPITALS: Final = frozenset(
    [
        *map(str.lower, MONTH_NAMES),
        "police",
        "council",
        "borough",
        "district",
        "partnership",
        "community",
        "safety",
        "csp",
        "csps",
        "asb",
        "ksi",
        "ksis",
        "i",
        "the",
        "year",
    ]
)
_NAMED_YEAR = re.compile(YEAR)
# Words that say nothing of the subject; those that every title may hold are left to
# `meaning`, which knows "burglary in a dwelling" and "all crime" as phrases.
_FILLER = re.compile(
    r"\b(?:during|over|there|also|again|both|last|past|previous|unfortunately"
    r"|pleasingly|encouragingly|significant(?:ly)?|slight(?:ly)?|further|small|large"
    r"|reported|saw|seen|shows?|we|partnership|csp|police|continue[sd]?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moved:
    """Something a sentence says rose or fell, and by how much if it says so."""

    subject: str  # as printed, the words that only frame it taken away
    way: Way
    share: Change | None
    number: Change | None
    start: int
    end: int


@lru_cache(maxsize=4096)
def moved_in(sentence: str, own_words: frozenset[str], year: str) -> tuple[Moved, ...]:
    """Return what a plain statement of the document's own year says rose or fell.

    `own_words` are the words of the partnership's name, in lower case; `year` is the
    year the results are of, "2009-10", or "" when the document does not say.
    """
    if len(sentence) > _LONGEST or not _is_of_here_and_now(sentence, own_words, year):
        return ()
    found = [
        moved
        for read in (_by_verb, _by_noun)
        for moved in islice(read(sentence), _MOST)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _is_of_here_and_now(sentence: str, own_words: frozenset[str], year: str) -> bool:
    for pattern in (_NOT_WHAT_HAPPENED, _ANOTHER_PERIOD, _ANOTHER_PLACE):
        if pattern.search(sentence):
            return False
    named = {match[1].lower() for match in _CAPITAL.finditer(sentence)}
    if named - _KNOWN_CAPITALS - own_words:
        return False
    years = {int(one.group()[:4]) for one in _NAMED_YEAR.finditer(sentence)}
    first = int(year[:4]) if year[:4].isdigit() else None
    return not years or (first is not None and years <= {first - 1, first, first + 1})


def _by_verb(sentence: str) -> Iterator[Moved]:
    for start, clause in _clauses(sentence):
        match = _VERB.match(clause)
        if match:
            end = start + len(clause)
            yield _moved(match, match["subject"], sentence, (start, end))


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield the clauses, "and" ending one only when it has a verb of its own."""
    place = 0
    for broken in _BREAKS.split(sentence):
        place = start = sentence.find(broken, place)
        for joint in re.finditer(r"\sand\s", broken):
            head = broken[start - place : joint.start()]
            if _VERB.match(head):
                yield start, head
                start = place + joint.end()
        yield start, broken[start - place :]
        place += len(broken)


def _by_noun(sentence: str) -> Iterator[Moved]:
    for pattern in (_NOUN, _SUCCEEDED):
        for match in pattern.finditer(sentence):
            subject = _BREAKS.split(match["subject"], maxsplit=1)[0]
            subject = _SUBJECT_ENDS.split(subject, maxsplit=1)[0]
            end = match.start("subject") + len(subject)
            yield _moved(match, subject, sentence, (match.start(), end))


def _moved(
    match: re.Match[str], subject: str, sentence: str, place: tuple[int, int]
) -> Moved:
    start, end = place
    way = Way.DOWN if match["down"] else Way.UP
    share, number = _sizes(sentence, way, place)
    return Moved(
        subject=" ".join(_FILLER.sub(" ", subject).split()),
        way=way,
        share=share,
        number=number,
        start=start,
        end=end,
    )


def _sizes(
    sentence: str, way: Way, place: tuple[int, int]
) -> tuple[Change | None, Change | None]:
    """Return the share and the number told of a movement, when they are plain."""
    start, end = place
    for claim in claims_in(sentence):
        if claim.pair is None and claim.share and claim.number and claim.way is way:
            first = min(claim.share.start, claim.number.start)
            if start <= first <= end:
                return claim.share, claim.number
    sizes = [
        one
        for one in changes_in(sentence)
        if one.way is way and one.start <= end and start <= one.end
    ]
    shares = [one for one in sizes if one.size.unit is Unit.PERCENT]
    numbers = [one for one in sizes if one.size.unit is not Unit.PERCENT]
    return (
        shares[0] if len(shares) == 1 else None,
        numbers[0] if len(numbers) == 1 else None,
    )
