"""The sentences of a draft, and the counts and shares that stand in them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from frankpledge.plan.reading.draft import (
    Draft,
    Line,
    Source,
    Statement,
    ThemeSheet,
)
from frankpledge.plan.reading.meaning import Subject, words_in_order, words_of

_NUMBERS_IN_ORDER = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen",
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty",
)
_NUMBER_WORDS = [word for line in _NUMBERS_IN_ORDER for word in line.split()]
_FROM_WORDS = {word: Decimal(value) for value, word in enumerate(_NUMBER_WORDS)}
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{1,4})?\b(?!,\d)"
_COUNT = re.compile(
    rf"(?<![\w.,/£])(?:(?P<year>{_YEAR})|"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?"
    r"(?P<percent>\s?(?:%|per\s?cent\b))?|"
    rf"(?P<words>{'|'.join(_NUMBER_WORDS[2:])})\b)(?![\d/]|[a-z])",
    re.IGNORECASE,
)
# Words at which the noun after a count has ended.
_AFTER_A_NOUN = (
    "a affected after and are as at attended been before being between by during each",
    "for from had has have in into is of on or over per receive received since that",
    "the their then there these this throughout to under was were when where which",
    "while who whose will with within",
)
_NOUN_ENDS = frozenset(word for line in _AFTER_A_NOUN for word in line.split())
_LONGEST_NOUN = 5
_MOST_COUNTS = 50  # of one sentence; with more it is a list, and each pair takes time
_LONGEST_CLAUSE = 200  # letters in which those words stand; the rest is not looked at
_VERBS = frozenset(
    ("came", "felt", "found", "gave", "got", "left", "made", "met", "said", "went")
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9%)'’\"][.!?])\s+(?=[A-Z0-9‘'“\"•])")


@dataclass(frozen=True)
class CountedThing:
    """A count and the noun it counts: 14 and (warning, letter)."""

    value: Decimal
    stems: tuple[str, ...]
    words: str  # as printed: "warning letters"
    is_share: bool
    start: int  # where in the sentence
    end: int

    @property
    def noun(self) -> Subject:
        """The stems as a set."""
        return frozenset(self.stems)

    @property
    def stands_alone(self) -> bool:
        """The count has no noun: "33 had improved", "33 improved"."""
        first = self.words.lower().split(" ", 1)[0]
        return not first or first.endswith("ed") or first in _VERBS

    def counts_the_same_as(self, other: "CountedThing") -> bool:
        """Say whether both count one noun, whatever verb follows this one's."""
        wanted = other.stems
        return bool(wanted) and self.stems[: len(wanted)] == wanted


@dataclass(frozen=True)
class Sentence:
    """One sentence, where it stands, what it is about and what it counts."""

    text: str
    source: Source
    words: Subject
    counts: tuple[CountedThing, ...]
    shares: tuple[CountedThing, ...]  # its percentages, kept apart from its counts


def sentences(draft: Draft) -> tuple[Sentence, ...]:
    """Return each sentence of the document's prose once, in the document's order.

    A statement the reader set apart knows its own line best, so it wins over the same
    words inside a longer paragraph.
    """
    passages: list[Line] = [Line(said.text, said.source) for said in draft.statements]
    passages += draft.introduction
    for topic in draft.narrative:
        passages += topic.paragraphs
    by_line = sorted(draft.statements, key=_first_line)
    passages += (_overview(theme, by_line) for theme in draft.themes)
    found: dict[str, Line] = {}
    for passage in passages:
        for text in split(passage.text):
            found.setdefault(_same(text), Line(text, passage.source))
    in_order = sorted(found.values(), key=lambda one: one.source.first_line)
    return tuple(_read(line) for line in in_order)


def _first_line(said: Statement) -> int:
    return said.source.first_line


def _overview(theme: ThemeSheet, statements: Sequence[Statement]) -> Line:
    """Return a theme's overview on its own line, when a statement in it tells it.

    `statements` are in the order of their lines; only those on the theme's own are
    looked at, for a document may have thousands of either.
    """
    first = bisect_left(statements, theme.source.first_line, key=_first_line)
    last = bisect_right(statements, theme.source.last_line, key=_first_line)
    told = {
        said.source for said in statements[first:last] if said.text in theme.overview
    }
    return Line(theme.overview, told.pop() if len(told) == 1 else theme.source)


@lru_cache(maxsize=4096)  # each check reads the same prose
def _read(line: Line) -> Sentence:
    things = tuple(islice(counted_things(line.text), _MOST_COUNTS))
    return Sentence(
        text=line.text,
        source=line.source,
        words=words_of(line.text),
        counts=tuple(one for one in things if not one.is_share),
        shares=tuple(one for one in things if one.is_share),
    )


def split(text: str) -> list[str]:
    """Return the sentences of a passage."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def _same(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()


def counted_things(text: str) -> Iterator[CountedThing]:
    """Yield every count in a sentence with its noun; years are not counts."""
    for found in _COUNT.finditer(text):
        if found["year"]:
            continue
        noun = _noun_after(text[found.end() : found.end() + _LONGEST_CLAUSE])
        yield CountedThing(
            value=_value(found),
            stems=words_in_order(noun) or tuple(noun.lower().split()),
            words=noun,
            is_share=bool(found["percent"]),
            start=found.start(),
            end=found.end(),
        )


def _value(found: re.Match[str]) -> Decimal:
    if found["words"]:
        return _FROM_WORDS[found["words"].lower()]
    return Decimal(found["digits"].replace(",", "") + (found["decimals"] or ""))


def _noun_after(rest: str) -> str:
    clause = re.split(r"[,.;:()]|\s[-–]\s", rest, maxsplit=1)[0]
    noun: list[str] = []
    for word in clause.split()[:_LONGEST_NOUN]:
        if word.lower() in _NOUN_ENDS:
            break
        noun.append(word)
    return " ".join(noun)
