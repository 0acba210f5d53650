"""When two elements are surely the same thing: a ladder of keys, the finest first.

At each level, elements of the two years that give one key are the same thing, unless
several on one side do; a finer level has then already parted those that can be parted.
"""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from frankpledge.review.checks.rows import way_of
from frankpledge.review.comparing.elements import Element

_MARKS_AT_END = ".;:, "
_NUMBERS = re.compile(r"\d[\d,.]*\s*(?:%|per cent)?")


@dataclass(frozen=True, eq=False)
class Known:
    """An element with what is worked out of it once, for matching; equal to no other."""

    element: Element
    home: str  # where it stands: one name for what is one theme in both years
    words: str  # without capitals, spaces and marks that say nothing

    @classmethod
    def of(cls, element: Element, home: str) -> "Known":
        """Return an element made ready for matching."""
        return cls(element, home, plain_words(element.words))

    @property
    def turn(self) -> int:
        """Return its turn in its plan."""
        return self.element.place.turn


@dataclass(frozen=True)
class Level:
    """One rung: what makes two elements the same thing, and how that is said."""

    why: str
    key: Callable[[Known], Hashable | None]  # None where it cannot be asked


def plain_words(text: str) -> str:
    """Return a text as two writers of the same words would both have it."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(_MARKS_AT_END)


def wording(text: str) -> str:
    """Return a text's words without its figures: those are compared by themselves."""
    return plain_words(_NUMBERS.sub(" ", text))


def everything(known: Known) -> Hashable:
    """Return all that an element says; only where it stands is left out."""
    each = known.element
    said = (each.kind, each.words, known.home, each.lead, each.codes, each.instruments)
    figures = (each.rule, each.baseline, each.target, each.actual, each.basis)
    return (*said, *figures, each.facts)


def _same_place(known: Known) -> Hashable | None:
    return (known.element.kind, known.words, known.home) if known.words else None


def _same_words(known: Known) -> Hashable | None:
    return (known.element.kind, known.words) if known.words else None


def _same_subject(*parts: Callable[[Known], Hashable]) -> Callable[[Known], Hashable]:
    """Return the key of a level: the subject, with these parts beside it."""

    def key(known: Known) -> Hashable | None:
        subject = known.element.subject
        return (subject, *(part(known) for part in parts)) if subject else None

    return key


def _kind(known: Known) -> Hashable:
    return known.element.kind


def _codes(known: Known) -> Hashable:
    return frozenset(known.element.codes)


def _unit(known: Known) -> Hashable:
    return known.element.unit


def _way(known: Known) -> Hashable:
    rule = known.element.rule
    return None if rule is None else way_of(rule)


def _home(known: Known) -> Hashable:
    return known.home


# The last levels hold for targets too: a subject now counted in another unit, or moved
# into a theme, is still the same subject, and the change is said.
LEVELS: tuple[Level, ...] = (
    Level("the same in every word and figure", everything),
    Level("the same words in the same place", _same_place),
    Level("the same words", _same_words),
    Level(
        "the same subject, code and unit in the same place",
        _same_subject(_kind, _codes, _unit, _way, _home),
    ),
    Level("the same subject, code and unit", _same_subject(_kind, _codes, _unit, _way)),
    Level("the same subject and unit", _same_subject(_kind, _unit, _way)),
    Level("the same subject in the same place", _same_subject(_kind, _home)),
    Level("the same subject", _same_subject(_kind)),
    Level("the same subject, in another part of the plan", _same_subject()),
)
