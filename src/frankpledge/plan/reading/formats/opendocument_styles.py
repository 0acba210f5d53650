"""What the styles of an OpenDocument text say: headings, lists, contents, bold type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.formats.numerals import numeral
from frankpledge.plan.reading.formats.package import attribute, first, local, whole
from frankpledge.plan.reading.formats.style_names import names_contents, names_heading

MOST_ANCESTORS: Final = 20  # styles based on one another
STEP: Final = 360  # twentieths of a point a level is set in when nothing says
UNITS: Final = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0}

_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)(cm|mm|in|pt|pc)$")
_CODE = re.compile(r"_([0-9a-f]{2,4})_")


@dataclass(frozen=True)
class Style:
    """What a style of paragraphs or of letters says by itself."""

    name: str
    parent: str
    outline: int | None  # 0 is no heading
    list_name: str | None
    is_bold: bool | None
    is_hidden: bool
    is_raised: bool
    left: int | None


@dataclass(frozen=True)
class Level:
    """How the items of one level of a list are marked."""

    is_bullet: bool
    way: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1  # levels whose numbers are printed
    start: int = 1
    left: int | None = None


@dataclass
class Styles:
    """The styles of a document by family and name, and its lists by name."""

    named: dict[tuple[str, str], Style] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)  # of headings

    def chain(self, family: str, name: str) -> Iterator[Style]:
        """Yield a style and those it is based on."""
        for _ in range(MOST_ANCESTORS):
            style = self.named.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent

    def is_heading(self, name: str) -> bool:
        """Return whether paragraphs of a style are headings, whoever marked them."""
        chain = list(self.chain("paragraph", name))
        outline = next((s.outline for s in chain if s.outline is not None), None)
        if outline is not None:
            return outline > 0
        return any(names_heading(each.name) for each in chain)

    def is_contents(self, name: str) -> bool:
        """Return whether paragraphs of a style are lines of a table of contents."""
        return any(names_contents(each.name) for each in self.chain("paragraph", name))

    def is_bold(self, family: str, name: str) -> bool | None:
        """Return whether a style is bold, None when it says nothing of it."""
        said = (each.is_bold for each in self.chain(family, name))
        return next((each for each in said if each is not None), None)

    def is_hidden(self, family: str, name: str) -> bool:
        """Return whether what has this style is not printed."""
        return any(each.is_hidden for each in self.chain(family, name))

    def is_raised(self, name: str) -> bool:
        """Return whether letters of a style stand above the line."""
        return any(each.is_raised for each in self.chain("text", name))

    def list_of(self, name: str) -> str:
        """Return the list a style of paragraphs belongs to, "" for none."""
        said = (each.list_name for each in self.chain("paragraph", name))
        return next((each for each in said if each is not None), "")

    def left(self, name: str, level: Level | None, depth: int) -> int:
        """Return how far in an item of a list stands."""
        own = next(self.chain("paragraph", name), None)
        if own is not None and own.left is not None:
            return own.left
        if level is not None and level.left is not None:
            return level.left
        return STEP * (depth + 1)


def styles_of(*roots: Any) -> Styles:
    """Return the styles of the content and of the styles part."""
    styles = Styles()
    for root in roots:
        for group in ("styles", "automatic-styles"):
            found = None if root is None else first(root, group)
            for each in () if found is None else found:
                _take(each, styles)
    return styles


def _take(element: Any, styles: Styles) -> None:
    kind = local(element)
    name = attribute(element, "name")
    if kind == "style":
        styles.named[attribute(element, "family"), name] = _style(element, name)
    elif kind == "list-style":
        styles.lists[name] = _levels(element)
    elif kind == "outline-style":
        styles.outline = _levels(element)


def _style(element: Any, name: str) -> Style:
    letters = first(element, "text-properties")
    weight = attribute(letters, "font-weight")
    outline = attribute(element, "default-outline-level")
    lists = [value for key, value in element.attrib.items() if "list-style" in key]
    return Style(
        attribute(element, "display-name") or _decoded(name),
        attribute(element, "parent-style-name"),
        whole(outline) if outline else None,
        str(lists[0]) if lists else None,
        (weight == "bold" or weight >= "600") if weight else None,
        attribute(letters, "display") == "none",
        attribute(letters, "text-position").startswith(("super", "33%")),
        _length(attribute(first(element, "paragraph-properties"), "margin-left")),
    )


def _decoded(name: str) -> str:
    """Return the name of a style as a person sees it: "Heading_20_1" is "Heading 1"."""
    return _CODE.sub(lambda match: chr(int(match[1], 16)), name)


def _levels(element: Any) -> dict[int, Level]:
    return {
        whole(attribute(each, "level"), 1) - 1: _level(each)
        for each in element
        if local(each).endswith(("-number", "-bullet", "-image", "level-style"))
    }


def _level(element: Any) -> Level:
    place = first(element, "list-level-properties")
    margin = attribute(first(place, "list-level-label-alignment"), "margin-left")
    left = _length(margin or attribute(place, "space-before"))
    if local(element).endswith(("-bullet", "-image")):
        return Level(is_bullet=True, left=left)
    return Level(
        is_bullet=False,
        way=attribute(element, "num-format"),
        before=attribute(element, "num-prefix"),
        after=attribute(element, "num-suffix"),
        shown=whole(attribute(element, "display-levels"), 1),
        start=whole(attribute(element, "start-value"), 1),
        left=left,
    )


def _length(said: str) -> int | None:
    match = _LENGTH.match(said)
    return round(float(match[1]) * UNITS[match[2]]) if match else None


def printed(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    """Return the number of an item as its list prints it."""
    level = levels.get(depth)
    if level is None or level.is_bullet:
        return ""
    parts = []
    for at in range(max(0, depth - level.shown + 1), depth + 1):
        above = levels.get(at)
        if above is not None and above.way:
            parts.append(numeral(counts.get(at, above.start), above.way))
    number = ".".join(filter(None, parts))
    return f"{level.before}{number}{level.after}".strip()
