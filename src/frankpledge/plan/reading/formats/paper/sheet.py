"""What stands on a page: words and ruled lines, measured in points from its top left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

BULLET: Final = "•"
LEAST_PROSE: Final = 400  # letters outside tables that tell the size of prose
MARKS: Final = (BULLET, "\u00b7", "*", "-", "–")  # what begins an item of a list


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place; `base` is the line it stands on, `size` that of its font."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    is_bold: bool = False

    @property
    def top(self) -> float:
        """Where capitals reach to."""
        return self.base - 0.75 * self.size

    @property
    def middle(self) -> float:
        """Half way across."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruled line: how far along, how far across. Lying or standing by its list."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Sheet:
    """A page as it is read, upright."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    lying: tuple[Edge, ...] = ()
    standing: tuple[Edge, ...] = ()
    aside: str = ""  # words printed sideways or beyond the edge


@dataclass(frozen=True)
class TextLine:
    """The words that stand on one line, from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def base(self) -> float:
        """The line they stand on: that of the largest word."""
        return max(self.words, key=lambda word: word.size).base

    @cached_property
    def size(self) -> float:
        """The size of its largest word."""
        return max(word.size for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @cached_property
    def chunks(self) -> list[tuple[Word, ...]]:
        """Its words in runs apart by their size or more: the cells of a row."""
        return chunks_of(self)

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def is_bold(self) -> bool:
        """Whether every word with letters is bold."""
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.is_bold for word in lettered)


def text_lines(words: Iterable[Word]) -> list[TextLine]:
    """Return the words as lines, from the top; a raised figure stays on its line."""
    lines: list[list[Word]] = []
    anchor: Word | None = None
    for word in sorted(words, key=lambda word: (word.base, -word.size)):
        near = 0.45 * max(word.size, anchor.size) if anchor else 0
        if anchor is None or word.base - anchor.base > near:
            lines.append([])
            anchor = word
        elif word.size > anchor.size:
            anchor = word
        lines[-1].append(word)
    return [TextLine(tuple(sorted(line, key=lambda word: word.x0))) for line in lines]


def chunks_of(line: TextLine, gap: float = 1.0) -> list[tuple[Word, ...]]:
    """Return the words of a line in runs, apart by `gap` times their size or more."""
    runs: list[list[Word]] = []
    white = gap * line.size
    for word in line.words:
        last = runs[-1][-1] if runs else None
        is_apart = last is None or word.x0 - last.x1 >= white
        is_marked = (
            len(runs) == 1 and len(runs[-1]) == 1 and line.words[0].text in MARKS
        )
        if is_apart and not is_marked:
            runs.append([])
        runs[-1].append(word)
    return [tuple(run) for run in runs]


def usual_size(words: Iterable[Word], prose: Iterable[Word]) -> float:
    """Return the size most letters have: of the prose when there is enough of it.

    A plan that is mostly tables in small type has headings among its prose, not all of
    its prose for headings.
    """
    size, letters = _most_common(prose)
    return size if letters >= LEAST_PROSE else _most_common(words)[0]


def _most_common(words: Iterable[Word]) -> tuple[float, int]:
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(word.text)
    most = max(letters, key=lambda size: letters[size], default=10.0)
    return most, letters.get(most, 0)
