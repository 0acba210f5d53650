"""The body of a Word document to blocks: its paragraphs, lists, tables and boxes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from frankpledge.plan.reading.formats.aside import (
    CONTENTS,
    HIDDEN,
    PROMPTS,
    objects_left_out,
)
from frankpledge.plan.reading.formats.glyphs import glyph, raised
from frankpledge.plan.reading.formats.listing import Item, settled
from frankpledge.plan.reading.formats.opened import Paragraph
from frankpledge.plan.reading.formats.package import Package, attribute, first, local
from frankpledge.plan.reading.formats.style_names import LONGEST_HEADING
from frankpledge.plan.reading.formats.tables import DEEPEST, Block, TooDeep
from frankpledge.plan.reading.formats.word_numbering import BULLET
from frankpledge.plan.reading.formats.word_styles import (
    OFF,
    Look,
    Styles,
    is_bold,
)
from frankpledge.plan.reading.formats.word_tables import grid_of

_DROPPED = frozenset(
    [
        *("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "sectPr", "tblPr"),
        *("sdtPr", "ffData", "tcPr", "trPr", "rt"),
    ]
)
_WORDS: Final[dict[str, Callable[[Any], str]]] = {
    "t": lambda each: each.text or "",
    "tab": lambda _: " ",
    "ptab": lambda _: " ",
    "br": lambda _: "\n",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
    "sym": lambda each: glyph(attribute(each, "font"), attribute(each, "char")),
}
_MARKS: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_LEFT_OUT: Final = {
    "pic": "picture",
    "imagedata": "picture",
    "chart": "chart",
    "OLEObject": "embedded file",
    "altChunk": "embedded file",
}
_ANCHORS = frozenset(["txbxContent", "textpath", "relIds", *_MARKS])
_ASIDE = frozenset(["pres", "parTrans", "sibTrans", "doc"])  # points without words


@dataclass
class Body:
    """Reads the parts of one document; keeps what was met and left out."""

    styles: Styles
    package: Package
    targets: dict[str, str]  # parts the main part points to, by relation
    marks: dict[str, dict[str, None]] = field(default_factory=dict)  # of notes, by kind
    said: dict[str, None] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    joined: str = ""  # words of a paragraph whose end was deleted
    depth: int = 0
    in_cells: int = 0

    def blocks(self, parent: Any) -> tuple[Block, ...]:
        """Return the blocks of a body, a cell, a box or a note."""
        outside, self.joined = self.joined, ""
        flow = itertools.chain(self._flow(parent), self._ended())
        made = tuple(settled(flow))
        self.joined = outside
        return made

    def warnings(self) -> list[str]:
        """Return what to say of what was left out."""
        return [*self.said, *objects_left_out(self.left_out)]

    def _flow(self, parent: Any) -> Iterator[Block | Item]:
        self._deeper()
        for each in parent:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._ended()
                yield grid_of(each, self._cell)
            elif self._is_open(each, name):  # a content control, an insertion
                yield from self._flow(_one_of(each, name))
        self.depth -= 1

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > 4 * DEEPEST:
            raise TooDeep

    def _cell(self, cell: Any) -> tuple[Block, ...]:
        self.in_cells += 1
        made = self.blocks(cell)
        self.in_cells -= 1
        return made

    def _ended(self) -> Iterator[Paragraph]:
        """Yield the words of a paragraph whose end was deleted and nothing follows."""
        if self.joined.strip():
            yield Paragraph(self.joined)
        self.joined = ""

    def _is_open(self, element: Any, name: str) -> bool:
        """Return whether what stands in an element is of the document; count if not."""
        if name in _LEFT_OUT:
            self.left_out[_LEFT_OUT[name]] += 1
            return name == "pic"  # a picture's own text box
        if name == "sdt" and first(element, "sdtPr", "showingPlcHdr") is not None:
            self.said[PROMPTS] = None
            return False
        return bool(name) and name not in _DROPPED

    def _paragraph(self, element: Any) -> Iterator[Block | Item]:
        properties = first(element, "pPr")
        boxes: list[Any] = []
        text = self.joined + "".join(self._text(element, boxes))
        self.joined = ""
        end = first(properties, "rPr")
        if first(end, "del") is not None or first(end, "moveFrom") is not None:
            self.joined = text  # its end was deleted: it goes on in the next
        else:
            yield from self._styled(text, properties, element)
        for box in boxes:
            yield from self._box(box)

    def _styled(
        self, text: str, properties: Any, element: Any
    ) -> Iterator[Paragraph | Item]:
        look = self.styles.look(properties)
        number, is_listed = self._number(look)
        if not text.strip():
            if number and self.in_cells:  # a column of numbers Word fills in
                yield Paragraph(number)
        elif look.is_contents:
            self.said[CONTENTS] = None
        elif look.is_heading and len(text) <= LONGEST_HEADING:
            yield Paragraph(f"{number} {text}".strip(), is_heading=True)
        elif look.place is not None and is_listed:
            bold = bool(number) and _all_bold(element, look)
            yield Item(text, number, look.place, bold)
        else:
            yield Paragraph(text)

    def _number(self, look: Look) -> tuple[str, bool]:
        """Return the number printed before a paragraph, and whether it is an item."""
        place = look.place
        if place is None:
            return "", False
        level = self.styles.numbering.level(place.number, place.depth)
        if level is None:
            return "", True
        number = self.styles.numbering.next(place.number, place.depth)
        return number, bool(number) or level.way == BULLET

    def _box(self, box: Any) -> Iterator[Block]:
        kind = local(box)
        if kind == "textpath":  # words drawn as a picture
            yield Paragraph(attribute(box, "string"))
        elif kind == "dataModel":
            yield from _diagram(box)
        else:
            yield from self.blocks(box)

    def _text(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        """Yield the words of a paragraph; boxes drawn in it are put aside."""
        self._deeper()
        for each in element:
            name = local(each)
            if name in _WORDS:
                yield _WORDS[name](each)
            elif name == "r" and _is_hidden(each):
                self.said[HIDDEN] = None
            elif name == "r" and _is_raised(each):
                yield raised("".join(self._text(each, boxes)))
            elif name in _ANCHORS:
                boxes.extend(self._anchored(each, name))
            elif self._is_open(each, name):
                yield from self._text(_one_of(each, name), boxes)
        self.depth -= 1

    def _anchored(self, element: Any, name: str) -> Iterator[Any]:
        """Yield the box that stands at this point; note the mark of a note."""
        if name in _MARKS:
            self.marks.setdefault(_MARKS[name], {})[attribute(element, "id")] = None
        elif name == "relIds":
            part = self.targets.get(attribute(element, "dm"), "")
            diagram = self.package.root(part) if part else None
            yield from () if diagram is None else (diagram,)
        else:
            yield element


def _one_of(element: Any, name: str) -> Any:
    """Return the first way something is drawn, where a file gives several."""
    chosen = first(element, "Choice") if name == "AlternateContent" else None
    return element if chosen is None else chosen


def _is_hidden(run: Any) -> bool:
    hidden = first(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val").lower() not in OFF


def _is_raised(run: Any) -> bool:
    return attribute(first(run, "rPr", "vertAlign"), "val") == "superscript"


def _all_bold(paragraph: Any, look: Look) -> bool:
    """Return whether every word of a paragraph is bold."""
    for run in paragraph.iter("{*}r"):
        if not any((each.text or "").strip() for each in run if local(each) == "t"):
            continue
        properties = first(run, "rPr")
        own = is_bold(properties)
        named = attribute(first(properties, "rStyle"), "val").lower()
        if not (look.is_bold if own is None else own) and named != "strong":
            return False
    return True


def _diagram(root: Any) -> Iterator[Paragraph]:
    """Yield the words of a diagram, a paragraph for each line of its boxes."""
    for point in root.iter("{*}pt"):
        if attribute(point, "type") in _ASIDE:
            continue
        for line in point.iter("{*}p"):
            text = "".join(each.text or "" for each in line.iter("{*}t"))
            if text.strip():
                yield Paragraph(text)
