"""Parts and wholes told in prose: "Of the 43 dealt with, 33 had improved"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, groupby, pairwise

from frankpledge.analysis.rounding import ROUNDED, conventions_giving, places_of
from frankpledge.plan.reading.draft import Draft, Source
from frankpledge.plan.reading.meaning import words_of
from frankpledge.review.checks.check import Remark
from frankpledge.review.checks.prose import (
    CountedThing,
    Sentence,
    sentences,
)
from frankpledge.review.checks.rows import HUNDRED
from frankpledge.review.checks.wording import lines, number, share

_OF_THE = re.compile(r"\bof (the|these|those)\s+$", re.IGNORECASE)
_OUT_OF = re.compile(r"^\s*(?:\w+\s+)?(?:out )?of (?:the |these |those )?$", re.I)
_A_TOTAL_OF = re.compile(r"\b(a total of|in total,?|altogether,?)\s+$", re.IGNORECASE)
_LIST_JOINT = re.compile(r"^\s[\w\s'’-]{2,60}?(,|,? and| and)\s*$")
# What follows a part and its whole: "(67%)", ", or 67%", ", which is about 67 per cent".
_SHARE_AFTER = re.compile(
    r"^[\w\s]{0,40}?(?:\((?:or )?|, (?:or|which is|that is|i\.e\.) )"
    r"(?P<hedge>about |around |nearly |almost |over |more than |just over |just under )?"
    r"(?:(?P<share>\d+(?:\.\d+)?)\s?(?:%|per cent)|(?P<fraction>(?:a |one |two |three )?"
    r"(?:half|third|quarter|fifth)s?))(?:\)|(?=[,.;]|$))",
    re.IGNORECASE,
)
# What stands before them: "67% (29 of 43)".
_SHARE_BEFORE = re.compile(
    r"(?P<hedge>)(?<![\w.,])(?P<share>\d+(?:\.\d+)?)\s?(?:%|per cent)(?P<fraction>)"
    r"\s*\((?:i\.e\. )?$"
)
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3}
_FRACTION_SLACK = Decimal(3)  # points: "two thirds" of 43 may be 27 or 30
_HEDGE_SLACK = Decimal(5)
_LONGEST_LEAD = 20
_SENTENCES_AHEAD = 3
_SHARED_WORDS = 2
_MOST_ADDENDS = 8


@dataclass(frozen=True)
class PartOfWhole:
    """A part and its whole as one sentence gives them."""

    part: CountedThing
    whole: CountedThing
    sentence: Sentence

    @property
    def share(self) -> Decimal:
        """The part as a percentage of the whole."""
        return self.part.value * HUNDRED / self.whole.value

    @property
    def what_befell_the_part(self) -> str:
        """The words after the count of the part: "had improved their behaviour"."""
        return self.sentence.text[self.part.end :]


def parts_of_wholes(draft: Draft) -> Iterator[PartOfWhole]:
    """Yield each part and whole the prose states together."""
    for sentence in sentences(draft):
        for first, second in pairwise(sentence.counts):
            before = sentence.text[: first.start]
            between = sentence.text[first.end : second.start]
            if _OUT_OF.search(between) and _one_kind(first, second):
                yield PartOfWhole(first, second, sentence)
            of_them = _OF_THE.search(before) and between.endswith(", ")
            if of_them and _one_kind(second, first):
                yield PartOfWhole(second, first, sentence)


def _one_kind(part: CountedThing, whole: CountedThing) -> bool:
    """Say whether the part has no noun of its own, or the whole's.

    "Of the 3 events, 120 people came" tells of no part.
    """
    alone = part.stands_alone or part.words.lower() == "out"  # "21 out of 43"
    return bool(whole.value) and (alone or bool(part.noun & whole.noun))


def part_exceeds_whole(draft: Draft) -> Iterator[Remark]:
    """Find "of the 43, 50 improved"."""
    for one in parts_of_wholes(draft):
        if one.part.value > one.whole.value:
            yield Remark(
                f"{number(one.part.value)} cannot be part of "
                f"{number(one.whole.value)}: “{one.sentence.text}”",
                one.sentence.source,
                about=one.sentence.text,
            )


@dataclass(frozen=True)
class ShareTold:
    """A part and its whole with the share the sentence prints for them."""

    of: PartOfWhole
    given: re.Match[str]

    @property
    def said(self) -> Decimal:
        """The percentage printed; only when it is one."""
        return Decimal(self.given["share"])

    @property
    def places(self) -> int:
        """The decimals it is printed with."""
        return places_of(self.given["share"] or "")

    @property
    def source(self) -> Source:
        """Where the sentence stands."""
        return self.of.sentence.source


def shares_told(draft: Draft) -> Iterator[ShareTold]:
    """Yield each part of a whole that has its share printed beside it."""
    for one in parts_of_wholes(draft):
        text = one.sentence.text
        first = min(one.part.start, one.whole.start)
        last = max(one.part.end, one.whole.end)
        given = _SHARE_AFTER.match(text[last:]) or _SHARE_BEFORE.search(
            text[max(0, first - _LONGEST_LEAD) : first]
        )
        if given is not None:
            yield ShareTold(one, given)


def shares_in_prose(draft: Draft) -> Iterator[ShareTold]:
    """Yield those whose share is a percentage without a rounding word."""
    for told in shares_told(draft):
        if not told.given["fraction"] and not told.given["hedge"]:
            yield told


def share_in_prose_does_not_follow(draft: Draft) -> Iterator[Remark]:
    """Find "33 of the 43 (80%)"."""
    for told in shares_told(draft):
        one = told.of
        if not _is_the_share(one.share, told.given):
            printed = told.given["fraction"] or f"{number(told.said)}%"
            yield Remark(
                f"{number(one.part.value)} of {number(one.whole.value)} is "
                f"{share(one.share, max(1, told.places))}, but {printed.strip()} is "
                f"printed: “{one.sentence.text.rstrip('.')}.”",
                told.source,
            )


def _is_the_share(exact: Decimal, given: re.Match[str]) -> bool:
    """Say whether a share in brackets is `exact`, as closely as its words mean it."""
    if given["fraction"]:
        *count, name = given["fraction"].lower().split()
        name = name if name in _FRACTIONS else name.removesuffix("s")
        meant = Decimal(_PARTS[count[0]] if count else 1) * HUNDRED / _FRACTIONS[name]
        slack = _HEDGE_SLACK if given["hedge"] else _FRACTION_SLACK
        return abs(exact - meant) <= slack
    said, places = Decimal(given["share"]), places_of(given["share"])
    if conventions_giving(said, exact, places) & ROUNDED:
        return True
    return bool(given["hedge"]) and abs(exact - said) <= _HEDGE_SLACK


def sum_does_not_add_up(draft: Draft) -> Iterator[Remark]:
    """Find a total, stated soon after its parts, that the parts do not make."""
    for _, group in groupby(sentences(draft), lambda one: one.source.first_line):
        passage = list(group)
        for place, sentence in enumerate(passage):
            addends = _addends(sentence)
            if 2 <= len(addends) <= _MOST_ADDENDS:
                ahead = passage[place : place + 1 + _SENTENCES_AHEAD]
                yield from _wrong_totals(sentence, addends, ahead)


def _addends(sentence: Sentence) -> list[CountedThing]:
    """Return the first list of counts in a sentence: "27 a, 10 b and 6 c"."""
    run: list[CountedThing] = []
    for thing in sentence.counts:
        joint = sentence.text[run[-1].end : thing.start] if run else ""
        if run and not _LIST_JOINT.match(joint):
            if len(run) > 1:
                return run
            run = []
        run.append(thing)
    return run


def _wrong_totals(
    parts: Sentence, addends: list[CountedThing], ahead: list[Sentence]
) -> Iterator[Remark]:
    values = [one.value for one in addends]
    for sentence in ahead:
        total = _total(sentence, parts, after=addends[-1].end)
        if total is None:
            continue
        if not _makes(values, total.value):
            sums = " + ".join(number(value) for value in values)
            yield Remark(
                f"{sums} is {number(sum(values, Decimal(0)))}, but the total given is "
                f"{number(total.value)} {total.words} ({lines(sentence.source)}).",
                parts.source,
            )
        return


def _total(sentence: Sentence, parts: Sentence, *, after: int) -> CountedThing | None:
    """Return the count a sentence offers as the total of the parts just listed.

    Two words shared with the parts show that it is their total: a count of one of
    them alone ("of the 50 families on the estate") shares only that one.
    """
    for thing in sentence.counts:
        before = sentence.text[: thing.start]
        if sentence is parts and thing.start < after:
            continue
        is_total = _A_TOTAL_OF.search(before) or _OF_THE.search(before)
        clause = re.split(r"[,.;]", sentence.text[thing.end :], maxsplit=1)[0]
        same = words_of(clause) & parts.words
        if is_total and len(same) >= _SHARED_WORDS:
            return thing
    return None


def _makes(values: list[Decimal], total: Decimal) -> bool:
    """Say whether some of the parts, or all, add to the total."""
    return any(
        sum(some, Decimal(0)) == total
        for size in range(1, len(values) + 1)
        for some in combinations(values, size)
    )
