"""The numbers Word prints before headings and items, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from frankpledge.plan.reading.formats.numerals import numeral
from frankpledge.plan.reading.formats.package import attribute, first, local, whole

DEEPEST_LIST: Final = 8
BULLET: Final = "bullet"
STEP: Final = 360  # twentieths of a point a level is set in when nothing says

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """How the items of one level of a list are marked."""

    way: str = BULLET  # a name of a numeral, or a bullet
    text: str = ""  # "%1.%2" and words around
    start: int = 1
    is_legal: bool = False  # all its numbers in digits
    restarts_after: int = DEEPEST_LIST + 1  # the level, from 1, that restarts it
    style: str = ""  # the paragraph style that is at this level
    left: int | None = None  # how far in, in twentieths of a point


@dataclass(frozen=True)
class _List:
    family: str  # lists of one family go on counting
    levels: tuple[Level, ...]
    restarts: dict[int, int]  # level: the number it starts at again


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def level(self, number: str, depth: int) -> Level | None:
        """Return how a list marks a level, None for a list nobody defined."""
        found = self.lists.get(number)
        if found is None or not found.levels:
            return None
        return found.levels[min(depth, len(found.levels) - 1)]

    def depth_of_style(self, number: str, style: str) -> int | None:
        """Return the level a list gives to a paragraph style, if it does."""
        found = self.lists.get(number)
        levels = () if found is None else found.levels
        return next((n for n, each in enumerate(levels) if each.style == style), None)

    def next(self, number: str, depth: int) -> str:
        """Count on at a level and return what is printed, "" for a bullet."""
        found = self.lists.get(number)
        level = self.level(number, depth)
        if found is None or level is None:
            return ""
        depth = min(depth, len(found.levels) - 1)
        counts = self.counts.setdefault(found.family, [None] * len(found.levels))
        if number not in self.begun:
            self.begun.add(number)
            for at, start in found.restarts.items():
                if at < len(counts):
                    counts[at] = start - 1
        count = counts[depth]
        counts[depth] = level.start if count is None else count + 1
        for below in range(depth + 1, len(counts)):
            if depth < found.levels[below].restarts_after:
                counts[below] = None
        return "" if level.way == BULLET else _printed(level, found.levels, counts)


def _printed(level: Level, levels: tuple[Level, ...], counts: list[int | None]) -> str:
    def said(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at >= len(levels):
            return ""
        count = counts[at]
        shown = levels[at].start if count is None else count
        way = "decimal" if level.is_legal else levels[at].way
        return "" if way == BULLET else numeral(shown, way)

    return _PLACEHOLDER.sub(said, level.text).strip()


def numbering_of(root: Any, style_lists: dict[str, str]) -> Numbering:
    """Return the lists of a numbering part; `style_lists` are those styles name."""
    made = Numbering()
    families: dict[str, tuple[Level, ...]] = {}
    linked: dict[str, str] = {}  # a family to the style that holds its levels
    for each in () if root is None else root:
        if local(each) == "abstractNum":
            family = attribute(each, "abstractNumId")
            families[family] = tuple(_levels(each))
            linked[family] = attribute(first(each, "numStyleLink"), "val")
    for each in () if root is None else root:
        if local(each) == "num":
            family = attribute(first(each, "abstractNumId"), "val")
            made.lists[attribute(each, "numId")] = _list(each, family, families)
    for number, held in list(made.lists.items()):
        if not held.levels and linked.get(held.family):
            other = made.lists.get(style_lists.get(linked[held.family], ""))
            if other is not None:
                made.lists[number] = replace(held, levels=other.levels)
    return made


def _levels(parent: Any) -> Iterator[Level]:
    found = [each for each in parent if local(each) == "lvl"][: DEEPEST_LIST + 1]
    for each in found:
        yield _level(each)


def _level(element: Any) -> Level:
    restart = attribute(first(element, "lvlRestart"), "val")
    return Level(
        way=attribute(first(element, "numFmt"), "val") or "decimal",
        text=attribute(first(element, "lvlText"), "val")[:100],
        start=whole(attribute(first(element, "start"), "val"), 1),
        is_legal=first(element, "isLgl") is not None,
        restarts_after=whole(restart) if restart else DEEPEST_LIST + 1,
        style=attribute(first(element, "pStyle"), "val"),
        left=left_of(first(element, "pPr")),
    )


def left_of(properties: Any) -> int | None:
    """Return how far in a paragraph stands, in twentieths of a point."""
    indent = first(properties, "ind")
    said = attribute(indent, "left") or attribute(indent, "start")
    return whole(said) if said else None


def _list(element: Any, family: str, families: dict[str, tuple[Level, ...]]) -> _List:
    levels = list(families.get(family, ()))
    restarts: dict[int, int] = {}
    for each in element:
        if local(each) != "lvlOverride":
            continue
        at = whole(attribute(each, "ilvl"))
        own, start = first(each, "lvl"), first(each, "startOverride")
        if own is not None and at < len(levels):
            levels[at] = _level(own)
        if start is not None:
            restarts[at] = whole(attribute(start, "val"), 1)
    return _List(family, tuple(levels), restarts)
