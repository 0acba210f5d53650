"""Paragraphs to topics, sentences with figures in them, and the money they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from frankpledge.plan.reading.blocks import Words
from frankpledge.plan.reading.draft import (
    FundingPot,
    Line,
    NarrativeTopic,
    Part,
    Source,
    Statement,
)
from frankpledge.plan.reading.figures import figures_in
from frankpledge.plan.reading.instruments import instruments_in
from frankpledge.plan.reading.notes import Doubt, Notes, weighed
from frankpledge.plan.reading.outline import Section
from frankpledge.plan.reading.parting import sentences_of
from frankpledge.plan.reading.text import fold

MOST_STATEMENTS: Final = 2_000
MOST_FIGURES: Final = 50  # of one sentence; a sentence with more is a list

_OPENERS = re.compile(r"^(?:(?:The|A|An|This|Our|Through|From|And|For)\b ?)+")
_MONEY = re.compile(r"fund|grant|budget", re.IGNORECASE)
_POT = re.compile(
    r"(?P<quote>['‘\"“])?(?P<name>[A-Z][\w'’&-]{0,30}"
    r"(?: (?:(?:and|of|for|the|to|&) )?[A-Z][\w'’&-]{0,30}){0,7}?"
    r" (?P<last>Fund|Grant|Funding|Budget|funding|grant))\b"
)


@dataclass(frozen=True)
class Passage:
    """A run of prose and the title of what it stands in."""

    text: str
    source: Source
    place: str


def topic_of(section: Section, words: Sequence[Words]) -> NarrativeTopic:
    """Return the prose under a heading as a topic of its part."""
    doubts = [Doubt.UNKNOWN_HEADING] if section.part is Part.OTHER else []
    confidence, reasons = weighed(doubts)
    heading = section.heading.source if section.heading else words[0].source
    return NarrativeTopic(
        title=section.title,
        paragraphs=lines_of(words),
        source=Source(heading.first_line, words[-1].source.last_line),
        confidence=confidence,
        doubts=reasons,
        part=section.part,
    )


def lines_of(words: Iterable[Words]) -> tuple[Line, ...]:
    """Return paragraphs and list items as lines; an item keeps its number."""
    return tuple(Line(w.printed, w.source) for w in words)


def statements_of(passages: Iterable[Passage], notes: Notes) -> tuple[Statement, ...]:
    """Return the sentences that hold a figure, in order, at most two thousand."""
    found: list[Statement] = []
    for statement in _statements(passages):
        if len(found) == MOST_STATEMENTS:
            notes.warn(
                f"Only the first {MOST_STATEMENTS:,} sentences with figures were set "
                "apart; the words of the others are in their paragraphs."
            )
            break
        found.append(statement)
    return tuple(found)


def _statements(passages: Iterable[Passage]) -> Iterator[Statement]:
    for passage in passages:
        for sentence in sentences_of(passage.text):
            figures = tuple(islice(figures_in(sentence), MOST_FIGURES))
            if figures:
                yield Statement(
                    text=sentence,
                    figures=figures,
                    source=passage.source,
                    place=passage.place,
                    instruments=instruments_in(sentence),
                )


def funding_of(passages: Iterable[Passage]) -> tuple[FundingPot, ...]:
    """Return the funds and grants named, each where it is first named."""
    pots: dict[str, FundingPot] = {}
    for passage in passages:
        names_money = _MONEY.search(passage.text)
        for sentence in sentences_of(passage.text) if names_money else ():
            for name, doubts in _pots_in(sentence):
                confidence, reasons = weighed(doubts)
                pot = FundingPot(name, sentence, passage.source, confidence, reasons)
                pots.setdefault(fold(name), pot)
    return tuple(pots.values())


def _pots_in(sentence: str) -> Iterator[tuple[str, list[Doubt]]]:
    for match in _POT.finditer(sentence):
        name = match["name"]
        if not match["quote"]:
            name = _OPENERS.sub("", name)
        is_named = match["last"][0].isupper()
        long_enough = 2 if is_named else 3  # "CSP funding" names no pot
        if len(name.split()) >= long_enough:
            yield name, [] if is_named else [Doubt.GUESSED_POT]
