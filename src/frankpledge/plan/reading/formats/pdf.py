"""A PDF to the canonical lines: its words and ruled lines, never its pictures.

PDFium reads the file (by pypdfium2: one wheel, nothing else with it). It holds one
document at a time, so threads take turns.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from frankpledge.plan.reading.decoding import UnreadableDocument
from frankpledge.plan.reading.formats.opened import Opened, Page
from frankpledge.plan.reading.formats.paper.contents import without_contents
from frankpledge.plan.reading.formats.paper.flow import (
    Known,
    Part,
    Prose,
    TablePart,
    first_places,
    last_items,
    parts_of,
    region_of,
)
from frankpledge.plan.reading.formats.paper.joining import document_parts
from frankpledge.plan.reading.formats.paper.margins import without_margins
from frankpledge.plan.reading.formats.paper.paragraphs import vocabulary_of
from frankpledge.plan.reading.formats.paper.sheet import Sheet, usual_size
from frankpledge.plan.reading.formats.paper.weight import TooHeavy, check_weight

KIND: Final = "a PDF document"
MOST_PAGES: Final = 300
MOST_LETTERS: Final = 1_000_000  # of a document; 300 pages have about half of it
MOST_EDGES: Final = 500_000  # ruled lines of a document
NEEDS_PASSWORD: Final = 4  # PDFium's number for it

_TURN = threading.Lock()


def open_pdf(data: bytes, name: str) -> Opened:
    """Read a PDF with text in it. `name` is the file's, as a sentence shows it.

    Raises UnreadableDocument for one that is broken, locked, scanned or too large.
    """
    with _TURN:
        sheets = _sheets_of(data, name)
    empty = [sheet.number for sheet in sheets if not sheet.words]
    if len(empty) == len(sheets):
        count = "1 page" if len(sheets) == 1 else f"{len(sheets)} pages"
        raise UnreadableDocument(
            f"{name} has {count} but no text: it was scanned or made of pictures. "
            "Bring the document it was printed from, or run text recognition (OCR) on "
            "it first."
        )
    sheets, running = without_margins(sheets)
    regions = [region_of(sheet) for sheet in sheets]
    prose = (word for region in regions for word in region.words)
    usual = usual_size((word for sheet in sheets for word in sheet.words), prose)
    known = Known(usual, vocabulary_of(sheets))
    pages: list[list[Part]] = []
    coming = [*map(first_places, regions[1:]), ()]
    for sheet, region, places in zip(sheets, regions, coming, strict=True):
        last = pages[-1][-1] if pages and pages[-1] else None
        known = replace(known, coming=places)
        pages.append(parts_of(sheet, region, known, _open_table(last)))
        places = _last_places(pages[-1]) or known.last
        known = replace(known, last=places, items=last_items(region))
    parts, repeated = document_parts(pages, known.words)
    parts, contents = without_contents(parts, len(sheets))
    warnings = [
        *_left_out(sheets, running, repeated),
        *_contents_left_out(contents),
        *_without_text(empty),
    ]
    return _written(parts, name, warnings)


def _open_table(last: Part | None) -> TablePart | None:
    return last if isinstance(last, TablePart) and last.xs else None


def _last_places(parts: Sequence[Part]) -> tuple[float, ...]:
    return next((p.xs for p in reversed(parts) if isinstance(p, TablePart)), ())


def _sheets_of(data: bytes, name: str) -> list[Sheet]:
    import pypdfium2  # noqa: PLC0415  a library of 8 MB, loaded when a PDF comes

    try:
        check_weight(data)
        document = pypdfium2.PdfDocument(data)
    except TooHeavy as error:
        raise _too_large(name, str(error)) from error
    except pypdfium2.PdfiumError as error:
        raise _unopened(name, getattr(error, "err_code", 0)) from error
    try:
        return _read(document, name)
    except pypdfium2.PdfiumError as error:
        raise _unopened(name, 0) from error
    finally:
        document.close()


def _read(document: Any, name: str) -> list[Sheet]:
    from frankpledge.plan.reading.formats.paper import pdfium  # noqa: PLC0415  as above

    count = len(document)
    if count > MOST_PAGES:
        raise _too_large(name, f"it has {count:,} pages, and {MOST_PAGES} are read")
    if pdfium.is_locked(document):
        _check_unlocked(document, name)
    sheets: list[Sheet] = []
    letters, edges = 0, 0
    for index in range(count):
        page = document[index]
        try:
            sheet = pdfium.sheet_of(page, index + 1)
        except pdfium.TooMuch as error:
            raise _too_large(name, f"it has {error}") from error
        finally:
            page.close()
        letters += sum(len(word.text) for word in sheet.words)
        if letters > MOST_LETTERS:
            raise _too_large(name, f"it has more than {MOST_LETTERS:,} letters")
        edges += len(sheet.lying) + len(sheet.standing)
        if edges > MOST_EDGES:
            raise _too_large(name, f"it has more than {MOST_EDGES:,} lines drawn")
        sheets.append(sheet)
    return sheets


def _check_unlocked(document: Any, name: str) -> None:
    """Weigh a document that anyone may open but whose streams are locked."""
    from frankpledge.plan.reading.formats.paper import pdfium  # noqa: PLC0415  as above

    unlocked = io.BytesIO()
    document.save(unlocked, flags=pdfium.WITHOUT_LOCK)
    try:
        check_weight(unlocked.getvalue())
    except TooHeavy as error:
        raise _too_large(name, str(error)) from error


def _too_large(name: str, why: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is too large to read: {why}. Bring only the pages of the plan."
    )


def _unopened(name: str, code: int) -> UnreadableDocument:
    if code == NEEDS_PASSWORD:
        return UnreadableDocument(
            f"{name} is locked with a password. Save it without one and bring it again."
        )
    return UnreadableDocument(
        f"{name} looks like a PDF document but cannot be opened as one: it may have "
        "been cut short on its way. Fetch it again, or print it to a new PDF."
    )


def _left_out(
    sheets: Sequence[Sheet], running: Sequence[str], repeated: int
) -> list[str]:
    warnings: list[str] = []
    if running:
        said = "; ".join(f"“{text[:120]}”" for text in running[:12])
        more = f" and {len(running) - 12} more" if len(running) > 12 else ""
        warnings.append(f"Left out as page headers, footers and numbers: {said}{more}.")
    if repeated:
        rows = "1 row" if repeated == 1 else f"{repeated} rows"
        warnings.append(
            f"{rows} of table headers that came again on a later page were left out."
        )
    warnings.extend(
        f"Page {sheet.number} has words printed sideways or beyond its edge, which "
        f"were not read: “{sheet.aside[:300]}”."
        for sheet in sheets
        if any(map(str.isalnum, sheet.aside))
    )
    return warnings


def _contents_left_out(contents: Sequence[str]) -> list[str]:
    if not contents:
        return []
    said = "; ".join(f"“{text[:80]}”" for text in contents[:20])
    return [f"The list of contents was left out: {said}."]


def _without_text(empty: Sequence[int]) -> list[str]:
    if not empty:
        return []
    if len(empty) == 1:
        return [f"Page {empty[0]} has no text; if it is a picture, it was not read."]
    said = ", ".join(map(str, empty[:30]))
    return [f"Pages {said} have no text; if they are pictures, they were not read."]


def _written(parts: Sequence[Part], name: str, warnings: Sequence[str]) -> Opened:
    page = Page(name)
    tables = 0
    for part in parts:
        if isinstance(part, Prose):
            page.words(part.paragraph, f"page {part.page}")
            continue
        tables += 1
        page.gap()
        _write_table(page, part, tables)
        page.gap()
    return page.opened(KIND, warnings)


def _write_table(page: Page, table: TablePart, number: int) -> None:
    for place, row in enumerate(table.rows, start=1):
        page.row(row.cells, f"page {row.page}, table {number}, row {place}")
