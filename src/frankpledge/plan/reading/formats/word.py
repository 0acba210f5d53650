"""Word documents (.docx) to lines, tracked changes accepted.

Reads the body in its order: paragraphs, lists, tables, text boxes, then footnotes and
endnotes. Headers, footers, comments and pictures are left out, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from frankpledge.plan.reading.formats.opened import Opened, Page, Paragraph
from frankpledge.plan.reading.formats.package import (
    Package,
    attribute,
    first,
    local,
    opened_package,
)
from frankpledge.plan.reading.formats.tables import Block, Writer, placed
from frankpledge.plan.reading.formats.word_aside import aside_of
from frankpledge.plan.reading.formats.word_body import Body
from frankpledge.plan.reading.formats.word_numbering import numbering_of
from frankpledge.plan.reading.formats.word_styles import Styles, styles_of

KIND: Final = "a Word document"
MAIN: Final = "word/document.xml"
NOTES: Final = (("footnote", "Footnotes"), ("endnote", "Endnotes"))


def open_word(data: bytes, name: str) -> Opened:
    """Read a Word document; `name` is the file's, as a sentence shows it.

    Raises UnreadableDocument for a damaged, locked, hostile or too large file.
    """
    package = opened_package(data, name, f"{KIND} (.docx)")
    main = _main_part(package)
    root = package.root(main)
    body = None if root is None else first(root, "body")
    if body is None:
        raise package.damaged()
    folder = main.rpartition("/")[0]
    reading = Body(_styles(package, folder), package, package.targets(main))
    page = Page(name)
    writer = Writer(page)
    writer.write(reading.blocks(body))
    for kind, title in NOTES:
        notes = tuple(
            _notes(package.root(f"{folder}/{kind}s.xml"), kind, body, reading)
        )
        if notes:
            writer.write((Paragraph(title, is_heading=True), *notes))
    warnings = [*package.warnings, *reading.warnings(), *aside_of(package, folder)]
    return page.opened(KIND, warnings)


def _main_part(package: Package) -> str:
    root = package.root("_rels/.rels")
    for each in () if root is None else root:
        if attribute(each, "Type").endswith("/officeDocument"):
            return attribute(each, "Target").lstrip("/") or MAIN
    return MAIN


def _styles(package: Package, folder: str) -> Styles:
    styles = styles_of(package.root(f"{folder}/styles.xml"))
    lists = {
        identity: style.list_number or "" for identity, style in styles.named.items()
    }
    styles.numbering = numbering_of(package.root(f"{folder}/numbering.xml"), lists)
    return styles


def _notes(root: Any, kind: str, body: Any, reading: Body) -> Iterator[Block]:
    """Yield the notes in the order their marks stand; then those that need none."""
    held = {
        attribute(each, "id"): each
        for each in (() if root is None else root)
        if local(each) == kind and not attribute(each, "type")
    }
    marks = reading.marks.get(kind, {})
    for number, mark in enumerate(marks, start=1):
        if mark in held:
            yield from placed(reading.blocks(held[mark]), f"{kind} {number}")
    # A mark in the body that was not read was deleted, and its note with it.
    every = {attribute(each, "id") for each in body.iter(f"{{*}}{kind}Reference")}
    for mark, note in held.items():
        if mark not in every:
            yield from placed(reading.blocks(note), kind)
