"""What the styles of a Word document say: headings, lists, contents, bold type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.formats.listing import Place
from frankpledge.plan.reading.formats.package import attribute, first, local, whole
from frankpledge.plan.reading.formats.style_names import names_contents, names_heading
from frankpledge.plan.reading.formats.word_numbering import (
    DEEPEST_LIST,
    STEP,
    Numbering,
    left_of,
)

MOST_ANCESTORS: Final = 20  # styles based on one another

OFF: Final = frozenset(["0", "false", "off", "none"])
_LIST = re.compile(r"^list (?:bullet|number)(?: (?P<level>[2-5]))?$", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """What a paragraph style says of its paragraphs, by itself."""

    identity: str
    name: str
    based_on: str = ""
    outline: int | None = None  # 9 is body text
    list_number: str | None = None  # which list, "0" for none
    list_depth: int | None = None
    left: int | None = None
    is_bold: bool | None = None

    @property
    def is_contents(self) -> bool:
        """Whether its paragraphs are lines of a table of contents."""
        return names_contents(self.name)

    @property
    def named_heading(self) -> bool:
        """Whether its name is that of a heading."""
        return names_heading(self.name)

    @property
    def named_depth(self) -> int | None:
        """The level of a list its name gives, None when it is no list's."""
        match = _LIST.match(self.name)
        return int(match["level"] or 1) - 1 if match else None


@dataclass(frozen=True)
class Look:
    """What a paragraph is by its own settings and those of its styles."""

    is_heading: bool
    is_contents: bool
    place: Place | None  # None outside lists
    is_bold: bool


@dataclass
class Styles:
    """The paragraph styles of a document, and its lists."""

    named: dict[str, Style] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    default: str = ""

    def look(self, properties: Any) -> Look:
        """Return what a paragraph with these properties of its own is."""
        identity = attribute(first(properties, "pStyle"), "val") or self.default
        chain = tuple(self._chain(identity))
        own = _style(None, properties, identity)
        every = (own, *chain)
        outline = next((s.outline for s in every if s.outline is not None), None)
        by_name = outline is None and any(style.named_heading for style in chain)
        return Look(
            is_heading=by_name or (outline is not None and outline < 9),
            is_contents=any(style.is_contents for style in chain),
            place=self._place(every, chain),
            is_bold=next((s.is_bold for s in every if s.is_bold is not None), False),
        )

    def _chain(self, identity: str) -> Iterator[Style]:
        """Yield a style and those it is based on."""
        for _ in range(MOST_ANCESTORS):
            style = self.named.get(identity)
            if style is None:
                if identity:  # a style that is not there still has a name
                    yield Style(identity, identity)
                return
            yield style
            identity = style.based_on

    def _place(
        self, every: tuple[Style, ...], chain: tuple[Style, ...]
    ) -> Place | None:
        holder = next((s for s in every if s.list_number is not None), None)
        by_name = next(
            (s.named_depth for s in chain if s.named_depth is not None), None
        )
        if holder is None:
            depth, number = by_name, ""
        elif holder.list_number == "0":
            return None
        else:
            number = holder.list_number or ""
            stated = next((s.list_depth for s in every if s.list_depth is not None), 0)
            linked = (self.numbering.depth_of_style(number, s.identity) for s in chain)
            by_style = next((each for each in linked if each is not None), None)
            is_own = holder is every[0]
            depth = stated if is_own or by_style is None else by_style
            depth = max(depth, by_name or 0)
        if depth is None:
            return None
        depth = min(depth, DEEPEST_LIST)
        level = self.numbering.level(number, depth)
        left = next((s.left for s in every if s.left is not None), None)
        if every[0].left is None and level is not None and level.left is not None:
            left = level.left
        return Place(number, depth, STEP * (depth + 1) if left is None else left)


def styles_of(root: Any) -> Styles:
    """Return the paragraph styles of a styles part."""
    styles = Styles()
    for each in () if root is None else root:
        if local(each) == "style" and attribute(each, "type") == "paragraph":
            identity = attribute(each, "styleId")
            style = _style(each, first(each, "pPr"), identity)
            styles.named[identity] = style
            if attribute(each, "default") in ("1", "true"):
                styles.default = identity
    return styles


def _style(element: Any, properties: Any, identity: str) -> Style:
    outline = attribute(first(properties, "outlineLvl"), "val")
    numbers = first(properties, "numPr")
    depth = attribute(first(numbers, "ilvl"), "val")
    number = first(numbers, "numId")
    return Style(
        identity,
        attribute(first(element, "name"), "val") or identity,
        attribute(first(element, "basedOn"), "val"),
        whole(outline, 9) if outline else None,
        attribute(number, "val") if number is not None else None,
        whole(depth) if depth else None,
        left_of(properties),
        None if element is None else is_bold(first(element, "rPr")),
    )


def is_bold(properties: Any) -> bool | None:
    """Return whether properties of type say bold, None when they say nothing."""
    held = first(properties, "b")
    return None if held is None else attribute(held, "val").lower() not in OFF
