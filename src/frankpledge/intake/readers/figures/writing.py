"""Reading a table of figures from its bytes to Parquet by period, and what was set aside.

Rows are drawn one by one and put on disk at once; DuckDB then finds what is given twice
and writes each period. Memory grows with neither.
"""

from __future__ import annotations

import csv
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from duckdb import ColumnExpression

from frankpledge.analysis.contracts import FIGURES
from frankpledge.analysis.periods import Period
from frankpledge.intake.readers.database import connected
from frankpledge.intake.readers.figures.cells import Cell
from frankpledge.intake.readers.figures.drawing import (
    Drawn,
    RowRefused,
    Table,
    read_figures,
)
from frankpledge.intake.readers.figures.tables import Found, header_words, table_rows
from frankpledge.intake.readers.reader import (
    Fault,
    FileRefused,
    MonthRead,
    MonthTally,
    Origin,
    Readable,
    Reading,
)
from frankpledge.intake.readers.sheets import open_book, spooled
from frankpledge.intake.readers.staging import (
    LINES_SHOWN,
    RowsLost,
    statement,
)
from frankpledge.intake.readers.words import FAULT_WORDS, lines_named, rows_counted
from frankpledge.ui.sheets import disarmed

GROUP_MARK = "\N{INFORMATION SEPARATOR ONE}"
KINDS = {column.name: column.kind for column in FIGURES} | {
    "entry": "BIGINT",
    "group_texts": "VARCHAR",
}
WRITTEN = (
    "entry", "row_number", "sheet", "period_start", "period_end", "area_kind",
    "area_code", "area_name", "wider_area", "category", "group_texts", "measure",
    "unit", "value", "state", "at_least", "at_most", "printed",
)  # fmt: skip


