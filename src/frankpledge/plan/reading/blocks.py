"""What a document is made of before anyone asks what it means.

Every front-end (plain text now) gives these blocks; every recogniser takes them. A
block keeps the physical lines it stands on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from frankpledge.plan.reading.draft import Source


@dataclass(frozen=True)
class Piece:
    """A run of words inside a cell: a paragraph, or one item of a list."""

    text: str
    source: Source
    is_item: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its pieces in order, none when it is blank."""

    pieces: tuple[Piece, ...]
    source: Source

    @property
    def text(self) -> str:
        """All its words, in one line."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Row:
    """A row of a table, blank cells included."""

    cells: tuple[Cell, ...]
    source: Source

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells with words in them."""
        return tuple(cell for cell in self.cells if cell.pieces)

    @property
    def text(self) -> str:
        """All its words, cells apart."""
        return " | ".join(cell.text for cell in self.filled)


@dataclass(frozen=True)
class Table:
    """Rows that stand together; a blank line between them does not part them."""

    rows: tuple[Row, ...]
    source: Source


class Kind(StrEnum):
    """What a run of words outside tables is."""

    PROSE = "prose"
    ITEM = "item"  # of a list
    HEADING = "heading"


@dataclass(frozen=True)
class Words:
    """A paragraph, a list item or a heading."""

    text: str
    kind: Kind
    source: Source
    indent: int = 0  # of an item: columns before its bullet
    number: str = ""  # of an item: the "1." it was numbered with

    @property
    def printed(self) -> str:
        """The words with their number."""
        return f"{self.number} {self.text}".strip()


Block = Table | Words


def spanning(parts: Sequence[Piece | Cell | Row | Words | Table]) -> Source:
    """Return the lines from the first part to the last."""
    return Source(
        min(part.source.first_line for part in parts),
        max(part.source.last_line for part in parts),
    )
