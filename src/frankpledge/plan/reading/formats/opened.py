"""What every front-end gives: the canonical lines the recognisers read.

A row of a table is one line, its cells parted by tabs; a heading begins with "# ", an
item of a list with a dash after its indent; an empty line stands between blocks. Words
of the document that only look like such marks are written so that they stay words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from frankpledge.plan.reading.decoding import (
    MAX_LINES,
    MAX_PARTS,
    refuse_too_many,
)
from frankpledge.plan.reading.formats.glyphs import IN_TEXT
from frankpledge.plan.reading.markup import pieces_of

PLAIN: Final = "a plain text file"
INDENT: Final = 2  # columns a level of a list is set in

_SPACE = re.compile(r"[\s\x00-\x1f\x7f\u0085]+")
_TAG_START = re.compile(r"<(?=[/!?A-Za-z])")
_ENTITY_START = re.compile(r"&(?=#?\w{1,31};)")
_TYPED_ITEM = re.compile(r"^[-\u2010-\u2015•●▪◦‣\uf0b7\u00b7*][ \u00a0]+(?=[A-Za-z])")
_ITEM_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]")
_UNENCODABLE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Opened:
    """A document as lines, each with its place in the document ("" when plain)."""

    lines: tuple[str, ...]
    places: tuple[str, ...]  # "table 2, row 3", "sheet Targets, row 5", "page 4"
    kind: str  # "a Word document"
    warnings: tuple[str, ...] = ()

    def cells_of(self, number: int) -> list[str]:
        """Return a line, from 1, as a person reads it: one cell outside tables."""
        line = self.lines[number - 1]
        cells = line.rstrip("\t").split("\t")
        if self.kind == PLAIN:
            return cells
        return [_readable(cell, number) for cell in cells]

    def place_of(self, number: int) -> str:
        """Return the place of a line, from 1, "" when it has none of its own."""
        return self.places[number - 1] if number <= len(self.places) else ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a body or of a cell; `depth` is that of a list item, from 0."""

    text: str
    depth: int | None = None
    is_heading: bool = False
    number: str = ""  # printed before an item by the program itself
    place: str = ""  # "footnote 2", when it has one of its own


def _readable(cell: str, number: int) -> str:
    pieces = pieces_of([(number, cell.removeprefix("# "))])
    return " ".join(f"• {p.text}" if p.is_item else p.text for p in pieces)


def bare(text: str) -> str:
    """Return the words with one space between, nothing in them taken for a mark."""
    plain = _UNENCODABLE.sub("\N{REPLACEMENT CHARACTER}", text).translate(IN_TEXT)
    spaced = _SPACE.sub(" ", plain).strip()
    return _TAG_START.sub("&lt;", _ENTITY_START.sub("&amp;", spaced))


def cell_text(paragraphs: Sequence[Paragraph]) -> str:
    """Return a cell as one line: alone its words are bare, else each in its tag."""
    lines = [
        Paragraph(f"{paragraph.number} {line}" if not at else line, paragraph.depth)
        for paragraph in paragraphs
        for at, line in enumerate(filter(str.strip, paragraph.text.split("\n")))
    ]
    is_alone = len(lines) == 1 and (lines[0].depth is None or paragraphs[0].number)
    if is_alone:
        return bare(lines[0].text)
    return "".join(_tagged(line) for line in lines)


def _tagged(line: Paragraph) -> str:
    words = bare(line.text)
    typed = _TYPED_ITEM.match(words)
    if line.depth is not None or typed:
        return f"<li>{words[typed.end() :] if typed else words}</li>"
    return f"<p>{words}</p>"


@dataclass
class Page:
    """Lines being written, with the place of each; refuses more than is read."""

    name: str  # of the file, as a sentence shows it
    lines: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    parts: int = 0

    def gap(self) -> None:
        """Part what was written from what comes."""
        if self.lines and self.lines[-1]:
            self._line("", "")

    def words(self, paragraph: Paragraph, place: str = "") -> None:
        """Write a heading, an item or a paragraph, each line of it by itself."""
        lines = [bare(line) for line in paragraph.text.split("\n")]
        lines = [line for line in lines if line]
        if not lines:
            return
        if paragraph.depth is not None:
            mark = bare(paragraph.number)
            if not _ITEM_NUMBER.fullmatch(mark):  # else it is a mark by itself
                mark = f"- {_guarded(mark)}".rstrip()
            indent = " " * (INDENT * paragraph.depth)
            self._line(f"{indent}{mark} {_guarded(' '.join(lines))}", place)
            return
        self.gap()
        if paragraph.is_heading:
            self._line(f"# {_guarded(' '.join(lines))}", place)
        else:
            for line in lines:
                self._line(_guarded(line), place)
        self.gap()

    def line(self, text: str, place: str, *, is_over_table: bool = False) -> None:
        """Write a lone cell, as `cell_text` gave it, as words; a table may follow."""
        self.gap()
        self._line(_guarded(text), place)
        if not is_over_table:
            self.gap()

    def row(self, cells: Sequence[str], place: str) -> None:
        """Write a row of a table, its cells as `cell_text` gave them."""
        line = "\t".join(cells)
        self.parts += line.count("<")
        if not any(cells):
            self.gap()
            return
        # One cell alone needs a tab after it to be a row, or a row before it.
        follows = line.startswith("\t") and bool(self.lines) and "\t" in self.lines[-1]
        is_row = follows or "\t" in line.lstrip()
        self._line(line if is_row else line + "\t", place)
        self.parts += len(cells)
        refuse_too_many(
            self.parts, MAX_PARTS, "table cells, tags and bullets", self.name
        )

    def opened(self, kind: str, warnings: Sequence[str] = ()) -> Opened:
        """Return what was written."""
        return Opened(tuple(self.lines), tuple(self.places), kind, tuple(warnings))

    def _line(self, line: str, place: str) -> None:
        self.lines.append(line)
        self.places.append(place if line else "")
        refuse_too_many(len(self.lines), MAX_LINES, "lines", self.name)


def _guarded(line: str) -> str:
    """Return a line outside tables with nothing in it that would make a row of it."""
    if line.startswith("#"):
        line = "&#35;" + line[1:]
    return line.replace("|", "&#124;")
