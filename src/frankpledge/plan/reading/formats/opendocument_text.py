"""OpenDocument texts (.odt) to lines, tracked changes accepted.

Reads the body in its order: headings, lists, tables, text boxes, then the notes. Page
headers and footers, comments and pictures are left out, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from frankpledge.plan.reading.formats.aside import comments_left_out, running_left_out
from frankpledge.plan.reading.formats.opendocument_body import Body, words_of
from frankpledge.plan.reading.formats.opendocument_styles import styles_of
from frankpledge.plan.reading.formats.opened import Opened, Page, Paragraph
from frankpledge.plan.reading.formats.package import (
    attribute,
    first,
    local,
    opened_opendocument,
)
from frankpledge.plan.reading.formats.tables import Block, Writer, placed

KIND: Final = "an OpenDocument text"
NOTES: Final = (("footnote", "Footnotes"), ("endnote", "Endnotes"))


def open_opendocument_text(data: bytes, name: str) -> Opened:
    """Read a text; `name` is the file's, as a sentence shows it.

    Raises UnreadableDocument for a damaged, locked, hostile or too large file.
    """
    package = opened_opendocument(data, name, f"{KIND} (.odt)")
    root, styles = package.root("content.xml"), package.root("styles.xml")
    body = first(root, "body", "text")
    if body is None:
        raise package.damaged()
    reading = Body(styles_of(styles, root))
    page = Page(name)
    writer = Writer(page)
    writer.write(reading.blocks(body))
    for kind, title in NOTES:
        notes = tuple(_notes(reading, kind))
        if notes:
            writer.write((Paragraph(title, is_heading=True), *notes))
    comments = sum(1 for _ in body.iter("{*}annotation"))
    warnings = [
        *package.warnings,
        *reading.warnings(),
        *comments_left_out(comments),
        *running_left_out(_running(styles)),
    ]
    return page.opened(KIND, warnings)


def _notes(reading: Body, kind: str) -> Iterator[Block]:
    place = 0
    for note in reading.notes:
        if (attribute(note, "note-class") or "footnote") != kind:
            continue
        place += 1
        body = first(note, "note-body")
        if body is not None:
            yield from placed(reading.blocks(body), f"{kind} {place}")


def _running(root: Any) -> Iterator[list[str]]:
    """Yield the words of each line of the page headers and footers."""
    pages = first(root, "master-styles")
    for page in () if pages is None else pages:
        for part in page:
            if local(part).startswith(("header", "footer")):
                for line in part.iter("{*}p", "{*}h"):
                    yield list(words_of(line))
