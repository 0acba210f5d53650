"""Tables as pages and reports show them: a caption, columns that know their kind, rows.

A presenter builds one `Table`; `ui/components/table.html` and the table beside a chart
both render it, so a figure looks the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds figures (aligned right)."""

    label: str
    is_numeric: bool = False
    note: str = ""  # small words under the heading: "2009-10", "percent"


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a table.

    An empty `text` is a figure nobody has: it shows as a dash that is read aloud as
    "no figure", never as zero.
    """

    text: str
    href: str = ""
    about: str = ""  # finishes the link for those who hear it alone
    tag: str = ""  # a tag's colour: the text becomes a tag
    verdict: str = ""  # a kind of ui/components/verdict.html: its sign before the text
    note: str = ""  # small words under the text
    sort_key: str = ""  # what the column is sorted by, when not by its text


@dataclass(frozen=True)
class Table:
    """A caption, columns and rows; the first cell of each row is its heading."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    foot: Sequence[Cell] = field(default=())

    @property
    def body(self) -> Iterator[list[tuple[Cell, Column]]]:
        """Each row as pairs of a cell and the column it stands in."""
        for row in self.rows:
            yield list(zip(row, self.columns, strict=True))

    @property
    def foot_pairs(self) -> list[tuple[Cell, Column]]:
        """The totals row, paired with its columns."""
        return list(zip(self.foot, self.columns, strict=bool(self.foot)))


def table(
    caption: str,
    columns: Sequence[Column | str],
    rows: Iterable[Sequence[Cell | str | int | None]],
    *,
    foot: Sequence[Cell | str | int | None] = (),
) -> Table:
    """Build a table from plain values: words, whole numbers, `Cell`s, `None` for missing.

    Raises ValueError when a row has more or fewer cells than there are columns.
    """
    made_columns = [c if isinstance(c, Column) else Column(c) for c in columns]
    made_rows = [[_cell(value) for value in row] for row in rows]
    made_foot = [_cell(value) for value in foot]
    for number, row in enumerate([*made_rows, made_foot or made_columns], start=1):
        if len(row) != len(made_columns):
            raise ValueError(
                f"Row {number} of the table {caption!r} has {len(row)} cells; "
                f"there are {len(made_columns)} columns."
            )
    return Table(caption=caption, columns=made_columns, rows=made_rows, foot=made_foot)


def _cell(value: Cell | str | int | None) -> Cell:
    if isinstance(value, Cell):
        return value
    if value is None:
        return Cell("")
    if isinstance(value, int):
        return Cell(f"{value:,}", sort_key=str(value))
    return Cell(value)
