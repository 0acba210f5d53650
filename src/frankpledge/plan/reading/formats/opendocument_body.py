"""The body of an OpenDocument text to blocks: headings, lists, tables and boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.formats.aside import (
    CONTENTS,
    HIDDEN,
    PROMPTS,
    objects_left_out,
)
from frankpledge.plan.reading.formats.glyphs import raised
from frankpledge.plan.reading.formats.listing import Item, Place, settled
from frankpledge.plan.reading.formats.opendocument_styles import (
    Level,
    Styles,
    printed,
)
from frankpledge.plan.reading.formats.opened import Paragraph
from frankpledge.plan.reading.formats.package import attribute, local, whole
from frankpledge.plan.reading.formats.style_names import LONGEST_HEADING
from frankpledge.plan.reading.formats.tables import (
    DEEPEST,
    MOST_ACROSS,
    Block,
    Cell,
    Grid,
    TooDeep,
)

DEEPEST_LIST: Final = 9
SPACES: Final = {"s": " ", "tab": " ", "line-break": "\n"}
ROW_GROUPS: Final = frozenset(
    ["table-row-group", "table-rows", "table-header-rows", "table-columns"]
)

_BOXES = frozenset(["text-box", "custom-shape", "rect", "ellipse", "polygon"])
_DROPPED = frozenset(
    [
        *("tracked-changes", "annotation", "forms", "sequence-decls", "ruby-text"),
        *("variable-decls", "user-field-decls", "dde-connection-decls", "desc"),
        *("event-listeners", "placeholder", "glue-point"),
        "enhanced-geometry",
    ]
)
_INDEXES = frozenset(
    [
        *("table-of-content", "illustration-index", "table-index", "object-index"),
        *("user-index", "alphabetical-index"),
    ]
)


@dataclass
class _List:
    """A list while its items are read."""

    name: str  # of its style
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class Body:
    """Reads one document; keeps what was met and left out."""

    styles: Styles
    notes: list[Any] = field(default_factory=list)  # in the order of their marks
    said: dict[str, None] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    lists: dict[str, _List] = field(default_factory=dict)  # by identity, by style
    outline: dict[int, int] = field(default_factory=dict)  # counts of headings
    depth: int = 0
    in_cells: int = 0

    def blocks(self, parent: Any) -> tuple[Block, ...]:
        """Return the blocks of a body, a cell, a box or a note."""
        return tuple(settled(self._flow(parent)))

    def warnings(self) -> list[str]:
        """Return what to say of what was left out."""
        return [*self.said, *objects_left_out(self.left_out)]

    def _flow(self, parent: Any) -> Iterator[Block | Item]:
        self._deeper()
        for each in parent:
            name = local(each)
            if name in ("p", "h"):
                yield from self._paragraph(each, None, -1)
            elif name == "list":
                yield from self._list(each, None, 0)
            elif name == "table":
                yield self._grid(each)
            elif name in _INDEXES:
                self.said[CONTENTS] = None
            elif name in _BOXES or (name and self._is_open(each, name)):
                yield from self._flow(each)
        self.depth -= 1

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > 4 * DEEPEST:
            raise TooDeep

    def _is_open(self, element: Any, name: str) -> bool:
        """Return whether what stands in an element is of the document; count if not."""
        if name in ("image", "object", "object-ole"):
            # A drawn object has a picture beside it, for programs that cannot draw it.
            beside = [local(each) for each in element.getparent()]
            if name == "object" or "object" not in beside:
                self.left_out["picture" if name == "image" else "embedded file"] += 1
            return False
        if name == "placeholder":
            self.said[PROMPTS] = None
        hidden = attribute(element, "display") == "none" and name == "section"
        if hidden or name == "hidden-text":
            self.said[HIDDEN] = None
            return False
        is_drawn_for = (
            ":svg-compatible:" in element.tag
        )  # a picture's name, not printed
        return name not in _DROPPED and not is_drawn_for

    def _list(
        self, element: Any, within: _List | None, level: int
    ) -> Iterator[Block | Item]:
        """Yield the items of a list, and of those inside it."""
        self._deeper()
        listed = within or self._begun(element)
        for each in element:
            if local(each) not in ("list-item", "list-header"):
                continue
            is_marked = local(each) == "list-item"
            start = attribute(each, "start-value")
            if start:
                listed.counts[level] = whole(start, 1) - 1
            yield from self._item(each, listed, level if is_marked else -1, level)
        self.depth -= 1

    def _item(
        self, element: Any, listed: _List, place: int, level: int
    ) -> Iterator[Block | Item]:
        """Yield what stands in an item: its first paragraph has the mark."""
        for each in element:
            name = local(each)
            if name == "list":
                yield from self._list(each, listed, level + 1)
            elif name in ("p", "h"):
                yield from self._paragraph(each, listed, place)
                place = -1
            elif name == "table":
                yield self._grid(each)
            elif name and self._is_open(each, name):
                yield from self._flow(each)

    def _begun(self, element: Any) -> _List:
        """Return the list an element begins, or goes on with."""
        name = attribute(element, "style-name")
        before = self.lists.get("#" + attribute(element, "continue-list"))
        if before is None and attribute(element, "continue-numbering") == "true":
            before = self.lists.get(name)
        listed = before or _List(name)
        self.lists[name] = listed
        for key, value in element.attrib.items():
            if str(key).endswith("}id"):
                self.lists[f"#{value}"] = listed
        return listed

    def _paragraph(
        self, element: Any, listed: _List | None, depth: int
    ) -> Iterator[Block | Item]:
        style = attribute(element, "style-name")
        boxes: list[Any] = []
        if self.styles.is_hidden("paragraph", style):
            self.said[HIDDEN] = None
            return
        text = "".join(self._text(element, boxes))
        is_heading = local(element) == "h" or self.styles.is_heading(style)
        level, number = self._number(element, style, listed, depth)
        if self.styles.is_contents(style):
            self.said[CONTENTS] = None
        elif not text.strip():
            if number and self.in_cells:
                yield Paragraph(number)
        elif is_heading and len(text) <= LONGEST_HEADING:
            yield Paragraph(f"{number} {text}".strip(), is_heading=True)
        elif depth < 0 or (level is not None and not level.is_bullet and not number):
            yield Paragraph(text)
        else:
            bold = bool(number) and self._all_bold(element, style)
            place = min(depth, DEEPEST_LIST)
            name = "" if listed is None else listed.name
            left = self.styles.left(style, level, place)
            yield Item(text, number, Place(name, place, left), bold)
        for box in boxes:
            yield from self.blocks(box)

    def _number(
        self, element: Any, style: str, listed: _List | None, depth: int
    ) -> tuple[Level | None, str]:
        """Return how a paragraph is marked, and the number printed before it."""
        if listed is not None and depth >= 0:
            name = listed.name or self.styles.list_of(style)
            levels, counts = self.styles.lists.get(name, {}), listed.counts
        elif local(element) == "h" and attribute(element, "is-list-header") != "true":
            levels, counts = self.styles.outline, self.outline
            depth = whole(attribute(element, "outline-level"), 1) - 1
        else:
            return None, ""
        level = levels.get(depth)
        start = 1 if level is None else level.start
        counts[depth] = counts.get(depth, start - 1) + 1
        for below in [each for each in counts if each > depth]:
            del counts[below]
        return level, printed(levels, counts, depth)

    def _text(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        """Yield the words of a paragraph; boxes drawn in it are put aside."""
        self._deeper()
        yield (element.text or "").replace("\n", " ")
        for each in element:
            name = local(each)
            if name in SPACES:
                yield SPACES[name]
            elif name == "note":
                self.notes.append(each)
            elif name in _BOXES:
                boxes.append(each)
            elif name == "span":
                yield self._span(each, boxes)
            elif name and self._is_open(each, name):
                yield from self._text(each, boxes)
            yield (each.tail or "").replace("\n", " ")
        self.depth -= 1

    def _span(self, element: Any, boxes: list[Any]) -> str:
        """Return the words of a run of letters in one style."""
        style = attribute(element, "style-name")
        if self.styles.is_hidden("text", style):
            self.said[HIDDEN] = None
            return ""
        text = "".join(self._text(element, boxes))
        return raised(text) if self.styles.is_raised(style) else text

    def _all_bold(self, element: Any, style: str) -> bool:
        """Return whether every word of a paragraph is bold."""
        if self.styles.is_bold("paragraph", style):
            return True
        loose = [element.text, *(each.tail for each in element)]
        spans = [each for each in element if local(each) == "span"]
        return not any((words or "").strip() for words in loose) and all(
            self.styles.is_bold("text", attribute(each, "style-name"))
            for each in spans
            if "".join(words_of(each)).strip()
        )

    def _grid(self, table: Any) -> Grid:
        self._deeper()
        self.in_cells += 1
        rows = [tuple(self._cells(row)) for row in rows_of(table)]
        self.in_cells -= 1
        self.depth -= 1
        return Grid(tuple(rows))

    def _cells(self, row: Any) -> Iterator[Cell]:
        for each in row:
            if local(each) != "table-cell":
                continue
            repeats = whole(attribute(each, "number-columns-repeated"), 1)
            across = max(1, whole(attribute(each, "number-columns-spanned"), 1))
            down = max(1, whole(attribute(each, "number-rows-spanned"), 1))
            made = Cell(self.blocks(each), across, down)
            yield from [made] * min(max(1, repeats), MOST_ACROSS)


def rows_of(parent: Any) -> Iterator[Any]:
    """Yield the rows of a table, those in groups too."""
    waiting = list(parent)[::-1]
    while waiting:
        each = waiting.pop()
        if local(each) == "table-row":
            yield each
        elif local(each) in ROW_GROUPS:
            waiting.extend(list(each)[::-1])


def words_of(element: Any) -> Iterator[str]:
    """Yield the words inside an element, comments left out."""
    waiting: list[Any] = [element]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif local(each) in SPACES:
            yield SPACES[local(each)]
        elif local(each) != "annotation":
            inner: list[Any] = [each.text or ""]
            for child in each:
                inner.extend([child, child.tail or ""])
            waiting.extend(inner[::-1])
