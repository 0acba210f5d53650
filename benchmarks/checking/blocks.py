"""What a document is made of before it is saved in a format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the document's title."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose."""

    text: str


@dataclass(frozen=True)
class Item:
    """An item of a list."""

    text: str
    depth: int = 0
    number: str = ""  # "1." instead of a bullet

    @property
    def line(self) -> str:
        """The item as a line of plain text."""
        return f"{'  ' * self.depth}{self.number or '-'} {self.text}"


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, or the items of a list in it."""

    lines: tuple[str, ...]
    are_items: bool = False
    across: int = 1  # columns it covers
    colour: str = ""  # "red", "amber", "green": what it is shaded with

    @property
    def text(self) -> str:
        """All its words in one line."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class Grid:
    """A table; the first `heads` rows are its header."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(sum(cell.across for cell in row) for row in self.rows)


Block = Heading | Paragraph | Item | Grid


def cell(text: str, across: int = 1) -> Cell:
    """Return a cell of one line, or a blank one."""
    return Cell((text,) if text else (), across=across)


def row(*texts: str) -> tuple[Cell, ...]:
    """Return a row of plain cells."""
    return tuple(cell(text) for text in texts)
