"""Items run together in one cell, parted: measures, outcomes, names of partners."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from frankpledge.plan.reading.addresses import ORGANISATIONS
from frankpledge.plan.reading.text import fold, words_of

# How a body's own name ends: no part of a department's list of duties does.
_BODY: Final = re.compile(
    r"\b(?:team|association|trust|council|police|partnership|rescue service)$"
)
# A capital in the middle of a sentence begins a new measure when the verb is of these.
MEASURE_VERBS: Final = (
    "Achieve|Arrange|Attend|Carry|Complete|Conduct|Continue|Cut|Decrease|Deliver|"
    "Develop|Distribute|Engage|Ensure|Establish|Expand|Fit|Hold|Host|Identify|"
    "Implement|Improve|Increase|Inspect|Introduce|Issue|Launch|Link|Maintain|Make|"
    "Monitor|Offer|Organise|Produce|Promote|Provide|Publish|Raise|Recruit|Reduce|"
    "Refer|Remove|Review|Run|Secure|Support|Target|Train|Undertake|Use|Visit|Work"
)
OUTCOME_STARTS: Final = (
    "A|An|To|Fewer|More|Less|Better|Greater|Increased|Reduced|Improved|Decreased|"
    f"Continued|Safer|{MEASURE_VERBS}"
)
# After these a capital goes on with the sentence: "the work of Operation Use".
_FUNCTION_WORDS: Final = frozenset(
    [
        *(
            "a",
            "an",
            "and",
            "any",
            "as",
            "at",
            "between",
            "by",
            "called",
            "each",
            "for",
        ),
        *("from", "in", "into", "its", "on", "of", "or", "our", "per", "than", "that"),
        *("the", "their", "this", "to", "via", "with", "within"),
    ]
)
_CODE_START = r"(?:NI|BVPI|LPI|SPI|LAA|PSA) ?[0-9]{1,3}[a-z]? ?[-\u2013\u2014:]"
_MEASURE_START = re.compile(
    rf"(?<=[^\s] )(?:(?P<plain>(?:{MEASURE_VERBS}|At least)\b)|{_CODE_START})"
)
_OUTCOME_START = re.compile(rf"(?<=[^\s] )(?P<plain>(?:{OUTCOME_STARTS})\b)")
# What must follow a start when a name stands before it.
_SIZED = re.compile(
    r"(?:An?|To) (?:continued |further |significant )?"
    r"(?:reduc|increas|improve|decreas|fall|rise|ensur|provid|prevent|rais)"
    r"|\w{4,} (?:at least|the (?:number|percentage|level)|[0-9])"
    r"|(?:Run|Cut|Fit|Use) (?:at least|the (?:number|percentage|level)|[0-9])"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9%)'’”][.;])\s+(?=[A-Z0-9‘“'])")
_LAST_WORD = re.compile(r"(\S{1,40}) $")
_LIST_JOINT = re.compile(r"\s*[,;\n]\s*")
_AND_FIRST = re.compile(r"^(?:and|&)\s+(?=[A-Z])")
_ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|approx|no|st|mr|mrs|ms|dr|vs)\.$", re.I)
_PROSE_END = re.compile(r"[.!?][\"'’”)\]]{0,2}\s+(?=[\"'‘“(]?[A-Z0-9])")


def parted_measures(text: str) -> list[str]:
    """Part performance measures run together in one paragraph, a rule each."""
    return _parted(text, _MEASURE_START)


def parted_outcomes(text: str) -> list[str]:
    """Part intended outcomes run together in one paragraph."""
    return _parted(text, _OUTCOME_START)


def _parted(text: str, start: re.Pattern[str]) -> list[str]:
    parts: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        begin = 0
        for match in start.finditer(sentence):
            if _begins_anew(sentence, match):
                parts.append(sentence[begin : match.start()])
                begin = match.start()
        parts.append(sentence[begin:])
    return [part.strip() for part in parts if part.strip()]


def _begins_anew(sentence: str, match: re.Match[str]) -> bool:
    if match.groupdict().get("plain") is None:
        return True  # an indicator's code
    before = _LAST_WORD.search(sentence[max(0, match.start() - 42) : match.start()])
    last = before.group(1) if before else ""
    if last[-1:] in ",:;-\u2013\u2014(‘“/&" or last.casefold() in _FUNCTION_WORDS:
        return False
    return not last[:1].isupper() or bool(_SIZED.match(sentence, match.start()))


def sentences_of(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph."""
    begin = 0
    for match in _PROSE_END.finditer(text):
        end = match.end()
        if _ABBREVIATED.search(text[max(begin, match.start() - 8) : match.start() + 1]):
            continue
        yield text[begin:end].strip()
        begin = end
    if text[begin:].strip():
        yield text[begin:].strip()


@dataclass(frozen=True)
class PartnerNames:
    """Names that hold a comma of their own, by their folded fragments."""

    known: dict[tuple[str, ...], str]
    from_use: frozenset[tuple[str, ...]] = frozenset()


def fragments_of(text: str) -> list[str]:
    """Return what stands between the commas and semicolons of a list of partners."""
    fragments = [part.strip(" .") for part in _LIST_JOINT.split(text)]
    return [_AND_FIRST.sub("", part) for part in fragments if part]


def names_with_commas(
    names: Iterable[str], lists: Sequence[Sequence[str]]
) -> PartnerNames:
    """Learn which names hold commas: from names given whole, and from the lists.

    From the lists: two fragments that never stand apart, in two lists or more, the
    second of the form "X and Y", are one name ("Children, Families and Education").
    """
    known: dict[tuple[str, ...], str] = {}
    for name in names:
        key = _key(fragments_of(name))
        if len(key) > 1:
            known.setdefault(key, name)
    from_use = set()
    for pair in _always_together(lists):
        if pair not in known:
            from_use.add(pair)
    return PartnerNames(known, frozenset(from_use))


def _always_together(lists: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    seen: Counter[str] = Counter()
    pairs: Counter[tuple[str, ...]] = Counter()
    for fragments in lists:
        folded = [fold(fragment) for fragment in fragments]
        seen.update(set(folded))
        pairs.update(set(pairwise(folded)))
    for (first, second), count in pairs.items():
        together = count > 1 and seen[first] == seen[second] == count
        is_list = " and " in second and " and " not in first
        if together and is_list and not _are_two_bodies(first, second):
            yield first, second


def _are_two_bodies(first: str, second: str) -> bool:
    """Return whether two names that always stand together are each a body's own."""
    ends = first.split()[-1] in ORGANISATIONS
    return ends or bool(_BODY.search(second))


def _key(fragments: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(words_of(fragment)) for fragment in fragments)


def partners_in(
    fragments: Sequence[str], names: PartnerNames
) -> list[tuple[str, bool]]:
    """Join the fragments that make one name; True when the joint was learnt from use."""
    longest = max((len(key) for key in names.known), default=2)
    partners: list[tuple[str, bool]] = []
    place = 0
    while place < len(fragments):
        taken, from_use = _joint_at(fragments, place, longest, names)
        partners.append((", ".join(fragments[place : place + taken]), from_use))
        place += taken
    return partners


def _joint_at(
    fragments: Sequence[str], place: int, longest: int, names: PartnerNames
) -> tuple[int, bool]:
    for count in range(min(longest, len(fragments) - place), 1, -1):
        if _key(fragments[place : place + count]) in names.known:
            return count, False
    if tuple(fold(part) for part in fragments[place : place + 2]) in names.from_use:
        return 2, True
    return 1, False
