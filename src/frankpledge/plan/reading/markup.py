"""HTML left in converted text: tags taken away, pieces of a cell and tables kept.

Only tags of a known name and shape are markup; any other "<" is a word of the
document. Every pattern is bounded, so unclosed tags cost no more than closed ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from frankpledge.plan.reading.blocks import Cell, Piece, Row, Table
from frankpledge.plan.reading.draft import Source
from frankpledge.plan.reading.text import clean, has_words

_VALUE = r"""(?:"[^"<>]{0,500}"|'[^'<>]{0,500}'|“[^”<>]{0,500}”|[^\s"'<>]{1,500})"""
_ATTRIBUTE = rf"\s+(?:[\w:-]{{1,40}}\s?=\s?{_VALUE}|nowrap|noshade|hidden)"
TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>p|br|hr|ul|ol|li|div|span|b|i|u|em|strong|font|a|table|"
    r"thead|tbody|tfoot|tr|td|th|caption|h[1-6]|sup|sub|small)"
    rf"(?:{_ATTRIBUTE}){{0,12}}\s{{0,5}}/?>",
    re.IGNORECASE,
)
TABLE_START: Final = re.compile(r"<table\b", re.IGNORECASE)
HEADING_TAG: Final = re.compile(r"\s*<h[1-6]\b", re.IGNORECASE)
BULLET: Final = "•●▪◦‣∙\uf0b7\u00b7"

_INLINE = frozenset(
    ["span", "b", "i", "u", "em", "strong", "font", "a", "sup", "sub", "small"]
)
_BULLETS = re.compile(rf"(?:\A|(?<=\s))[{BULLET}]\s*")
_STARS = re.compile(rf"(?:\A|(?<=\s))[{BULLET}*]\s+(?=\w)")


@dataclass
class _Run:
    """Words being gathered until a block tag, a break or a bullet ends them."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # those it has a share of
    is_item: bool = False

    def add(self, text: str, line: int) -> None:
        self.words.append(text)
        if text.strip():
            self.lines.append(line)

    def end(self, *, next_is_item: bool) -> None:
        text = clean("".join(self.words))
        if text:
            source = Source(self.lines[0], self.lines[-1])
            self.pieces.append(Piece(text, source, self.is_item))
        self.words.clear()
        self.lines.clear()
        self.is_item = next_is_item


def pieces_of(segments: Sequence[tuple[int, str]]) -> tuple[Piece, ...]:
    """Split text, given as (line number, words), at block tags, breaks and bullets.

    Tags are dropped. A piece without a letter or a digit counts only when it stands
    alone, as the "*" of a withheld figure does.
    """
    run = _Run()
    for line, text in segments:
        end = 0
        for tag in TAG.finditer(text) if "<" in text else ():
            _add_bulleted(run, text[end : tag.start()], line)
            end = tag.end()
            name = tag["name"].lower()
            if name not in _INLINE:
                run.end(next_is_item=name == "li" and not tag["close"])
        _add_bulleted(run, text[end:], line)
    run.end(next_is_item=False)
    with_words = tuple(piece for piece in run.pieces if has_words(piece.text))
    return with_words or tuple(run.pieces[:1])


def _add_bulleted(run: _Run, text: str, line: int) -> None:
    # One star is a withheld figure or a footnote; two begin items.
    first, *items = _BULLETS.split(text)
    if text.count("* ") > 1 and not items:
        first, *items = _STARS.split(text)
    run.add(first, line)
    for item in items:
        run.end(next_is_item=True)
        run.add(item, line)


_COLSPAN: Final = re.compile(r"""\bcolspan\s?=\s?["']?(?P<columns>[0-9]{1,3})""", re.I)
MOST_ACROSS: Final = 30  # columns a cell may go over


@dataclass
class _OpenTable:
    """A table while its lines are being read."""

    first_line: int
    rows: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    words: list[tuple[int, str]] | None = None  # of the open cell
    across: int = 1  # columns the open cell goes over
    depth: int = 0

    def end_cell(self, line: int) -> None:
        if self.words is None:
            return
        first = self.words[0][0]
        source = Source(first, max(first, line))
        self.cells.append(Cell(pieces_of(self.words), source))
        self.cells += [Cell((), source)] * (self.across - 1)
        self.words = None

    def end_row(self, line: int) -> None:
        self.end_cell(line)
        if self.cells:
            first = self.cells[0].source.first_line
            self.rows.append(Row(tuple(self.cells), Source(first, max(first, line))))
        self.cells = []

    def take(self, tag: re.Match[str], line: int) -> None:
        name = tag["name"].lower()
        if name == "table":
            self.depth += -1 if tag["close"] else 1
        elif self.depth > 1:
            self.add(" ", line)  # a table inside a cell: its words, not its shape
        elif name in ("td", "th", "caption"):
            self.end_cell(line)
            if not tag["close"]:
                self.words = [(line, "")]
                said = _COLSPAN.search(tag.group())
                self.across = (
                    max(1, min(int(said["columns"]), MOST_ACROSS)) if said else 1
                )
        elif name == "tr":
            self.end_row(line)
        elif self.words is not None:
            self.words.append((line, tag.group()))

    def add(self, text: str, line: int) -> None:
        if self.words is not None:
            self.words.append((line, text))


@dataclass(frozen=True)
class HtmlTable:
    """A table read from HTML, and where reading goes on after it."""

    table: Table
    next_line: int  # index of the first line not read
    rest: str  # what stands after the table on its last line
    is_closed: bool


def html_table(lines: Sequence[str], start: int, column: int) -> HtmlTable:
    """Read the table that starts at this line (index) and column.

    A table that is never closed ends where words stand outside its cells, or with the
    document.
    """
    open_table = _OpenTable(start + 1)
    for index in range(start, len(lines)):
        text = lines[index]
        end = column if index == start else 0
        for tag in TAG.finditer(text, end):
            if _stands_outside(open_table, text[end : tag.start()]):
                return _finished(open_table, index, text[end:], is_closed=False)
            open_table.add(text[end : tag.start()], index + 1)
            open_table.take(tag, index + 1)
            end = tag.end()
            if open_table.depth == 0:
                return _finished(open_table, index, text[end:], is_closed=True)
        if _stands_outside(open_table, text[end:]):
            return _finished(open_table, index, text[end:], is_closed=False)
        open_table.add(text[end:] + " ", index + 1)
    return _finished(open_table, len(lines) - 1, "", is_closed=False)


def _stands_outside(open_table: _OpenTable, text: str) -> bool:
    return open_table.words is None and has_words(text)


def _finished(
    open_table: _OpenTable, index: int, rest: str, *, is_closed: bool
) -> HtmlTable:
    open_table.end_row(index + 1)
    source = Source(open_table.first_line, index + 1)
    table = Table(tuple(open_table.rows), source)
    return HtmlTable(table, index + 1, rest, is_closed)
