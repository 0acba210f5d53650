"""Reading one CSV from its bytes to Parquet and a list of what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb

from frankpledge.intake.readers.layout import Columns, Layout, columns_of
from frankpledge.intake.readers.lines import NumberedRows, number_rows
from frankpledge.intake.readers.reader import (
    Fault,
    FileRefused,
    Origin,
    Readable,
    Reading,
)
from frankpledge.intake.readers.staging import RowsLost, Staged, staged
from frankpledge.intake.readers.words import fault_words, lines_named, rows_counted


def read_csv(
    stream: Readable, origin: Origin, folder: Path, *, layout: Layout
) -> Reading:
    """Read a CSV of incidents into `folder`, a month at a time.

    Raises FileRefused when it is not such a file, or no row of it can be kept.
    """
    check = partial(columns_of, layout=layout)
    rows = number_rows(stream, folder / "rows.csv", check=check)
    columns = columns_of(rows.header, layout)
    if not rows.rows:
        raise FileRefused(
            "holds a header and no rows. A month without rows is not a month without "
            "incidents: ask the supplier to send it again."
        )
    try:
        with staged(rows, columns.cells, origin=origin, ways=layout.ways) as stage:
            return _written(stage, rows, columns, folder)
    except (duckdb.Error, RowsLost) as error:
        # Not foreseen, so a fault of ours: said of this file, and the next is read.
        raise FileRefused(
            f"could not be read through a fault that is not its own ({error}). Nothing "
            "of it was kept; please report it."
        ) from error


def _written(
    stage: Staged, rows: NumberedRows, columns: Columns, folder: Path
) -> Reading:
    faults = stage.faults()
    tallies = stage.tallies()
    if not tallies:
        raise FileRefused(_nothing_kept(faults, rows.rows, stage.origin))
    reasons = {
        fault.code: fault_words(fault.code, stage.origin.month) for fault in faults
    }
    return Reading(
        content_sha256=rows.content_sha256,
        rows_read=rows.rows,
        rows_set_aside=sum(fault.rows for fault in faults),
        faults=faults,
        set_aside=stage.write_set_aside(folder, reasons),
        months=tuple(
            stage.write(month, tally, folder) for month, tally in tallies.items()
        ),
        notes=tuple(_notes(rows, columns)),
    )


def _nothing_kept(faults: tuple[Fault, ...], rows: int, origin: Origin) -> str:
    reasons = "; ".join(
        f"{rows_counted(fault.rows)} {fault_words(fault.code, origin.month)} "
        f"({lines_named(fault.lines, fault.rows)})"
        for fault in faults
    )
    return f"holds {rows_counted(rows)}, and none could be kept: {reasons}."


def _notes(rows: NumberedRows, columns: Columns) -> Iterator[str]:
    if rows.rows_not_utf8:
        yield (
            f"{rows_counted(rows.rows_not_utf8)} (first on line {rows.first_not_utf8}) "
            "not written in UTF-8: read as Windows-1252, which may have changed accents."
        )
    if rows.last_is_open:
        yield (
            "The last line has no line end: it was kept, but the file may have been cut "
            "short."
        )
    for name in columns.unknown:
        yield f"The column “{name[:60]}” is not known and was not kept."
