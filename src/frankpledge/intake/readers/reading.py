"""Reading one CSV from its bytes to Parquet and a list of what was set aside."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import duckdb

from frankpledge.intake.readers.layout import (
    Columns,
    Layout,
    columns_of,
    layout_of,
    whole_header,
)
from frankpledge.intake.readers.lines import CHUNK_BYTES, NumberedRows, number_rows
from frankpledge.intake.readers.loadable import Loadable, own_names
from frankpledge.intake.readers.personal import Treatment, care_taken, withheld
from frankpledge.intake.readers.reader import (
    Fault,
    FileRefused,
    Opener,
    Origin,
    Readable,
    Reading,
)
from frankpledge.intake.readers.records import Hashed, Record, number_records
from frankpledge.intake.readers.staging import RowsLost, Staged, staged
from frankpledge.intake.readers.words import fault_words, lines_named, rows_counted

COUNTED_AS_LINES = "Where lines are named, they are records, the first being 1."


@dataclass(frozen=True)
class Numbered:
    """The rows of one file, numbered, and what its header says they are."""

    rows: NumberedRows
    layout: Layout
    columns: Columns

    @property
    def loadable(self) -> Loadable:
        """Return them as they are loaded."""
        derives = self.layout.derives_from(self.columns)
        derived = self.layout.derived if derives else ()
        return Loadable(self.rows, own_names(self.columns.cells, derived))


def read_csv(
    stream: Readable,
    origin: Origin,
    folder: Path,
    *,
    layouts: Sequence[Layout],
    beside: Sequence[Layout] = (),
    notes: tuple[str, ...] = (),
) -> Reading:
    """Read a CSV of incidents into `folder`, a month at a time.

    `layouts` are the forms its source has had, today's first; `beside` those of the
    files its rows refer to, which its origin brings; `notes` what is said of every file
    of the source. Raises FileRefused when it is not
    such a file, or no row of it can be kept.
    """
    plain = folder / "plain.csv"
    numbered = _numbered(stream, folder / "rows.csv", layouts, origin, plain=plain)
    others = [
        _beside(opened, folder / f"beside-{place}.csv", beside, origin)
        for place, opened in enumerate(origin.beside if beside else ())
    ]
    reading = read_rows(numbered, origin, folder, beside=others)
    return replace(reading, notes=(*notes, *reading.notes))


def read_records(
    stream: Readable,
    origin: Origin,
    folder: Path,
    *,
    layout: Layout,
    records: Callable[[Readable], Iterator[Record]],
    notes: tuple[str, ...] = (),
) -> Reading:
    """Read JSON or XML, of which `records` gives the records, as `read_csv` reads CSV.

    Numbers stand for lines: the first record is 1.
    """
    hashed = Hashed(stream)
    header = whole_header(layout)
    treatment = _treatment(header, layouts=(layout,), origin=origin)
    path = folder / "rows.csv"
    rows = number_records(records(hashed), path, header, treatment=treatment)
    while hashed.read(CHUNK_BYTES):  # what follows the last record, for the digest
        pass
    rows.content_sha256 = hashed.digest.hexdigest()
    numbered = Numbered(rows, layout, _columns(header, layout, origin))
    reading = read_rows(numbered, origin, folder)
    # Columns a feed may have are no columns this one had: nothing is said of them.
    return replace(reading, notes=(*notes, COUNTED_AS_LINES))


def read_rows(
    numbered: Numbered, origin: Origin, folder: Path, *, beside: Sequence[Numbered] = ()
) -> Reading:
    """Read rows that are numbered already, whatever kind of file they came in."""
    if not numbered.rows.rows:
        held = "a header and no rows" if numbered.rows.header_line else "no records"
        raise FileRefused(
            f"holds {held}. A month without rows is not a month without incidents: ask "
            "the supplier to send it again."
        )
    try:
        with staged(
            numbered.loadable,
            origin=origin,
            ways=numbered.layout.ways,
            beside=[other.loadable for other in beside],
        ) as stage:
            reading = _written(stage, numbered.rows, numbered.columns, folder)
            return replace(reading, read_with=_read_with(numbered, origin, beside))
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
        set_aside=stage.write_set_aside(folder, reasons) if faults else None,
        months=tuple(
            stage.write(month, tally, folder) for month, tally in tallies.items()
        ),
        notes=tuple(_notes(rows, columns)),
    )


def _numbered(
    stream: Readable,
    path: Path,
    layouts: Sequence[Layout],
    origin: Origin,
    *,
    plain: Path | None = None,
) -> Numbered:
    prepare = partial(_treatment, layouts=layouts, origin=origin)
    watch = partial(_place_of_sender, layouts=layouts, origin=origin)
    rows = number_rows(stream, path, plain=plain, prepare=prepare, watch=watch)
    layout = layout_of(rows.header, layouts)
    return Numbered(rows, layout, _columns(rows.header, layout, origin))


def _beside(
    opened: Opener, path: Path, layouts: Sequence[Layout], origin: Origin
) -> Numbered:
    """Number the rows of a file that those being read refer to."""
    try:
        with opened() as stream:
            return _numbered(stream, path, layouts, origin)
    except FileRefused as refusal:
        raise FileRefused(
            "cannot be read, because the file of collisions that came with it "
            f"{refusal.sentence}"
        ) from refusal


def _columns(header: tuple[str, ...], layout: Layout, origin: Origin) -> Columns:
    columns = columns_of(header, layout)
    return columns if origin.keyring else columns.lacking_key(header)


def _treatment(
    header: tuple[str, ...], *, layouts: Sequence[Layout], origin: Origin
) -> Treatment | None:
    """Return what is done to each row before it is written; None where nothing is."""
    layout = layout_of(header, layouts)
    columns = _columns(header, layout, origin)
    derive = layout.derive if layout.derives_from(columns) else None
    if not any(columns.cares) and derive is None:
        return None
    taken = care_taken(columns.cares, origin.keyring, origin.supplier)
    torn = withheld if layout.tells_of_persons else list[str]
    if derive is None:
        return Treatment(taken, torn)
    names = layout.derived

    def whole(cells: list[str]) -> list[str]:
        made = derive(dict(zip(columns.cells, cells, strict=True)))
        return taken(cells) + [made.get(name, "") for name in names]

    return Treatment(whole, torn, more=len(names))


def _place_of_sender(
    header: tuple[str, ...], *, layouts: Sequence[Layout], origin: Origin
) -> int | None:
    """Return the column that says whom a row comes from: often it says one thing."""
    cells = _columns(header, layout_of(header, layouts), origin).cells
    return cells.index("sender") if "sender" in cells else None


def _read_with(numbered: Numbered, origin: Origin, beside: Sequence[Numbered]) -> str:
    """Return what else than the bytes of the file decided what was kept of it."""
    if beside:
        digests = "".join(other.rows.content_sha256 for other in beside)
        return f"beside {hashlib.sha256(digests.encode()).hexdigest()[:16]}"
    if numbered.columns.without_key:
        return "no key"
    if numbered.columns.are_hashed and origin.keyring:
        return f"key {origin.keyring.fingerprint}"
    return ""


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
    for name in columns.left_behind:
        yield f"The column “{name}” tells of persons and was not kept."
    for name in columns.banded:
        yield f"Of the column “{name}”, which tells of persons, bands alone were kept."
    for name in columns.without_key:
        yield (
            f"The column “{name}” was not kept: identifiers are kept as keyed hashes "
            "alone, and there is no key. Set FRANKPLEDGE_IDENTIFIER_KEY and add the "
            "file again."
        )
    for name in columns.unknown:
        yield f"The column “{name[:60]}” is not known and was not kept."