@dataclass
class _Drawing:
    """Everything one file gives, while it is read."""

    folder: Path
    figures: Any  # a csv writer
    set_aside: Any
    entries: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    lines: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)

    def keep(self, found: Found, drawn: Drawn, cell: Cell) -> None:
        """Write a figure down."""
        self.entries += 1
        period, place = drawn.period, drawn.place
        self.figures.writerow(
            (
                *(self.entries, found.row.number, found.row.sheet),
                *(period.start, period.end),
                *(place.kind, place.code, place.name, place.wider),
                *(drawn.category, GROUP_MARK.join(drawn.groups)),
                *(drawn.measure, drawn.unit),
                *(cell.value, cell.state, cell.at_least, cell.at_most),
                " ".join(cell.printed.split()),
            )
        )

    def leave(self, code: str, sheet: str, line: int, cells: list[str]) -> None:
        """Set a row, or one figure of it, aside with its reason."""
        self.counts[code] += 1
        if len(self.lines[code]) < LINES_SHOWN:
            self.lines[code].append(line)
        shown = [disarmed(cell) for cell in cells]
        self.set_aside.writerow([disarmed(sheet), line, FAULT_WORDS[code], *shown])

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return why rows were set aside, most frequent first."""
        return tuple(
            Fault(code, count, tuple(self.lines[code]))
            for code, count in self.counts.most_common()
        )


def read_table(
    stream: Readable, origin: Origin, folder: Path, *, table: Table
) -> Reading:
    """Read a table of figures into `folder`, a period at a time.

    Raises FileRefused when it holds no such table, or no figure of it can be kept.
    """
    brought = spooled(stream, folder / "brought")
    with _drawing(folder) as drawing, open_book(brought.path) as book:
        is_found = False
        for found in table_rows(book, table.columns, notes=drawing.notes):
            is_found = True
            _draw(found, table, drawing)
        drawing.notes += book.notes
        if not is_found:
            raise FileRefused(
                "holds no table of this kind: no row of its sheets is a header with "
                f"{header_words(table.columns)}, and rows below it."
            )
    with connected(folder) as connection:
        try:
            return _written(connection, drawing, origin, brought.content_sha256)
        except (duckdb.Error, RowsLost) as error:
            # Not foreseen, so a fault of ours: said of this file, and the next is read.
            raise FileRefused(
                f"could not be read through a fault that is not its own ({error}). "
                "Nothing of it was kept; please report it."
            ) from error


@contextmanager
def _drawing(folder: Path) -> Iterator[_Drawing]:
    with ExitStack() as stack:
        figures, aside = (
            stack.enter_context((folder / name).open("w", encoding="utf-8", newline=""))
            for name in ("figures.csv", "set-aside.csv")
        )
        set_aside = csv.writer(aside)
        set_aside.writerow(["Sheet", "Line", "Why it was set aside", "Cells"])
        yield _Drawing(folder, csv.writer(figures, lineterminator="\n"), set_aside)


def _draw(found: Found, table: Table, drawing: _Drawing) -> None:
    header, row = found
    if header.is_note(row):
        drawing.leave("note", row.sheet, row.number, row.cells)
        return
    try:
        for drawn, cell in read_figures(table.draw(header, row)):
            if cell is None:
                drawing.leave("figure-unreadable", row.sheet, row.number, row.cells)
            else:
                drawing.keep(found, drawn, cell)
    except RowRefused as refusal:
        drawing.leave(refusal.code, row.sheet, row.number, row.cells)


def _written(
    connection: duckdb.DuckDBPyConnection,
    drawing: _Drawing,
    origin: Origin,
    content_sha256: str,
) -> Reading:
    connection.execute(
        statement("figures_received"),
        {
            "path": str((drawing.folder / "figures.csv").resolve()),
            "columns": {name: KINDS[name] for name in WRITTEN},
        },
    )
    loaded = connection.table("figures").count("*").fetchall()[0][0]
    if loaded != drawing.entries:
        raise RowsLost(f"{drawing.entries} figures were handed over, {loaded} arrived.")
    _leave_again(connection, drawing)
    tallies = _tallies(connection)
    if not tallies:
        raise FileRefused(_nothing_kept(drawing))
    kept = sum(tally.rows_kept for tally in tallies.values())
    aside = sum(drawing.counts.values())
    return Reading(
        content_sha256=content_sha256,
        rows_read=kept + aside,
        rows_set_aside=aside,
        faults=drawing.faults,
        set_aside=drawing.folder / "set-aside.csv" if aside else None,
        months=tuple(
            _write(connection, period, tally, origin, drawing.folder)
            for period, tally in tallies.items()
        ),
        notes=tuple(drawing.notes),
    )


def _leave_again(connection: duckdb.DuckDBPyConnection, drawing: _Drawing) -> None:
    """Set aside figures given a second time: added, they would count twice."""
    rows = connection.execute(statement("figures_again")).fetchall()
    path = drawing.folder / "set-aside.csv"
    with path.open("a", encoding="utf-8", newline="") as file:
        drawing.set_aside = csv.writer(file)
        for line, sheet, start, end, *cells in rows:
            said = [Period(start, end).label, *(cell or "" for cell in cells)]
            drawing.leave("figure-again", sheet or "", line, said)


def _tallies(connection: duckdb.DuckDBPyConnection) -> dict[Period, MonthTally]:
    categories: dict[Period, Counter[str]] = defaultdict(Counter)
    states: dict[Period, Counter[str]] = defaultdict(Counter)
    without: Counter[Period] = Counter()
    codes: dict[Period, set[str]] = defaultdict(set)
    for start, end, category, state, rows, none, lsoas in connection.execute(
        statement("figures_tallies")
    ).fetchall():
        period = Period(start, end)
        categories[period][category] += rows
        states[period][state] += rows
        without[period] += none
        codes[period].update(lsoas or ())
    return {
        period: MonthTally(
            rows_kept=found.total(),
            rows_without_location=without[period],
            categories=found,
            lsoa_codes=frozenset(codes[period]),
            states=states[period],
        )
        for period, found in categories.items()
    }


def _write(
    connection: duckdb.DuckDBPyConnection,
    period: Period,
    tally: MonthTally,
    origin: Origin,
    folder: Path,
) -> MonthRead:
    version = str(uuid.uuid4())
    path = folder / f"{version}.parquet"
    kept = connection.sql(
        statement("figures_kept"),
        params={
            "version": version,
            "source": origin.source,
            "supplier": origin.supplier,
            "start": period.start,
            "until": period.end,
        },
    ).select(
        *[
            ColumnExpression(column.name).cast(column.kind).alias(column.name)
            for column in FIGURES
        ]
    )
    kept.write_parquet(str(path), compression="zstd")
    return MonthRead(
        month=period.start,
        months=len(period.months),
        version=version,
        parquet=path,
        tally=tally,
    )


def _nothing_kept(drawing: _Drawing) -> str:
    reasons = "; ".join(
        f"{rows_counted(fault.rows)} {FAULT_WORDS[fault.code]} "
        f"({lines_named(fault.lines, fault.rows)})"
        for fault in drawing.faults
    )
    return f"holds a table, and no figure of it could be kept: {reasons}."
