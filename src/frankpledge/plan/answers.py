"""What a person answers to a finding, and the key a finding is known by. Pure.

A finding is known by its rule and by the document's own words it is about: neither its
sentence, which may be worded better one day, nor its lines, which move. So an answer
holds when the document is read again, and when its next version says the same.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from frankpledge.plan.checking import FindingLike
from frankpledge.plan.reading.text import clean, fold

KEY_LENGTH = 16  # hexadecimal digits: two of a million findings meet once in 10**7


class Answer(StrEnum):
    """What a person says of a finding."""

    OPEN = "open"  # nothing yet, or taken back
    MISTAKE = "mistake"
    CORRECT = "correct"
    WILL_FIX = "will-fix"


ANSWER_NAMES = {
    Answer.OPEN: "Not answered",
    Answer.MISTAKE: "Mistake in the document",
    Answer.CORRECT: "Correct as printed",
    Answer.WILL_FIX: "Will be put right",
}
# As a person is asked.
ANSWER_CHOICES = {
    Answer.MISTAKE: "It is a mistake in the document and must be put right",
    Answer.CORRECT: "It is correct as printed: say why",
    Answer.WILL_FIX: "It will be put right: say by whom and by when, if you know",
}
NEEDS_WORDS = frozenset({Answer.CORRECT})
REASON_MISSING = "Say why it is correct as printed: the reason stays with the document."


class Cells(Protocol):
    """A document opened as lines, as far as its words are asked for."""

    @property
    def lines(self) -> Sequence[str]: ...

    def cells_of(self, number: int) -> list[str]:
        """Return a line, from 1, as a person reads it."""
        ...


@dataclass(frozen=True)
class Keyed:
    """A finding with the key its answer is kept under."""

    key: str
    finding: FindingLike


@dataclass(frozen=True)
class Reply:
    """What a person says of a finding, and the finding as it was found just then."""

    answer: Answer
    words: str = ""
    finding: FindingLike | None = None  # None where it is no longer found


def keyed(findings: Iterable[FindingLike], opened: Cells) -> tuple[Keyed, ...]:
    """Return findings with their keys, all different, in the order given."""
    seen: Counter[tuple[str, str]] = Counter()
    known = []
    for finding in findings:
        about = (finding.rule, _words(finding, opened))
        seen[about] += 1
        known.append(Keyed(_key(*about, seen[about]), finding))
    return tuple(known)


def _words(finding: FindingLike, opened: Cells) -> str:
    """Return the words a finding is about, without case, spaces or kinds of dash."""
    words = finding.about
    if not words:
        last = min(finding.source.last_line, len(opened.lines))
        numbers = range(finding.source.first_line, last + 1)
        words = " ".join(cell for n in numbers for cell in opened.cells_of(n))
    return "".join(fold(clean(words)).split())


def _key(rule: str, words: str, count: int) -> str:
    """Return the key of the first, second ... finding of a rule about some words."""
    text = json.dumps([rule, words, count])
    return hashlib.sha256(text.encode()).hexdigest()[:KEY_LENGTH]
