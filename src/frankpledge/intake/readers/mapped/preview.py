"""The first rows of a sample as they would be kept: by the very statements that keep them."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from frankpledge.intake.readers.lines import NumberedRows
from frankpledge.intake.readers.mapped.definition import Definition
from frankpledge.intake.readers.mapped.headers import Header
from frankpledge.intake.readers.mapped.reading import (
    columns_of_mapped,
    layout_of_mapped,
    write_rows,
)
from frankpledge.intake.readers.mapped.rows import maker
from frankpledge.intake.readers.reader import Origin
from frankpledge.intake.readers.reading import Numbered
from frankpledge.intake.readers.sheets import Row
from frankpledge.intake.readers.staging import staged, statement
from frankpledge.intake.readers.words import REMARK_WORDS, fault_words


@dataclass(frozen=True)
class PreviewRow:
    """A row as it would be kept; `why_not` is a clause, "" where it would be kept.

    `remarks` are clauses about what is left out of a row that is kept all the same.
    """

    number: int
    why_not: str
    remarks: tuple[str, ...]
    month: date | None
    occurred_at: datetime | None
    time_precision: str
    category: str
    place: str
    longitude: float | None
    latitude: float | None
    area: str
    outcome: str
    flags: tuple[str, ...]
    reference: str


def preview(
    header: Header, rows: Sequence[Row], definition: Definition
) -> tuple[PreviewRow, ...]:
    """Return rows as a definition would have them kept; identifiers are not shown."""
    if not rows:
        return ()
    origin = Origin("preview", "preview", None)
    made = maker(header.headings, definition, keyring=None, supplier="preview")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        count = write_rows(rows, made, path)
        numbered = Numbered(
            NumberedRows(path, b"", header.headings, rows=count),
            layout_of_mapped(definition, made),
            columns_of_mapped(header, definition, origin),
        )
        with staged(
            numbered.loadable, origin=origin, ways=numbered.layout.ways
        ) as stage:
            found = stage.connection.execute(statement("preview")).fetchall()
    return tuple(_shown(row) for row in found)


def _shown(row: Sequence[object]) -> PreviewRow:
    number, fault, *rest = row
    remarks = [REMARK_WORDS[str(code)] for code in rest[:5] if code]
    month, at, precision, category, place, x, y, area, outcome, flags, ref = rest[5:]
    return PreviewRow(
        number=int(str(number)),
        why_not=fault_words(str(fault), None) if fault else "",
        remarks=tuple(remarks),
        month=month,  # type: ignore[arg-type]
        occurred_at=at,  # type: ignore[arg-type]
        time_precision=str(precision or ""),
        category=str(category or ""),
        place=str(place or ""),
        longitude=x,  # type: ignore[arg-type]
        latitude=y,  # type: ignore[arg-type]
        area=str(area or ""),
        outcome=str(outcome or ""),
        flags=tuple(flags or ()),  # type: ignore[arg-type]
        reference=str(ref or ""),
    )
