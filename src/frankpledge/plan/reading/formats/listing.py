"""Items of lists settled: which are headings, which stand under which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from frankpledge.plan.reading.formats.opened import Paragraph
from frankpledge.plan.reading.formats.tables import Block

SAME_PLACE: Final = 100  # twentieths of a point
LONGEST_HEADING: Final = 100

_ENDED = re.compile(r"[.;,:]$")


@dataclass(frozen=True)
class Place:
    """Where in which list an item stands."""

    number: str  # of the list, in its file
    depth: int
    left: int  # how far in, in twentieths of a point


@dataclass(frozen=True)
class Item:
    """A paragraph that its program marks with a bullet or a number."""

    text: str
    number: str  # as printed, "" for a bullet
    place: Place
    is_bold: bool

    @property
    def could_head(self) -> bool:
        """Whether it looks like a heading that somebody numbered by hand."""
        words = self.text.strip()
        is_short = 0 < len(words) <= LONGEST_HEADING and not _ENDED.search(words)
        return bool(self.number) and self.is_bold and is_short


def settled(blocks: Iterable[Block | Item]) -> Iterator[Block]:
    """Yield the blocks, each item with its depth among those it stands with.

    A bold numbered line over a paragraph or a table is a heading, as people make them
    who do not use styles; over another item it is an item.
    """
    run: list[Item] = []
    for block in blocks:
        if isinstance(block, Item):
            run.append(block)
            continue
        head = run.pop() if run and run[-1].could_head else None
        yield from _items(run)
        run = []
        if head is not None:
            yield Paragraph(f"{head.number} {head.text}", is_heading=True)
        yield block
    yield from _items(run)


def _items(run: Sequence[Item]) -> Iterator[Paragraph]:
    depths = _depths(run)
    shift = 0
    above: int | None = None  # the depth of the numbered item before
    for item, depth in zip(run, depths, strict=True):
        if item.number:
            shift, above = 0, depth
        elif above is not None and not shift and depth <= above:
            shift = above + 1 - depth  # bullets under a number belong to it
        yield Paragraph(item.text, depth + shift, number=item.number)


def _depths(run: Sequence[Item]) -> list[int]:
    """Return how deep each stands: by its level in one list, else by its indent."""
    if len({item.place.number for item in run}) < 2:
        return [item.place.depth for item in run]
    steps: list[int] = []
    for left in sorted(item.place.left for item in run):
        if not steps or left - steps[-1] > SAME_PLACE:
            steps.append(left)
    return [sum(step <= item.place.left for step in steps) - 1 for item in run]
