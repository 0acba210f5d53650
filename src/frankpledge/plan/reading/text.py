"""How the words of a document are cleaned, compared and forgiven their misspellings."""

from __future__ import annotations

import difflib
import html
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"
DASH_CLASS: Final = r"\-\u2010-\u2014\u2212"  # the same, inside [...] of a pattern
SPELLING_CUTOFF: Final = 0.85  # one wrong letter in seven
SHORTEST_CORRECTED: Final = 5  # shorter words are too like one another
LONGEST_CORRECTED: Final = 20
_ROUNDING: Final = 1e-9

# Bounded: an entity of a million digits is text, not a character.
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f\u0085]+")
_FOLDS = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "&": " and ",
        "*": " ",
        **dict.fromkeys(DASHES, "-"),
    }
)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def clean(text: str) -> str:
    """Return the words as a reader sees them: entities resolved, one space between."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def fold(text: str) -> str:
    """Return words for comparing: no case, one kind of quote and dash, "and" for &."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)
    return _SPACE.sub(" ", folded).strip()


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, without any punctuation."""
    return tuple(_WORD.findall(fold(text)))


def has_words(text: str) -> bool:
    """Return whether there is anything to read: a letter or a digit."""
    return any(c.isalnum() for c in text)


def corrected(text: str, vocabulary: Collection[str]) -> str:
    """Return the folded text with words close to one of the vocabulary put right."""
    return _WORD.sub(
        lambda match: _closest(match.group(), frozenset(vocabulary)), fold(text)
    )


@lru_cache(maxsize=4096)
def _closest(word: str, vocabulary: frozenset[str]) -> str:
    if word in vocabulary:
        return word
    if not SHORTEST_CORRECTED <= len(word) <= LONGEST_CORRECTED:
        return word
    letters = _letters_of(word)
    may_be = [
        one.word
        for one in _spellings(vocabulary, len(word))
        if (letters & ~one.letters).bit_count() <= one.most_of_ours
        and (one.letters & ~letters).bit_count() <= one.most_of_its_own
    ]
    close = difflib.get_close_matches(word, may_be, n=1, cutoff=SPELLING_CUTOFF)
    return close[0] if close else word


@dataclass(frozen=True)
class _Spelling:
    """A known word, and how many letters of two may be in one of them only.

    Words that differ in more cannot be one misspelt. Comparing them in earnest takes a
    thousand times longer, and a document may have a hundred thousand words like none
    of those known.
    """

    word: str
    letters: int
    most_of_ours: float
    most_of_its_own: float


@lru_cache(maxsize=64)
def _spellings(vocabulary: frozenset[str], length: int) -> tuple[_Spelling, ...]:
    """Return the words that one of this length may be meant for."""
    spellings = []
    for known in sorted(vocabulary):
        shared = SPELLING_CUTOFF * (length + len(known)) / 2 - _ROUNDING
        if shared <= min(length, len(known)):
            apart = (length - shared, len(known) - shared)
            spellings.append(_Spelling(known, _letters_of(known), *apart))
    return tuple(spellings)


def _letters_of(word: str) -> int:
    """Return the letters of a word as bits; two letters may share one."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits
